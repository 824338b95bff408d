//! The page as a flat tree: an array of nodes in document order, in which a subtree is a range.

use std::ops::Range;

use html5ever::{LocalName, QualName};

/// A node of a [`Tree`]: its index in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) u32);

/// The page as a flat tree. Node 0 is the document; a node's descendants follow it up to its `end`.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    /// One past the last descendant.
    end: u32,
    data: NodeData,
    /// The bytes of the decoded page that the node was read from (for an element: its start tag), where known.
    source: Option<Range<u32>>,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum NodeData {
    Document,
    Element { name: QualName, attrs: Vec<html5ever::Attribute> },
    Text(html5ever::tendril::StrTendril),
}

impl Tree {
    /// The document node.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// Reads `html`, a decoded page.
    pub(crate) fn parse(html: &str) -> Self {
        let _ = html;
        todo!()
    }

    /// How many nodes there are, the document among them.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The local name of an HTML element; `None` for text, the document, and elements of SVG and MathML.
    pub(crate) fn tag(&self, id: NodeId) -> Option<&LocalName> {
        match &self.node(id).data {
            NodeData::Element { name, .. } if name.ns == html5ever::ns!(html) => Some(&name.local),
            _ => None,
        }
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            NodeData::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of an element's attribute.
    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        match &self.node(id).data {
            NodeData::Element { attrs, .. } => {
                attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
            }
            _ => None,
        }
    }

    /// The parent; `None` for the document.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != Self::ROOT).then(|| self.node(id).parent)
    }

    /// The node and all its descendants, in document order.
    pub(crate) fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + Clone + use<> {
        (id.0..self.node(id).end).map(NodeId)
    }

    /// The node after the whole subtree of `id` in document order.
    pub(crate) fn after(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).end)
    }

    /// The children, in order.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        let end = self.node(id).end;
        let first = NodeId(id.0 + 1);
        std::iter::successors((first.0 < end).then_some(first), move |&child| {
            let next = self.after(child);
            (next.0 < end).then_some(next)
        })
    }

    /// The bytes of the decoded page that a text node (or an element's start tag) was read from.
    pub(crate) fn source(&self, id: NodeId) -> Option<Range<usize>> {
        self.node(id).source.as_ref().map(|range| range.start as usize..range.end as usize)
    }
}
