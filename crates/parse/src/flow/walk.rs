//! The walk over the tree that cuts it into blocks.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use html5ever::{LocalName, local_name};

use super::element::{self, KnownNames};
use super::{Flow, FlowBlock, Form, Ground, Mass};
use crate::marks::Marks;
use crate::text::{is_blank, push_folded, push_space, words};
use crate::tree::{NodeId, Tree};

/// A cell with more prose than this is a part of a page layout.
const LONGEST_CELL: u32 = 400;

/// The size of text where no `<font size>` says otherwise.
const DEFAULT_SIZE: u8 = 3;

/// Text of this size is a title: half as large again as the text around it.
const TITLE_SIZE: u8 = 5;

/// Room for so many blocks is made at once.
const FEWEST_BLOCKS: usize = 64;

/// How an element stands in the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Display {
    /// It begins and ends a block.
    Block,
    /// It is a line of a heading.
    Line,
    Inline,
}

/// An open element.
#[derive(Clone, Copy)]
struct Frame {
    /// One past its last descendant.
    end: u32,
    node: NodeId,
    /// The innermost block element.
    block: NodeId,
    form: Form,
    marks: Marks,
    article: NodeId,
    link: Option<NodeId>,
    emphasised: bool,
    timed: bool,
    display: Display,
    /// The size that `<font>` gives the text.
    size: u8,
}

/// The block that is being read.
#[derive(Default)]
struct Open {
    started: bool,
    text_start: usize,
    links_start: usize,
    linked: usize,
    emphasised: usize,
    timed: usize,
    source: Source,
    /// `<br>` since the last text.
    breaks: u8,
    /// The size of its last text.
    size: u8,
    /// The smallest size of its text.
    least_size: u8,
}

/// Which bytes of the page the text was read from so far.
#[derive(Default, Clone)]
enum Source {
    #[default]
    None,
    Range(Range<usize>),
    /// The pieces do not follow each other, or one is unknown.
    Unknown,
}

impl Source {
    fn add(&mut self, piece: Option<Range<usize>>) {
        *self = match (std::mem::take(self), piece) {
            (Self::None, Some(piece)) => Self::Range(piece),
            (Self::Range(range), Some(piece)) if piece.start >= range.end => Self::Range(range.start..piece.end),
            _ => Self::Unknown,
        };
    }

    fn range(self) -> Option<Range<usize>> {
        match self {
            Self::Range(range) => Some(range),
            _ => None,
        }
    }
}

pub(super) struct Walk<'t> {
    tree: &'t Tree<'t>,
    blocks: Vec<FlowBlock>,
    buffer: String,
    links: Vec<NodeId>,
    mass: Mass,
    frames: Vec<Frame>,
    open: Open,
    /// Pictures seen in the figure at hand.
    pictures: Vec<NodeId>,
    names: KnownNames<'t>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(tree: &'t Tree, mass: Mass) -> Self {
        let root = Frame {
            end: u32::MAX,
            node: Tree::ROOT,
            block: Tree::ROOT,
            form: Form::Paragraph,
            marks: Marks::default(),
            article: Tree::ROOT,
            link: None,
            emphasised: false,
            timed: false,
            display: Display::Block,
            size: DEFAULT_SIZE,
        };
        Self {
            tree,
            blocks: Vec::new(),
            buffer: String::new(),
            links: Vec::new(),
            mass,
            frames: vec![root],
            open: Open::default(),
            pictures: Vec::new(),
            names: KnownNames::default(),
        }
    }

    pub(super) fn run(mut self) -> Flow {
        let mut id = 1;
        let end = u32::try_from(self.tree.len()).unwrap_or(u32::MAX);
        while id < end {
            self.close_before(id);
            let node = NodeId(id);
            id = if let Some(text) = self.tree.text(node) {
                self.text(node, text);
                id + 1
            } else if self.enter(node) {
                id + 1
            } else {
                self.tree.after(node).0
            };
        }
        self.flush();
        let Self { blocks, buffer, links, mass, .. } = self;
        Flow { blocks, ground: Rc::new(Ground { buffer, links, mass }) }
    }

    fn top(&self) -> &Frame {
        self.frames.last().expect("the root frame is never closed")
    }

    fn close_before(&mut self, id: u32) {
        while self.top().end <= id {
            match self.top().display {
                Display::Block => self.flush(),
                Display::Line => self.space(),
                Display::Inline => {}
            }
            if self.tree.tag(self.top().node) == Some(&local_name!("figure")) {
                self.pictures.clear();
            }
            self.frames.pop();
        }
    }

    /// Opens an element; `false` where nothing below it is text of the page.
    fn enter(&mut self, node: NodeId) -> bool {
        let mut frame = Frame { node, end: self.tree.after(node).0, display: Display::Inline, ..*self.top() };
        let Some(tag) = self.tree.tag(node) else {
            self.frames.push(frame);
            return true;
        };
        if element::is_skipped(tag) {
            return false;
        }
        match *tag {
            local_name!("br") => self.line_break(),
            local_name!("img") => self.picture(node),
            _ => {}
        }
        let is_block = element::is_block(tag);
        if !is_block && self.tree.after(node) == NodeId(node.0 + 1) {
            return false;
        }
        let own = element::marks(self.tree, node, tag, &mut self.names);
        let own = self.believed(node, own, is_block);
        frame.display = match is_block {
            true if self.is_line_of_heading(node, tag, own) => Display::Line,
            true => Display::Block,
            false => Display::Inline,
        };
        let is_block = frame.display == Display::Block;
        if !is_block && self.is_widget(node, tag, own) {
            return false;
        }
        let is_told = is_block || own.has(Marks::CONTROL) || self.mass.prose(self.tree, node) > 0;
        frame.marks |= if is_told { own } else { Marks::default() };
        self.shape(&mut frame, tag);
        match frame.display {
            Display::Block => self.flush(),
            Display::Line => self.space(),
            Display::Inline => {}
        }
        self.frames.push(frame);
        true
    }

    /// Whether an element is a line of the heading around it and no more than that: not the author, a subtitle, a picture.
    fn is_line_of_heading(&self, node: NodeId, tag: &LocalName, own: Marks) -> bool {
        let frame = self.top();
        let is_picture = |inner: NodeId| self.tree.tag(inner) == Some(&local_name!("img"));
        matches!(frame.form, Form::Heading(_))
            && matches!(*tag, local_name!("div") | local_name!("p"))
            && own.without(Marks::TITLE) == Marks::default()
            && element::is_short(self.tree, frame.block)
            && !self.tree.subtree(node).any(is_picture)
    }

    fn space(&mut self) {
        if self.open.started {
            push_space(&mut self.buffer, self.open.text_start);
        }
    }

    /// Whether an inline element is none of the sentence it stands in: hidden, a button, the sign of a permalink.
    fn is_widget(&self, node: NodeId, tag: &LocalName, own: Marks) -> bool {
        if *tag == local_name!("a") {
            own.has(Marks::HIDDEN) || element::is_permalink(self.tree, node)
        } else {
            own.has(Marks::IN_SENTENCE)
        }
    }

    /// What is said of `node`, without what cannot be true.
    ///
    /// What holds half of the page's prose or its title is no side matter, whatever its class says. (Comments may
    /// well be longer than the article: what is said to be comments is believed unless the title stands there too.)
    fn believed(&self, node: NodeId, marks: Marks, is_block: bool) -> Marks {
        let marks = if is_block { marks } else { marks.without(Marks::ABOUT_TEXT) };
        let marks = if marks.has(Marks::BODY) { marks.without(Marks::NOT_BODY) } else { marks };
        let is_prompt = is_block && self.mass.asks_address(self.tree, node);
        let marks = if is_prompt { marks | Marks::PROMPT } else { marks };
        if !marks.has(Marks::AGAINST) {
            return marks;
        }
        let mass = &self.mass;
        let titled = mass.holds_title(self.tree, node);
        // What opens over the page may well hold more text than a short article.
        if !titled && matches!(self.tree.attr(node, "role"), Some("dialog" | "alertdialog")) {
            return marks;
        }
        if mass.holds_most(self.tree, node) && (titled || !marks.has(Marks::COMMENTS)) {
            marks.without(Marks::AGAINST)
        } else if titled {
            marks.without(Marks::EXCLUDED | Marks::ASIDE | Marks::TEASER | Marks::LEAD | Marks::BYLINE)
        } else if mass.holds_very_much(self.tree, node) {
            marks.without(Marks::SHORT)
        } else if mass.holds_much(self.tree, node) {
            marks.without(Marks::WORDLESS)
        } else {
            marks
        }
    }

    /// Sets what the tag itself says of the text below.
    fn shape(&self, frame: &mut Frame, tag: &LocalName) {
        if let Some(level) = element::heading_level(tag) {
            frame.form = Form::Heading(level);
        }
        if frame.display == Display::Block && frame.form == Form::Paragraph && frame.marks.has(Marks::QUOTE) {
            frame.form = Form::Quote;
        }
        match *tag {
            local_name!("article") => frame.article = frame.node,
            local_name!("a") if self.tree.attr(frame.node, "href").is_some() => frame.link = Some(frame.node),
            local_name!("time") => frame.timed = true,
            local_name!("font") => frame.size = element::font_size(self.tree, frame.node, frame.size),
            local_name!("li") | local_name!("dd") | local_name!("dt") => frame.form = Form::ListItem,
            local_name!("blockquote") => frame.form = Form::Quote,
            local_name!("figcaption") | local_name!("caption") => frame.form = Form::Caption,
            local_name!("pre") => frame.form = Form::Code,
            local_name!("td") | local_name!("th") => frame.form = self.cell_form(frame.node),
            local_name!("table") => frame.form = Form::Paragraph,
            _ => {}
        }
        frame.emphasised |= element::is_emphasis(tag);
        if frame.display == Display::Block {
            frame.block = frame.node;
        }
    }

    /// A cell of a table of data, or a part of a page laid out as a table.
    fn cell_form(&self, cell: NodeId) -> Form {
        let is_layout = self.mass.holds_table(self.tree, cell) || self.mass.prose(self.tree, cell) > LONGEST_CELL;
        if is_layout { Form::Paragraph } else { Form::Cell }
    }

    fn line_break(&mut self) {
        if self.top().form == Form::Code {
            self.buffer.push('\n');
            return;
        }
        self.open.breaks = self.open.breaks.saturating_add(1);
        if self.open.breaks > 1 {
            self.flush();
        } else {
            self.space();
        }
    }

    fn picture(&mut self, node: NodeId) {
        if self.top().marks.has(Marks::FIGURE) {
            self.pictures.push(node);
        } else if self.open.started {
            self.links.push(node);
        }
    }

    fn text(&mut self, node: NodeId, text: &str) {
        let frame = *self.top();
        let blank = is_blank(text);
        if blank && !self.open.started {
            return;
        }
        if !blank && self.open.breaks > 0 && self.open.size != frame.size {
            // A line of another size is another block: the date above a title, the title above the text.
            self.flush();
        }
        if !self.open.started {
            self.start();
            self.take_initial(text);
        }
        let before = self.buffer.len();
        if frame.form == Form::Code {
            self.buffer.push_str(text);
        } else {
            push_folded(&mut self.buffer, self.open.text_start, text);
        }
        if blank {
            return;
        }
        self.open.breaks = 0;
        self.open.size = frame.size;
        self.open.least_size = self.open.least_size.min(frame.size);
        self.open.source.add(self.tree.source(node));
        self.count(frame, self.buffer.len() - before);
    }

    fn count(&mut self, frame: Frame, length: usize) {
        if let Some(link) = frame.link {
            self.open.linked += length;
            if self.links[self.open.links_start..].last() != Some(&link) {
                self.links.push(link);
            }
        }
        self.open.emphasised += length * usize::from(frame.emphasised);
        self.open.timed += length * usize::from(frame.timed);
    }

    fn start(&mut self) {
        self.open = Open {
            started: true,
            text_start: self.buffer.len(),
            links_start: self.links.len(),
            least_size: u8::MAX,
            ..Open::default()
        };
    }

    /// Takes the block before, where it is the large initial of the first word: `<span>T</span><p>he bridge …`.
    fn take_initial(&mut self, text: &str) {
        let is_initial = |block: &mut FlowBlock| {
            let initial = &self.buffer[block.text.clone()];
            let mut letters = initial.chars();
            block.linked == 0 && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        };
        if !text.starts_with(char::is_lowercase) {
            return;
        }
        if let Some(initial) = self.blocks.pop_if(is_initial) {
            self.open.text_start = initial.text.start;
            self.open.source = Source::Unknown;
        }
    }

    /// Ends the block at hand, if there is one.
    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if !open.started {
            return;
        }
        let frame = *self.top();
        let text = &self.buffer[open.text_start..];
        let text = if frame.form == Form::Code { text.trim_end() } else { text.trim_end_matches(' ') };
        let words = words(text);
        self.buffer.truncate(open.text_start + text.len());
        if frame.form == Form::Caption || frame.marks.has(Marks::CAPTION) {
            self.links.append(&mut self.pictures);
        }
        let is_title = (TITLE_SIZE..u8::MAX).contains(&open.least_size);
        if self.blocks.len() == self.blocks.capacity() {
            // Twice as many, as vectors grow, may be far too many for pages of short lines.
            self.blocks.reserve_exact((self.blocks.len() / 2).max(FEWEST_BLOCKS));
        }
        self.blocks.push(FlowBlock {
            node: frame.block,
            form: frame.form,
            marks: if is_title { frame.marks | Marks::TITLE } else { frame.marks },
            article: frame.article,
            linked: open.linked,
            emphasised: open.emphasised,
            timed: open.timed,
            words,
            source: open.source.range(),
            text: open.text_start..self.buffer.len(),
            links: open.links_start..self.links.len(),
            said: OnceCell::new(),
        });
    }
}
