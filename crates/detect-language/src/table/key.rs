//! Hashes of words and of groups of letters, the same where the tables are made and where they are read.

/// A hash of codes of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of no letters.
    pub(crate) const EMPTY: Self = Self(0x2545_F491_4F6C_DD1D);

    /// The key with one letter more. An odd multiplier (of the golden ratio) and a rotation spread the bits.
    #[must_use]
    pub(crate) const fn with(self, code: u8) -> Self {
        Self((self.0.rotate_left(9) ^ code as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The key of codes in a row.
    pub(crate) fn of(codes: &[u8]) -> Self {
        codes.iter().fold(Self::EMPTY, |key, &code| key.with(code))
    }

    /// The upper `bits` bits, the best mixed ones: a place in a table.
    #[allow(clippy::cast_possible_truncation, reason = "the place has few bits")]
    pub(crate) const fn place(self, bits: u32) -> usize {
        (self.0 >> (u64::BITS - bits)) as usize
    }

    /// Bits that a place does not hold, to tell apart words that share it.
    #[allow(clippy::cast_possible_truncation, reason = "the print has few bits")]
    pub(crate) const fn print(self, bits: u32) -> u32 {
        (self.0 >> 16) as u32 & ((1 << bits) - 1)
    }
}
