//! Pages as bytes.

use super::{
    Alternate, AlternateTarget, AlternateVia, BlockKind, Metadata, Origin, Page, PageKind, Record, Related, Sourced,
};
use crate::packed::{Packed, UnpackError, pack_fields, pack_names};

pack_names!(PageKind { Article, Listing, Other });
pack_names!(BlockKind { Title, Lead, KeyPoint, Heading, Paragraph, ListItem, Quote, Caption, TableCell, Code });
pack_names!(Origin { JsonLd, Meta, Markup, Text, Address });
pack_names!(AlternateVia { Hreflang, HttpLink, OgLocale, JsonLd, SwitchLink });
pack_names!(AlternateTarget { Page, FrontPage, Itself });
pack_fields!(Record { kind, level, lang, text, path, range, anchors });
pack_fields!(Alternate { lang, url, via, target });
pack_fields!(Related { title, url });
pack_fields!(Metadata {
    title,
    published,
    modified,
    category,
    tags,
    authors,
    source,
    site_name,
    image,
    canonical,
    declared_langs
});

/// Without the teasers, which stand apart.
impl Packed for Page {
    fn pack(&self, to: &mut Vec<u8>) {
        let Self { url, kind, language, metadata, buffer, records, alternates, related: _, is_flattened } = self;
        url.pack(to);
        kind.pack(to);
        language.pack(to);
        metadata.pack(to);
        buffer.pack(to);
        records.pack(to);
        alternates.pack(to);
        is_flattened.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let mut page = Self::default();
        page.refill(from)?;
        Ok(page)
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        let Self { url, kind, language, metadata, buffer, records, alternates, related, is_flattened } = self;
        related.clear();
        url.refill(from)?;
        kind.refill(from)?;
        language.refill(from)?;
        metadata.refill(from)?;
        buffer.refill(from)?;
        records.refill(from)?;
        alternates.refill(from)?;
        is_flattened.refill(from)
    }
}

impl<T: Packed> Packed for Sourced<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.value.pack(to);
        self.origin.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        Ok(Self { value: T::unpack(from)?, origin: Origin::unpack(from)? })
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        self.value.refill(from)?;
        self.origin.refill(from)
    }
}

impl Page {
    pub(crate) fn pack_related(&self, to: &mut Vec<u8>) {
        self.related.pack(to);
    }

    pub(crate) fn refill_related(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        self.related.refill(from)
    }

    /// Whether all blocks stand in the text, as they do in every page that was read.
    pub(crate) fn is_sound(&self) -> bool {
        let spans = self.records.iter().flat_map(|record| [&record.text, &record.path]);
        spans.into_iter().all(|span| self.buffer.get(span.clone()).is_some())
    }
}
