//! What the aligner knows of the two languages: words, names, quantities.
//!
//! Everything that is English or Ukrainian about the aligner stands in this module and in the built-in lexicon. A
//! text is read once into an [`Analysis`]: its [`Token`]s, each with a key of its stem and, where the word may be a
//! name or a loan word, a key of its consonant skeleton, and its [`Quantity`]s, whose keys are equal in the two
//! languages.
//!
//! Rules against a bare cut after five letters, both with the built-in lexicon, on content words of parallel texts (a
//! test set of translated news and prose of 2024, one of sentences of 2022, a technical book):
//!
//! | | rules | five letters |
//! | --- | --- | --- |
//! | English words that the lexicon knows | 91 %, 93 %, 93 % | 82 %, 86 %, 86 % |
//! | Ukrainian words that it knows | 91 %, 94 %, 95 % | 82 %, 85 %, 82 % |
//! | English words with an equivalent in the translation | 60 %, 66 %, 66 % | 50 %, 55 %, 51 % |
//! | the same in the text of the pair before, by chance | 12 %, 11 %, 19 % | 11 %, 10 %, 14 % |
//!
//! The word lists of this module and the built-in lexicon are read by the build script, which includes the files that
//! cut words to stems; what it makes of them stands in the library ready for look-ups. Irregular forms say what rules
//! cannot: `лечу` is a form of `летіти`, `течу` one of `текти`, so т/ч is a matter of the list.

mod analyser;
#[cfg(test)]
mod compile;
mod english;
mod function_words;
mod index;
mod key;
pub(crate) mod listed;
mod numeral;
mod quantity;
mod romanise;
mod scanner;
mod skeleton;
mod stem;
mod ukrainian;
mod word_list;

pub(crate) use analyser::{Analyser, Analysis};
pub(crate) use function_words::contains as is_function_word;
pub(crate) use index::Index;
#[cfg(test)]
use quantity::Quantity;
pub(crate) use quantity::QuantityKind;
pub(crate) use scanner::words;
pub(crate) use skeleton::key as skeleton_key;
pub(crate) use stem::word_key;

/// Which of the two languages a text is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Side {
    /// English.
    Source,
    /// Ukrainian.
    Target,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// A word with a meaning of its own.
    Word,
    /// An article, a preposition, a pronoun, a conjunction, a particle, an auxiliary.
    FunctionWord,
    /// A capitalised word that does not open a sentence.
    Name,
    /// Digits, with their separators.
    Number,
    /// Letters and digits together: `F-16`, `M142`, `COVID-19`.
    Code,
    /// The address of a page or of a mailbox.
    Address,
    /// `#word` or `@word`.
    Tag,
    /// A word in Latin letters inside Ukrainian text.
    Latin,
}

/// A word, number or address of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Identifies the stem. Tokens that are written alike in both languages (numbers, codes, addresses, Latin words)
    /// have equal keys on both sides; keys of English and of Ukrainian words never meet.
    pub(crate) key: u64,
    /// Identifies the consonant skeleton with the case ending cut, where the word may be a name or a loan word.
    pub(crate) skeleton: Option<u64>,
    /// The skeleton without the cut, where it differs: `Вільям` is no dative plural.
    pub(crate) whole_skeleton: Option<u64>,
    /// How many consonants the skeleton has: the more, the less it meets others by chance.
    pub(crate) skeleton_len: u8,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where it starts, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
}

/// Reads one text; for many, keep an [`Analyser`].
#[cfg(test)]
pub(crate) fn analyse(text: &str, side: Side) -> Analysis {
    let mut analysis = Analysis::default();
    Analyser::default().analyse(text, side, &mut analysis);
    analysis
}

/// The quantities of one text; for many, keep an [`Analyser`].
#[cfg(test)]
pub(crate) fn quantities(text: &str, side: Side) -> Vec<Quantity> {
    analyse(text, side).quantities
}
