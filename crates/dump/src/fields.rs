//! Heads of records and of messages: a first line, then lines of a name and a value, to a blank line.
//!
//! Read as crawlers and servers write them: lines may end without a carriage return, one that begins with white space
//! goes on with the value before it, one without a colon is none.

use std::borrow::Cow;

/// The head of a record or message. Its fields are read as often as they are asked for, which costs no memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'a> {
    /// The first line, without white space around it.
    pub(crate) first_line: &'a [u8],
    /// The lines below it.
    lines: &'a [u8],
}

impl<'a> Fields<'a> {
    /// The fields of a head, which goes to its blank line or to the end.
    pub(crate) fn of(head: &'a [u8]) -> Self {
        let first_line = lines(head).next().unwrap_or_default();
        Self { first_line: first_line.trim_ascii(), lines: &head[first_line.len()..] }
    }

    /// The value of the first field of a name, in letters of either case.
    pub(crate) fn get(self, name: &str) -> Option<Cow<'a, [u8]>> {
        self.all(name).next()
    }

    /// The same of several names at once.
    pub(crate) fn get_each<const N: usize>(self, names: [&str; N]) -> [Option<Cow<'a, [u8]>>; N] {
        let mut values = [const { None }; N];
        for (name, value) in self.iter() {
            let at = names.iter().position(|other| name.eq_ignore_ascii_case(other.as_bytes()));
            if let Some(slot) = at.map(|at| &mut values[at]) {
                slot.get_or_insert(value);
            }
        }
        values
    }

    /// The values of all fields of a name, in order.
    pub(crate) fn all(self, name: &str) -> impl Iterator<Item = Cow<'a, [u8]>> {
        let fields = self.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name.as_bytes()));
        fields.map(|(_, value)| value)
    }

    /// All fields, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'a [u8], Cow<'a, [u8]>)> {
        let mut read = lines(self.lines).filter_map(read).peekable();
        std::iter::from_fn(move || {
            let (name, value) = read.next()?;
            let mut value = Cow::Borrowed(value);
            while let Some((_, more)) = read.next_if(|(name, _)| name.is_none()) {
                value = [&*value, more].join(&b' ').into();
            }
            Some((name.unwrap_or_default(), value))
        })
    }
}

/// The lines of a head, to its blank line or the end.
fn lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = head;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let (line, behind) = rest.split_at(end);
        let is_blank = line.ends_with(b"\n") && line.trim_ascii_end().is_empty();
        rest = if is_blank { &[] } else { behind };
        (!is_blank && !line.is_empty()).then_some(line)
    })
}

/// What a line says: the name of a field, unless it goes on with that before it, and a value.
fn read(line: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    if let [b' ' | b'\t', more @ ..] = line {
        return Some((None, more.trim_ascii()));
    }
    let colon = memchr::memchr(b':', line)?;
    Some((Some(line[..colon].trim_ascii()), line[colon + 1..].trim_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: &[(&str, &str)]) {
        let fields = Fields::of(head.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let read: Vec<_> = fields.iter().map(|(name, value)| (text(name), text(&value))).collect();
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
        let fields = Fields::of(b"WARC/1.0\r\nLink: a\r\nLINK: b\r\n");
        assert_eq!(fields.first_line, b"WARC/1.0");
        assert_eq!((fields.get("link").as_deref(), fields.all("Link").count()), (Some(&b"a"[..]), 2));
        assert_eq!(fields.get("Date"), None);
    }
}
