//! Who wrote the article.

use super::describe::Sources;
use super::json_ld;
use crate::head::text_below;
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{folded, key};

/// A name has at most this many words: more are a sentence.
const MOST_WORDS: usize = 6;

/// An article has rarely more authors than this.
const MOST_AUTHORS: usize = 4;

/// More names than this are a list of staff.
const MOST_NAMES: usize = 40;

/// How many blocks around the title are read for a byline.
const NEAR_TITLE: usize = 12;

/// Reads the lines of one kind that name authors.
type Reader = fn(&Sources<'_>) -> Vec<String>;

pub(super) fn read(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let readers: [(Reader, Origin); 5] = [
        (from_json_ld, Origin::JsonLd),
        (from_meta, Origin::Meta),
        (from_markup, Origin::Markup),
        (from_links, Origin::Markup),
        (from_text, Origin::Text),
    ];
    let mut site = Vec::new();
    for (reader, origin) in readers {
        let names = cleaned(&reader(sources));
        let is_site = names.iter().all(|name| publishers(sources).iter().any(|site| key(site) == key(name)));
        let names: Vec<_> = names.into_iter().map(|name| Sourced::new(name, origin)).collect();
        match (names.is_empty(), is_site) {
            (true, _) => {}
            (_, false) => return names,
            // A site that names itself may still name the author elsewhere.
            (_, true) => site = if site.is_empty() { names } else { site },
        }
    }
    site
}

/// The names of the site itself.
fn publishers<'a>(sources: &'a Sources<'_>) -> Vec<&'a str> {
    let publisher = sources.article.and_then(|article| json_ld::text(article, "publisher", &["name"]));
    publisher.into_iter().chain(sources.head.first(&["og:site_name", "application-name"])).collect()
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
    let names: Vec<String> =
        sources.head.properties.iter().filter(is_author).map(|&node| text_below(tree, node)).collect();
    // More than a few are those of the teasers below as well; the article's comes first.
    let most = if cleaned(&names).len() > MOST_AUTHORS { 1 } else { names.len() };
    names.into_iter().take(most).collect()
}

/// A short line near the title that begins with `By` or «Автор:», else one that the page calls a byline and that
/// looks like names and nothing else.
fn from_text(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title else { return Vec::new() };
    let flow = sources.flow;
    let lines = (title + 1..flow.len()).take(NEAR_TITLE);
    let is_byline = |at: &usize| {
        let (block, text) = (flow.block(*at), flow.text(*at));
        text.len() < 120 && (label_length(text) > 0 || (block.marks.has(Marks::BYLINE) && block.timed == 0))
    };
    let bylines: Vec<usize> = lines.filter(is_byline).collect();
    let labelled = bylines.iter().find(|&&at| label_length(flow.text(at)) > 0);
    let named = || bylines.iter().find(|&&at| is_names(flow.text(at)));
    labelled.or_else(named).map(|&at| flow.text(at).to_owned()).into_iter().collect()
}

/// Parts of addresses under which sites keep the pages of their authors.
const AUTHOR_PAGES: [&str; 9] =
    ["/author/", "/authors/", "/avtor/", "/autor/", "/people/", "/person/", "/profile/", "/journalist", "/reporter"];

/// Links near the title to pages of authors.
fn from_links(sources: &Sources<'_>) -> Vec<String> {
    let title = sources.title.unwrap_or(0);
    let blocks = title.saturating_sub(2)..(title + NEAR_TITLE).min(sources.flow.len());
    let links = blocks.flat_map(|at| sources.flow.links(at));
    let to_author = links.filter(|&&link| {
        let href = sources.tree.attr(link, "href").unwrap_or_default();
        AUTHOR_PAGES.iter().any(|part| href.contains(part))
    });
    to_author.map(|&link| text_below(sources.tree, link)).collect()
}

/// Labels before a name.
const LABELS: [&str; 17] = [
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
    "view all posts by ",
    "posts by ",
    "всі записи автора ",
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
            // «Олена Гай (ог)»: initials for the editors.
            let name = name.split(" (").next().unwrap_or(name);
            let name =
                name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '.' | '•' | '-'));
            let known = names.iter().any(|other| key(other) == key(name));
            if is_name(name) && !known && names.len() < MOST_NAMES {
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

/// Whether the line is nothing but names of people: two or three words each, in capitals.
fn is_names(line: &str) -> bool {
    let is_person = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        (2..=3).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    split(line).iter().all(|part| is_person(part) && is_name(part))
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let is_address = name.contains("://") || name.contains('@') || name.starts_with("www.");
    (1..=MOST_WORDS).contains(&words)
        && name.len() > 1
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(char::is_numeric)
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
        check("5 хвилин тому", &[]);
    }
}
