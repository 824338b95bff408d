//! The page as a flow of text blocks, each with what its place in the tree says about it.
//!
//! A block ends where a block element starts or ends and at `<br><br>`, never at an inline tag.

mod captions;
pub(crate) mod element;
mod mass;
mod walk;

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::marks::Marks;
use crate::tree::{NodeId, Tree};
use crate::words::said::Said;

pub(crate) use mass::Mass;

/// The form that a block's element gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `h1` to `h6`, with the level.
    Heading(u8),
    Paragraph,
    ListItem,
    Quote,
    Caption,
    Cell,
    /// `pre`: white space is kept.
    Code,
}

/// A block of text as it stands in the page, of the content or not.
#[derive(Debug, Clone)]
pub(crate) struct FlowBlock {
    /// The innermost block element around it.
    pub(crate) node: NodeId,
    pub(crate) form: Form,
    pub(crate) marks: Marks,
    /// The nearest `<article>` around it, the root where there is none.
    pub(crate) article: NodeId,
    /// The bytes of its text inside links.
    pub(crate) linked: usize,
    /// The bytes of its text inside `b`, `strong`, `em`, `i`.
    pub(crate) emphasised: usize,
    /// The bytes of its text inside `<time>`.
    pub(crate) timed: usize,
    /// The words of its text.
    pub(crate) words: usize,
    /// The bytes of the decoded page from its first text node to its last.
    pub(crate) source: Option<Range<usize>>,
    text: Range<usize>,
    links: Range<usize>,
    /// What its text says of it, once asked for: most blocks of menus never are.
    said: OnceCell<Said>,
}

/// All blocks of a page, in page order.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    blocks: Vec<FlowBlock>,
    ground: Rc<Ground>,
}

/// What the blocks are ranges of, whatever is made of their marks.
#[derive(Debug)]
struct Ground {
    buffer: String,
    links: Vec<NodeId>,
    mass: Mass,
}

impl Flow {
    /// Reads the blocks of `tree`, in time linear in its nodes.
    pub(crate) fn read(tree: &Tree) -> Self {
        let mut flow = walk::Walk::new(tree, Mass::measure(tree)).run();
        captions::mark(tree, &mut flow);
        flow
    }

    pub(crate) fn mass(&self) -> &Mass {
        &self.ground.mass
    }

    /// Adds `marks` to the blocks of `range`.
    pub(crate) fn mark(&mut self, range: Range<usize>, marks: Marks) {
        for block in &mut self.blocks[range] {
            block.marks |= marks;
        }
    }

    /// The flow without `marks`, and without captions where these are among them.
    pub(crate) fn without(&self, marks: Marks) -> Self {
        let mut flow = self.clone();
        for block in &mut flow.blocks {
            block.marks = block.marks.without(marks);
            if block.form == Form::Caption && marks.has(Marks::CAPTION) {
                block.form = Form::Paragraph;
            }
        }
        flow
    }

    pub(crate) fn blocks(&self) -> &[FlowBlock] {
        &self.blocks
    }

    pub(crate) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(crate) fn block(&self, index: usize) -> &FlowBlock {
        &self.blocks[index]
    }

    /// The text of block `index`.
    pub(crate) fn text(&self, index: usize) -> &str {
        &self.ground.buffer[self.blocks[index].text.clone()]
    }

    /// What the text of block `index` says of it.
    pub(crate) fn said(&self, index: usize) -> Said {
        *self.blocks[index].said.get_or_init(|| Said::by(self.text(index)))
    }

    /// The links (`a`) and pictures (`img`) of block `index`.
    pub(crate) fn links(&self, index: usize) -> &[NodeId] {
        &self.ground.links[self.blocks[index].links.clone()]
    }
}

impl FlowBlock {
    /// The length of its text in bytes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Which share of the text stands in links.
    pub(crate) fn link_share(&self) -> f32 {
        // The space after a link counts as linked and may have been trimmed.
        (self.linked as f32 / self.text.len().max(1) as f32).min(1.0)
    }

    /// Whether all of it is set off by weight or slant.
    pub(crate) fn is_bold(&self) -> bool {
        self.emphasised * 10 >= self.text.len() * 9
    }

    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.form, Form::Heading(_))
    }
}
