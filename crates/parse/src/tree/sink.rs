//! What the parser does to the tree, done to the [`Arena`].

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName, local_name, ns};

use super::Source;
use super::arena::{Arena, NONE};

/// A node of the arena with its name, which the parser asks for all the time.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    /// The index in the arena; [`NONE`] for nodes that the tree does not keep (comments).
    id: u32,
    ns: Namespace,
    local: LocalName,
    /// An `annotation-xml` of `MathML` that holds HTML.
    holds_html: bool,
}

impl Handle {
    fn unnamed(id: u32) -> Self {
        Self { id, ns: ns!(), local: local_name!(""), holds_html: false }
    }
}

/// Builds the [`Arena`].
pub(super) struct Sink {
    arena: RefCell<Arena>,
    max_attributes: usize,
    tag: RefCell<Option<(LocalName, Source)>>,
    /// The bytes of the last characters.
    characters: Cell<Source>,
    /// The element that was taken to be that of the start tag at work.
    claimed: Cell<u32>,
    /// Whether text is thrown away.
    muted: Cell<bool>,
}

impl Sink {
    pub(super) fn new(bytes: usize, max_attributes: usize) -> Self {
        Self {
            arena: RefCell::new(Arena::new(bytes)),
            max_attributes,
            tag: RefCell::new(None),
            characters: Cell::new(Source::UNKNOWN),
            claimed: Cell::new(NONE),
            muted: Cell::new(false),
        }
    }

    /// How many nodes and attributes there are.
    pub(super) fn size(&self) -> usize {
        self.arena.borrow().size()
    }

    /// Says which start tag is worked on, if it is one.
    pub(super) fn set_tag(&self, tag: Option<(LocalName, Source)>) {
        self.claimed.set(NONE);
        self.tag.replace(tag);
    }

    /// Says where the characters stand that are worked on, or that were last: text in a table reaches the tree one
    /// token late.
    pub(super) fn set_characters(&self, source: Source) {
        self.characters.set(source);
    }

    /// Says whether text is to be thrown away.
    pub(super) fn mute(&self, muted: bool) {
        self.muted.set(muted);
    }

    /// The bytes of the start tag at work, if an element named `local` can be made from it.
    fn tag_source(&self, local: &LocalName) -> Source {
        match &*self.tag.borrow() {
            Some((name, source)) if is_same_element(name, local) => *source,
            _ => Source::UNKNOWN,
        }
    }

    /// Takes `id` to be the element of the start tag at work, instead of an earlier one.
    ///
    /// A start tag may first make copies of open formatting elements: of several elements of its name only the last
    /// is its own.
    fn claim(&self, id: u32) {
        let earlier = self.claimed.replace(id);
        if earlier != NONE {
            self.arena.borrow_mut().clear_source(earlier);
        }
    }

    fn insert(&self, parent: u32, next: u32, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) if node.id != NONE => self.arena.borrow_mut().insert(parent, next, node.id),
            NodeOrText::AppendText(text) if !self.muted.get() => {
                self.arena.borrow_mut().insert_text(parent, next, &text, self.characters.get());
            }
            _ => {}
        }
    }
}

/// Whether a start tag named `tag` makes an element named `element`: SVG names have capitals, `image` is `img`.
fn is_same_element(tag: &LocalName, element: &LocalName) -> bool {
    tag == element
        || tag.eq_ignore_ascii_case(element)
        || (*tag == local_name!("image") && *element == local_name!("img"))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Arena;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Arena {
        self.arena.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::unnamed(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName { ns: &target.ns, local: &target.local }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let (ns, local) = (name.ns.clone(), name.local.clone());
        let source = self.tag_source(&local);
        let id = self.arena.borrow_mut().element(name, attrs, source);
        if source != Source::UNKNOWN {
            self.claim(id);
        }
        Handle { id, ns, local, holds_html: flags.mathml_annotation_xml_integration_point }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::unnamed(NONE)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::unnamed(NONE)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, prev_element: &Handle, child: NodeOrText<Handle>) {
        if self.arena.borrow().parent(element.id) == NONE {
            self.append(prev_element, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The content of a template stands below it.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new_node: NodeOrText<Handle>) {
        let parent = self.arena.borrow().parent(sibling.id);
        if parent != NONE {
            self.insert(parent, sibling.id, new_node);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        self.arena.borrow_mut().add_missing_attributes(target.id, attrs, self.max_attributes);
    }

    fn remove_from_parent(&self, target: &Handle) {
        if target.id != NONE {
            self.arena.borrow_mut().detach(target.id);
        }
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.arena.borrow_mut().move_children(node.id, new_parent.id);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.holds_html
    }
}
