//! Why a run ended.

use std::io;
use std::path::{Path, PathBuf};

/// Why a run ended before its time. Damage inside an input is no error: it is counted in the [`Report`](crate::Report).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DumpError {
    /// An input cannot be opened.
    #[error("the input {path} cannot be opened", path = path.display())]
    Open {
        /// The input.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The name of an input does not tell what it is.
    #[error("the input {path} is neither a folder nor a .warc or .jsonl file (plain, .gz, .zst) nor a list (.list, .txt, .paths)", path = path.display())]
    UnknownInput {
        /// The input.
        path: PathBuf,
    },
    /// A line of a list names no input that can be read.
    #[error("line {line} of the list {list} cannot be used", list = list.display())]
    List {
        /// The list.
        list: PathBuf,
        /// Which line, counted from one.
        line: u64,
        /// Why.
        source: Box<DumpError>,
    },
    /// A list of inputs names a list.
    #[error("{path} is a list, which a list cannot name", path = path.display())]
    NestedList {
        /// The list that is named.
        path: PathBuf,
    },
    /// An output cannot be written.
    #[error("the output {path} cannot be written", path = path.display())]
    Write {
        /// The output.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An export failed.
    #[error("the output {path} cannot be written", path = path.display())]
    Export {
        /// The output.
        path: PathBuf,
        /// Why.
        source: poruch::export::ExportError,
    },
    /// Another run writes to the same folder.
    #[error("another run writes to {path}", path = path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// What the run keeps on disk to go on from cannot be read or written.
    #[error("what the run keeps in {path} cannot be read or written (if it is damaged, remove that file: the run then starts anew)", path = path.display())]
    State {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The threads cannot be started.
    #[error("the threads cannot be started")]
    Threads {
        /// Why.
        source: rayon::ThreadPoolBuildError,
    },
}

impl DumpError {
    pub(crate) fn state(path: &Path, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::State { path: path.to_owned(), source: Box::new(source) }
    }
}
