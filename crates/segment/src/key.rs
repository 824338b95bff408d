//! Lower-case look-up keys without allocation.

/// Longest key in bytes; no abbreviation comes near it.
const CAPACITY: usize = 48;

/// A lower-case copy of a token on the stack.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    bytes: [u8; CAPACITY],
    len: usize,
    cyrillic: bool,
}

impl Key {
    /// The key of a token, or of several that belong together; `None` where it would be too long to be listed.
    pub(crate) fn of(parts: &[&str]) -> Option<Self> {
        let mut key = Self { bytes: [0; CAPACITY], len: 0, cyrillic: false };
        for part in parts {
            key.push_part(part)?;
        }
        Some(key)
    }

    fn push_part(&mut self, part: &str) -> Option<()> {
        for (at, byte) in part.bytes().enumerate() {
            if !byte.is_ascii() {
                return part[at..].chars().try_for_each(|c| self.push(c));
            }
            *self.bytes.get_mut(self.len)? = byte.to_ascii_lowercase();
            self.len += 1;
        }
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
        self.cyrillic |= matches!(c, '\u{400}'..='\u{4ff}');
        let end = self.len + c.len_utf8();
        c.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }

    /// Whether it holds a Cyrillic letter.
    pub(crate) fn is_cyrillic(&self) -> bool {
        self.cyrillic
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}
