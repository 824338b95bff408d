//! What the parser does to the tree, done to the [`Arena`].

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, TokenSinkResult};
use html5ever::{Attribute as ParsedAttribute, LocalName, Namespace, QualName, local_name, ns};

use super::ahead::ReadTag;
use super::arena::{Arena, NONE};
use super::class::Kind;
use super::names::{Name, NameId, Names};
use super::stand_in::{self, StandIns};
use super::texts::Span;
use super::{Attribute, Attributes, Source, Tree};

/// A node of the arena with its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Handle {
    /// The index in the arena; [`NONE`] for nodes that the tree does not keep (comments).
    pub(super) id: u32,
    pub(super) name: NameId,
    /// An `annotation-xml` of `MathML` that holds HTML.
    pub(super) holds_html: bool,
}

/// The name of a node, for as long as the parser looks at it.
#[derive(Debug)]
pub(super) struct NodeName<'a>(Ref<'a, Name>);

impl ElemName for NodeName<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// The start tag that the parser works on.
#[derive(Debug, Clone)]
struct Own {
    local: LocalName,
    attributes: Attributes,
    /// Whether elements of that name are its own, and no copies.
    is_only: bool,
    source: Source,
}

/// Builds the [`Arena`].
pub(super) struct Sink<'h> {
    pub(super) arena: RefCell<Arena<'h>>,
    pub(super) names: RefCell<Names<'h>>,
    stand_ins: RefCell<StandIns>,
    no_name: NameId,
    max_attributes: usize,
    max_depth: usize,
    own: RefCell<Option<Own>>,
    /// What characters the parser was given and may hold back, and how many of them it gave on.
    given: RefCell<(Vec<Span>, usize)>,
    /// The bytes of the last characters.
    characters: Cell<Source>,
    /// The element that was taken to be that of the start tag at work.
    claimed: Cell<u32>,
    /// The element that the parser is about to be told of, which is there already.
    told: Cell<Option<Handle>>,
    /// Whether nothing is put anywhere.
    muted: Cell<bool>,
}

impl<'h> Sink<'h> {
    pub(super) fn new(page: &'h str, max_attributes: usize, max_depth: usize) -> Self {
        let mut names = Names::default();
        let no_name = names.id(ns!(), local_name!(""));
        Self {
            arena: RefCell::new(Arena::new(page)),
            names: RefCell::new(names),
            stand_ins: RefCell::default(),
            no_name,
            max_attributes,
            max_depth,
            own: RefCell::new(None),
            given: RefCell::default(),
            characters: Cell::new(Source::UNKNOWN),
            claimed: Cell::new(NONE),
            told: Cell::new(None),
            muted: Cell::new(false),
        }
    }

    /// How many nodes and attributes there are.
    pub(super) fn size(&self) -> usize {
        self.arena.borrow().size()
    }

    /// Says that no start tag is worked on.
    pub(super) fn set_no_tag(&self) {
        self.claimed.set(NONE);
        self.own.replace(None);
    }

    /// Says which start tag is worked on.
    pub(super) fn set_tag(&self, tag: &ReadTag, source: Source) {
        self.claimed.set(NONE);
        let names = self.names.borrow();
        let Name { local, class, .. } = names.get(tag.name);
        let (local, is_only) = (local.clone(), !class.is_formatting());
        self.own.replace(Some(Own { local, attributes: tag.attributes, is_only, source }));
    }

    /// Says where the characters stand that are worked on, or that were last: text in a table reaches the tree one
    /// token late.
    pub(super) fn set_characters(&self, source: Source) {
        self.characters.set(source);
    }

    /// Gives what the parser is to be given as characters, of which the tree need not make a copy.
    pub(super) fn give(&self, text: Span) -> StrTendril {
        self.given.borrow_mut().0.push(text);
        StrTendril::from_slice(self.arena.borrow().texts.get(text))
    }

    /// Forgets the characters that were given.
    pub(super) fn forget_given(&self) {
        let mut given = self.given.borrow_mut();
        given.0.clear();
        given.1 = 0;
    }

    /// Says whether text is to be thrown away.
    pub(super) fn mute(&self, muted: bool) {
        self.muted.set(muted);
    }

    /// Has `tell` tell the parser of an element that is in its place already.
    pub(super) fn while_telling(&self, element: Handle, tell: impl FnOnce() -> TokenSinkResult<Handle>) {
        self.told.set(Some(element));
        self.muted.set(true);
        let result = tell();
        debug_assert!(matches!(result, TokenSinkResult::Continue), "open elements hold more than text");
        self.muted.set(false);
        debug_assert!(self.told.get().is_none(), "the parser makes an element of every tag it is told of");
    }

    /// The tag as the parser is to get it. Where the current node is no HTML, elements get their attributes, whose
    /// names may be changed.
    pub(super) fn tag_for_parser(&self, tag: &ReadTag, is_in_foreign_content: bool) -> Tag {
        let (names, arena) = (self.names.borrow(), self.arena.borrow());
        let Name { local, class, .. } = names.get(tag.name);
        let list = tag.attributes;
        let parsed = || stand_in::as_parsed(list, &names, &arena);
        let mut stand_ins = self.stand_ins.borrow_mut();
        let attrs = match class.kind {
            _ if tag.closes || list.count == 0 => Vec::new(),
            Kind::Formatting if *local == local_name!("font") => {
                [vec![stand_ins.add_equal(list, &arena)], parsed()].concat()
            }
            Kind::Formatting | Kind::NoBreak => vec![stand_ins.add_equal(list, &arena)],
            _ if is_in_foreign_content || matches!(*local, local_name!("svg") | local_name!("math")) => {
                [vec![stand_ins.add(list)], parsed()].concat()
            }
            // There is but one in the list of formatting elements: an earlier one is closed.
            Kind::Anchor => vec![stand_ins.add(list)],
            Kind::Input => parsed(),
            _ => Vec::new(),
        };
        let kind = if tag.closes { TagKind::EndTag } else { TagKind::StartTag };
        let self_closing = tag.closes_itself;
        Tag { kind, name: local.clone(), self_closing, attrs, had_duplicate_attributes: false }
    }

    /// Whether a script with these attributes is data.
    pub(super) fn is_json_ld(&self, attributes: Attributes) -> bool {
        let (names, arena) = (self.names.borrow(), self.arena.borrow());
        let mut attributes = attributes.of(&arena.attributes).iter();
        let kind = attributes.find(|attribute| names.get(attribute.name).local == local_name!("type"));
        kind.is_some_and(|kind| arena.texts.get(kind.value).to_ascii_lowercase().contains("ld+json"))
    }

    /// The name of a drawing, whose attributes get the names that they have in SVG; `None` where they may have others.
    pub(super) fn drawing(&self, attributes: Attributes) -> Option<NameId> {
        let (mut names, mut arena) = (self.names.borrow_mut(), self.arena.borrow_mut());
        let renamed = attributes.of(&arena.attributes).iter().map(|attribute| {
            let local = LocalName::from(name_in_svg(&names.get(attribute.name).local)?);
            Some(names.id(ns!(html), local))
        });
        let renamed: Vec<NameId> = renamed.collect::<Option<_>>()?;
        for (attribute, name) in arena.attributes[attributes.range()].iter_mut().zip(renamed) {
            attribute.name = name;
        }
        Some(names.id(ns!(svg), local_name!("svg")))
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

    /// The attributes of an element called `name` for which the parser has `parsed`.
    fn attributes(&self, name: &QualName, parsed: &[ParsedAttribute], own: Option<&Own>) -> Attributes {
        match self.stand_ins.borrow().list(parsed) {
            Some(list) if name.ns == ns!(html) => list,
            Some(list) => self.renamed(list, &parsed[1..]),
            None => own.filter(|own| own.is_only).map_or(Attributes::NONE, |own| own.attributes),
        }
    }

    /// The attributes of `list` with the names that the parser gave them.
    fn renamed(&self, list: Attributes, parsed: &[ParsedAttribute]) -> Attributes {
        let (mut arena, mut names) = (self.arena.borrow_mut(), self.names.borrow_mut());
        let start = arena.attributes.len();
        for (at, renamed) in list.range().zip(parsed) {
            let name = names.id(ns!(html), renamed.name.local.clone());
            let value = arena.attributes[at].value;
            arena.attributes.push(Attribute { name, value });
        }
        arena.attributes_from(start)
    }

    fn insert(&self, parent: u32, next: u32, child: NodeOrText<Handle>) {
        if self.muted.get() {
            return;
        }
        match child {
            NodeOrText::AppendNode(node) if node.id != NONE => self.arena.borrow_mut().insert(parent, next, node.id),
            NodeOrText::AppendText(text) => {
                let span = self.span(&text);
                self.arena.borrow_mut().insert_text(parent, next, span, self.characters.get());
            }
            NodeOrText::AppendNode(_) => {}
        }
    }

    /// Where a text stands that the parser was given, in whole or as a part.
    fn span(&self, text: &str) -> Span {
        let (given, taken) = &mut *self.given.borrow_mut();
        let mut arena = self.arena.borrow_mut();
        // What it held back comes in order; what it did not is the last.
        for at in [*taken, given.len().wrapping_sub(1)] {
            let Some(&whole) = given.get(at) else { continue };
            let part = arena.texts.get(whole);
            if let Some(before) = part.len().checked_sub(text.len()).filter(|_| part.ends_with(text)) {
                *taken = at + 1;
                return whole.without_first(before);
            }
        }
        arena.texts.add(text)
    }
}

/// Whether a start tag named `tag` makes an element named `element`: SVG names have capitals, `image` is `img`.
fn is_same_element(tag: &LocalName, element: &LocalName) -> bool {
    tag == element
        || tag.eq_ignore_ascii_case(element)
        || (*tag == local_name!("image") && *element == local_name!("img"))
}

/// The name that an attribute of `svg` has in SVG; `None` for those that are seldom seen.
fn name_in_svg(name: &str) -> Option<&str> {
    let name = match name {
        "viewbox" => "viewBox",
        "preserveaspectratio" => "preserveAspectRatio",
        "xmlns:xlink" => "xlink",
        "xml:space" => "space",
        "class" | "id" | "style" | "width" | "height" | "fill" | "stroke" | "stroke-width" | "role" | "xmlns"
        | "focusable" | "version" | "x" | "y" | "title" | "tabindex" | "enable-background" => name,
        _ if name.starts_with("aria-") || name.starts_with("data-") => name,
        _ => return None,
    };
    Some(name)
}

impl<'h> TreeSink for Sink<'h> {
    type Handle = Handle;
    type Output = Tree<'h>;
    type ElemName<'a>
        = NodeName<'a>
    where
        Self: 'a;

    fn finish(self) -> Tree<'h> {
        self.arena.into_inner().flatten(self.names.into_inner().into_list(), self.max_depth)
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: 0, name: self.no_name, holds_html: false }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> NodeName<'a> {
        NodeName(Ref::map(self.names.borrow(), |names| names.get(target.name)))
    }

    fn create_element(&self, name: QualName, attrs: Vec<ParsedAttribute>, flags: ElementFlags) -> Handle {
        if let Some(element) = self.told.take() {
            return element;
        }
        let own = self.own.borrow();
        let own = own.as_ref().filter(|own| is_same_element(&own.local, &name.local));
        let source = own.map_or(Source::UNKNOWN, |own| own.source);
        let attributes = self.attributes(&name, &attrs, own);
        let name = self.names.borrow_mut().id(name.ns, name.local);
        let id = self.arena.borrow_mut().element(name, attributes, source);
        if source != Source::UNKNOWN {
            self.claim(id);
        }
        Handle { id, name, holds_html: flags.mathml_annotation_xml_integration_point }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle { id: NONE, name: self.no_name, holds_html: false }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle { id: NONE, name: self.no_name, holds_html: false }
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
        *target
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

    /// The attributes are those of the start tag at work.
    fn add_attrs_if_missing(&self, target: &Handle, _: Vec<ParsedAttribute>) {
        if let Some(own) = &*self.own.borrow() {
            self.arena.borrow_mut().add_missing_attributes(target.id, own.attributes, self.max_attributes);
        }
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
