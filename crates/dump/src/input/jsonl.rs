//! Lines of JSON.

use super::item::{Damage, DamageKind, Item, Raw};
use super::mark::Spot;
use super::member::Gap;
use super::stream::Stream;

/// What some programs begin a file with.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads the lines of a file. Empty ones are passed over.
pub(crate) struct JsonlReader {
    stream: Stream,
    max_line: usize,
}

impl JsonlReader {
    pub(crate) fn new(stream: Stream, max_line: u64) -> Self {
        Self { stream, max_line: usize::try_from(max_line).unwrap_or(usize::MAX) }
    }

    /// Where reading can be taken up.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.stream.spot()
    }

    pub(crate) fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(gap) = self.stream.take_gap() {
                return Some(self.between_lines(&gap));
            }
            if self.stream.peek(1).is_empty() {
                return None;
            }
            if let Some(item) = self.line() {
                return Some(item);
            }
        }
    }

    /// The line that begins here; nothing of an empty one.
    fn line(&mut self) -> Option<Item> {
        let offset = self.stream.offset();
        let (length, is_ended) = self.line_length();
        if length > self.max_line {
            return Some(self.long_line(offset));
        }
        let bytes = &self.stream.peek(length)[..length];
        let line = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes).trim_ascii();
        let line = (!line.is_empty()).then(|| line.to_vec());
        self.stream.pass(length + usize::from(is_ended));
        if !is_ended && self.lacks_rest() {
            let gap = self.stream.take_gap();
            return gap.map(|gap| self.lose(offset, &gap));
        }
        line.map(|line| Item::raw(offset, Raw::Line(line)))
    }

    /// Whether the line before, which has no end, stops where its member can no longer be decoded.
    fn lacks_rest(&self) -> bool {
        let last = self.stream.offset_at(self.stream.position().saturating_sub(1));
        self.stream.gap().is_some_and(|gap| gap.offset <= last)
    }

    /// Length of the line at hand, cut off above the limit, and whether its end is there.
    fn line_length(&mut self) -> (usize, bool) {
        let mut length = 0;
        while length <= self.max_line {
            let bytes = self.stream.peek(length + 1);
            if let Some(end) = memchr::memchr(b'\n', &bytes[length..]) {
                return (length + end, true);
            }
            if bytes.len() == length {
                return (length, false);
            }
            length = bytes.len();
        }
        (length, false)
    }

    /// Passes over a line that is longer than the limit.
    fn long_line(&mut self, offset: u64) -> Item {
        let length = self.pass_line();
        if let Some(gap) = self.stream.take_gap() {
            return self.lose(offset, &gap);
        }
        let message = format!("a line of {length} bytes, more than the limit of {}", self.max_line);
        Item::damaged(offset, Damage::new(DamageKind::TooLong, message))
    }

    /// Passes over what is left of a line; how many bytes it has.
    fn pass_line(&mut self) -> u64 {
        let mut passed = 0;
        loop {
            let bytes = self.stream.peek(1);
            let end = memchr::memchr(b'\n', bytes);
            let length = end.unwrap_or(bytes.len());
            let is_last = end.is_some() || bytes.is_empty();
            self.stream.pass(length + usize::from(end.is_some()));
            passed += length as u64;
            if is_last {
                return passed;
            }
        }
    }

    /// A line of which a part could not be decoded.
    fn lose(&mut self, offset: u64, gap: &Gap) -> Item {
        self.pass_rest();
        Item::damaged(offset, Damage::new(DamageKind::Compression, gap.to_string()))
    }

    /// Lines that could not be decoded, nobody knows how many.
    fn between_lines(&mut self, gap: &Gap) -> Item {
        self.pass_rest();
        Item::gap(gap.offset, Damage::new(DamageKind::Compression, gap.to_string()))
    }

    /// Passes over the rest of a line whose beginning is lost: a line of its own begins as an object does.
    fn pass_rest(&mut self) {
        if !matches!(self.stream.peek(1).first(), Some(b'{' | b'\n' | b'\r') | None) {
            self.pass_line();
        }
    }
}
