//! What a run knows, on disk: what was read, the extracted pages, and what was made of them.
//!
//! An `SQLite` file in a folder of its own inside the output folder. It takes the pages out of memory, lets a run that was
//! killed go on, and lets the next run over the same inputs do only what is new.
//!
//! Everything that was made from something stands under the [key](crate::key) of what it was made from, so nothing
//! need be told what has changed: what has another key is made anew.

mod inputs;
mod items;
mod packed;
mod pages;
mod results;
mod sealed;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _, Params};

use crate::DumpError;
use crate::shelf::Shelf;
use packed::{Packer, Unpacker};

pub(crate) use inputs::{InputId, StoredInput};
pub(crate) use items::{ItemId, Loss, PageCount};
pub(crate) use pages::{Extracted, Member, StoredPage};

/// The folder inside the output folder.
const FOLDER: &str = ".poruch";
const FILE: &str = "state.sqlite";
/// What the file looks like inside. One of another form is made anew.
const FORM: i32 = 4;
/// Memory of each connection for parts of the file: 8 MiB, in KiB and negative, as `SQLite` wants it.
const CACHE: i32 = -8192;

const SCHEMA: &str = "
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE inputs (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL, stamp TEXT NOT NULL, place INTEGER,
        mark TEXT, skipped TEXT NOT NULL, is_read INTEGER NOT NULL
    );
    CREATE TABLE pages (
        id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, lang TEXT NOT NULL,
        site TEXT NOT NULL, links TEXT, length INTEGER NOT NULL, draft BLOB NOT NULL
    );
    CREATE INDEX pages_by_site ON pages (site);
    CREATE TABLE items (
        id INTEGER PRIMARY KEY, input INTEGER NOT NULL, file TEXT, start INTEGER NOT NULL,
        page INTEGER, loss TEXT, kind TEXT, message TEXT
    );
    CREATE INDEX items_by_page ON items (page) WHERE page IS NOT NULL;
    CREATE INDEX items_by_input ON items (input);
    CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
";

/// Why the store failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error("what was stored is damaged")]
    Broken,
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error("what was stored cannot be read")]
    Decode(#[from] rmp_serde::decode::Error),
    #[error("what was made cannot be stored")]
    Encode(#[from] rmp_serde::encode::Error),
    #[error("what was stored cannot be read")]
    Json(#[from] serde_json::Error),
}

/// What a run knows, on disk.
pub(crate) struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    /// Connections that only read.
    readers: Shelf<Connection>,
    packers: Shelf<Packer>,
    unpackers: Shelf<Unpacker>,
    /// Which run this is: what no run asked for any more is removed.
    run: i64,
    /// Held as long as the store is open: two runs must not write to one folder.
    _lock: File,
}

impl Store {
    /// Opens the store of the output folder `output`, or makes it.
    ///
    /// What was made by another `maker` (a version, options of reading) is thrown away.
    pub(crate) fn open(output: &Path, maker: &str) -> Result<Self, DumpError> {
        let folder = output.join(FOLDER);
        let path = folder.join(FILE);
        let write = |source| DumpError::Write { path: folder.clone(), source };
        fs::create_dir_all(&folder).map_err(write)?;
        let lock = File::create(folder.join("lock")).map_err(write)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(DumpError::Busy { path: output.to_owned() }),
            Err(TryLockError::Error(source)) => return Err(write(source)),
        }
        Self::connect(&path, maker, lock).map_err(|error| DumpError::state(&path, error))
    }

    fn connect(path: &Path, maker: &str, lock: File) -> Result<Self, StoreError> {
        let mut writer = open(path)?;
        let is_known = {
            let form: i32 = writer.pragma_query_value(None, "user_version", |row| row.get(0))?;
            form == FORM && fact(&writer, "maker")?.as_deref() == Some(maker)
        };
        if !is_known {
            drop(writer);
            remove(path)?;
            writer = open(path)?;
            writer.execute_batch(SCHEMA)?;
            writer.pragma_update(None, "user_version", FORM)?;
            set_fact(&writer, "maker", maker)?;
        }
        let run = fact(&writer, "run")?.and_then(|run| run.parse().ok()).unwrap_or(0);
        let (readers, packers, unpackers) = Default::default();
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers, packers, unpackers, run, _lock: lock })
    }

    /// Begins to gather changes; none of them counts before [`commit`](Self::commit).
    pub(crate) fn begin(&self) -> Result<(), DumpError> {
        self.write(|store| Ok(store.execute_batch("BEGIN IMMEDIATE")?))
    }

    /// Makes the changes since [`begin`](Self::begin) count, all or none of them.
    pub(crate) fn commit(&self) -> Result<(), DumpError> {
        self.write(|store| Ok(store.execute_batch("COMMIT")?))
    }

    /// A note by its name.
    pub(crate) fn fact(&self, name: &str) -> Result<Option<String>, DumpError> {
        self.write(|store| fact(store, name))
    }

    /// Takes a note.
    pub(crate) fn set_fact(&self, name: &str, value: &str) -> Result<(), DumpError> {
        self.write(|store| set_fact(store, name, value))
    }

    /// Removes a note.
    pub(crate) fn forget(&self, name: &str) -> Result<(), DumpError> {
        self.write(|store| run(store, "DELETE FROM facts WHERE name = ?1", [name]))
    }

    /// Ends the run: what it did not ask for is removed.
    pub(crate) fn finish(&self) -> Result<(), DumpError> {
        self.write(|store| {
            store.execute_batch(
                "DELETE FROM pages WHERE NOT EXISTS (SELECT 1 FROM items WHERE items.page = pages.id)",
            )?;
            run(store, "DELETE FROM results WHERE run <> ?1", [self.run])?;
            set_fact(store, "run", &(self.run + 1).to_string())
        })
    }

    /// Calls `write` with the one connection that changes the store.
    fn write<T>(&self, write: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, DumpError> {
        let connection = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        self.tell(write(&connection))
    }

    /// Calls `read` with a connection that no other thread uses.
    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, DumpError> {
        let reader = self.tell(self.readers.lend(|| open(&self.path)))?;
        self.tell(read(&reader))
    }

    /// The error of a store that holds what cannot be used.
    pub(crate) fn broken(&self, source: impl std::error::Error + Send + Sync + 'static) -> DumpError {
        DumpError::state(&self.path, source)
    }

    fn tell<T>(&self, result: Result<T, StoreError>) -> Result<T, DumpError> {
        result.map_err(|error| self.broken(error))
    }
}

/// A write-ahead log lets readers read while the run writes, and survives a kill at any moment.
fn open(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "cache_size", CACHE)?;
    connection.busy_timeout(std::time::Duration::from_mins(1))?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// Removes the file with what `SQLite` keeps beside it.
fn remove(path: &Path) -> Result<(), StoreError> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// `None` where there is none, or no table of them yet.
fn fact(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    if !connection.table_exists(None, "facts")? {
        return Ok(None);
    }
    Ok(connection.query_row("SELECT value FROM facts WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}

/// Executes a statement that is used again and again.
fn run(connection: &Connection, statement: &str, values: impl Params) -> Result<(), StoreError> {
    connection.prepare_cached(statement)?.execute(values)?;
    Ok(())
}

fn set_fact(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    run(connection, "INSERT OR REPLACE INTO facts (name, value) VALUES (?1, ?2)", [name, value])
}
