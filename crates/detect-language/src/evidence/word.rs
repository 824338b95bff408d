//! One word and what it says.

use crate::alphabet::{self, APOSTROPHE, Counts, Letter, Script};
use crate::scores::Scores;
use crate::table::Table;
use crate::table::group::each_group;
use crate::table::key::Key;
use crate::table::layout::{LONGEST_GROUP, LONGEST_WORD, SHORTEST_GROUP};

/// Acronyms have no more letters than this; longer words in capitals are shouted.
const ACRONYM: usize = 5;

/// Letters hard on a digit are part of a code up to this number.
const CODE: usize = 3;

/// Adds a row of the table to the sums of a word: its groups of letters are too few for more than 16 bits.
#[inline]
fn add<const LANES: usize>(sums: &mut [i16; LANES], row: &[u8; LANES]) {
    const {
        let groups = (LONGEST_WORD + 2) * (LONGEST_GROUP + 1 - SHORTEST_GROUP);
        assert!(groups * i8::MIN.unsigned_abs() as usize <= i16::MAX as usize);
    }
    for (sum, &byte) in sums.iter_mut().zip(row) {
        *sum += i16::from(i8::from_le_bytes([byte]));
    }
}

/// A word under construction: codes of its letters, their key and counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    codes: [u8; LONGEST_WORD],
    len: usize,
    key: Key,
    counts: Counts,
    first_capital: bool,
    /// An apostrophe was seen and no letter after it yet.
    pending: bool,
    /// A digit stands hard on either end.
    digit: bool,
}

/// What a word turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vote {
    /// An ordinary word of the table.
    Listed,
    /// A word of the table that is written with a capital only.
    Name,
    /// A word that the table does not hold: its letters said what they could.
    Unlisted,
    /// The same in any language: it says nothing.
    Neutral,
}

impl Word {
    pub(super) const fn new() -> Self {
        Self {
            codes: [0; LONGEST_WORD],
            len: 0,
            key: Key::EMPTY,
            counts: Counts::NONE,
            first_capital: false,
            pending: false,
            digit: false,
        }
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        (self.len, self.key, self.counts) = (0, Key::EMPTY, Counts::NONE);
        (self.first_capital, self.pending, self.digit) = (false, false, false);
    }

    /// Notes a digit hard on the word, before or behind it.
    pub(super) fn touch_digit(&mut self) {
        self.digit = true;
    }

    pub(super) fn push(&mut self, letter: Letter) {
        if self.pending {
            self.pending = false;
            self.append(APOSTROPHE);
        }
        if self.len == 0 {
            self.first_capital = letter.is_capital();
        }
        if self.append(letter.code()) {
            self.counts.add(letter);
        }
    }

    /// An apostrophe counts once a letter follows it.
    pub(super) fn push_apostrophe(&mut self) {
        self.pending = self.len > 0;
    }

    fn append(&mut self, code: u8) -> bool {
        let Some(place) = self.codes.get_mut(self.len) else { return false };
        *place = code;
        self.len += 1;
        self.key = self.key.with(code);
        true
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn codes(&self) -> &[u8] {
        &self.codes[..self.len]
    }

    /// Letters that none of the languages writes.
    pub(super) fn foreign(&self) -> usize {
        self.counts.foreign()
    }

    /// The script of the word, once Latin letters that stand in a Cyrillic word for their twins have become these.
    pub(super) fn settle_script(&mut self) -> Option<Script> {
        match (self.len, self.counts.latin()) {
            (0, _) => None,
            (_, 0) => Some(Script::Cyrillic),
            (len, latin) if latin * 2 >= len => Some(Script::Latin),
            _ => Some(self.write_twins()),
        }
    }

    fn write_twins(&mut self) -> Script {
        for code in &mut self.codes[..self.len] {
            *code = alphabet::cyrillic_twin(*code).unwrap_or(*code);
        }
        self.key = Key::of(self.codes());
        Script::Cyrillic
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.first_capital
    }

    /// Adds what the word says to the scores of its script; what its letters say only if `spells`.
    pub(super) fn vote(&self, script: Script, scores: &mut Scores, spells: bool) -> Vote {
        match script {
            Script::Cyrillic => self.vote_in(Table::cyrillic(), scores, (script, spells)),
            Script::Latin => self.vote_in(Table::latin(), scores, (script, spells)),
        }
    }

    #[inline]
    fn vote_in<const LANES: usize>(
        &self,
        table: Table<LANES>,
        scores: &mut Scores,
        (script, spells): (Script, bool),
    ) -> Vote {
        let listed = table.word(self.key);
        let ordinary = listed.is_some_and(|listed| !listed.is_name);
        // "km", "pdf": listed as the same in any language.
        let is_silent = listed.is_some_and(|listed| listed.is_name && *listed.row == [0; LANES]);
        // A letter that is no word is an initial, a mark or a unit.
        let is_mark = self.len == 1 && !ordinary;
        if is_mark || self.is_code() || (script == Script::Latin && (is_silent || self.is_neutral(ordinary))) {
            return Vote::Neutral;
        }
        // A small letter is no name: «медведь» is no Медведь.
        let Some(listed) = listed.filter(|_| ordinary || self.first_capital) else {
            if spells {
                let mut sums = [0; LANES];
                each_group(self.codes(), |key| add(&mut sums, table.group(key)));
                scores.add_sums(&sums);
            }
            return Vote::Unlisted;
        };
        scores.add_row(listed.row);
        match (self.len, script) {
            // "A" is a word among others, and a mark where it stands alone.
            (1, Script::Latin) => Vote::Neutral,
            _ if ordinary => Vote::Listed,
            _ => Vote::Name,
        }
    }

    /// Whether the word is part of a code: "v2", "4K", "0x1F", "100км".
    fn is_code(&self) -> bool {
        self.digit && self.len <= CODE
    }

    /// Whether the word looks the same in any language: a capital inside ("GitHub"), or, unless it is an ordinary word in
    /// capitals, a short acronym or no vowel.
    fn is_neutral(&self, ordinary: bool) -> bool {
        let acronym = self.counts.capitals() == self.len && (2..=ACRONYM).contains(&self.len);
        let inner = self.counts.capitals() > usize::from(self.first_capital) && self.counts.capitals() < self.len;
        inner || (!ordinary && (acronym || self.is_unspeakable()))
    }

    /// Whether three letters or more are without a vowel: "www", "http", a file's ending.
    fn is_unspeakable(&self) -> bool {
        self.len >= 3 && !self.codes().iter().any(|&code| alphabet::is_latin_vowel(code))
    }
}
