//! Character references (`&amp;`, `&#1030;`), read as the HTML Standard's tokenizer reads them.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::memchr2;

/// Where a reference stands. In attributes `&copy=2` is no reference: addresses are full of such parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
    /// The content of `script`, `iframe` and the like: there are none.
    RawText,
}

/// What `raw` says: its references read, its line breaks made LF.
pub(super) fn decoded(raw: &str, place: Place) -> Cow<'_, str> {
    let mut decoded = String::new();
    if decode_into(raw, place, &mut decoded) { Cow::Owned(decoded) } else { Cow::Borrowed(raw) }
}

/// Appends what `raw` says to `decoded`; `false`, and nothing appended, where it says what stands there.
pub(super) fn decode_into(raw: &str, place: Place, decoded: &mut String) -> bool {
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = memchr2(b'&', b'\r', &raw.as_bytes()[at..]) {
        at += found;
        let (meaning, length) = match raw.as_bytes()[at] {
            b'\r' => (Meaning::One('\n'), line_break(&raw[at..])),
            _ if place == Place::RawText => (Meaning::One('&'), 1),
            _ => read(&raw[at..], place),
        };
        if meaning != Meaning::One('&') || length > 1 {
            decoded.push_str(&raw[copied..at]);
            meaning.push_to(decoded);
            copied = at + length;
        }
        at += length;
    }
    if copied > 0 {
        decoded.push_str(&raw[copied..]);
    }
    copied > 0
}

/// The length of the reference or the line break of CR with which `rest` begins.
pub(super) fn length(rest: &str) -> usize {
    if rest.starts_with('\r') { line_break(rest) } else { read(rest, Place::Text).1 }
}

/// The length of the line break with which `rest` begins: CR, or CR and LF.
fn line_break(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { 1 }
}

/// The characters that a reference stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    One(char),
    Two(char, char),
}

impl Meaning {
    fn push_to(self, text: &mut String) {
        match self {
            Self::One(c) => text.push(c),
            Self::Two(first, second) => text.extend([first, second]),
        }
    }
}

/// What the ampersand with which `rest` begins stands for with what belongs to it, and the length of both. One that
/// begins no reference stands for itself.
fn read(rest: &str, place: Place) -> (Meaning, usize) {
    let reference = match rest.as_bytes().get(1) {
        Some(b'#') => numeric(rest),
        Some(byte) if byte.is_ascii_alphanumeric() => named(rest, place),
        _ => None,
    };
    reference.unwrap_or((Meaning::One('&'), 1))
}

fn numeric(rest: &str) -> Option<(Meaning, usize)> {
    let bytes = rest.as_bytes();
    let (base, start) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let digits = bytes[start..].iter().map_while(|&byte| char::from(byte).to_digit(base));
    let (length, number) = digits
        .fold((0, 0_u32), |(length, number), digit| (length + 1, number.saturating_mul(base).saturating_add(digit)));
    let end = start + length;
    let length = end + usize::from(bytes.get(end) == Some(&b';'));
    (end > start).then_some((Meaning::One(character(number)), length))
}

/// The character of a number: of those that are none, and of Windows-1252, the Standard knows better.
fn character(number: u32) -> char {
    let windows = number.checked_sub(0x80).and_then(|at| *C1_REPLACEMENTS.get(at as usize)?);
    let plain = char::from_u32(number).filter(|&c| c != '\0');
    windows.or(plain).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The longest name with which `rest` goes on after its ampersand.
fn named(rest: &str, place: Place) -> Option<(Meaning, usize)> {
    let name = &rest[1..];
    if let Some(common) = common(name) {
        return Some(common);
    }
    let mut found = None;
    for end in 1..=name.len() {
        // Of every name the table has all beginnings, with zeros for those that are no names.
        let Some(&(first, second)) = name.get(..end).and_then(|name| NAMED_ENTITIES.get(name)) else { break };
        if first != 0 {
            found = Some((first, second, end));
        }
    }
    let (first, second, end) = found?;
    let next = name.as_bytes().get(end);
    let goes_on = next.is_some_and(|&byte| byte == b'=' || byte.is_ascii_alphanumeric());
    if place == Place::Attribute && goes_on && !name[..end].ends_with(';') {
        return None;
    }
    let first = char::from_u32(first)?;
    let meaning = match char::from_u32(second).filter(|_| second != 0) {
        Some(second) => Meaning::Two(first, second),
        None => Meaning::One(first),
    };
    Some((meaning, 1 + end))
}

/// The references that nearly all pages are content with.
fn common(name: &str) -> Option<(Meaning, usize)> {
    const NAMES: [(&str, char); 5] = [("amp;", '&'), ("nbsp;", '\u{a0}'), ("quot;", '"'), ("lt;", '<'), ("gt;", '>')];
    let (name, meaning) = NAMES.iter().find(|(known, _)| name.starts_with(known))?;
    Some((Meaning::One(*meaning), 1 + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, in_text: &str, in_attribute: &str) {
        assert_eq!(decoded(raw, Place::Text), in_text, "{raw}");
        assert_eq!(decoded(raw, Place::Attribute), in_attribute, "{raw} in an attribute");
    }

    #[test]
    fn reads_names() {
        check("a&amp;b&nbsp;c&hellip;&bne;", "a&b\u{a0}c…=\u{20e5}", "a&b\u{a0}c…=\u{20e5}");
        check("&copy &notit; &ampx &amp=", "© ¬it; &x &=", "© &notit; &ampx &amp=");
        check("& &; && &їжак &unknown; AT&T", "& &; && &їжак &unknown; AT&T", "& &; && &їжак &unknown; AT&T");
        check("?a=b&lang=uk&copy=1", "?a=b&lang=uk©=1", "?a=b&lang=uk&copy=1");
    }

    #[test]
    fn reads_numbers() {
        check("&#1030;&#x406&#X407;х", "ІІЇх", "ІІЇх");
        check(
            "&#150;&#0;&#xD800;&#x110000;&#99999999999;&#129;",
            "–\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{81}",
            "–\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{81}",
        );
        check("&#;&#x;&#xg&#", "&#;&#x;&#xg&#", "&#;&#x;&#xg&#");
    }

    #[test]
    fn makes_every_line_break_lf() {
        check("a\r\nb\rc\r\r\nd&#13;", "a\nb\nc\n\nd\r", "a\nb\nc\n\nd\r");
        assert_eq!(decoded("a\r\n&amp;\r", Place::RawText), "a\n&amp;\n");
    }
}
