//! Where an element stands, written as a path of tag names.

use html5ever::LocalName;
use rustc_hash::FxHashMap;

use super::{NodeId, Tree};

/// The position of elements among the siblings of their name, worked out for all children of a parent at once when
/// one of them is asked for.
#[derive(Debug, Default)]
pub(super) struct Positions(FxHashMap<NodeId, Option<u32>>);

impl Tree<'_> {
    /// Where the element `id` stands (for a text: the element it stands in): tag names from `html` down, each with
    /// its position among siblings of that name, counted from 1 and written only where there are several, such as
    /// `html/body/main/article/p[3]`.
    ///
    /// The paths of many elements take time in proportion to their length and to the children of their ancestors.
    pub(crate) fn path(&self, id: NodeId) -> String {
        let Some(node) = self.element_at(id) else { return String::new() };
        let above = self.parent(node).and_then(|parent| self.element_at(parent));
        let mut path = match above {
            Some(above) => self.path_above(above),
            None => String::new(),
        };
        self.push_step(&mut path, node);
        path
    }

    /// The element itself or the nearest one above it.
    fn element_at(&self, id: NodeId) -> Option<NodeId> {
        self.up_from(id).find(|&node| self.name(node).is_some())
    }

    /// The path of an element that was asked for last, or a new one: most blocks stand beside the one before.
    fn path_above(&self, id: NodeId) -> String {
        if let Some((_, path)) = self.last_path.borrow().as_ref().filter(|(last, _)| *last == id) {
            return path.clone();
        }
        let mut steps: Vec<NodeId> = self.up_from(id).collect();
        steps.retain(|&node| self.name(node).is_some());
        let mut path = String::new();
        for node in steps.into_iter().rev() {
            self.push_step(&mut path, node);
        }
        self.last_path.replace(Some((id, path.clone())));
        path
    }

    fn push_step(&self, path: &mut String, node: NodeId) {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(self.name(node).map_or("", |name| &name.local));
        if let Some(position) = self.position(node) {
            path.push('[');
            path.push_str(&position.to_string());
            path.push(']');
        }
    }

    /// The position of an element among the siblings of its name, from 1; `None` where it is the only one.
    fn position(&self, id: NodeId) -> Option<u32> {
        let mut positions = self.positions.borrow_mut();
        if !positions.0.contains_key(&id) {
            self.number_children(self.parent(id)?, &mut positions);
        }
        positions.0.get(&id).copied().flatten()
    }

    fn number_children(&self, parent: NodeId, positions: &mut Positions) {
        let mut seen: FxHashMap<&LocalName, (NodeId, u32)> = FxHashMap::default();
        for child in self.children(parent) {
            let Some(name) = self.name(child) else { continue };
            let (first, count) = seen.entry(&name.local).or_insert((child, 0));
            *count += 1;
            positions.0.insert(child, (*count > 1).then_some(*count));
            if *count == 2 {
                positions.0.insert(*first, Some(1));
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
    fn is_cheap_on_many_siblings() {
        let html = "<p>а".repeat(50_000);
        let tree = Tree::parse(&html, &Limits::new()).expect("the page is within all limits");
        let last = tree.subtree(Tree::ROOT).map(|id| tree.path(id)).last();
        assert_eq!(last.as_deref(), Some("html/body/p[50000]"));
    }
}
