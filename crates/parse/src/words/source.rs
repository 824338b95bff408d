//! Lines that say where the news comes from: «Джерело: Суспільне».

use memchr::memchr;

use crate::text::has_key;

/// Labels of a line that says where the news comes from.
const SOURCE: [&str; 6] = ["source", "sources", "джерело", "джерела", "источник", "источники"];

/// The rest of a line «Джерело: …».
pub(crate) fn source_of(text: &str) -> Option<&str> {
    let label = &text[..memchr(b':', &text.as_bytes()[..text.len().min(24)])?];
    let rest = text[label.len() + 1..].trim().trim_end_matches('.');
    (has_key(label, &SOURCE) && !rest.is_empty()).then_some(rest)
}

/// Whether the line is nothing but the label of a source, which stands in the next line.
pub(crate) fn is_source_label(text: &str) -> bool {
    text.len() < 32 && has_key(text, &SOURCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_label_off_a_source() {
        assert_eq!(source_of("Джерело: Суспільне."), Some("Суспільне"));
        assert_eq!(source_of("Source: The New York Times"), Some("The New York Times"));
        assert_eq!(source_of("Source of the river: a spring"), None);
    }
}
