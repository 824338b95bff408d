//! What the target of a language link is, as far as its address tells.

use poruch_detect_language::Lang;
use url::Url;

use crate::context::PageContext;
use crate::head::Head;
use crate::page::AlternateTarget;

/// Addresses to compare a target with.
#[derive(Debug)]
pub(super) struct Targets {
    own: Option<String>,
}

impl Targets {
    pub(super) fn new(head: &Head<'_>, context: &PageContext<'_>) -> Self {
        // A page without a given address knows itself only by its canonical one, which may lie: not used.
        let own = context.address().and_then(|address| Url::parse(address).ok().or_else(|| head.resolve(address)));
        Self { own: own.as_ref().map(plain) }
    }

    pub(super) fn of(&self, url: &Url) -> AlternateTarget {
        if self.own.as_ref() == Some(&plain(url)) {
            AlternateTarget::Itself
        } else if is_front_page(url) {
            AlternateTarget::FrontPage
        } else {
            AlternateTarget::Page
        }
    }
}

/// The address without what does not change its page: scheme, `www`, last slash, fragment.
pub(crate) fn plain(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{host}{}{query}", url.path().trim_end_matches('/'))
}

/// Whether the path is empty, an index, or a language code alone.
pub(crate) fn is_front_page(url: &Url) -> bool {
    let mut segments = url.path().split('/').filter(|segment| !segment.is_empty());
    let is_index = |segment: &str| segment.split('.').next() == Some("index") || lang_code(segment).is_some();
    // An article may be named by the query alone.
    url.query().is_none_or(|query| !query.contains(|c: char| c.is_ascii_digit())) && segments.all(is_index)
}

/// The language of a part of an address that is a code and nothing else: `uk`, `uk-UA`, `eng`, not `my-new-bridge`.
fn lang_code(part: &str) -> Option<Lang> {
    let is_code = part.len() <= 3 || (part.len() == 5 && matches!(part.as_bytes()[2], b'-' | b'_'));
    Lang::from_tag(part).filter(|_| is_code)
}

/// The language that an address names in its path or host: `/uk/…`, `en.site.ua`.
pub(super) fn lang_of(url: &Url) -> Option<Lang> {
    let known = |part: &str| lang_code(part).filter(|lang| matches!(*lang, Lang::UK | Lang::EN | Lang::RU));
    let in_path = url.path_segments().and_then(|mut segments| segments.find_map(known));
    in_path.or_else(|| url.host_str()?.split('.').next().and_then(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_front_pages() {
        let is_front = |url: &str| is_front_page(&Url::parse(url).expect("an address"));
        assert!(is_front("https://site.ua/"));
        assert!(is_front("https://site.ua/en"));
        assert!(is_front("https://site.ua/uk/index.html?lang=en"));
        assert!(!is_front("https://site.ua/?p=12345"));
        assert!(!is_front("https://site.ua/en/news"));
        assert!(!is_front("https://site.ua/my-new-bridge"));
        assert!(is_front("https://site.ua/uk-UA/"));
    }

    #[test]
    fn reads_the_language_of_an_address() {
        assert_eq!(lang_of(&Url::parse("https://s.ua/en/a").expect("an address")), Some(Lang::EN));
        assert_eq!(lang_of(&Url::parse("https://ua.s.com/a").expect("an address")), Some(Lang::UK));
    }
}
