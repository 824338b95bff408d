//! Why a run ended.

use std::io;
use std::path::PathBuf;

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
    #[error("the input {path} is neither a folder nor a .warc or .jsonl file (plain, .gz, .zst)", path = path.display())]
    UnknownInput {
        /// The input.
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
    /// The store of extracted pages failed.
    #[error("the store of extracted pages failed")]
    Spool {
        /// Why.
        source: io::Error,
    },
    /// The threads cannot be started.
    #[error("the threads cannot be started")]
    Threads {
        /// Why.
        source: rayon::ThreadPoolBuildError,
    },
}
