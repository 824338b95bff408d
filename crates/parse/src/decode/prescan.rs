//! The encoding that a page names in its first bytes: "prescan a byte stream to determine its encoding" of the HTML
//! Standard.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::memmem;

/// How many bytes are looked at before the page is read, after the Standard.
const LENGTH: usize = 1024;

/// How many bytes are looked at for a `<meta>` that comes later: browsers read a page again when they meet one.
const LONGEST_HEAD: usize = 64 * 1024;

/// The encoding that a `<meta>` element at the start of the page names, the declaration of XML, or a later `<meta>`.
pub(super) fn meta_charset(page: &[u8]) -> Option<&'static Encoding> {
    let start = |length: usize| &page[..page.len().min(length)];
    scan(start(LENGTH), is_tag)
        .or_else(|| xml_encoding(start(LENGTH)))
        // What looks like an element inside a script is none.
        .or_else(|| scan(start(LONGEST_HEAD), |rest| is_tag(rest) && !is_raw(rest)))
}

fn scan(page: &[u8], is_plain: fn(&[u8]) -> bool) -> Option<&'static Encoding> {
    let mut rest = page;
    while let Some(open) = memchr::memchr(b'<', rest) {
        rest = &rest[open..];
        if rest.starts_with(b"<!--") {
            // The dashes of the start may be those of the end.
            rest = &rest[2 + memmem::find(&rest[2..], b"-->")?..];
        } else if is_meta(rest) {
            let mut attributes = Attributes(&rest["<meta".len()..]);
            if let Some(encoding) = Meta::read(&mut attributes).encoding() {
                return Some(encoding);
            }
            rest = attributes.0;
        } else if is_plain(rest) {
            let name = rest.iter().position(|&byte| byte.is_ascii_whitespace() || byte == b'>')?;
            let mut attributes = Attributes(&rest[name..]);
            while attributes.next().is_some() {}
            rest = attributes.0;
        } else if is_tag(rest) {
            rest = &rest[raw_len(rest)?..];
        } else if matches!(rest, [b'<', b'!' | b'/' | b'?', ..]) {
            rest = &rest[memchr::memchr(b'>', rest)?..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// The encoding of `<?xml version="1.0" encoding="windows-1251"?>` at the very start: "get an XML encoding" of the
/// Standard.
fn xml_encoding(page: &[u8]) -> Option<&'static Encoding> {
    let declaration = &page[..memchr::memchr(b'>', page).filter(|_| page.starts_with(b"<?xml"))?];
    let value = &declaration[memmem::find(declaration, b"encoding")? + "encoding".len()..];
    let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    label(value.first().filter(|quote| matches!(quote, b'"' | b'\'')).map(|_| value)?).and_then(named)
}

/// The encoding that a page names in ASCII.
fn named(label: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_label(label)? {
        // A page in UTF-16 would not have got here.
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => Some(UTF_8),
        encoding if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        encoding => Some(encoding),
    }
}

/// The elements whose contents are no markup, as their tags begin.
const RAW: [&[u8]; 2] = [b"script", b"style"];

/// Whether a tag opens an element whose contents are no markup.
fn is_raw(rest: &[u8]) -> bool {
    RAW.iter().any(|name| starts_with(&rest[1..], name))
}

/// The length of such an element up to its end tag; `None` where there is none.
fn raw_len(rest: &[u8]) -> Option<usize> {
    let name = RAW.iter().find(|name| starts_with(&rest[1..], name))?;
    memmem::find_iter(rest, b"</").find(|&at| starts_with(&rest[at + 2..], name))
}

fn starts_with(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn is_meta(rest: &[u8]) -> bool {
    rest.len() > 5 && rest[..5].eq_ignore_ascii_case(b"<meta") && (rest[5].is_ascii_whitespace() || rest[5] == b'/')
}

fn is_tag(rest: &[u8]) -> bool {
    match rest {
        [b'<', b'/', first, ..] | [b'<', first, ..] => first.is_ascii_alphabetic(),
        _ => false,
    }
}

/// What a `<meta>` element says of the encoding.
#[derive(Default)]
struct Meta {
    charset: Option<Vec<u8>>,
    content: Option<Vec<u8>>,
    is_content_type: bool,
}

impl Meta {
    fn read(attributes: &mut Attributes<'_>) -> Self {
        let mut meta = Self::default();
        for (name, value) in attributes {
            match name.as_slice() {
                b"charset" if meta.charset.is_none() => meta.charset = Some(value),
                b"content" if meta.content.is_none() => meta.content = Some(value),
                b"http-equiv" => meta.is_content_type |= value == b"content-type",
                _ => {}
            }
        }
        meta
    }

    fn encoding(&self) -> Option<&'static Encoding> {
        let content = self.content.as_deref().filter(|_| self.is_content_type).and_then(charset);
        let label = self.charset.as_deref().or(content)?;
        named(label)
    }
}

/// The attributes of a tag, in lower case, each with its value; what is left is the tag's end.
struct Attributes<'a>(&'a [u8]);

impl Attributes<'_> {
    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        let length = self.0.iter().position(|&byte| !is_skipped(byte)).unwrap_or(self.0.len());
        self.0 = &self.0[length..];
    }

    /// Takes what comes before the first byte that ends it.
    fn take(&mut self, is_end: impl Fn(u8) -> bool) -> Vec<u8> {
        let length = self.0.iter().position(|&byte| is_end(byte)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken.to_ascii_lowercase()
    }

    fn value(&mut self) -> Vec<u8> {
        self.skip(|byte| byte.is_ascii_whitespace());
        match self.0.first() {
            Some(&quote @ (b'"' | b'\'')) => {
                self.0 = &self.0[1..];
                let value = self.take(|byte| byte == quote);
                self.0 = self.0.get(1..).unwrap_or_default();
                value
            }
            _ => self.take(|byte| byte.is_ascii_whitespace() || byte == b'>'),
        }
    }
}

impl Iterator for Attributes<'_> {
    type Item = (Vec<u8>, Vec<u8>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        let first = *self.0.first().filter(|&&byte| byte != b'>')?;
        // A name may begin with `=`.
        self.0 = &self.0[1..];
        let mut name = vec![first.to_ascii_lowercase()];
        name.extend(self.take(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/' | b'>')));
        self.skip(|byte| byte.is_ascii_whitespace());
        let value = if let Some(rest) = self.0.strip_prefix(b"=") {
            self.0 = rest;
            self.value()
        } else {
            Vec::new()
        };
        Some((name, value))
    }
}

/// The label after `charset=` in a `Content-Type`: "extracting a character encoding from a meta element" of the HTML
/// Standard.
pub(super) fn charset(content_type: &[u8]) -> Option<&[u8]> {
    const NAME: &[u8] = b"charset";
    let mut rest = content_type;
    loop {
        let at = rest.windows(NAME.len()).position(|window| window.eq_ignore_ascii_case(NAME))?;
        rest = rest[at + NAME.len()..].trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            return label(value.trim_ascii_start());
        }
    }
}

fn label(value: &[u8]) -> Option<&[u8]> {
    match value.first()? {
        quote @ (b'"' | b'\'') => {
            let length = memchr::memchr(*quote, &value[1..])?;
            Some(&value[1..=length])
        }
        _ => value.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next(),
    }
}
