//! Aligned bilingual articles written as TMX, XLIFF, TSV, Moses, ladder, Markdown, JSON and HTML.
//!
//! ```
//! use poruch_export::{Article, Bead, Format, Side, Text, Writer};
//!
//! let en = vec![Text::new("paragraph", "The bridge is open.")];
//! let uk = vec![Text::new("paragraph", "Міст відкрито.")];
//! let article = Article::new(Side::new().with_title("Bridge"), Side::new().with_title("Міст"))
//!     .with_beads(vec![Bead::new(en, uk).with_score(0.97)]);
//!
//! let mut writer = Writer::new(Format::Tmx, [Vec::new()])?;
//! writer.write(&article)?;
//! let tmx = String::from_utf8(writer.finish()?.remove(0))?;
//! assert!(tmx.contains("<seg>Міст відкрито.</seg>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The nouns
//!
//! - [`Article`]: two [`Side`]s and their [`Bead`]s, borrowed from whoever aligned them.
//! - [`Format`]: which format, the endings of its files, and what it asks of its caller.
//! - [`Writer`]: takes articles one after another and writes to streams that the caller opened. This crate opens nothing.
//! - [`write_columns`]: two columns for a terminal.
//! - [`Index`]: the page that leads to the HTML pages of many articles.
//!
//! # What is written
//!
//! Formats for machines that pair texts (TMX, Moses) leave beads without a partner out; XLIFF gives English without a
//! partner as a unit that waits for its translation; the others give every bead. Characters that XML 1.0 cannot hold
//! are replaced by U+FFFD in the formats that are XML or HTML. The same articles give the same bytes: no clock is read,
//! so the optional creation dates of TMX and XLIFF are left out.
//!
//! # Limits
//!
//! Time and memory are linear in the size of an article; the number of articles is not limited.
//!
//! # Sources
//!
//! [TMX 1.4b](https://www.gala-global.org/tmx-14b),
//! [XLIFF 2.1](https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html),
//! [XLIFF 1.2](https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html),
//! [XML 1.0](https://www.w3.org/TR/xml/#charsets).

mod article;
mod columns;
mod encoder;
mod error;
mod format;
#[cfg(test)]
mod sample;
mod writer;

pub use article::{Article, Bead, OtherVersion, SentencePair, Side, Text, Texts};
pub use columns::write_columns;
pub use encoder::{Index, IndexEntry};
pub use error::ExportError;
pub use format::{Format, ParseFormatError};
pub use writer::Writer;
