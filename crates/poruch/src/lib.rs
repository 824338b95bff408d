//! Two pages of a bilingual news site in, one aligned bilingual article out.
//!
//! A page in English and a page in Ukrainian are read ([`parse`]), the language of every block is told
//! ([`detect_language`]), and the paragraphs of the two are aligned ([`align`](mod@align)), m to n, with sentences inside where
//! asked for ([`segment`]). Which pages of a site are versions of one article is found by [`link`]; what comes out is
//! written by [`export`].
//!
//! ```
//! let en = r#"<html lang="en"><body><article><h1>The bridge is open again</h1>
//!     <p>Kyiv reopened the Paton bridge to buses on Monday, 12 February.</p>
//!     <p>Repairs cost 1,250,000 hryvnias, said Mayor Klymenko.</p></article></body></html>"#;
//! let uk = r#"<html lang="uk"><body><article><h1>Міст знову відкрили</h1>
//!     <p>У понеділок, 12 лютого, Київ знову відкрив міст Патона для автобусів.</p>
//!     <p>Ремонт коштував 1 250 000 гривень, сказав мер Клименко.</p></article></body></html>"#;
//!
//! let article = poruch::align_pages(en, uk)?;
//! for bead in article.beads() {
//!     let text = |blocks: &[poruch::parse::Block<'_>]| blocks.iter().map(|b| b.text).collect::<Vec<_>>().join(" ");
//!     println!("{:.2}  {}  |  {}", bead.score, text(&bead.en), text(&bead.uk));
//! }
//! # assert_eq!(article.beads().filter(|bead| bead.en.len() == 1 && bead.uk.len() == 1).count(), 3);
//! # Ok::<(), poruch::Error>(())
//! ```
//!
//! # Three levels of use
//!
//! - [`align_pages`]: one call, two pages.
//! - [`Pipeline`]: made once from [`PipelineOptions`], used from many threads, with a [`Cache`] a thread.
//! - The stages on their own: [`parse::Parser`], [`detect_language::Detector`], [`segment::Segmenter`],
//!   [`align::Aligner`], [`link::Linker`], each usable without the others.
//!
//! # Limits
//!
//! The pair of languages is English and Ukrainian. Pages are HTML; what a script would add in a browser is not there.
//! Nothing here reads files, starts threads or looks at the clock; `poruch-dump` does that for whole dumps.

mod article;
mod error;
mod pipeline;
mod view;

pub use article::{ArticleBead, BilingualArticle, Linked, OtherVersion};
pub use error::{Error, Position};
pub use pipeline::{Pipeline, PipelineOptions, role, units};

pub use poruch_align as align;
pub use poruch_align::Cache;
pub use poruch_detect_language as detect_language;
pub use poruch_detect_language::Lang;
pub use poruch_export as export;
pub use poruch_link as link;
pub use poruch_parse as parse;
pub use poruch_parse::Page;
pub use poruch_segment as segment;

/// Aligns two pages, one in English and one in Ukrainian, in whichever order they come.
///
/// # Errors
///
/// Where a page passes a limit of the parser, or the two are not an English and a Ukrainian page.
pub fn align_pages(first_html: &str, second_html: &str) -> Result<BilingualArticle, Error> {
    Pipeline::default().align_pages(first_html, second_html)
}
