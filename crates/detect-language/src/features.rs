//! What words and parts of words say for each language: the lists of `data/`, in one hash table.

use std::sync::LazyLock;

use crate::alphabet::{APOSTROPHE, CODES, code};
use crate::lanes::{CYRILLIC, LANES};

/// The lists, in the order of the lanes.
const DATA: [&str; 15] = [
    include_str!("../data/uk.txt"),
    include_str!("../data/ru.txt"),
    include_str!("../data/be.txt"),
    include_str!("../data/bg.txt"),
    include_str!("../data/sr.txt"),
    include_str!("../data/mk.txt"),
    include_str!("../data/en.txt"),
    include_str!("../data/de.txt"),
    include_str!("../data/fr.txt"),
    include_str!("../data/es.txt"),
    include_str!("../data/it.txt"),
    include_str!("../data/pt.txt"),
    include_str!("../data/nl.txt"),
    include_str!("../data/pl.txt"),
    include_str!("../data/cs.txt"),
];

/// What a listed form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word = 1,
    Ending = 2,
    Beginning = 3,
    Inside = 4,
}

/// Longest ending, beginning and inside form that is looked up, in letters.
pub(crate) const LONGEST_ENDING: usize = 6;
pub(crate) const LONGEST_BEGINNING: usize = 5;
pub(crate) const LONGEST_INSIDE: usize = 4;

impl Kind {
    fn of_section(name: &str) -> Option<Self> {
        Some(match name {
            "words" => Self::Word,
            "endings" => Self::Ending,
            "beginnings" => Self::Beginning,
            "inside" => Self::Inside,
            _ => return None,
        })
    }

    /// What a form of `letters` letters says for the languages that list it, against those that don't, in hundredths
    /// of a natural logarithm. Longer forms are rarer by chance, hence stronger.
    fn weight(self, letters: usize) -> i16 {
        const ENDINGS: [i16; 5] = [30, 60, 110, 160, 200];
        const BEGINNINGS: [i16; 3] = [0, 30, 60];
        const INSIDES: [i16; 4] = [250, 45, 80, 110];
        let at = |table: &[i16]| table[letters.clamp(1, table.len()) - 1];
        match self {
            Self::Word => {
                if letters == 1 {
                    150
                } else {
                    350
                }
            }
            Self::Ending => at(&ENDINGS),
            Self::Beginning => at(&BEGINNINGS),
            Self::Inside => at(&INSIDES),
        }
    }
}

/// The key of a form: its kind and its letters' codes, hashed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of an empty form.
    pub(crate) fn new(kind: Kind) -> Self {
        Self(kind as u64)
    }

    /// The key with one letter more. An odd multiplier (of the golden ratio) and a rotation spread the bits.
    #[must_use]
    pub(crate) fn with(self, code: u8) -> Self {
        Self((self.0.rotate_left(7) ^ u64::from(code)).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub(crate) fn of(kind: Kind, codes: &[u8]) -> Self {
        codes.iter().fold(Self::new(kind), |key, &code| key.with(code))
    }
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u64,
    row: u16,
}

/// All forms of all languages.
#[derive(Debug)]
pub(crate) struct Features {
    /// Open addressing, a power of two, at most half full; row 0 marks an empty slot.
    slots: Vec<Slot>,
    rows: Vec<[i16; LANES]>,
    /// A bit for each pair of letters that begins an inside form, so that most places of a word need no look-up.
    pairs: Vec<u64>,
}

/// The table of all lists.
pub(crate) static FEATURES: LazyLock<Features> = LazyLock::new(Features::read);

impl Features {
    fn read() -> Self {
        let (mut forms, mut pairs) = (Vec::new(), vec![0; (CODES * CODES).div_ceil(64)]);
        for (lane, data) in DATA.iter().enumerate() {
            read_list(data, |kind, form| {
                forms.extend(entry(kind, form, lane));
                if kind == Kind::Inside {
                    mark_pairs(&mut pairs, form);
                }
            });
        }
        forms.sort_unstable();
        Self { pairs, ..Self::of_entries(&forms) }
    }

    /// Whether an inside form may begin with these two letters.
    pub(crate) fn may_begin(&self, first: u8, second: u8) -> bool {
        let at = pair(first, second);
        self.pairs[at / 64] >> (at % 64) & 1 == 1
    }

    /// Builds the table of sorted entries: forms of one key share a slot.
    fn of_entries(forms: &[(u64, u16, i16)]) -> Self {
        let size = (forms.len() * 2).next_power_of_two();
        let mut features =
            Self { slots: vec![Slot { key: 0, row: 0 }; size], rows: vec![[0; LANES]], pairs: Vec::new() };
        for group in forms.chunk_by(|a, b| a.0 == b.0) {
            let mask = group.iter().fold(0_u16, |mask, form| mask | form.1);
            let row = features.row_of(mask, group[0].2);
            features.insert(group[0].0, row);
        }
        features
    }

    /// The number of the row that gives `weight` to the lanes of `mask`; few rows differ.
    fn row_of(&mut self, mask: u16, weight: i16) -> u16 {
        let row: [i16; LANES] = std::array::from_fn(|lane| if mask >> lane & 1 == 1 { weight } else { 0 });
        let known = self.rows.iter().skip(1).position(|known| *known == row).map(|at| at + 1);
        let at = known.unwrap_or_else(|| {
            self.rows.push(row);
            self.rows.len() - 1
        });
        u16::try_from(at).expect("fewer rows than 2^16: each is a set of lanes that share a form")
    }

    fn insert(&mut self, key: u64, row: u16) {
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        while self.slots[at].row != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = Slot { key, row };
    }

    /// What the form says for each lane.
    pub(crate) fn get(&self, key: Key) -> Option<&[i16; LANES]> {
        let mask = self.slots.len() - 1;
        let mut at = spread(key.0) & mask;
        loop {
            let slot = self.slots[at];
            if slot.row == 0 {
                return None;
            }
            if slot.key == key.0 {
                return Some(&self.rows[usize::from(slot.row)]);
            }
            at = (at + 1) & mask;
        }
    }
}

/// The upper bits of a product are its best mixed ones.
#[allow(clippy::cast_possible_truncation, reason = "32 bits are left")]
fn spread(key: u64) -> usize {
    (key >> 32) as usize
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) * CODES + usize::from(second)
}

/// Marks the first two letters of an inside form; a form of one letter begins with any second one.
fn mark_pairs(pairs: &mut [u64], form: &str) {
    let mut codes = form.chars().map(code);
    let (Some(first), second) = (codes.next(), codes.next()) else { return };
    let codes = u8::try_from(CODES).unwrap_or(u8::MAX);
    let seconds = second.map_or(0..codes, |second| second..second + 1);
    for at in seconds.map(|second| pair(first, second)) {
        pairs[at / 64] |= 1 << (at % 64);
    }
}

fn read_list<'d>(data: &'d str, mut take: impl FnMut(Kind, &'d str)) {
    let mut kind = None;
    for line in data.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(section) => kind = Kind::of_section(section),
            None => line.split_whitespace().for_each(|form| kind.into_iter().for_each(|kind| take(kind, form))),
        }
    }
}

/// A form as key, lane mask and weight; nothing for a form in another script than its language's (a slip of the list).
fn entry(kind: Kind, form: &str, lane: usize) -> Option<(u64, u16, i16)> {
    let codes: Vec<u8> = form.chars().map(|c| if matches!(c, '\'' | '’') { APOSTROPHE } else { code(c) }).collect();
    let of_lane = |&code: &u8| code == APOSTROPHE || (code != 0 && (code < APOSTROPHE) == (lane < CYRILLIC));
    codes.iter().all(of_lane).then(|| (Key::of(kind, &codes).0, 1 << lane, kind.weight(codes.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(form: &str) -> Option<&'static [i16; LANES]> {
        let codes: Vec<u8> = form.chars().map(code).collect();
        FEATURES.get(Key::of(Kind::Word, &codes))
    }

    #[test]
    fn finds_what_the_lists_hold() {
        let row = word("після").expect("a listed word");
        assert!(row[0] > 0 && row[1] == 0);
        assert!(word("щоякхтосьде").is_none());
    }

    #[test]
    fn gives_shared_words_to_all_who_share_them() {
        let row = word("не").expect("a listed word");
        assert!(row[0] > 0 && row[0] == row[1] && row[0] == row[3]);
    }

    #[test]
    fn lists_are_in_the_script_of_their_language() {
        for (lane, data) in DATA.iter().enumerate() {
            read_list(data, |kind, form| {
                // Hyphens and the like would never be met inside a word.
                let plain = form.replace('-', "");
                assert!(entry(kind, &plain, lane).is_some(), "{form} in list {lane}");
            });
        }
    }

    #[test]
    fn looks_up_forms_as_long_as_the_lists_have() {
        for data in DATA {
            read_list(data, |kind, form| {
                let letters = form.chars().count();
                let longest = match kind {
                    Kind::Word => usize::MAX,
                    Kind::Ending => LONGEST_ENDING,
                    Kind::Beginning => LONGEST_BEGINNING,
                    Kind::Inside => LONGEST_INSIDE,
                };
                assert!(letters <= longest, "{form}");
            });
        }
    }
}
