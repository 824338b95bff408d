//! What was made of pages: models of sites, linkages, alignments, lexicons.

use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::sealed::{seal, unseal};
use super::{Store, StoreError, run};
use crate::DumpError;
use crate::key::Key;

/// What most results take, those of pairs.
const RESULT_BYTES: usize = 1 << 11;

impl Store {
    /// What was made from what has this key.
    pub(crate) fn result<T: DeserializeOwned>(&self, key: Key) -> Result<Option<T>, DumpError> {
        self.read(|store| {
            let mut select = store.prepare_cached("SELECT value FROM results WHERE key = ?1")?;
            let mut rows = select.query([key.bytes()])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let sealed = row.get_ref(0)?.as_blob().map_err(|_| StoreError::Broken)?;
            Ok(Some(rmp_serde::from_slice(unseal(sealed)?)?))
        })
    }

    /// What this run made from what has this key, or has found made.
    ///
    /// # Errors
    ///
    /// Where there is none: something else has changed the store.
    pub(crate) fn made<T: DeserializeOwned>(&self, key: Key) -> Result<T, DumpError> {
        self.result(key)?.ok_or_else(|| self.broken(rusqlite::Error::QueryReturnedNoRows))
    }

    /// Whether something was made from what has this key.
    pub(crate) fn has_result(&self, key: Key) -> Result<bool, DumpError> {
        self.read(|store| {
            let mut select = store.prepare_cached("SELECT EXISTS (SELECT 1 FROM results WHERE key = ?1)")?;
            Ok(select.query_row([key.bytes()], |row| row.get(0))?)
        })
    }

    /// Stores what was made.
    pub(crate) fn put_result<T: Serialize>(&self, key: Key, value: &T) -> Result<(), DumpError> {
        let sealed = || -> Result<_, StoreError> {
            let mut sealed = Vec::with_capacity(RESULT_BYTES);
            rmp_serde::encode::write_named(&mut sealed, value)?;
            seal(&mut sealed);
            Ok(sealed)
        };
        let sealed = self.tell(sealed())?;
        self.write(|store| {
            let insert = "INSERT OR REPLACE INTO results (key, value, run) VALUES (?1, ?2, ?3)";
            run(store, insert, params![key.bytes(), sealed, self.run])
        })
    }

    /// Notes that this run uses what an earlier one made.
    pub(crate) fn keep_result(&self, key: Key) -> Result<(), DumpError> {
        let update = "UPDATE results SET run = ?2 WHERE key = ?1 AND run <> ?2";
        self.write(|store| run(store, update, params![key.bytes(), self.run]))
    }
}
