//! What the inputs held, item by item: pages, and what could not be used.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::pages::StoredPage;
use super::{InputId, Store, StoreError, run};
use crate::DumpError;
use crate::input::{Damage, DamageSample};

/// Whether a record was lost or a stretch between records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Loss {
    Record,
    Gap,
}

impl Loss {
    fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Gap => "gap",
        }
    }
}

/// An item of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ItemId(pub(super) i64);

/// How many pages there are of a kind in a language.
#[derive(Debug)]
pub(crate) struct PageCount {
    pub(crate) kind: String,
    pub(crate) lang: String,
    pub(crate) pages: u64,
}

impl Store {
    /// Notes that an input holds `page` at an offset of `file`.
    pub(crate) fn add_page(
        &self,
        input: InputId,
        (file, offset): (&Path, u64),
        page: StoredPage,
    ) -> Result<(), DumpError> {
        let insert = "INSERT INTO items (input, file, start, page) VALUES (?1, ?2, ?3, ?4)";
        self.write(|store| run(store, insert, params![input.0, file_name(file), signed(offset), page.row()]))
    }

    /// Notes that something of an input is lost.
    pub(crate) fn add_loss(
        &self,
        input: InputId,
        (file, offset): (&Path, u64),
        (loss, damage): (Loss, &Damage),
    ) -> Result<(), DumpError> {
        let insert = "INSERT INTO items (input, file, start, loss, kind, message) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.write(|store| {
            let kind = serde_json::to_string(&damage.kind)?;
            run(store, insert, params![input.0, file_name(file), signed(offset), loss.name(), kind, damage.message])
        })
    }

    /// How many pages there are, by kind and language.
    pub(crate) fn count_pages(&self) -> Result<Vec<PageCount>, DumpError> {
        self.read(|store| {
            let select = "SELECT pages.kind, lang, count(*) FROM items JOIN pages ON pages.id = items.page GROUP BY pages.kind, lang";
            rows(store, select, |row| {
                Ok(PageCount { kind: row.get(0)?, lang: row.get(1)?, pages: count(row, 2)? })
            })
        })
    }

    /// The file that an item came from, and where it begins there.
    pub(crate) fn place_of(&self, item: ItemId) -> Result<(String, u64), DumpError> {
        self.read(|store| {
            let mut select = store.prepare_cached("SELECT file, start FROM items WHERE id = ?1")?;
            Ok(select.query_row([item.0], |row| Ok((row.get(0)?, count(row, 1)?)))?)
        })
    }

    /// Calls `take` for every loss, in the order of the inputs.
    pub(crate) fn losses(&self, mut take: impl FnMut(Loss, DamageSample)) -> Result<(), DumpError> {
        self.read(|store| {
            let select =
                "SELECT loss, items.kind, file, start, message FROM items JOIN inputs ON inputs.id = items.input
                          WHERE loss IS NOT NULL ORDER BY inputs.place, items.id";
            let mut statement = store.prepare(select)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (loss, kind, file): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let loss = if loss == Loss::Gap.name() { Loss::Gap } else { Loss::Record };
                let (kind, offset) = (serde_json::from_str(&kind)?, count(row, 3)?);
                take(loss, DamageSample { kind, file: PathBuf::from(file), offset, message: row.get(4)? });
            }
            Ok(())
        })
    }
}

fn file_name(file: &Path) -> Cow<'_, str> {
    file.to_string_lossy()
}

/// `SQLite` has signed integers; no file is so long that it would matter.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count(row: &Row<'_>, column: usize) -> Result<u64, rusqlite::Error> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

pub(super) fn rows<T>(
    store: &Connection,
    select: &str,
    read: impl FnMut(&Row<'_>) -> Result<T, rusqlite::Error>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = store.prepare(select)?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
