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
        for part in parts {
            key.push_part(part)?;
        }
        Some(key)
    }

    fn push_part(&mut self, part: &str) -> Option<()> {
        if part.is_ascii() { self.push_ascii(part.as_bytes()) } else { part.chars().try_for_each(|c| self.push(c)) }
    }

    fn push_ascii(&mut self, part: &[u8]) -> Option<()> {
        let end = self.len + part.len();
        let copy = self.bytes.get_mut(self.len..end)?;
        copy.copy_from_slice(part);
        copy.make_ascii_lowercase();
        self.len = end;
        Some(())
    }

    fn push(&mut self, c: char) -> Option<()> {
        match c {
            'а'..='я' => self.write(c),
            '\u{2011}' | '‐' => self.write('-'),
            _ => c.to_lowercase().try_for_each(|c| self.write(c)),
        }
    }

    #[inline]
    fn write(&mut self, c: char) -> Option<()> {
        let end = self.len + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}
