//! Teasers of other articles: which blocks they are, and where they lead.

use html5ever::local_name;
use rustc_hash::FxHashSet;

use crate::alternates;
use crate::flow::{Flow, element};
use crate::head::{Head, text_below};
use crate::marks::Marks;
use crate::page::Related;
use crate::text::words;
use crate::tree::{NodeId, Tree};
use crate::words::class;
use crate::words::label::{self, Label};
use crate::words::read_also;

/// A teaser's title has at least this many words.
const LEAST_WORDS: usize = 3;

/// So many nodes of a link are looked through for a title.
const LARGEST_CARD: usize = 60;

/// Marks the blocks of sections under a label such as «Більше по темі» or «Коментарі», the label among them.
pub(crate) fn mark_sections(tree: &Tree, flow: &mut Flow) {
    let mut at = 0;
    while at < flow.len() {
        // Menus hold most lines of most pages and no label of a section.
        let is_frame = flow.block(at).marks.has(Marks::NAVIGATION | Marks::FOOTER);
        let label = if is_frame { None } else { flow.said(at).whole };
        let mark = match label {
            Some(Label::Related) => Marks::RELATED,
            Some(Label::Comments) => Marks::COMMENTS | Marks::REPLIES,
            Some(Label::Widget) if is_count_of_comments(flow, at) => Marks::COMMENTS | Marks::REPLIES,
            Some(Label::Paywall) => Marks::PROMPT,
            Some(Label::Author) => Marks::AUTHOR,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = section_end(tree, flow, at, mark);
        // Who the author is stands in the next block, whatever box that has.
        let end = if mark.has(Marks::AUTHOR) { end.max((at + 2).min(flow.len())) } else { end };
        flow.mark(at..end, mark);
        at = end;
    }
}

/// Where the section under the label `at` ends: with the label's box, or, where that is the article's, with the
/// links that follow. (Below a gallery the comments are most of the page's text.)
fn section_end(tree: &Tree, flow: &Flow, at: usize, mark: Marks) -> usize {
    let is_next_in = |node: NodeId| at + 1 < flow.len() && tree.holds(node, flow.block(at + 1).node);
    let mut up = tree.up_from(flow.block(at).node);
    let Some(section) = up.find(|&node| node == Tree::ROOT || is_next_in(node)) else { return at + 1 };
    let mass = flow.mass();
    let heads_comments = mark.has(Marks::REPLIES) && flow.block(at).linked == 0 && heads(tree, flow, at, section);
    let is_page = mass.holds_title(tree, section) || (!heads_comments && mass.holds_most(tree, section));
    let is_inside = |next: &usize| {
        let block = flow.block(*next);
        tree.holds(section, block.node) && (!is_page || is_teaser(flow, *next) || block.words < LEAST_WORDS)
    };
    (at + 1..flow.len()).find(|next| !is_inside(next)).unwrap_or(flow.len())
}

/// Whether the block heads its section, by its element or as the first line of a box.
fn heads(tree: &Tree, flow: &Flow, at: usize, section: NodeId) -> bool {
    let is_first = || at == 0 || !tree.holds(section, flow.block(at - 1).node);
    let is_box = tree.tag(section).is_some_and(|tag| matches!(*tag, local_name!("div") | local_name!("section")));
    flow.block(at).is_heading() || (is_box && is_first())
}

/// Whether the block is a heading that counts comments: «7 коментарів». (In a line about the article it heads nothing.)
fn is_count_of_comments(flow: &Flow, at: usize) -> bool {
    flow.block(at).is_heading() && flow.block(at).linked == 0 && label::counts_comments(flow.text(at))
}

fn is_teaser(flow: &Flow, at: usize) -> bool {
    flow.block(at).link_share() > 0.6
}

/// The teasers among the blocks: of sections of related articles, «Читайте також» lines, and lone links inside the
/// article that `chosen` does not hold.
pub(crate) fn read(tree: &Tree, head: &Head<'_>, flow: &Flow, chosen: &[usize]) -> Vec<Related> {
    let (first, last) = (chosen.first().copied().unwrap_or(0), chosen.last().copied().unwrap_or(0));
    let mut related: Vec<Related> = Vec::new();
    // As the links write them, and in full: to make an address costs more than to find it again.
    let (mut written, mut seen) = (FxHashSet::default(), FxHashSet::default());
    for at in 0..flow.len() {
        if !is_related(flow, at, first..last) || chosen.binary_search(&at).is_ok() {
            continue;
        }
        for &link in flow.links(at) {
            let Some(href) = tree.attr(link, "href").filter(|href| !written.contains(href)) else { continue };
            let Some(title) = teaser_title(tree, flow, at, link) else { continue };
            if let Some(url) = head.resolve(href).map(String::from) {
                written.insert(href);
                related.extend(seen.insert(url.clone()).then_some(Related { title, url }));
            }
        }
    }
    related
}

fn is_related(flow: &Flow, at: usize, article: std::ops::Range<usize>) -> bool {
    let block = flow.block(at);
    let other = Marks::NAVIGATION | Marks::FOOTER | Marks::SHARE | Marks::COMMENTS | Marks::HIDDEN;
    // `views` counts readers in one template and lists articles in another: a label decides.
    let other = if block.marks.has(Marks::RELATED) { other } else { other | Marks::BYLINE };
    let is_offer = block.marks.has(Marks::ADVERT | Marks::PROMPT);
    let is_inside = article.contains(&at) && block.link_share() > 0.8 && block.words > LEAST_WORDS && !is_offer;
    !block.marks.has(other) && (block.marks.has(Marks::RELATED) || is_inside || flow.said(at).reads_also)
}

/// The title of a teaser, if that is what a link of a block is.
fn teaser_title(tree: &Tree, flow: &Flow, at: usize, link: NodeId) -> Option<String> {
    let whole = flow.block(at).link_share() > 0.95 && flow.links(at).len() == 1;
    let title = match title_inside(tree, link) {
        Some(inner) => text_below(tree, inner),
        None if whole => flow.text(at).into(),
        None => text_below(tree, link),
    };
    let title = read_also::after_reads_also(&title).map_or(&*title, |rest| rest);
    let is_title = words(title) >= LEAST_WORDS && label::whole(title).is_none() && !alternates::is_switch(tree, link);
    is_title.then(|| title.to_owned())
}

/// The element inside a link around a card that is its title; section, date and lead stand beside it.
fn title_inside(tree: &Tree, link: NodeId) -> Option<NodeId> {
    let is_title =
        |node: &NodeId| element::is_heading(tree, *node) || class::is_called(tree, *node, &["title", "headline"]);
    tree.subtree(link).skip(1).take(LARGEST_CARD).find(is_title)
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[track_caller]
    fn check(block: &str, expected: &[&str]) {
        let html = format!(
            "<html lang=uk><base href='https://misto.example/'><body><article><h1>У місті відкрили новий міст через річку\
             </h1><p>Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.</p>\
             {block}<p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів.</p></article></body></html>"
        );
        let page = parse(&html).expect("a small page");
        let titles: Vec<_> = page.related().iter().map(|link| link.title.as_str()).collect();
        assert_eq!(titles, expected, "{block}");
    }

    #[test]
    fn gives_a_teaser_once_by_the_first_link_with_a_title() {
        let links = ["<img src=1.jpg>", "Трамвай поїде на лівий берег", "Трамвай поїде на правий берег"];
        let card = links.map(|inside| format!("<a href=/1>{inside}</a> ")).concat();
        check(&format!("<aside class=related>{card}</aside>"), &["Трамвай поїде на лівий берег"]);
    }

    #[test]
    fn leaves_the_label_inside_a_link_out_of_its_title() {
        check("<p><a href=/1>Читайте також: Трамвай поїде на лівий берег</a></p>", &["Трамвай поїде на лівий берег"]);
    }

    #[test]
    fn takes_the_title_of_a_card_without_its_section() {
        check(
            "<div><a href=/1><span class=cat>Місто</span><span class=card__title>Трамвай поїде на лівий берег</span></a></div>",
            &["Трамвай поїде на лівий берег"],
        );
    }

    #[test]
    fn reads_links_in_one_line_with_their_label() {
        check(
            "<p><b>Також за темою:</b><br>» <a href=/1>Трамвай поїде на лівий берег</a><br>» <a href=/2>Стару \
             естакаду розберуть узимку</a></p>",
            &["Трамвай поїде на лівий берег", "Стару естакаду розберуть узимку"],
        );
    }

    #[test]
    fn takes_no_advertisement_for_a_teaser() {
        check("<div class=promo><a href='https://shop.example/'>Термостати для хати від 890 гривень</a></div>", &[]);
    }

    #[test]
    fn reads_a_section_whose_rows_are_called_views() {
        check(
            "<div><h2>Статті за темою</h2><div class=views-row><a href=/1>Трамвай поїде на лівий берег</a></div></div>",
            &["Трамвай поїде на лівий берег"],
        );
    }
}
