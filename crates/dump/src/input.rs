//! Inputs: web archives, JSONL files, folders of saved pages.

mod address;
mod folder;
mod item;
mod jsonl;
mod member;
mod stream;
mod tracked;
mod warc;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub(crate) use item::{Content, Damage, Item, Raw};
pub use item::{DamageKind, DamageSample, Skip};

use crate::DumpError;
use folder::FolderReader;
use jsonl::JsonlReader;
pub(crate) use stream::Stream;
use warc::WarcReader;

/// An input, known to be there and of a kind that can be read.
///
/// ```no_run
/// let input = poruch_dump::Input::open("crawl.warc.gz")?;
/// println!("{} bytes", input.bytes());
/// # Ok::<(), poruch_dump::DumpError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    path: PathBuf,
    kind: InputKind,
    bytes: u64,
}

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InputKind {
    /// A web archive: `.warc`, or compressed by gzip or zstd.
    Warc,
    /// A page a line: `.jsonl`, or compressed by gzip or zstd.
    Jsonl,
    /// A folder of saved pages: `.html`, `.htm`, `.xhtml`, in it and in the folders below.
    Folder,
}

impl Input {
    /// Checks that the input can be opened, and tells what it is by its name. How a file is compressed, its first bytes
    /// tell.
    ///
    /// # Errors
    ///
    /// [`DumpError::Open`] where it cannot be opened, [`DumpError::UnknownInput`] where its name does not tell its kind.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, DumpError> {
        let path = path.into();
        let open = |source| DumpError::Open { path: path.clone(), source };
        let metadata = fs::metadata(&path).map_err(open)?;
        let (kind, bytes) = if metadata.is_dir() {
            (InputKind::Folder, folder::folder_bytes(&path).map_err(open)?)
        } else {
            File::open(&path).map_err(open)?;
            let kind = kind_by_name(&path).ok_or_else(|| DumpError::UnknownInput { path: path.clone() })?;
            (kind, metadata.len())
        };
        Ok(Self { path, kind, bytes })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is.
    pub fn kind(&self) -> InputKind {
        self.kind
    }

    /// How many bytes it has as stored.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn read(&self, max_record: u64, progress: Arc<AtomicU64>) -> io::Result<InputReader> {
        let source = match self.kind {
            InputKind::Warc => Source::Warc(Box::new(WarcReader::new(Stream::open(&self.path, progress)?, max_record))),
            InputKind::Jsonl => {
                Source::Jsonl(Box::new(JsonlReader::new(Stream::open(&self.path, progress)?, max_record)))
            }
            InputKind::Folder => Source::Folder(FolderReader::open(&self.path, max_record, progress)?),
        };
        Ok(InputReader { path: self.path.clone(), source })
    }
}

fn kind_by_name(path: &Path) -> Option<InputKind> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let name = [".gz", ".zst", ".zstd"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let kinds = [(".warc", InputKind::Warc), (".jsonl", InputKind::Jsonl), (".ndjson", InputKind::Jsonl)];
    kinds.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| kind)
}

/// Reads an input, one item after another.
pub(crate) struct InputReader {
    path: PathBuf,
    source: Source,
}

enum Source {
    Warc(Box<WarcReader>),
    Jsonl(Box<JsonlReader>),
    Folder(FolderReader),
}

impl InputReader {
    pub(crate) fn next(&mut self) -> Option<Item> {
        match &mut self.source {
            Source::Warc(reader) => reader.next(),
            Source::Jsonl(reader) => reader.next(),
            Source::Folder(reader) => reader.next(),
        }
    }

    /// The file that the last item came from.
    pub(crate) fn file(&self) -> &Path {
        match &self.source {
            Source::Folder(reader) => reader.current(),
            _ => &self.path,
        }
    }
}
