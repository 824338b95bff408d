//! One word and its votes.

use crate::alphabet::{self, APOSTROPHE};
use crate::features::{FEATURES, Key, Kind, LONGEST_BEGINNING, LONGEST_ENDING, LONGEST_INSIDE};
use crate::lanes::{Scores, Script};

/// Letters of a word that are kept; the rest of a longer one has no vote.
const CAPACITY: usize = 32;

/// Acronyms have no more letters than this; longer words in capitals are shouted.
const ACRONYM: usize = 5;

/// A word under construction: codes of its letters, and its capitals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    codes: [u8; CAPACITY],
    len: usize,
    capitals: usize,
    first_capital: bool,
    /// An apostrophe was seen and no letter after it yet.
    pending: bool,
}

impl Default for Word {
    fn default() -> Self {
        Self { codes: [0; CAPACITY], len: 0, capitals: 0, first_capital: false, pending: false }
    }
}

impl Word {
    pub(super) fn push(&mut self, code: u8, capital: bool) {
        if self.pending {
            self.pending = false;
            self.append(APOSTROPHE);
        }
        self.first_capital |= capital && self.len == 0;
        self.capitals += usize::from(capital);
        self.append(code);
    }

    /// An apostrophe counts once a letter follows it.
    pub(super) fn push_apostrophe(&mut self) {
        self.pending = self.len > 0;
    }

    fn append(&mut self, code: u8) {
        if let Some(place) = self.codes.get_mut(self.len) {
            *place = code;
            self.len += 1;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn codes(&self) -> &[u8] {
        &self.codes[..self.len]
    }

    pub(super) fn script(&self) -> Option<Script> {
        self.codes().first().map(|&code| alphabet::script(code))
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.first_capital
    }

    pub(super) fn count(&self, mut is: impl FnMut(u8) -> bool) -> usize {
        self.codes().iter().filter(|&&code| is(code)).count()
    }

    /// Whether the word looks the same in any language: a short Latin acronym, a capital inside ("GitHub"),
    /// or no vowel.
    pub(super) fn is_neutral(&self) -> bool {
        let acronym = self.capitals == self.len && (2..=ACRONYM).contains(&self.len);
        let inner = self.capitals > usize::from(self.first_capital) && self.capitals < self.len;
        self.script() == Some(Script::Latin) && (acronym || inner || self.is_unspeakable())
    }

    /// Whether three letters or more are without a vowel: "www", "http", a file's ending.
    fn is_unspeakable(&self) -> bool {
        self.len >= 3 && !self.codes().iter().any(|&code| alphabet::is_latin_vowel(code))
    }

    /// Votes as a whole word, if some list holds it.
    pub(super) fn vote_as_listed(&self, scores: &mut Scores) -> bool {
        let Some(row) = FEATURES.get(Key::of(Kind::Word, self.codes())) else { return false };
        scores.add_row(row);
        true
    }

    /// Votes by ending, beginning and inner groups.
    pub(super) fn vote_by_parts(&self, scores: &mut Scores) {
        self.vote_by_ending(scores);
        self.vote_by_beginning(scores);
        self.vote_by_inside(scores);
    }

    /// The longest listed ending alone counts: it names its languages best.
    fn vote_by_ending(&self, scores: &mut Scores) {
        let longest = LONGEST_ENDING.min(self.len.saturating_sub(1));
        let rows = (1..=longest).rev().map(|letters| Key::of(Kind::Ending, &self.codes()[self.len - letters..]));
        if let Some(row) = rows.into_iter().find_map(|key| FEATURES.get(key)) {
            scores.add_row(row);
        }
    }

    fn vote_by_beginning(&self, scores: &mut Scores) {
        let longest = LONGEST_BEGINNING.min(self.len.saturating_sub(1));
        let rows = (1..=longest).rev().map(|letters| Key::of(Kind::Beginning, &self.codes()[..letters]));
        if let Some(row) = rows.into_iter().find_map(|key| FEATURES.get(key)) {
            scores.add_row(row);
        }
    }

    fn vote_by_inside(&self, scores: &mut Scores) {
        for start in 0..self.len {
            // 0 stands for the end of the word.
            let second = self.codes().get(start + 1).copied().unwrap_or_default();
            if !FEATURES.may_begin(self.codes[start], second) {
                continue;
            }
            let mut key = Key::new(Kind::Inside);
            for &code in self.codes[start..self.len].iter().take(LONGEST_INSIDE) {
                key = key.with(code);
                if let Some(row) = FEATURES.get(key) {
                    scores.add_row(row);
                }
            }
        }
    }
}
