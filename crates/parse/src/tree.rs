//! The page as a flat tree: an array of nodes in document order, in which a subtree is a range.

mod ahead;
mod arena;
mod attributes;
mod class;
mod cut;
#[cfg(all(test, feature = "rcdom"))]
mod differential;
mod intake;
mod names;
mod nesting;
mod path;
mod plain;
#[cfg(feature = "rcdom")]
mod rcdom;
mod reference;
mod sink;
mod stand_in;
mod texts;

use std::cell::RefCell;
use std::ops::Range;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::{LocalName, TokenizerResult};

use crate::{Limits, ParseError};
use attributes::AttributeCounter;
use intake::Intake;
use names::{Name, NameId, Print};
use path::Paths;
use texts::{Span, Texts};

/// A node of a [`Tree`]: its index in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) u32);

/// How much of the page the tokenizer gets at a time, in bytes. Between two pieces a tag is watched that never ends.
const PIECE: usize = 4096;

/// The end of the piece of the page that starts at `start`.
fn piece_end(html: &str, start: usize) -> usize {
    html.ceil_char_boundary((start + PIECE).min(html.len()))
}

/// The page as a flat tree, which borrows it. Node 0 is the document; a node's descendants follow it up to its `end`.
#[derive(Debug)]
pub(crate) struct Tree<'h> {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    texts: Texts<'h>,
    names: Vec<Name>,
    paths: RefCell<Paths>,
    /// Whether elements nested deeper than the limit allows.
    is_flattened: bool,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    parent: NodeId,
    /// One past the last descendant.
    end: u32,
    content: Content,
    /// The bytes of the decoded page that the node was read from (for an element: its start tag), where known.
    source: Source,
}

/// What a node is.
#[derive(Debug, Clone, Copy)]
enum Content {
    Document,
    Element {
        name: NameId,
        attributes: Attributes,
    },
    Text(Span),
    /// While the tree is built: a text in parts.
    Grown(u32),
}

impl Content {
    fn is_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Grown(_))
    }
}

#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: NameId,
    value: Span,
}

/// The attributes of an element: a range of those of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Attributes {
    start: u32,
    count: u32,
}

impl Attributes {
    const NONE: Self = Self { start: 0, count: 0 };

    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.count as usize
    }

    /// The attributes among those of all elements.
    fn of(self, all: &[Attribute]) -> &[Attribute] {
        &all[self.range()]
    }
}

/// A byte range of the decoded page, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Source {
    start: u32,
    end: u32,
}

impl Source {
    /// Not known, or no single range.
    const UNKNOWN: Self = Self { start: u32::MAX, end: u32::MAX };

    fn new(start: usize, end: usize) -> Self {
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) => Self { start, end },
            _ => Self::UNKNOWN,
        }
    }

    /// From the start of `self` to the end of `next`, which follows it; not known where one is not.
    fn joined(self, next: Self) -> Self {
        match (self, next) {
            (Self::UNKNOWN, _) | (_, Self::UNKNOWN) => Self::UNKNOWN,
            _ => Self { start: self.start, end: next.end },
        }
    }

    fn range(self) -> Option<Range<usize>> {
        (self != Self::UNKNOWN).then_some(self.start as usize..self.end as usize)
    }
}

impl<'h> Tree<'h> {
    /// Reads `html`, a decoded page.
    pub(crate) fn parse(html: &'h str, limits: &Limits) -> Result<Self, ParseError> {
        if html.len() > limits.bytes {
            return Err(ParseError::TooManyBytes { limit: limits.bytes, actual: html.len() });
        }
        let queue = BufferQueue::default();
        // The intake skips a byte order mark; the tokenizer would skip one at the start of every piece.
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Intake::new(html, &queue, *limits), options);
        let intake = &tokenizer.sink;
        let mut attributes = AttributeCounter::default();
        intake.read_ahead();
        while intake.given() < html.len() && !intake.has_failed() {
            intake.give(piece_end(html, intake.given()));
            while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {
                intake.read_ahead();
            }
            if attributes.count(html, intake.read(), intake.given()) > limits.attributes {
                intake.fail(ParseError::TooManyAttributes { limit: limits.attributes, at: intake.read() });
            }
        }
        tokenizer.end();
        let has_dropped = intake.has_dropped();
        let mut tree = tokenizer.sink.finish()?;
        tree.is_flattened |= has_dropped;
        Ok(tree)
    }

    fn new(
        nodes: Vec<Node>,
        attributes: Vec<Attribute>,
        texts: Texts<'h>,
        names: Vec<Name>,
        is_flattened: bool,
    ) -> Self {
        Self { nodes, attributes, texts, names, paths: RefCell::default(), is_flattened }
    }
}

impl Tree<'_> {
    /// The document node.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// Whether elements nested deeper than the limit allows, and stand higher here.
    pub(crate) fn is_flattened(&self) -> bool {
        self.is_flattened
    }

    /// How many nodes there are, the document among them.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The name of an element, also of SVG and `MathML`.
    fn name(&self, id: NodeId) -> Option<&Name> {
        match self.node(id).content {
            Content::Element { name, .. } => Some(names::get(&self.names, name)),
            _ => None,
        }
    }

    /// The local name of an HTML element; `None` for text, the document, and elements of SVG and `MathML`.
    #[inline]
    pub(crate) fn tag(&self, id: NodeId) -> Option<&LocalName> {
        self.name(id).filter(|name| name.ns == html5ever::ns!(html)).map(|name| &name.local)
    }

    /// The text of a text node.
    #[inline]
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match self.node(id).content {
            Content::Text(text) => Some(self.texts.get(text)),
            _ => None,
        }
    }

    /// The value of an element's attribute.
    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        let print = Print::of(name);
        let is_it = |attribute: &&Attribute| names::get(&self.names, attribute.name).is(name, print);
        self.attributes(id).iter().find(is_it).map(|attribute| self.texts.get(attribute.value))
    }

    /// The attributes of an element, in page order, each with its value.
    pub(crate) fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&LocalName, &str)> {
        let read =
            |attribute: &Attribute| (&names::get(&self.names, attribute.name).local, self.texts.get(attribute.value));
        self.attributes(id).iter().map(read)
    }

    fn attributes(&self, id: NodeId) -> &[Attribute] {
        match self.node(id).content {
            Content::Element { attributes, .. } => attributes.of(&self.attributes),
            _ => &[],
        }
    }

    /// The parent; `None` for the document.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != Self::ROOT).then(|| self.node(id).parent)
    }

    /// The node, its parent, and so on up to the document.
    pub(crate) fn up_from(&self, id: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        std::iter::successors(Some(id), |&node| self.parent(node))
    }

    /// Whether `inner` is `outer` or stands somewhere below it.
    pub(crate) fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.after(outer)
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

    /// The bytes of the decoded page that a text node (or an element's start tag) was read from. Within a text's bytes
    /// there may be comments and tags that the parser ignored.
    pub(crate) fn source(&self, id: NodeId) -> Option<Range<usize>> {
        self.node(id).source.range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Tree<'_> {
        Tree::parse(html, &Limits::new()).expect("the page is within all limits")
    }

    fn find(tree: &Tree, tag: &str) -> NodeId {
        tree.subtree(Tree::ROOT).find(|&id| tree.tag(id).is_some_and(|name| name == tag)).expect("the page has the tag")
    }

    fn failure(html: &str, limits: Limits) -> ParseError {
        Tree::parse(html, &limits).expect_err("the page passes a limit")
    }

    /// How deep the deepest node is.
    fn depth(tree: &Tree<'_>) -> usize {
        let mut depths = vec![0];
        for id in tree.subtree(Tree::ROOT).skip(1) {
            let parent = tree.parent(id).expect("only the document has no parent");
            depths.push(depths[parent.0 as usize] + 1);
            assert!(tree.subtree(parent).any(|other| other == id), "a node stands in the subtree of its parent");
        }
        depths.into_iter().max().unwrap_or(0)
    }

    #[test]
    fn keeps_document_order() {
        let tree = read("<ul class=a><li>один<li>два <b>три</b></ul><p>чотири");
        let list = find(&tree, "ul");
        let items: Vec<_> = tree.children(list).collect();
        assert_eq!(items.len(), 2);
        assert_eq!(tree.attr(list, "class"), Some("a"));
        assert_eq!(tree.parent(items[1]), Some(list));
        assert_eq!(tree.tag(tree.after(list)).map(|name| &**name), Some("p"));
        let text: Vec<_> = tree.subtree(list).filter_map(|id| tree.text(id)).collect();
        assert_eq!(text, ["один", "два ", "три"]);
    }

    #[test]
    fn gives_the_bytes_of_texts_and_tags() {
        let html = "<!-- а --><script>'<p>'</script><p class='є'>Кава &amp; <svg><path/></svg>чай</p>";
        let tree = read(html);
        let paragraph = find(&tree, "p");
        assert_eq!(tree.source(paragraph).map(|range| &html[range]), Some("<p class='є'>"));
        let texts = tree.subtree(paragraph).filter(|&id| tree.text(id).is_some());
        let sources: Vec<_> = texts.map(|id| tree.source(id).map(|range| &html[range])).collect();
        assert_eq!(sources, [Some("Кава &amp; "), Some("чай")]);
        assert_eq!(tree.source(find(&tree, "body")), None, "no tag of the page made the body");
    }

    #[test]
    fn gives_the_bytes_of_text_without_a_line_break_that_is_dropped() {
        for html in ["<body>x<pre>\r\nмі&amp;ст</pre>", "<body>x<pre>&#10;мі&amp;ст</pre>"] {
            let tree = read(html);
            let text = tree.subtree(Tree::ROOT).find(|&id| tree.text(id) == Some("мі&ст")).expect("the text is read");
            assert_eq!(tree.source(text).map(|range| &html[range]), Some("мі&amp;ст"));
        }
    }

    #[test]
    fn gives_the_bytes_of_moved_text_only_where_it_is_whole() {
        let html = "<table>один<tr><td>два</td></tr></table><p>три";
        let tree = read(html);
        let text = tree.subtree(Tree::ROOT).find(|&id| tree.text(id) == Some("один")).expect("the text is moved");
        assert_eq!(tree.source(text).map(|range| &html[range]), Some("один"));

        let tree = read("<table>один<tr>два</table>");
        let text = tree.subtree(Tree::ROOT).find(|&id| tree.text(id) == Some("одиндва")).expect("the texts are merged");
        assert_eq!(tree.source(text), None);
    }

    #[test]
    fn gives_copies_of_formatting_elements_no_bytes() {
        let html = "<p><b id=1>один<p>два <b id=2>три";
        let tree = read(html);
        let bold = tree.subtree(Tree::ROOT).filter(|&id| tree.tag(id).is_some_and(|name| name == "b"));
        let sources: Vec<_> = bold.map(|id| tree.source(id).map(|range| &html[range])).collect();
        assert_eq!(sources, [Some("<b id=1>"), None, Some("<b id=2>")]);
    }

    #[test]
    fn holds_limits() {
        let html = "<p>один<p>два";
        let bytes = ParseError::TooManyBytes { limit: 8, actual: html.len() };
        assert_eq!(failure(html, Limits::new().max_bytes(8)), bytes);
        assert_eq!(failure(html, Limits::new().max_nodes(7)), ParseError::TooManyNodes { limit: 7 });
        assert!(Tree::parse(html, &Limits::new().max_nodes(8)).is_ok());
        let attributes = ParseError::TooManyAttributes { limit: 2, at: 3 };
        assert_eq!(failure("<p><a b c d>", Limits::new().max_attributes(2)), attributes);
        assert_eq!(failure("<p><a b='&amp;' c d>", Limits::new().max_attributes(2)), attributes);
        assert!(Tree::parse("<p><a b b b c>", &Limits::new().max_attributes(2)).is_ok());
    }

    #[test]
    fn stops_tags_that_never_end() {
        let html = format!("<p><a {}", "b='>' c = d ".repeat(100_000));
        let limits = Limits::new().max_attributes(1000);
        assert_eq!(failure(&html, limits), ParseError::TooManyAttributes { limit: 1000, at: 3 });
        let picture = format!("<p><img alt=a&b src='data:,{}'>б", "a b=c ".repeat(10_000));
        assert!(Tree::parse(&picture, &Limits::new().max_attributes(2)).is_ok());
    }

    #[test]
    fn makes_deep_elements_children_of_the_deepest_allowed() {
        for nest in [
            "<div>",
            "<b>",
            "<b id=a>",
            "<table><tr><td>",
            "<table><div>",
            "<svg>",
            "<a><div>",
            "<ul><li>x",
            "<template>",
        ] {
            let html = nest.repeat(20_000) + "<p>кінець</p>";
            let tree = read(&html);
            assert!(depth(&tree) <= 512, "{nest} is {} deep", depth(&tree));
            assert!(
                tree.subtree(Tree::ROOT).any(|id| tree.text(id).is_some_and(|text| text.contains("кінець"))),
                "{nest}"
            );
        }
        let limits = Limits::new().max_depth(20);
        let html = "<div>".repeat(60) + "<p>один</p><p>два</p>" + &"</div>".repeat(60) + "<p>три";
        let tree = Tree::parse(&html, &limits).expect("depth is no error");
        let paragraphs: Vec<_> =
            tree.subtree(Tree::ROOT).filter(|&id| tree.text(id).is_some()).map(|id| tree.path(id)).collect();
        assert_eq!(paragraphs.len(), 3, "{paragraphs:?}");
        assert!(depth(&tree) <= 20);
    }

    #[test]
    fn stops_markup_that_multiplies() {
        let paragraphs: Vec<_> = (0..20_000).map(|id| format!("<p><b id={id}>x</p>")).collect();
        assert_eq!(failure(&paragraphs.concat(), Limits::new()), ParseError::TooManyNodes { limit: 2_000_000 });
    }

    #[cfg(feature = "rcdom")]
    #[test]
    fn takes_over_a_parsed_page() {
        use html5ever::tendril::TendrilSink;

        let html = "<template><p>один</template><table>два<tr><td>три<!-- б --> чотири</table>";
        let dom =
            html5ever::parse_document(markup5ever_rcdom::RcDom::default(), html5ever::ParseOpts::default()).one(html);
        let tree = Tree::from_rcdom(&dom, &Limits::new()).expect("the page is within all limits");
        let ours = read(html);
        let outline = |tree: &Tree| -> Vec<String> {
            tree.subtree(Tree::ROOT).map(|id| format!("{} {:?}", tree.path(id), tree.text(id))).collect()
        };
        assert_eq!(outline(&tree), outline(&ours));
        let failure = Tree::from_rcdom(&dom, &Limits::new().max_nodes(5)).expect_err("the page passes a limit");
        assert_eq!(failure, ParseError::TooManyNodes { limit: 5 });
    }
}
