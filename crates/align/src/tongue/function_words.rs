//! Words that carry no topic: articles, prepositions, pronouns, conjunctions, particles, auxiliaries.
//!
//! They stand in `function_words/` in lower case, as the scanner normalises them; Ukrainian without apostrophes.

use super::listed;

/// Whether `word`, normalised, is one of them.
pub(crate) fn contains(word: &str) -> bool {
    listed::FUNCTION_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_both_languages() {
        for word in ["the", "through", "щоб", "який", "її"] {
            assert!(contains(word), "{word}");
        }
        for word in ["war", "війна", "київ"] {
            assert!(!contains(word), "{word}");
        }
    }
}
