//! The tree while it is built: nodes linked to parent, siblings and children, since the parser moves nodes about.

use super::names::{Name, NameId};
use super::texts::{Span, Texts};
use super::{Attribute, Attributes, Content, Node, NodeId, Source, Tree};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// Where a node stands while the tree is built, its parent aside.
#[derive(Debug, Clone, Copy)]
struct Link {
    prev: u32,
    next: u32,
    first: u32,
    last: u32,
    depth: u32,
    /// For a text: the number of insertions into the tree when it was last appended to.
    inserted: u32,
}

/// Nodes linked to their parent, siblings and children. Node 0 is the document.
#[derive(Debug)]
pub(super) struct Arena<'h> {
    pub(super) texts: Texts<'h>,
    /// The attributes of all elements; equal elements may share theirs.
    pub(super) attributes: Vec<Attribute>,
    nodes: Vec<Node>,
    links: Vec<Link>,
    /// Texts in parts that do not stand side by side.
    grown: Vec<String>,
    /// How many times a node or text was put into the tree.
    insertions: u32,
    /// How many attributes the elements have, shared ones counted for each.
    attribute_count: usize,
    /// Whether every node was put behind all others.
    is_in_order: bool,
    deepest: u32,
}

impl<'h> Arena<'h> {
    /// A document without content, made from `page`, from whose length the number of nodes is estimated.
    pub(super) fn new(page: &'h str) -> Self {
        // A news page has about one node per 80 bytes, scripts and all; some have more.
        let nodes = page.len() / 72 + 16;
        let mut arena = Self {
            texts: Texts::new(page),
            attributes: Vec::with_capacity(nodes / 2),
            nodes: Vec::with_capacity(nodes),
            links: Vec::with_capacity(nodes),
            grown: Vec::new(),
            insertions: 0,
            attribute_count: 0,
            is_in_order: true,
            deepest: 0,
        };
        arena.add(Content::Document, Source::UNKNOWN);
        arena
    }

    /// How many nodes and attributes there are.
    pub(super) fn size(&self) -> usize {
        self.nodes.len() + self.attribute_count
    }

    fn add(&mut self, content: Content, source: Source) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        if self.nodes.len() == self.nodes.capacity() {
            // Twice as many, as vectors grow, may be far too many of what takes the most memory.
            let more = self.nodes.len() / 4;
            self.nodes.reserve_exact(more);
            self.links.reserve_exact(more);
        }
        self.nodes.push(Node { parent: NodeId(NONE), end: id.wrapping_add(1), content, source });
        self.links.push(Link { prev: NONE, next: NONE, first: NONE, last: NONE, depth: 0, inserted: 0 });
        id
    }

    /// Makes an element that stands nowhere yet.
    pub(super) fn element(&mut self, name: NameId, attributes: Attributes, source: Source) -> u32 {
        self.attribute_count += attributes.count as usize;
        self.add(Content::Element { name, attributes }, source)
    }

    /// Makes an element, the last child of `parent`.
    pub(super) fn append_element(&mut self, parent: u32, name: NameId, list: Attributes, source: Source) -> u32 {
        let id = self.element(name, list, source);
        self.append(parent, id);
        id
    }

    /// The attributes of an element.
    pub(super) fn attributes_of(&self, id: u32) -> Attributes {
        match self.nodes[id as usize].content {
            Content::Element { attributes, .. } => attributes,
            _ => Attributes::NONE,
        }
    }

    /// Forgets where `id` was read from.
    pub(super) fn clear_source(&mut self, id: u32) {
        self.nodes[id as usize].source = Source::UNKNOWN;
    }

    fn link(&mut self, id: u32) -> &mut Link {
        &mut self.links[id as usize]
    }

    /// Puts `node` under `parent`, before its child `next` ([`NONE`]: as the last one).
    pub(super) fn insert(&mut self, parent: u32, next: u32, node: u32) {
        self.detach(node);
        self.is_in_order = self.is_in_order && next == NONE && self.comes_last(parent, node);
        self.insertions += 1;
        let prev = self.before(parent, next);
        let depth = self.links[parent as usize].depth + 1;
        self.deepest = self.deepest.max(depth);
        let link = self.link(node);
        (link.prev, link.next, link.depth) = (prev, next, depth);
        self.nodes[node as usize].parent = NodeId(parent);
        self.join(parent, prev, node);
        self.join(parent, node, next);
    }

    /// Puts `node`, which is new, under `parent` as its last child.
    fn append(&mut self, parent: u32, node: u32) {
        self.is_in_order = self.is_in_order && self.comes_last(parent, node);
        self.insertions += 1;
        let above = self.link(parent);
        let (prev, depth) = (std::mem::replace(&mut above.last, node), above.depth + 1);
        if prev == NONE {
            above.first = node;
        } else {
            self.link(prev).next = node;
        }
        let link = self.link(node);
        (link.prev, link.depth) = (prev, depth);
        self.nodes[node as usize].parent = NodeId(parent);
        self.deepest = self.deepest.max(depth);
    }

    /// Whether the last child of `parent` is the last of all nodes, but for `node`, which is new.
    fn comes_last(&self, parent: u32, node: u32) -> bool {
        let mut edge = node.wrapping_sub(1);
        while edge > parent && edge != NONE {
            edge = self.parent(edge);
        }
        edge == parent && node as usize + 1 == self.nodes.len()
    }

    /// Puts `text` under `parent`, before its child `next` ([`NONE`]: at the end), merged with a text before it.
    pub(super) fn insert_text(&mut self, parent: u32, next: u32, text: Span, source: Source) {
        let prev = self.before(parent, next);
        if prev != NONE && self.extend_text(prev, text, source) {
            return;
        }
        let id = self.add(Content::Text(text), source);
        if next == NONE {
            self.append(parent, id);
        } else {
            self.insert(parent, next, id);
        }
        self.link(id).inserted = self.insertions;
    }

    /// Appends to the text `id`; `false` where `id` is no text.
    fn extend_text(&mut self, id: u32, text: Span, source: Source) -> bool {
        let Some(content) = self.joined(self.nodes[id as usize].content, text) else { return false };
        let untouched = self.links[id as usize].inserted == self.insertions;
        let node = &mut self.nodes[id as usize];
        node.content = content;
        // Something was put elsewhere between the two parts: they do not stand together in the page.
        node.source = if untouched { node.source.joined(source) } else { Source::UNKNOWN };
        self.insertions += 1;
        self.link(id).inserted = self.insertions;
        true
    }

    /// A text with `more` behind it; nothing for what is no text.
    fn joined(&mut self, content: Content, more: Span) -> Option<Content> {
        match content {
            Content::Text(text) => Some(text.joined(more).map_or_else(|| self.grow(text, more), Content::Text)),
            Content::Grown(at) => {
                self.grown[at as usize].push_str(self.texts.get(more));
                Some(content)
            }
            _ => None,
        }
    }

    fn grow(&mut self, text: Span, more: Span) -> Content {
        let at = u32::try_from(self.grown.len()).unwrap_or(NONE);
        self.grown.push([self.texts.get(text), self.texts.get(more)].concat());
        Content::Grown(at)
    }

    /// The child of `parent` before its child `next`.
    fn before(&self, parent: u32, next: u32) -> u32 {
        if next == NONE { self.links[parent as usize].last } else { self.links[next as usize].prev }
    }

    /// The parent of `id`.
    pub(super) fn parent(&self, id: u32) -> u32 {
        self.nodes[id as usize].parent.0
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
        let parent = self.parent(node);
        if parent != NONE {
            let link = self.link(node);
            let (prev, next) = (link.prev, link.next);
            (link.prev, link.next) = (NONE, NONE);
            self.nodes[node as usize].parent = NodeId(NONE);
            self.join(parent, prev, next);
            self.is_in_order = false;
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

    /// Keeps the attributes that were added from `start` on as those of one element.
    pub(super) fn attributes_from(&self, start: usize) -> Attributes {
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Attributes { start: number(start), count: number(self.attributes.len() - start) }
    }

    /// Adds those of `more` that `id` does not have, up to `limit` in all.
    pub(super) fn add_missing_attributes(&mut self, id: u32, more: Attributes, limit: usize) {
        let known = self.attributes_of(id);
        let is_missing =
            |attribute: &&Attribute| known.of(&self.attributes).iter().all(|other| other.name != attribute.name);
        let room = limit.saturating_sub(known.count as usize);
        let missing: Vec<Attribute> = more.of(&self.attributes).iter().filter(is_missing).take(room).copied().collect();
        if missing.is_empty() {
            return;
        }
        self.attribute_count += missing.len();
        let start = self.attributes.len();
        self.attributes.extend_from_within(known.range());
        self.attributes.extend(missing);
        let all = self.attributes_from(start);
        if let Content::Element { attributes, .. } = &mut self.nodes[id as usize].content {
            *attributes = all;
        }
    }

    /// The nodes that stand in the tree in document order. What is deeper than `max_depth` becomes a child of its
    /// ancestor one above that depth; texts that came to stand side by side become one.
    pub(super) fn flatten(mut self, names: Vec<Name>, max_depth: usize) -> Tree<'h> {
        let is_whole = self.nodes.last().is_some_and(|last| last.parent.0 != NONE) || self.nodes.len() == 1;
        let is_flattened = if self.is_in_order && is_whole && self.deepest as usize <= max_depth {
            self.end_nodes();
            false
        } else {
            self.sort(max_depth)
        };
        self.settle_texts();
        self.texts.shrink();
        self.attributes.shrink_to_fit();
        self.nodes.shrink_to_fit();
        Tree::new(self.nodes, self.attributes, self.texts, names, is_flattened)
    }

    /// Finds where the nodes end, which are in document order.
    fn end_nodes(&mut self) {
        for id in (1..self.nodes.len()).rev() {
            let Node { parent, end, .. } = self.nodes[id];
            let parent = &mut self.nodes[parent.0 as usize];
            parent.end = parent.end.max(end);
        }
    }

    /// Puts the nodes into document order; whether some were too deep.
    fn sort(&mut self, max_depth: usize) -> bool {
        let mut flat =
            Flattened { nodes: Vec::with_capacity(self.nodes.len()), open: Vec::new(), max_depth, was_deeper: false };
        let mut id = 0;
        loop {
            let index = self.push_to(&mut flat, id);
            let first = self.links[id as usize].first;
            if first != NONE {
                flat.open.push(index);
                id = first;
                continue;
            }
            while id != 0 && self.links[id as usize].next == NONE {
                id = self.parent(id);
                flat.close();
            }
            if id == 0 {
                self.nodes = flat.nodes;
                return flat.was_deeper;
            }
            id = self.links[id as usize].next;
        }
    }

    /// Adds the node `id` to those in document order, a text to one before it; its index among them.
    fn push_to(&mut self, flat: &mut Flattened, id: u32) -> u32 {
        let Node { content, source, .. } = self.nodes[id as usize];
        let parent = flat.parent();
        let index = u32::try_from(flat.nodes.len()).unwrap_or(NONE);
        if let Some(last) = flat.nodes.last_mut().filter(|last| last.parent == parent && last.content.is_text())
            && let Some(text) = self.text_of(content)
            && let Some(joined) = self.joined(last.content, text)
        {
            (last.content, last.source) = (joined, Source::UNKNOWN);
            return index - 1;
        }
        flat.nodes.push(Node { parent, end: index + 1, content, source });
        index
    }

    /// The span of a text, settled if it is none.
    fn text_of(&mut self, content: Content) -> Option<Span> {
        match content {
            Content::Text(text) => Some(text),
            Content::Grown(at) => Some(self.texts.add(&self.grown[at as usize])),
            _ => None,
        }
    }

    /// Makes spans of texts that grew.
    fn settle_texts(&mut self) {
        if self.grown.is_empty() {
            return;
        }
        for node in &mut self.nodes {
            if let Content::Grown(at) = node.content {
                node.content = Content::Text(self.texts.add(&self.grown[at as usize]));
            }
        }
    }
}

/// Nodes in document order, as far as they are known.
struct Flattened {
    nodes: Vec<Node>,
    /// The ancestors of the node to come, the document first.
    open: Vec<u32>,
    max_depth: usize,
    /// Whether a node was deeper.
    was_deeper: bool,
}

impl Flattened {
    /// The parent of the node to come.
    fn parent(&mut self) -> NodeId {
        self.was_deeper |= self.open.len() > self.max_depth;
        NodeId(self.open.get(self.open.len().min(self.max_depth).wrapping_sub(1)).copied().unwrap_or(0))
    }

    /// Ends the innermost open node.
    fn close(&mut self) {
        let Some(index) = self.open.pop() else { return };
        if self.open.len() < self.max_depth {
            self.nodes[index as usize].end = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        }
    }
}
