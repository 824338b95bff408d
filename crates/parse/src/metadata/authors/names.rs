//! Names of people in lines: labels before them, what stands between them, what is none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::visible_date::{self, Calendar};
use crate::text::{folded, is_alphabetic, key, unescaped};

/// A name has at most this many words: more are a sentence.
const MOST_WORDS: usize = 6;

/// More names than this are a list of staff.
const MOST_NAMES: usize = 40;

/// All labels are shorter, in bytes.
const LONGEST_LABEL: usize = 64;

/// Labels that a name follows after a space: `By Olena Hai`, «Підготувала Олена Гай».
const SPACED: [&str; 63] = [
    "by",
    "written by",
    "submitted by",
    "posted by",
    "published by",
    "reported by",
    "view all posts by",
    "posts by",
    "all posts by",
    "view all articles by",
    "more by",
    "more from",
    "show all articles of",
    "text by",
    "story by",
    "автор",
    "авторка",
    "автори",
    "додав",
    "додала",
    "записав",
    "записала",
    "написав",
    "написала",
    "розмовляв",
    "розмовляла",
    "спілкувався",
    "спілкувалася",
    "спілкувалась",
    "підготував",
    "підготувала",
    "підготували",
    "матеріал підготував",
    "матеріал підготувала",
    "всі записи автора",
    "усі статті автора",
    "всі публікації автора",
    "усі публікації автора",
    "von",
    "vom",
    "text von",
    "zeige alle beiträge von",
    "alle beiträge von",
    "alle artikel von",
    "weitere artikel von",
    "erstellt von",
    "par",
    "por",
    "опублікував",
    "опублікувала",
    "розмістив",
    "розмістила",
    "матеріал підготували",
    "текст підготував",
    "текст підготувала",
    "усі записи автора",
    "всі статті автора",
    "усі матеріали автора",
    "всі матеріали автора",
    "усі публікації авторки",
    "всі публікації авторки",
    "усі матеріали авторки",
    "всі матеріали авторки",
];

/// Labels that a colon or a dash parts from the name: «Текст: Олена Гай».
const PARTED: [&str; 41] = [
    "author",
    "authors",
    "written",
    "text",
    "words",
    "reporter",
    "interview",
    "автор тексту",
    "авторка тексту",
    "автори тексту",
    "автор статті",
    "авторка статті",
    "автор матеріалу",
    "авторка матеріалу",
    "автор публікації",
    "авторка публікації",
    "текст",
    "журналіст",
    "журналістка",
    "кореспондент",
    "кореспондентка",
    "матеріал підготували",
    "подготовил",
    "подготовила",
    "авторы",
    "autor",
    "autorin",
    "autoren",
    "redaktion",
    "mehr von",
    "mehr artikel von",
    "geschrieben von",
    "veröffentlicht von",
    "автори статті",
    "автори матеріалу",
    "репортер",
    "репортерка",
    "оглядач",
    "оглядачка",
    "колумніст",
    "колумністка",
];

/// The length of the label before a name; 0 where there is none.
pub(super) fn label_length(text: &str) -> usize {
    let first = text.chars().next().and_then(|c| c.to_lowercase().next());
    let Some(labels) = first.and_then(|first| LABELS.get(&first)) else { return 0 };
    let standing = || labels.iter().filter_map(|label| Some((*label, after(text, label.text)?)));
    let parted = standing().filter_map(|(label, rest)| Some(label.text.len() + parting(rest)?));
    let spaced = standing().filter(|(label, rest)| label.is_spaced && rest.starts_with(' '));
    let longest = parted.chain(spaced.map(|(label, _)| label.text.len() + 1)).max();
    longest.or_else(|| standing().filter_map(|(label, _)| glued(text, label.text)).max()).unwrap_or(0)
}

/// A label of a name.
#[derive(Debug, Clone, Copy)]
struct Label {
    text: &'static str,
    /// Whether a name may follow after a space.
    is_spaced: bool,
}

/// All labels by their first characters.
static LABELS: LazyLock<FxHashMap<char, Vec<Label>>> = LazyLock::new(|| {
    let spaced = SPACED.iter().map(|text| Label { text, is_spaced: true });
    let mut labels: FxHashMap<char, Vec<Label>> = FxHashMap::default();
    for label in spaced.chain(PARTED.iter().map(|text| Label { text, is_spaced: false })) {
        labels.entry(label.text.chars().next().unwrap_or_default()).or_default().push(label);
    }
    labels
});

/// What follows a label, given in small letters, that `text` begins with.
fn after<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    let is_same = |c: char| chars.next().is_some_and(|other| other == c || other.to_lowercase().eq([c]));
    label.chars().all(is_same).then_some(chars.as_str())
}

/// Whether a part of a text is a label and names, as authors sign: «Записала Олена Гай».
pub(in crate::metadata) fn is_signature(text: &str) -> bool {
    let length = label_length(text);
    length > 0 && text.get(length..).is_some_and(is_names)
}

/// Whether a line is a label and nothing else.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches([':', ' ']);
    bare.len() < LONGEST_LABEL && {
        let lower = bare.to_lowercase();
        SPACED.iter().chain(&PARTED).any(|label| *label == lower)
    }
}

/// The length of the sign that parts a label from what follows: a colon, a dash between spaces.
fn parting(rest: &str) -> Option<usize> {
    [": ", ":", " : ", " – ", " — ", " - "].iter().find(|sign| rest.starts_with(**sign)).map(|sign| sign.len())
}

/// The length of a label that the name follows at once: `ByOlena Hai`, two elements, and only the style sheet puts a
/// space between them.
fn glued(text: &str, label: &str) -> Option<usize> {
    if !(label == "by" || label.contains(' ')) {
        return None;
    }
    let (head, rest) = text.split_at_checked(label.len())?;
    // Names begin as labels do: BYRON.
    let is_cut = rest.starts_with(char::is_uppercase) && (head.contains(' ') || head.ends_with(char::is_lowercase));
    (head.starts_with(char::is_uppercase) && is_cut).then_some(label.len())
}

/// The names in `lines`, each once.
pub(super) fn cleaned(lines: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let line = folded(&unescaped(line));
        let line = undated(line.get(label_length(&line)..).unwrap_or(&line));
        for name in split(line) {
            // «Олена Гай (ог)»: initials for the editors.
            let name = name.split(" (").next().unwrap_or(name);
            let name = name.trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '.' | '•' | '-' | '–' | '—')
            });
            let name = once(name);
            if goes_on(name) && (!names.is_empty() || name.split(' ').count() > 2) {
                break;
            }
            // What goes on after a name that is known is a line about its bearer.
            let is_known = names.iter().any(|other| key(name).starts_with(&key(other)));
            if is_name(name) && !is_known && names.len() < MOST_NAMES {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// A name that stands twice without a space, under a portrait and beside it: `Olena HaiOlena Hai`.
fn once(name: &str) -> &str {
    let half = name.len() / 2;
    match name.split_at_checked(half) {
        Some((first, second)) if half > 3 && first == second => first,
        _ => name,
    }
}

/// Whether a part of a line is no name but how the line goes on: several words that begin with a small letter, unless
/// it is a particle of a name.
fn goes_on(part: &str) -> bool {
    const PARTICLES: [&str; 16] =
        ["von", "van", "de", "der", "den", "di", "da", "del", "della", "la", "le", "el", "al", "ibn", "bin", "фон"];
    let first = part.split(' ').next().unwrap_or_default();
    part.contains(' ') && first.starts_with(char::is_lowercase) && !PARTICLES.contains(&first)
}

/// The line without a date that follows the names: «Олена Гай, 16 лютого 2025», `Olena Hai on 02/16/2025 - 11:20`.
pub(super) fn undated(line: &str) -> &str {
    let Some(digit) = line.find(|c: char| c.is_ascii_digit()) else { return line };
    let is_date = visible_date::find(line, Calendar::default()).is_some() || visible_date::has_numbers(&line[digit..]);
    if !is_date {
        return line;
    }
    visible_date::without_words_of_date(&line[..digit], &line[digit..])
}

/// Cuts a line at what stands between names.
pub(super) fn split(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    // All other separators stand between spaces.
    if !line.contains([';', ',']) && line.bytes().filter(|&byte| byte == b' ').count() < 2 {
        return parts;
    }
    for separator in
        [";", " | ", " / ", ", ", " and ", " та ", " і ", " й ", " и ", " und ", " og ", " och ", " et ", " & "]
    {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts
}

/// Whether the line is nothing but names of people: two or three words each, in capitals.
pub(super) fn is_names(line: &str) -> bool {
    let is_person = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (2..=3).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    split(line).iter().all(|part| is_person(part) && is_name(part))
}

pub(super) fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let is_address = name.contains("://") || name.contains('@') || name.starts_with("www.");
    (1..=MOST_WORDS).contains(&words)
        && name.len() > 1
        && name.chars().any(is_alphabetic)
        && !name.chars().any(|c| c.is_numeric() || matches!(c, '!' | '?' | ':' | '→' | '»' | '©'))
        && !is_address
        && !visible_date::is_word_of_date(name)
        && !matches!(
            key(name).as_str(),
            "admin"
                | "administrator"
                | "editor"
                | "редакція"
                | "редактор"
                | "адмін"
                | "адміністратор"
                | "поділитися"
                | "підписатися"
                | "редакция"
                | "view my complete profile"
                | "no author"
                | "автор"
                | "author"
                | "null"
                | "by"
                | "von"
                | "por"
                | "par"
                | "follow"
                | "share"
                | "authors"
                | "автори"
                | "авторка"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(cleaned(&[line.to_owned()]), expected, "{line}");
    }

    #[test]
    fn splits_and_cleans_names() {
        check("By Olena Hai and Ivan Kit", &["Olena Hai", "Ivan Kit"]);
        check("Автор: Олена Гай, Іван Кіт", &["Олена Гай", "Іван Кіт"]);
        check("Олена Гай", &["Олена Гай"]);
        check("Andr&eacute; Kit; Olena Hai", &["André Kit", "Olena Hai"]);
        check("Olena HaiOlena Hai", &["Olena Hai"]);
    }

    #[test]
    fn takes_labels_off() {
        for label in ["Авторка:", "Авторка —", "Підготувала", "Матеріал підготувала", "Автор тексту:", "Записала:"]
        {
            check(&format!("{label} Олена Гай"), &["Олена Гай"]);
        }
        check("Текст підготувала Олена Гай", &["Олена Гай"]);
        check("Усі матеріали авторки Олена Гай", &["Олена Гай"]);
        check("Додала Олена Гай, п'ятниця, 14.02.2025", &["Олена Гай"]);
        check("ByOlena Hai", &["Olena Hai"]);
        check("SHOW ALL ARTICLES OF Olena Hai", &["Olena Hai"]);
        check("Von Olena Hai", &["Olena Hai"]);
        check("Vonnegut Kurt", &["Vonnegut Kurt"]);
        check("BYRON HAI", &["BYRON HAI"]);
        check("Автори Олена Гай та Іван Кіт", &["Олена Гай", "Іван Кіт"]);
        assert!(is_label("Авторка:") && is_label("By") && !is_label("Авторка книжки"));
    }

    #[test]
    fn leaves_the_date_out_of_the_name() {
        check("Олена Гай, 16 лютого 2025", &["Олена Гай"]);
        check("Додав Олег Вакуленко пн, 08/04/2025 - 11:20", &["Олег Вакуленко"]);
        check("By April May, February 16, 2025", &["April May"]);
        check("Автор: Олена Гай 16.02.2025", &["Олена Гай"]);
    }

    #[test]
    fn leaves_out_how_the_line_goes_on() {
        check("Olena Hai, in News, City, Property", &["Olena Hai"]);
        check("Ludwig Kit, von der Heide", &["Ludwig Kit", "von der Heide"]);
    }

    #[test]
    fn refuses_what_is_no_name() {
        check("https://facebook.com/somebody", &[]);
        check("admin", &[]);
        check("5 хвилин тому", &[]);
        check("Von", &[]);
        check("Усі статті →", &[]);
        check("Теги: Мости", &[]);
    }
}
