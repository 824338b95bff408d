//! The section of the site that the article stands in.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::describe::{Sources, labelled, meta, sourced};
use super::json_ld::{self, types};
use super::near;
use super::visible_date::{self, Calendar};
use crate::alternates::is_front_page;
use crate::head::{has_property, has_rel, text_below};
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{fold, folded, has_key, is_alphabetic, key, words};
use crate::tree::NodeId;
use crate::words::{class, label};

/// A section's name has at most this many words.
const MOST_WORDS: usize = 5;

/// A section's name is shorter, in bytes.
const LONGEST_NAME: usize = 60;

/// A trail («Головна › Суспільство») has at most this many entries; menus have more.
const LONGEST_TRAIL: usize = 5;

/// A trail is looked for among so many links above the title.
const LINKS_ABOVE: usize = 12;

/// A trail stands so many nodes above the title at most.
const NEAR_TITLE: u32 = 60;

pub(super) fn read(sources: &Sources<'_>) -> Option<Sourced<String>> {
    from_json_ld(sources)
        .or_else(|| meta(sources, &["article:section", "og:article:section", "parsely-section"]))
        .or_else(|| from_properties(sources))
        .or_else(|| {
            labelled(sources, &["категорія", "рубрика", "розділ", "category", "section", "категория", "раздел"])
        })
        .or_else(|| from_list(sources))
        .or_else(|| from_class(sources))
        .or_else(|| from_trail(sources))
        .or_else(|| from_menu(sources))
}

fn from_json_ld(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let article = sources.article?;
    let all = article.get("articleSection").map(json_ld::items).unwrap_or_default();
    // Of several sections the one that says something: «Новини» is everything.
    let telling = all.iter().filter_map(Value::as_str).find(|name| !has_key(name, &EVERYTHING));
    sourced(telling.or_else(|| json_ld::text(article, "articleSection", &["name"]))?, Origin::JsonLd)
}

/// Sections that hold everything.
const EVERYTHING: [&str; 10] = [
    "новини",
    "всі новини",
    "усі новини",
    "статті",
    "публікації",
    "матеріали",
    "news",
    "all news",
    "articles",
    "stories",
];

/// The last entry but the article itself of a `BreadcrumbList`.
fn from_list(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let objects = sources.data.objects();
    let list = objects.iter().find(|object| types(object).any(|kind| kind == "BreadcrumbList"))?;
    let items = list.get("itemListElement")?.as_array()?;
    let name = |item: &Value| {
        let item = item.as_object()?;
        json_ld::text(item, "name", &[]).or_else(|| json_ld::text(item, "item", &["name"])).map(folded)
    };
    let is_title = |name: &String| {
        let name = key(name);
        sources.names.iter().any(|title| title.key.starts_with(&name))
    };
    let names: Vec<String> = items.iter().filter_map(name).filter(|name| is_name(name) && !is_title(name)).collect();
    // The first entry is the front page.
    (names.len() > 1).then(|| names.last().and_then(|name| sourced(name, Origin::JsonLd))).flatten()
}

/// Microdata, and the `rel="category"` of `WordPress`.
fn from_properties(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (tree, head) = (sources.tree, sources.head);
    let section = head.properties.iter().find(|&&node| has_property(tree, node, "articleSection"));
    let link = || head.anchors.iter().find(|&&node| has_rel(tree, node, "category"));
    name_of(sources, *section.or_else(link)?)
}

/// Class words of the element that holds the section's name.
const CLASS_WORDS: [&str; 11] = [
    "category",
    "categories",
    "cat",
    "rubric",
    "rubrics",
    "rubrika",
    "rubryka",
    "section",
    "kicker",
    "overline",
    "eyebrow",
];

/// An element near the title that calls itself the section.
fn from_class(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let tree = sources.tree;
    let is_section = |node: &NodeId| {
        let value = tree.attr(*node, "class").or(tree.attr(*node, "data-testid"));
        value.is_some_and(|value| class::has_word(value, &CLASS_WORDS))
    };
    let lines = near::lines(sources.flow, sources.title()?).filter(|&at| is_outside_menus(sources, at));
    lines.flat_map(|at| near::nodes(sources, at)).filter(is_section).find_map(|node| name_of(sources, node))
}

fn is_outside_menus(sources: &Sources<'_>, at: usize) -> bool {
    !sources.flow.block(at).marks.has(Marks::NAVIGATION)
}

/// The name that an element holds: the text of its first link, else its own.
fn name_of(sources: &Sources<'_>, node: NodeId) -> Option<Sourced<String>> {
    let tree = sources.tree;
    let link = tree.subtree(node).take(10).find(|&inner| tree.attr(inner, "href").is_some());
    let text = tree.attr(node, "content").map_or_else(|| text_below(tree, link.unwrap_or(node)), fold);
    let text = text.trim_matches(|c: char| matches!(c, '›' | '»' | '«' | '‹' | '/' | '|' | '#' | ',' | ' '));
    is_name(text).then(|| sourced(text, Origin::Markup)).flatten()
}

fn is_name(text: &str) -> bool {
    text.len() < LONGEST_NAME
        && (1..=MOST_WORDS).contains(&words(text))
        && !text.ends_with(':')
        && !text.chars().all(|c| !is_alphabetic(c))
        && label::whole(text).is_none()
        && visible_date::find(text, Calendar::default()).is_none()
}

/// The last link of a trail above the title, which begins at the front page.
fn from_trail(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (tree, title) = (sources.tree, sources.flow.block(sources.title()?).node);
    let anchors = &sources.head.anchors;
    let end = anchors.partition_point(|&link| link < title);
    let above = end.saturating_sub(LINKS_ABOVE)..end;
    let home = above.rev().find(|&at| title.0 - anchors[at].0 < 2 * NEAR_TITLE && is_home(sources, anchors[at]))?;
    let list = tree
        .up_from(anchors[home])
        .skip(1)
        .find(|&node| anchors.get(home + 1).is_some_and(|&next| next < tree.after(node)))?;
    let trail: Vec<NodeId> =
        anchors[home..].iter().copied().take_while(|&link| link < tree.after(list)).take(LONGEST_TRAIL + 1).collect();
    let is_near = tree.after(list) <= title && title.0 - tree.after(list).0 < NEAR_TITLE;
    if !is_near || trail.len() > LONGEST_TRAIL || !leads_down(sources, &trail) {
        return None;
    }
    let name = key(sources.flow.text(sources.title()?));
    let names = trail[1..].iter().rev().map(|&link| text_below(tree, link));
    let section = names.into_iter().find(|text| key(text) != name)?;
    is_name(&section).then(|| sourced(&section, Origin::Markup)).flatten()
}

fn is_home(sources: &Sources<'_>, link: NodeId) -> bool {
    let url = sources.tree.attr(link, "href").and_then(|href| sources.head.resolve(href));
    url.is_some_and(|url| is_front_page(&url)) && !text_below(sources.tree, link).is_empty()
}

/// Whether each link leads into what the one before it leads to; the entries of a menu stand side by side.
fn leads_down(sources: &Sources<'_>, trail: &[NodeId]) -> bool {
    let path = |link: &NodeId| {
        let url = sources.head.resolve(sources.tree.attr(*link, "href")?)?;
        Some(url.path().trim_end_matches('/').to_owned())
    };
    let paths: Option<Vec<String>> = trail.iter().map(path).collect();
    paths.is_some_and(|paths| paths.windows(2).all(|pair| pair[1].starts_with(&pair[0]) && pair[1] != pair[0]))
}

/// A part of a dated line near the title, or a line of its own above it that is no link, which names an entry of a menu:
/// «27 жовтня • Поля».
fn from_menu(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let title = sources.title()?;
    let is_dated = |&at: &usize| visible_date::find(sources.flow.text(at), Calendar::default()).is_some();
    let is_above = |&at: &usize| at + 1 == title && sources.flow.block(at).linked == 0;
    let lines: Vec<usize> = near::lines(sources.flow, title).filter(|at| is_above(at) || is_dated(at)).collect();
    let parts = |at: usize| {
        let parts = sources.flow.text(at).split(['|', '•', '·', '/', ',', '—', '–']).map(str::trim);
        parts.filter(|part| is_name(part)).map(|part| (part, key(part)))
    };
    let parts: Vec<(&str, String)> = lines.iter().flat_map(|&at| parts(at)).collect();
    let menus = menus(sources, &lines, &parts.iter().map(|(_, key)| key.as_str()).collect());
    parts.iter().find(|(_, key)| menus.contains(key)).and_then(|(part, _)| sourced(part, Origin::Text))
}

/// Those of `names` that a link outside `lines` has.
fn menus(sources: &Sources<'_>, lines: &[usize], names: &FxHashSet<&str>) -> FxHashSet<String> {
    if names.is_empty() {
        return FxHashSet::default();
    }
    let inside: FxHashSet<NodeId> = lines.iter().flat_map(|&at| sources.flow.links(at)).copied().collect();
    let outside = sources.head.anchors.iter().filter(|link| !inside.contains(link));
    let texts = outside.map(|&link| text_below(sources.tree, link)).map(|text| (key(&text), text));
    // Few links are asked whether they are names.
    texts.filter(|(key, text)| names.contains(key.as_str()) && is_name(text)).map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use crate::{PageContext, Parser};

    /// The section that is read off a page with `above` above its title and `below` below it.
    #[track_caller]
    fn check(above: &str, below: &str, expected: Option<&str>) {
        let html = format!(
            "<html lang=uk><body><header><a href='/uk/'>Місто</a></header><ul><li><a href='/uk/c1'>Події</a><li>\
             <a href='/uk/c2'>Спорт</a><li><a href='/uk/c3'>Люди</a></ul><main>{above}<h1>У місті відкрили новий міст \
             через річку</h1>{below}<p>Новий міст через річку відкрили в неділю вранці, через десять років після початку \
             будівництва.</p><p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів.</p></main></body></html>"
        );
        let context = PageContext::new().url("https://misto.example/uk/c1/mist-vidkryto");
        let page = Parser::default().parse(&html, &context).expect("a small page");
        let found = page.metadata().category.as_ref().map(|category| category.value.as_str());
        assert_eq!(found, expected, "{above} {below}");
    }

    #[test]
    fn reads_sections_by_their_markup() {
        check("<p class=kicker><a itemprop=articleSection href='/uk/c1'>Події</a></p>", "", Some("Події"));
        check("<div class=rubric>Суди</div>", "", Some("Суди"));
        check(
            "",
            "<div class=info>16 лютого 2025 <a class=article__category href='/uk/c1'>Події</a></div>",
            Some("Події"),
        );
        check(
            "",
            "<div><span class=cat-links>У <a href='/x' rel='category tag'>Місто і люди</a></span></div>",
            Some("Місто і люди"),
        );
        check("<div>Рубрика: Події</div>", "", Some("Події"));
    }

    #[test]
    fn prefers_a_section_that_says_something() {
        let data = |sections: &str| {
            format!(r#"<script type="application/ld+json">{{"@type":"Article","articleSection":{sections}}}</script>"#)
        };
        check(&data(r#"["Новини","Події"]"#), "", Some("Події"));
        check(&data(r#""Новини""#), "", Some("Новини"));
    }

    #[test]
    fn reads_the_last_entry_of_a_trail() {
        check("<div><a href='/uk/'>Головна</a> › <a href='/uk/c1'>Події</a></div>", "", Some("Події"));
        check("<ol><li><a href='/uk/'>Головна</a><li><a href='/uk/c1'>Події</a></ol>", "", Some("Події"));
        check("<div><a href='/uk/'>Головна</a> <a href='/uk/c1'>Події</a> <a href='/uk/c2'>Спорт</a></div>", "", None);
    }

    #[test]
    fn reads_what_a_menu_names_in_a_dated_line() {
        check("<p>16.02.2025 13:20 | <a href='/uk/c1'>Події</a></p>", "", Some("Події"));
        check("", "<p>16 лютого 2025 р. • Люди</p>", Some("Люди"));
        check("", "<p>16 лютого 2025 р. • Олена Гай</p>", None);
    }
}
