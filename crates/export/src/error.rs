//! Why an export failed.

use std::io;

use crate::Format;

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The caller's stream did not take what was written.
    #[error("could not write the export")]
    Write {
        /// Why.
        #[from]
        source: io::Error,
    },
    /// More or fewer streams than the format is written to.
    #[error("{format} is written to {expected} streams, not {actual}")]
    Streams {
        /// The format.
        format: Format,
        /// How many it takes.
        expected: usize,
        /// How many were given.
        actual: usize,
    },
}
