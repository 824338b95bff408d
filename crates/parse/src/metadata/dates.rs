//! When the article was published and changed.

use url::Url;

use super::describe::Sources;
use super::{json_ld, visible_date};
use crate::head::text_below;
use crate::marks::Marks;
use crate::page::{Origin, PageDate, Sourced, civil_date, civil_time, utc_offset};
use crate::tree::NodeId;

/// Names of `<meta>` under which pages give the date of publication, the most exact first.
const PUBLISHED: [&str; 16] = [
    "article:published_time",
    "datePublished",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "DC.date.issued",
    "DC.date",
    "dcterms.date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
    "last-published",
    "article.published",
];

const MODIFIED: [&str; 7] = [
    "article:modified_time",
    "dateModified",
    "og:updated_time",
    "dcterms.modified",
    "DC.date.modified",
    "last-modified",
    "article.updated",
];

/// A line with the date is shorter, in bytes.
const LONGEST_LINE: usize = 160;

/// How many lines above and below the title are read for a date.
const NEAR_TITLE: usize = 12;

pub(super) fn published(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    from_json_ld(sources, &["datePublished", "dateCreated"])
        .or_else(|| from_meta(sources, &PUBLISHED))
        .or_else(|| from_markup(sources, &["datePublished", "dateCreated"]))
        .or_else(|| from_time(sources))
        .or_else(|| from_text(sources))
        .or_else(|| from_byline(sources))
        .or_else(|| from_address(sources))
}

pub(super) fn modified(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    from_json_ld(sources, &["dateModified"])
        .or_else(|| from_meta(sources, &MODIFIED))
        .or_else(|| from_markup(sources, &["dateModified"]))
}

fn from_json_ld(sources: &Sources<'_>, properties: &[&str]) -> Option<Sourced<PageDate>> {
    let article = sources.article?;
    let mut texts = properties.iter().filter_map(|property| json_ld::text(article, property, &["@value"]));
    texts.find_map(stamp).map(|date| Sourced::new(date, Origin::JsonLd))
}

fn from_meta(sources: &Sources<'_>, names: &[&str]) -> Option<Sourced<PageDate>> {
    let date = names.iter().find_map(|name| sources.head.all(name).find_map(stamp));
    date.map(|date| Sourced::new(date, Origin::Meta))
}

fn from_markup(sources: &Sources<'_>, properties: &[&str]) -> Option<Sourced<PageDate>> {
    let tree = sources.tree;
    let named = |node: &&NodeId| {
        tree.attr(**node, "itemprop")
            .is_some_and(|value| value.split_whitespace().any(|name| properties.contains(&name)))
    };
    let mut nodes = sources.head.properties.iter().filter(named);
    let date = nodes.find_map(|&node| {
        let value = tree.attr(node, "datetime").or(tree.attr(node, "content"));
        value.and_then(stamp).or_else(|| visible_date::find(&text_below(tree, node), sources.today))
    });
    date.map(|date| Sourced::new(date, Origin::Markup))
}

/// The first `<time>` that stands with the title rather than with a teaser: with `pubdate`, or the nearest one below
/// the title, or the last one above it.
fn from_time(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let tree = sources.tree;
    let times = &sources.head.times;
    let marked = times.iter().find(|&&node| tree.attr(node, "pubdate").is_some());
    let title = sources.title.map_or(NodeId(0), |at| sources.flow.block(at).node);
    let below = times.iter().find(|&&node| node > title);
    let above = times.iter().rev().find(|&&node| node < title);
    let near = |node: &&NodeId| node.0.abs_diff(title.0) < 400;
    let nodes =
        [marked, above.filter(near).filter(|node| title.0 - node.0 < 60), below.filter(near), above.filter(near)];
    let date = nodes.into_iter().flatten().find_map(|&node| {
        tree.attr(node, "datetime")
            .and_then(stamp)
            .or_else(|| visible_date::find(&text_below(tree, node), sources.today))
    });
    date.map(|date| Sourced::new(date, Origin::Markup))
}

/// A date in a short line near the title.
fn from_text(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let title = sources.title?;
    let lines = (title + 1..sources.flow.len()).take(NEAR_TITLE).chain((0..title).rev().take(NEAR_TITLE));
    let is_short = |at: &usize| sources.flow.text(*at).len() < LONGEST_LINE;
    let date = lines.filter(is_short).find_map(|at| visible_date::find(sources.flow.text(at), sources.today));
    date.map(|date| Sourced::new(date, Origin::Text))
}

/// A date in a short line below the title that the page calls a line about the article.
fn from_byline(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let (flow, title) = (sources.flow, sources.title?);
    let other = Marks::RELATED | Marks::COMMENTS | Marks::TEASER | Marks::NAVIGATION | Marks::ASIDE | Marks::FIGURE;
    let is_byline = |at: &usize| {
        let marks = flow.block(*at).marks;
        marks.has(Marks::BYLINE) && !marks.has(other) && flow.text(*at).len() < LONGEST_LINE
    };
    let lines = (title + 1..flow.len()).filter(is_byline);
    let date = lines.into_iter().find_map(|at| visible_date::find(flow.text(at), sources.today));
    date.map(|date| Sourced::new(date, Origin::Text))
}

/// The day that the page's address names: `/2025/02/16/`, `/2025-02-16/`.
fn from_address(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let url = sources.context.address().and_then(|address| Url::parse(address).ok())?;
    let parts: Vec<&str> = url.path().split('/').collect();
    let joined = |window: &[&str]| (window[0].len() == 4).then(|| window.join("-").parse().ok()).flatten();
    let date = parts.windows(3).find_map(joined);
    let whole = || parts.iter().filter(|part| part.len() == 10).find_map(|part| part.parse().ok());
    date.or_else(whole).map(|date| Sourced::new(date, Origin::Address))
}

/// Reads a machine's date: RFC 3339 and its kin, RFC 2822.
fn stamp(text: &str) -> Option<PageDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| rfc_2822(text)).or_else(|| local_stamp(text))
}

/// `Sun, 16 Feb 2025 14:30:00 +0200`.
fn rfc_2822(text: &str) -> Option<PageDate> {
    let date = visible_date::find(text, None)?;
    let (_, after) = text.split_once(':')?;
    let offset = after.split_whitespace().nth(1).and_then(utc_offset)?;
    let start = text.find(':')?.checked_sub(2)?;
    let time = civil_time(&mut text.get(start..)?)?;
    Some(PageDate::new(date.date(), Some(time), Some(offset)))
}

/// A date as people write it, or with more after it than this reader knows.
fn local_stamp(text: &str) -> Option<PageDate> {
    let whole = text.get(..19).and_then(|head| head.parse::<PageDate>().ok()).filter(PageDate::has_time);
    let day = || text.get(..10).and_then(|head| head.parse().ok());
    whole.or_else(|| visible_date::find(text, None)).or_else(day).or_else(|| us_date(text))
}

/// `02/16/2025`, which only machines of American sites write.
fn us_date(text: &str) -> Option<PageDate> {
    let mut parts = text.split([' ', ',']).next()?.split('/').map(str::parse::<i32>);
    let (month, day, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some(PageDate::new(civil_date(year, month, day)?, None, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(stamp(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn reads_dates_of_machines() {
        check("2025-02-16T14:30:00.000+02:00", "2025-02-16T14:30:00+02:00");
        check("Sun, 16 Feb 2025 14:30:00 +0200", "2025-02-16T14:30:00+02:00");
        check("Sun, 16 Feb 2025 14:30:00 GMT", "2025-02-16T14:30:00Z");
        check("2025-02-16T14:30:00+02:00[Europe/Kyiv]", "2025-02-16");
        check("02/16/2025 02:30", "2025-02-16");
        check("16.02.2025", "2025-02-16");
    }

    #[track_caller]
    fn check_page(url: &str, end: &str, expected: Option<&str>) {
        let text = "<p>Міст будували десять років, і майже стільки ж тривали суди за його підряди.</p>".repeat(20);
        let html = format!(
            "<html lang=uk><body><article><h1>У місті відкрили новий міст</h1>{text}{end}</article></body></html>"
        );
        let page = crate::Parser::default().parse(&html, &crate::PageContext::new().url(url)).expect("a small page");
        let found = page.metadata().published.as_ref().map(|date| date.value.to_string());
        assert_eq!(found.as_deref(), expected, "{url} {end}");
    }

    #[test]
    fn reads_the_date_of_a_byline_below_the_text() {
        let byline = "<div class=article-meta>Опубліковано 16.02.2025</div>";
        check_page("https://misto.example/1", byline, Some("2025-02-16"));
        check_page("https://misto.example/1", "<p>Суд призначено на 16.02.2025</p>", None);
    }

    #[test]
    fn reads_the_day_in_an_address_where_the_page_names_none() {
        check_page("https://misto.example/2025/02/16/mist", "", Some("2025-02-16"));
        check_page("https://misto.example/2025-02-16/mist", "", Some("2025-02-16"));
        check_page("https://misto.example/2025/02/mist", "", None);
        check_page("https://misto.example/2025/16/02/mist", "", None);
    }
}
