//! Quotations that are a part of a clause.

use super::{ASIDE, Judge};
use crate::scan::{Following, Gap, Start, Terminator};

/// First byte of both guillemets.
const GUILLEMET: u8 = 0xC2;

impl Judge<'_> {
    /// «Гра «Що? Де? Коли?» повертається»: the quotation opens behind the head of the sentence, and small letters go on
    /// where it closes, so that its own stops end nothing.
    pub(super) fn stands_in_embedded_quotation(&mut self, terminator: &Terminator) -> bool {
        if !self.passed_guillemet(terminator.start) {
            return false;
        }
        let nearest = self.text.ceil_char_boundary(terminator.start.saturating_sub(ASIDE)).max(self.start);
        let furthest = self.text.floor_char_boundary(terminator.end.saturating_add(ASIDE));
        let opened = last_guillemet(&self.text[nearest..terminator.start]).map(|at| nearest + at);
        opened.is_some_and(|at| at > self.start && self.text[at..].starts_with('«'))
            && self.closes_in_clause(terminator.end, furthest)
    }

    /// Whether a guillemet may stand between the head of the sentence and `until`. The next one is kept until a sentence
    /// begins behind it, so that a text without any is searched once.
    fn passed_guillemet(&mut self, until: usize) -> bool {
        if self.guillemet < self.start {
            let found = memchr::memchr(GUILLEMET, &self.text.as_bytes()[self.start..]);
            self.guillemet = found.map_or(usize::MAX, |at| self.start + at);
        }
        self.guillemet < until
    }

    fn closes_in_clause(&self, from: usize, until: usize) -> bool {
        let Some(closed) = first_guillemet(&self.text[from..until]).map(|at| from + at) else { return false };
        let Some(rest) = self.text[closed..].strip_prefix('»') else { return false };
        if holds_blank_line(&self.text[from..closed]) {
            return false;
        }
        let following = Following::read(self.text, self.text.len() - rest.len());
        following.gap == Gap::Space && following.start == Start::Lower && !following.dash && following.opener.is_none()
    }
}

fn holds_blank_line(text: &str) -> bool {
    let spaces = |c: char| c.is_whitespace() && c != '\n';
    text.match_indices('\n').any(|(at, _)| text[at + 1..].trim_start_matches(spaces).starts_with('\n'))
}

fn is_guillemet(text: &str, at: usize) -> bool {
    text[at..].starts_with(['«', '»'])
}

fn last_guillemet(text: &str) -> Option<usize> {
    memchr::memrchr_iter(GUILLEMET, text.as_bytes()).find(|&at| is_guillemet(text, at))
}

fn first_guillemet(text: &str) -> Option<usize> {
    memchr::memchr_iter(GUILLEMET, text.as_bytes()).find(|&at| is_guillemet(text, at))
}
