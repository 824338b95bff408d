//! What the benches go through.

mod archive;
mod cases;
mod lines;
mod made;
mod pages;
mod prose;
mod sentences;
mod texts;

pub use archive::archived_pages;
pub use cases::{Case, GoldBead, GoldBlock, GoldPage, cases};
pub use made::{MadeDump, MadePair};
pub use pages::{OpenPage, pages_of};
pub use prose::{Prose, noisy_prose};
pub use sentences::sentence_cases;
pub use texts::{LabelledText, page_texts, paragraphs, texts_of};
