//! The language identifier.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language: an ISO 639-1 code, or [`Lang::UND`] for "no language".
///
/// Open by design: any two-letter code is a `Lang`, whether or not the detector knows it.
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
    pub(crate) const fn of(code: &[u8; 2]) -> Self {
        Self(*code)
    }

    /// Reads a language tag as pages write it: BCP 47 (`uk-UA`), a locale (`uk_UA`, `uk_UA.UTF-8`), an ISO 639-2
    /// code of the languages this crate tells apart (`ukr`, `eng`, `rus`, …), or `ua`, which sites write for Ukrainian.
    ///
    /// The primary subtag alone decides: `en-UK` is English. `None` where the tag names no language (`x-default`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let primary = tag.split(['-', '_', '.']).next().unwrap_or(tag);
        let mut lower = [0_u8; 3];
        let bytes = primary.as_bytes();
        if bytes.len() < 2 || bytes.len() > 3 || !bytes.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        match &lower[..bytes.len()] {
            b"ua" => Some(Self::UK),
            [a, b] => Some(Self([*a, *b])),
            three => ISO_639_2.iter().find(|(code, _)| code.as_slice() == three).map(|&(_, lang)| lang),
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

/// ISO 639-2 codes (and the switch labels `УКР`, `ENG` in Latin letters) of the languages that this crate names.
const ISO_639_2: [(&[u8; 3], Lang); 21] = [
    (b"ukr", Lang::UK),
    (b"eng", Lang::EN),
    (b"rus", Lang::RU),
    (b"bel", Lang::BE),
    (b"bul", Lang::BG),
    (b"srp", Lang::SR),
    (b"mkd", Lang::MK),
    (b"pol", Lang::PL),
    (b"ces", Lang::CS),
    (b"cze", Lang::CS),
    (b"deu", Lang::DE),
    (b"ger", Lang::DE),
    (b"fra", Lang::FR),
    (b"fre", Lang::FR),
    (b"spa", Lang::ES),
    (b"ita", Lang::IT),
    (b"por", Lang::PT),
    (b"nld", Lang::NL),
    (b"dut", Lang::NL),
    (b"mac", Lang::MK),
    (b"scc", Lang::SR),
];

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
        f.write_str("not a language code (two letters, or `und`)")
    }
}

impl std::error::Error for ParseLangError {}

impl FromStr for Lang {
    type Err = ParseLangError;

    fn from_str(code: &str) -> Result<Self, ParseLangError> {
        if code == "und" { Ok(Self::UND) } else { Self::from_tag(code).ok_or(ParseLangError) }
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
    use super::*;

    fn check(tag: &str, expected: Option<Lang>) {
        assert_eq!(Lang::from_tag(tag), expected, "{tag}");
    }

    #[test]
    fn reads_every_way_that_sites_write_ukrainian() {
        for tag in ["uk", "UK", "uk-UA", "uk_UA", "uk_UA.UTF-8", "ua", "UA", "ukr", " uk ", "uk-Cyrl-UA", "ua-UA"] {
            check(tag, Some(Lang::UK));
        }
    }

    #[test]
    fn lets_the_primary_subtag_decide() {
        check("en-UK", Some(Lang::EN));
        check("en-UA", Some(Lang::EN));
        check("ru_UA", Some(Lang::RU));
    }

    #[test]
    fn refuses_what_names_no_language() {
        for tag in ["", "x-default", "u", "ukrainian", "zzz", "12", "*", "-uk", "укр"] {
            check(tag, None);
        }
    }

    #[test]
    fn takes_languages_that_it_has_no_name_for() {
        let greek = Lang::from_tag("el").expect("two letters");
        assert_eq!((greek.as_str(), greek.is_und()), ("el", false));
    }

    #[test]
    fn goes_through_json_and_back() {
        for lang in [Lang::UK, Lang::UND] {
            let json = serde_json::to_string(&lang).expect("a string");
            assert_eq!(json, format!("\"{lang}\""));
            assert_eq!(serde_json::from_str::<Lang>(&json).expect("a language"), lang);
        }
        assert!(serde_json::from_str::<Lang>("\"ukrainian\"").is_err());
    }
}
