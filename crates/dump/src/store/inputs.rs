//! The inputs of the run, and how far each was read.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Store, StoreError, run};
use crate::DumpError;
use crate::input::{Mark, Skip};

/// An input of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InputId(pub(super) i64);

/// What is known of an input.
#[derive(Debug)]
pub(crate) struct StoredInput {
    pub(crate) id: InputId,
    /// Whether all of it was read.
    pub(crate) is_read: bool,
    /// Where reading goes on.
    pub(crate) mark: Option<Mark>,
    /// Records that hold no page, of the part that was read.
    pub(crate) skipped: BTreeMap<Skip, u64>,
}

impl Store {
    /// Takes note of the inputs of this run, each with its path and stamp, in order; what is known of each. One that has
    /// changed since, or was not there, is new; what was read from others is forgotten.
    pub(crate) fn take_inputs(&self, inputs: &[(String, String)]) -> Result<Vec<StoredInput>, DumpError> {
        self.begin()?;
        let taken = self.write(|store| {
            run(store, "UPDATE inputs SET place = NULL", [])?;
            let taken = (0..).zip(inputs).map(|(place, input)| place_input(store, place, input)).collect();
            run(store, "DELETE FROM items WHERE input IN (SELECT id FROM inputs WHERE place IS NULL)", [])?;
            run(store, "DELETE FROM inputs WHERE place IS NULL", [])?;
            taken
        })?;
        self.commit()?;
        Ok(taken)
    }

    /// Forgets what was read of an input.
    pub(crate) fn restart_input(&self, input: &mut StoredInput) -> Result<(), DumpError> {
        (input.mark, input.skipped) = (None, BTreeMap::new());
        self.write(|store| run(store, "DELETE FROM items WHERE input = ?1", [input.id.0]))?;
        self.note_progress(input)
    }

    /// Takes note of how far an input was read.
    pub(crate) fn note_progress(&self, input: &StoredInput) -> Result<(), DumpError> {
        self.write(|store| {
            let mark = input.mark.as_ref().map(serde_json::to_string).transpose()?;
            let skipped = serde_json::to_string(&input.skipped)?;
            let update = "UPDATE inputs SET is_read = ?2, mark = ?3, skipped = ?4 WHERE id = ?1";
            run(store, update, params![input.id.0, input.is_read, mark, skipped])
        })
    }
}

/// An input at its place among those of the run.
fn place_input(store: &Connection, place: i64, (path, stamp): &(String, String)) -> Result<StoredInput, StoreError> {
    let known = "SELECT id FROM inputs WHERE path = ?1 AND stamp = ?2 AND place IS NULL ORDER BY id LIMIT 1";
    let known: Option<i64> = store.query_row(known, [path, stamp], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        run(store, "UPDATE inputs SET place = ?2 WHERE id = ?1", [id, place])?;
        return input(store, id);
    }
    let insert = "INSERT INTO inputs (path, stamp, place, skipped, is_read) VALUES (?1, ?2, ?3, '{}', 0)";
    run(store, insert, params![path, stamp, place])?;
    input(store, store.last_insert_rowid())
}

fn input(store: &Connection, id: i64) -> Result<StoredInput, StoreError> {
    let select = "SELECT is_read, mark, skipped FROM inputs WHERE id = ?1";
    let (is_read, mark, skipped): (bool, Option<String>, String) =
        store.query_row(select, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mark = mark.map(|mark| serde_json::from_str(&mark)).transpose()?;
    Ok(StoredInput { id: InputId(id), is_read, mark, skipped: serde_json::from_str(&skipped)? })
}
