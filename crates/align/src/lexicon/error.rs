//! What a lexicon file can have wrong.

use std::io;

/// Why a lexicon file could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// Reading failed.
    #[error("lexicon could not be read")]
    Read(#[from] io::Error),
    /// The first line is not that of a lexicon of a version this library knows.
    #[error("lexicon does not start with `{}`", super::file::HEADER)]
    Header,
    /// A line is no entry.
    #[error("line {number} of the lexicon is no entry")]
    Line {
        /// The line, counted from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        fault: LineFault,
    },
}

/// What is wrong with a line of a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LineFault {
    /// The line has not three or four fields.
    #[error("{0} fields instead of 3 or 4")]
    Fields(usize),
    /// A word is missing or is no single word.
    #[error("field {0} is no single word")]
    Word(usize),
    /// A probability is no number in `[0, 1]`.
    #[error("field {0} is no number from 0 to 1")]
    Probability(usize),
}
