//! The pages of one site.

use std::sync::Arc;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::candidates::Places;
use super::fold::Folding;
use super::section::names_article;
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
    /// How much was taken off its address, see [`Address::stripped`].
    pub(super) stripped: u32,
    /// Whether its address is that of a front page.
    pub(super) is_front: bool,
    /// Whether a part of its address may name an article.
    pub(super) names_article: bool,
}

impl<'a> Entry<'a> {
    /// The page with this digest, if it has an address; `address` is memory to work in. It shares the name of its site
    /// with the page `before`, if that is of the same.
    pub(super) fn new(
        page: usize,
        digest: &'a Digest,
        address: &mut Address,
        before: Option<&Entry<'_>>,
    ) -> Option<Self> {
        if !address.read(digest.url()) {
            return None;
        }
        let (key, stripped, is_front) = (address.key(), address.stripped, address.is_front());
        let before = before.filter(|before| *before.site == *address.site());
        let site = before.map_or_else(|| address.site().into(), |before| Arc::clone(&before.site));
        let names_article = names_article(address);
        Some(Self { page, digest, site, key, stripped, is_front, names_article })
    }

    /// Takes its address apart anew: addresses of many pages at once would be much to hold.
    pub(super) fn read_address(&self, address: &mut Address) {
        assert!(address.read(self.digest.url()), "an entry has an address");
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
    /// The other copies of the articles of both languages, with the places of these.
    copies: [Vec<(&'a Entry<'a>, u32)>; 2],
}

impl<'a> Site<'a> {
    /// The pages of `langs` among `entries`.
    pub(super) fn new(entries: &'a [Entry<'a>], folding: &Folding, langs: [Lang; 2]) -> Self {
        let [first, second] = langs.map(|lang| Side::new(entries, folding, lang));
        let (by_address, copies) = ([first.by_address, second.by_address], [first.copies, second.copies]);
        Self { langs, first: first.articles, second: second.articles, by_address, copies }
    }

    /// The pages of side number `side`, copies and all, each with the place of its article.
    pub(super) fn pages(&self, side: usize) -> impl Iterator<Item = (&'a Entry<'a>, u32)> {
        let articles = if side == 0 { &self.first } else { &self.second };
        articles.iter().copied().zip(0..).chain(self.copies[side].iter().copied())
    }

    /// The article at the address with `key` on side number `side`, as its place there.
    pub(super) fn find(&self, key: u64, side: usize) -> Option<u32> {
        self.by_address[side].get(&key).copied()
    }

    /// What is known of the two pages at `places`.
    pub(super) fn digests(&self, (first, second): Places) -> (&'a Digest, &'a Digest) {
        (self.first[first as usize].digest, self.second[second as usize].digest)
    }
}

/// The pages of a site in one language.
struct Side<'a> {
    articles: Vec<&'a Entry<'a>>,
    by_address: FxHashMap<u64, u32>,
    copies: Vec<(&'a Entry<'a>, u32)>,
}

impl<'a> Side<'a> {
    fn new(entries: &'a [Entry<'a>], folding: &Folding, lang: Lang) -> Self {
        let of_lang = || entries.iter().enumerate().filter(|(_, entry)| entry.digest.lang() == lang);
        let (articles, copies): (Vec<_>, Vec<_>) = of_lang().partition(|(at, _)| folding.stands_for(*at) == *at);
        let places: FxHashMap<usize, u32> = articles.iter().map(|(at, _)| *at).zip(0..).collect();
        let place = |at: usize| places[&folding.stands_for(at)];
        Self {
            by_address: of_lang().map(|(at, entry)| (entry.key, place(at))).collect(),
            copies: copies.into_iter().map(|(at, entry)| (entry, place(at))).collect(),
            articles: articles.into_iter().map(|(_, entry)| entry).collect(),
        }
    }
}
