//! Who wrote the article.

use serde_json::Value;

use super::describe::Sources;
use super::json_ld::Object;
use super::visible_date::{self, Calendar};
use super::{json_ld, near};
use crate::head::{has_property, has_rel, text_below};
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{folded, key, words};
use crate::tree::NodeId;
use crate::words::class;

/// A name has at most this many words: more are a sentence.
const MOST_WORDS: usize = 6;

/// An article has rarely more authors than this.
const MOST_AUTHORS: usize = 4;

/// More names than this are a list of staff.
const MOST_NAMES: usize = 40;

/// A byline is shorter, in bytes.
const LONGEST_LINE: usize = 120;

/// How many blocks around the title are read for a byline.
const NEAR_TITLE: usize = 12;

/// Reads the lines of one kind that name authors.
type Reader = fn(&Sources<'_>) -> Vec<String>;

pub(super) fn read(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let readers: [(Reader, Origin); 8] = [
        (from_json_ld, Origin::JsonLd),
        (from_meta, Origin::Meta),
        (from_markup, Origin::Markup),
        (from_links, Origin::Markup),
        (from_persons, Origin::Markup),
        (from_class, Origin::Markup),
        (from_text, Origin::Text),
        (from_signature, Origin::Text),
    ];
    let mut site = Vec::new();
    for (reader, origin) in readers {
        let names = cleaned(&reader(sources));
        let is_site = names.iter().all(|name| is_site(sources, name));
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

/// Whether a name is that of the site: its publisher's, its host's, or said to be an organisation's.
fn is_site(sources: &Sources<'_>, name: &str) -> bool {
    let name = key(name);
    let host = sources.head.base.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
    let authors = sources.article.and_then(|article| article.get("author"));
    let is_organization = |author: &Object| {
        json_ld::types(author).any(|kind| kind.ends_with("Organization"))
            && json_ld::text(author, "name", &[]).is_some_and(|other| key(other) == name)
    };
    publishers(sources).iter().any(|site| key(site) == name)
        || key(host.trim_start_matches("www.")) == name
        || authors.into_iter().flat_map(json_ld::items).filter_map(Value::as_object).any(is_organization)
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
    let is_author = |&&node: &&_| has_rel(tree, node, "author") || has_property(tree, node, "author");
    let names: Vec<String> =
        sources.head.properties.iter().filter(is_author).map(|&node| text_below(tree, node)).collect();
    // More than a few are those of the teasers below as well; the article's comes first.
    let most = if cleaned(&names).len() > MOST_AUTHORS { 1 } else { names.len() };
    names.into_iter().take(most).collect()
}

/// A person of `RDFa` in a line near the title.
fn from_persons(sources: &Sources<'_>) -> Vec<String> {
    near_title(sources, |node| {
        let kind = sources.tree.attr(node, "typeof").unwrap_or_default();
        kind.rsplit([':', '/']).next() == Some("Person")
    })
}

/// Class words of the element that holds an author's name.
const CLASS_WORDS: [&str; 6] = ["author", "authors", "byline", "avtor", "autor", "fn"];

/// An element in a line near the title that calls itself the author.
fn from_class(sources: &Sources<'_>) -> Vec<String> {
    near_title(sources, |node| {
        sources.tree.attr(node, "class").is_some_and(|value| class::has_word(value, &CLASS_WORDS))
    })
}

/// The first name in the elements near the title that `is_author` picks.
fn near_title(sources: &Sources<'_>, is_author: impl Fn(NodeId) -> bool) -> Vec<String> {
    let Some(title) = sources.title else { return Vec::new() };
    let lines = near::lines(sources.flow, title).filter(|&at| at + 2 > title);
    let nodes = lines.flat_map(|at| near::nodes(sources, at)).filter(|&node| is_author(node));
    let names = nodes.map(|node| text_below(sources.tree, node));
    names.into_iter().find(|line| is_line_of_names(line)).into_iter().collect()
}

/// Whether what an element holds is names, with or without a label: nothing else is left when they are taken out.
fn is_line_of_names(line: &str) -> bool {
    let line = undated(line.get(label_length(line)..).unwrap_or(line));
    split(line).iter().all(|part| is_name(part) && words(part) <= 4)
}

/// A line «Автор: …» anywhere below the title: some sites sign at the end of the text.
fn from_signature(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title else { return Vec::new() };
    let flow = sources.flow;
    let other = Marks::COMMENTS | Marks::FOOTER | Marks::RELATED | Marks::NAVIGATION | Marks::FIGURE;
    let signature = (title + 1..flow.len()).map(|at| (at, flow.text(at))).find(|&(at, text)| {
        let is_line = text.len() < LONGEST_LINE && text.contains(':') && !flow.block(at).marks.has(other);
        let label = if is_line { label_length(text) } else { 0 };
        label > 0 && text.get(label..).is_some_and(|rest| is_names(undated(rest)))
    });
    signature.map(|(_, text)| text.to_owned()).into_iter().collect()
}

/// A short line near the title that begins with `By` or «Автор:», else one that the page calls a byline and that
/// looks like names and nothing else.
fn from_text(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title else { return Vec::new() };
    let flow = sources.flow;
    let lines = (title + 1..flow.len()).take(NEAR_TITLE);
    let is_byline = |at: &usize| {
        let (block, text) = (flow.block(*at), flow.text(*at));
        text.len() < LONGEST_LINE && (label_length(text) > 0 || (block.marks.has(Marks::BYLINE) && block.timed == 0))
    };
    let bylines: Vec<usize> = lines.filter(is_byline).collect();
    let labelled = bylines.iter().find(|&&at| label_length(flow.text(at)) > 0);
    let named = || bylines.iter().find(|&&at| is_names(flow.text(at)));
    let byline = labelled.or_else(named).map(|&at| flow.text(at));
    let dated = || near::lines(flow, title).find_map(|at| after_date(flow.text(at)));
    byline.or_else(dated).map(str::to_owned).into_iter().collect()
}

/// The names in a line that gives the date first: `Posted on February 16, 2025 by Olena Hai`.
fn after_date(line: &str) -> Option<&str> {
    let names = [" by ", " von ", " від "].iter().find_map(|word| line.split_once(word))?;
    let (before, names) = (names.0, names.1.trim());
    (visible_date::find(before, Calendar::default()).is_some() && is_line_of_names(names)).then_some(names)
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

/// All labels are shorter, in bytes.
const LONGEST_LABEL: usize = 64;

/// Labels before a name.
const LABELS: [&str; 49] = [
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
    "von: ",
    "autor: ",
    "par ",
    "submitted by ",
    "posted by ",
    "додав ",
    "додала ",
    "підготував: ",
    "підготувала: ",
    "підготували: ",
    "подготовил: ",
    "подготовила: ",
    "авторы: ",
    "view all posts by ",
    "posts by ",
    "всі записи автора ",
    "all posts by ",
    "zeige alle beiträge von ",
    "por ",
    "por: ",
    "interview: ",
    "alle beiträge von ",
    "alle artikel von ",
    "mehr artikel von ",
    "mehr von ",
    "weitere artikel von ",
    "show all articles of ",
    "view all articles by ",
    "more by ",
    "more from ",
    "усі статті автора ",
    "всі публікації автора ",
    "усі публікації автора ",
    "erstellt von ",
    "geschrieben von ",
    "veröffentlicht von ",
];

/// The length of the label before a name.
fn label_length(text: &str) -> usize {
    let lower = text[..text.floor_char_boundary(LONGEST_LABEL)].to_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label));
    // `ByOlena Hai`: two elements, and only the style sheet puts a space between them.
    let glued = || text.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase)).map(|_| 2);
    // Labels are as long in capitals as in small letters.
    label.map(|label| label.len()).or_else(glued).unwrap_or(0)
}

/// The names in `lines`, each once.
fn cleaned(lines: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let line = folded(line);
        let line = undated(line.get(label_length(&line)..).unwrap_or(&line));
        for name in split(line) {
            // «Олена Гай (ог)»: initials for the editors.
            let name = name.split(" (").next().unwrap_or(name);
            let name =
                name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '.' | '•' | '-'));
            // What goes on after a name that is known is a line about its bearer.
            let is_known = names.iter().any(|other| key(name).starts_with(&key(other)));
            if is_name(name) && !is_known && names.len() < MOST_NAMES {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The line without a date that follows the names: «Олена Гай, 16 лютого 2025», `Olena Hai on 02/16/2025 - 11:20`.
fn undated(line: &str) -> &str {
    let Some(digit) = line.find(|c: char| c.is_ascii_digit()) else { return line };
    let is_date = visible_date::find(line, Calendar::default()).is_some() || visible_date::has_numbers(&line[digit..]);
    if !is_date {
        return line;
    }
    visible_date::without_words_of_date(&line[..digit], &line[digit..])
}

/// Cuts a line at what stands between names.
fn split(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for separator in
        [";", " | ", " / ", ", ", " and ", " та ", " і ", " й ", " и ", " und ", " og ", " och ", " et ", " & "]
    {
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
        && !visible_date::is_word_of_date(name)
        && !matches!(
            key(name).as_str(),
            "admin"
                | "administrator"
                | "editor"
                | "редакція"
                | "редакция"
                | "view my complete profile"
                | "no author"
                | "автор"
                | "author"
                | "null"
                | "by"
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
    fn leaves_the_date_out_of_the_name() {
        check("Олена Гай, 16 лютого 2025", &["Олена Гай"]);
        check("Додав Олег Вакуленко пн, 08/04/2025 - 11:20", &["Олег Вакуленко"]);
        check("By April May, February 16, 2025", &["April May"]);
        check("Автор: Олена Гай 16.02.2025", &["Олена Гай"]);
    }

    #[track_caller]
    fn check_page(byline: &str, end: &str, expected: &[&str]) {
        let html = format!(
            "<html lang=uk><body><article><h1>У місті відкрили новий міст через річку</h1>{byline}<p>Новий міст через \
             річку відкрили в неділю вранці, через десять років після початку будівництва.</p><p>Першими мостом поїхали \
             автобуси, а за ними пішли сотні пішоходів.</p>{end}</article></body></html>"
        );
        let page = crate::parse(&html).expect("a small page");
        let names: Vec<_> = page.metadata().authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(names, expected, "{byline} {end}");
    }

    #[test]
    fn reads_names_out_of_a_line_about_the_article() {
        check_page("<p>Додав <span typeof='schema:Person'>Олег Гай</span> пн, 08/04/2025</p>", "", &["Олег Гай"]);
        check_page("<p>16.02.2025 <span class=post-author>Олег Гай</span> 12 переглядів</p>", "", &["Олег Гай"]);
        check_page("<p>Текст: Олег Гай</p>", "", &["Олег Гай"]);
        check_page("<p>Posted on February 16, 2025 by Oleh Hai</p>", "", &["Oleh Hai"]);
    }

    #[test]
    fn reads_a_signature_with_a_label() {
        check_page("", "<p align=right><i>Автор: Олег Гай</i></p>", &["Олег Гай"]);
        let far = "<p>Міст будували десять років, і майже стільки ж тривали суди за його підряди.</p>".repeat(20);
        check_page("", &format!("{far}<p>Автор: невідомий художник доби бароко</p>"), &[]);
        check_page("", &format!("{far}<p>Автор: Олег Гай</p>"), &["Олег Гай"]);
    }

    #[test]
    fn refuses_what_is_no_name() {
        check("https://facebook.com/somebody", &[]);
        check("admin", &[]);
        check("5 хвилин тому", &[]);
    }
}
