//! Words to the keys of their stems, in either language.

use super::{english, key, scanner, ukrainian};

/// The key under which the lexicon knows `word`, a single word in any inflection.
pub(crate) fn word_key(word: &str, buffer: &mut String) -> u64 {
    buffer.clear();
    scanner::normalise(word, buffer);
    stem_key(buffer)
}

/// The key of the stem of `word`, which is normalised; the word is cut to its stem.
pub(super) fn stem_key(word: &mut String) -> u64 {
    if starts_cyrillic(word) {
        ukrainian::stem(word);
    } else {
        english::stem(word);
    }
    key::of(key::WORD, word.as_bytes())
}

/// Whether the word is in Cyrillic letters.
pub(super) fn starts_cyrillic(word: &str) -> bool {
    word.starts_with(|c: char| ('\u{400}'..='\u{52f}').contains(&c))
}
