//! What words and groups of letters say for each language: `data/table.bin`, made by the package `language-tables`.

pub(crate) mod group;
pub(crate) mod key;
pub(crate) mod layout;

use crate::alphabet::Script;
use key::Key;
use layout::{Layout, PRINT_BITS, ROW_BITS, SLOT};

static BYTES: &[u8] = include_bytes!("../data/table.bin");

const CYRILLIC: Layout = Layout::of(Script::Cyrillic);
const LATIN: Layout = Layout::of(Script::Latin);
const _: () = assert!(BYTES.len() == CYRILLIC.len() + LATIN.len(), "the table was made for another layout");

/// The table of one script, with rows of so many bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<const LANES: usize> {
    bytes: &'static [u8],
    layout: Layout,
}

/// A word of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed<const LANES: usize> {
    /// What it says for each lane.
    pub(crate) row: &'static [u8; LANES],
    /// Whether it is written with a capital only.
    pub(crate) is_name: bool,
}

impl Table<{ CYRILLIC.lanes }> {
    /// The table of the Cyrillic languages.
    pub(crate) fn cyrillic() -> Self {
        Self { bytes: &BYTES[..CYRILLIC.len()], layout: CYRILLIC }
    }
}

impl Table<{ LATIN.lanes }> {
    /// The table of the Latin languages.
    pub(crate) fn latin() -> Self {
        Self { bytes: &BYTES[CYRILLIC.len()..], layout: LATIN }
    }
}

impl<const LANES: usize> Table<LANES> {
    /// The word that has a key, if it is listed.
    #[inline]
    pub(crate) fn word(self, key: Key) -> Option<Listed<LANES>> {
        let print = key.print(PRINT_BITS);
        let mut place = key.place(self.layout.word_bits);
        loop {
            let slot = self.slot(place);
            if slot == 0 {
                return None;
            }
            if slot >> (ROW_BITS + 1) == print {
                let row = self.row(0, (slot & ((1 << ROW_BITS) - 1)) as usize);
                return Some(Listed { row, is_name: slot >> ROW_BITS & 1 == 1 });
            }
            place = (place + 1) & ((1 << self.layout.word_bits) - 1);
        }
    }

    fn slot(self, place: usize) -> u32 {
        let bytes = &self.bytes[self.layout.words() + place * SLOT..][..SLOT];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])
    }

    /// What the group of letters that has a key says for each lane.
    #[inline]
    pub(crate) fn group(self, key: Key) -> &'static [u8; LANES] {
        self.row(self.layout.groups(), key.place(self.layout.group_bits))
    }

    fn row(self, from: usize, number: usize) -> &'static [u8; LANES] {
        self.bytes[from + number * LANES..].first_chunk().expect("rows up to the end of the table")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alphabet::Alphabet;

    fn key(form: &str) -> Key {
        form.chars().fold(Key::EMPTY, |key, c| key.with(Alphabet::get().letter(c).code()))
    }

    #[test]
    fn finds_words_of_both_scripts() {
        let says = |row: &[u8], lane: usize| i8::from_le_bytes([row[lane]]);
        let ukrainian = Table::cyrillic().word(key("після")).expect("a listed word").row;
        assert!(says(ukrainian, 0) > says(ukrainian, 1));
        let german = Table::latin().word(key("nicht")).expect("a listed word").row;
        assert!(says(german, 1) > says(german, 0));
        assert!(Table::cyrillic().word(key("щоякхтосьде")).is_none());
    }

    #[test]
    fn knows_names_by_their_capitals() {
        assert!(Table::latin().word(key("merkel")).expect("a listed word").is_name);
        assert!(!Table::latin().word(key("more")).expect("a listed word").is_name);
    }
}
