//! Addresses of pages and of mail, whose stops and colons end nothing.

use crate::letters::is_alphanumeric;

/// Where the address around the stop or colon at `at` ends, behind white space or signs of the sentence around it.
pub(crate) fn address_end(text: &str, at: usize, token: &str) -> Option<usize> {
    let rest = &text[at..];
    let inside = rest.starts_with('.') && rest[1..].starts_with(is_alphanumeric);
    let mail = inside && token.contains('@');
    if !(mail || rest.starts_with("://") || (inside && token.eq_ignore_ascii_case("www"))) {
        return None;
    }
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let signs = |c: char| !(is_alphanumeric(c) || matches!(c, '/' | '>' | '_' | '='));
    Some(at + rest[..len].trim_end_matches(signs).len())
}

/// Whether `word` opens an address.
pub(crate) fn opens_address(word: &str) -> bool {
    matches!(word, "http" | "https" | "www")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, rest: &str, expected: Option<&str>) {
        let text = [before, rest].concat();
        let end = address_end(&text, before.len(), before);
        assert_eq!(end.map(|end| &text[..end]), expected);
    }

    #[test]
    fn reads_addresses_up_to_the_signs_of_the_sentence() {
        check("http", "://example.org/a.b?c=d!e). Next", Some("http://example.org/a.b?c=d!e"));
        check("www", ".example.org, next", Some("www.example.org"));
        check("ann@example", ".org> Next", Some("ann@example.org>"));
    }

    #[test]
    fn takes_other_stops_and_colons_for_no_address() {
        check("ann", ".org next", None);
        check("http", ": next", None);
        check("www", ". Next", None);
        check("ann@example", ". Next", None);
    }
}
