//! XML on a buffer, an element a line.

use std::borrow::Cow;
use std::io;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// Writes elements to a buffer, indented by their depth.
pub(super) struct Xml<'a> {
    writer: quick_xml::Writer<&'a mut Vec<u8>>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Goes on inside `depth` open elements.
    pub(super) fn at_depth(buffer: &'a mut Vec<u8>, depth: usize) -> Self {
        Self { writer: quick_xml::Writer::new(buffer), depth }
    }

    pub(super) fn declaration(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.end_line()
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.indent()?;
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        self.depth += 1;
        self.end_line()
    }

    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.indent()?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        self.end_line()
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.indent()?;
        self.writer.write_event(Event::Empty(start(name, attributes)))?;
        self.end_line()
    }

    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.indent()?;
        let text = escaped_text(text);
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        self.writer.write_event(Event::Text(BytesText::from_escaped(text)))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        self.end_line()
    }

    fn indent(&mut self) -> io::Result<()> {
        let spaces = " ".repeat(self.depth);
        self.writer.write_event(Event::Text(BytesText::from_escaped(spaces)))
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::from_escaped("\n")))
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for &(name, value) in attributes {
        start.push_attribute((name, allowed(value).as_ref()));
    }
    start
}

/// A text as it stands between tags.
pub(super) fn escaped_text(text: &str) -> Cow<'_, str> {
    quick_xml::escape::partial_escape(allowed(text))
}

/// A text as it stands between tags or in an attribute.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    quick_xml::escape::escape(allowed(text))
}

/// The text with U+FFFD for what no document of XML 1.0 can hold.
fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|char| if is_allowed(char) { char } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// The production `Char` of XML 1.0, section 2.2.
fn is_allowed(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A document read back for tests: a list of elements with path, attributes and direct text.
#[cfg(test)]
pub(super) mod read {
    use quick_xml::Reader;
    use quick_xml::events::{BytesStart, Event};

    #[derive(Debug, Clone, Default)]
    pub(in crate::encoder) struct Element {
        pub(in crate::encoder) path: String,
        pub(in crate::encoder) attributes: Vec<(String, String)>,
        pub(in crate::encoder) text: String,
    }

    impl Element {
        pub(in crate::encoder) fn attribute(&self, name: &str) -> Option<&str> {
            self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
        }
    }

    pub(in crate::encoder) fn elements(document: &str) -> Vec<Element> {
        let mut reader = Reader::from_str(document);
        let (mut all, mut open) = (Vec::<Element>::new(), Vec::<usize>::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    let element = element(&start, open.last().map(|&parent| all[parent].path.as_str()));
                    open.push(all.len());
                    all.push(element);
                }
                Event::Empty(start) => all.push(element(&start, open.last().map(|&parent| all[parent].path.as_str()))),
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => {
                    if let Some(&at) = open.last() {
                        all[at].text.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(reference) => {
                    let raw = format!("&{};", &*reference);
                    all[*open.last().unwrap()].text.push_str(&quick_xml::escape::unescape(&raw).unwrap());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(open.is_empty());
        all
    }

    pub(in crate::encoder) fn at<'a>(elements: &'a [Element], path: &str) -> Vec<&'a Element> {
        elements.iter().filter(|element| element.path == path).collect()
    }

    fn element(start: &BytesStart<'_>, parent: Option<&str>) -> Element {
        let name = start.name().as_ref().to_owned();
        let path = parent.map_or_else(|| name.clone(), |parent| format!("{parent}/{name}"));
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        });
        Element { path, attributes: attributes.collect(), text: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn replaces_what_xml_cannot_hold() {
        assert_eq!(escaped_text("а\u{b}\u{ffff}\u{1f600}\t<&>\""), "а\u{fffd}\u{fffd}\u{1f600}\t&lt;&amp;&gt;\"");
    }

    proptest! {
        #[test]
        fn reads_back_any_text(text in any::<String>(), value in any::<String>()) {
            let mut buffer = Vec::new();
            Xml::at_depth(&mut buffer, 0).text("e", &[("a", &value)], &text).unwrap();
            let elements = read::elements(std::str::from_utf8(&buffer).unwrap());
            prop_assert_eq!(&elements[0].text, &allowed(&text).into_owned());
            prop_assert_eq!(elements[0].attribute("a").map(str::to_owned), Some(allowed(&value).into_owned()));
        }
    }
}
