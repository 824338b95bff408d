//! The texts of a page: parts of it where they stand for themselves, and what was made of the others.

use super::reference::{self, Place};

/// A text of [`Texts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(super) const EMPTY: Self = Self { start: 0, end: 0 };

    fn new(start: usize, end: usize) -> Self {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: offset(start), end: offset(end) }
    }

    /// What is left without the first `length` bytes.
    pub(super) fn without_first(self, length: usize) -> Self {
        Self { start: self.start + u32::try_from(length).unwrap_or(u32::MAX), end: self.end }
    }

    /// Both as one, where `next` goes on where this ends.
    pub(super) fn joined(self, next: Self) -> Option<Self> {
        (self.end == next.start).then_some(Self { start: self.start, end: next.end })
    }
}

/// A page, and the texts that do not stand in it as they are meant: with references, line breaks of CR, or in parts.
#[derive(Debug)]
pub(super) struct Texts<'h> {
    page: &'h str,
    /// Spans of these begin behind the page and one more, so that none joins its end.
    made: String,
}

impl<'h> Texts<'h> {
    pub(super) fn new(page: &'h str) -> Self {
        Self { page, made: String::new() }
    }

    /// What a span says.
    pub(super) fn get(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize, span.end as usize);
        let text = match start.checked_sub(self.page.len() + 1) {
            Some(start) => self.made.get(start..end - self.page.len() - 1),
            None => self.page.get(start..end),
        };
        text.unwrap_or_default()
    }

    /// The part of the page between two offsets.
    pub(super) fn part(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    /// What the page says between two offsets, references and line breaks read as they are at that `place`.
    pub(super) fn decoded(&mut self, start: usize, end: usize, place: Place) -> Span {
        let from = self.made.len();
        if reference::decode_into(&self.page[start..end], place, &mut self.made) {
            self.made_from(from)
        } else {
            Self::part(start, end)
        }
    }

    /// A text that does not stand in the page.
    pub(super) fn add(&mut self, text: &str) -> Span {
        let from = self.made.len();
        self.made.push_str(text);
        self.made_from(from)
    }

    fn made_from(&self, from: usize) -> Span {
        let before = self.page.len() + 1;
        Span::new(before + from, before + self.made.len())
    }

    /// How many bytes of texts were made.
    pub(super) fn made(&self) -> usize {
        self.made.len()
    }

    /// Forgets what was made after the first `length` bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.made.truncate(length);
    }

    /// Whether spans can still tell where texts are.
    pub(super) fn fits(&self) -> bool {
        u32::try_from(self.page.len() + 1 + self.made.len()).is_ok()
    }

    pub(super) fn shrink(&mut self) {
        self.made.shrink_to_fit();
    }
}
