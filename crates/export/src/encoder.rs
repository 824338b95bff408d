//! The formats, each a state machine over the bytes of its streams.

mod html;
mod jsonl;
mod ladder;
mod markdown;
mod moses;
mod tmx;
mod tsv;
mod xliff;
mod xliff12;
mod xml;

use std::io;

pub use html::{Index, IndexEntry};

use crate::{Article, Format};

/// Turns articles into bytes, which it adds to a buffer for each stream of its format.
pub(crate) trait Encoder: Send + Sync {
    /// What stands before the first article.
    fn head(&mut self, _out: &mut [Vec<u8>]) -> io::Result<()> {
        Ok(())
    }

    /// An article.
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()>;

    /// What stands after the last article.
    fn foot(&mut self, _out: &mut [Vec<u8>]) -> io::Result<()> {
        Ok(())
    }
}

pub(crate) fn encoder(format: Format) -> Box<dyn Encoder> {
    match format {
        Format::Jsonl => Box::new(jsonl::Jsonl),
        Format::Tmx => Box::new(tmx::Tmx::paragraphs()),
        Format::TmxSentences => Box::new(tmx::Tmx::sentences()),
        Format::Xliff => Box::new(xliff::Xliff::default()),
        Format::Xliff12 => Box::new(xliff12::Xliff12::default()),
        Format::Tsv => Box::new(tsv::Tsv),
        Format::Moses => Box::new(moses::Moses),
        Format::Ladder => Box::new(ladder::Ladder),
        Format::Md => Box::new(markdown::Markdown),
        Format::Html => Box::new(html::Html::default()),
    }
}
