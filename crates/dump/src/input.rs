//! Inputs: web archives, JSONL files, folders of saved pages.

mod address;
mod compression;
mod folder;
mod head;
mod item;
mod jsonl;
mod list;
mod mark;
mod member;
mod stamp;
mod stream;
mod tracked;
mod warc;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub(crate) use head::head_length;
pub(crate) use item::{Content, Damage, Item, Raw};
pub use item::{DamageKind, DamageSample, Skip};
pub(crate) use mark::{Mark, Spot};

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

    /// Opens an input, or all that a list of inputs names.
    ///
    /// A list is a file called `.list`, `.txt` or `.paths`, plain or compressed by gzip or zstd. Each line names an
    /// input; a path that is not absolute begins in the folder of the list. Blank lines and those that begin with `#`
    /// name nothing.
    ///
    /// ```no_run
    /// let inputs = poruch_dump::Input::open_all("crawls.list")?;
    /// println!("{} inputs", inputs.len());
    /// # Ok::<(), poruch_dump::DumpError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Input::open`]; of a line of a list, [`DumpError::List`] with that as its source. A list cannot name a list.
    pub fn open_all(path: impl Into<PathBuf>) -> Result<Vec<Self>, DumpError> {
        let path = path.into();
        if list::is_list(&path) { list::open_list(&path) } else { Ok(vec![Self::open(path)?]) }
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

    /// What tells whether it changed: lengths and times of modification, of a folder also the paths of its pages in it.
    /// Where the input itself stands does not matter.
    ///
    /// # Errors
    ///
    /// [`DumpError::Open`] where it is gone.
    pub fn stamp(&self) -> Result<String, DumpError> {
        let open = |source| DumpError::Open { path: self.path.clone(), source };
        stamp::of(&self.path, self.kind).map_err(open)
    }

    /// Reads it from its beginning.
    pub(crate) fn read(&self, max_record: u64, progress: Arc<AtomicU64>) -> io::Result<InputReader> {
        let beginning = if self.kind == InputKind::Folder { Mark::Pages(0) } else { Mark::File(Spot::default()) };
        self.read_from(beginning, max_record, progress)
    }

    /// Reads what stands behind a mark that an earlier reader of the same input gave.
    pub(crate) fn read_from(&self, mark: Mark, max_record: u64, progress: Arc<AtomicU64>) -> io::Result<InputReader> {
        let stream = |progress| match mark {
            Mark::File(spot) => Stream::open_at(&self.path, spot, progress),
            Mark::Pages(_) => Err(io::Error::new(io::ErrorKind::InvalidInput, "the mark is that of a folder")),
        };
        let source = match (self.kind, mark) {
            (InputKind::Warc, _) => Source::Warc(Box::new(WarcReader::new(stream(progress)?, max_record))),
            (InputKind::Jsonl, _) => Source::Jsonl(Box::new(JsonlReader::new(stream(progress)?, max_record))),
            (InputKind::Folder, Mark::Pages(read)) => {
                Source::Folder(FolderReader::open(&self.path, read, max_record, progress)?)
            }
            (InputKind::Folder, Mark::File(_)) => {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "the mark is that of a file"));
            }
        };
        Ok(InputReader { path: self.path.clone(), source })
    }
}

fn kind_by_name(path: &Path) -> Option<InputKind> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let name = without_compression(&name);
    let kinds = [(".warc", InputKind::Warc), (".jsonl", InputKind::Jsonl), (".ndjson", InputKind::Jsonl)];
    kinds.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| kind)
}

/// A name in small letters without the ending that tells how the file is compressed.
fn without_compression(name: &str) -> &str {
    [".gz", ".zst", ".zstd"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
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

    /// Where reading can be taken up behind the last item, with the same items following; none where it cannot.
    pub(crate) fn mark(&self) -> Option<Mark> {
        match &self.source {
            Source::Warc(reader) => reader.spot().map(Mark::File),
            Source::Jsonl(reader) => reader.spot().map(Mark::File),
            Source::Folder(reader) => Some(Mark::Pages(reader.read())),
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

#[cfg(test)]
mod tests;
