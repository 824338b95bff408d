//! Where reading can be taken up again.

use serde::{Deserialize, Serialize};

/// A place in an input, behind which all that follows can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mark {
    /// A place in a file.
    File(Spot),
    /// How many pages of a folder are read.
    Pages(usize),
}

/// A place in a file that may be compressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spot {
    /// Where in the file decoding begins.
    pub(crate) member: u64,
    /// Decoded bytes to pass over from there.
    pub(crate) skip: u64,
    /// Bytes of the file that were read again before, because of damage: there is a limit to it.
    pub(crate) reread: u64,
    /// Where in the file the dictionary stands that members are decoded with.
    pub(crate) dictionary: Option<u64>,
}
