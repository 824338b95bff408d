//! The parts of addresses that name a language.

use poruch_detect_language::Lang;

/// Names of languages, written out or cut short.
const NAMES: [(&str, Lang); 8] = [
    ("english", Lang::EN),
    ("engl", Lang::EN),
    ("ukrainian", Lang::UK),
    ("ukr", Lang::UK),
    ("ukrainska", Lang::UK),
    ("ukrayinska", Lang::UK),
    ("russian", Lang::RU),
    ("rus", Lang::RU),
];

/// The language that `token`, a label, segment or value, names as a whole: `en`, `eng`, `english`, `uk-UA`, `ua`.
///
/// Any two letters are a language's code, so that a caller must ask whether the page is in that language.
pub(crate) fn language_of(token: &str) -> Option<Lang> {
    if let Some((_, lang)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(token)) {
        return Some(*lang);
    }
    let mut parts = token.split(['-', '_']);
    let lang = Lang::from_tag(parts.next()?)?;
    let is_locale = parts.next().is_none_or(|region| region.len() == 2) && parts.next().is_none();
    is_locale.then_some(lang)
}

/// `token` without a language's name at its start or end: `story-en`, `ua_story`. Only the language of the page goes.
pub(crate) fn strip_affix(token: &str, lang: Lang) -> &str {
    let names = |part: &str| language_of(part) == Some(lang);
    if let Some((rest, part)) = token.rsplit_once(['-', '_'])
        && names(part)
    {
        return rest;
    }
    match token.split_once(['-', '_']) {
        Some((part, rest)) if names(part) => rest,
        _ => token,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_of_languages() {
        for (token, lang) in [
            ("en", Some(Lang::EN)),
            ("ENG", Some(Lang::EN)),
            ("english", Some(Lang::EN)),
            ("ua", Some(Lang::UK)),
            ("ukr", Some(Lang::UK)),
            ("uk-UA", Some(Lang::UK)),
            ("en_us", Some(Lang::EN)),
            ("news", None),
            ("en-route-to-kyiv", None),
        ] {
            assert_eq!(language_of(token), lang, "{token}");
        }
    }

    #[test]
    fn takes_only_the_pages_own_language_off() {
        assert_eq!(strip_affix("bridge-opened-en", Lang::EN), "bridge-opened");
        assert_eq!(strip_affix("uk-government", Lang::EN), "uk-government");
        assert_eq!(strip_affix("ua_mist", Lang::UK), "mist");
    }
}
