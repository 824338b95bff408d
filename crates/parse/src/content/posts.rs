//! Posts of social networks that the article shows: their text is not the article's.

use crate::flow::{Flow, Form};
use crate::tree::{NodeId, Tree};
use crate::words::label;

/// How many blocks above its signature a post may have.
const MOST_BLOCKS: usize = 8;

/// Takes posts out of `kept`: quotations that end with the author's account and the day.
pub(super) fn drop_posts(tree: &Tree, flow: &Flow, kept: &mut [bool]) {
    for at in 0..kept.len() {
        if !kept[at] || flow.block(at).form != Form::Quote || !label::signs_post(flow.text(at)) {
            continue;
        }
        let quote = flow.block(at).node;
        let quote =
            if tree.tag(quote).is_some_and(|tag| &**tag == "blockquote") { Some(quote) } else { tree.parent(quote) };
        let holds = |node: NodeId| quote.is_some_and(|quote| quote <= node && node < tree.after(quote));
        let lines = (0..=at).rev().take(MOST_BLOCKS).take_while(|&line| line == at || holds(flow.block(line).node));
        lines.for_each(|line| kept[line] = false);
    }
}
