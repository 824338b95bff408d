//! What belongs to the article before and after the best run: prose parted from it, its lead, its list, its heading.

use std::ops::Range;

use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::score::{Scores, container};
use crate::text::{ends_sentence, is_alphabetic};
use crate::tree::Tree;

/// How many blocks below the title may be its opening.
const OPENING: usize = 12;

/// `run` with what belongs to it on both sides.
pub(super) fn widen(
    tree: &Tree,
    flow: &Flow,
    scores: &Scores,
    run: Range<usize>,
    title: Option<usize>,
) -> Range<usize> {
    let run = with_container(flow, scores, run, title);
    let run = with_list(tree, flow, scores, run);
    let run = with_opening(flow, scores, run, title);
    with_heading(tree, flow, scores, run, title)
}

/// A list that ends an article has more entries than one.
const ENTRIES: usize = 2;

/// The run with the list that stands beside its last block: an article may well end with one.
fn with_list(tree: &Tree, flow: &Flow, scores: &Scores, run: Range<usize>) -> Range<usize> {
    let is_entry = |at: usize| flow.block(at).form == Form::ListItem && flow.block(at).linked == 0;
    let mut below = (run.end..flow.len()).filter(|&at| !scores.skipped[at] && !flow.block(at).is_heading());
    let (Some(last), Some(first)) = (run.clone().last(), below.next().filter(|&at| is_entry(at))) else { return run };
    let around = container(tree, flow.block(first));
    // The last paragraph may have a box of its own.
    let mut boxes = tree.up_from(flow.block(last).node).skip(1).take(2);
    if !boxes.any(|node| tree.parent(around) == Some(node)) {
        return run;
    }
    let entries = (first..flow.len()).take_while(|&at| tree.holds(around, flow.block(at).node));
    let entries: Vec<usize> = entries.filter(|&at| !scores.skipped[at]).collect();
    let is_list = entries.len() >= ENTRIES && entries.iter().all(|&at| is_entry(at));
    run.start..if is_list { entries[entries.len() - 1] + 1 } else { run.end }
}

/// A line of so many words that is called the lead is one.
const SHORT_LEAD: usize = 5;

/// A line of so many words below the title says something, whatever it ends with.
const LONG_LINE: usize = 12;

/// A container with this share of the page's prose is that of the article.
const MAIN_SHARE: f32 = 0.4;

/// The run with the prose that stands in the article's own container before and after it: lists of links and figures
/// may part it from the rest.
fn with_container(flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let is_main = |&at: &usize| {
        scores.shares[at] >= MAIN_SHARE
            && !scores.skipped[at]
            && scores.values[at] > 0.5
            && ends_sentence(flow.text(at))
    };
    if !run.clone().any(|at| is_main(&at)) {
        return run;
    }
    let first = title.filter(|&title| title < run.start).map_or(run.start, |title| title + 1);
    let start = (first..run.start).find(is_main).unwrap_or(run.start);
    let end = (run.end..flow.len()).rev().find(is_main).map_or(run.end, |last| last + 1);
    start..end
}

/// The run with the prose that stands between the title and it: the lead may stand far from the body.
fn with_opening(flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let Some(title) = title.filter(|&title| title < run.start) else { return run };
    let opens = |at: &usize| {
        let is_sentence = || ends_sentence(flow.text(*at)) || flow.block(*at).words >= LONG_LINE;
        let block = flow.block(*at);
        let is_called_lead = block.form == Form::Paragraph && block.marks.has(Marks::LEAD);
        let is_lead = is_called_lead && flow.block(*at).words >= SHORT_LEAD;
        let is_text = scores.values[*at] > 0.0 && is_sentence();
        !scores.skipped[*at] && (is_text || is_lead || begins_list(flow, scores, *at))
    };
    let start = (title + 1..run.start).take(OPENING).find(opens).unwrap_or(run.start);
    start..run.end
}

/// Whether a list or a table begins with the block: so many entries in a row, none of them a link or a figure alone,
/// and of more words than a line about the article has.
fn begins_list(flow: &Flow, scores: &Scores, at: usize) -> bool {
    const ROW: usize = 4;
    const LEAST_WORDS: usize = 12;
    let is_entry = |at: usize| {
        let block = flow.block(at);
        matches!(block.form, Form::Cell | Form::ListItem)
            && block.linked == 0
            && !scores.skipped[at]
            && flow.text(at).contains(is_alphabetic)
    };
    at + ROW <= flow.len()
        && (at..at + ROW).all(is_entry)
        && (at..at + ROW).map(|at| flow.block(at).words).sum::<usize>() >= LEAST_WORDS
}

/// The run with the heading over its first block, where that is not the title: it stands beside it.
fn with_heading(tree: &Tree, flow: &Flow, scores: &Scores, run: Range<usize>, title: Option<usize>) -> Range<usize> {
    let first = title.map_or(0, |title| title + 1);
    let above = (first..run.start).rev().find(|&at| !scores.skipped[at]);
    let heads = |&at: &usize| {
        let (block, next) = (flow.block(at), flow.block(run.start));
        matches!(block.form, Form::Heading(2..)) && container(tree, block) == container(tree, next)
    };
    above.filter(heads).map_or(run.clone(), |at| at..run.end)
}
