//! Puts a page together while it is read.

use std::borrow::Cow;
use std::ops::Range;

use poruch_detect_language::{Lang, PageLanguage};

use super::{Alternate, BlockKind, Metadata, Page, PageKind, Record, Related};

/// Collects what was read of a page.
#[derive(Debug, Default)]
pub(crate) struct PageBuilder {
    page: Page,
}

/// A block to add.
#[derive(Debug)]
pub(crate) struct NewBlock<'a> {
    pub(crate) kind: BlockKind,
    pub(crate) level: Option<u8>,
    pub(crate) lang: Lang,
    pub(crate) text: Cow<'a, str>,
    pub(crate) path: Cow<'a, str>,
    pub(crate) range: Option<Range<usize>>,
    pub(crate) anchors: Vec<String>,
}

impl PageBuilder {
    pub(crate) fn new(url: Option<&str>) -> Self {
        Self { page: Page { url: url.map(str::to_owned), ..Page::default() } }
    }

    pub(crate) fn kind(&mut self, kind: PageKind) -> &mut Self {
        self.page.kind = kind;
        self
    }

    pub(crate) fn flattened(&mut self, is_flattened: bool) -> &mut Self {
        self.page.is_flattened = is_flattened;
        self
    }

    pub(crate) fn language(&mut self, language: PageLanguage) -> &mut Self {
        self.page.language = language;
        self
    }

    pub(crate) fn metadata(&mut self, metadata: Metadata) -> &mut Self {
        self.page.metadata = metadata;
        self
    }

    pub(crate) fn alternates(&mut self, alternates: Vec<Alternate>) -> &mut Self {
        self.page.alternates = alternates;
        self
    }

    pub(crate) fn related(&mut self, related: Vec<Related>) -> &mut Self {
        self.page.related = related;
        self
    }

    pub(crate) fn block(&mut self, block: NewBlock<'_>) -> &mut Self {
        let NewBlock { kind, level, lang, text, path, range, anchors } = block;
        let (text, path) = (self.store(&text), self.store(&path));
        self.page.records.push(Record { kind, level, lang, text, path, range, anchors });
        self
    }

    pub(crate) fn build(self) -> Page {
        self.page
    }

    fn store(&mut self, text: &str) -> Range<usize> {
        let start = self.page.buffer.len();
        self.page.buffer.push_str(text);
        start..self.page.buffer.len()
    }
}
