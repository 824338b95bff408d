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

/// The table of one script.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    bytes: &'static [u8],
    layout: Layout,
}

/// A word of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed {
    /// What it says for each lane.
    pub(crate) row: &'static [u8],
    /// Whether it is written with a capital only.
    pub(crate) is_name: bool,
}

impl Table {
    /// The table of a script.
    pub(crate) fn of(script: Script) -> Self {
        match script {
            Script::Cyrillic => Self { bytes: &BYTES[..CYRILLIC.len()], layout: CYRILLIC },
            Script::Latin => Self { bytes: &BYTES[CYRILLIC.len()..], layout: LATIN },
        }
    }

    /// The word that has a key, if it is listed.
    pub(crate) fn word(self, key: Key) -> Option<Listed> {
        let print = key.print(PRINT_BITS);
        let mut place = key.place(self.layout.word_bits);
        loop {
            let slot = self.slot(place);
            if slot >> (ROW_BITS + 1) == print && slot != 0 {
                let row = self.row(0, (slot & ((1 << ROW_BITS) - 1)) as usize);
                return Some(Listed { row, is_name: slot >> ROW_BITS & 1 == 1 });
            }
            if slot == 0 {
                return None;
            }
            place = (place + 1) & ((1 << self.layout.word_bits) - 1);
        }
    }

    fn slot(self, place: usize) -> u32 {
        let bytes = &self.bytes[self.layout.words() + place * SLOT..][..SLOT];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])
    }

    /// What the group of letters that has a key says for each lane.
    pub(crate) fn group(self, key: Key) -> &'static [u8] {
        self.row(self.layout.groups(), key.place(self.layout.group_bits))
    }

    fn row(self, from: usize, number: usize) -> &'static [u8] {
        &self.bytes[from + number * self.layout.lanes..][..self.layout.lanes]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alphabet::Alphabet;

    fn word(script: Script, form: &str) -> Option<Listed> {
        let key = form.chars().fold(Key::EMPTY, |key, c| key.with(Alphabet::get().letter(c).code()));
        Table::of(script).word(key)
    }

    #[test]
    fn finds_words_of_both_scripts() {
        let says = |listed: Listed, lane: usize| i8::from_le_bytes([listed.row[lane]]);
        let ukrainian = word(Script::Cyrillic, "після").expect("a listed word");
        assert!(says(ukrainian, 0) > says(ukrainian, 1));
        let german = word(Script::Latin, "nicht").expect("a listed word");
        assert!(says(german, 1) > says(german, 0));
        assert!(word(Script::Cyrillic, "щоякхтосьде").is_none());
    }

    #[test]
    fn knows_names_by_their_capitals() {
        assert!(word(Script::Latin, "merkel").expect("a listed word").is_name);
        assert!(!word(Script::Latin, "more").expect("a listed word").is_name);
    }
}
