//! The address that a saved page came from, as far as its first bytes tell.

use memchr::memmem;
use url::Url;

/// How far into a page these are looked for.
pub(crate) const HEAD_BYTES: usize = 1 << 16;
/// A longer tag names no address.
const MAX_TAG: usize = 1 << 12;

/// The address that the browser noted: `<!-- saved from url=(0023)https://site.example/ -->`.
pub(crate) fn saved_from(html: &[u8]) -> Option<String> {
    let head = &html[..html.len().min(HEAD_BYTES)];
    let at = memmem::find(head, b"saved from url=(")?;
    let rest = &head[at..];
    let start = memchr::memchr(b')', rest)? + 1;
    let end = start + rest[start..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
    let url = std::str::from_utf8(&rest[start..end]).ok()?.trim_end_matches("--");
    web_address(url)
}

/// The canonical address that a page names, unless it is a front page's.
pub(crate) fn canonical(html: &[u8]) -> Option<String> {
    let head = &html[..html.len().min(HEAD_BYTES)];
    let links = memmem::find_iter(head, b"<link").filter_map(|at| {
        let tag = &head[at..head.len().min(at + MAX_TAG)];
        let end = memchr::memchr(b'>', tag)?;
        std::str::from_utf8(&tag[..end]).ok()
    });
    let mut canonical =
        links.filter(|tag| attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")));
    let url = web_address(attribute(canonical.next()?, "href")?)?;
    let is_front = Url::parse(&url).is_ok_and(|url| url.path() == "/" && url.query().is_none());
    (!is_front).then_some(url)
}

fn web_address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).find(|&(at, _)| {
        lower[..at].ends_with(|char: char| char.is_ascii_whitespace())
            && lower[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at.0 + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split(|char: char| char.is_ascii_whitespace()).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_browser_noted() {
        let html = b"<!DOCTYPE html>\n<!-- saved from url=(0024)https://site.example/a?b -->\n<html>";
        assert_eq!(saved_from(html).as_deref(), Some("https://site.example/a?b"));
        assert_eq!(saved_from(b"<!-- saved from url=(0014)about:internet -->"), None);
    }

    #[test]
    fn reads_a_canonical_address_but_no_front_page() {
        let html = |url: &str| format!("<head><link rel=icon href=/i.png><LINK><link href='{url}' rel=\"canonical\">");
        assert_eq!(canonical(html("https://site.example/7").as_bytes()).as_deref(), Some("https://site.example/7"));
        assert_eq!(canonical(html("https://site.example/").as_bytes()), None);
        assert_eq!(canonical(html("/7").as_bytes()), None);
    }
}
