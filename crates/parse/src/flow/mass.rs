//! How much prose stands below an element, as prefix sums over the nodes, and where pictures and controls stand.

use html5ever::local_name;

use super::element;
use crate::tree::{NodeId, Tree};

/// A text node of this many bytes is prose rather than a label, a menu entry or a button.
const PROSE: usize = 60;

/// A paragraph of this many bytes is a long one.
const LONG_PARAGRAPH: u32 = 600;

/// Prefix sums over the nodes of a tree (a subtree is a difference), and what is found on the way.
#[derive(Debug)]
pub(crate) struct Mass {
    sums: Vec<Sum>,
    pictures: Vec<NodeId>,
    controls: Vec<NodeId>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    prose: u32,
    titles: u32,
    tables: u32,
    addresses: u32,
    messages: u32,
}

impl Mass {
    pub(crate) fn measure(tree: &Tree) -> Self {
        let (mut pictures, mut controls) = (Vec::new(), Vec::new());
        let mut sums = Vec::with_capacity(tree.len() + 1);
        let mut sum = Sum::default();
        // Up to which node everything stands in a link, and up to which nothing counts.
        let (mut linked, mut skipped) = (0, 0);
        for node in tree.subtree(Tree::ROOT) {
            sums.push(sum);
            let tag = tree.tag(node);
            match tag {
                Some(&(local_name!("img") | local_name!("video") | local_name!("picture"))) => pictures.push(node),
                Some(&(local_name!("a") | local_name!("button"))) => controls.push(node),
                _ => {}
            }
            if node.0 < skipped {
                continue;
            }
            if let Some(text) = tree.text(node) {
                sum.prose += u32::from(node.0 >= linked) * prose(text);
            } else if let Some(tag) = tag {
                match *tag {
                    local_name!("a") => linked = linked.max(tree.after(node).0),
                    local_name!("h1") => sum.titles += 1,
                    local_name!("table") => sum.tables += 1,
                    local_name!("input") => sum.addresses += u32::from(takes_address(tree, node)),
                    local_name!("textarea") => {
                        sum.messages += 1;
                        skipped = tree.after(node).0;
                    }
                    _ if element::is_skipped(tag) => skipped = tree.after(node).0,
                    _ => {}
                }
            }
        }
        sums.push(sum);
        Self { sums, pictures, controls }
    }

    /// The pictures and videos of the page, in page order.
    pub(super) fn pictures(&self) -> &[NodeId] {
        &self.pictures
    }

    /// The links and buttons of the page, in page order.
    pub(crate) fn controls(&self) -> &[NodeId] {
        &self.controls
    }

    fn below<T: std::ops::Sub<Output = T>>(&self, tree: &Tree, node: NodeId, of: impl Fn(&Sum) -> T) -> T {
        of(&self.sums[tree.after(node).0 as usize]) - of(&self.sums[node.0 as usize])
    }

    /// The bytes of prose below `node`.
    pub(crate) fn prose(&self, tree: &Tree, node: NodeId) -> u32 {
        self.below(tree, node, |sum| sum.prose)
    }

    /// Whether at least half of the page's prose stands below `node`.
    pub(crate) fn holds_most(&self, tree: &Tree, node: NodeId) -> bool {
        let all = self.sums.last().map_or(0, |sum| sum.prose);
        all > 0 && self.prose(tree, node) >= all / 2
    }

    /// Whether a tenth of the page's prose, and more than a paragraph, stands below `node`.
    pub(crate) fn holds_much(&self, tree: &Tree, node: NodeId) -> bool {
        let all = self.sums.last().map_or(0, |sum| sum.prose);
        let here = self.prose(tree, node);
        here > LONG_PARAGRAPH && here >= all / 10
    }

    /// Whether a quarter of the page's prose, and several paragraphs of it, stands below `node`.
    pub(crate) fn holds_very_much(&self, tree: &Tree, node: NodeId) -> bool {
        let all = self.sums.last().map_or(0, |sum| sum.prose);
        let here = self.prose(tree, node);
        here > 3 * LONG_PARAGRAPH && here >= all / 4
    }

    /// Whether an `h1` stands below `node`.
    pub(crate) fn holds_title(&self, tree: &Tree, node: NodeId) -> bool {
        self.below(tree, node, |sum| sum.titles) > 0
    }

    /// Whether `node` is a box that asks for the reader's e-mail address, with a paragraph of text at most. (A form
    /// that takes a message as well is that of comments, which stands in one box with the article.)
    pub(crate) fn asks_address(&self, tree: &Tree, node: NodeId) -> bool {
        self.below(tree, node, |sum| sum.addresses) > 0
            && self.below(tree, node, |sum| sum.messages) == 0
            && self.prose(tree, node) <= LONG_PARAGRAPH
            && !self.holds_most(tree, node)
    }

    /// Whether another table stands below the cell `node`.
    pub(crate) fn holds_table(&self, tree: &Tree, node: NodeId) -> bool {
        self.below(tree, node, |sum| sum.tables) > 0
    }
}

fn takes_address(tree: &Tree, input: NodeId) -> bool {
    ["type", "name"].iter().filter_map(|name| tree.attr(input, name)).any(|value| value.eq_ignore_ascii_case("email"))
}

fn prose(text: &str) -> u32 {
    // Most texts are too short whatever stands at their ends.
    let length = if text.len() < PROSE { 0 } else { text.trim_ascii().trim().len() };
    if length < PROSE { 0 } else { u32::try_from(length).unwrap_or(0) }
}
