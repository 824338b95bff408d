//! Makes digests.

use poruch_align::ConsonantReader;
use poruch_parse::{AlternateTarget, Page};

use super::content::ContentReader;
use super::{Canonical, Digest, LangLink, MAX_LINKS, hash, slug};
use crate::address::Address;
use crate::linked_sites;

/// Makes digests; keep one for many pages, whose words it remembers.
///
/// ```
/// use poruch_link::{Digest, Digester};
///
/// let page: poruch_parse::Page = serde_json::from_str(r#"{"url": "https://news.example/en/1", "lang": "en"}"#)?;
/// let mut digester = Digester::default();
/// assert_eq!(digester.digest(&page), Digest::of(&page));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Digester {
    content: ContentReader,
    consonants: ConsonantReader,
    address: Address,
}

impl Digester {
    /// The digest of `page`. Linear in the length of its text.
    pub fn digest(&mut self, page: &Page) -> Digest {
        let url = page.url().unwrap_or_default().to_owned();
        let metadata = page.metadata();
        let canonical = metadata.canonical.as_ref().map(|canonical| &canonical.value);
        Digest {
            canonical: canonical.filter(|canonical| **canonical != url).and_then(|url| self.canonical(url)),
            lang: page.lang(),
            kind: page.kind(),
            links: self.links(page, &url),
            title_slug: slug::keys(page.title().unwrap_or_default(), &mut self.consonants).collect(),
            linked_sites: linked_sites(page).into_iter().take(MAX_LINKS).collect(),
            day: metadata.published.as_ref().map(|date| date.value.day_number()),
            content: self.content.read(page),
            url,
        }
    }

    fn canonical(&mut self, url: &str) -> Option<Canonical> {
        self.address.read(url).then(|| Canonical { url: hash::of(url.as_bytes()), key: self.address.key() })
    }

    /// The language links that may lead to another version. The same target is kept once for each way it is named.
    fn links(&mut self, page: &Page, url: &str) -> Vec<LangLink> {
        let mut links: Vec<LangLink> = Vec::new();
        for alternate in page.alternates() {
            // Which page is a front page is judged by the address alone: one that is a page of the dump and no article
            // leads nowhere anyway.
            let leads_on = alternate.target != AlternateTarget::Itself && alternate.url != url;
            if !leads_on || !self.address.read(&alternate.url) || self.address.is_front() {
                continue;
            }
            let link = LangLink { key: self.address.key(), via: alternate.via };
            if links.len() < MAX_LINKS && !links.contains(&link) {
                links.push(link);
            }
        }
        links.shrink_to_fit();
        links
    }
}
