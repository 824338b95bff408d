//! Where a block stands, by make: keys that blocks of the same region have in common on all pages of a site.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};

use crate::tree::{NodeId, Tree};

/// Gives the elements of a tree their keys: tag names from the root down without positions, the class names of the
/// element itself and the first one of each element around it.
///
/// Class names with digits are passed over: numbers of articles, hashes of a build. So are those of `html`, `body`,
/// `main` and `article`, which tell the section, the tags and the layout of an article.
#[derive(Debug)]
pub(crate) struct PathKeys<'t> {
    tree: &'t Tree<'t>,
    /// The keys of elements with what stands around them.
    around: FxHashMap<NodeId, u64>,
}

/// The key of blocks that no element of their own tells from others: lines of one element, between `<br><br>`.
pub(crate) const NO_PATH: u32 = 0;

impl<'t> PathKeys<'t> {
    pub(crate) fn new(tree: &'t Tree) -> Self {
        Self { tree, around: FxHashMap::default() }
    }

    /// The key of an element, in time that amounts to the elements around all that were asked for.
    pub(crate) fn of(&mut self, node: NodeId) -> u32 {
        let around = self.tree.parent(node).map_or(0, |parent| self.around(parent));
        let key = self.step(around, node, usize::MAX);
        ((key >> 32) as u32).max(NO_PATH + 1)
    }

    fn around(&mut self, node: NodeId) -> u64 {
        let (mut key, mut unknown) = (0, Vec::new());
        for node in self.tree.up_from(node) {
            if let Some(&known) = self.around.get(&node) {
                key = known;
                break;
            }
            unknown.push(node);
        }
        for node in unknown.into_iter().rev() {
            key = self.step(key, node, 1);
            self.around.insert(node, key);
        }
        key
    }

    /// The key of an element with so many of its class names, inside what has the key `around`.
    fn step(&self, around: u64, node: NodeId, classes: usize) -> u64 {
        let Some(tag) = self.tree.tag(node) else { return around };
        let mut hasher = FxHasher::default();
        around.hash(&mut hasher);
        tag.hash(&mut hasher);
        if !matches!(&**tag, "html" | "body" | "main" | "article") {
            let names = self.tree.attr(node, "class").unwrap_or_default().split_ascii_whitespace();
            let names = names.filter(|name| !name.bytes().any(|byte| byte.is_ascii_digit()));
            names.take(classes).for_each(|name| name.hash(&mut hasher));
        }
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn keys(html: &str) -> Vec<u32> {
        let tree = Tree::parse(html, &Limits::new()).expect("a small page");
        let mut keys = PathKeys::new(&tree);
        let blocks = tree.subtree(Tree::ROOT).filter(|&node| tree.tag(node).is_some_and(|tag| &**tag == "p"));
        blocks.map(|node| keys.of(node)).collect()
    }

    #[test]
    fn knows_a_region_on_every_page() {
        let one = keys("<body class=sport><article class='post-17 tag-match'><div class='text wide'><p>а<p>б</div>");
        let other = keys("<body class=news><article class='post-4'><div class='text'><p class=css-1x9>в</div>");
        assert_eq!(one[0], one[1]);
        assert_eq!(one[0], other[0]);
    }

    #[test]
    fn tells_regions_apart() {
        let keys = keys("<div class=text><p>а<p class=lead>б</div><div class=box><p>в</div>");
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    }
}
