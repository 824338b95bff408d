//! The bytes of a page, or its text.

use std::borrow::Cow;

/// The bytes of a page, or its text where the input held text.
#[derive(Debug)]
pub(crate) enum Body<'a> {
    Bytes(Cow<'a, [u8]>),
    Text(String),
}

impl Body<'_> {
    /// Bytes held.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Text(text) => text.len(),
        }
    }
}
