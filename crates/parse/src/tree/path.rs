//! Where an element stands, written as a path of tag names.

use std::fmt::Write as _;

use html5ever::LocalName;
use rustc_hash::FxHashMap;

use super::{NodeId, Tree};

/// What paths are written from, kept from one to the next: most blocks stand beside the one before.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// The path that was asked for last.
    last: String,
    /// Its elements, and where each of their steps begins in it.
    steps: Vec<(NodeId, usize)>,
    /// By node, worked out for all children of a parent at once when one of them is asked for; none before the first is.
    positions: Vec<Position>,
    /// Names of siblings: the first one of each and how many there are so far.
    siblings: FxHashMap<LocalName, (NodeId, u32)>,
}

/// The position of an element among the siblings of its name.
#[derive(Debug, Clone, Copy, Default)]
enum Position {
    #[default]
    Unknown,
    Only,
    /// From 1.
    Of(u32),
}

impl Tree<'_> {
    /// Where the element `id` stands (for a text: the element it stands in): tag names from `html` down, each with
    /// its position among siblings of that name, counted from 1 and written only where there are several, such as
    /// `html/body/main/article/p[3]`.
    ///
    /// The paths of many elements take time in proportion to their length and to the children of their ancestors.
    pub(crate) fn path(&self, id: NodeId) -> String {
        let Some(node) = self.up_from(id).find(|&node| self.name(node).is_some()) else { return String::new() };
        let mut paths = self.paths.borrow_mut();
        paths.go_to(self, node);
        paths.last.clone()
    }
}

impl Paths {
    /// Makes the path that of an element, from what it has in common with the last one.
    fn go_to(&mut self, tree: &Tree, node: NodeId) {
        while let Some((_, start)) = self.steps.pop_if(|(step, _)| !tree.holds(*step, node)) {
            self.last.truncate(start);
        }
        let (known, common) = (self.steps.last().map(|&(step, _)| step), self.steps.len());
        let new = tree.up_from(node).take_while(|&step| Some(step) != known);
        self.steps.extend(new.filter(|&step| tree.name(step).is_some()).map(|step| (step, 0)));
        self.steps[common..].reverse();
        for at in common..self.steps.len() {
            self.steps[at].1 = self.last.len();
            self.push_step(tree, self.steps[at].0);
        }
    }

    fn push_step(&mut self, tree: &Tree, node: NodeId) {
        if !self.last.is_empty() {
            self.last.push('/');
        }
        self.last.push_str(tree.name(node).map_or("", |name| &name.local));
        if let Position::Of(position) = self.position(tree, node) {
            // Nothing fails that writes to a string.
            let _ = write!(self.last, "[{position}]");
        }
    }

    fn position(&mut self, tree: &Tree, id: NodeId) -> Position {
        if self.positions.is_empty() {
            self.positions = vec![Position::Unknown; tree.len()];
        }
        if let (Position::Unknown, Some(parent)) = (self.positions[id.0 as usize], tree.parent(id)) {
            self.number_children(tree, parent);
        }
        self.positions[id.0 as usize]
    }

    fn number_children(&mut self, tree: &Tree, parent: NodeId) {
        self.siblings.clear();
        for child in tree.children(parent) {
            let Some(name) = tree.name(child) else { continue };
            let (first, count) = self.siblings.entry(name.local.clone()).or_insert((child, 0));
            *count += 1;
            self.positions[child.0 as usize] = if *count == 1 { Position::Only } else { Position::Of(*count) };
            if *count == 2 {
                self.positions[first.0 as usize] = Position::Of(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let tree = Tree::parse(html, &Limits::new()).expect("the page is within all limits");
        let texts = tree.subtree(Tree::ROOT).filter(|&id| tree.text(id).is_some());
        assert_eq!(texts.map(|id| tree.path(id)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn numbers_siblings_of_one_name() {
        check(
            "<main><p>а<p>б<div>в</div><p>г<i>ґ</i></main>",
            &[
                "html/body/main/p[1]",
                "html/body/main/p[2]",
                "html/body/main/div",
                "html/body/main/p[3]",
                "html/body/main/p[3]/i",
            ],
        );
    }

    #[test]
    fn counts_scripts_that_were_left_out() {
        check("<body><script>1</script><p>а</p><script>2</script>", &["html/body/p"]);
        check("<body><p></p><svg><p></svg><p>а", &["html/body/p[3]"]);
    }

    #[test]
    fn does_not_depend_on_the_path_before() {
        let html = "<main><p>а<section><p>б<p>в</section><p>г<i>ґ</i></main>";
        let tree = || Tree::parse(html, &Limits::new()).expect("the page is within all limits");
        let (one, other) = (tree(), tree());
        let forth: Vec<_> = one.subtree(Tree::ROOT).map(|id| one.path(id)).collect();
        let mut back: Vec<_> = other.subtree(Tree::ROOT).rev().map(|id| other.path(id)).collect();
        back.reverse();
        assert_eq!(forth, back);
    }

    #[test]
    fn is_cheap_on_many_siblings() {
        let html = "<p>а".repeat(50_000);
        let tree = Tree::parse(&html, &Limits::new()).expect("the page is within all limits");
        let last = tree.subtree(Tree::ROOT).map(|id| tree.path(id)).last();
        assert_eq!(last.as_deref(), Some("html/body/p[50000]"));
    }
}
