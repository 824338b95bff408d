//! Lower-case look-up keys without allocation.

/// Longest key in bytes; no abbreviation comes near it.
const CAPACITY: usize = 48;

/// A lower-case copy of a token on the stack.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    bytes: [u8; CAPACITY],
    len: usize,
}

impl Key {
    /// The key of a token, or of several that belong together; `None` where it would be too long to be listed.
    pub(crate) fn of(parts: &[&str]) -> Option<Self> {
        let mut key = Self { bytes: [0; CAPACITY], len: 0 };
        for c in parts.iter().flat_map(|part| part.chars()).flat_map(char::to_lowercase) {
            let c = if matches!(c, '\u{2011}' | '‐') { '-' } else { c };
            let end = key.len + c.len_utf8();
            c.encode_utf8(key.bytes.get_mut(key.len..end)?);
            key.len = end;
        }
        Some(key)
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}
