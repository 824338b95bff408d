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
pack_fields!(Page { url, kind, language, metadata, buffer, records, alternates, related, is_flattened });

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
    /// Whether all blocks stand in the text, as they do in every page that was read.
    pub(crate) fn is_sound(&self) -> bool {
        let spans = self.records.iter().flat_map(|record| [&record.text, &record.path]);
        spans.into_iter().all(|span| self.buffer.get(span.clone()).is_some())
    }
}
