//! A text by stretches of one language.

mod cut;

use std::ops::Range;

use crate::{Detector, Lang, Part};
use cut::Script;

/// A piece says something of its own from this confidence on; below, it goes with what stands before it.
const SURE: f32 = 0.9;

/// A piece in another language than its surroundings needs this many letters and words: a lone word is a name or a loan.
const LETTERS: usize = 8;
const WORDS: usize = 2;

/// Words of another script than those before them are told by the script alone if they are so many, or no part of a
/// sentence.
const WORDS_IN_SENTENCE: usize = 3;

/// Words of more letters have a capital in a name: "of", "the", «та» have none.
const SHORT_WORD: usize = 3;

pub(crate) fn split(detector: &Detector, text: &str, prior: Option<Lang>) -> Vec<Part> {
    let whole = detector.detect_with_prior(text, prior).lang;
    if whole.is_und() {
        return Vec::new();
    }
    let end = text.trim_end().len();
    let start = text.len() - text.trim_start().len();
    let parts = vec![Part { range: start..start, lang: Lang::UND }];
    let mut stretches = Stretches { detector, text, parts, script: cut::main_script(text) };
    for group in cut::groups(text, start..end) {
        stretches.add_group(group, whole);
    }
    stretches.finish(whole)
}

/// The parts found so far.
struct Stretches<'a> {
    detector: &'a Detector,
    text: &'a str,
    parts: Vec<Part>,
    /// The script of the last piece that had a language; of the text, before the first.
    script: Option<Script>,
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The language around it.
    context: Lang,
    /// It begins a quotation or bracket, or what follows one.
    is_border: bool,
    /// It is words of another script within a sentence.
    is_embedded: bool,
}

impl Stretches<'_> {
    /// Adds a quotation, or what stands between two. A quotation in another language is the context of its sentences.
    fn add_group(&mut self, group: Range<usize>, whole: Lang) {
        let text = self.text;
        let is_apart = cut::is_apart(&text[group.clone()]);
        let around = Place { context: whole, is_border: false, is_embedded: false };
        let own = if is_apart { self.language(&text[group.clone()], around) } else { None };
        for sentence in cut::sentences(text, group.clone()) {
            for run in cut::runs(text, sentence.clone()) {
                let place = Place {
                    context: own.unwrap_or(whole),
                    is_border: run.start == group.start,
                    is_embedded: !is_apart && run.len() < sentence.len(),
                };
                let lang = self.language(&text[run.clone()], place);
                self.push(run, lang);
            }
        }
    }

    /// The language of a piece, if it says one.
    fn language(&self, text: &str, place: Place) -> Option<Lang> {
        let piece = Piece::read(text);
        if piece.words == 0 {
            return None;
        }
        let told = self.detector.detect_with_prior(text, Some(place.context));
        let is_other_script = piece.script != self.script;
        let is_expected = told.lang == place.context;
        if told.lang.is_und() || (is_expected && (place.is_border || is_other_script)) {
            return Some(told.lang).filter(|lang| !lang.is_und());
        }
        let is_long = piece.letters >= LETTERS && (piece.words >= WORDS || piece.script == Some(Script::Other));
        let is_phrase = !place.is_embedded || piece.words >= WORDS_IN_SENTENCE;
        let is_sure = told.confidence >= SURE || (is_other_script && is_phrase);
        let is_name = place.is_embedded && piece.is_name && !is_expected;
        (is_long && is_sure && !is_name).then_some(told.lang)
    }

    /// Adds a piece: to the last part if it is in the same language or in none.
    fn push(&mut self, piece: Range<usize>, lang: Option<Lang>) {
        if lang.is_some() {
            self.script = self.text[piece.clone()].split_whitespace().find_map(cut::word_script);
        }
        let Some(last) = self.parts.last_mut() else { return };
        match lang {
            Some(lang) if !last.lang.is_und() && last.lang != lang => self.parts.push(Part { range: piece, lang }),
            _ => {
                last.range.end = piece.end;
                last.lang = if last.lang.is_und() { lang.unwrap_or_default() } else { last.lang };
            }
        }
    }

    /// The parts without the white space between them. A text none of whose pieces is sure is in the language of the
    /// whole.
    fn finish(mut self, whole: Lang) -> Vec<Part> {
        for part in &mut self.parts {
            part.lang = if part.lang.is_und() { whole } else { part.lang };
            part.range.end = part.range.start + self.text[part.range.clone()].trim_end().len();
        }
        self.parts.retain(|part| !part.range.is_empty());
        self.parts
    }
}

/// What there is in a piece to have a language.
#[derive(Debug, Default)]
struct Piece {
    script: Option<Script>,
    words: usize,
    letters: usize,
    /// Every word that is not short has a capital.
    is_name: bool,
}

impl Piece {
    fn read(text: &str) -> Self {
        let mut piece = Self { is_name: true, ..Self::default() };
        for word in text.split_whitespace() {
            if let Some(script) = cut::word_script(word) {
                let mut letters = word.chars().filter(|c| c.is_alphabetic());
                let is_capitalised = letters.clone().next().is_some_and(char::is_uppercase);
                let count = letters.by_ref().count();
                piece.script = piece.script.or(Some(script));
                piece.words += 1;
                piece.letters += count;
                piece.is_name &= is_capitalised || count <= SHORT_WORD;
            }
        }
        piece
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
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

    #[test]
    fn keeps_a_quotation_of_several_sentences_whole() {
        check(
            "Посол цієї держави відповів: «Это было давно. Так. Нет, мы этого не забыли». Більше він нічого не сказав.",
            &[
                ("Посол цієї держави відповів:", Lang::UK),
                ("«Это было давно. Так. Нет, мы этого не забыли».", Lang::RU),
                ("Більше він нічого не сказав.", Lang::UK),
            ],
        );
    }

    #[test]
    fn finds_quotations_of_every_shape() {
        for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("„", "”"), ("«", "»"), ("(", ")")] {
            let quotation = format!("{open}Nie poddamy się i będziemy walczyć do samego końca{close}");
            let text = format!("The general told the crowd {quotation} and left the square.");
            check(
                &text,
                &[("The general told the crowd", Lang::EN), (&quotation, Lang::PL), ("and left the square.", Lang::EN)],
            );
        }
    }

    #[test]
    fn tells_sentences_in_turns() {
        check(
            "The bridge was opened on Sunday. Міст відкрили в неділю. Hundreds of people came. Прийшли сотні людей.",
            &[
                ("The bridge was opened on Sunday.", Lang::EN),
                ("Міст відкрили в неділю.", Lang::UK),
                ("Hundreds of people came.", Lang::EN),
                ("Прийшли сотні людей.", Lang::UK),
            ],
        );
    }

    #[test]
    fn tells_lines_in_turns() {
        check(
            "Доброго ранку\nGood morning\nДо побачення\nSee you tomorrow",
            &[
                ("Доброго ранку", Lang::UK),
                ("Good morning", Lang::EN),
                ("До побачення", Lang::UK),
                ("See you tomorrow", Lang::EN),
            ],
        );
    }

    #[test]
    fn finds_a_title_in_quotes() {
        check(
            "Серіал «The Last of Us» показали вчора ввечері.",
            &[("Серіал", Lang::UK), ("«The Last of Us»", Lang::EN), ("показали вчора ввечері.", Lang::UK)],
        );
    }

    #[test]
    fn leaves_names_of_many_words_in_their_sentence() {
        for text in [
            "Фонд Bill and Melinda Gates Foundation виділив гроші на лікарні.",
            "Про це повідомляє The Washington Post з посиланням на джерела.",
            "Angela Merkel та Emmanuel Macron прибули до Києва.",
            "Канцлерка (Angela Merkel) прибула до Києва.",
        ] {
            check(text, &[(text, Lang::UK)]);
        }
        for text in ["The Верховна Рада passed the bill on Thursday.", "She said “так” and left the room at once."]
        {
            check(text, &[(text, Lang::EN)]);
        }
    }

    #[test]
    fn leaves_addresses_and_hashtags_in_their_sentence() {
        for text in [
            "Читайте на https://example.com/the-long-story-of-the-war та пишіть на info@example.com щодня.",
            "Долучайтеся до акції #StandWithUkraine #StopTheWar #PeaceForAll уже сьогодні.",
            "Підписуйтеся на @news_of_the_day @read_the_news в інстаграмі.",
        ] {
            check(text, &[(text, Lang::UK)]);
        }
    }

    #[test]
    fn finds_a_sentence_of_a_neighbour_without_quotes() {
        check(
            "Ми довго чекали на відповідь посольства. Это всё, что мы можем вам сказать сегодня. Більше нічого не сказали.",
            &[
                ("Ми довго чекали на відповідь посольства.", Lang::UK),
                ("Это всё, что мы можем вам сказать сегодня.", Lang::RU),
                ("Більше нічого не сказали.", Lang::UK),
            ],
        );
    }

    #[test]
    fn finds_a_quotation_without_spaces_between_words() {
        let parts = Detector::default().parts("The sign said “我们不会放弃我们的家园和土地” in red letters.", None);
        let langs: Vec<&str> = parts.iter().map(|part| part.lang.as_str()).collect();
        assert_eq!(langs, ["en", "zh", "en"]);
    }
}
