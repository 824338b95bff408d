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
    /// The key of a token, or of several that belong together; empty, as no listed form is, where it would be too long.
    pub(crate) fn of(parts: &[&str]) -> Self {
        let mut key = Self { bytes: [0; CAPACITY], len: 0, cyrillic: false };
        if parts.iter().try_for_each(|part| key.push_part(part)).is_none() {
            key.len = 0;
        }
        key
    }

    fn push_part(&mut self, part: &str) -> Option<()> {
        let mut len = self.len;
        for (at, byte) in part.bytes().enumerate() {
            if !byte.is_ascii() {
                self.len = len;
                return part[at..].chars().try_for_each(|c| self.push(c));
            }
            *self.bytes.get_mut(len)? = byte.to_ascii_lowercase();
            len += 1;
        }
        self.len = len;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &[&str], expected: &str) {
        assert_eq!(Key::of(parts).as_bytes(), expected.as_bytes());
    }

    #[test]
    fn writes_small_letters_of_every_script() {
        check(&["Ph.D"], "ph.d");
        check(&["Чл.‐Кор"], "чл.-кор");
        check(&["дол", ".", "США"], "дол.сша");
        check(&["Dєřж"], "dєřж");
    }

    #[test]
    fn is_empty_where_the_token_is_too_long_to_be_listed() {
        check(&["a".repeat(CAPACITY).as_str()], &"a".repeat(CAPACITY));
        check(&["a".repeat(CAPACITY).as_str(), "a"], "");
        check(&["ж".repeat(CAPACITY).as_str()], "");
    }

    #[test]
    fn tells_cyrillic_by_one_letter() {
        assert!(Key::of(&["Cтр"]).is_cyrillic());
        assert!(!Key::of(&["Str", "é"]).is_cyrillic());
    }
}
