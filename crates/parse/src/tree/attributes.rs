//! How many attributes a tag has that the tokenizer is still reading.

/// Counts the attributes of a tag over the pieces of a page.
///
/// The tokenizer compares each attribute with all before it, hence a tag must be stopped before it ends.
#[derive(Debug, Default)]
pub(super) struct AttributeCounter {
    /// Where the tag begins.
    tag: usize,
    /// How much of the page has been counted.
    counted: usize,
    count: usize,
    state: State,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    TagName,
    Between,
    Name,
    BeforeValue,
    Value,
    Quoted(u8),
}

impl AttributeCounter {
    /// The number of attributes up to `end` of a tag that begins at `start`, 0 where no tag begins there.
    ///
    /// `end` may grow from call to call.
    pub(super) fn count(&mut self, html: &str, start: usize, end: usize) -> usize {
        if !is_tag(&html.as_bytes()[start..end]) {
            return 0;
        }
        if self.tag != start {
            *self = Self { tag: start, counted: start, ..Self::default() };
        }
        for &byte in &html.as_bytes()[self.counted..end] {
            self.state = self.step(byte);
        }
        self.counted = end;
        self.count
    }

    fn step(&mut self, byte: u8) -> State {
        match (self.state, byte) {
            (State::Quoted(quote), _) => {
                if byte == quote {
                    State::Between
                } else {
                    self.state
                }
            }
            (State::BeforeValue, b'"' | b'\'') => State::Quoted(byte),
            (State::BeforeValue, _) if byte.is_ascii_whitespace() => State::BeforeValue,
            (State::BeforeValue, _) => State::Value,
            (State::Name, b'=') => State::BeforeValue,
            (State::TagName | State::Name | State::Between, b'/') => State::Between,
            _ if byte.is_ascii_whitespace() => State::Between,
            // A name followed by white space, then `=`.
            (State::Between, b'=') if self.count > 0 => State::BeforeValue,
            (State::Between, _) => {
                self.count += 1;
                State::Name
            }
            (state, _) => state,
        }
    }
}

fn is_tag(rest: &[u8]) -> bool {
    match rest {
        [b'<', b'/', first, ..] | [b'<', first, ..] => first.is_ascii_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, expected: usize) {
        let mut whole = AttributeCounter::default();
        assert_eq!(whole.count(tag, 0, tag.len()), expected, "{tag}");
        let mut pieces = AttributeCounter::default();
        let last = (0..=tag.len()).filter(|&end| tag.is_char_boundary(end)).map(|end| pieces.count(tag, 0, end)).last();
        assert_eq!(last, Some(expected), "{tag} in pieces");
    }

    #[test]
    fn counts_attributes() {
        check("<a b c", 2);
        check("</a b='c d' e=\"f g\" h = i j=k/l/m", 5);
        check("<a/b/c=d/ e", 3);
        check("<a b='c d e", 1);
        check("<!-- b c d", 0);
        check("текст b c", 0);
    }
}
