//! How the table of a script is laid out in bytes, the same where it is made and where it is read.
//!
//! First the rows that words share, then the slots of the words, then the rows of the groups of letters. A row is a
//! signed byte a lane, in units of [`UNIT`]. A slot has [`SLOT`] bytes, little-endian, from the low end: the number of the
//! word's row, whether the word is a name, a print of the word. Slot 0 is empty.

use crate::alphabet::Script;

/// Bits of a row's number; row 0 is not used.
pub(crate) const ROW_BITS: u32 = 13;
/// Bytes of a word's slot.
pub(crate) const SLOT: usize = 3;
/// Bits of a slot that tell apart words of the same place: what the row's number and the mark of a name leave.
pub(crate) const PRINT_BITS: u32 = 24 - ROW_BITS - 1;
/// The longest group of letters, the ends of the word ([`EDGE`]) among them.
pub(crate) const LONGEST_GROUP: usize = 5;
/// The shortest group of letters.
pub(crate) const SHORTEST_GROUP: usize = 2;
/// The code that stands for either end of a word in a group of letters.
pub(crate) const EDGE: u8 = 0;
/// Letters of a word that are read; the rest of a longer one has no vote.
pub(crate) const LONGEST_WORD: usize = 32;
/// Parts of a natural logarithm that the bytes of a row count.
pub(crate) const UNIT: i32 = 12;

/// The sizes of one script's table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// Bytes a row.
    pub(crate) lanes: usize,
    /// Bits of a word's place. Languages with many endings have many words.
    pub(crate) word_bits: u32,
    /// Bits of the place of a group of letters; groups share places by chance.
    pub(crate) group_bits: u32,
}

impl Layout {
    /// The layout for a script.
    pub(crate) const fn of(script: Script) -> Self {
        let (word_bits, group_bits) = match script {
            Script::Cyrillic => (18, 15),
            Script::Latin => (17, 14),
        };
        Self { lanes: script.row_len(), word_bits, group_bits }
    }

    /// Where the slots of the words begin.
    pub(crate) const fn words(self) -> usize {
        self.lanes << ROW_BITS
    }

    /// Where the rows of the groups begin.
    pub(crate) const fn groups(self) -> usize {
        self.words() + (SLOT << self.word_bits)
    }

    /// The length of the whole.
    pub(crate) const fn len(self) -> usize {
        self.groups() + (self.lanes << self.group_bits)
    }
}
