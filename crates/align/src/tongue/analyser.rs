//! Reads texts, and remembers the words it has seen.

use rustc_hash::FxHashMap;

use super::numeral::{self, Meaning};
use super::quantity::{self, Quantity};
use super::scanner::{self, Shape, Span};
use super::stem::{starts_cyrillic, stem_key};
use super::{Side, Token, TokenKind, english, function_words, key, skeleton, ukrainian};

/// How many different words an analyser remembers before it starts anew: about 8 MB.
const MEMORY_LIMIT: usize = 1 << 17;

/// What a text was found to hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Analysis {
    /// Its words, numbers, codes, tags and addresses, in order.
    pub(crate) tokens: Vec<Token>,
    /// Its quantities, in order.
    pub(crate) quantities: Vec<Quantity>,
    /// What each token means as part of a quantity.
    meanings: Vec<Meaning>,
}

impl Analysis {
    fn clear(&mut self) {
        self.tokens.clear();
        self.quantities.clear();
        self.meanings.clear();
    }
}

/// Reads texts. Words follow Zipf's law, so nearly all come from memory, at the cost of one hash of the surface.
#[derive(Debug, Default)]
pub(crate) struct Analyser {
    memory: FxHashMap<u64, Reading>,
    word: String,
    stem: String,
    roman: String,
}

/// What is known of a surface form, wherever it stands.
#[derive(Debug, Clone, Copy)]
struct Reading {
    key: u64,
    skeleton: Option<u64>,
    whole_skeleton: Option<u64>,
    skeleton_len: u8,
    kind: TokenKind,
    is_capitalised: bool,
    meaning: Meaning,
}

impl Analyser {
    /// Reads `text` into `analysis`, whose former content goes.
    pub(crate) fn analyse(&mut self, text: &str, side: Side, analysis: &mut Analysis) {
        analysis.clear();
        for span in scanner::spans(text) {
            let reading = self.recall(&text[span.range.clone()], side, span.shape);
            analysis.tokens.push(token(&reading, &span));
            analysis.meanings.push(reading.meaning);
        }
        quantity::find(text, side, &analysis.tokens, &analysis.meanings, &mut analysis.quantities);
    }

    fn recall(&mut self, surface: &str, side: Side, shape: Shape) -> Reading {
        let seed = key::SURFACE ^ (side as u64) << 1 ^ (shape as u64) << 8;
        let id = key::of(seed, surface.as_bytes());
        if let Some(reading) = self.memory.get(&id) {
            return *reading;
        }
        if self.memory.len() >= MEMORY_LIMIT {
            self.memory.clear();
        }
        let reading = self.read(surface, side, shape);
        self.memory.insert(id, reading);
        reading
    }

    fn read(&mut self, surface: &str, side: Side, shape: Shape) -> Reading {
        match shape {
            Shape::Word => self.read_word(surface, side),
            Shape::Number => self.verbatim(surface, TokenKind::Number, Meaning::Digits),
            Shape::Code => self.verbatim(surface, TokenKind::Code, Meaning::None),
            Shape::Address => self.verbatim(surface, TokenKind::Address, Meaning::None),
            Shape::Tag => self.verbatim(surface, TokenKind::Tag, Meaning::None),
        }
    }

    /// A token that is compared as it is written, letter case aside.
    fn verbatim(&mut self, surface: &str, kind: TokenKind, meaning: Meaning) -> Reading {
        self.word.clear();
        if surface.is_ascii() {
            self.word.push_str(surface);
            self.word.make_ascii_lowercase();
        } else {
            self.word.push_str(&surface.to_lowercase());
        }
        if kind == TokenKind::Number {
            self.word.retain(|c| c.is_ascii_digit());
        }
        let key = key::of(key::WORD, self.word.as_bytes());
        Reading { key, skeleton: None, whole_skeleton: None, skeleton_len: 0, kind, is_capitalised: false, meaning }
    }

    fn read_word(&mut self, surface: &str, side: Side) -> Reading {
        self.word.clear();
        scanner::normalise(surface, &mut self.word);
        let is_latin = !starts_cyrillic(&self.word);
        if is_latin {
            english::cut_clitic(&mut self.word);
        }
        self.stem.clear();
        self.stem.push_str(&self.word);
        let mut reading = Reading {
            key: stem_key(&mut self.stem),
            skeleton: None,
            whole_skeleton: None,
            skeleton_len: 0,
            kind: kind_of_word(&self.word, is_latin, side),
            is_capitalised: surface.starts_with(char::is_uppercase),
            meaning: numeral::meaning(&self.word),
        };
        if reading.kind != TokenKind::FunctionWord {
            self.add_skeletons(&mut reading);
        }
        reading
    }

    fn add_skeletons(&mut self, reading: &mut Reading) {
        let case_ending = if starts_cyrillic(&self.word) { ukrainian::name_ending_len(&self.word) } else { 0 };
        let cut = &self.word[..self.word.len() - case_ending];
        let Some((cut_key, len)) = skeleton::key(cut, &mut self.roman) else { return };
        reading.skeleton = Some(cut_key);
        reading.skeleton_len = len;
        if case_ending > 0 {
            reading.whole_skeleton = skeleton::key(&self.word, &mut self.roman).map(|(whole, _)| whole);
        }
    }
}

fn kind_of_word(word: &str, is_latin: bool, side: Side) -> TokenKind {
    if is_latin && side == Side::Target {
        return TokenKind::Latin;
    }
    if function_words::contains(word) { TokenKind::FunctionWord } else { TokenKind::Word }
}

fn token(reading: &Reading, span: &Span) -> Token {
    let is_name = reading.kind == TokenKind::Word && reading.is_capitalised && !span.opens_sentence;
    Token {
        key: reading.key,
        skeleton: reading.skeleton,
        whole_skeleton: reading.whole_skeleton,
        skeleton_len: reading.skeleton_len,
        kind: if is_name { TokenKind::Name } else { reading.kind },
        start: span.range.start,
        end: span.range.end,
    }
}

#[cfg(test)]
mod tests {
    use super::super::analyse;
    use super::*;

    fn kinds(text: &str, side: Side) -> Vec<(&str, TokenKind)> {
        analyse(text, side).tokens.iter().map(|token| (&text[token.start..token.end], token.kind)).collect()
    }

    #[test]
    fn tells_names_from_words_that_open_a_sentence() {
        assert_eq!(
            kinds("Вчора Байден прибув. Київ чекав", Side::Target),
            [
                ("Вчора", TokenKind::Word),
                ("Байден", TokenKind::Name),
                ("прибув", TokenKind::Word),
                ("Київ", TokenKind::Word),
                ("чекав", TokenKind::Word),
            ]
        );
    }

    #[test]
    fn marks_latin_words_in_ukrainian_text() {
        assert_eq!(kinds("компанія Apple", Side::Target)[1], ("Apple", TokenKind::Latin));
        let english = analyse("the Apple", Side::Source).tokens[1];
        assert_eq!(english.key, analyse("компанія Apple", Side::Target).tokens[1].key);
    }

    #[test]
    fn gives_numbers_and_codes_equal_keys_on_both_sides() {
        let key = |text, side| analyse(text, side).tokens[0].key;
        assert_eq!(key("1,000", Side::Source), key("1 000", Side::Target));
        assert_eq!(key("F-16", Side::Source), key("F-16", Side::Target));
    }

    #[test]
    fn forgets_nothing_that_matters_between_texts() {
        let mut analyser = Analyser::default();
        let (mut first, mut second) = (Analysis::default(), Analysis::default());
        analyser.analyse("Київ і Львів", Side::Target, &mut first);
        analyser.analyse("Київ і Львів", Side::Target, &mut second);
        assert_eq!(first.tokens, second.tokens);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            for side in [Side::Source, Side::Target] {
                for token in analyse(&text, side).tokens {
                    assert!(text.get(token.start..token.end).is_some());
                }
            }
        }
    }
}
