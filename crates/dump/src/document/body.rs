//! The bytes of a page, or its text.

/// The bytes of a page, or its text where the input held text.
#[derive(Debug)]
pub(crate) enum Body {
    Bytes(Vec<u8>),
    Text(String),
}

impl Body {
    /// Bytes held.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Text(text) => text.len(),
        }
    }
}
