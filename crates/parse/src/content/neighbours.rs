//! Other articles on the same page, above the title and below the text.

use crate::flow::{Flow, FlowBlock};
use crate::score::{Scores, are_alike};
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// Discounts the text of other articles in `scores`.
pub(super) fn discount(tree: &Tree, flow: &Flow, scores: &mut Scores, title: Option<usize>) {
    discount_before_title(scores, title);
    discount_next_article(tree, flow, scores, title);
}

/// Text above the title is not the article's, unless most text stands there.
fn discount_before_title(scores: &mut Scores, title: Option<usize>) {
    let Some(title) = title else { return };
    let sum = |scores: &[f32]| scores.iter().filter(|&&score| score > 0.0).sum::<f32>();
    if sum(&scores.values[title..]) < sum(&scores.values[..title]) * 0.5 {
        return;
    }
    for score in &mut scores.values[..title] {
        *score = score.min(0.0) - 0.5;
    }
}

/// Text under another title is another article's: pages go on with the next one, and blogs show several posts.
fn discount_next_article(tree: &Tree, flow: &Flow, scores: &mut Scores, title: Option<usize>) {
    /// An article of one paragraph at least.
    const LEAST: f32 = 1.0;
    let Some(title) = title.filter(|&title| flow.block(title).is_heading()) else { return };
    let (own, mut sum) = (flow.block(title), 0.0);
    for at in title + 1..flow.len() {
        let block = flow.block(at);
        let other = block.article != own.article && block.article != Tree::ROOT && own.article != Tree::ROOT;
        let is_title = block.form == own.form && !scores.skipped[at];
        if is_title && sum > LEAST && (other || is_other_post(tree, own, block)) {
            for score in &mut scores.values[at..] {
                *score = score.min(0.0) - 0.5;
            }
            return;
        }
        sum += scores.values[at].max(0.0);
    }
}

/// Whether a heading stands in a box of a post of the same make as the title's.
fn is_other_post(tree: &Tree, title: &FlowBlock, heading: &FlowBlock) -> bool {
    const POST: [&str; 6] = ["post", "posts", "entry", "article", "story", "hentry"];
    let is_post = |node: NodeId| class::is_called(tree, node, &POST);
    tree.up_from(heading.node).take_while(|&node| !tree.holds(node, title.node)).any(is_post)
        && are_alike(tree, title.node, heading.node)
}
