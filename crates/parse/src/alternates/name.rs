//! What a text says of switching the language: «Читати українською», `УКР`, `Read in English`, a flag.

use poruch_detect_language::Lang;

use crate::text::{is_alphanumeric, is_invisible, key};

/// A language that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// By a name or code that means nothing else.
    Surely(Lang),
    /// By one that means other things too.
    Perhaps(Lang),
}

impl Named {
    pub(super) fn lang(self) -> Lang {
        match self {
            Self::Surely(lang) | Self::Perhaps(lang) => lang,
        }
    }
}

/// What a switch link says is short, in bytes.
pub(super) const LONGEST: usize = 120;

/// A text of fewer letters says nothing by itself, and a label may say what is meant.
pub(super) const SHORTEST_WORD: usize = 3;

/// The language that `text`, all of it, invites to switch to.
pub(super) fn read(text: &str) -> Option<Named> {
    (text.len() <= LONGEST).then(|| of_words(&key(text)).or_else(|| flag(text).map(Named::Surely))).flatten()
}

/// Whether the first word of `text` is one that a switch link may begin with, which hardly any other link does.
pub(super) fn may_begin(text: &str) -> bool {
    first_word(text).is_some_and(|(word, _)| begins(word))
}

/// Whether `text`, which is not folded, begins with a word that says something by itself and that no switch link begins
/// with.
pub(super) fn begins_otherwise(text: &str) -> bool {
    let is_other = |word: &str| word.chars().nth(SHORTEST_WORD).is_some() && !begins(word);
    first_word(text).is_some_and(|(word, rest)| !rest.starts_with(is_invisible) && is_other(word))
}

/// The first word and what follows it.
fn first_word(text: &str) -> Option<(&str, &str)> {
    let words = &text[text.find(is_alphanumeric)?..];
    Some(words.split_at(words.find(|c| !is_alphanumeric(c)).unwrap_or(words.len())))
}

/// Whether a switch link may begin with a word.
fn begins(word: &str) -> bool {
    let word = key(word);
    of_word(&word).is_some() || invites(&word)
}

/// Whether what `key` was made of is an invitation without the name of a language: «Перейти».
pub(super) fn is_invitation(key: &str) -> bool {
    !key.is_empty() && key.split(' ').all(invites)
}

/// The one language that the words of a text name, given as its [`key`], where all other words invite to it.
pub(super) fn of_words(key: &str) -> Option<Named> {
    let mut found: Option<Named> = None;
    for word in key.split(' ') {
        match (of_word(word), found) {
            (Some(named), None) => found = Some(named),
            (Some(named), Some(other)) if named.lang() != other.lang() => return None,
            (Some(Named::Surely(lang)), _) => found = Some(Named::Surely(lang)),
            (Some(Named::Perhaps(_)), _) => {}
            (None, _) if invites(word) => {}
            (None, _) => return None,
        }
    }
    found
}

/// The language that `text` names for certain, or in that language itself.
pub(super) fn read_proper(text: &str) -> Option<Lang> {
    match read(text)? {
        Named::Surely(lang) => Some(lang),
        Named::Perhaps(_) => endonym(&key(text)),
    }
}

/// The language of a name as switch links write it, in the cases that invitations need.
fn proper(word: &str) -> Option<Lang> {
    Some(match word {
        "укр"
        | "ук"
        | "уа"
        | "українська"
        | "українською"
        | "українську"
        | "українській"
        | "українськи"
        | "ukrainian"
        | "ua"
        | "ukr"
        | "украинский"
        | "украинском"
        | "украинская"
        | "украински" => Lang::UK,
        "англ"
        | "англійська"
        | "англійською"
        | "англійську"
        | "англійській"
        | "english"
        | "eng"
        | "en"
        | "английский"
        | "английском"
        | "английская"
        | "английски" => Lang::EN,
        "рус"
        | "рос"
        | "ру"
        | "російська"
        | "російською"
        | "російську"
        | "русский"
        | "русском"
        | "русская"
        | "русски"
        | "russian"
        | "rus"
        | "ru" => Lang::RU,
        _ => return None,
    })
}

/// The language of other names in these languages: alone they may head lessons, together they are a list of languages.
fn endonym(word: &str) -> Option<Lang> {
    Some(match word {
        "polski" | "polsku" => Lang::PL,
        "deutsch" => Lang::DE,
        "français" | "francais" => Lang::FR,
        "español" => Lang::ES,
        "italiano" => Lang::IT,
        "português" => Lang::PT,
        "nederlands" => Lang::NL,
        "čeština" | "česky" => Lang::CS,
        "беларуская" => Lang::BE,
        "български" => Lang::BG,
        _ => return None,
    })
}

/// The language of names and codes that mean other things too: `UK` heads the news of Britain, `French` and `Italian`
/// recipes.
fn shared(word: &str) -> Option<Lang> {
    Some(match word {
        "uk" | "ukrainisch" | "ukraiński" => Lang::UK,
        "pl" | "polish" | "польська" | "польською" => Lang::PL,
        "de" | "german" | "німецька" | "німецькою" => Lang::DE,
        "fr" | "french" | "французька" | "французькою" => Lang::FR,
        "es" | "spanish" | "іспанська" | "іспанською" => Lang::ES,
        "it" | "italian" => Lang::IT,
        "cz" => Lang::CS,
        "englisch" | "anglais" => Lang::EN,
        _ => return None,
    })
}

/// Whether a switch link may say the word around the name of a language.
fn invites(word: &str) -> bool {
    matches!(
        word,
        "читати"
            | "читайте"
            | "прочитати"
            | "прочитайте"
            | "переглянути"
            | "дивитися"
            | "відкрити"
            | "перейти"
            | "переключити"
            | "перемкнути"
            | "змінити"
            | "обрати"
            | "на"
            | "по"
            | "у"
            | "в"
            | "є"
            | "цю"
            | "ця"
            | "цей"
            | "це"
            | "статтю"
            | "стаття"
            | "статті"
            | "новину"
            | "новина"
            | "матеріал"
            | "сторінку"
            | "сторінка"
            | "текст"
            | "публікацію"
            | "публікація"
            | "також"
            | "доступно"
            | "доступна"
            | "доступний"
            | "доступне"
            | "версія"
            | "версію"
            | "версії"
            | "мова"
            | "мову"
            | "мови"
            | "мовою"
            | "переклад"
            | "так"
            | "тут"
            | "читать"
            | "прочитать"
            | "посмотреть"
            | "открыть"
            | "переключить"
            | "эту"
            | "эта"
            | "этот"
            | "статью"
            | "статья"
            | "новость"
            | "материал"
            | "страницу"
            | "страница"
            | "также"
            | "версия"
            | "версию"
            | "язык"
            | "языке"
            | "да"
            | "здесь"
            | "read"
            | "open"
            | "view"
            | "see"
            | "switch"
            | "change"
            | "go"
            | "to"
            | "this"
            | "the"
            | "story"
            | "article"
            | "page"
            | "post"
            | "text"
            | "is"
            | "also"
            | "available"
            | "in"
            | "version"
            | "edition"
            | "language"
            | "translation"
            | "us"
            | "gb"
            | "yes"
            | "here"
            | "auf"
            | "lesen"
    )
}

fn of_word(word: &str) -> Option<Named> {
    let perhaps = || endonym(word).or_else(|| shared(word)).map(Named::Perhaps);
    proper(word).map(Named::Surely).or_else(perhaps)
}

/// The language of the only flag that `text` shows (a pair of regional indicator symbols).
pub(super) fn flag(text: &str) -> Option<Lang> {
    let letter = |c: char| u32::from(c).checked_sub(0x1f1e6).filter(|&at| at < 26).and_then(|at| u8::try_from(at).ok());
    let letters: Option<Vec<u8>> = text.trim().chars().map(letter).collect();
    match letters?.as_slice() {
        &[first, second] => of_country(&format!("{}{}", char::from(first + b'a'), char::from(second + b'a'))),
        _ => None,
    }
}

/// The language that a country's flag stands for.
pub(super) fn of_country(code: &str) -> Option<Lang> {
    match code {
        "ua" | "ukraine" => Some(Lang::UK),
        "gb" | "us" | "en" | "eng" => Some(Lang::EN),
        "ru" => Some(Lang::RU),
        "pl" => Some(Lang::PL),
        "de" => Some(Lang::DE),
        "fr" => Some(Lang::FR),
        "es" => Some(Lang::ES),
        _ => None,
    }
}

/// The language that a part of an address or a class is called after: `english`, `ukr`, `ua`.
pub(super) fn of_address_part(part: &str) -> Option<Lang> {
    match part.to_ascii_lowercase().as_str() {
        "english" | "eng" | "en" => Some(Lang::EN),
        "ukrainian" | "ukrainska" | "ukr" | "ua" | "uk" => Some(Lang::UK),
        "russian" | "rus" | "ru" => Some(Lang::RU),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Named>) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn knows_switch_links() {
        for text in [
            "Читати українською",
            "УКР",
            "Укр.",
            "UA",
            "UA Українська",
            "Українська",
            "Українською мовою",
            "Версія українською",
            "Прочитати цю новину українською",
            "Читати на українській",
            "Українська версія",
            "Ukrainian version",
            "This article is also available in Ukrainian",
            "На украинском языке",
            "По-українськи",
            "🇺🇦",
            "🇺🇦 Укр",
            "Українська (uk)",
        ] {
            check(text, Some(Named::Surely(Lang::UK)));
        }
        for text in [
            "Read in English",
            "Англійською →",
            "ENG",
            "En",
            "EN-US",
            "English version",
            "Also available in English",
            "🇬🇧",
            "Англ.",
            "In English",
        ] {
            check(text, Some(Named::Surely(Lang::EN)));
        }
        check("На русском", Some(Named::Surely(Lang::RU)));
        check("Po polsku", None);
        check("French Open", Some(Named::Perhaps(Lang::FR)));
    }

    #[test]
    fn doubts_codes_that_mean_other_things() {
        check("UK", Some(Named::Perhaps(Lang::UK)));
        check("DE", Some(Named::Perhaps(Lang::DE)));
        check("Polski", Some(Named::Perhaps(Lang::PL)));
        check("UK-UA", Some(Named::Surely(Lang::UK)));
    }

    #[test]
    fn takes_no_other_link_for_one() {
        for text in [
            "Українська правда",
            "English Premier League",
            "Read more",
            "Новини англійською для дітей",
            "UK news",
            "",
            " ",
            "UA | EN",
            "Англійська мова в школі",
            "EN, RU",
            "Українською чи англійською",
            "🇺🇦🇬🇧",
            "Читати далі",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn knows_invitations() {
        assert!(is_invitation(&key("Перейти →")) && !is_invitation(&key("Далі")) && !is_invitation(&key("…")));
    }
}
