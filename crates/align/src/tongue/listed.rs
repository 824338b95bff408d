//! The word lists of the library, with indexes that were made at build time.

use super::word_list::{Forms, Words};

macro_rules! built {
    ($name:literal) => {
        concat!(env!("OUT_DIR"), "/", $name)
    };
}

/// English irregular forms, a line a lemma: the lemma, then its forms.
pub(crate) static ENGLISH_FORMS: Forms =
    Forms::embedded(include_bytes!(built!("english_forms")), include_str!("english/irregular.txt"));
/// The same of Ukrainian.
pub(crate) static UKRAINIAN_FORMS: Forms =
    Forms::embedded(include_bytes!(built!("ukrainian_forms")), include_str!("ukrainian/irregular.txt"));
/// Ukrainian stems that end like an ending.
pub(crate) static UKRAINIAN_STEMS: Words = Words::embedded(include_bytes!(built!("ukrainian_stems")));
/// Words of both languages that carry no topic.
pub(crate) static FUNCTION_WORDS: Words = Words::embedded(include_bytes!(built!("function_words")));
/// Words of general use, of both languages, by the keys of their stems.
pub(crate) static COMMON_WORDS: Words = Words::embedded(include_bytes!(built!("common_words")));

#[cfg(test)]
mod tests {
    use super::super::compile;

    #[test]
    fn lists_are_those_of_the_sources() {
        let built = [
            ("english_forms", include_bytes!(built!("english_forms")).as_slice()),
            ("ukrainian_forms", include_bytes!(built!("ukrainian_forms"))),
            ("ukrainian_stems", include_bytes!(built!("ukrainian_stems"))),
            ("function_words", include_bytes!(built!("function_words"))),
            ("common_words", include_bytes!(built!("common_words"))),
        ];
        for ((name, built), made) in built.into_iter().zip(compile::lists()) {
            assert!((name, built) == (made.0, &made.1), "{name} was built of another list");
        }
    }
}
