//! Why a page cannot be read.

use thiserror::Error;

/// Why a page cannot be read. Broken markup and odd text are no errors: only a passed limit of [`Limits`] is.
///
/// [`Limits`]: crate::Limits
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The page is longer than [`Limits::max_bytes`](crate::Limits::max_bytes) allows.
    #[error("the page has {actual} bytes, more than the limit of {limit}")]
    TooManyBytes {
        /// The limit in bytes of decoded text.
        limit: usize,
        /// The length of the decoded page in bytes.
        actual: usize,
    },
    /// The page's tree is larger than [`Limits::max_nodes`](crate::Limits::max_nodes) allows.
    #[error("the page has more than {limit} nodes and attributes")]
    TooManyNodes {
        /// The limit, which counts elements, texts and attributes.
        limit: usize,
    },
    /// A tag has more attributes than [`Limits::max_attributes`](crate::Limits::max_attributes) allows.
    #[error("a tag at byte {at} has more than {limit} attributes")]
    TooManyAttributes {
        /// The limit of attributes of one tag.
        limit: usize,
        /// Where the tag begins, in bytes of the decoded page.
        at: usize,
    },
}
