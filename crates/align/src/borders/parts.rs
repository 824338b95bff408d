//! Units in parts: sentences, and what may be a part of one.

use std::ops::Range;

use crate::Unit;
use crate::document::Document;
use crate::sentences::{Splitter, lang_of};
use crate::tongue::{Analyser, Analysis};

/// The parts of a stretch of units of one side.
#[derive(Debug, Default)]
pub(super) struct Parts {
    document: Document,
    /// Where the parts of each unit end.
    ends: Vec<usize>,
    /// Whether each part ends inside its sentence.
    ends_inside: Vec<bool>,
}

impl Parts {
    /// Reads the parts of `units`, which are among those of `whole`; what was there before goes.
    ///
    /// A sentence is cut further where a capital letter, a quote, or a tag opens something that is about as long as one
    /// of `lengths`, the characters of the other side's units: a heading runs into its text in one version and stands
    /// alone in the other.
    pub(super) fn read(
        &mut self,
        whole: &Document,
        units: &[Unit<'_>],
        lengths: &[f32],
        (splitter, analyser, analysis): (&Splitter, &mut Analyser, &mut Analysis),
    ) {
        self.document.start_parts(whole);
        self.ends.clear();
        self.ends_inside.clear();
        for unit in units {
            for sentence in splitter.sentences(unit.text, lang_of(whole)) {
                let sentence = &unit.text[sentence];
                let mut start = 0;
                for cut in cuts(sentence, lengths) {
                    self.document.push_part(whole, &sentence[start..cut], analyser, analysis);
                    self.ends_inside.push(true);
                    start = cut;
                }
                self.document.push_part(whole, &sentence[start..], analyser, analysis);
                self.ends_inside.push(false);
            }
            self.ends.push(self.document.len());
        }
    }

    /// What is known of the parts; their terms are those of the whole document.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The parts of `count` units from `start`.
    pub(super) fn of_units(&self, start: usize, count: usize) -> Range<usize> {
        let from = if start == 0 { 0 } else { self.ends[start - 1] };
        from..self.ends[start + count - 1]
    }

    /// How many sentences the parts are of.
    pub(super) fn sentences(&self, parts: Range<usize>) -> usize {
        parts.len() - self.ends_inside[parts.start..parts.end - 1].iter().filter(|&&inside| inside).count()
    }
}

/// The lengths of a heading and of its version, of a tag and of its version, are at least this alike: shorter to longer.
const LEAST_LIKENESS: f32 = 0.6;

/// What is nearly as long as the sentence is no part of it.
const LONGEST_PART: f32 = 0.7;

/// A place to cut at, and how well the length of what is cut off fits.
#[derive(Debug, Clone, Copy, Default)]
struct Cut {
    at: usize,
    likeness: f32,
}

/// Where the sentence may be cut: at most once after its first part, and once before its last.
fn cuts(sentence: &str, lengths: &[f32]) -> impl Iterator<Item = usize> {
    let total = chars(sentence);
    let (mut first, mut last) = (Cut::default(), Cut::default());
    if lengths.iter().any(|&length| length < LONGEST_PART * total) {
        each_opening(sentence, |at, before| {
            for (cut, part) in [(&mut first, before), (&mut last, total - before)] {
                let likeness = likeness(part, total, lengths);
                if likeness > cut.likeness.max(LEAST_LIKENESS) {
                    *cut = Cut { at, likeness };
                }
            }
        });
    }
    let (one, other) = (first.at.min(last.at), first.at.max(last.at));
    [one, other].into_iter().enumerate().filter(move |&(nth, at)| at > 0 && (nth == 0 || at != one)).map(|(_, at)| at)
}

/// Calls `each` with every place inside the sentence where something may begin, and the characters before it.
fn each_opening(sentence: &str, mut each: impl FnMut(usize, f32)) {
    let (mut before, mut after_space) = (0.0, false);
    for (at, letter) in sentence.char_indices() {
        if after_space && before > 0.0 && (letter.is_uppercase() || matches!(letter, '#' | '@' | '«' | '“' | '"')) {
            each(at, before);
        }
        after_space = letter.is_whitespace();
        before += f32::from(u8::from(is_counted(letter)));
    }
}

/// How near the length of `part` comes to that of a unit of the other side that is shorter than the sentence.
fn likeness(part: f32, total: f32, lengths: &[f32]) -> f32 {
    let shorter = lengths.iter().filter(|&&length| length < LONGEST_PART * total);
    shorter.map(|length| (part / length).min(length / part)).fold(0.0, f32::max)
}

fn chars(text: &str) -> f32 {
    text.chars().filter(|&letter| is_counted(letter)).count() as f32
}

/// Whether the sign is a letter or a digit; those of the two alphabets are known without the tables of Unicode.
fn is_counted(sign: char) -> bool {
    match sign {
        '\0'..='\x7f' => sign.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => sign.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, lengths: &[f32], expected: &[&str]) {
        let mut parts = Vec::new();
        let mut start = 0;
        for cut in cuts(sentence, lengths).chain([sentence.len()]) {
            parts.push(sentence[start..cut].trim());
            start = cut;
        }
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_heading_is_cut_from_its_text() {
        check(
            "Новий міст Для ремонту мер Клименко запросив місцевих майстрів.",
            &[10.0, 55.0],
            &["Новий міст", "Для ремонту мер Клименко запросив місцевих майстрів."],
        );
    }

    #[test]
    fn tags_are_cut_from_what_they_follow() {
        check(
            "Фото з суботи, міст відкрито #міст #Полтава",
            &[12.0, 24.0],
            &["Фото з суботи, міст відкрито", "#міст #Полтава"],
        );
    }

    #[test]
    fn a_sentence_is_whole_where_no_unit_is_as_short() {
        check("Мер Клименко відкрив міст у Полтаві.", &[31.0, 80.0], &["Мер Клименко відкрив міст у Полтаві."]);
        check("Мер відкрив міст.", &[], &["Мер відкрив міст."]);
    }
}
