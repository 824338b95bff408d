//! The title inside its heading, which may hold a line above the title or a subtitle as well.

use std::cmp::Reverse;
use std::ops::Range;

use super::names::{Name, Names};
use crate::flow::Flow;
use crate::text::{folded, key, words};
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// So many nodes of a heading are looked at: it has a few, a container of loose text many.
const MOST_NODES: usize = 100;

/// Class words of the line above a title that stands in its heading.
const KICKER: [&str; 24] = [
    "kicker",
    "overline",
    "overtitle",
    "toptitle",
    "topline",
    "titleheader",
    "roofline",
    "headliner",
    "dachzeile",
    "eyebrow",
    "surtitle",
    "supertitle",
    "pretitle",
    "pretitel",
    "spitzmarke",
    "nadzagolovok",
    "rubric",
    "rubryka",
    "category",
    "label",
    "badge",
    "flag",
    "exclusive",
    "date",
];

/// A text node of the heading.
struct Piece {
    node: NodeId,
    /// Where its text starts in that of the block.
    start: usize,
}

/// The part of the text of block `at` that is the title.
///
/// It begins or ends where an element of the heading does: where the head calls the article by that part alone, or
/// where the element before it calls itself a kicker.
pub(super) fn find(tree: &Tree, flow: &Flow, at: usize, names: &Names) -> Range<usize> {
    let text = flow.text(at);
    let pieces = pieces(tree, flow, at);
    let cuts: Vec<usize> = pieces.iter().skip(1).map(|piece| piece.start).collect();
    let whole = 0..text.len();
    let heading = flow.block(at).node;
    let kicker = after_kicker(tree, heading, &pieces).or_else(|| headline(tree, heading, &pieces));
    let kicker = kicker.filter(|&cut| words(&text[cut..]) > 1);
    let parts = std::iter::once(whole.clone()).chain(tails(text, &cuts)).chain(heads(text, &cuts));
    let keyed: Vec<(String, Range<usize>)> = parts.map(|part| (key(&text[part.clone()]), part)).collect();
    // What was taken off a name for the site's may be a part of the title after all, if the page shows it.
    let is_called = |name: &Name, key: &str, part: &Range<usize>| {
        name.key == *key && (name.is_given || !text[part.end..].starts_with(" | "))
    };
    let voices = |part: &(String, Range<usize>)| names.iter().filter(|name| is_called(name, &part.0, &part.1)).count();
    // Where as many say the one as the other, the first of the names decides.
    let first = |part: &(String, Range<usize>)| names.iter().position(|name| is_called(name, &part.0, &part.1));
    let called = keyed.iter().filter(|part| voices(part) > 0).max_by_key(|part| (voices(part), Reverse(first(part))));
    match called.map(|(_, part)| part) {
        Some(part) if *part == whole => {
            let signs = |cut| if kicker == Some(cut) { &SIGNS[..] } else { &SIGNS[1..] };
            let apart = cuts.iter().find(|&&cut| is_apart(text, &keyed[0].0, cut, names, signs(cut)));
            apart.map_or(whole, |&cut| cut..text.len())
        }
        // A line above the title may be what the head calls the article; it is not what the page does.
        Some(part) if kicker.is_none_or(|cut| part.end > cut) => part.clone(),
        _ => kicker.map_or(whole, |cut| cut..text.len()),
    }
}

/// What follows each cut, if that can be a title.
fn tails(text: &str, cuts: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let is_title = |part: &Range<usize>| {
        let tail = &text[part.clone()];
        words(tail) > 1 && !tail.starts_with([':', '-', '–', '—', '|', ',', '.', '/'])
    };
    cuts.iter().map(|&cut| cut..text.len()).filter(is_title)
}

/// What stands before each cut, or before a bar, which separates the name of the site, if that can be a title.
fn heads(text: &str, cuts: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let ends = |cut: &usize| !text[*cut..].starts_with([',', ';']);
    let cuts = cuts.iter().copied().filter(ends).chain(text.find(" | "));
    cuts.map(|cut| 0..text[..cut].trim_end_matches([' ', '|']).len()).filter(|part| words(&text[part.clone()]) > 2)
}

/// Signs by which the head joins a line above the title to it; a colon also stands inside titles.
const SIGNS: [&str; 5] = [": ", " - ", " – ", " — ", " | "];

/// Whether the head, which calls the article by the whole text, sets the part before `cut` apart while the page shows no
/// sign there: «Мости - Новий міст відкрито» for «Мости» over «Новий міст відкрито».
fn is_apart(text: &str, whole: &str, cut: usize, names: &Names, signs: &[&str]) -> bool {
    let (before, after) = (text[..cut].trim_end(), &text[cut..]);
    let is_shown = !before.ends_with(char::is_alphanumeric) || after.starts_with([':', '–', '—', '-', '|', ',', '.']);
    if is_shown {
        return false;
    }
    let before = key(before);
    names.iter().filter(|name| name.key == whole).any(|name| {
        let mut joints = signs.iter().filter_map(|sign| name.text.find(sign));
        joints.any(|joint| key(&name.text[..joint]) == before)
    })
}

/// Where the title begins after an element that calls itself a kicker.
fn after_kicker(tree: &Tree, heading: NodeId, pieces: &[Piece]) -> Option<usize> {
    let first = pieces.first()?.node;
    let is_kicker = |node: &NodeId| class::is_called(tree, *node, &KICKER);
    let end = tree.after(around(tree, heading, first).filter(is_kicker).last()?);
    pieces.iter().find(|piece| piece.node >= end).map(|piece| piece.start)
}

/// Where an element of the heading begins that calls itself the headline, which what stands before it does not.
fn headline(tree: &Tree, heading: NodeId, pieces: &[Piece]) -> Option<usize> {
    const HEADLINE: [&str; 2] = ["headline", "title"];
    let is_headline =
        |piece: &&Piece| around(tree, heading, piece.node).any(|node| class::is_called(tree, node, &HEADLINE));
    pieces.iter().find(is_headline).map(|piece| piece.start).filter(|&start| start > 0)
}

/// The elements around a text node, inside the heading.
fn around(tree: &Tree, heading: NodeId, node: NodeId) -> impl Iterator<Item = NodeId> {
    tree.up_from(node).skip(1).take_while(move |&node| node > heading)
}

/// The text nodes of the heading whose text stands in that of the block.
fn pieces(tree: &Tree, flow: &Flow, at: usize) -> Vec<Piece> {
    let text = flow.text(at);
    let mut pieces = Vec::new();
    let mut start = 0;
    for node in tree.subtree(flow.block(at).node).take(MOST_NODES) {
        let Some(piece) = tree.text(node).map(folded).filter(|piece| !piece.is_empty()) else { continue };
        let rest = text[start..].trim_start();
        if rest.starts_with(&piece) {
            start = text.len() - rest.len();
            pieces.push(Piece { node, start });
            start += piece.len();
        }
    }
    pieces
}

/// The bytes of the page that `part` of the text of block `at` was read from.
pub(crate) fn source(tree: &Tree, flow: &Flow, at: usize, part: &Range<usize>) -> Option<Range<usize>> {
    if *part == (0..flow.text(at).len()) {
        return flow.block(at).source.clone();
    }
    let pieces = pieces(tree, flow, at);
    let mut inside = pieces.iter().filter(|piece| part.contains(&piece.start)).map(|piece| tree.source(piece.node));
    let first = inside.next()??;
    let end = inside.try_fold(first.end, |_, source| source.map(|source| source.end))?;
    Some(first.start..end)
}
