//! Heads of records and of messages: a first line, then lines of a name and a value, to a blank line.
//!
//! Read as crawlers and servers write them: lines may end without a carriage return, one that begins with white space
//! goes on with the value before it, one without a colon is none.

use std::borrow::Cow;

/// The head of a record or message.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    /// The first line, without white space around it.
    pub(crate) first_line: &'a [u8],
    fields: Vec<(&'a [u8], Cow<'a, [u8]>)>,
}

impl<'a> Fields<'a> {
    /// Reads a head, to its blank line or the end.
    pub(crate) fn read(head: &'a [u8]) -> Self {
        let lines = head.split_inclusive(|&byte| byte == b'\n').map_while(|line| {
            let is_blank = line.ends_with(b"\n") && line.trim_ascii_end().is_empty();
            (!is_blank).then_some(line)
        });
        let mut lines = lines.fuse();
        let first_line = lines.next().unwrap_or_default().trim_ascii();
        let mut fields: Vec<(&[u8], Cow<'_, [u8]>)> = Vec::with_capacity(memchr::memchr_iter(b'\n', head).count());
        for line in lines {
            if let [b' ' | b'\t', rest @ ..] = line {
                match fields.last_mut() {
                    Some((_, value)) => *value = [value, rest.trim_ascii()].join(&b' ').into(),
                    None => fields.push((&[], rest.trim_ascii().into())),
                }
            } else if let Some(colon) = memchr::memchr(b':', line) {
                fields.push((line[..colon].trim_ascii(), line[colon + 1..].trim_ascii().into()));
            }
        }
        Self { first_line, fields }
    }

    /// The value of the first field of a name, in letters of either case.
    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.all(name).next()
    }

    /// The values of all fields of a name, in order.
    pub(crate) fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = &[u8]> {
        let fields = self.fields.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name.as_bytes()));
        fields.map(|(_, value)| &**value)
    }

    /// All fields, in order.
    pub(crate) fn into_fields(self) -> impl Iterator<Item = (&'a [u8], Cow<'a, [u8]>)> {
        self.fields.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: &[(&str, &str)]) {
        let fields = Fields::read(head.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let read: Vec<_> = fields.into_fields().map(|(name, value)| (text(name), text(&value))).collect();
        let expected: Vec<_> = expected.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        assert_eq!(read, expected, "{head:?}");
    }

    #[test]
    fn reads_fields_to_the_blank_line() {
        check("HTTP/1.1 200 OK\r\nA: b\r\nC:d \r\n\r\nE: f\r\n", &[("A", "b"), ("C", "d")]);
        check("HTTP/1.1 200 OK\nA : b:c\n\nbody", &[("A", "b:c")]);
        check("HTTP/1.1 200 OK\r\nA: b", &[("A", "b")]);
        check("HTTP/1.1 200 OK\r\nno field\r\nA:\r\n", &[("A", "")]);
        check("\r\nA: b\r\n", &[]);
    }

    #[test]
    fn joins_values_that_go_on() {
        check("HTTP/1.1 200 OK\r\nA: b\r\n  c \r\n\td\r\nE: f\r\n", &[("A", "b c d"), ("E", "f")]);
        check("HTTP/1.1 200 OK\r\n b\r\n", &[("", "b")]);
    }

    #[test]
    fn finds_names_in_any_case() {
        let fields = Fields::read(b"WARC/1.0\r\nLink: a\r\nLINK: b\r\n");
        assert_eq!(fields.first_line, b"WARC/1.0");
        assert_eq!((fields.get("link"), fields.all("Link").count()), (Some(&b"a"[..]), 2));
        assert_eq!(fields.get("Date"), None);
    }
}
