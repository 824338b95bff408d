//! Places where a sentence may end, found without looking at the text between them.

use memchr::{memchr, memchr2, memchr3};

/// First byte of `…`, the dashes and the other general punctuation.
const GENERAL_PUNCTUATION: u8 = 0xE2;

/// How many equal signs in a row make a rule ("==========").
const RULE: usize = 10;

/// Walks over the places of a text where a sentence may end: a stop, a mark, an ellipsis, a line end, a colon, a dash
/// before a Latin capital, a rule of signs.
#[derive(Debug)]
pub(crate) struct Candidates<'t> {
    bytes: &'t [u8],
    stop: Option<usize>,
    line: Option<usize>,
    sign: Option<usize>,
    rule: Option<usize>,
}

impl<'t> Candidates<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        Self {
            bytes,
            stop: find_stop(bytes, 0),
            line: find_line(bytes, 0),
            sign: find_sign(bytes, 0),
            rule: find_rule(bytes, 0),
        }
    }

    /// The first candidate at or after `from`.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        if self.stop.is_some_and(|at| at < from) {
            self.stop = find_stop(self.bytes, from);
        }
        if self.line.is_some_and(|at| at < from) {
            self.line = find_line(self.bytes, from);
        }
        if self.sign.is_some_and(|at| at < from) {
            self.sign = find_sign(self.bytes, from);
        }
        if self.rule.is_some_and(|at| at < from) {
            self.rule = find_rule(self.bytes, from);
        }
        [self.stop, self.line, self.sign, self.rule].into_iter().flatten().min()
    }
}

fn find_stop(bytes: &[u8], from: usize) -> Option<usize> {
    memchr3(b'.', b'!', b'?', bytes.get(from..)?).map(|at| from + at)
}

fn find_line(bytes: &[u8], from: usize) -> Option<usize> {
    memchr2(b'\n', b':', bytes.get(from..)?).map(|at| from + at)
}

fn find_sign(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + memchr(GENERAL_PUNCTUATION, bytes.get(from..)?)?;
        if is_ellipsis_or_dash(&bytes[at..]) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Whether `bytes` open with an ellipsis, or with a dash before a Latin capital.
fn is_ellipsis_or_dash(bytes: &[u8]) -> bool {
    match bytes {
        [_, 0x80, 0xA6, ..] => true,
        [_, 0x80, 0x93 | 0x94, b' ', next, ..] => next.is_ascii_uppercase(),
        _ => false,
    }
}

fn find_rule(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + memchr3(b'_', b'=', b'*', bytes.get(from..)?)?;
        let row = bytes.get(at..at + RULE)?;
        if row.iter().all(|&byte| byte == bytes[at]) {
            return Some(at);
        }
        from = at + 1;
    }
}
