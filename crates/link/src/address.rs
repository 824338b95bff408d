//! Addresses of pages, taken apart and made comparable.

mod host;
mod part;
mod variant;

use std::ops::Range;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::digest::hash;
use crate::marker::language_of;

pub(crate) use host::site_of;
use host::web_url;
use part::Stretch;
pub(crate) use part::{Part, Place};

/// An address without what does not tell articles apart: scheme, port, `www.`, tracking parameters, marks of AMP,
/// print and mobile variants, the closing slash, `index.html`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Address {
    /// The host and the texts of all parts, one behind the other.
    text: String,
    /// Where in the text the site stands, see [`site_key`].
    site: Range<usize>,
    /// The labels before the site's domain, outermost first; the segments of the path, none of them empty, the last
    /// without its extension; the parameters, sorted.
    parts: Vec<Stretch>,
    /// How much was taken off: the plainer of two variants is the better name of the page.
    pub(crate) stripped: u32,
}

impl Address {
    /// Takes `url` apart in place of the address that was here, whose memory serves again; whether it is an absolute web
    /// address. What is here where it is none is open.
    pub(crate) fn read(&mut self, url: &str) -> bool {
        let Some(url) = web_url(url) else { return false };
        let Some(host) = url.host_str().map(host::plain) else { return false };
        self.site = host::domain_start(&host)..host.len();
        self.text.clear();
        self.text.reserve(url.as_str().len());
        self.text.push_str(&host);
        self.parts.clear();
        self.stripped = u32::from(url.scheme() == "http");
        self.add_labels();
        self.add_path(&url);
        self.add_query(&url);
        true
    }

    fn add_labels(&mut self) {
        let mut start = 0;
        for label in self.text[..self.site.start].split_terminator('.') {
            let end = start + label.len();
            if variant::is_host(label) {
                self.stripped += 1;
            } else {
                self.parts.push(Stretch { place: Place::Host, name: 0..0, text: start..end });
            }
            start = end + 1;
        }
    }

    fn add_path(&mut self, url: &Url) {
        let first = self.parts.len();
        for segment in url.path().split('/').filter(|segment| !segment.is_empty()) {
            // Letters beyond ASCII are written in two ways, and their codes in capitals or not.
            let text = self.add_text(&percent_decode_str(segment).decode_utf8_lossy());
            self.parts.push(Stretch { place: Place::Path, name: 0..0, text });
        }
        variant::strip_path(self, first);
    }

    fn add_query(&mut self, url: &Url) {
        let first = self.parts.len();
        for (name, value) in url.query_pairs() {
            if variant::is_parameter(&name, &value) {
                self.stripped += 1;
            } else {
                let (name, text) = (self.add_text(&name), self.add_text(&value));
                self.parts.push(Stretch { place: Place::Query, name, text });
            }
        }
        let text = &self.text;
        self.parts[first..]
            .sort_unstable_by_key(|parameter| (&text[parameter.name.clone()], &text[parameter.text.clone()]));
    }

    fn add_text(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }

    /// The site it belongs to, see [`site_key`].
    pub(crate) fn site(&self) -> &str {
        &self.text[self.site.clone()]
    }

    /// The parts that can differ within a site: labels, segments, parameters.
    pub(crate) fn parts(&self) -> impl DoubleEndedIterator<Item = Part<'_>> + Clone {
        self.parts.iter().map(|part| part.of(&self.text))
    }

    fn parts_at(&self, place: Place) -> impl DoubleEndedIterator<Item = Part<'_>> + Clone {
        self.parts().filter(move |part| part.place == place)
    }

    /// Whether it names a front page: of the site, or of a part of it that only a language tells.
    pub(crate) fn is_front(&self) -> bool {
        self.parts_at(Place::Query).all(|parameter| is_language_name(parameter.name))
            && self.parts_at(Place::Path).count() <= 1
            && self.parts_at(Place::Path).all(|segment| language_of(segment.text).is_some())
    }

    /// By which equal addresses are known.
    pub(crate) fn key(&self) -> u64 {
        let text = |state, text: &str| hash::extend(state, text.as_bytes());
        let mut key = text(hash::of(self.site().as_bytes()), "|");
        for (at, part) in self.parts().enumerate() {
            key = match part.place {
                Place::Host => text(text(key, if at > 0 { "." } else { "" }), part.text),
                Place::Path => text(text(key, "/"), part.text),
                Place::Query => ["?", part.name, "=", part.text].into_iter().fold(key, text),
            };
        }
        key
    }
}

#[cfg(test)]
impl Address {
    /// The address `url`, which is one of the web.
    pub(crate) fn of(url: &str) -> Self {
        let mut address = Self::default();
        assert!(address.read(url), "{url}");
        address
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
        assert_eq!(Address::of(first).key(), Address::of(second).key(), "{first} {second}");
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
        let key = |url| Address::of(url).key();
        assert_ne!(key("https://news.example/?p=1"), key("https://news.example/?p=2"));
        check_same("https://news.example/?p=1&x=2", "https://news.example/?x=2&p=1");
    }

    #[test]
    fn knows_front_pages() {
        let is_front = |url| Address::of(url).is_front();
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
