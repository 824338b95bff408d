//! What linking keeps of a page.

mod content;
mod digester;
pub(crate) mod hash;
mod sketch;
pub(crate) mod slug;

use poruch_detect_language::Lang;
use poruch_parse::{AlternateVia, Page, PageKind};
use serde::{Deserialize, Serialize};

pub(crate) use content::Content;
pub use digester::Digester;
pub(crate) use sketch::Sketch;

/// Language links kept of a page. A page has one for each language; more are a list of something else.
const MAX_LINKS: usize = 24;

/// What linking keeps of a page: some hundred bytes, whatever the page's length.
///
/// ```
/// use poruch_link::Digest;
///
/// let page: poruch_parse::Page = serde_json::from_str(r#"{"url": "https://news.example/en/1", "lang": "en"}"#)?;
/// let digest = Digest::of(&page);
/// assert_eq!(digest.url(), "https://news.example/en/1");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    url: String,
    /// The canonical address, where it is not the page's own.
    canonical: Option<Canonical>,
    lang: Lang,
    kind: PageKind,
    links: Vec<LangLink>,
    /// Other sites that language links lead to, be it to their front pages.
    #[serde(default)]
    linked_sites: Vec<String>,
    /// The name that the title would give the article in an address.
    #[serde(default)]
    title_slug: Vec<u64>,
    /// Days since 1970-01-01.
    day: Option<i32>,
    content: Content,
}

/// A link to a version in another language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct LangLink {
    /// The key of the address.
    pub(crate) key: u64,
    pub(crate) via: AlternateVia,
}

/// The address that a page calls its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Canonical {
    /// The hash of the address as it stands.
    pub(crate) url: u64,
    /// The key of the address.
    pub(crate) key: u64,
}

impl Digest {
    /// The digest of `page`. Linear in the length of its text. A [`Digester`] makes many faster.
    pub fn of(page: &Page) -> Self {
        Digester::default().digest(page)
    }

    /// Shrinks the digest to what suits a group of so many `pages`, so that a group of any size stays in bounds: to a
    /// half from 100,000 pages on, to a quarter from 400,000 on. What is lost is some of the sampled names, numbers and
    /// words; the fewer there are, the more doubt is left for addresses, links and days. Digests of one group are to be
    /// shrunk alike.
    ///
    /// ```
    /// # use poruch_link::Digest;
    /// # let page = serde_json::from_str(r#"{"url": "https://news.example/en/1", "lang": "en"}"#)?;
    /// # let mut digest = Digest::of(&page);
    /// digest.shrink(1_000_000);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn shrink(&mut self, pages: usize) {
        match pages {
            0..100_000 => {}
            100_000..400_000 => self.content.shrink(2),
            _ => self.content.shrink(4),
        }
    }

    /// The address of the page, as it was given; empty where it has none.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The same, for callers who are done with the digest.
    pub fn into_url(self) -> String {
        self.url
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the page is one article.
    pub fn kind(&self) -> PageKind {
        self.kind
    }

    pub(crate) fn canonical(&self) -> Option<Canonical> {
        self.canonical
    }

    pub(crate) fn links(&self) -> &[LangLink] {
        &self.links
    }

    pub(crate) fn title_slug(&self) -> &[u64] {
        &self.title_slug
    }

    pub(crate) fn linked_sites(&self) -> &[String] {
        &self.linked_sites
    }

    pub(crate) fn day(&self) -> Option<i32> {
        self.day
    }

    pub(crate) fn content(&self) -> &Content {
        &self.content
    }
}
