//! What a text shares with its version in the other language, without the text.

use crate::Lexicon;
use crate::tongue::{Analyser, Analysis, QuantityKind, Side, Token, TokenKind, skeleton_key};

/// Equivalents of an English word that stand for it; more would meet too many texts.
const MAX_EQUIVALENTS: usize = 2;
/// An equivalent less likely than this says little.
const MIN_PROBABILITY: f32 = 0.15;
/// Consonants that a skeleton needs so that two unrelated words seldom have it in common.
const MIN_SKELETON: u8 = 4;

/// A trait of a text that its version in the other language is likely to have too.
///
/// Equal keys of one kind mean the same in English and in Ukrainian, so that sets of terms compare texts without
/// aligning them: to find the candidates of a page among thousands. Not useful for a decision between close
/// candidates: [`Aligner::align`](crate::Aligner::align) reads the texts themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Identifies it among terms of its kind. The same on all platforms.
    pub key: u64,
}

/// What a [`Term`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TermKind {
    /// A value: a number, a sum of money, a share, a date.
    Quantity,
    /// The consonants of a name or of a loan word, romanised.
    Name,
    /// What is written alike in both languages: `F-16`, `Apple`, `#tag`.
    Verbatim,
    /// A word that the lexicon knows, as its Ukrainian equivalent.
    Word,
}

/// Reads texts into terms; keep one for many texts.
#[derive(Debug, Default)]
pub struct TermReader {
    analyser: Analyser,
    analysis: Analysis,
    /// The equivalents of the word at hand.
    equivalents: Vec<(u64, f32)>,
}

impl TermReader {
    /// Appends the terms of `text`, English, to `terms`, in the order of the text and with repetitions.
    pub fn read_english(&mut self, text: &str, lexicon: &Lexicon, terms: &mut Vec<Term>) {
        self.read(text, Side::Source, lexicon, terms);
    }

    /// Appends the terms of `text`, Ukrainian, to `terms`, in the order of the text and with repetitions.
    pub fn read_ukrainian(&mut self, text: &str, lexicon: &Lexicon, terms: &mut Vec<Term>) {
        self.read(text, Side::Target, lexicon, terms);
    }

    fn read(&mut self, text: &str, side: Side, lexicon: &Lexicon, terms: &mut Vec<Term>) {
        let Self { analyser, analysis, equivalents } = self;
        analyser.analyse(text, side, analysis);
        for token in &analysis.tokens {
            push_token(token, side, terms);
            if matches!(token.kind, TokenKind::Name | TokenKind::Word) {
                push_word(token, side, lexicon, equivalents, terms);
            }
        }
        let quantities = analysis.quantities.iter().filter(|quantity| quantity.kind != QuantityKind::Ordinal);
        terms.extend(quantities.map(|quantity| Term { kind: TermKind::Quantity, key: quantity.key }));
    }
}

/// Identifies a word in Latin or Cyrillic letters by its consonants, romanised, so that ways to romanise it meet:
/// `Кременчуці`, `kremenchutsi`, `kremenchuci`. The same on all platforms; `None` where the word has one consonant at
/// most.
///
/// ```
/// use poruch_align::consonant_key;
///
/// assert_eq!(consonant_key("Кременчуці"), consonant_key("kremenchutsi"));
/// assert_ne!(consonant_key("Кременчуці"), consonant_key("poltavi"));
/// ```
pub fn consonant_key(word: &str) -> Option<u64> {
    ConsonantReader::default().key(word)
}

/// Reads words into the keys that [`consonant_key`] gives; keep one for many words.
///
/// ```
/// use poruch_align::{ConsonantReader, consonant_key};
///
/// let mut reader = ConsonantReader::default();
/// assert_eq!(reader.key("Кременчуці"), consonant_key("kremenchutsi"));
/// ```
#[derive(Debug, Default)]
pub struct ConsonantReader {
    lower: String,
    roman: String,
}

impl ConsonantReader {
    /// The key of `word`; `None` where it has one consonant at most.
    pub fn key(&mut self, word: &str) -> Option<u64> {
        self.lower.clear();
        self.lower.extend(word.chars().flat_map(char::to_lowercase));
        skeleton_key(&self.lower, &mut self.roman).map(|(key, _)| key)
    }
}

fn push_token(token: &Token, side: Side, terms: &mut Vec<Term>) {
    match token.kind {
        TokenKind::Code | TokenKind::Address | TokenKind::Tag => {
            terms.push(Term { kind: TermKind::Verbatim, key: token.key });
        }
        TokenKind::Latin => {
            terms.push(Term { kind: TermKind::Verbatim, key: token.key });
            push_skeleton(token, terms);
        }
        TokenKind::Name => {
            // An English name may stand in Latin letters in the Ukrainian text.
            if side == Side::Source {
                terms.push(Term { kind: TermKind::Verbatim, key: token.key });
            }
            push_skeleton(token, terms);
        }
        TokenKind::Word => push_skeleton(token, terms),
        TokenKind::Number | TokenKind::FunctionWord => {}
    }
}

fn push_skeleton(token: &Token, terms: &mut Vec<Term>) {
    if token.skeleton_len >= MIN_SKELETON {
        terms.extend(token.skeleton.map(|key| Term { kind: TermKind::Name, key }));
    }
}

fn push_word(token: &Token, side: Side, lexicon: &Lexicon, equivalents: &mut Vec<(u64, f32)>, terms: &mut Vec<Term>) {
    let word = |key| Term { kind: TermKind::Word, key };
    match side {
        Side::Target if lexicon.knows_target(token.key) => terms.push(word(token.key)),
        Side::Target => {}
        Side::Source => {
            equivalents.clear();
            equivalents.extend(lexicon.translations(token.key).filter(|(_, chance)| *chance >= MIN_PROBABILITY));
            equivalents.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            terms.extend(equivalents.iter().take(MAX_EQUIVALENTS).map(|(key, _)| word(*key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LexiconBuilder;

    fn shared(english: &str, ukrainian: &str, kind: TermKind) -> usize {
        let mut builder = LexiconBuilder::new();
        builder.add_equivalents("bridge", ["міст"]);
        let lexicon = builder.build();
        let (mut en, mut uk) = (Vec::new(), Vec::new());
        let mut reader = TermReader::default();
        reader.read_english(english, &lexicon, &mut en);
        reader.read_ukrainian(ukrainian, &lexicon, &mut uk);
        en.retain(|term| term.kind == kind && uk.contains(term));
        en.len()
    }

    #[test]
    fn versions_of_a_sentence_share_names_values_and_words() {
        let (english, ukrainian) =
            ("The bridge near Kremenchuk cost 2.5 million.", "Міст біля Кременчука коштував 2,5 мільйона.");
        assert!(shared(english, ukrainian, TermKind::Name) > 0);
        assert!(shared(english, ukrainian, TermKind::Quantity) > 0);
        assert!(shared(english, ukrainian, TermKind::Word) > 0);
    }

    #[test]
    fn names_in_latin_letters_are_shared() {
        assert!(shared("Shares of Apple fell.", "Акції Apple впали.", TermKind::Verbatim) > 0);
    }

    #[test]
    fn unrelated_sentences_share_nothing() {
        for kind in [TermKind::Name, TermKind::Quantity, TermKind::Verbatim, TermKind::Word] {
            assert_eq!(shared("Prices rose by 7 percent.", "Кременчук: вночі було тихо.", kind), 0);
        }
    }
}
