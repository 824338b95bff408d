//! The tree while it is built: nodes linked to parent, siblings and children, since the parser moves nodes about.

use html5ever::Attribute;
use html5ever::QualName;
use html5ever::tendril::StrTendril;

use super::{Node, NodeData, NodeId, Source, Tree};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A node while the tree is built.
#[derive(Debug, Clone, Copy)]
struct Link {
    parent: u32,
    prev: u32,
    next: u32,
    first: u32,
    last: u32,
    /// For a text: the number of insertions into the tree when it was last appended to.
    inserted: u32,
    source: Source,
}

/// Nodes linked to their parent, siblings and children. Node 0 is the document.
#[derive(Debug)]
pub(super) struct Arena {
    links: Vec<Link>,
    /// What each node is.
    data: Vec<NodeData>,
    /// How many times a node or text was put into the tree.
    insertions: u32,
    attributes: usize,
}

impl Arena {
    /// A document without content. `bytes` is the length of the page, from which the number of nodes is estimated.
    pub(super) fn new(bytes: usize) -> Self {
        // A news page has about one node per 80 bytes, scripts and all; some have more.
        let nodes = bytes / 72 + 16;
        let (links, data) = (Vec::with_capacity(nodes), Vec::with_capacity(nodes));
        let mut arena = Self { links, data, insertions: 0, attributes: 0 };
        arena.add(NodeData::Document, Source::UNKNOWN);
        arena
    }

    /// How many nodes and attributes there are.
    pub(super) fn size(&self) -> usize {
        self.links.len() + self.attributes
    }

    fn add(&mut self, data: NodeData, source: Source) -> u32 {
        let id = u32::try_from(self.links.len()).unwrap_or(NONE);
        if self.links.len() == self.links.capacity() {
            // Twice as many, as vectors grow, may be far too many of what takes the most memory.
            let more = self.links.len() / 4;
            self.links.reserve_exact(more);
            self.data.reserve_exact(more);
        }
        self.links.push(Link { parent: NONE, prev: NONE, next: NONE, first: NONE, last: NONE, inserted: 0, source });
        self.data.push(data);
        id
    }

    /// Makes an element that stands nowhere yet.
    pub(super) fn element(&mut self, name: QualName, attrs: Vec<Attribute>, source: Source) -> u32 {
        self.attributes += attrs.len();
        self.add(NodeData::Element { name, attrs: attrs.into() }, source)
    }

    /// Forgets where `id` was read from.
    pub(super) fn clear_source(&mut self, id: u32) {
        self.link(id).source = Source::UNKNOWN;
    }

    fn link(&mut self, id: u32) -> &mut Link {
        &mut self.links[id as usize]
    }

    /// Puts `node` under `parent`, before its child `next` ([`NONE`]: as the last one).
    pub(super) fn insert(&mut self, parent: u32, next: u32, node: u32) {
        self.detach(node);
        self.insertions += 1;
        let prev = self.before(parent, next);
        let link = self.link(node);
        (link.parent, link.prev, link.next) = (parent, prev, next);
        self.join(parent, prev, node);
        self.join(parent, node, next);
    }

    /// Puts `text` under `parent`, before its child `next` ([`NONE`]: at the end), merged with a text before it.
    pub(super) fn insert_text(&mut self, parent: u32, next: u32, text: &StrTendril, source: Source) {
        let prev = self.before(parent, next);
        if prev != NONE && self.extend_text(prev, text, source) {
            return;
        }
        let id = self.add(NodeData::Text(text.clone()), source);
        self.insert(parent, next, id);
        self.link(id).inserted = self.insertions;
    }

    /// Appends to the text `id`; `false` where `id` is no text.
    fn extend_text(&mut self, id: u32, text: &StrTendril, source: Source) -> bool {
        let NodeData::Text(content) = &mut self.data[id as usize] else { return false };
        content.push_tendril(text);
        let untouched = self.links[id as usize].inserted == self.insertions;
        let link = self.link(id);
        // Something was put elsewhere between the two parts: they do not stand together in the page.
        link.source = if untouched { link.source.joined(source) } else { Source::UNKNOWN };
        self.insertions += 1;
        self.link(id).inserted = self.insertions;
        true
    }

    /// The child of `parent` before its child `next`.
    fn before(&self, parent: u32, next: u32) -> u32 {
        if next == NONE { self.links[parent as usize].last } else { self.links[next as usize].prev }
    }

    /// The parent of `id`.
    pub(super) fn parent(&self, id: u32) -> u32 {
        self.links[id as usize].parent
    }

    /// Makes `prev` and `next` neighbours under `parent`; [`NONE`] is the edge.
    fn join(&mut self, parent: u32, prev: u32, next: u32) {
        if prev == NONE {
            self.link(parent).first = next;
        } else {
            self.link(prev).next = next;
        }
        if next == NONE {
            self.link(parent).last = prev;
        } else {
            self.link(next).prev = prev;
        }
    }

    /// Takes `node` out of its parent, with all below it.
    pub(super) fn detach(&mut self, node: u32) {
        let link = self.link(node);
        let (parent, prev, next) = (link.parent, link.prev, link.next);
        if parent != NONE {
            (link.parent, link.prev, link.next) = (NONE, NONE, NONE);
            self.join(parent, prev, next);
        }
    }

    /// Moves all children of `from` to the end of `to`.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        let mut child = self.links[from as usize].first;
        while child != NONE {
            let next = self.links[child as usize].next;
            self.insert(to, NONE, child);
            child = next;
        }
    }

    /// Adds the attributes that `id` does not have, up to `limit` in all.
    pub(super) fn add_missing_attributes(&mut self, id: u32, more: Vec<Attribute>, limit: usize) {
        let NodeData::Element { attrs, .. } = &mut self.data[id as usize] else { return };
        let known = attrs.len();
        let mut all = std::mem::take(attrs).into_vec();
        for attr in more {
            if all.len() < limit && all[..known].iter().all(|other| other.name != attr.name) {
                all.push(attr);
            }
        }
        self.attributes += all.len() - known;
        *attrs = all.into();
    }

    /// Puts the nodes that stand in the tree into document order. What is deeper than `max_depth` becomes a child of
    /// its ancestor one above that depth; texts that came to stand side by side become one.
    pub(super) fn flatten(mut self, max_depth: usize) -> Tree {
        let nodes = Vec::with_capacity(self.links.len());
        let mut flat = Flattened { nodes, data: &mut self.data, open: Vec::new(), max_depth, was_deeper: false };
        let mut id = 0;
        loop {
            let Link { first, source, .. } = self.links[id as usize];
            let index = flat.push(id, source);
            if first != NONE {
                flat.open.push(index);
                id = first;
                continue;
            }
            while id != 0 && self.links[id as usize].next == NONE {
                id = self.links[id as usize].parent;
                flat.close();
            }
            if id == 0 {
                let (nodes, is_flattened) = (flat.nodes, flat.was_deeper);
                drop(self.links);
                self.data.shrink_to_fit();
                return Tree::new(nodes, self.data, is_flattened);
            }
            id = self.links[id as usize].next;
        }
    }
}

/// Nodes in document order, as far as they are known.
struct Flattened<'a> {
    nodes: Vec<Node>,
    /// What each node of the arena is.
    data: &'a mut [NodeData],
    /// The ancestors of the node to come, the document first.
    open: Vec<u32>,
    max_depth: usize,
    /// Whether a node was deeper.
    was_deeper: bool,
}

impl Flattened<'_> {
    /// Adds the node `id` of the arena.
    fn push(&mut self, id: u32, source: Source) -> u32 {
        self.was_deeper |= self.open.len() > self.max_depth;
        let parent = self.open.get(self.open.len().min(self.max_depth).wrapping_sub(1)).copied();
        let parent = NodeId(parent.unwrap_or(0));
        let index = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        if self.merges(id, parent) {
            return index - 1;
        }
        self.nodes.push(Node { parent, end: index + 1, data: id, source });
        index
    }

    /// Appends a text to the one before it, if that is one under the same parent.
    fn merges(&mut self, id: u32, parent: NodeId) -> bool {
        let Some(last) = self.nodes.last_mut().filter(|last| last.parent == parent) else { return false };
        let NodeData::Text(text) = &self.data[id as usize] else { return false };
        let text = text.clone();
        let NodeData::Text(before) = &mut self.data[last.data as usize] else { return false };
        before.push_tendril(&text);
        last.source = Source::UNKNOWN;
        true
    }

    /// Ends the innermost open node.
    fn close(&mut self) {
        let Some(index) = self.open.pop() else { return };
        if self.open.len() < self.max_depth {
            self.nodes[index as usize].end = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        }
    }
}
