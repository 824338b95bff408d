//! Plain tags, read ahead of the tokenizer, which takes several steps for each character.
//!
//! Only what can be read at sight is: a tag with nothing odd about it. All else is left to the tokenizer.

use html5ever::ns;
use html5ever::tokenizer::{Tag, TagKind};
use memchr::{memchr, memchr3};

use super::arena::Arena;
use super::names::{NameId, Names};
use super::reference::Place;
use super::texts::{Span, Texts};
use super::{Attribute, Attributes};

/// A tag as it was read. Its attributes stand in the arena, each name once.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadTag {
    pub(super) closes: bool,
    pub(super) closes_itself: bool,
    pub(super) name: NameId,
    pub(super) attributes: Attributes,
}

/// The plain tag that begins at `start`, and its end. One with more attributes than the limit is not plain.
pub(super) fn tag<'h>(
    html: &'h str,
    start: usize,
    (names, arena): (&mut Names<'h>, &mut Arena<'h>),
    max_attributes: usize,
) -> Option<(ReadTag, usize)> {
    let closes = html.as_bytes().get(start + 1) == Some(&b'/');
    let (first, made) = (arena.attributes.len(), arena.texts.made());
    let mut reader = Reader { html, at: start + if closes { 2 } else { 1 }, names, arena, first };
    let tag = reader.tag(closes, max_attributes);
    let end = reader.at;
    if tag.is_none() || closes {
        arena.attributes.truncate(first);
        arena.texts.truncate(made);
    }
    Some((tag?, end))
}

/// A tag that the tokenizer has read.
pub(super) fn taken_over(tag: &Tag, names: &mut Names<'_>, arena: &mut Arena<'_>) -> ReadTag {
    let name = names.id(ns!(html), tag.name.clone());
    let (closes, closes_itself) = (tag.kind == TagKind::EndTag, tag.self_closing);
    let first = arena.attributes.len();
    for attribute in tag.attrs.iter().filter(|_| !closes) {
        let name = names.id(ns!(html), attribute.name.local.clone());
        let value = arena.texts.add(&attribute.value);
        arena.attributes.push(Attribute { name, value });
    }
    ReadTag { closes, closes_itself, name, attributes: arena.attributes_from(first) }
}

/// Whether a tag, a comment or the like begins `rest`; any other `<` is a sign of the text.
pub(super) fn begins_markup(rest: &[u8]) -> bool {
    matches!(rest, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'!' | b'/' | b'?'))
}

/// Reads the parts of a tag; `None` wherever something is odd.
struct Reader<'r, 'h> {
    html: &'h str,
    at: usize,
    names: &'r mut Names<'h>,
    arena: &'r mut Arena<'h>,
    /// Where the tag's attributes begin among those of all.
    first: usize,
}

impl<'h> Reader<'_, 'h> {
    fn bytes(&self) -> &'h [u8] {
        &self.html.as_bytes()[self.at..]
    }

    fn tag(&mut self, closes: bool, max_attributes: usize) -> Option<ReadTag> {
        let name = self.name()?;
        let mut closes_itself = false;
        while !self.ends_tag(&mut closes_itself)? {
            let attribute = self.attribute()?;
            if self.arena.attributes[self.first..].iter().all(|other| other.name != attribute.name) {
                self.arena.attributes.push(attribute);
            }
            if self.arena.attributes.len() - self.first > max_attributes {
                return None;
            }
        }
        Some(ReadTag { closes, closes_itself, name, attributes: self.arena.attributes_from(self.first) })
    }

    /// How many bytes follow that are of `kind`; `None` where nothing else follows.
    fn run(&self, kind: u8) -> Option<usize> {
        self.bytes().iter().position(|&byte| KINDS[usize::from(byte)] & kind == 0)
    }

    /// The name of a tag: letters, digits and hyphens.
    fn name(&mut self) -> Option<NameId> {
        self.bytes().first().filter(|byte| byte.is_ascii_alphabetic())?;
        let length = self.run(TAG_NAME)?;
        let is_end = is_space(self.bytes()[length]) || matches!(self.bytes()[length], b'/' | b'>');
        is_end.then(|| self.take_name(length))
    }

    fn take_name(&mut self, length: usize) -> NameId {
        let name = &self.html[self.at..self.at + length];
        self.at += length;
        self.names.spelled(name)
    }

    /// Skips white space; whether there was any.
    fn skip_space(&mut self) -> bool {
        let start = self.at;
        while self.bytes().first().is_some_and(|&byte| is_space(byte)) {
            self.at += 1;
        }
        self.at > start
    }

    /// Whether the tag ends here, which is then behind; `None` where neither its end nor an attribute may follow.
    fn ends_tag(&mut self, closes_itself: &mut bool) -> Option<bool> {
        let spaced = self.skip_space();
        match self.bytes() {
            [b'>', ..] => self.at += 1,
            [b'/', b'>', ..] => {
                *closes_itself = true;
                self.at += 2;
            }
            _ => return spaced.then_some(false),
        }
        Some(true)
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let length = self.run(NAME).filter(|&length| length > 0)?;
        let name = self.take_name(length);
        let value = if self.bytes().first() == Some(&b'=') {
            self.at += 1;
            self.value()?
        } else if self.is_before_equals() {
            return None;
        } else {
            Span::EMPTY
        };
        Some(Attribute { name, value })
    }

    /// Whether white space and `=` follow.
    fn is_before_equals(&self) -> bool {
        self.bytes().trim_ascii_start().first() == Some(&b'=')
    }

    fn value(&mut self) -> Option<Span> {
        match self.bytes().first()? {
            quote @ (b'"' | b'\'') => self.quoted(*quote),
            _ => self.unquoted(),
        }
    }

    fn quoted(&mut self, quote: u8) -> Option<Span> {
        let start = self.at + 1;
        let bytes = self.html.as_bytes();
        let stop = start + memchr3(quote, b'&', b'\r', &bytes[start..])?;
        if bytes[stop] == quote {
            self.at = stop + 1;
            return Some(Texts::part(start, stop));
        }
        let end = stop + memchr(quote, &bytes[stop..])?;
        self.at = end + 1;
        Some(self.arena.texts.decoded(start, end, Place::Attribute))
    }

    fn unquoted(&mut self) -> Option<Span> {
        let start = self.at;
        let length = self.run(UNQUOTED).filter(|&length| length > 0)?;
        self.at += length;
        let ends = is_space(self.bytes()[0]) || self.bytes()[0] == b'>';
        ends.then(|| self.arena.texts.decoded(start, start + length, Place::Attribute))
    }
}

/// A byte that may stand in the name of a tag.
const TAG_NAME: u8 = 1;

/// A byte that may stand in the name of an attribute.
const NAME: u8 = 2;

/// A byte that may stand in a value without quotes.
const UNQUOTED: u8 = 4;

/// Of which kinds each byte is.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    loop {
        kinds[byte as usize] = kinds_of(byte);
        if byte == u8::MAX {
            break kinds;
        }
        byte += 1;
    }
};

const fn kinds_of(byte: u8) -> u8 {
    match byte {
        b'-' => TAG_NAME | NAME | UNQUOTED,
        b'_' | b':' | b'.' | b'@' => NAME | UNQUOTED,
        b'"' | b'\'' | b'`' | b'=' | b'<' | b'>' => 0,
        _ if byte.is_ascii_alphanumeric() => TAG_NAME | NAME | UNQUOTED,
        _ if byte.is_ascii_whitespace() => 0,
        _ => UNQUOTED,
    }
}

/// White space between the parts of a tag.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}
