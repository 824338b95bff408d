//! Places where a sentence may end, found without looking at the text between them.

use memchr::{memchr2, memchr3};

/// First byte of `…` and of the other general punctuation.
const GENERAL_PUNCTUATION: u8 = 0xE2;

/// Walks over the places of a text where a sentence may end: a stop, a mark, an ellipsis, a line end, a colon.
#[derive(Debug)]
pub(crate) struct Candidates<'t> {
    bytes: &'t [u8],
    stop: Option<usize>,
    line: Option<usize>,
    ellipsis: Option<usize>,
}

impl<'t> Candidates<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, stop: find_stop(bytes, 0), line: find_line(bytes, 0), ellipsis: find_ellipsis(bytes, 0) }
    }

    /// The first candidate at or after `from`.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        if self.stop.is_some_and(|at| at < from) {
            self.stop = find_stop(self.bytes, from);
        }
        if self.line.is_some_and(|at| at < from) {
            self.line = find_line(self.bytes, from);
        }
        if self.ellipsis.is_some_and(|at| at < from) {
            self.ellipsis = find_ellipsis(self.bytes, from);
        }
        [self.stop, self.line, self.ellipsis].into_iter().flatten().min()
    }
}

fn find_stop(bytes: &[u8], from: usize) -> Option<usize> {
    memchr3(b'.', b'!', b'?', bytes.get(from..)?).map(|at| from + at)
}

fn find_line(bytes: &[u8], from: usize) -> Option<usize> {
    memchr2(b'\n', b':', bytes.get(from..)?).map(|at| from + at)
}

fn find_ellipsis(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + memchr::memchr(GENERAL_PUNCTUATION, bytes.get(from..)?)?;
        if bytes[at..].starts_with("…".as_bytes()) {
            return Some(at);
        }
        from = at + 1;
    }
}
