//! Pairs of pages that are versions of one article, from the store to alignment.

use poruch::parse::extract_pair;
use poruch::{BilingualArticle, Cache, Linked, Page, Pipeline};

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

/// A pair that was linked.
#[derive(Debug, Clone)]
pub(super) struct LinkedPair {
    pub(super) pair: Pair,
    pub(super) linked: Linked,
}

impl Pair {
    /// Identifies the alignment of the pair: the pages, the models that revise them, and how they are aligned.
    pub(super) fn key(&self, aligning: Key) -> Key {
        let parts = [aligning, self.en.key, self.en.model, self.uk.key, self.uk.model];
        parts.iter().fold(KeyBuilder::new("alignment"), |key, part| key.with(part.bytes())).finish()
    }

    /// The two pages as their sites' other pages show them, each with the other as witness.
    pub(super) fn pages(&self, sites: &Sites<'_>) -> Result<(Page, Page), DumpError> {
        Ok(extract_pair(sites.draft(&self.en)?, sites.draft(&self.uk)?))
    }
}

/// Aligns a pair; `None` where the two are not an English and a Ukrainian page.
pub(super) fn align(
    sites: &Sites<'_>,
    pipeline: &Pipeline,
    pair: &Pair,
    cache: &mut Cache,
) -> Result<Option<BilingualArticle>, DumpError> {
    let (en, uk) = pair.pages(sites)?;
    Ok(pipeline.align_parsed(en, uk, cache).ok())
}

/// The pairs of a group, by the addresses of their English and then their Ukrainian pages.
pub(super) fn pairs(group: &Group, linked: &LinkedGroup) -> Vec<LinkedPair> {
    let mut order: Vec<_> = linked.linkage.pairs.iter().collect();
    order.sort_by_key(|pair| (&linked.urls[pair.en], &linked.urls[pair.uk], pair.en, pair.uk));
    let linked_pair = |pair: &&poruch::link::Pair| LinkedPair {
        pair: Pair { en: group.pages[pair.en], uk: group.pages[pair.uk] },
        linked: Linked::of(pair, |page| linked.urls[page].clone()),
    };
    order.iter().map(linked_pair).collect()
}
