//! What need not be told to the tree builder: elements that are opened and closed without ado leave it as it was.
//!
//! The rules are those of the HTML Standard for "in head" and "in body", as far as they are simple where the elements
//! stand. The builder is told of the elements that are still open when something comes that is not simple.

use html5ever::interface::Tracer;
use html5ever::{LocalName, local_name, ns};
use std::cell::RefCell;

use super::class::{Class, Kind, Trait};
use super::names::{NameId, Names};
use super::sink::Handle;

/// Where more formatting elements are open, or to be opened again, the page is not plain.
const MOST_FORMATTING: usize = 32;

/// Where in a page the parser is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Where rules are others, or not all is known that matters.
    Unknown,
    /// In `head`.
    Head,
    /// In `body`, be it in a cell of a table.
    Body,
}

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) handle: Handle,
    pub(super) class: Class,
    /// Whether a `p` is open that the start tag of a block would close.
    has_paragraph: bool,
}

/// What becomes of a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Admission {
    /// An element is to be put where it stands.
    Granted,
    /// The same, after the builder is told of the end of an element of that name.
    After(NameId),
    /// What it does is not simple.
    Odd,
}

/// What becomes of an end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It is done.
    Done,
    /// It closes an element that the builder was told of, and must be told of itself.
    Told,
    /// What it does is not simple.
    Odd,
}

/// The open elements.
#[derive(Debug)]
pub(super) struct Plain {
    part: Part,
    open: Vec<Open>,
    /// How many of the open elements the builder was told of.
    told: usize,
    /// The formatting elements that are open.
    formatting: Vec<Handle>,
    form: Option<u32>,
    /// Whether the page has begun so that it is no frameset.
    has_begun: bool,
    /// Whether `</body>` was read.
    has_ended: bool,
    /// Whether elements were met after which the list of formatting elements may be another.
    hides_formatting: bool,
}

impl Plain {
    pub(super) fn new() -> Self {
        Self {
            part: Part::Unknown,
            open: Vec::new(),
            told: 0,
            formatting: Vec::new(),
            form: None,
            has_begun: false,
            has_ended: false,
            hides_formatting: false,
        }
    }

    pub(super) fn part(&self) -> Part {
        self.part
    }

    /// The element in which what comes next is put.
    pub(super) fn current(&self) -> u32 {
        self.open.last().map_or(0, |open| open.handle.id)
    }

    /// How many elements the builder would say are open: the document, `head`, the form, and those formatting elements
    /// twice that may have to be opened again.
    pub(super) fn count(&self) -> usize {
        self.open.len() + self.formatting.len() + 2 + usize::from(self.form.is_some())
    }

    /// The open elements that the builder was not told of; from now on it is.
    pub(super) fn tell(&mut self) -> Vec<Handle> {
        let told = std::mem::replace(&mut self.told, self.open.len());
        self.open[told.min(self.open.len())..].iter().map(|open| open.handle).collect()
    }

    /// Closes what the start tag of an element named `name` closes. Where it does more nothing is closed.
    pub(super) fn admit(&mut self, name: NameId, class: Class) -> Admission {
        let length = self.open.len();
        let left = match class.kind {
            Kind::Block | Kind::Paragraph => self.without_paragraph(length),
            Kind::Form if self.form.is_none() => self.without_paragraph(length),
            Kind::Heading => {
                self.without_paragraph(length).filter(|&left| self.open[left - 1].class.kind != class.kind)
            }
            Kind::Item | Kind::Term => self.without_items(class.kind).and_then(|left| self.without_paragraph(left)),
            Kind::Button if self.is_none_open(Kind::Button) => Some(length),
            Kind::Input if !self.is_in_select() => Some(length),
            Kind::Rule if !self.is_in_select() => self.without_paragraph(length),
            Kind::Anchor | Kind::Formatting if self.may_format(name, class) => Some(length),
            Kind::Void | Kind::Metadata | Kind::Ordinary | Kind::Raw { .. } | Kind::Drawing => Some(length),
            _ => None,
        };
        let Some(left) = left else { return Admission::Odd };
        let outermost = self.open.get(left).map(|open| open.handle.name).filter(|_| left < self.told);
        self.open.truncate(left);
        self.told = self.told.min(left);
        outermost.map_or(Admission::Granted, Admission::After)
    }

    /// Opens an element that [`admit`](Self::admit) has admitted.
    pub(super) fn push(&mut self, handle: Handle, class: Class) {
        if class.is_formatting() {
            self.formatting.push(handle);
        }
        if class.kind == Kind::Form {
            self.form = Some(handle.id);
        }
        self.push_open(handle, class);
    }

    fn push_open(&mut self, handle: Handle, class: Class) {
        let around = self.open.last().is_some_and(|open| open.has_paragraph);
        let bounds = class.is(Trait::BoundsScope) || class.kind == Kind::Button;
        let has_paragraph = class.kind == Kind::Paragraph || around && !bounds;
        self.open.push(Open { handle, class, has_paragraph });
    }

    /// Whether a formatting element is put where it stands: no `a` in another, and no fourth of a kind.
    fn may_format(&self, name: NameId, class: Class) -> bool {
        let same = self.formatting.iter().filter(|handle| handle.name == name).count();
        !self.hides_formatting && same < if class.kind == Kind::Anchor { 1 } else { 3 }
    }

    fn is_none_open(&self, kind: Kind) -> bool {
        self.open.iter().all(|open| open.class.kind != kind)
    }

    fn is_in_select(&self) -> bool {
        self.open.iter().any(|open| open.class.is(Trait::Select))
    }

    /// How many of the first `length` elements stay open where a `p` among them is closed.
    fn without_paragraph(&self, length: usize) -> Option<usize> {
        if !self.open[length - 1].has_paragraph {
            return Some(length);
        }
        let at = self.open[..length].iter().rposition(|open| open.class.kind == Kind::Paragraph)?;
        self.leaves_nothing(at).then_some(at)
    }

    /// How many elements stay open where an item of a list ends the one before it.
    fn without_items(&self, kind: Kind) -> Option<usize> {
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.class.kind == kind {
                return self.leaves_nothing(at).then_some(at);
            }
            if open.class.is(Trait::Special) && !open.class.is(Trait::WithinItems) {
                break;
            }
        }
        Some(self.open.len())
    }

    /// Whether nothing is to be kept in mind of the elements from `at` on when they are closed.
    fn leaves_nothing(&self, at: usize) -> bool {
        self.open[at..].iter().all(|open| !open.class.is_formatting() && open.class.kind != Kind::Form)
    }

    /// Closes what the end tag of an element named `name` closes.
    pub(super) fn end(&mut self, name: NameId, class: Class) -> End {
        let Some(left) = self.left_by_end(name, class) else { return End::Odd };
        self.open.truncate(left);
        if left >= self.told {
            return End::Done;
        }
        self.told = left;
        End::Told
    }

    /// How many elements stay open after an end tag, if what it does is simple.
    fn left_by_end(&mut self, name: NameId, class: Class) -> Option<usize> {
        let same = |open: &Open| open.handle.name == name;
        match class.kind {
            Kind::Block | Kind::Button => self.in_scope(same, |open| open.class.is(Trait::BoundsScope)),
            Kind::Item => self.in_scope(same, |open| open.class.is(Trait::BoundsList)),
            Kind::Term => self.in_scope(same, |open| open.class.is(Trait::BoundsScope)),
            Kind::Paragraph if self.open.last()?.has_paragraph => self.in_scope(same, |_| false),
            Kind::Heading => {
                let at = self.open.iter().rposition(|open| !open.class.is(Trait::EndsByItself))?;
                (same(&self.open[at]) && self.leaves_nothing(at)).then_some(at)
            }
            Kind::Form => {
                let last = self.open.last()?;
                let is_it = same(last) && self.form == Some(last.handle.id);
                is_it.then(|| self.form = None).map(|()| self.open.len() - 1)
            }
            Kind::Anchor | Kind::Formatting | Kind::NoBreak if !self.hides_formatting => {
                let last = self.open.last()?.handle;
                let is_it = last.name == name && self.formatting.last().is_some_and(|other| other.id == last.id);
                is_it.then(|| self.formatting.pop()).map(|_| self.open.len() - 1)
            }
            Kind::Ordinary | Kind::Metadata | Kind::Input | Kind::Rule | Kind::Raw { .. } | Kind::Void
                if !class.is(Trait::LineBreak) =>
            {
                self.in_scope(same, |open| open.class.is(Trait::Special))
            }
            _ => None,
        }
    }

    /// How many elements stay open where the innermost one that `is_it` is closed; all if there is none before one that
    /// `bounds` the search.
    fn in_scope(&self, is_it: impl Fn(&Open) -> bool, bounds: impl Fn(&Open) -> bool) -> Option<usize> {
        for (at, open) in self.open.iter().enumerate().rev() {
            if is_it(open) {
                return self.leaves_nothing(at).then_some(at);
            }
            if bounds(open) {
                break;
            }
        }
        Some(self.open.len())
    }

    /// Notes that the builder was given a tag of which nothing else is known.
    pub(super) fn note(&mut self, closes: bool, name: &LocalName, class: Class) {
        self.hides_formatting |= class.is(Trait::HidesFormatting);
        if closes {
            self.has_ended |= matches!(*name, local_name!("body") | local_name!("html"));
        } else if *name != local_name!("html") {
            self.has_ended = false;
        }
    }

    /// Notes that there was text or `<body>`, after which no frameset may follow.
    pub(super) fn begin(&mut self) {
        self.has_begun = true;
    }

    pub(super) fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// Takes what comes next to be in no known part of the page.
    pub(super) fn suspend(&mut self) {
        self.part = Part::Unknown;
        self.open.clear();
        self.formatting.clear();
        self.told = 0;
    }

    /// Learns from the builder's handles what is open, the builder having been told of all elements.
    pub(super) fn resume(&mut self, handles: &[Handle], names: &Names<'_>) {
        self.suspend();
        match self.read(handles, names).filter(|_| !self.has_ended) {
            Some((part, formatting)) => {
                (self.part, self.told) = (part, self.open.len());
                self.formatting.extend_from_slice(formatting);
            }
            None => self.suspend(),
        }
    }

    /// Reads the handles: the document, the open elements, the list of formatting elements, `head`, and a form.
    fn read<'t>(&mut self, handles: &'t [Handle], names: &Names<'_>) -> Option<(Part, &'t [Handle])> {
        let is = |handle: &Handle, local: LocalName| {
            let name = names.get(handle.name);
            name.ns == ns!(html) && name.local == local
        };
        let (handles, form) = match handles {
            [_, between @ .., head] if is(head, local_name!("head")) => (between, None),
            [_, between @ .., head, form] if is(head, local_name!("head")) => (between, Some(form.id)),
            _ => return None,
        };
        self.form = form;
        let class = |handle: &Handle| names.get(handle.name).class;
        // They are all compared with all.
        if handles.iter().filter(|handle| class(handle).is_formatting()).count() > MOST_FORMATTING {
            return None;
        }
        let is_among = |handle: &Handle, others: &[Handle]| others.iter().any(|other| other.id == handle.id);
        let repeats = |at: &usize| class(&handles[*at]).is_formatting() && is_among(&handles[*at], &handles[..*at]);
        let end = (0..handles.len()).find(repeats).unwrap_or(handles.len());
        let (open, formatting) = handles.split_at(end);
        // A formatting element at the end of those that are open may be one that is to be opened again.
        let is_listed = |handle: &Handle| !class(handle).is_formatting() || is_among(handle, formatting);
        let is_plain = |handle: &Handle| !class(handle).is(Trait::HasOwnRules);
        if !open.iter().all(|handle| is_listed(handle) && is_plain(handle))
            || !formatting.iter().all(|handle| is_among(handle, open))
        {
            return None;
        }
        for handle in open {
            self.push_open(*handle, class(handle));
        }
        match open {
            [_, head] if is(head, local_name!("head")) => Some((Part::Head, formatting)),
            [_, body, ..] if is(body, local_name!("body")) && self.has_begun && self.is_in_cell_if_in_table() => {
                Some((Part::Body, formatting))
            }
            _ => None,
        }
    }

    fn is_in_cell_if_in_table(&self) -> bool {
        let innermost = self.open.iter().rev().find(|open| open.class.is(Trait::OfTable) || open.class.is(Trait::Cell));
        innermost.is_none_or(|open| open.class.is(Trait::Cell))
    }
}

/// The handles that the builder has.
#[derive(Debug)]
pub(super) struct Trace(RefCell<Vec<Handle>>);

impl Trace {
    pub(super) fn new() -> Self {
        /// Few pages nest deeper.
        const USUAL: usize = 48;
        Self(RefCell::new(Vec::with_capacity(USUAL)))
    }

    pub(super) fn into_handles(self) -> Vec<Handle> {
        self.0.into_inner()
    }
}

impl Tracer for Trace {
    type Handle = Handle;

    #[inline]
    fn trace_handle(&self, handle: &Handle) {
        self.0.borrow_mut().push(*handle);
    }
}
