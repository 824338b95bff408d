//! Who wrote the article.

use super::describe::Sources;
use super::json_ld;
use crate::head::text_below;
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{folded, key};

/// A name has at most this many words: more are a sentence.
const MOST_WORDS: usize = 6;

/// How many blocks around the title are read for a byline.
const NEAR_TITLE: usize = 12;

pub(super) fn read(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let readers: [(fn(&Sources<'_>) -> Vec<String>, Origin); 4] = [
        (from_json_ld, Origin::JsonLd),
        (from_meta, Origin::Meta),
        (from_markup, Origin::Markup),
        (from_text, Origin::Text),
    ];
    for (reader, origin) in readers {
        let names = cleaned(&reader(sources));
        if !names.is_empty() {
            return names.into_iter().map(|name| Sourced::new(name, origin)).collect();
        }
    }
    Vec::new()
}

fn from_json_ld(sources: &Sources<'_>) -> Vec<String> {
    let names = sources.article.map(|article| json_ld::names(article, "author")).unwrap_or_default();
    names.into_iter().map(str::to_owned).collect()
}

fn from_meta(sources: &Sources<'_>) -> Vec<String> {
    let lists =
        ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"];
    let names = lists.iter().map(|name| sources.head.all(name).map(str::to_owned).collect::<Vec<_>>());
    names.into_iter().find(|names| !cleaned(names).is_empty()).unwrap_or_default()
}

fn from_markup(sources: &Sources<'_>) -> Vec<String> {
    let tree = sources.tree;
    let is_author = |&&node: &&_| {
        tree.attr(node, "rel") == Some("author")
            || tree.attr(node, "itemprop").is_some_and(|value| value.split_whitespace().any(|name| name == "author"))
    };
    sources.head.properties.iter().filter(is_author).map(|&node| text_below(tree, node)).collect()
}

/// A short line near the title that begins with `By` or «Автор:», or that the page calls a byline and that links to
/// an author.
fn from_text(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title else { return Vec::new() };
    let flow = sources.flow;
    let lines = (title + 1..flow.len()).take(NEAR_TITLE);
    let is_byline = |at: &usize| {
        let (block, text) = (flow.block(*at), flow.text(*at));
        text.len() < 120
            && (label_length(text) > 0 || (block.marks.has(Marks::BYLINE) && links_to_author(sources, *at)))
    };
    lines.filter(is_byline).take(1).map(|at| flow.text(at).to_owned()).collect()
}

fn links_to_author(sources: &Sources<'_>, at: usize) -> bool {
    let links = sources.flow.links(at).iter().filter_map(|&node| sources.tree.attr(node, "href"));
    let parts = ["/author", "/avtor", "/people/", "/person/", "/profile/", "/journalist", "/reporter"];
    links.into_iter().any(|href| parts.iter().any(|part| href.contains(part)))
}

/// Labels before a name.
const LABELS: [&str; 14] = [
    "by ",
    "by: ",
    "author: ",
    "authors: ",
    "written by ",
    "text: ",
    "автор: ",
    "автори: ",
    "авторка: ",
    "автор ",
    "авторка ",
    "текст: ",
    "von ",
    "підготував: ",
];

/// The length of the label before a name.
fn label_length(text: &str) -> usize {
    let lower = text.to_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label));
    // Labels are as long in capitals as in small letters.
    label.map_or(0, |label| label.len())
}

/// The names in `lines`, each once.
fn cleaned(lines: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let line = folded(line);
        let line = line.get(label_length(&line)..).unwrap_or(&line);
        for name in split(line) {
            let name =
                name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '.' | '•' | '-'));
            let known = names.iter().any(|other| key(other) == key(name));
            if is_name(name) && !known {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// Cuts a line at what stands between names.
fn split(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for separator in [";", " | ", " / ", ", ", " and ", " та ", " і ", " й ", " und ", " & "] {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let is_address = name.contains("://") || name.contains('@') || name.starts_with("www.");
    (1..=MOST_WORDS).contains(&words)
        && name.len() > 1
        && name.chars().any(char::is_alphabetic)
        && !is_address
        && !matches!(
            key(name).as_str(),
            "admin" | "administrator" | "editor" | "редакція" | "автор" | "author" | "null" | "by"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(cleaned(&[line.to_owned()]), expected);
    }

    #[test]
    fn splits_and_cleans_names() {
        check("By Olena Hai and Ivan Kit", &["Olena Hai", "Ivan Kit"]);
        check("Автор: Олена Гай, Іван Кіт", &["Олена Гай", "Іван Кіт"]);
        check("Олена Гай", &["Олена Гай"]);
    }

    #[test]
    fn refuses_what_is_no_name() {
        check("https://facebook.com/somebody", &[]);
        check("admin", &[]);
    }
}
