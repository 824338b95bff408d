//! The languages that are told apart, a place ("lane") in a row of scores for each.

use crate::alphabet::Script;

/// Codes of the Cyrillic languages, that of the library first.
const CYRILLIC: [[u8; 2]; 6] = [*b"uk", *b"ru", *b"be", *b"bg", *b"sr", *b"mk"];

/// Codes of the Latin languages, that of the library first.
const LATIN: [[u8; 2]; 16] = [
    *b"en", *b"de", *b"fr", *b"es", *b"it", *b"pt", *b"nl", *b"pl", *b"cs", *b"sk", *b"ro", *b"hu", *b"sv", *b"da",
    *b"hr", *b"tr",
];

impl Script {
    /// The codes of its languages, in the order of their lanes.
    pub(crate) const fn codes(self) -> &'static [[u8; 2]] {
        match self {
            Self::Cyrillic => &CYRILLIC,
            Self::Latin => &LATIN,
        }
    }

    /// Bytes of a row in the table of the script: a power of two that holds its lanes.
    pub(crate) const fn row_len(self) -> usize {
        self.codes().len().next_power_of_two()
    }
}
