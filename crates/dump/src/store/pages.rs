//! Extracted pages, by the key of what they were made from.

use poruch::Lang;
use poruch::parse::{Draft, PageKind};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::items::{ItemId, rows};
use super::packed::{Packed, Packer, Unpacker};
use super::{Store, StoreError};
use crate::DumpError;
use crate::key::Key;

/// A page of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StoredPage(i64);

impl StoredPage {
    pub(super) fn row(self) -> i64 {
        self.0
    }
}

/// A page as it was extracted, to be stored.
#[derive(Debug)]
pub(crate) struct Extracted {
    pub(crate) key: Key,
    pub(crate) kind: PageKind,
    pub(crate) lang: Lang,
    /// Its site; empty where it has no address of the web.
    pub(crate) site: String,
    /// Other sites that it names as homes of its versions.
    pub(crate) links: Vec<String>,
    pub(crate) draft: Packed,
}

/// A page of a site, as often as the inputs hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    /// By which the pages of a run are ordered: the place of their input, and their place in it.
    pub(crate) order: (i64, ItemId),
    pub(crate) page: StoredPage,
    pub(crate) key: Key,
    pub(crate) is_article: bool,
}

/// Pages of a site that name the same other sites as homes of their versions.
#[derive(Debug)]
pub(crate) struct SiteLinks {
    pub(crate) site: String,
    pub(crate) linked: Vec<String>,
    /// How many they are.
    pub(crate) pages: u32,
}

fn kind_name(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Article => "article",
        PageKind::Listing => "listing",
        _ => "other",
    }
}

fn find_page(store: &Connection, key: Key) -> Result<Option<StoredPage>, StoreError> {
    let mut select = store.prepare_cached("SELECT id FROM pages WHERE key = ?1")?;
    Ok(select.query_row([key.bytes()], |row| row.get(0)).optional()?.map(StoredPage))
}

impl Store {
    /// The page that was made from what has this key.
    pub(crate) fn find_page(&self, key: Key) -> Result<Option<StoredPage>, DumpError> {
        self.read(|store| find_page(store, key))
    }

    /// Whether there are any pages.
    pub(crate) fn has_pages(&self) -> Result<bool, DumpError> {
        self.read(|store| Ok(store.query_row("SELECT EXISTS (SELECT 1 FROM pages)", [], |row| row.get(0))?))
    }

    /// Stores a page, once for each key.
    pub(crate) fn put_page(&self, page: &Extracted) -> Result<StoredPage, DumpError> {
        self.write(|store| {
            let links = if page.links.is_empty() { None } else { Some(page.links.join("\n")) };
            let insert = "INSERT INTO pages (key, kind, lang, site, links, length, draft)
                          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (key) DO NOTHING";
            let Extracted { key, kind, lang, site, draft, .. } = page;
            let values = params![key.bytes(), kind_name(*kind), lang.as_str(), site, links, draft.length, draft.bytes];
            let is_new = store.prepare_cached(insert)?.execute(values)? > 0;
            let known = if is_new { Some(StoredPage(store.last_insert_rowid())) } else { find_page(store, *key)? };
            known.ok_or_else(|| rusqlite::Error::QueryReturnedNoRows.into())
        })
    }

    /// A draft as it is stored.
    pub(crate) fn pack(&self, draft: &Draft) -> Result<Packed, DumpError> {
        let pack = || self.packers.lend(Packer::new)?.pack(draft);
        self.tell(pack())
    }

    /// Calls `read` with the bytes of a page's draft, as [`Draft::unpack`] reads them.
    pub(crate) fn packed_draft<T>(&self, page: StoredPage, read: impl FnOnce(&[u8]) -> T) -> Result<T, DumpError> {
        self.read(|store| {
            let mut unpacker = self.unpackers.lend(Unpacker::new)?;
            let mut select = store.prepare_cached("SELECT length, draft FROM pages WHERE id = ?1")?;
            let mut rows = select.query([page.0])?;
            let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            let sealed = row.get_ref(1)?.as_blob().map_err(|_| StoreError::Broken)?;
            let length: u32 = row.get(0)?;
            Ok(read(unpacker.plain(sealed, length as usize)?))
        })
    }

    /// Reads the draft of a page in place of another.
    pub(crate) fn unpack_draft(&self, page: StoredPage, draft: &mut Draft) -> Result<(), DumpError> {
        let unpacked = self.packed_draft(page, |bytes| draft.unpack(bytes))?;
        unpacked.map_err(|error| self.broken(error))
    }

    /// Reads the draft of a page in place of another, without its teasers of other articles.
    pub(crate) fn unpack_article(&self, page: StoredPage, draft: &mut Draft) -> Result<(), DumpError> {
        let unpacked = self.packed_draft(page, |bytes| draft.unpack_article(bytes))?;
        unpacked.map_err(|error| self.broken(error))
    }

    /// Each site with other sites that pages of it name and how many pages there are, as often as they name others.
    pub(crate) fn site_links(&self) -> Result<Vec<SiteLinks>, DumpError> {
        self.read(|store| {
            let select =
                "SELECT site, links, count(*) FROM pages JOIN items ON items.page = pages.id GROUP BY site, links";
            rows(store, select, |row| {
                let links: Option<String> = row.get(1)?;
                let linked = links.iter().flat_map(|links| links.lines()).map(str::to_owned).collect();
                Ok(SiteLinks { site: row.get(0)?, linked, pages: row.get(2)? })
            })
        })
    }

    /// The pages of a site, in the order of the inputs.
    pub(crate) fn members(&self, site: &str) -> Result<Vec<Member>, DumpError> {
        self.read(|store| {
            let mut select = store.prepare_cached(
                "SELECT inputs.place, items.id, pages.id, pages.key, pages.kind = 'article' FROM pages
                 JOIN items ON items.page = pages.id JOIN inputs ON inputs.id = items.input
                 WHERE pages.site = ?1 ORDER BY inputs.place, items.id",
            )?;
            let member = |row: &Row<'_>| {
                Ok(Member {
                    order: (row.get(0)?, ItemId(row.get(1)?)),
                    page: StoredPage(row.get(2)?),
                    key: Key::from_bytes(row.get(3)?),
                    is_article: row.get(4)?,
                })
            };
            let members = select.query_map([site], member)?;
            Ok(members.collect::<Result<_, _>>()?)
        })
    }
}
