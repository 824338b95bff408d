//! Places where a sentence may end, found without looking at the text between them.

use memchr::{memchr_iter, memchr2, memchr3, memchr3_iter};

/// First byte of `…`, the dashes and the other general punctuation.
const GENERAL_PUNCTUATION: u8 = 0xE2;

/// How many equal signs in a row make a rule ("==========").
const RULE: usize = 10;

/// Behind every place of a text: there is no further candidate of the kind.
const NOWHERE: usize = usize::MAX;

/// Walks over the places of a text where a sentence may end: a stop, a mark, an ellipsis, a line end, a colon, a dash
/// before a Latin capital, a rule of signs. The next place of each kind is kept until it is passed.
#[derive(Debug)]
pub(crate) struct Candidates<'t> {
    bytes: &'t [u8],
    line: usize,
    sign: usize,
    rule: usize,
    /// The first of the three, which are rarer than stops.
    rare: usize,
    stop: usize,
}

impl<'t> Candidates<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let (line, sign, rule) = (find_line(bytes, 0), find_sign(bytes, 0), find_rule(bytes, 0));
        Self { bytes, line, sign, rule, rare: line.min(sign).min(rule), stop: find_stop(bytes, 0) }
    }

    /// The first candidate at or after `from`.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        if self.rare < from {
            self.pass_rare(from);
        }
        if self.stop < from {
            self.stop = find_stop(self.bytes, from);
        }
        Some(self.rare.min(self.stop)).filter(|&at| at != NOWHERE)
    }

    fn pass_rare(&mut self, from: usize) {
        if self.line < from {
            self.line = find_line(self.bytes, from);
        }
        if self.sign < from {
            self.sign = find_sign(self.bytes, from);
        }
        if self.rule < from {
            self.rule = find_rule(self.bytes, from);
        }
        self.rare = self.line.min(self.sign).min(self.rule);
    }
}

fn find_stop(bytes: &[u8], from: usize) -> usize {
    memchr3(b'.', b'!', b'?', &bytes[from..]).map_or(NOWHERE, |at| from + at)
}

fn find_line(bytes: &[u8], from: usize) -> usize {
    memchr2(b'\n', b':', &bytes[from..]).map_or(NOWHERE, |at| from + at)
}

fn find_sign(bytes: &[u8], from: usize) -> usize {
    let mut signs = memchr_iter(GENERAL_PUNCTUATION, &bytes[from..]).map(|at| from + at);
    signs.find(|&at| is_ellipsis_or_dash(&bytes[at..])).unwrap_or(NOWHERE)
}

/// Whether `bytes` open with an ellipsis, or with a dash before a Latin capital.
fn is_ellipsis_or_dash(bytes: &[u8]) -> bool {
    match bytes {
        [_, 0x80, 0xA6, ..] => true,
        [_, 0x80, 0x93 | 0x94, b' ', next, ..] => next.is_ascii_uppercase(),
        _ => false,
    }
}

fn find_rule(bytes: &[u8], from: usize) -> usize {
    let mut signs = memchr3_iter(b'_', b'=', b'*', &bytes[from..]).map(|at| from + at);
    signs.find(|&at| opens_rule(&bytes[at..])).unwrap_or(NOWHERE)
}

fn opens_rule(bytes: &[u8]) -> bool {
    bytes.get(..RULE).is_some_and(|row| row.iter().all(|&byte| byte == row[0]))
}
