//! The voice of `whatlang`, asked where the evidence of the lists is weak.

use crate::Lang;

/// Bytes of the text that are enough for it; more only cost time.
const ENOUGH: usize = 800;

/// What `whatlang` takes a text for, and how sure it is in `[0, 1]`.
pub(crate) fn ask(text: &str) -> Option<(Lang, f64)> {
    let info = whatlang::detect(&text[..text.floor_char_boundary(ENOUGH)])?;
    Some((lang(info.lang())?, info.confidence()))
}

/// The two-letter code of a language of `whatlang`, which itself has ISO 639-3 codes only.
fn lang(lang: whatlang::Lang) -> Option<Lang> {
    CODES.iter().find(|(code, _)| *code == lang.code()).and_then(|(_, code)| Lang::from_tag(code))
}

/// ISO 639-3 to 639-1, for the languages that `whatlang` tells apart.
const CODES: [(&str, &str); 70] = [
    ("epo", "eo"),
    ("eng", "en"),
    ("rus", "ru"),
    ("cmn", "zh"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("ben", "bn"),
    ("fra", "fr"),
    ("deu", "de"),
    ("ukr", "uk"),
    ("kat", "ka"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("jpn", "ja"),
    ("heb", "he"),
    ("yid", "yi"),
    ("pol", "pl"),
    ("amh", "am"),
    ("jav", "jv"),
    ("kor", "ko"),
    ("nob", "nb"),
    ("dan", "da"),
    ("swe", "sv"),
    ("fin", "fi"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("hun", "hu"),
    ("ces", "cs"),
    ("ell", "el"),
    ("bul", "bg"),
    ("bel", "be"),
    ("mar", "mr"),
    ("kan", "kn"),
    ("ron", "ro"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("tam", "ta"),
    ("vie", "vi"),
    ("urd", "ur"),
    ("tha", "th"),
    ("guj", "gu"),
    ("uzb", "uz"),
    ("pan", "pa"),
    ("aze", "az"),
    ("ind", "id"),
    ("tel", "te"),
    ("pes", "fa"),
    ("mal", "ml"),
    ("ori", "or"),
    ("mya", "my"),
    ("nep", "ne"),
    ("sin", "si"),
    ("khm", "km"),
    ("tuk", "tk"),
    ("aka", "ak"),
    ("zul", "zu"),
    ("sna", "sn"),
    ("afr", "af"),
    ("lat", "la"),
    ("slk", "sk"),
    ("cat", "ca"),
    ("tgl", "tl"),
    ("hye", "hy"),
    ("cym", "cy"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_every_language_it_may_hear() {
        for &known in whatlang::Lang::all() {
            assert!(lang(known).is_some(), "{}", known.code());
        }
    }

    #[test]
    fn hears_a_language_beyond_the_lists() {
        let (lang, _) = ask("Η γλώσσα είναι ελληνική").expect("a language");
        assert_eq!(lang.as_str(), "el");
    }
}
