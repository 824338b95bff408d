//! The lines around the title, where pages say what they say about their article.

use std::ops::Range;

use super::describe::Sources;
use crate::flow::Flow;
use crate::marks::Marks;
use crate::tree::NodeId;

/// How many lines above the title are read: trail, section, date, author.
const ABOVE: usize = 8;

/// How many lines below the title are read.
const BELOW: usize = 8;

/// A line about the article is shorter, in bytes.
const LONGEST_LINE: usize = 200;

/// So many nodes below a line's element are looked at: a line has a few, a container of loose text many.
const MOST_NODES: u32 = 60;

/// The lines about the article around the title at `title`, the nearest below it first, then those above it, nearest
/// first.
pub(super) fn lines(flow: &Flow, title: usize) -> impl Iterator<Item = usize> {
    let below = title + 1..flow.len().min(title + 1 + BELOW);
    let above = (title.saturating_sub(ABOVE)..title).rev();
    above.chain(below).filter(move |&at| is_line(flow, at))
}

fn is_line(flow: &Flow, at: usize) -> bool {
    let other = Marks::FOOTER | Marks::RELATED | Marks::COMMENTS | Marks::HIDDEN | Marks::TEASER | Marks::FIGURE;
    // The foot of an article's head may be marked as a foot; that of the page stands apart.
    let other = if flow.block(at).marks.has(Marks::BYLINE) { other.without(Marks::FOOTER) } else { other };
    !flow.block(at).marks.has(other) && flow.text(at).len() < LONGEST_LINE
}

/// The nodes of a line, its element first.
pub(super) fn nodes(sources: &Sources<'_>, at: usize) -> impl Iterator<Item = NodeId> {
    let node = sources.flow.block(at).node;
    let end = sources.tree.after(node).0.min(node.0.saturating_add(MOST_NODES));
    Range { start: node.0, end }.map(NodeId)
}
