//! Addresses of pages, taken apart and made comparable.

mod host;
mod variant;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::digest::hash;
use crate::marker::language_of;

pub(crate) use host::site_of;

/// An address without what does not tell articles apart: scheme, port, `www.`, tracking parameters, marks of AMP,
/// print and mobile variants, the closing slash, `index.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Address {
    /// The site it belongs to, see [`site_key`].
    pub(crate) site: String,
    /// The labels before the site's domain, outermost first.
    pub(crate) labels: Vec<String>,
    /// The segments of the path, none of them empty, the last without its extension.
    pub(crate) segments: Vec<String>,
    /// The parameters, sorted.
    pub(crate) query: Vec<(String, String)>,
    /// How much was taken off: the plainer of two variants is the better name of the page.
    pub(crate) stripped: u32,
}

impl Address {
    /// Takes `url` apart; `None` where it is no absolute web address.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let (site, labels) = host::split(url.host_str()?);
        // Letters beyond ASCII are written in two ways, and their codes in capitals or not.
        let decoded = |segment| percent_decode_str(segment).decode_utf8_lossy().into_owned();
        let segments = url.path().split('/').filter(|segment| !segment.is_empty()).map(decoded).collect();
        let query = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        let mut address = Self { site, labels, segments, query, stripped: u32::from(url.scheme() == "http") };
        variant::strip(&mut address);
        Some(address)
    }

    /// Whether it names a front page: of the site, or of a part of it that only a language tells.
    pub(crate) fn is_front(&self) -> bool {
        self.query.iter().all(|(name, _)| is_language_name(name))
            && self.segments.len() <= 1
            && self.segments.iter().all(|segment| language_of(segment).is_some())
    }

    /// By which equal addresses are known.
    pub(crate) fn key(&self) -> u64 {
        let text = |state, text: &str| hash::extend(state, text.as_bytes());
        let mut key = text(hash::of(self.site.as_bytes()), "|");
        for (at, label) in self.labels.iter().enumerate() {
            key = text(text(key, if at > 0 { "." } else { "" }), label);
        }
        for segment in &self.segments {
            key = text(text(key, "/"), segment);
        }
        for (name, value) in &self.query {
            key = ["?", name, "=", value].into_iter().fold(key, text);
        }
        key
    }
}

/// The site of a page: its registrable domain, so that `en.`, `ukr.`, `www.` and `m.` fold into one.
///
/// Dumps may be linked one site at a time by this key. `None` where `url` is no absolute web address.
///
/// ```
/// use poruch_link::site_key;
///
/// assert_eq!(site_key("https://en.news.example/a"), site_key("http://www.news.example/b"));
/// assert_eq!(site_key("https://paper.com.ua/"), Some("paper.com.ua".to_owned()));
/// assert_eq!(site_key("no address"), None);
/// ```
pub fn site_key(url: &str) -> Option<String> {
    site_of(url)
}

/// Whether a parameter of this name gives a language: `?lang=uk`.
pub(crate) fn is_language_name(name: &str) -> bool {
    matches!(name, "lang" | "language" | "lng" | "locale" | "hl" | "l")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_same(first: &str, second: &str) {
        assert_eq!(Address::parse(first).unwrap().key(), Address::parse(second).unwrap().key(), "{first} {second}");
    }

    #[test]
    fn variants_of_an_address_are_equal() {
        let plain = "https://news.example/uk/a-1.html";
        for variant in [
            "http://news.example/uk/a-1.html",
            "https://www.news.example/uk/a-1.html?utm_source=x&utm_medium=y",
            "https://m.news.example/uk/a-1/",
            "https://news.example/uk/a-1.html?amp=1",
            "https://news.example/uk/a-1/amp/",
            "https://news.example/amp/uk/a-1",
            "https://news.example/uk/a-1.html?fbclid=1#comments",
            "https://news.example/uk/a-1/print",
            "https://news.example:443/uk//a-1.amp.html",
        ] {
            check_same(plain, variant);
        }
        check_same("https://news.example/міст", "https://news.example/%d0%bc%d1%96%d1%81%d1%82");
    }

    #[test]
    fn parameters_that_choose_the_page_stay() {
        let key = |url| Address::parse(url).unwrap().key();
        assert_ne!(key("https://news.example/?p=1"), key("https://news.example/?p=2"));
        check_same("https://news.example/?p=1&x=2", "https://news.example/?x=2&p=1");
    }

    #[test]
    fn knows_front_pages() {
        let is_front = |url| Address::parse(url).unwrap().is_front();
        for url in [
            "https://n.example",
            "https://n.example/en/",
            "https://uk.n.example/?lang=uk",
            "https://n.example/english/",
        ] {
            assert!(is_front(url), "{url}");
        }
        for url in ["https://n.example/en/a", "https://n.example/?p=12", "https://n.example/about"] {
            assert!(!is_front(url), "{url}");
        }
    }
}
