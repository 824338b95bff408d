//! News pages read into title, lead, paragraphs, metadata and language links, with roles and byte ranges.

mod page;
mod tree;

pub use page::{Alternate, AlternateVia, Block, BlockKind, Blocks, Metadata, Origin, Page, PageDate, Related, Sourced};
