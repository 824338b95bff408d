//! The tree of a caller who has parsed the page already.

use html5ever::{Attribute as ParsedAttribute, ns};
use markup5ever_rcdom::{Handle, RcDom};

use super::arena::{Arena, NONE};
use super::names::Names;
use super::{Attribute, Attributes, Source, Tree};
use crate::{Limits, ParseError};

impl Tree<'static> {
    /// Takes over a parsed page. No node has a source.
    pub(crate) fn from_rcdom(dom: &RcDom, limits: &Limits) -> Result<Self, ParseError> {
        let mut arena = Arena::new("");
        let mut names = Names::default();
        // Nodes to be copied, the next one last, with their parents in the arena.
        let mut waiting = vec![(dom.document.clone(), NONE)];
        while let Some((node, parent)) = waiting.pop() {
            let Some(id) = copy(&mut arena, &mut names, &node, parent) else { continue };
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
        Ok(arena.flatten(names.into_list(), limits.depth))
    }
}

/// Copies a node to the end of `parent`; its number if it may have children.
fn copy(arena: &mut Arena<'_>, names: &mut Names<'_>, node: &Handle, parent: u32) -> Option<u32> {
    use markup5ever_rcdom::NodeData as Data;
    match &node.data {
        Data::Document => Some(0),
        Data::Element { name, attrs, .. } => {
            let attributes = copy_attributes(arena, names, &attrs.borrow());
            let id = arena.element(names.id(name.ns.clone(), name.local.clone()), attributes, Source::UNKNOWN);
            arena.insert(parent, NONE, id);
            Some(id)
        }
        Data::Text { contents } => {
            let text = arena.texts.add(&contents.borrow());
            arena.insert_text(parent, NONE, text, Source::UNKNOWN);
            None
        }
        Data::Doctype { .. } | Data::Comment { .. } | Data::ProcessingInstruction { .. } => None,
    }
}

fn copy_attributes(arena: &mut Arena<'_>, names: &mut Names<'_>, attributes: &[ParsedAttribute]) -> Attributes {
    let start = arena.attributes.len();
    for attribute in attributes {
        let name = names.id(ns!(html), attribute.name.local.clone());
        let value = arena.texts.add(&attribute.value);
        arena.attributes.push(Attribute { name, value });
    }
    arena.attributes_from(start)
}
