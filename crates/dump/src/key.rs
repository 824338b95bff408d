//! Keys: hashes that identify what something was made from.

use std::fmt;

use twox_hash::xxhash3_128::{DEFAULT_SECRET_LENGTH, RawHasher, SecretBuffer};

/// 128 bits that identify what something was made from: equal for equal contents, on every machine and in every run.
///
/// XXH3: two contents that differ have one key by chance in one of 10³⁸ cases. It does not withstand who makes such
/// contents on purpose, who would gain one page of the own site in place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key([u8; 16]);

impl Key {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// Makes a key of parts, each of them told apart from the next.
pub(crate) struct KeyBuilder(RawHasher<&'static [u8; DEFAULT_SECRET_LENGTH]>);

impl KeyBuilder {
    /// A key of its own kind: keys of different kinds differ for the same parts.
    pub(crate) fn new(kind: &str) -> Self {
        Self(RawHasher::new(SecretBuffer::default())).with(kind.as_bytes())
    }

    #[must_use]
    pub(crate) fn with(mut self, part: &[u8]) -> Self {
        self.0.write(&(part.len() as u64).to_le_bytes());
        self.0.write(part);
        self
    }

    /// With a part that may be missing, which is no empty one.
    #[must_use]
    pub(crate) fn with_field(self, field: Option<&str>) -> Self {
        match field {
            Some(field) => self.with(&[1]).with(field.as_bytes()),
            None => self.with(&[0]),
        }
    }

    pub(crate) fn finish(self) -> Key {
        Key(self.0.finish_128().to_be_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_parts_and_kinds_apart() {
        let key = |kind, parts: &[&str]| {
            parts.iter().fold(KeyBuilder::new(kind), |key, part| key.with(part.as_bytes())).finish()
        };
        assert_eq!(key("page", &["ab", "c"]), key("page", &["ab", "c"]));
        assert_ne!(key("page", &["ab", "c"]), key("page", &["a", "bc"]));
        assert_ne!(key("page", &["ab"]), key("pair", &["ab"]));
    }
}
