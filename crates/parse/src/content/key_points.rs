//! The list of key points: «Головні тези», «Points of attention».

use std::ops::Range;

use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::score::Scores;
use crate::tree::Tree;
use crate::words::label::Label;

/// More items than this are a list of the article itself.
const MOST_POINTS: usize = 12;

/// The blocks of `range` that are key points, in page order.
pub(super) fn find(tree: &Tree, flow: &Flow, scores: &Scores, range: Range<usize>) -> Vec<usize> {
    let labelled = range.clone().find(|&at| flow.said(at).whole == Some(Label::KeyPoints));
    if let Some(label) = labelled {
        let points = below_label(tree, flow, scores, label, range.end);
        if !points.is_empty() {
            return points;
        }
    }
    marked(flow, scores, range)
}

/// The items of the list that follows the label, or the other blocks of the label's box.
fn below_label(tree: &Tree, flow: &Flow, scores: &Scores, label: usize, end: usize) -> Vec<usize> {
    let is_item = |at: &usize| flow.block(*at).form == Form::ListItem && !scores.excluded[*at];
    let items: Vec<usize> = (label + 1..end).take_while(is_item).collect();
    if !items.is_empty() {
        return if items.len() <= MOST_POINTS { items } else { Vec::new() };
    }
    let parent = tree.parent(flow.block(label).node).unwrap_or(Tree::ROOT);
    let inside = |at: &usize| tree.holds(parent, flow.block(*at).node) && !flow.block(*at).is_heading();
    let items: Vec<usize> = (label + 1..end).take_while(inside).filter(|&at| !scores.excluded[at]).collect();
    let is_short = items.len() <= MOST_POINTS && items.iter().all(|&at| flow.block(at).words < 40);
    if is_short { items } else { Vec::new() }
}

/// List items inside an element that is called a list of key points.
fn marked(flow: &Flow, scores: &Scores, range: Range<usize>) -> Vec<usize> {
    let is_point = |at: &usize| {
        let block = flow.block(*at);
        block.marks.has(Marks::KEY_POINTS) && block.form == Form::ListItem && !scores.excluded[*at]
    };
    let points: Vec<usize> = range.filter(is_point).collect();
    if points.len() <= MOST_POINTS { points } else { Vec::new() }
}
