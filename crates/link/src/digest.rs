//! What linking keeps of a page.

mod content;
pub(crate) mod hash;
mod sketch;
pub(crate) mod slug;

use poruch_detect_language::Lang;
use poruch_parse::{AlternateTarget, AlternateVia, Page, PageKind};
use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::linked_sites;

pub(crate) use content::Content;
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
    canonical: Option<String>,
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
    pub(crate) url: String,
    pub(crate) via: AlternateVia,
}

impl Digest {
    /// The digest of `page`. Linear in the length of its text.
    pub fn of(page: &Page) -> Self {
        let url = page.url().unwrap_or_default().to_owned();
        let metadata = page.metadata();
        let canonical = metadata.canonical.as_ref().map(|canonical| &canonical.value);
        Self {
            canonical: canonical.filter(|canonical| **canonical != url).cloned(),
            lang: page.lang(),
            kind: page.kind(),
            links: links(page, &url),
            title_slug: slug::keys(page.title().unwrap_or_default()),
            linked_sites: linked_sites(page).into_iter().take(MAX_LINKS).collect(),
            day: metadata.published.as_ref().map(|date| date.value.day_number()),
            content: Content::of(page),
            url,
        }
    }

    /// The address of the page, as it was given; empty where it has none.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the page is one article.
    pub fn kind(&self) -> PageKind {
        self.kind
    }

    pub(crate) fn canonical(&self) -> Option<&str> {
        self.canonical.as_deref()
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

/// The language links that may lead to another version. The same target is kept once for each way it is named.
fn links(page: &Page, url: &str) -> Vec<LangLink> {
    let mut links: Vec<LangLink> = Vec::new();
    for alternate in page.alternates() {
        // Which page is a front page is judged by the address alone: one that is a page of the dump and no article
        // leads nowhere anyway.
        let leads_on = alternate.target != AlternateTarget::Itself && alternate.url != url;
        let is_useful = leads_on && !is_front(&alternate.url);
        let is_new = || !links.iter().any(|link| link.url == alternate.url && link.via == alternate.via);
        if is_useful && links.len() < MAX_LINKS && is_new() {
            links.push(LangLink { url: alternate.url.clone(), via: alternate.via });
        }
    }
    links
}

fn is_front(url: &str) -> bool {
    Address::parse(url).is_none_or(|address| address.is_front())
}
