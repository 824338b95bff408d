//! The word lists of the library, with indexes that were made at build time.

use super::word_list::{Forms, Words};

macro_rules! built {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// English irregular forms, a line a lemma: the lemma, then its forms.
pub(crate) static ENGLISH_FORMS: Forms =
    Forms::embedded(built!("english_forms"), include_str!("english/irregular.txt"));
/// The same of Ukrainian.
pub(crate) static UKRAINIAN_FORMS: Forms =
    Forms::embedded(built!("ukrainian_forms"), include_str!("ukrainian/irregular.txt"));
/// Ukrainian stems that end like an ending.
pub(crate) static UKRAINIAN_STEMS: Words = Words::embedded(built!("ukrainian_stems"));
/// Words of both languages that carry no topic.
pub(crate) static FUNCTION_WORDS: Words = Words::embedded(built!("function_words"));
/// Words of general use, of both languages, by the keys of their stems.
pub(crate) static COMMON_WORDS: Words = Words::embedded(built!("common_words"));

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;

    #[test]
    fn lists_are_those_of_the_sources() {
        assert_eq!(ENGLISH_FORMS, compile::english_forms());
        assert_eq!(UKRAINIAN_FORMS, compile::ukrainian_forms());
        assert_eq!(UKRAINIAN_STEMS, compile::ukrainian_stems());
        assert_eq!(FUNCTION_WORDS, compile::function_words());
        assert_eq!(COMMON_WORDS, compile::common_words());
    }
}
