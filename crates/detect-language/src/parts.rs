//! A text by stretches of one language.

use std::ops::Range;

use crate::alphabet::{self, Alphabet, Script};
use crate::scores::lane_of;
use crate::{Detector, Lang, Part};

/// A piece says something of its own from this confidence on; below, it goes with what stands before it.
const SURE: f32 = 0.9;

/// A piece in another language than its surroundings needs this many letters: a lone word is a name or a loan.
const LETTERS: usize = 8;

/// A piece in the other script is told by the script alone if it has more words than names have.
const WORDS: usize = 3;

pub(crate) fn split(detector: &Detector, text: &str, prior: Option<Lang>) -> Vec<Part> {
    let whole = detector.detect_with_prior(text, prior);
    if whole.lang.is_und() {
        return Vec::new();
    }
    let end = text.trim_end().len();
    let start = text.len() - text.trim_start().len();
    let mut parts = vec![Part { range: start..start, lang: Lang::UND }];
    for piece in pieces(text, start..end) {
        let lang = own_language(detector, &text[piece.clone()], whole.lang);
        push(&mut parts, piece, lang);
    }
    settle_first(&mut parts, whole.lang);
    for part in &mut parts {
        part.range.end = part.range.start + text[part.range.clone()].trim_end().len();
    }
    parts.retain(|part| !part.range.is_empty());
    parts
}

/// The language of a piece, if it is sure of one.
fn own_language(detector: &Detector, piece: &str, around: Lang) -> Option<Lang> {
    let detection = detector.detect_with_prior(piece, Some(around));
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    let apart = script_of(detection.lang) != script_of(around) && piece.split_whitespace().count() >= WORDS;
    let sure = detection.lang == around || ((apart || detection.confidence >= SURE) && letters >= LETTERS);
    (sure && !detection.lang.is_und()).then_some(detection.lang)
}

fn script_of(lang: Lang) -> Option<Script> {
    lane_of(lang).map(|(script, _)| script)
}

/// Adds a piece: to the last part if it is in the same language or in none.
fn push(parts: &mut Vec<Part>, piece: Range<usize>, lang: Option<Lang>) {
    if let Some(last) = parts.last_mut() {
        match lang {
            Some(lang) if !last.lang.is_und() && last.lang != lang => parts.push(Part { range: piece, lang }),
            _ => {
                last.range.end = piece.end;
                last.lang = if last.lang.is_und() { lang.unwrap_or_default() } else { last.lang };
            }
        }
    }
}

/// A text none of whose pieces is sure is in the language of the whole.
fn settle_first(parts: &mut [Part], whole: Lang) {
    if let Some(first) = parts.first_mut().filter(|first| first.lang.is_und()) {
        first.lang = whole;
    }
}

/// Cuts a text where its language may change: at quotes, at ends of sentences, and between words of two scripts.
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts = vec![range.start];
    let (mut script, mut word) = (None, range.start);
    let mut ended = false;
    for (at, c) in text[range.clone()].char_indices().map(|(at, c)| (range.start + at, c)) {
        let next = letter_script(c);
        if c.is_whitespace() {
            if ended {
                cuts.push(at + c.len_utf8());
            }
            word = at + c.len_utf8();
        } else if opens_quote(c) {
            cuts.push(at);
            word = at;
        } else if next.is_some() && next != script {
            if script.is_some() {
                cuts.push(word);
            }
            script = next;
        }
        ended = matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | ';' | '\n') || (ended && matches!(c, '"' | ')' | ','));
    }
    cuts.push(range.end);
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn letter_script(c: char) -> Option<Script> {
    match Alphabet::get().letter(c).code() {
        0 => None,
        code => Some(alphabet::script(code)),
    }
}

fn opens_quote(c: char) -> bool {
    matches!(c, '«' | '“' | '„')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Lang)]) {
        let parts = Detector::default().parts(text, None);
        let found: Vec<(&str, Lang)> = parts.iter().map(|part| (&text[part.range.clone()], part.lang)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn keeps_a_text_of_one_language_whole() {
        check("Він прийшов додому. Потім він пішов.", &[("Він прийшов додому. Потім він пішов.", Lang::UK)]);
    }

    #[test]
    fn finds_a_quotation_in_the_other_script() {
        check(
            "He called it “незалежність нашої держави” in his speech.",
            &[("He called it", Lang::EN), ("“незалежність нашої держави”", Lang::UK), ("in his speech.", Lang::EN)],
        );
    }

    #[test]
    fn finds_a_russian_quotation_in_ukrainian() {
        check(
            "Речник відповів: «Мы ничего об этом не знаем и знать не хотим» і вийшов із зали.",
            &[
                ("Речник відповів:", Lang::UK),
                ("«Мы ничего об этом не знаем и знать не хотим»", Lang::RU),
                ("і вийшов із зали.", Lang::UK),
            ],
        );
    }

    #[test]
    fn leaves_a_foreign_name_in_its_sentence() {
        check("Компанія Microsoft відкрила офіс у Києві.", &[("Компанія Microsoft відкрила офіс у Києві.", Lang::UK)]);
    }

    #[test]
    fn has_no_parts_without_language() {
        check("12.05.2024, 14:35", &[]);
    }
}
