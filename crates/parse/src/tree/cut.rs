//! Where the content ends that the tree does not need: that of scripts, styles, comments and drawings.
//!
//! Each function takes the page from the first byte of the content on, and follows the HTML Standard's tokenizer.

use memchr::{memchr, memchr_iter, memchr2, memmem};

use super::reference::{self, Place};

/// How deep elements of a drawing may nest for it to be cut.
const DRAWING_DEPTH: usize = 256;

/// The length of the content of a raw text element up to `</name`; the whole rest where it is never closed.
pub(super) fn raw_text(rest: &str, name: &str) -> usize {
    let bytes = rest.as_bytes();
    memmem::find_iter(bytes, "</").find(|&at| is_tag_name(&bytes[at + 2..], name)).unwrap_or(bytes.len())
}

/// Whether `rest` begins with a tag's whole name, in capitals or not.
fn is_tag_name(rest: &[u8], name: &str) -> bool {
    rest.len() > name.len()
        && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        && matches!(rest[name.len()], b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' | b'/' | b'>')
}

/// How the content of a script is read: `<!--` hides nothing by itself, but makes `<script>` hide `</script>`.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Plain,
    Escaped,
    DoubleEscaped,
}

/// The length of a script's content up to `</script`; the whole rest where it is never closed.
pub(super) fn script(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut state = Script::Plain;
    let mut at = 0;
    while let Some(found) = memchr2(b'<', if state == Script::Plain { b'<' } else { b'-' }, &bytes[at..]) {
        at += found;
        let tail = &bytes[at..];
        if tail[0] == b'-' {
            let dashes = tail.iter().take_while(|&&byte| byte == b'-').count();
            at += dashes;
            if dashes >= 2 && bytes.get(at) == Some(&b'>') {
                state = Script::Plain;
            }
            continue;
        }
        let closes = tail.starts_with(b"</") && is_tag_name(&tail[2..], "script");
        match state {
            Script::Plain | Script::Escaped if closes => return at,
            // The two dashes may be those of the closing `-->`.
            Script::Plain if tail.starts_with(b"<!--") => (state, at) = (Script::Escaped, at + 1),
            Script::Escaped if is_tag_name(&tail[1..], "script") => state = Script::DoubleEscaped,
            Script::DoubleEscaped if closes => state = Script::Escaped,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The length of a comment from `<!--` to its end; the whole rest where it is never closed. `None` for anything else.
pub(super) fn comment(rest: &str) -> Option<usize> {
    const OPEN: &str = "<!--";
    let [b'<', b'!', b'-', b'-', content @ ..] = rest.as_bytes() else { return None };
    let closes = |&at: &usize| {
        matches!(&content[..at], b"" | b"-") || content[..at].ends_with(b"--") || content[..at].ends_with(b"--!")
    };
    let length = memchr_iter(b'>', content).find(closes).map_or(content.len(), |at| at + 1);
    Some(OPEN.len() + length)
}

/// What is known of a drawing's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The length of the content up to the closing `</svg`.
    pub(super) length: usize,
    /// Whether there is text in it.
    pub(super) has_text: bool,
}

/// The content of an `svg` element, if it can be cut: `None` where it is never closed, where HTML stands in it
/// (`foreignObject`, markup in a `title`), or a tag that ends the drawing for the parser.
pub(super) fn drawing(rest: &str) -> Option<Drawing> {
    let mut open: Vec<&str> = Vec::new();
    let mut has_text = false;
    let mut at = 0;
    loop {
        let text = memchr(b'<', &rest.as_bytes()[at..])?;
        has_text |= !is_blank(&rest[at..at + text]);
        at += text;
        if let Some(length) = comment(&rest[at..]) {
            at += length;
            continue;
        }
        let tag = Tag::read(&rest[at..])?;
        if tag.closes {
            match open.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
                Some(position) => open.truncate(position),
                None if tag.name.eq_ignore_ascii_case("svg") => return Some(Drawing { length: at, has_text }),
                None => return None,
            }
        } else if ends_drawing(tag.name) || open.last().is_some_and(|name| holds_html(name)) {
            return None;
        } else if !tag.closes_itself {
            open.push(tag.name);
        }
        if open.len() > DRAWING_DEPTH {
            return None;
        }
        at += tag.length;
    }
}

/// Whether a text of a drawing is white space once its references are read; NUL says nothing there.
fn is_blank(text: &str) -> bool {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '\0';
    text.chars().all(is_space) || text.contains('&') && reference::decoded(text, Place::Text).chars().all(is_space)
}

/// A tag as it stands in the page.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    closes_itself: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    /// The tag at the start of `rest`; `None` for anything but a well-formed tag.
    fn read(rest: &'a str) -> Option<Self> {
        let closes = rest.starts_with("</");
        let from = if closes { 2 } else { 1 };
        let bytes = rest.as_bytes();
        bytes.get(from).filter(|byte| byte.is_ascii_alphabetic())?;
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let to = from + bytes[from..].iter().position(ends)?;
        let close = to + tag_end(&bytes[to..])?;
        let closes_itself = bytes[close - 1] == b'/';
        Some(Self { name: &rest[from..to], closes, closes_itself, length: close + 1 })
    }
}

/// Where the `>` of a tag stands in what follows its name; `None` where quotes stand elsewhere than round a value or
/// `=` elsewhere than after a name: only the tokenizer knows then.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\'' | b'>' | b'='))?;
        match bytes[at] {
            b'>' => return Some(at),
            b'=' if at > 0 && !is_edge(bytes[at - 1]) => at = value_end(bytes, at + 1)?,
            _ => return None,
        }
    }
}

/// Whether no attribute's name ends with `byte`.
fn is_edge(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}

/// Where the value of an attribute ends, quotes and all.
fn value_end(bytes: &[u8], from: usize) -> Option<usize> {
    let start = from + bytes[from..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    if let quote @ (b'"' | b'\'') = bytes[start] {
        return Some(start + 1 + memchr(quote, &bytes[start + 1..])? + 1);
    }
    let end = start + bytes[start..].iter().position(|&byte| byte.is_ascii_whitespace() || byte == b'>')?;
    // An unquoted value with a slash at its end would look like a tag that closes itself.
    let odd = bytes[start..end].iter().any(|byte| matches!(byte, b'"' | b'\'' | b'=' | b'/'));
    (!odd).then_some(end)
}

/// Whether HTML may stand in an element of a drawing.
fn holds_html(name: &str) -> bool {
    name.eq_ignore_ascii_case("title") || name.eq_ignore_ascii_case("desc")
}

/// Whether a start tag named `name` ends a drawing, or has HTML below it.
///
/// The HTML Standard, "the rules for parsing tokens in foreign content", for the first; `font` only with some
/// attributes.
fn ends_drawing(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "font",
        "foreignobject",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "i",
        "img",
        "li",
        "listing",
        "math",
        "menu",
        "meta",
        "nobr",
        "ol",
        "p",
        "pre",
        "ruby",
        "s",
        "script",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
        "var",
    ];
    NAMES.iter().any(|other| other.eq_ignore_ascii_case(name))
}
