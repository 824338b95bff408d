//! The tree of a caller who has parsed the page already.

use html5ever::QualName;
use markup5ever_rcdom::{Handle, RcDom};

use super::arena::{Arena, NONE};
use super::{Source, Tree};
use crate::{Limits, ParseError};

impl Tree {
    /// Takes over a parsed page. No node has a source.
    pub(crate) fn from_rcdom(dom: &RcDom, limits: &Limits) -> Result<Self, ParseError> {
        let mut arena = Arena::new(0);
        // Nodes to be copied, the next one last, with their parents in the arena.
        let mut waiting = vec![(dom.document.clone(), NONE)];
        while let Some((node, parent)) = waiting.pop() {
            let Some(id) = copy(&mut arena, &node, parent) else { continue };
            if arena.size() > limits.nodes {
                return Err(ParseError::TooManyNodes { limit: limits.nodes });
            }
            if let markup5ever_rcdom::NodeData::Element { template_contents, .. } = &node.data
                && let Some(contents) = &*template_contents.borrow()
            {
                waiting.extend(contents.children.borrow().iter().rev().map(|child| (child.clone(), id)));
            }
            waiting.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), id)));
        }
        Ok(arena.flatten(limits.depth))
    }
}

/// Copies a node to the end of `parent`; its number if it may have children.
fn copy(arena: &mut Arena, node: &Handle, parent: u32) -> Option<u32> {
    use markup5ever_rcdom::NodeData as Data;
    match &node.data {
        Data::Document => Some(0),
        Data::Element { name, attrs, .. } => {
            let id = arena.element(QualName::clone(name), attrs.borrow().clone(), Source::UNKNOWN);
            arena.insert(parent, NONE, id);
            Some(id)
        }
        Data::Text { contents } => {
            arena.insert_text(parent, NONE, &contents.borrow(), Source::UNKNOWN);
            None
        }
        Data::Doctype { .. } | Data::Comment { .. } | Data::ProcessingInstruction { .. } => None,
    }
}
