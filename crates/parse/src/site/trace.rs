//! What a learner keeps of a page: hashes.

use std::hash::{Hash as _, Hasher as _};

use poruch_detect_language::Lang;
use rustc_hash::FxHasher;

use crate::draft::{Draft, Refused};
use crate::page::{AlternateTarget, Block, BlockKind};
use crate::text::words;

/// So many words at the start of a block are compared with those of others.
pub(super) const OPENING: usize = 8;

/// So many blocks of a page are kept; longer pages show nothing new below.
const MOST_BLOCKS: usize = 256;

/// So many language links of a page are kept.
const MOST_TARGETS: usize = 8;

/// Lines of fewer words say little of whether a region has ever new text: names, figures.
const LEAST_WORDS: usize = 3;

/// What is kept of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trace {
    pub(super) lang: Lang,
    pub(super) lines: Vec<Line>,
    /// Where blocks stand that are no candidates.
    pub(super) refused: Vec<Refused>,
    /// The addresses that it names as its versions.
    pub(super) targets: Vec<u64>,
}

/// What is kept of a block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) path: u32,
    pub(super) text: u64,
    /// The text with all numbers alike; `None` for a line of few words.
    pub(super) pattern: Option<u32>,
    /// Hashes of its first word, its first two words, …; zero beyond its end.
    pub(super) opening: [u16; OPENING],
    pub(super) words: u16,
    pub(super) role: Role,
    pub(super) is_linked: bool,
}

/// What the page alone takes a block for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Open,
    Title,
    Caption,
    Lead,
    KeyPoint,
    /// Any other block of the text.
    Body,
}

impl Trace {
    pub(super) fn of(draft: &Draft) -> Self {
        let lines = draft.candidates().take(MOST_BLOCKS).map(|(block, note)| {
            let words = words(block.text);
            Line {
                path: note.path,
                text: hash(block.text),
                pattern: pattern(block.text, words),
                opening: opening(block.text),
                words: u16::try_from(words).unwrap_or(u16::MAX),
                role: if note.is_chosen { Role::of(&block) } else { Role::Open },
                is_linked: note.link_share > 0.0,
            }
        });
        let page = draft.page();
        let targets = page.alternates().iter().filter(|alternate| alternate.target == AlternateTarget::Page);
        let mut targets: Vec<u64> = targets.map(|alternate| hash(&alternate.url)).collect();
        targets.sort_unstable();
        targets.dedup();
        targets.truncate(MOST_TARGETS);
        let refused = draft.refused.iter().copied().take(MOST_BLOCKS).collect();
        Self { lang: page.lang(), lines: lines.collect(), refused, targets }
    }
}

impl Role {
    fn of(block: &Block<'_>) -> Self {
        match block.kind {
            BlockKind::Title => Self::Title,
            BlockKind::Caption => Self::Caption,
            BlockKind::Lead => Self::Lead,
            BlockKind::KeyPoint => Self::KeyPoint,
            _ => Self::Body,
        }
    }
}

pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What is alike in lines that differ in numbers, and in words between numbers: «19 травня 2025», `12:43, June 2`; `words`
/// is how many the text has.
fn pattern(text: &str, words: usize) -> Option<u32> {
    if words < LEAST_WORDS || !text.contains(char::is_alphabetic) {
        return None;
    }
    let is_number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let mut hasher = FxHasher::default();
    let mut words = text.split(' ').map(|word| (word, is_number(word))).peekable();
    let mut was_number = false;
    while let Some((word, is_number)) = words.next() {
        let is_between = was_number && words.peek().is_some_and(|&(_, is_number)| is_number);
        was_number = is_number;
        if !was_number && !is_between {
            word.hash(&mut hasher);
        }
    }
    Some((hasher.finish() >> 32) as u32)
}

/// The words of a text with where each ends.
pub(super) fn word_ends(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.split(' ').scan(0, |end, word| {
        let start = *end;
        *end = start + word.len() + 1;
        Some((word, start + word.len()))
    })
}

/// Hashes of the first word of the text, its first two words, ….
pub(super) fn opening(text: &str) -> [u16; OPENING] {
    let mut opening = [0; OPENING];
    let mut hasher = FxHasher::default();
    for (slot, (word, _)) in opening.iter_mut().zip(word_ends(text)) {
        word.hash(&mut hasher);
        *slot = ((hasher.clone().finish() >> 48) as u16).max(1);
    }
    opening
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_one_pattern_in_dates() {
        let read = |text| pattern(text, words(text));
        let pattern = |text| read(text).expect("a line");
        assert_eq!(pattern("Оновлено 12:44, 19 травня 2025"), pattern("Оновлено 9:01, 2 червня 2024"));
        assert_ne!(pattern("Оновлено 12:44, 19 травня 2025"), pattern("Створено 12:44, 19 травня 2025"));
        assert_eq!((read("Так."), read("12:44")), (None, None));
    }
}
