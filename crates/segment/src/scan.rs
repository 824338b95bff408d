//! What stands around a candidate: the terminators, the word before, the start after.

use crate::letters::{is_alphabetic, is_alphanumeric, is_lower, is_numeric};
use crate::smiley::smiley_len;
use crate::token::{opens_word, precede_word, word_len};

/// What ends (or seems to end) a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One full stop.
    Stop,
    /// A run with `!` or `?`.
    Strong,
    /// `…`, `...` or `. . .`.
    Ellipsis,
}

/// A run of terminators with the quotes and brackets that close behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminator {
    pub(crate) kind: Kind,
    /// Where the run begins.
    pub(crate) start: usize,
    /// Where the sentence would end: behind closing quotes, brackets and note marks.
    pub(crate) end: usize,
    /// Whether a quote closes behind the run.
    pub(crate) quoted: bool,
    /// Whether a bracket closes behind the run.
    pub(crate) bracketed: bool,
    /// Whether another stop stands behind the closing quote or bracket («… ред.).»).
    pub(crate) stopped_again: bool,
}

impl Terminator {
    /// Reads the terminator that begins at `start`.
    #[inline]
    pub(crate) fn read(text: &str, start: usize) -> Self {
        if let Some(kind) = read_plain(&text.as_bytes()[start..]) {
            return Self { kind, start, end: start + 1, quoted: false, bracketed: false, stopped_again: false };
        }
        Self::read_whole(text, start)
    }

    /// Reads a run of signs, or one that something else than a word follows.
    fn read_whole(text: &str, start: usize) -> Self {
        let (kind, run_end) = read_run(text, start);
        let mut terminator = Self { kind, start, end: run_end, quoted: false, bracketed: false, stopped_again: false };
        terminator.read_closers(text);
        let rest = &text.as_bytes()[terminator.end..];
        if rest.starts_with(b"\n") || precede_word(rest) {
            return terminator;
        }
        terminator.read_spaced_closer(text);
        terminator.read_notes(text);
        terminator
    }

    fn read_closers(&mut self, text: &str) {
        while let Some(next) = text[self.end..].chars().next() {
            let after = self.end + next.len_utf8();
            match next {
                '»' | '”' | '’' | '›' => self.quoted = true,
                // The German and Polish way to close is the English way to open: the white space tells them apart.
                '"' | '\'' | '“' | '‘' if !begins_word(text, after) => self.quoted = true,
                ')' | ']' | '}' => self.bracketed = true,
                '.' | '!' | '?' | '…' => self.stopped_again = true,
                _ => return,
            }
            self.end = after;
        }
    }

    /// A bracket or quote that closes behind a space, as careless typing has it («та інші ! )»).
    fn read_spaced_closer(&mut self, text: &str) {
        let rest = &text[self.end..];
        let closer = rest.trim_start_matches([' ', '\u{a0}']);
        if let Some(sign) = closer.chars().next().filter(|&c| matches!(c, ')' | ']' | '}' | '»')) {
            self.end += rest.len() - closer.len() + sign.len_utf8();
            self.bracketed |= sign != '»';
            self.quoted |= sign == '»';
        }
    }

    /// Marks of notes and omissions and smileys behind the stop belong to the sentence: "…the war.[12] Then", "…ended. [...]
    /// Then", «Файно. :) Чекаю».
    fn read_notes(&mut self, text: &str) {
        loop {
            let rest = &text[self.end..];
            let note = rest.trim_start_matches([' ', '\u{a0}']);
            let Some(len) = note_len(note).or_else(|| smiley_len(note)) else { return };
            self.end += rest.len() - note.len() + len;
        }
    }
}

/// The length of a note mark: digits, or an ellipsis, in square brackets.
fn note_len(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let close = inner.bytes().take(6).position(|byte| byte == b']')?;
    let mark = &inner.as_bytes()[..close];
    let number = !mark.is_empty() && mark.iter().all(u8::is_ascii_digit);
    (number || mark == b"..." || mark == "…".as_bytes()).then_some(close + 2)
}

fn begins_word(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_alphanumeric)
}

/// The kind of a lone sign before a space and a letter, as most are.
fn read_plain(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'.', b' ', b'A'..=b'Z' | b'a'..=b'z' | 0xD0..=0xD1, ..] => Some(Kind::Stop),
        [b'!' | b'?', b' ', b'A'..=b'Z' | b'a'..=b'z' | 0xD0..=0xD1, ..] => Some(Kind::Strong),
        _ => None,
    }
}

/// The kind and the end of a run of terminators, spaced dots (`. . .`) included.
fn read_run(text: &str, start: usize) -> (Kind, usize) {
    if is_stop_before_omission(text, start) {
        return (Kind::Stop, start + 1);
    }
    let (mut dots, mut strong, mut end) = (0_usize, false, start);
    loop {
        let rest = &text[end..];
        let gap = spaced_dot_gap(rest, &text[start..end]);
        match rest[gap..].chars().next() {
            Some('.') => dots += 1,
            Some('…') => dots += 3,
            Some('!' | '?') => strong = true,
            _ => break,
        }
        end += gap + rest[gap..].chars().next().map_or(0, char::len_utf8);
    }
    let kind = match (strong, dots) {
        (true, _) => Kind::Strong,
        (false, 0 | 1) => Kind::Stop,
        // Two stops are a slip of the pen or a closing pair; they end a sentence as one does, whatever stands before.
        _ => Kind::Ellipsis,
    };
    (kind, end)
}

/// "…they agreed. . . . The treaty": a full stop hard on its word, then the three dots of an omission, which opens
/// the next sentence (The Chicago Manual of Style, 13.53).
fn is_stop_before_omission(text: &str, start: usize) -> bool {
    text[start..].strip_prefix(". . . . ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
        && text[..start].ends_with(char::is_alphanumeric)
}

/// The length of the space between two dots of a spaced ellipsis, 0 if there is none: nothing but dots around it, and no
/// word hard on it.
fn spaced_dot_gap(rest: &str, run: &str) -> usize {
    if !(run.ends_with('.') && rest.starts_with([' ', '\u{a0}'])) {
        return 0;
    }
    let after = rest.trim_start_matches([' ', '\u{a0}']);
    let gap = rest.len() - after.len();
    let spaced = gap <= 2 && after.starts_with('.');
    if spaced && !after[1..].starts_with(char::is_alphanumeric) { gap } else { 0 }
}

/// The kind of the first letter, digit or sign of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    Upper,
    Lower,
    Digit,
    /// Something else: a sign, an emoji, a currency.
    Other,
    /// The text ends.
    Nothing,
}

/// The white space behind a terminator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    Nothing,
    Space,
    BlankLine,
}

impl Gap {
    fn of(space: &str) -> Self {
        match space {
            "" => Self::Nothing,
            " " => Self::Space,
            _ if space.bytes().filter(|&byte| byte == b'\n').count() > 1 => Self::BlankLine,
            _ => Self::Space,
        }
    }
}

/// What follows a terminator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Following<'t> {
    /// Where the next sentence would begin.
    pub(crate) at: usize,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether it opens with a dash.
    pub(crate) dash: bool,
    /// The quote or bracket that it opens with.
    pub(crate) opener: Option<char>,
    pub(crate) start: Start,
    /// What stands behind the openers.
    body: &'t str,
}

impl<'t> Following<'t> {
    /// Reads what follows `end`.
    pub(crate) fn read(text: &'t str, end: usize) -> Self {
        let rest = &text[end..];
        let (space, trimmed) = rest.split_at(space_len(rest));
        let (lead, dash, opener) = read_openers(trimmed);
        let body = &trimmed[lead..];
        Self { at: end + space.len(), gap: Gap::of(space), dash, opener, start: classify(body), body }
    }

    /// The first word.
    pub(crate) fn word(&self) -> &'t str {
        &self.body[..word_len(self.body)]
    }

    /// What stands directly behind the first word.
    pub(crate) fn rest(&self) -> &'t str {
        &self.body[word_len(self.body)..]
    }
}

/// How many signs may open a sentence: far above what real text holds, so that hostile text costs no more than linear time.
const OPENERS: usize = 16;

/// The length of the white space that opens `text`.
fn space_len(text: &str) -> usize {
    if precede_word(text.as_bytes()) { 1 } else { text.len() - text.trim_start().len() }
}

/// The length of the dashes, quotes and brackets that open a sentence, whether there is a dash, and the first quote or
/// bracket.
fn read_openers(text: &str) -> (usize, bool, Option<char>) {
    let (mut end, mut dash, mut opener) = (0, false, None);
    if text.bytes().next().is_some_and(opens_word) {
        return (end, dash, opener);
    }
    for (at, c) in text.char_indices().take(OPENERS) {
        end = at;
        match c {
            '—' | '–' | '-' | '―' | '−' => dash = true,
            '«' | '»' | '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‹' | '(' | '[' | '{' => {
                opener = opener.or(Some(c));
            }
            '¿' | '¡' | '…' | '.' | '*' => {}
            '\n' => break,
            c if c.is_whitespace() => {}
            _ => break,
        }
    }
    (end, dash, opener)
}

/// Whether a longer word has a Latin capital.
fn holds_capital(word: &str) -> bool {
    word.len() > 3 && word.bytes().any(|byte| byte.is_ascii_uppercase())
}

fn classify(body: &str) -> Start {
    match body.chars().next() {
        None => Start::Nothing,
        Some(first) if is_numeric(first) => Start::Digit,
        // «iPhone», "macOS": a small letter by trade mark, a capital by grammar.
        Some('a'..='z') if holds_capital(&body[..word_len(body)]) => Start::Upper,
        Some(first) if is_lower(first) => Start::Lower,
        Some(first) if is_alphabetic(first) => Start::Upper,
        Some(_) => Start::Other,
    }
}
