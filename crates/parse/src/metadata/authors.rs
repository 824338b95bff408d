//! Who wrote the article.

mod names;

use serde_json::Value;

pub(super) use self::names::is_signature;
use self::names::{cleaned, is_label, is_name, is_names, label_length, split, undated};
use super::describe::Sources;
use super::json_ld::Object;
use super::visible_date::{self, Calendar};
use super::{json_ld, near, signature};
use crate::flow::Form;
use crate::head::{has_property, has_rel, joined_below, text_below};
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::text::{ends_sentence, has_key, key, words};
use crate::title::is_of_host;
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// An article has rarely more authors than this.
const MOST_AUTHORS: usize = 4;

/// A byline is shorter, in bytes.
const LONGEST_LINE: usize = 120;

/// What is put between a name and what another element says right after it.
const BETWEEN: &str = " | ";

/// How many blocks around the title are read for a byline.
const NEAR_TITLE: usize = 12;

/// Reads the lines of one kind that name authors.
type Reader = fn(&Sources<'_>) -> Vec<String>;

pub(super) fn read(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let readers: [(Reader, Origin); 10] = [
        (from_json_ld, Origin::JsonLd),
        (from_meta, Origin::Meta),
        (from_markup, Origin::Markup),
        (from_links, Origin::Markup),
        (from_persons, Origin::Markup),
        (from_class, Origin::Markup),
        (from_text, Origin::Text),
        (from_dated_line, Origin::Text),
        (from_signature, Origin::Text),
        (from_lone_line, Origin::Text),
    ];
    let mut site = Vec::new();
    for (reader, origin) in readers {
        let (of_site, people): (Vec<_>, Vec<_>) =
            cleaned(&reader(sources)).into_iter().partition(|name| is_site(sources, name));
        let is_site = people.is_empty();
        // «Олена Гай, Вісник»: where she works.
        let names: Vec<_> = if is_site { of_site } else { people };
        let names: Vec<_> = names.into_iter().map(|name| Sourced::new(name, origin)).collect();
        match (names.is_empty(), is_site) {
            (true, _) => {}
            (_, false) => return names,
            // A site that names itself may still name the author elsewhere.
            (_, true) => site = if site.is_empty() { names } else { site },
        }
    }
    if site.is_empty() {
        let names = cleaned(&from_class_below(sources)).into_iter().filter(|name| !is_site(sources, name));
        return names.map(|name| Sourced::new(name, Origin::Markup)).collect();
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
        || is_of_host(&name.replace(' ', ""), host)
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
    let names = names.into_iter().find(|names| !cleaned(names).is_empty());
    names.or_else(|| card(sources).map(|name| vec![name.to_owned()])).unwrap_or_default()
}

/// The author on the card for social networks that plugins of `WordPress` make: a label and a value.
fn card<'a>(sources: &'a Sources<'_>) -> Option<&'a str> {
    const WRITTEN_BY: [&str; 8] = [
        "written by",
        "автор",
        "написано",
        "автор статті",
        "verfasst von",
        "geschrieben von",
        "escrito por",
        "écrit par",
    ];
    let cards = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let is_author = |label: &str| has_key(label, &WRITTEN_BY);
    let named =
        |(label, data)| sources.head.first(&[label]).filter(|label| is_author(label)).and(sources.head.first(&[data]));
    cards.into_iter().find_map(named)
}

fn from_markup(sources: &Sources<'_>) -> Vec<String> {
    let tree = sources.tree;
    let is_author = |&&node: &&_| {
        (has_rel(tree, node, "author") || has_property(tree, node, "author")) && !is_of_comment(sources, node)
    };
    let names: Vec<String> =
        sources.head.properties.iter().filter(is_author).map(|&node| text_below(tree, node).into_owned()).collect();
    // More than a few are those of the teasers below as well; the article's comes first.
    let most = if cleaned(&names).len() > MOST_AUTHORS { 1 } else { names.len() };
    names.into_iter().take(most).collect()
}

/// How far up a comment's box is looked for.
const COMMENT_DEPTH: usize = 8;

/// Whether an element stands in a reader's comment.
fn is_of_comment(sources: &Sources<'_>, node: NodeId) -> bool {
    let tree = sources.tree;
    let mut above = tree.up_from(node).skip(1).take(COMMENT_DEPTH);
    let is_comment = |value: &str| value.ends_with("/Comment") || class::marks(value).has(Marks::COMMENTS);
    above.any(|node| {
        let values = ["itemtype", "class", "id"].into_iter().filter_map(|name| tree.attr(node, name));
        values.into_iter().any(is_comment) && !sources.flow.mass().holds_most(tree, node)
    })
}

/// A person of `RDFa` in a line near the title.
fn from_persons(sources: &Sources<'_>) -> Vec<String> {
    near_title(sources, |node| {
        let kind = sources.tree.attr(node, "typeof").unwrap_or_default();
        kind.rsplit([':', '/']).next() == Some("Person")
    })
}

/// Class words of the element that holds an author's name.
const CLASS_WORDS: [&str; 7] = ["author", "authors", "authorname", "byline", "avtor", "autor", "fn"];

/// An element in a line near the title that calls itself the author.
fn from_class(sources: &Sources<'_>) -> Vec<String> {
    near_title(sources, |node| class::is_called(sources.tree, node, &CLASS_WORDS))
}

/// An element anywhere below the title that calls itself the author, for want of any other.
fn from_class_below(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let flow = sources.flow;
    let other = Marks::COMMENTS | Marks::RELATED | Marks::NAVIGATION | Marks::TEASER | Marks::FIGURE | Marks::PROMPT;
    let is_line = |at: &usize| flow.text(*at).len() < LONGEST_LINE && !flow.block(*at).marks.has(other);
    let is_author = |node: &NodeId| class::is_called(sources.tree, *node, &CLASS_WORDS);
    let lines = (title + 1..flow.len()).filter(is_line).filter(|&at| flow.block(at).marks.has(Marks::BYLINE));
    let nodes = lines.flat_map(|at| near::nodes(sources, at)).filter(is_author);
    let mut names = nodes.map(|node| text_below(sources.tree, node).into_owned());
    names.find(|line| is_line_of_names(line)).into_iter().collect()
}

/// The first name in the elements near the title that `is_author` picks.
fn near_title(sources: &Sources<'_>, is_author: impl Fn(NodeId) -> bool) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let lines = near::lines(sources.flow, title).filter(|&at| at + 2 > title);
    let nodes = lines.flat_map(|at| near::nodes(sources, at)).filter(|&node| is_author(node));
    let names = nodes.map(|node| joined_below(sources.tree, node, BETWEEN));
    names.into_iter().find(|line| is_line_of_names(line)).into_iter().collect()
}

/// Whether what an element holds is names, with or without a label: nothing else is left when they are taken out.
fn is_line_of_names(line: &str) -> bool {
    let line = undated(line.get(label_length(line)..).unwrap_or(line));
    split(line).iter().all(|part| is_name(part) && words(part) <= 4)
}

/// A line «Автор: …» anywhere below the title: some sites sign at the end of the text.
fn from_signature(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let flow = sources.flow;
    let other = Marks::COMMENTS | Marks::FOOTER | Marks::RELATED | Marks::NAVIGATION | Marks::FIGURE;
    let signature = (title + 1..flow.len()).map(|at| (at, flow.text(at))).find(|&(at, text)| {
        let is_line = text.len() < LONGEST_LINE && text.contains(':') && !flow.block(at).marks.has(other);
        let label = if is_line { label_length(text) } else { 0 };
        label > 0 && text.get(label..).is_some_and(|rest| is_names(undated(rest)))
    });
    let closing = || {
        (title + 1..flow.len()).take(NEAR_TITLE).find_map(|at| {
            let start = signature::closing(sources.tree, flow, at)?;
            Some(&flow.text(at)[start..])
        })
    };
    signature.map(|(_, text)| text).or_else(closing).map(str::to_owned).into_iter().collect()
}

/// A short line near the title that begins with `By` or «Автор:», else one that the page calls a byline and that
/// looks like names and nothing else.
fn from_text(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let flow = sources.flow;
    let lines = (title + 1..flow.len()).take(NEAR_TITLE);
    let is_byline = |at: &usize| {
        let (block, text) = (flow.block(*at), flow.text(*at));
        text.len() < LONGEST_LINE && (label_length(text) > 0 || (block.marks.has(Marks::BYLINE) && block.timed == 0))
    };
    let bylines: Vec<usize> = lines.filter(is_byline).collect();
    let labelled = bylines.iter().find(|&&at| label_length(flow.text(at)) > 0);
    let named = || bylines.iter().find(|&&at| is_names(flow.text(at)) && !is_entry(sources, flow.text(at)));
    // «Автор» and the name may be lines of their own.
    let below = |at: usize| is_label(flow.text(at)) && at + 1 < flow.len() && is_names(flow.text(at + 1));
    let split = (title + 1..flow.len()).take(NEAR_TITLE).find(|&at| below(at)).map(|at| at + 1);
    let labelled = labelled.copied().or(split);
    let byline = labelled.or_else(|| named().copied()).map(|at| flow.text(at));
    let inside = || near::lines(flow, title).find_map(|at| after_label(flow.text(at)));
    let dated = || near::lines(flow, title).find_map(|at| after_date(flow.text(at)));
    byline.or_else(inside).or_else(dated).map(str::to_owned).into_iter().collect()
}

/// The names at the end of a line, after a label in it: «16 лютого, 14:30 Авторка: Олена Гай».
fn after_label(line: &str) -> Option<&str> {
    if !line.contains(':') {
        return None;
    }
    let mut starts = line.match_indices([' ', '|']).map(|(at, _)| &line[at + 1..]);
    let named = starts.find_map(|rest| {
        let names = rest.get(label_length(rest)..).filter(|names| names.len() < rest.len())?;
        rest[..rest.len() - names.len()].contains(':').then_some(names)
    })?;
    is_names(undated(named)).then_some(named)
}

/// The names in a line that gives the date first: `Posted on February 16, 2025 by Olena Hai`.
fn after_date(line: &str) -> Option<&str> {
    let names = [" by ", " By ", " von ", " Von ", " від "].iter().find_map(|word| line.split_once(word))?;
    let (before, names) = (names.0, names.1.trim());
    (visible_date::find(before, Calendar::default()).is_some() && is_line_of_names(names)).then_some(names)
}

/// The names in a line near the title that gives the date beside them: «Олена Гай | 16 лютого 2025», `16.02.2025 - Olena
/// Hai`. A part that is a link leads to a section unless it leads to an author's page.
fn from_dated_line(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let flow = sources.flow;
    let is_dated = |at: &usize| visible_date::find(flow.text(*at), Calendar::default()).is_some();
    let named = |at: usize| {
        let parts = flow.text(at).split(['|', '•', '·', '–', '—', ',']).flat_map(|part| part.split(" - "));
        let parts = parts.map(str::trim).map(|part| part.get(label_length(part)..).unwrap_or(part).trim());
        let is_person = |part: &&str| is_names(part) && !is_entry(sources, part);
        let names: Vec<String> =
            parts.skip_while(|part| !is_person(part)).take_while(is_person).map(str::to_owned).collect();
        (!names.is_empty()).then_some(names)
    };
    near::lines(flow, title).filter(is_dated).find_map(named).unwrap_or_default()
}

/// Whether a link of the page is called so, and leads to no author's page: a section, a tag.
fn is_entry(sources: &Sources<'_>, name: &str) -> bool {
    let name = key(name);
    let is_other = |link: NodeId| {
        let href = sources.tree.attr(link, "href").unwrap_or_default();
        !is_author_page(href)
    };
    let called = sources.head.anchors.iter().filter(|&&link| key(&text_below(sources.tree, link)) == name);
    called.into_iter().any(|&link| is_other(link))
}

/// Names that stand alone in a line at the right after a paragraph, with no paragraph below: how authors sign.
fn from_lone_line(sources: &Sources<'_>) -> Vec<String> {
    let Some(title) = sources.title() else { return Vec::new() };
    let flow = sources.flow;
    let other = Marks::COMMENTS | Marks::FOOTER | Marks::RELATED | Marks::NAVIGATION | Marks::FIGURE | Marks::CAPTION;
    let is_prose = |at: usize| at < flow.len() && flow.block(at).words >= PROSE && ends_sentence(flow.text(at));
    let signs = |&at: &usize| {
        let block = flow.block(at);
        block.form == Form::Paragraph
            && block.linked == 0
            && !block.marks.has(other)
            && is_prose(at - 1)
            && !is_prose(at + 1)
            && is_at_right(sources.tree, block.node)
            && is_names(flow.text(at))
    };
    (title + 2..flow.len()).find(signs).map(|at| flow.text(at).to_owned()).into_iter().collect()
}

/// Whether a block is aligned to the right.
fn is_at_right(tree: &Tree, node: NodeId) -> bool {
    let style = tree.attr(node, "style").map(|style| style.replace(' ', "").to_ascii_lowercase());
    tree.attr(node, "align").is_some_and(|align| align.eq_ignore_ascii_case("right"))
        || style.is_some_and(|style| style.contains("text-align:right") || style.contains("text-align:end"))
        || class::is_called(tree, node, &["right", "signature", "pidpys"])
}

/// A paragraph has at least this many words.
const PROSE: usize = 8;

/// Parts of addresses under which sites keep the pages of their authors.
const AUTHOR_PAGES: [&str; 13] = [
    "/author/",
    "/authors/",
    "/avtor/",
    "/avtory/",
    "/autor/",
    "/autoren/",
    "/auteur/",
    "/auteurs/",
    "/people/",
    "/person/",
    "/profile/",
    "/journalist",
    "/reporter",
];

/// Whether an address is that of an author's page: `/people/` alone is a section about people.
fn is_author_page(href: &str) -> bool {
    let begins = |at: usize, part: &str| {
        href[at..].strip_prefix(part).is_some_and(|rest| !part.ends_with('/') || !rest.is_empty())
    };
    href.match_indices('/').any(|(at, _)| AUTHOR_PAGES.iter().any(|part| begins(at, part)))
}

/// Links near the title to pages of authors.
fn from_links(sources: &Sources<'_>) -> Vec<String> {
    let title = sources.title().unwrap_or(0);
    let blocks = title.saturating_sub(2)..(title + NEAR_TITLE).min(sources.flow.len());
    let links = blocks.flat_map(|at| sources.flow.links(at));
    let to_author = links.filter(|&&link| {
        let href = sources.tree.attr(link, "href").unwrap_or_default();
        is_author_page(href)
    });
    to_author.map(|&link| text_below(sources.tree, link).into_owned()).collect()
}

#[cfg(test)]
mod tests {
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
        check_page("<p><i>Сьогодні, 14:30</i> <i>Переглядів: 5</i> <i>Авторка: Олена Гай</i></p>", "", &["Олена Гай"]);
        check_page("<p>Posted on February 16, 2025 by Oleh Hai</p>", "", &["Oleh Hai"]);
    }

    #[test]
    fn parts_a_name_from_what_stands_right_after_it() {
        check_page("<p class=byline><span>Олег Гай</span><span>Оновлено 16 лютого 2025</span></p>", "", &["Олег Гай"]);
    }

    #[test]
    fn reads_names_beside_a_date() {
        check_page("<p>Олена Гай | 16 лютого 2025</p>", "", &["Олена Гай"]);
        check_page("<p>16.02.2025 - Олена Гай</p>", "", &["Олена Гай"]);
        check_page("<p>14:30, 16 лютого 2025 | Олена Гай, Іван Кіт | Події</p>", "", &["Олена Гай", "Іван Кіт"]);
        check_page("<p>Нд 16.02.25 | 14:07 | Від <span class=authorname>Олени Гай</span></p>", "", &["Олени Гай"]);
        check_page("<p>16 лютого 2025 | <a href='/c1'>Новини Києва</a></p>", "", &[]);
        check_page("<p class=category><a href='/c1'>Новини Києва</a></p>", "", &[]);
        check_page("<p>16 лютого 2025 | Новини Києва</p>", "<p><a href='/c1'>Новини Києва</a></p>", &[]);
        check_page("<p>16 лютого 2025 | <a href='/author/7'>Олена Гай</a></p>", "", &["Олена Гай"]);
    }

    #[test]
    fn takes_no_section_about_people_for_an_author() {
        check_page("<p>Категорія: <a href='/people/'>Люди</a></p>", "", &[]);
        check_page("<p><a href='/people/hai'>Олена Гай</a></p>", "", &["Олена Гай"]);
    }

    #[test]
    fn reads_a_label_and_a_name_in_lines_of_their_own() {
        check_page("<div><p>Авторка</p><p>Олена Гай</p></div>", "", &["Олена Гай"]);
    }

    #[test]
    fn reads_a_signature_without_a_label() {
        check_page("", "<p align=right><strong>Олена Гай</strong></p>", &["Олена Гай"]);
        check_page("", "<p style='text-align: right'>Олена Гай</p>", &["Олена Гай"]);
        check_page("", "<p><b>Нові Мости</b></p>", &[]);
        let speech = "<p>Я чекала на цей міст усе життя, і ось він стоїть переді мною, довгий і білий.</p>";
        check_page("", &format!("<p align=right>Олена Гай</p>{speech}"), &[]);
    }

    #[test]
    fn reads_the_card_for_social_networks() {
        check_page(
            "<meta name=twitter:label1 content='Написано'><meta name=twitter:data1 content='Олена Гай'>",
            "",
            &["Олена Гай"],
        );
        check_page(
            "<meta name=twitter:label1 content='Час читання'><meta name=twitter:data1 content='Дві хвилини'>",
            "",
            &[],
        );
    }

    #[test]
    fn takes_no_reader_for_the_author() {
        let comment = "<div class=comments><div itemscope itemtype='https://schema.org/Comment'>\
                       <span itemprop=author>Іван Кіт</span><p>Дуже гарний міст.</p></div></div>";
        check_page("", comment, &[]);
        check_page("<p itemprop=author>Олена Гай</p>", comment, &["Олена Гай"]);
    }

    #[test]
    fn takes_the_site_for_the_author_only_where_nobody_else_is_named() {
        let data = |author: &str| {
            format!(
                r#"<script type="application/ld+json">{{"@type":"NewsArticle","author":{author},"publisher":{{"name":"Вісник"}}}}</script>"#
            )
        };
        check_page(&data(r#"["Вісник","Олена Гай"]"#), "", &["Олена Гай"]);
        check_page(&data(r#"["Вісник"]"#), "<p>Авторка: Олена Гай</p>", &["Олена Гай"]);
        check_page(&data(r#"["Вісник"]"#), "", &["Вісник"]);
    }

    #[test]
    fn reads_a_signature_with_a_label() {
        check_page("", "<p align=right><i>Автор: Олег Гай</i></p>", &["Олег Гай"]);
        let far = "<p>Міст будували десять років, і майже стільки ж тривали суди за його підряди.</p>".repeat(20);
        check_page("", &format!("{far}<p>Автор: невідомий художник доби бароко</p>"), &[]);
        check_page("", &format!("{far}<p>Автор: Олег Гай</p>"), &["Олег Гай"]);
    }
}
