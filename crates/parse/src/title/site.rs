//! Names of sites in titles: «Міст відкрито — Новини дня».

use crate::text::{key, words};

/// Separators between a title and the site's name in `<title>`.
const SEPARATORS: [&str; 13] =
    [" | ", " // ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " ⋆ ", " / ", "｜"];

/// `title` without the name of the site at its end or start.
pub(super) fn without_site(title: &str, site: Option<&str>, host: Option<&str>) -> String {
    let site = site.map(key);
    let host = host.map(|host| host.trim_start_matches("www.").to_lowercase());
    let is_site = |part: &str| {
        let key = key(part);
        let joined = key.replace(' ', "");
        site.as_deref() == Some(&key) || host.as_deref().is_some_and(|host| is_of_host(&joined, host))
    };
    let mut rest = title;
    while let Some((head, tail)) = last_split(rest) {
        if is_site(tail) || (rest.contains(" | ") && words(head) >= 4 && words(tail) <= 3 && ends_with_bar(head, rest))
        {
            rest = head.trim_end();
        } else {
            break;
        }
    }
    if let Some((head, tail)) = first_split(rest)
        && is_site(head)
    {
        rest = tail.trim_start();
    }
    rest.to_owned()
}

/// Whether `joined` is a name that the host has, with or without its ending: `pravda`, `pravdacomua`, `epravdacomua`.
pub(crate) fn is_of_host(joined: &str, host: &str) -> bool {
    let host = host.trim_start_matches("www.");
    let is_end = |start: usize| {
        let letters = host[start..].chars().filter(|c| c.is_alphanumeric());
        letters.eq(joined.chars())
    };
    let starts = std::iter::once(0).chain(host.match_indices('.').map(|(dot, _)| dot + 1));
    // The last part of a host is a country or `com`, of whom nothing is called.
    let labels = || host.rsplit_once('.').map_or(host, |(labels, _)| labels).split('.');
    let is_label = |label: &str| label.chars().filter(|c| c.is_alphanumeric()).eq(joined.chars());
    joined.len() > 2
        && (labels().any(|label| !matches!(label, "com" | "co" | "org" | "net") && is_label(label))
            || starts.into_iter().any(|start| host[start..].contains('.') && is_end(start)))
}

/// Whether what was cut off after `head` began with a bar, which only ever separates.
fn ends_with_bar(head: &str, whole: &str) -> bool {
    whole[head.len()..].starts_with(" | ")
}

fn last_split(title: &str) -> Option<(&str, &str)> {
    let (at, length) = starts(title).rev().find_map(|at| Some((at, separator(&title[at..])?)))?;
    Some((&title[..at], &title[at + length..]))
}

fn first_split(title: &str) -> Option<(&str, &str)> {
    // A colon separates after the name of a site only.
    let colon = title.find(": ").map(|at| (at, 2));
    let found = starts(title).find_map(|at| Some((at, separator(&title[at..])?)));
    let (at, length) = found.into_iter().chain(colon).min()?;
    Some((&title[..at], &title[at + length..]))
}

/// Where a separator may begin: with a space, or a bar of full width.
fn starts(title: &str) -> impl DoubleEndedIterator<Item = usize> {
    title.match_indices([' ', '｜']).map(|(at, _)| at)
}

/// The length of the separator that `rest` begins with.
fn separator(rest: &str) -> Option<usize> {
    SEPARATORS.iter().find(|separator| rest.starts_with(**separator)).map(|separator| separator.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(without_site(title, Some("Новини Дня"), Some("www.newsday.ua")), expected);
    }

    #[test]
    fn takes_off_the_name_of_the_site() {
        check("Міст відкрито — Новини дня", "Міст відкрито");
        check("Bridge opened - NewsDay.ua", "Bridge opened");
        check("NewsDay | Bridge opened", "Bridge opened");
        check("Новини дня: Міст відкрито", "Міст відкрито");
        check("Міст відкрито // Новини дня", "Міст відкрито");
        check("У Києві відкрили новий міст | Новини | Київ", "У Києві відкрили новий міст");
    }

    #[test]
    fn knows_names_of_a_host() {
        for name in ["newsday", "newsdayua", "kyiv", "kyivnewsdayua"] {
            assert!(is_of_host(name, "www.kyiv.newsday.ua"), "{name}");
        }
        for name in ["ua", "news", "day"] {
            assert!(!is_of_host(name, "www.kyiv.newsday.ua"), "{name}");
        }
    }

    #[test]
    fn keeps_a_dash_of_the_title() {
        check("Міст – гордість міста", "Міст – гордість міста");
        check("Київ - Львів: новий поїзд", "Київ - Львів: новий поїзд");
    }
}
