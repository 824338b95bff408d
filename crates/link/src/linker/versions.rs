//! Versions of articles in languages beside English and Ukrainian.
//!
//! They are found as pairs are, between one of the two languages and the other one, but by links and addresses alone.

use std::collections::BTreeSet;

use poruch_detect_language::Lang;
use rustc_hash::FxHashSet;

use super::candidates::Candidates;
use super::fold::Folding;
use super::judge::Judgement;
use super::site::{Entry, Site};
use super::{convention, matching};
use crate::{LinkOptions, Version};

/// A version, and the page in English or Ukrainian that it was found by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Index of the page that it is a version of.
    pub(super) of: usize,
    pub(super) version: Version,
}

/// The versions of the articles of one site in other languages, each page at most once, the surest first.
pub(super) fn find(entries: &[Entry<'_>], folding: &Folding, options: &LinkOptions) -> Vec<Found> {
    let langs: BTreeSet<Lang> = entries.iter().map(|entry| entry.digest.lang()).collect();
    let others = langs.into_iter().filter(|lang| !matches!(*lang, Lang::EN | Lang::UK | Lang::UND));
    let sites = others.flat_map(|lang| [[Lang::EN, lang], [Lang::UK, lang]]);
    let mut found: Vec<Found> = sites.flat_map(|langs| between(&Site::new(entries, folding, langs), options)).collect();
    // Sorting is stable, and entries come in an order of their own: that of the caller's pages has no influence.
    found.sort_by(|a, b| b.version.score.total_cmp(&a.version.score));
    let mut seen = FxHashSet::default();
    found.retain(|found| seen.insert(found.version.page));
    found
}

/// The versions in the second language of articles in the first.
fn between(site: &Site<'_>, options: &LinkOptions) -> Vec<Found> {
    let conventions = convention::learn(site);
    let judgement = Judgement::of(site, &conventions, Candidates::find(site, &conventions, None));
    let chosen = matching::choose(site, judgement.judged(), options.least());
    let found = chosen.into_iter().map(|((first, second), score)| {
        let (of, page) = (site.first[first as usize].page, site.second[second as usize].page);
        let (via, _) = judgement.evidence((first, second));
        Found { of, version: Version { page, lang: site.langs[1], via, score } }
    });
    found.collect()
}
