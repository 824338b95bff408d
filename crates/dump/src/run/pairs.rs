//! Pairs of pages that are versions of one article, from the store to alignment.

use poruch::align::{Alignment, Lexicon};
use poruch::parse::extract_pair;
use poruch::{BilingualArticle, Cache, Page, Pipeline, link};

use super::Work;
use super::learn::key_of;
use super::link::LinkedGroup;
use super::sites::{Group, SitePage, Sites};
use crate::DumpError;
use crate::key::{Key, KeyBuilder};

/// An English page and a Ukrainian one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) en: SitePage,
    pub(super) uk: SitePage,
}

impl Pair {
    pub(super) fn of(group: &Group, linked: &link::Pair) -> Self {
        Self { en: group.pages[linked.en], uk: group.pages[linked.uk] }
    }

    /// Identifies the alignment of the pair: the pages, the models that revise them, and how they are aligned.
    pub(super) fn key(&self, aligning: Key) -> Key {
        let parts = [aligning, self.en.key, self.en.model, self.uk.key, self.uk.model];
        parts.iter().fold(KeyBuilder::new("alignment"), |key, part| key.with(part.bytes())).finish()
    }

    /// The two pages as their sites' other pages show them, each with the other as witness.
    pub(super) fn pages(&self, sites: &Sites<'_>) -> Result<(Page, Page), DumpError> {
        Ok(extract_pair(sites.article(&self.en)?, sites.article(&self.uk)?))
    }
}

/// Aligns pairs that no run has aligned yet.
pub(super) struct PairAligner<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    pipeline: Pipeline,
    /// Identifies how it aligns.
    key: Key,
}

/// A pair that was aligned.
pub(super) struct Aligned {
    pub(super) key: Key,
    pub(super) article: BilingualArticle,
    /// Whether it is not in the store yet.
    pub(super) is_new: bool,
}

impl<'a> PairAligner<'a> {
    /// Aligns with a lexicon that was learnt, beside those that were given.
    pub(super) fn new(work: &'a Work<'a>, sites: &'a Sites<'a>, lexicon: Option<Lexicon>) -> Self {
        let key = work.run.aligning(lexicon.as_ref().map(key_of));
        Self { work, sites, pipeline: work.run.pipeline(lexicon), key }
    }

    /// The article of a pair; `None` where the two are not an English and a Ukrainian page.
    pub(super) fn align(&self, pair: &Pair, cache: &mut Cache) -> Result<Option<Aligned>, DumpError> {
        let key = pair.key(self.key);
        let known: Option<Alignment> = self.work.store.result(key)?;
        let is_new = known.is_none();
        let (en, uk) = pair.pages(self.sites)?;
        let article = match known {
            Some(alignment) => Some(BilingualArticle::new(en, uk, alignment)),
            None => self.pipeline.align_parsed(en, uk, cache).ok(),
        };
        Ok(article.map(|article| Aligned { key, article, is_new }))
    }
}

/// The pairs of a group of at least this probability, by the addresses of their English and then their Ukrainian pages.
pub(super) fn sure_pairs(group: &Group, linked: &LinkedGroup, least: f32) -> impl Iterator<Item = Pair> {
    let pairs = in_order_of_addresses(linked).into_iter().map(|place| &linked.linkage.pairs[place]);
    pairs.filter(move |pair| pair.score >= least).map(|pair| Pair::of(group, pair))
}

/// The places of the pairs in the linkage, by the addresses of their English and then their Ukrainian pages.
pub(super) fn in_order_of_addresses(linked: &LinkedGroup) -> Vec<usize> {
    let pairs = &linked.linkage.pairs;
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&place| {
        let pair = &pairs[place];
        (&linked.urls[pair.en], &linked.urls[pair.uk], pair.en, pair.uk)
    });
    order
}
