//! Plain tags and texts, read ahead of the tokenizer, which takes several steps for each character.
//!
//! Only what can be read at sight is: text, and a tag with nothing odd about it. All else is left to the tokenizer.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use memchr::{memchr, memchr3};

use super::reference::{self, Place};

/// A page whose bytes the nodes of its tree share.
pub(super) struct Page<'a> {
    html: &'a str,
    text: StrTendril,
    names: RefCell<Names<'a>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, text: StrTendril::from_slice(html), names: RefCell::default() }
    }

    /// The part of the page between two offsets, without copying it.
    pub(super) fn slice(&self, start: usize, end: usize) -> StrTendril {
        match (u32::try_from(start), u32::try_from(end - start)) {
            (Ok(start), Ok(length)) => self.text.subtendril(start, length),
            _ => StrTendril::new(),
        }
    }

    /// What the text at `start` says, and its end: text that stands for itself, or a line break, or a reference.
    /// Nothing where no text begins.
    pub(super) fn characters(&self, start: usize) -> (StrTendril, usize) {
        let rest = &self.html[start..];
        let length = memchr3(b'<', b'&', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        if length > 0 {
            return (self.slice(start, start + length), start + length);
        }
        match rest.as_bytes().first() {
            Some(b'&') => {
                let (meaning, length) = reference::read(rest, Place::Text);
                (meaning.to_text(), start + length)
            }
            Some(b'\r') => (StrTendril::from_char('\n'), start + reference::line_break(rest)),
            Some(b'<') if !begins_markup(rest) => (self.slice(start, start + 1), start + 1),
            _ => (StrTendril::new(), start),
        }
    }

    /// What the page says between two offsets, references and line breaks read as they are at that `place`.
    pub(super) fn decoded(&self, start: usize, end: usize, place: Place) -> StrTendril {
        match reference::decoded(&self.html[start..end], place) {
            Cow::Borrowed(_) => self.slice(start, end),
            Cow::Owned(text) => text.into(),
        }
    }

    /// The plain tag that begins at `start`, and its end. The tag after which all is text is not plain.
    pub(super) fn tag(&self, start: usize, max_attributes: usize) -> Option<(Tag, usize)> {
        let closes = self.html[start..].starts_with("</");
        let mut reader = Reader { page: self, at: start + if closes { 2 } else { 1 } };
        let name = reader.name().filter(|name| closes || *name != local_name!("plaintext"))?;
        let kind = if closes { TagKind::EndTag } else { TagKind::StartTag };
        let mut tag = Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
        while !reader.ends_tag(&mut tag)? {
            let attribute = reader.attribute()?;
            if tag.attrs.iter().any(|other| other.name.local == attribute.name.local) {
                tag.had_duplicate_attributes = true;
            } else {
                tag.attrs.push(attribute);
            }
            if tag.attrs.len() > max_attributes {
                return None;
            }
        }
        Some((tag, reader.at))
    }
}

/// Whether a tag, a comment or the like begins `rest`; any other `<` is a sign of the text.
pub(super) fn begins_markup(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'!' | b'/' | b'?'))
}

/// Reads the parts of a tag; `None` wherever something is odd.
struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    at: usize,
}

impl<'a> Reader<'_, 'a> {
    fn bytes(&self) -> &'a [u8] {
        &self.page.html.as_bytes()[self.at..]
    }

    /// The name of a tag: letters, digits and hyphens.
    fn name(&mut self) -> Option<LocalName> {
        self.bytes().first().filter(|byte| byte.is_ascii_alphabetic())?;
        let length = self.bytes().iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-')?;
        let is_end = matches!(self.bytes()[length], b' ' | b'\n' | b'\t' | b'/' | b'>');
        is_end.then(|| self.take_name(length))
    }

    fn take_name(&mut self, length: usize) -> LocalName {
        let name = &self.page.html[self.at..self.at + length];
        self.at += length;
        if length > SHORT_NAME {
            return self.page.names.borrow_mut().get(name);
        }
        lower_name(name)
    }

    /// Skips white space; whether there was any.
    fn skip_space(&mut self) -> bool {
        let length = self.bytes().iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t')).count();
        self.at += length;
        length > 0
    }

    /// Whether the tag ends here, which is then behind; `None` where neither its end nor an attribute may follow.
    fn ends_tag(&mut self, tag: &mut Tag) -> Option<bool> {
        let spaced = self.skip_space();
        match self.bytes() {
            [b'>', ..] => self.at += 1,
            [b'/', b'>', ..] => {
                tag.self_closing = true;
                self.at += 2;
            }
            _ => return spaced.then_some(false),
        }
        Some(true)
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@');
        let length = self.bytes().iter().position(|byte| !is_plain(byte)).filter(|&length| length > 0)?;
        let name = QualName::new(None, ns!(), self.take_name(length));
        let value = if self.bytes().first() == Some(&b'=') {
            self.at += 1;
            self.value()?
        } else if self.is_before_equals() {
            return None;
        } else {
            StrTendril::new()
        };
        Some(Attribute { name, value })
    }

    /// Whether white space and `=` follow.
    fn is_before_equals(&self) -> bool {
        self.bytes().trim_ascii_start().first() == Some(&b'=')
    }

    fn value(&mut self) -> Option<StrTendril> {
        match self.bytes().first()? {
            quote @ (b'"' | b'\'') => self.quoted(*quote),
            _ => self.unquoted(),
        }
    }

    fn quoted(&mut self, quote: u8) -> Option<StrTendril> {
        let start = self.at + 1;
        let end = start + memchr(quote, &self.page.html.as_bytes()[start..])?;
        self.at = end + 1;
        Some(self.page.decoded(start, end, Place::Attribute))
    }

    fn unquoted(&mut self) -> Option<StrTendril> {
        let start = self.at;
        let is_plain = |byte: &u8| !byte.is_ascii_whitespace() && !b"\"'`=<>".contains(byte);
        let length = self.bytes().iter().position(|byte| !is_plain(byte)).filter(|&length| length > 0)?;
        self.at += length;
        let ends = matches!(self.bytes()[0], b' ' | b'\n' | b'\t' | b'>');
        ends.then(|| self.page.decoded(start, start + length, Place::Attribute))
    }
}

/// The name of a tag or an attribute, in small letters.
fn lower_name(name: &str) -> LocalName {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        LocalName::from(name.to_ascii_lowercase())
    } else {
        LocalName::from(name)
    }
}

/// Names of so many bytes are made at once; longer ones are looked up in a table.
const SHORT_NAME: usize = 7;

/// How many long names are remembered: pages have few, over and over.
const NAMES: usize = 64;

/// Long names of tags and attributes that were met last.
struct Names<'a>([Option<(&'a str, LocalName)>; NAMES]);

impl Default for Names<'_> {
    fn default() -> Self {
        Self([const { None }; NAMES])
    }
}

impl<'a> Names<'a> {
    fn get(&mut self, name: &'a str) -> LocalName {
        let bytes = name.as_bytes();
        let sum = [0, bytes.len() / 2, bytes.len() - 1]
            .iter()
            .fold(bytes.len(), |sum, &at| sum * 31 + usize::from(bytes[at]));
        let known = &mut self.0[sum % NAMES];
        match known {
            Some((other, local)) if *other == name => local.clone(),
            _ => known.insert((name, lower_name(name))).1.clone(),
        }
    }
}
