//! How deep elements may nest while the tree is built: the parser looks at all open elements for many a tag.

use std::cell::{Cell, RefCell};

use html5ever::{LocalName, local_name};
use rustc_hash::FxHashMap;

/// After how many start tags the open elements are counted again. Counting takes a step an element.
const INTERVAL: u32 = 32;

/// Keeps the number of open elements below a limit, about.
///
/// Above it, elements that may hold others are opened no more: block elements become paragraphs, which end one
/// another, and the tags of others are left out.
pub(super) struct Nesting {
    limit: usize,
    /// Start tags since the open elements were counted.
    tags: Cell<u32>,
    is_full: Cell<bool>,
    /// How many start tags were left out or replaced, by name, whose end tags are to be left out.
    dropped: RefCell<FxHashMap<LocalName, usize>>,
}

impl Nesting {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, tags: Cell::new(0), is_full: Cell::new(false), dropped: RefCell::default() }
    }

    /// Notes a start tag where `open` elements are open.
    pub(super) fn count(&self, open: impl FnOnce() -> usize) {
        self.tags.set(self.tags.get() + 1);
        if self.tags.get() >= INTERVAL {
            self.tags.set(0);
            self.is_full.set(open() >= self.limit);
        }
    }

    /// Whether every tag is let through as it stands.
    pub(super) fn is_idle(&self) -> bool {
        !self.is_full.get() && !self.has_dropped()
    }

    /// The name of the start tag that the tree builder is to get instead of one named `name`.
    pub(super) fn admit(&self, name: &LocalName) -> Option<LocalName> {
        if !self.is_full.get() || stays_small(name) {
            return Some(name.clone());
        }
        *self.dropped.borrow_mut().entry(name.clone()).or_default() += 1;
        is_block(name).then_some(local_name!("p"))
    }

    /// Whether a start tag was left out or replaced.
    pub(super) fn has_dropped(&self) -> bool {
        !self.dropped.borrow().is_empty()
    }

    /// Whether an end tag named `name` belongs to a start tag that was left out.
    pub(super) fn was_dropped(&self, name: &LocalName) -> bool {
        let mut dropped = self.dropped.borrow_mut();
        match dropped.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

/// Whether an element holds no other elements, or none but what ends it: `p`, void elements, raw text, and what is
/// merged into an element that exists.
fn stays_small(name: &LocalName) -> bool {
    matches!(
        &**name,
        "p" | "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "script"
            | "style"
            | "title"
            | "textarea"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "xmp"
            | "plaintext"
            | "html"
            | "body"
    )
}

/// Whether text before and after the element's tags is of two paragraphs.
fn is_block(name: &LocalName) -> bool {
    matches!(
        &**name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}
