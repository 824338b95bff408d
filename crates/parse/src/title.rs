//! The title: which block it is, which part of it, and what the article is called.

mod names;
mod part;
mod site;

use std::ops::Range;

use crate::alternates::is_front_page;
use crate::flow::{Flow, Form, element};
use crate::head::{Head, text_below};
use crate::marks::Marks;
use crate::page::Origin;
use crate::text::key;
use crate::tree::{NodeId, Tree};
use crate::words::class;
pub(crate) use names::{Name, Names};
pub(crate) use part::source;
pub(crate) use site::is_of_host;

/// The title as it stands in the page.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// Its block.
    pub(crate) at: usize,
    /// The part of the block's text that is the title.
    pub(crate) part: Range<usize>,
    /// The bytes of the page that the part was read from.
    pub(crate) source: Option<Range<usize>>,
}

impl Title {
    /// Its text.
    pub(crate) fn text<'f>(&self, flow: &'f Flow) -> &'f str {
        &flow.text(self.at)[self.part.clone()]
    }
}

/// Finds the title in the page, given what the head calls it.
pub(crate) fn find(tree: &Tree, flow: &Flow, head: &Head<'_>, names: &Names) -> Option<Title> {
    let at = block(tree, flow, head, names)?;
    let part = part::find(tree, flow, at, names);
    let source = part::source(tree, flow, at, &part);
    Some(Title { at, part, source })
}

/// The block that is the title.
///
/// An `h1` that shares its words with one of `names` is best, then another heading or an element called title that
/// has all of them, then the first `h1` with a sentence's worth of words.
fn block(tree: &Tree, flow: &Flow, head: &Head<'_>, names: &Names) -> Option<usize> {
    let is_other = |at: usize| leads_home(tree, flow, head, at);
    let ranked = (0..flow.len()).filter_map(|at| {
        let rank = rank(flow, at, names).filter(|_| !is_other(at))?;
        Some((at, if is_crumb(tree, flow, at) { rank - CRUMB } else { rank }))
    });
    let best = ranked.fold(None, |best: Option<(usize, f32)>, (at, rank)| match best {
        Some((_, best_rank)) if best_rank >= rank => best,
        _ => Some((at, rank)),
    });
    best.map(|(at, _)| at).or_else(|| first_h1(flow).find(|&at| !is_other(at)))
}

/// So much less is an `h1` worth that ends a trail: it loses against any other heading that the head names.
const CRUMB: f32 = 0.9;

/// Whether an `h1` is the last entry of a trail («Головна › Місто › Міст відкрито»), where templates put a title for
/// search engines; what the reader sees as the title is another heading.
fn is_crumb(tree: &Tree, flow: &Flow, at: usize) -> bool {
    let heading = flow.block(at).node;
    let mut around = tree.up_from(heading).take(5);
    flow.block(at).form == Form::Heading(1)
        && around.any(|node| {
            let is_entry = tree.tag(node).is_some_and(|tag| matches!(&**tag, "li" | "nav"));
            is_entry || class::is_called(tree, node, &TRAIL)
        })
}

/// Class words of a trail.
const TRAIL: [&str; 4] = ["breadcrumb", "breadcrumbs", "crumb", "crumbs"];

/// Whether a block is a link to the front page: the name of the site.
fn leads_home(tree: &Tree, flow: &Flow, head: &Head<'_>, at: usize) -> bool {
    let link = flow.links(at).first().filter(|_| flow.block(at).link_share() > 0.9);
    let url = link.and_then(|&link| tree.attr(link, "href")).and_then(|href| head.resolve(href));
    url.is_some_and(|url| is_front_page(&url) && head.base.as_ref().is_none_or(|base| !is_front_page(base)))
}

/// How much a block looks like the title; `None` where it does not.
fn rank(flow: &Flow, at: usize, names: &Names) -> Option<f32> {
    let block = flow.block(at);
    let (bonus, least) = match block.form {
        Form::Heading(1) => (1.0, 0.5),
        Form::Heading(2) => (0.4, 0.8),
        Form::Heading(_) => (0.1, 0.9),
        Form::Paragraph if block.marks.has(Marks::TITLE) => (0.2, 0.9),
        _ => return None,
    };
    if block.len() > 400 || block.marks.has(Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::HIDDEN) {
        return None;
    }
    let text = flow.text(at);
    let key = key(text);
    let set = names::words_of(&key);
    let is_start = set.len() > 2 && names.iter().any(|name| name.goes_on_after(text));
    let share = names.iter().map(|name| name.likeness(&set)).fold(if is_start { least } else { 0.0 }, f32::max);
    if share < least {
        return None;
    }
    let link = 0.3 * block.link_share();
    // The name of a site in an `h1` above every page is a small part of what the head says.
    let is_whole = names.iter().any(|name| name.is_mostly_in(&set));
    Some(share + if is_whole { bonus } else { 0.0 } - link)
}

fn first_h1(flow: &Flow) -> impl Iterator<Item = usize> {
    let unlikely = Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::PROMPT;
    (0..flow.len()).filter(move |&at| {
        let block = flow.block(at);
        block.form == Form::Heading(1) && !block.marks.has(unlikely) && block.words > 1 && block.link_share() < 0.5
    })
}

/// A line above the title stands among so many blocks before it.
const ABOVE: usize = 6;

/// What the head calls the article where that is more than the title's block, and the page shows it.
pub(crate) fn longer_name<'n>(tree: &Tree, flow: &Flow, title: &Title, names: &'n Names) -> Option<&'n Name> {
    of_heading(tree, flow, title, names).or_else(|| with_kicker(flow, title, names))
}

/// So many nodes of a heading are looked at for its lines.
const NODES_OF_HEADING: usize = 100;

/// The name that is the whole of a heading whose lines are blocks of their own.
fn of_heading<'n>(tree: &Tree, flow: &Flow, title: &Title, names: &'n Names) -> Option<&'n Name> {
    let node = flow.block(title.at).node;
    let is_heading = |&node: &NodeId| element::is_heading(tree, node);
    let heading = tree.up_from(node).take(4).find(is_heading)?;
    let goes_on = title.at + 1 < flow.len() && flow.block(title.at + 1).node < tree.after(heading);
    let is_line = |node: NodeId| tree.tag(node).is_some_and(|tag| matches!(&**tag, "div" | "p"));
    let is_part = || title.part != (0..flow.text(title.at).len());
    let has_lines = || tree.subtree(heading).take(NODES_OF_HEADING).any(is_line);
    if heading == node && !goes_on && (is_part() || !has_lines()) {
        return None;
    }
    let whole = key(&text_below(tree, heading));
    names.iter().find(|name| name.key == whole)
}

/// The name that JSON-LD and another of the head's statements give the article where it is the page's title after a
/// line that stands above it: «Столиця: міст відкрито», of «Столиця» over «Міст відкрито».
fn with_kicker<'n>(flow: &Flow, title: &Title, names: &'n Names) -> Option<&'n Name> {
    let data = names.iter().find(|name| name.origin == Origin::JsonLd)?;
    let same = || names.iter().filter(|name| name.key == data.key);
    let name = same().find(|name| name.text.contains(": ")).filter(|_| same().count() > 1)?;
    let (kicker, rest) = name.text.split_once(": ")?;
    let kicker = key(kicker);
    let is_above = || {
        let mut above = title.at.saturating_sub(ABOVE)..title.at;
        key(&flow.text(title.at)[..title.part.start]) == kicker || above.any(|at| key(flow.text(at)) == kicker)
    };
    (key(title.text(flow)) == key(rest) && is_above()).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::{PageContext, Parser};

    /// The title's block and what the article is called.
    #[track_caller]
    fn check(head: &str, body: &str, block: &str, name: &str) {
        let html = format!(
            "<html lang=uk><head>{head}</head><body>{body}<p>Новий міст через річку відкрили в неділю вранці, через \
             десять років після початку будівництва.</p><p>Першими мостом поїхали автобуси, а за ними пішли сотні \
             пішоходів.</p></body></html>"
        );
        let context = PageContext::new().url("https://misto.example/uk/c1/mist");
        let page = Parser::default().parse(&html, &context).expect("a small page");
        let first = page.blocks().next().expect("a title");
        let range = first.range.clone().expect("a page without repairs");
        assert_eq!((first.text, page.title()), (block, Some(name)), "{body}");
        let (source, mut words) = (&html[range], block.split(' '));
        assert!(words.next().is_some_and(|word| source.trim_start().starts_with(word)), "{source}");
        assert!(words.next_back().is_none_or(|word| source.contains(word)), "{source}");
    }

    const TITLE: &str = "У місті відкрили новий міст";

    fn og(title: &str) -> String {
        format!("<meta property=og:title content='{title}'>")
    }

    fn data(title: &str) -> String {
        format!(r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}"}}</script>"#)
    }

    #[test]
    fn takes_no_name_of_the_site_for_the_title() {
        let head = "<title>У місті відкрили новий міст — Новини дня</title>";
        check(head, &format!("<h1>Новини дня</h1><h2>{TITLE}</h2>"), TITLE, TITLE);
        let head = "<title>Дзвін | Новини дня й ночі</title>";
        check(head, "<h1><a href='/'>Новини дня й ночі</a></h1><h1>Дзвін</h1>", "Дзвін", "Дзвін");
        let head = "<title>Новини</title><meta property=og:title content='Відкрили міст'>";
        check(head, "<h1>Новини</h1><h1>Відкрили міст</h1>", "Відкрили міст", "Відкрили міст");
        let head =
            format!("<title>{TITLE} : Вісник | Новини міста, області та всього світу | Засновано 2005 року</title>");
        check(&head, &format!("<h1>Вісник</h1><h3>{TITLE}</h3>"), TITLE, TITLE);
        let barred = "У місті відкрили новий міст | Великий огляд";
        let head = format!("<title>{barred}</title>");
        check(&head, &format!("<h2>{barred}</h2>"), barred, barred);
        check("", &format!("<h1><a href='/uk/'>Новини дня й ночі</a></h1><h1>{TITLE}</h1>"), TITLE, TITLE);
    }

    #[test]
    fn takes_the_heading_that_is_seen_rather_than_the_end_of_a_trail() {
        let head = format!("<title>Новий міст через річку відкрили</title>{}", og(TITLE));
        let trail = "<ul><li><a href='/uk/'>Головна</a><li><h1>Новий міст через річку відкрили</h1></ul>";
        check(&head, &format!("{trail}<h2>{TITLE}</h2>"), TITLE, TITLE);
        let trail = "<div class=breadcrumb-list><h1>Новий міст через річку відкрили</h1></div>";
        check(&head, &format!("{trail}<h2>{TITLE}</h2>"), TITLE, TITLE);
        let other = "Новий міст через річку відкрили";
        check(&head, &format!("{trail}<h2>Як його будували</h2>"), other, other);
    }

    #[test]
    fn takes_the_title_without_the_line_above_it() {
        check(&og(TITLE), &format!("<h1><span>Транспорт</span> {TITLE}</h1>"), TITLE, TITLE);
        check(
            &og("Дзвін міста - Новини дня"),
            "<h1><i>Собор</i> Дзвін міста</h1>",
            "Собор Дзвін міста",
            "Собор Дзвін міста",
        );
        check("", &format!("<h1><span class=article-kicker>Транспорт</span>{TITLE}</h1>"), TITLE, TITLE);
        let called =
            "<h1><span class=subline>Дива транспорту міста</span> <span class=headline>Відкрили міст</span></h1>";
        check(&og("Дива транспорту міста"), called, "Відкрили міст", "Відкрили міст");
        let dash = og(&format!("Транспорт – {TITLE}"));
        check(&dash, &format!("<h1><span class=overline>Транспорт</span> {TITLE}</h1>"), TITLE, TITLE);
        check(&dash, &format!("<h1><b>Транспорт</b> {TITLE}</h1>"), TITLE, TITLE);
        let colon = og("Новий міст: перші автобуси");
        let whole = "Новий міст перші автобуси";
        check(&colon, "<h1><b>Новий міст</b> перші автобуси</h1>", whole, whole);
        let other = "<h1>Сьогодні у місті відкрили новий міст</h1>";
        let whole = "Сьогодні у місті відкрили новий міст";
        check(&og("новий міст"), other, whole, whole);
    }

    #[test]
    fn takes_the_title_without_its_subtitle() {
        check(&og(TITLE), &format!("<h1>{TITLE} <small>Перші автобуси вже поїхали</small></h1>"), TITLE, TITLE);
        check(&og(TITLE), &format!("<h1>{TITLE} | Міська газета</h1>"), TITLE, TITLE);
    }

    #[test]
    fn keeps_a_heading_that_the_head_names_whole() {
        let whole = "Транспорт: у місті відкрили новий міст";
        let heading = "<h1><span class=kicker>Транспорт:</span> у місті відкрили новий міст</h1>";
        let title = format!("<title>{whole}</title>");
        check(&(data("у місті відкрили новий міст") + &og(whole) + &title), heading, whole, whole);
        let colon = "<h1><span>Транспорт</span><span>: </span><span>у місті відкрили новий міст</span></h1>";
        let bare = "у місті відкрили новий міст";
        check(&og(bare), colon, bare, bare);
    }

    #[test]
    fn calls_the_article_as_its_data_do_where_the_line_above_is_a_part_of_the_name() {
        let name = "Транспорт: У місті відкрили новий міст";
        let both = data(name) + &og(name);
        check(&both, &format!("<p>Транспорт</p><h1>{TITLE}</h1>"), TITLE, name);
        check(&both, &format!("<h1><span class=kicker>Транспорт</span>{TITLE}</h1>"), TITLE, name);
        // What the reader cannot see is no part of it, nor what the data alone say.
        check(&both, &format!("<h1>{TITLE}</h1>"), TITLE, TITLE);
        check(&data(name), &format!("<p>Транспорт</p><h1>{TITLE}</h1>"), TITLE, TITLE);
        let (first, second) = ("Новий міст через річку", "Перші автобуси");
        let name = format!("{first}: {second}");
        let heading = format!("<h1><div>{first}</div><span class=visually-hidden>: </span><span>{second}</span></h1>");
        check(&og(&name), &heading, &format!("{first} {second}"), &name);
    }

    #[test]
    fn takes_all_lines_of_a_heading_for_the_title() {
        let lines = "<h1><div>У місті</div><div>відкрили новий міст</div></h1>";
        check(&og(TITLE), lines, TITLE, TITLE);
        check("", lines, TITLE, TITLE);
        let labelled = format!("<h1><div class=topic-label>Транспорт</div>{TITLE}</h1>");
        check(&og(&format!("Транспорт: {TITLE}")), &labelled, TITLE, TITLE);
        check("", &format!("<h1>{TITLE}<div class=byline>Олена Гай</div></h1>"), TITLE, TITLE);
    }

    #[test]
    fn reads_entities_that_were_escaped_twice() {
        let page =
            crate::parse(&(data("Dudar &amp; Hai &#8222;Bridge&#8220; &nope; &") + "<p>x</p>")).expect("a small page");
        assert_eq!(page.title(), Some("Dudar & Hai „Bridge“ &nope; &"));
    }
}
