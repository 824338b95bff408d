//! The voice of `whatlang`, asked where the evidence of the lists is weak.

use crate::Lang;

/// Bytes of the text that are enough for it; more only cost time.
const ENOUGH: usize = 800;

/// What `whatlang` takes a text for, and how sure it is in `[0, 1]`.
pub(crate) fn ask(text: &str) -> Option<(Lang, f64)> {
    let info = whatlang::detect(&text[..text.floor_char_boundary(ENOUGH)])?;
    Some((Lang::from_tag(info.lang().code())?, info.confidence()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_every_language_it_may_hear() {
        for &known in whatlang::Lang::all() {
            assert!(Lang::from_tag(known.code()).is_some(), "{}", known.code());
        }
    }

    #[test]
    fn hears_a_language_beyond_the_lists() {
        let (lang, _) = ask("Η γλώσσα είναι ελληνική").expect("a language");
        assert_eq!(lang.as_str(), "el");
    }
}
