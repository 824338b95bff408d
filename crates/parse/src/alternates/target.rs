//! What the target of a language link is, as far as its address tells.

use std::hash::{Hash as _, Hasher as _};

use poruch_detect_language::Lang;
use rustc_hash::FxHasher;
use url::Url;

use super::name;
use crate::context::PageContext;
use crate::head::Head;
use crate::page::AlternateTarget;

/// Addresses to compare a target with.
#[derive(Debug)]
pub(super) struct Targets {
    own: Option<Url>,
}

impl Targets {
    pub(super) fn new(head: &Head<'_>, context: &PageContext<'_>) -> Self {
        // A page without a given address knows itself only by its canonical one, which may lie: not used.
        let own = context.address().and_then(|address| Url::parse(address).ok().or_else(|| head.resolve(address)));
        Self { own }
    }

    pub(super) fn of(&self, url: &Url) -> AlternateTarget {
        if self.own.as_ref().is_some_and(|own| plain(own) == plain(url)) {
            AlternateTarget::Itself
        } else if is_front_page(url) {
            AlternateTarget::FrontPage
        } else {
            AlternateTarget::Page
        }
    }
}

/// By which addresses of one page are known.
pub(crate) fn page_key(url: &Url) -> u64 {
    let mut hasher = FxHasher::default();
    plain(url).hash(&mut hasher);
    hasher.finish()
}

/// The address without what does not change its page: scheme, `www`, last slash, fragment.
fn plain(url: &Url) -> (&str, &str, Option<&str>) {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    (host, url.path().trim_end_matches('/'), url.query())
}

/// Sections that hold all pages in one language: `/category/english`.
const SECTIONS: [&str; 6] = ["category", "categories", "tag", "tags", "topic", "rubrik"];

/// Whether the path is empty, an index, or a language alone: `/en`, `/english/index.html`, `/category/english`.
pub(crate) fn is_front_page(url: &Url) -> bool {
    let segments = || url.path().split('/').filter(|segment| !segment.is_empty()).map(stem);
    let is_lang = |segment: &str| lang_code(segment).is_some() || name::of_address_part(segment).is_some();
    let is_section = |segment: &str| SECTIONS.contains(&segment);
    let is_front = |segment: &str| matches!(segment, "index" | "home") || is_lang(segment) || is_section(segment);
    // An article may be named by the query alone.
    let has_number = url.query().is_some_and(|query| query.contains(|c: char| c.is_ascii_digit()));
    !has_number && segments().all(is_front) && (!segments().any(is_section) || segments().any(is_lang))
}

/// A part of a path without the ending of a file.
fn stem(segment: &str) -> &str {
    segment.split('.').next().unwrap_or(segment)
}

/// The language of a part of an address that is a code and nothing else: `uk`, `uk-UA`, `eng`, not `my-new-bridge`.
fn lang_code(part: &str) -> Option<Lang> {
    let is_code = part.len() <= 3 || (part.len() == 5 && matches!(part.as_bytes()[2], b'-' | b'_'));
    Lang::from_tag(part).filter(|_| is_code)
}

/// The language that an address names in its path, host or query: `/uk/…`, `/english/…`, `en.site.ua`, `?lang=uk`.
pub(super) fn lang_of(url: &Url) -> Option<Lang> {
    let known = |part: &str| lang_code(part).filter(|lang| matches!(*lang, Lang::UK | Lang::EN | Lang::RU));
    let in_part = |part: &str| known(part).or_else(|| name::of_address_part(part));
    let in_path = url.path_segments().and_then(|mut segments| segments.find_map(in_part));
    let in_host = || url.host_str()?.split('.').next().and_then(in_part);
    let in_query = || url.query_pairs().find(|(name, _)| matches!(&**name, "lang" | "language" | "locale" | "hl"));
    in_path.or_else(in_host).or_else(|| in_query().and_then(|(_, value)| in_part(&value)))
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
        assert!(is_front("https://site.ua/english/"));
        assert!(is_front("https://site.ua/en.html"));
        assert!(is_front("https://site.ua/category/english/"));
        assert!(!is_front("https://site.ua/category/"));
        assert!(!is_front("https://site.ua/english/new-bridge"));
    }

    #[test]
    fn reads_the_language_of_an_address() {
        let lang = |url: &str| lang_of(&Url::parse(url).expect("an address"));
        assert_eq!(lang("https://s.ua/en/a"), Some(Lang::EN));
        assert_eq!(lang("https://ua.s.com/a"), Some(Lang::UK));
        assert_eq!(lang("https://s.ua/english/a"), Some(Lang::EN));
        assert_eq!(lang("https://s.ua/a?id=7&lang=uk"), Some(Lang::UK));
        assert_eq!(lang("https://s.ua/a/b"), None);
    }
}
