//! Words of general use: finding their equivalents tells little, for they stand everywhere.
//!
//! `common_words/` lists content words that every few sentences of prose hold, by general knowledge of the languages.

use crate::tongue::listed;

/// Whether the word with this key is of general use in either language.
pub(crate) fn contains(key: u64) -> bool {
    listed::COMMON_WORDS.contains_key(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue;

    fn is_common(word: &str) -> bool {
        contains(tongue::word_key(word, &mut String::new()))
    }

    #[test]
    fn knows_words_in_any_form() {
        assert!(is_common("years") && is_common("people") && is_common("роками"));
        assert!(!is_common("radar") && !is_common("радар"));
    }
}
