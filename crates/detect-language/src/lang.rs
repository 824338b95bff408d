//! The language identifier.

mod iso_639;

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language: an ISO 639-1 code, or [`Lang::UND`] for "no language".
///
/// Open by design: any two-letter code is a `Lang`, whether or not the detector knows it. Languages are ordered by their
/// codes, [`Lang::UND`] before all.
///
/// ```
/// use poruch_detect_language::Lang;
///
/// assert_eq!(Lang::from_tag("uk-UA"), Some(Lang::UK));
/// assert_eq!(Lang::from_tag("ua"), Some(Lang::UK));
/// assert_eq!(Lang::from_tag("en-UK"), Some(Lang::EN));
/// assert_eq!(Lang::from_tag("x-default"), None);
/// assert_eq!(Lang::UK.as_str(), "uk");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 2]);

impl Lang {
    /// Ukrainian.
    pub const UK: Self = Self(*b"uk");
    /// English.
    pub const EN: Self = Self(*b"en");
    /// Russian.
    pub const RU: Self = Self(*b"ru");
    /// Belarusian.
    pub const BE: Self = Self(*b"be");
    /// Bulgarian.
    pub const BG: Self = Self(*b"bg");
    /// Serbian.
    pub const SR: Self = Self(*b"sr");
    /// Macedonian.
    pub const MK: Self = Self(*b"mk");
    /// Polish.
    pub const PL: Self = Self(*b"pl");
    /// Czech.
    pub const CS: Self = Self(*b"cs");
    /// German.
    pub const DE: Self = Self(*b"de");
    /// French.
    pub const FR: Self = Self(*b"fr");
    /// Spanish.
    pub const ES: Self = Self(*b"es");
    /// Italian.
    pub const IT: Self = Self(*b"it");
    /// Portuguese.
    pub const PT: Self = Self(*b"pt");
    /// Dutch.
    pub const NL: Self = Self(*b"nl");
    /// No language: the text holds no evidence.
    pub const UND: Self = Self([0, 0]);

    /// The language of an ISO 639-1 code.
    pub(crate) const fn of(code: [u8; 2]) -> Self {
        Self(code)
    }

    /// Reads a language tag as pages and systems write it, in letters of either case: BCP 47 (`uk-UA`, `zh-Hans`), a
    /// locale (`uk_UA`, `uk_UA.UTF-8`, `en_GB@euro`), a code of ISO 639-2 or 639-3 for a language that has one of two
    /// letters (`ukr`, `pol`, `ces` and `cze`), or `ua`, which sites write for Ukrainian.
    ///
    /// The primary subtag alone decides: `en-UK` is English. Withdrawn codes are read as those in force (`iw` as `he`).
    /// `None` where the tag names no language (`x-default`, `und`) or one without a two-letter code (`ceb`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next()?.as_bytes();
        if !primary.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        match *primary {
            [a, b] => Some(iso_639::current([a, b].map(|letter| letter.to_ascii_lowercase()))),
            [a, b, c] => iso_639::lang(&[a, b, c].map(|letter| letter.to_ascii_lowercase())),
            _ => None,
        }
    }

    /// The code: two lower-case letters, or `und`.
    pub fn as_str(&self) -> &str {
        if self.is_und() { "und" } else { std::str::from_utf8(&self.0).unwrap_or("und") }
    }

    /// Whether this is [`Lang::UND`].
    pub fn is_und(self) -> bool {
        self == Self::UND
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::UND
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseLangError;

impl fmt::Display for ParseLangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither `und` nor a language with a two-letter code")
    }
}

impl std::error::Error for ParseLangError {}

impl FromStr for Lang {
    type Err = ParseLangError;

    fn from_str(code: &str) -> Result<Self, ParseLangError> {
        if code.eq_ignore_ascii_case("und") { Ok(Self::UND) } else { Self::from_tag(code).ok_or(ParseLangError) }
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn check(tag: &str, expected: Option<Lang>) {
        assert_eq!(Lang::from_tag(tag), expected, "{tag}");
    }

    #[test]
    fn reads_every_way_that_sites_write_ukrainian() {
        let locales = ["uk_UA.UTF-8", "uk.UTF-8", "uk@cyrillic", "uk_UA.koi8u@euro"];
        let labels = ["uk", "UK", "ua", "UA", "Ua", "ukr", "UKR", "Ukr", " uk ", "\tuk\n"];
        let tags = ["uk-UA", "uk_UA", "uk-Cyrl-UA", "ua-UA", "UKR-ua", "uk-x-private", "uk-"];
        for tag in locales.iter().chain(&labels).chain(&tags) {
            check(tag, Some(Lang::UK));
        }
    }

    #[test]
    fn lets_the_primary_subtag_decide() {
        check("en-UK", Some(Lang::EN));
        check("en-UA", Some(Lang::EN));
        check("EN_uk", Some(Lang::EN));
        check("en_GB@euro", Some(Lang::EN));
        check("eng-ukr", Some(Lang::EN));
        check("ru_UA", Some(Lang::RU));
        check("zh-Hans", Some(Lang(*b"zh")));
    }

    #[test]
    fn refuses_what_names_no_language() {
        for tag in ["", " ", "-", "-uk", "x-default", "i-klingon", "und", "mul", "zxx", "C", "C.UTF-8", "POSIX", "*"] {
            check(tag, None);
        }
        for tag in ["u", "zzz", "12", "u1", "укр", "у", "uk,en", "uk;q=0.9", "ukrainian", "ceb", "\0\0", "и\u{306}"]
        {
            check(tag, None);
        }
        check(&"uk".repeat(100_000), None);
        check(&format!("uk-{}", "x".repeat(100_000)), Some(Lang::UK));
    }

    #[test]
    fn reads_three_letters_of_any_language_that_has_two() {
        let pairs =
            ["pol pl", "slk sk", "slo sk", "lit lt", "ron ro", "rum ro", "tur tr", "ara ar", "zho zh", "chi zh"];
        let more = ["ces cs", "cze cs", "deu de", "ger de", "mkd mk", "mac mk", "srp sr", "scc sr", "cmn zh", "pes fa"];
        for pair in pairs.iter().chain(&more) {
            let (three, two) = pair.split_once(' ').expect("two codes");
            check(three, Lang::from_tag(two));
            check(&three.to_uppercase(), Lang::from_tag(two));
        }
    }

    #[test]
    fn reads_withdrawn_codes_as_those_in_force() {
        check("iw", Lang::from_tag("he"));
        check("in-ID", Lang::from_tag("id"));
        check("mo", Lang::from_tag("ro"));
    }

    #[test]
    fn takes_languages_that_it_has_no_name_for() {
        let greek = Lang::from_tag("el").expect("two letters");
        assert_eq!((greek.as_str(), greek.is_und()), ("el", false));
    }

    #[test]
    fn goes_through_text_and_json_and_back() {
        for lang in [Lang::UK, Lang::from_tag("el").expect("two letters"), Lang::UND] {
            let json = serde_json::to_string(&lang).expect("a string");
            assert_eq!(json, format!("\"{lang}\""));
            assert_eq!(serde_json::from_str::<Lang>(&json).expect("a language"), lang);
            assert_eq!(lang.to_string().parse(), Ok(lang));
        }
        for json in ["\"ukrainian\"", "\"\"", "5", "null"] {
            assert!(serde_json::from_str::<Lang>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn is_ordered_and_hashed_by_its_code() {
        let mut langs = [Lang::UK, Lang::EN, Lang::UND, Lang::BE];
        langs.sort_unstable();
        assert_eq!(langs, [Lang::UND, Lang::BE, Lang::EN, Lang::UK]);
        let set: HashSet<Lang> = ["uk", "ua", "UKR", "en"].into_iter().filter_map(Lang::from_tag).collect();
        assert_eq!(set.len(), 2);
    }
}
