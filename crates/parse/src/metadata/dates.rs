//! When the article was published and changed.

use url::Url;

use super::describe::Sources;
use super::json_ld::{self, Object};
use super::near;
use super::visible_date::{self, Calendar, Order};
use crate::flow::Form;
use crate::head::text_below;
use crate::marks::Marks;
use crate::page::{Origin, PageDate, Sourced, civil_time, utc_offset};
use crate::text::is_alphabetic;
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

/// So near to the title a line that begins with a date belongs to it, whatever box the two stand in.
const BESIDE_TITLE: usize = 2;

/// How many lines above and below the title are read for a date.
const NEAR_TITLE: usize = 12;

pub(super) fn published(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    from_json_ld(sources, &["datePublished", "dateCreated"])
        .or_else(|| from_meta(sources, &PUBLISHED))
        .or_else(|| from_markup(sources, &["datePublished", "dateCreated"]))
        .or_else(|| from_other_data(sources))
        .or_else(|| from_time(sources))
        .or_else(|| from_text(sources))
        .or_else(|| from_byline(sources))
        .or_else(|| from_label(sources))
        .or_else(|| from_address(sources))
}

pub(super) fn modified(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    from_json_ld(sources, &["dateModified"])
        .or_else(|| from_meta(sources, &MODIFIED))
        .or_else(|| from_markup(sources, &["dateModified"]))
        .or_else(|| from_update(sources))
}

fn from_json_ld(sources: &Sources<'_>, properties: &[&str]) -> Option<Sourced<PageDate>> {
    from_object(sources.article?, properties, sources.calendar)
}

fn from_object(object: &Object, properties: &[&str], calendar: Calendar) -> Option<Sourced<PageDate>> {
    let mut texts = properties.iter().filter_map(|property| json_ld::text(object, property, &["@value"]));
    texts.find_map(|text| stamp(text, calendar)).map(|date| Sourced::new(date, Origin::JsonLd))
}

/// The date of another object of JSON-LD that describes the whole page: a page, a recipe, a video.
fn from_other_data(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let is_whole = |object: &&&Object| {
        json_ld::types(object).any(|kind| {
            kind.ends_with("Page") || matches!(kind, "Recipe" | "HowTo" | "CreativeWork" | "DiscussionForumPosting")
        })
    };
    let objects = sources.data.objects();
    objects.iter().filter(is_whole).find_map(|object| from_object(object, &["datePublished"], sources.calendar))
}

fn from_meta(sources: &Sources<'_>, names: &[&str]) -> Option<Sourced<PageDate>> {
    let mut values = names.iter().flat_map(|name| sources.head.all(name));
    values.find_map(|text| stamp(text, sources.calendar)).map(|date| Sourced::new(date, Origin::Meta))
}

fn from_markup(sources: &Sources<'_>, properties: &[&str]) -> Option<Sourced<PageDate>> {
    let tree = sources.tree;
    let named = |node: &&NodeId| {
        tree.attr(**node, "itemprop")
            .is_some_and(|value| value.split_whitespace().any(|name| properties.contains(&name)))
    };
    let mut nodes = sources.head.properties.iter().filter(named);
    let date = nodes.find_map(|&node| of_element(sources, node, &["datetime", "content"]));
    date.map(|date| Sourced::new(date, Origin::Markup))
}

/// The first `<time>` that stands with the title rather than with a teaser: with `pubdate`, or the nearest one below
/// the title, or the last one above it.
fn from_time(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let tree = sources.tree;
    let times = &sources.head.times;
    let marked = times.iter().find(|&&node| tree.attr(node, "pubdate").is_some());
    let title = sources.title().map_or(NodeId(0), |at| sources.flow.block(at).node);
    let below = times.iter().find(|&&node| node > title);
    let above = times.iter().rev().find(|&&node| node < title);
    let near = |node: &&NodeId| node.0.abs_diff(title.0) < 400;
    let nodes =
        [marked, above.filter(near).filter(|node| title.0 - node.0 < 60), below.filter(near), above.filter(near)];
    let date = nodes.into_iter().flatten().find_map(|&node| of_element(sources, node, &["datetime"]));
    date.map(|date| Sourced::new(date, Origin::Markup))
}

/// The date that the first of `attributes` gives which the element has, else the one that it shows.
fn of_element(sources: &Sources<'_>, node: NodeId, attributes: &[&str]) -> Option<PageDate> {
    let value = attributes.iter().find_map(|name| sources.tree.attr(node, name));
    let shown = || visible_date::find(&text_below(sources.tree, node), sources.calendar);
    value.and_then(|value| stamp(value, sources.calendar)).or_else(shown)
}

/// A date in a short line near the title: not that of a change, unless there is no other.
fn from_text(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let (flow, calendar, title) = (sources.flow, sources.calendar, sources.title()?);
    if let Some(date) = beside_title(sources) {
        return Some(Sourced::new(date, Origin::Text));
    }
    let lines = (title + 1..flow.len()).take(NEAR_TITLE).chain((0..title).rev().take(NEAR_TITLE));
    let other = Marks::RELATED | Marks::COMMENTS | Marks::FIGURE | Marks::CAPTION;
    let is_line = |at: &usize| {
        let is_other = flow.block(*at).marks.has(other) || flow.block(*at).form == Form::Caption;
        !is_other || (at.abs_diff(title) <= BESIDE_TITLE && visible_date::begins(flow.text(*at)))
    };
    let lines: Vec<&str> = lines.filter(is_line).map(|at| flow.text(at)).collect();
    let short = || lines.iter().filter(|line| line.len() < LONGEST_LINE);
    let first = short().find_map(|line| visible_date::find(before_update(line), calendar));
    let date = first
        .or_else(|| lines.iter().find_map(|line| visible_date::opening(line)))
        .or_else(|| short().find_map(|line| visible_date::find(line, calendar)));
    date.map(|date| Sourced::new(date, Origin::Text))
}

/// A date in the heading itself, before or after the title.
fn beside_title(sources: &Sources<'_>) -> Option<PageDate> {
    let heading = sources.heading?;
    let text = sources.flow.text(heading.at);
    let (before, after) = (&text[..heading.part.start], &text[heading.part.end..]);
    [before, after].into_iter().find_map(|part| visible_date::find(part, sources.calendar))
}

/// Words before the date of a change.
const UPDATED: [&str; 15] = [
    "оновлено",
    "оновлена",
    "оновлення",
    "змінено",
    "зміни",
    "відредаговано",
    "обновлено",
    "updated",
    "update",
    "modified",
    "edited",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "modifié",
];

/// Words before the date of publication.
const RELEASED: [&str; 14] = [
    "опубліковано",
    "опублікована",
    "дата публікації",
    "розміщено",
    "додано",
    "опубликовано",
    "дата публикации",
    "published",
    "posted",
    "publication date",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "publié",
];

/// Where the first of `words` stands in a line.
fn word_in(line: &str, words: &[&str]) -> Option<usize> {
    let lower = line.to_lowercase();
    if !begins_any(&lower, words) {
        return None;
    }
    // Letters that change their length with their case are none of the words'.
    let starts = |at: &usize| !lower[..*at].ends_with(is_alphabetic) && line.is_char_boundary(*at);
    words.iter().filter_map(|word| lower.find(word).filter(starts)).min().filter(|_| lower.len() == line.len())
}

/// Whether one of `words` stands at the start of a word of the line; most lines have none, and searching is dear.
fn begins_any(line: &str, words: &[&str]) -> bool {
    let mut is_inside = false;
    line.char_indices().any(|(at, c)| {
        let is_start = !std::mem::replace(&mut is_inside, is_alphabetic(c));
        is_start && words.iter().any(|word| line.as_bytes()[at] == word.as_bytes()[0] && line[at..].starts_with(word))
    })
}

/// The line before it speaks of a change.
fn before_update(line: &str) -> &str {
    word_in(line, &UPDATED).map_or(line, |at| &line[..at])
}

/// A date after «Оновлено» in a short line near the title, or in the one after that word.
fn from_update(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    labelled(sources, &UPDATED, |title| title.saturating_sub(NEAR_TITLE)..(title + NEAR_TITLE).min(sources.flow.len()))
}

/// A date after «Опубліковано» in a short line anywhere below the title.
fn from_label(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    labelled(sources, &RELEASED, |title| title..sources.flow.len())
}

fn labelled(
    sources: &Sources<'_>,
    words: &[&str],
    range: impl Fn(usize) -> std::ops::Range<usize>,
) -> Option<Sourced<PageDate>> {
    let flow = sources.flow;
    let other = Marks::RELATED | Marks::COMMENTS | Marks::TEASER | Marks::NAVIGATION | Marks::FIGURE;
    let is_line = |at: &usize| {
        let text = flow.text(*at);
        !flow.block(*at).marks.has(other)
            && text.len() < LONGEST_LINE
            && visible_date::may_stand(text, sources.calendar)
    };
    range(sources.title()?).filter(is_line).find_map(|at| {
        let line = flow.text(at);
        let date = visible_date::find(&line[word_in(line, words)?..], sources.calendar)?;
        let exact = exact(sources, at, date).map(|date| Sourced::new(date, Origin::Markup));
        exact.or(Some(Sourced::new(date, Origin::Text)))
    })
}

/// The date of a `<time>` in a line that shows its day, with the zone that the line leaves out.
fn exact(sources: &Sources<'_>, at: usize, shown: PageDate) -> Option<PageDate> {
    let tree = sources.tree;
    let mut stamps = near::nodes(sources, at).filter_map(|node| stamp(tree.attr(node, "datetime")?, sources.calendar));
    stamps.find(|date| date.is_exact() && date.date() == shown.date())
}

/// A date in a line further below that the page calls one about the article: many sites sign at the end of the text.
fn from_byline(sources: &Sources<'_>) -> Option<Sourced<PageDate>> {
    let (flow, title) = (sources.flow, sources.title()?);
    let other = Marks::RELATED | Marks::COMMENTS | Marks::TEASER | Marks::NAVIGATION | Marks::ASIDE | Marks::FIGURE;
    let is_byline = |at: &usize| {
        let marks = flow.block(*at).marks;
        marks.has(Marks::BYLINE) && !marks.has(other) && flow.text(*at).len() < LONGEST_LINE
    };
    let lines = (title + 1..flow.len()).filter(is_byline);
    let date = lines.into_iter().find_map(|at| visible_date::find(flow.text(at), sources.calendar));
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

/// Reads a machine's date: RFC 3339 and its kin, RFC 2822, or a date as people write it.
fn stamp(text: &str, calendar: Calendar) -> Option<PageDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| rfc_2822(text)).or_else(|| local_stamp(text, calendar))
}

/// Reads the date of an HTTP header.
pub(crate) fn http_date(text: &str) -> Option<PageDate> {
    rfc_2822(text.trim())
}

/// `Sun, 16 Feb 2025 14:30:00 +0200`.
fn rfc_2822(text: &str) -> Option<PageDate> {
    let date = visible_date::find(text, Calendar::default())?;
    let (_, after) = text.split_once(':')?;
    let offset = after.split_whitespace().nth(1).and_then(utc_offset)?;
    let start = text.find(':')?.checked_sub(2)?;
    let time = civil_time(&mut text.get(start..)?)?;
    Some(PageDate::new(date.date(), Some(time), Some(offset)))
}

/// A date as people write it, or with more after it than this reader knows.
fn local_stamp(text: &str, calendar: Calendar) -> Option<PageDate> {
    let whole = text.get(..19).and_then(|head| head.parse::<PageDate>().ok()).filter(PageDate::has_time);
    let day = || text.get(..10).and_then(|head| head.parse().ok());
    let order = if is_invariant(text) { Order::MonthFirst } else { calendar.order };
    whole.or_else(|| visible_date::find(text, Calendar { today: None, order })).or_else(day)
}

/// Whether a date is written as .NET writes it where no culture is set, the month first: `02/16/2025 14:30:00`.
fn is_invariant(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "00/00/0000 00:00:00"
}

/// How the page orders the numbers of a date: the month first on pages in English, unless their language or their host
/// is of another country than the United States.
pub(super) fn order(lang: Option<&str>, host: Option<&str>) -> Order {
    let lang = lang.unwrap_or_default().to_ascii_lowercase();
    let country = host.and_then(|host| host.rsplit('.').next()).filter(|end| end.len() == 2 && *end != "us");
    match lang.split(['-', '_']).collect::<Vec<_>>()[..] {
        ["en"] if country.is_none() => Order::MonthFirst,
        ["en", "us"] => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PageContext, Parser};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let calendar = Calendar { today: None, order: Order::MonthFirst };
        assert_eq!(stamp(text, calendar).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn reads_dates_of_machines() {
        check("2025-02-16T14:30:00.000+02:00", "2025-02-16T14:30:00+02:00");
        check("Sun, 16 Feb 2025 14:30:00 +0200", "2025-02-16T14:30:00+02:00");
        check("Sun, 16 Feb 2025 14:30:00 GMT", "2025-02-16T14:30:00Z");
        check("2025-02-16T14:30:00+02:00[Europe/Kyiv]", "2025-02-16");
        check("02/16/2025 02:30", "2025-02-16");
        check("05/04/2025 02:30 pm", "2025-05-04");
        check("2025-02-16T14:30:00:684Z", "2025-02-16");
        let invariant = stamp("05/04/2025 14:30:00", Calendar::default()).map(|date| date.to_string());
        assert_eq!(invariant.as_deref(), Some("2025-05-04"));
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

    #[track_caller]
    fn check_dates(lines: &str, published: Option<&str>, modified: Option<&str>) {
        let html = format!(
            "<html lang=uk><body><article><h1>У місті відкрили новий міст</h1>{lines}<p>Новий міст через річку відкрили в \
             неділю вранці, через десять років після початку будівництва.</p><p>Першими мостом поїхали автобуси, а за \
             ними пішли сотні пішоходів.</p></article></body></html>"
        );
        let context = crate::PageContext::new().reference_date("2025-02-17".parse().expect("a date"));
        let page = crate::Parser::default().parse(&html, &context).expect("a small page");
        let shown = |date: &Option<Sourced<PageDate>>| {
            date.as_ref().map(|date| date.value.local().unwrap_or_else(|| date.value.to_string()))
        };
        let found = (shown(&page.metadata().published), shown(&page.metadata().modified));
        assert_eq!((found.0.as_deref(), found.1.as_deref()), (published, modified), "{lines}");
    }

    #[test]
    fn tells_a_change_from_the_publication() {
        let (day, next) = (Some("2025-02-16T14:30:00"), Some("2025-02-17T09:05:00"));
        check_dates("<p>16 лютого 2025, 14:30</p>", day, None);
        check_dates("<p>Оновлено: 17.02.2025 09:05</p><p>Опубліковано: 16.02.2025 14:30</p>", day, next);
        check_dates("<p>16 лютого, 14:30 (оновлено 17 лютого, 09:05)</p>", day, next);
        check_dates("<p>Вчора, 14:30 | Оновлено сьогодні о 09:05</p>", day, next);
        check_dates("<p>Published Feb. 16, 2025, 2:30 PM. Last updated Feb. 17, 2025, 9:05 AM</p>", day, next);
    }

    #[test]
    fn reads_the_zone_of_a_change_off_its_element() {
        let html = "<h1>У місті відкрили новий міст</h1><p>Оновлено: <time datetime='2025-02-17T09:05:00+02:00'>17 лютого \
                    2025</time></p><p>Новий міст через річку відкрили в неділю вранці.</p>";
        let modified = crate::parse(html).expect("a small page").metadata().modified.clone().expect("a date");
        assert_eq!(
            (modified.value.to_string().as_str(), modified.origin),
            ("2025-02-17T09:05:00+02:00", Origin::Markup)
        );
    }

    #[test]
    fn reads_no_date_of_a_caption() {
        let figure = "<figure><img src=a.jpg><figcaption>Міст, 3 січня 2024 року</figcaption></figure>";
        check_dates(figure, None, None);
        check_dates(&format!("{figure}<p>16.02.25</p>"), Some("2025-02-16"), None);
        check_dates("<figure><p>16.02.25</p></figure>", Some("2025-02-16"), None);
    }

    #[test]
    fn reads_a_date_that_opens_the_text() {
        let text = "міст через річку, на який містяни чекали понад десять років, відкрили в неділю вранці, і першими ним \
                    поїхали автобуси, а за ними пішли сотні пішоходів з обох берегів річки.";
        check_dates(&format!("<p>16.02.2025 — Новий {text}</p>"), Some("2025-02-16"), None);
        check_dates(&format!("<p>16.02.2014 новий {text}</p>"), None, None);
        check_dates(&format!("<p>16 лютого 2014 року новий {text}</p>"), None, None);
    }

    #[test]
    fn reads_a_date_beside_the_title() {
        let html = "<meta property=og:title content='У місті відкрили новий міст'><body><h1><small>16.02.2025</small>\
                    У місті відкрили новий міст</h1><p>Новий міст через річку відкрили в неділю вранці.</p>";
        let page = crate::parse(html).expect("a small page");
        assert_eq!(
            page.metadata().published.as_ref().map(|date| date.value.to_string()).as_deref(),
            Some("2025-02-16")
        );
    }

    #[test]
    fn reads_the_date_of_the_page_where_the_data_name_no_article() {
        let html = r#"<script type="application/ld+json">{"@graph":[{"@type":"Organization","datePublished":"2001-01-01"},
            {"@type":"WebPage","datePublished":"2025-02-16T14:30:00+02:00"}]}</script><h1>Міст</h1><p>Текст.</p>"#;
        let published = crate::parse(html).expect("a small page").metadata().published.clone().expect("a date");
        assert_eq!(published.value.to_string(), "2025-02-16T14:30:00+02:00");
    }

    #[test]
    fn counts_from_the_day_in_kyiv_on_ukrainian_pages() {
        let published = |lang: &str, when: &str| {
            let html = format!("<html lang={lang}><article><h1>Міст відкрито</h1><p class=date>{when}</p>");
            let context = PageContext::new().header("Date", "Sat, 15 Feb 2025 22:30:00 GMT");
            let page = Parser::default().parse(&html, &context).expect("a small page");
            page.metadata().published.as_ref().map(|date| date.value.to_string())
        };
        assert_eq!(published("uk", "Сьогодні, 00:15").as_deref(), Some("2025-02-16"));
        assert_eq!(published("uk-UA", "2 години тому").as_deref(), Some("2025-02-15"));
        assert_eq!(published("en", "Today, 21:15").as_deref(), Some("2025-02-15"));
    }

    #[test]
    fn orders_numbers_by_language_and_country() {
        assert_eq!(order(Some("en"), Some("city.example")), Order::MonthFirst);
        assert_eq!(order(Some("en-US"), Some("www.city.co.uk")), Order::MonthFirst);
        assert_eq!(order(Some("en"), Some("misto.com.ua")), Order::DayFirst);
        assert_eq!(order(Some("en-GB"), None), Order::DayFirst);
        assert_eq!(order(Some("uk"), Some("misto.example")), Order::DayFirst);
        assert_eq!(order(None, None), Order::DayFirst);
    }

    #[test]
    fn reads_the_day_in_an_address_where_the_page_names_none() {
        check_page("https://misto.example/2025/02/16/mist", "", Some("2025-02-16"));
        check_page("https://misto.example/2025-02-16/mist", "", Some("2025-02-16"));
        check_page("https://misto.example/2025/02/mist", "", None);
        check_page("https://misto.example/2025/16/02/mist", "", None);
    }
}
