//! Lines of JSON.

use std::collections::VecDeque;

use super::item::{Damage, DamageKind, Item, Raw};
use super::mark::Spot;
use super::stream::Stream;

/// Reads the lines of a file. Empty ones are passed over.
pub(crate) struct JsonlReader {
    stream: Stream,
    max_line: usize,
    ready: VecDeque<Item>,
}

impl JsonlReader {
    pub(crate) fn new(stream: Stream, max_line: u64) -> Self {
        let max_line = usize::try_from(max_line).unwrap_or(usize::MAX);
        Self { stream, max_line, ready: VecDeque::new() }
    }

    /// Where reading can be taken up.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.ready.is_empty().then(|| self.stream.spot()).flatten()
    }

    pub(crate) fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            let is_end = self.stream.peek(1).is_empty();
            self.ready.extend(self.stream.take_gaps());
            if is_end {
                return self.ready.pop_front();
            }
            let line = self.line();
            self.ready.extend(line);
        }
    }

    /// The line that begins here; nothing of an empty one.
    fn line(&mut self) -> Option<Item> {
        let mut line = Vec::new();
        let mut passed = 0;
        let offset = self.stream.offset();
        loop {
            let bytes = self.stream.peek(1);
            if bytes.is_empty() {
                break;
            }
            let end = memchr::memchr(b'\n', bytes);
            let length = end.unwrap_or(bytes.len());
            if line.len() + length <= self.max_line {
                line.extend_from_slice(&bytes[..length]);
            } else {
                passed += length;
            }
            self.stream.pass(length + usize::from(end.is_some()));
            if end.is_some() {
                break;
            }
        }
        if passed > 0 {
            let message = format!("a line of {} bytes, more than the limit of {}", line.len() + passed, self.max_line);
            return Some(Item::damaged(offset, Damage::new(DamageKind::TooLong, message)));
        }
        let is_blank = line.iter().all(u8::is_ascii_whitespace);
        (!is_blank).then(|| Item::raw(offset, Raw::Line(line)))
    }
}
