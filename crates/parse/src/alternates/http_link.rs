//! The HTTP header `Link` (RFC 8288).

/// The targets with `rel="alternate"` and their `hreflang`.
pub(super) fn alternates(header: &str) -> Vec<(&str, &str)> {
    split_outside(header, ',').into_iter().filter_map(alternate).collect()
}

fn alternate(link: &str) -> Option<(&str, &str)> {
    let (href, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
    let parameters = split_outside(parameters, ';');
    let value = |name| parameters.iter().find_map(|parameter| value_of(parameter, name));
    let is_alternate = value("rel")?.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("alternate"));
    is_alternate.then(|| Some((href.trim(), value("hreflang")?))).flatten()
}

/// The value of a parameter called `name`.
fn value_of<'a>(parameter: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = parameter.split_once('=')?;
    key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
}

/// Cuts `text` at `separator` where that stands outside `<…>` and quotes.
fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut quoted, mut bracketed) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' if !bracketed => quoted = !quoted,
            '<' if !quoted => bracketed = true,
            '>' if !quoted => bracketed = false,
            _ if c == separator && !quoted && !bracketed => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_alternates_among_other_links() {
        let header = r#"</style.css>; rel=preload, <https://s.ua/a,b>; rel="alternate"; hreflang="uk", </en>; hreflang=en; rel=alternate"#;
        assert_eq!(alternates(header), [("https://s.ua/a,b", "uk"), ("/en", "en")]);
    }

    #[test]
    fn survives_damage() {
        assert!(alternates("<https://s.ua; rel=\"alternate").is_empty());
        assert!(alternates(",;<>;=").is_empty());
    }
}
