//! The pages of one site.

use std::sync::Arc;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::candidates::Places;
use super::fold::Folding;
use crate::Digest;
use crate::address::Address;

/// A page that may be in a pair.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Its index among the caller's pages.
    pub(super) page: usize,
    pub(super) digest: &'a Digest,
    /// The site it belongs to.
    pub(super) site: Arc<str>,
    /// The key of its address.
    pub(super) key: u64,
}

impl<'a> Entry<'a> {
    pub(super) fn new(page: usize, digest: &'a Digest) -> Option<Self> {
        let address = Address::parse(digest.url())?;
        Some(Self { page, digest, key: address.key(), site: address.site.into() })
    }

    /// Its address, taken apart anew: addresses of many pages at once would be much to hold.
    pub(super) fn address(&self) -> Address {
        Address::parse(self.digest.url()).expect("an entry has an address")
    }

    /// By which entries are sorted: nothing in it depends on the order of the caller's pages.
    pub(super) fn order(&self) -> impl Ord + '_ {
        let digest = self.digest;
        let content = (digest.content().text, digest.content().title);
        (&self.site, digest.url(), digest.lang(), digest.day(), content, digest.canonical(), digest.links())
    }
}

/// The articles of a site in two languages, each copy folded into one.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) langs: [Lang; 2],
    /// The articles in the first language.
    pub(super) first: Vec<&'a Entry<'a>>,
    /// The articles in the second language.
    pub(super) second: Vec<&'a Entry<'a>>,
    /// The article at an address, by the address's key: its place in `first` or `second`.
    by_address: [FxHashMap<u64, u32>; 2],
}

impl<'a> Site<'a> {
    /// The pages of `langs` among `entries`.
    pub(super) fn new(entries: &'a [Entry<'a>], folding: &Folding, langs: [Lang; 2]) -> Self {
        let [(first, by_first), (second, by_second)] = langs.map(|lang| articles(entries, folding, lang));
        Self { langs, first, second, by_address: [by_first, by_second] }
    }

    /// The article at the address with `key` on side number `side`, as its place there.
    pub(super) fn find(&self, key: u64, side: usize) -> Option<u32> {
        self.by_address[side].get(&key).copied()
    }

    /// What is known of the two pages at `places`.
    pub(super) fn digests(&self, (first, second): Places) -> (&'a Digest, &'a Digest) {
        (self.first[first as usize].digest, self.second[second as usize].digest)
    }

    /// The articles of side number `side`.
    pub(super) fn side(&self, side: usize) -> &[&'a Entry<'a>] {
        if side == 0 { &self.first } else { &self.second }
    }
}

/// The articles in a language, and where the one at an address stands among them.
fn articles<'a>(entries: &'a [Entry<'a>], folding: &Folding, lang: Lang) -> (Vec<&'a Entry<'a>>, FxHashMap<u64, u32>) {
    let of_lang = || entries.iter().enumerate().filter(|(_, entry)| entry.digest.lang() == lang);
    let (mut articles, mut places) = (Vec::new(), FxHashMap::default());
    for (at, entry) in of_lang().filter(|(at, _)| folding.stands_for(*at) == *at) {
        places.insert(at, u32::try_from(articles.len()).unwrap_or(u32::MAX));
        articles.push(entry);
    }
    let by_address = of_lang().map(|(at, entry)| (entry.key, places[&folding.stands_for(at)])).collect();
    (articles, by_address)
}
