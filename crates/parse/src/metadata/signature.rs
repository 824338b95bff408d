//! The signature that ends a paragraph: «…за чотири місяці. *Записала Олена Гай*».

use super::authors::is_signature;
use crate::flow::Flow;
use crate::text::{ends_sentence, folded};
use crate::tree::{NodeId, Tree};

/// So many nodes of a block are looked at, from its end.
const MOST_NODES: usize = 16;

/// Where the signature starts that ends block `at` in an element of its own, after a sentence.
pub(crate) fn closing(tree: &Tree, flow: &Flow, at: usize) -> Option<usize> {
    let (block, text) = (flow.block(at).node, flow.text(at));
    let shows = |node: &NodeId| tree.text(*node).is_some_and(|text| !text.trim().is_empty());
    let node = tree.subtree(block).rev().take(MOST_NODES).find(shows)?;
    let signature = tree.text(node).map(folded)?;
    let start = text.strip_suffix(signature.as_str())?.len();
    let is_apart = tree.parent(node) != Some(block) && ends_sentence(text[..start].trim_end());
    (is_apart && is_signature(&signature)).then_some(start)
}
