//! The lead: what stands between title and body and sums the article up.

use std::ops::Range;

use super::Clues;
use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::score::{Scores, container};
use crate::text::{ends_sentence, key};
use crate::tree::Tree;

/// A lead has at most this many words; what is longer is the body in a box of that name.
const LONGEST: usize = 130;

/// A line of fewer words may be about the article.
const LINE: usize = 10;

/// How many blocks below the title may be the lead.
const REACH: usize = 12;

/// The blocks of `range` that are the lead.
pub(super) fn find(
    tree: &Tree,
    flow: &Flow,
    scores: &Scores,
    kept: &[bool],
    range: Range<usize>,
    clues: Clues<'_>,
) -> Vec<usize> {
    let named = named(flow, scores, range.clone());
    if !named.is_empty() {
        return named;
    }
    // A heading over the text, unlike a line in the form of one, is no lead.
    let is_over_text = |&at: &usize| flow.block(at).is_heading() && scores.words[at] < LINE;
    let mut content = range.filter(|&at| kept[at]).peekable();
    content.next_if(is_over_text);
    let Some(first) = content.next() else { return Vec::new() };
    // A line of a few words, such as the author's, is neither lead nor body.
    let Some(second) = content.find(|&at| flow.block(at).is_heading() || scores.words[at] >= LINE) else {
        return Vec::new();
    };
    if stands_out(tree, flow, scores, first, second, clues) { vec![first] } else { Vec::new() }
}

/// The blocks that the page itself calls a lead, next to each other, near the title.
fn named(flow: &Flow, scores: &Scores, range: Range<usize>) -> Vec<usize> {
    let is_lead = |at: &usize| is_named(flow, scores, *at);
    let near = range.start..range.end.min(range.start + REACH);
    let Some(first) = near.clone().find(|at| is_lead(at)) else { return Vec::new() };
    let beside = (first..range.end).take_while(|at| is_lead(at) || scores.skipped[*at]);
    let lead: Vec<usize> = beside.filter(|at| is_lead(at)).collect();
    let words: usize = lead.iter().map(|&at| scores.words[at]).sum();
    if words <= LONGEST { lead } else { Vec::new() }
}

/// Whether a block is called a lead and reads as one. (A card near the title that is no link is a lead, too: German
/// templates call it teaser.)
fn is_named(flow: &Flow, scores: &Scores, at: usize) -> bool {
    let (block, text) = (flow.block(at), flow.text(at));
    let words = scores.words[at];
    let is_text = !matches!(block.form, Form::Caption | Form::Code | Form::Cell) && block.link_share() < 0.5;
    let reads_well = words >= 8 || (words >= 4 && ends_sentence(text));
    let other = Marks::CAPTION | Marks::ASIDE | Marks::RELATED | Marks::FIGURE;
    let is_teaser = block.marks.has(Marks::TEASER) && words >= 10 && ends_sentence(text) && block.linked == 0;
    (block.marks.has(Marks::LEAD) || is_teaser)
        && is_text
        && reads_well
        && !scores.excluded[at]
        && !block.marks.has(other)
}

/// Whether the first block of the body is set off as a lead is: by its tag, its weight, or its own box while it is
/// the page's description or stands with the title.
fn stands_out(tree: &Tree, flow: &Flow, scores: &Scores, first: usize, second: usize, clues: Clues<'_>) -> bool {
    let (block, text) = (flow.block(first), flow.text(first));
    let words = scores.words[first];
    if !(6..=LONGEST).contains(&words) || block.link_share() > 0.5 {
        return false;
    }
    if block.is_heading() {
        return words >= 8 && (ends_sentence(text) || is_description(text, clues.description));
    }
    if block.form != Form::Paragraph {
        return false;
    }
    let is_bold = |at: usize| flow.block(at).emphasised * 10 >= flow.block(at).len() * 9;
    let apart = container(tree, block) != container(tree, flow.block(second));
    let with_title = clues.title.is_some_and(|title| stands_with(tree, flow, title, first));
    (is_bold(first) && !is_bold(second) && words >= 10 && !text.ends_with('?'))
        || (apart && (with_title || is_description(text, clues.description)))
}

/// Whether a block stands in the title's container, or in the head of the article as the title does.
fn stands_with(tree: &Tree, flow: &Flow, title: usize, at: usize) -> bool {
    let (title, block) = (flow.block(title), flow.block(at));
    container(tree, title) == container(tree, block)
        || (title.marks.has(Marks::HEADER) && block.marks.has(Marks::HEADER))
}

/// Whether the description is this text, whole or cut short.
fn is_description(text: &str, description: Option<&str>) -> bool {
    let Some(description) = description else { return false };
    let (text, description) = (key(text), key(description));
    let shorter = text.len().min(description.len());
    shorter > 30 && text.as_bytes()[..shorter * 9 / 10] == description.as_bytes()[..shorter * 9 / 10]
}
