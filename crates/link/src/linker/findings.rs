//! What was found of all sites, and the knowledge of articles that is made of it.

use std::collections::BTreeMap;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::versions::Found;
use crate::{Digest, LeftOut, Linkage, Pair, Reason, Single};

/// What was found of all sites.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) pairs: Vec<Pair>,
    /// Versions in other languages, the surest first.
    pub(super) versions: Vec<Found>,
    pub(super) left_out: Vec<LeftOut>,
}

impl Findings {
    /// The knowledge of the articles of `pages`.
    pub(super) fn into_linkage(self, pages: &[Digest]) -> Linkage {
        let Self { mut pairs, versions, mut left_out } = self;
        pairs.sort_unstable_by_key(|pair| pair.en);
        let mut articles = Articles::new(pairs);
        for found in versions {
            if let Some(of) = articles.add_version(&found) {
                let lang = found.version.lang;
                left_out.push(LeftOut { page: found.version.page, reason: Reason::Version { lang, of } });
            }
        }
        for left in &left_out {
            if let Reason::Duplicate { of } = left.reason
                && is_article_language(pages[of].lang())
            {
                articles.add_copy(left.page, of);
            }
        }
        left_out.extend(articles.unpaired(pages, &left_out));
        left_out.sort_unstable_by_key(|left| left.page);
        let (pairs, singles) = articles.finish();
        Linkage { pairs, singles, left_out }
    }
}

/// Whether pairs have pages in `lang`.
fn is_article_language(lang: Lang) -> bool {
    matches!(lang, Lang::EN | Lang::UK)
}

/// The articles: pairs, and pages that are in none.
#[derive(Debug)]
struct Articles {
    pairs: Vec<Pair>,
    /// The number of the pair that a page is in.
    pair_of: FxHashMap<usize, usize>,
    singles: BTreeMap<usize, Single>,
}

impl Articles {
    fn new(pairs: Vec<Pair>) -> Self {
        let sides = pairs.iter().enumerate().flat_map(|(at, pair)| [(pair.en, at), (pair.uk, at)]);
        Self { pair_of: sides.collect(), pairs, singles: BTreeMap::new() }
    }

    /// Adds a version to its article, unless that has one in its language; gives the first page of the article.
    fn add_version(&mut self, found: &Found) -> Option<usize> {
        let pair = self.pair_of.get(&found.of).map(|&at| &mut self.pairs[at]);
        let (of, versions) = match pair {
            Some(pair) => (pair.en, &mut pair.versions),
            None => (found.of, &mut self.single(found.of).versions),
        };
        let place = versions.binary_search_by_key(&found.version.lang, |version| version.lang).err()?;
        versions.insert(place, found.version);
        Some(of)
    }

    fn add_copy(&mut self, page: usize, of: usize) {
        let pair = self.pair_of.get(&of).map(|&at| &mut self.pairs[at]);
        let copies = match pair {
            Some(pair) if pair.en == of => &mut pair.en_copies,
            Some(pair) => &mut pair.uk_copies,
            None => &mut self.single(of).copies,
        };
        copies.push(page);
    }

    fn single(&mut self, page: usize) -> &mut Single {
        self.singles.entry(page).or_insert_with(|| Single { page, versions: Vec::new(), copies: Vec::new() })
    }

    /// All pages that are neither in a pair nor left out yet.
    fn unpaired(&self, pages: &[Digest], left_out: &[LeftOut]) -> Vec<LeftOut> {
        let mut is_done = vec![false; pages.len()];
        for page in self.pair_of.keys().copied().chain(left_out.iter().map(|left| left.page)) {
            is_done[page] = true;
        }
        let rest = pages.iter().enumerate().filter(|(page, _)| !is_done[*page]);
        let reason = |lang| if is_article_language(lang) { Reason::NoCounterpart } else { Reason::OtherLanguage(lang) };
        rest.map(|(page, digest)| LeftOut { page, reason: reason(digest.lang()) }).collect()
    }

    fn finish(mut self) -> (Vec<Pair>, Vec<Single>) {
        for pair in &mut self.pairs {
            pair.en_copies.sort_unstable();
            pair.uk_copies.sort_unstable();
        }
        for single in self.singles.values_mut() {
            single.copies.sort_unstable();
        }
        (self.pairs, self.singles.into_values().collect())
    }
}
