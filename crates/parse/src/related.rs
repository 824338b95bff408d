//! Teasers of other articles: which blocks they are, and where they lead.

use rustc_hash::FxHashSet;

use crate::alternates;
use crate::flow::Flow;
use crate::head::{Head, text_below};
use crate::marks::Marks;
use crate::page::Related;
use crate::text::words;
use crate::tree::{NodeId, Tree};
use crate::words::label::{self, Label};

/// A teaser's title has at least this many words.
const LEAST_WORDS: usize = 3;

/// Marks the blocks of sections under a label such as «Більше по темі» or «Коментарі», the label among them.
pub(crate) fn mark_sections(tree: &Tree, flow: &mut Flow) {
    let mut at = 0;
    while at < flow.len() {
        let mark = match label::whole(flow.text(at)) {
            Some(Label::Related) => Marks::RELATED,
            Some(Label::Comments) => Marks::COMMENTS,
            Some(Label::Paywall) => Marks::PROMPT,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = section_end(tree, flow, at);
        flow.mark(at..end, mark);
        at = end;
    }
}

/// Where the section under the label `at` ends: with the label's box, or, where that is the article's, with the
/// links that follow.
fn section_end(tree: &Tree, flow: &Flow, at: usize) -> usize {
    let is_next_in = |node: NodeId| at + 1 < flow.len() && holds(tree, node, flow.block(at + 1).node);
    let up = std::iter::successors(Some(flow.block(at).node), |&node| tree.parent(node));
    let Some(section) = up.into_iter().find(|&node| node == Tree::ROOT || is_next_in(node)) else { return at + 1 };
    let mass = flow.mass();
    let is_page = mass.holds_title(tree, section) || mass.holds_most(tree, section);
    let is_inside = |next: &usize| {
        let block = flow.block(*next);
        holds(tree, section, block.node)
            && (!is_page || is_teaser(flow, *next) || words(flow.text(*next)) < LEAST_WORDS)
    };
    (at + 1..flow.len()).find(|next| !is_inside(next)).unwrap_or(flow.len())
}

fn is_teaser(flow: &Flow, at: usize) -> bool {
    flow.block(at).link_share() > 0.6
}

fn holds(tree: &Tree, node: NodeId, inner: NodeId) -> bool {
    node <= inner && inner < tree.after(node)
}

/// The teasers among the blocks: of sections of related articles, «Читайте також» lines, and lone links inside the
/// article that `chosen` does not hold.
pub(crate) fn read(tree: &Tree, head: &Head<'_>, flow: &Flow, chosen: &[usize]) -> Vec<Related> {
    let (first, last) = (chosen.first().copied().unwrap_or(0), chosen.last().copied().unwrap_or(0));
    let mut related: Vec<Related> = Vec::new();
    let mut seen = FxHashSet::default();
    for at in 0..flow.len() {
        if !is_related(flow, at, first..last) || chosen.binary_search(&at).is_ok() {
            continue;
        }
        for &link in flow.links(at) {
            let teaser = teaser(tree, head, flow, at, link);
            related.extend(teaser.filter(|teaser| seen.insert(teaser.url.clone())));
        }
    }
    related
}

fn is_related(flow: &Flow, at: usize, article: std::ops::Range<usize>) -> bool {
    let block = flow.block(at);
    let other = Marks::NAVIGATION | Marks::FOOTER | Marks::SHARE | Marks::COMMENTS | Marks::HIDDEN | Marks::BYLINE;
    let is_inside = article.contains(&at) && block.link_share() > 0.8 && words(flow.text(at)) > LEAST_WORDS;
    !block.marks.has(other) && (block.marks.has(Marks::RELATED) || label::reads_also(flow.text(at)) || is_inside)
}

fn teaser(tree: &Tree, head: &Head<'_>, flow: &Flow, at: usize, link: NodeId) -> Option<Related> {
    let url = head.resolve(tree.attr(link, "href")?)?;
    let whole = flow.block(at).link_share() > 0.95 && flow.links(at).len() == 1;
    let title = if whole { flow.text(at).to_owned() } else { text_below(tree, link) };
    let is_title = words(&title) >= LEAST_WORDS && label::whole(&title).is_none() && !alternates::is_switch(tree, link);
    is_title.then(|| Related { title, url: url.into() })
}
