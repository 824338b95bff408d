//! The second stage: the pages of each site are linked.

use std::sync::atomic::{AtomicU64, Ordering};

use poruch::link::{Digest, Linkage, Linker};
use poruch::{BilingualArticle, Cache, Linked, Pipeline};
use rayon::prelude::*;

use super::Run;
use super::corpus::Corpus;
use crate::Observer;
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};

/// Two pages to align.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) en: usize,
    pub(super) uk: usize,
    pub(super) linked: Linked,
}

/// Links the pages of each site; the pairs by site, then by English address.
pub(super) fn link(run: &Run, corpus: &Corpus, observer: &dyn Observer, report: &mut Report) -> Vec<Pair> {
    let groups = corpus.groups();
    observer.stage(Stage::Link, Some(groups.len() as u64));
    let (linker, pipeline) = (Linker::new(run.link.clone()), run.pipeline(None));
    let (done, found) = (AtomicU64::new(0), AtomicU64::new(0));
    let linkages: Vec<Linkage> = groups
        .par_iter()
        .map(|group| {
            let linkage = link_group(&linker, &pipeline, corpus, group);
            let pairs = found.fetch_add(linkage.pairs.len() as u64, Ordering::Relaxed) + linkage.pairs.len() as u64;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            observer.progress(Progress { done, pages: corpus.pages.len() as u64, pairs });
            linkage
        })
        .collect();
    let mut pairs = Vec::new();
    for (group, linkage) in groups.iter().zip(&linkages) {
        pairs.extend(pairs_of(corpus, group, linkage));
        count_linkage(linkage, report);
    }
    pairs
}

fn link_group(linker: &Linker, pipeline: &Pipeline, corpus: &Corpus, group: &[usize]) -> Linkage {
    let digests: Vec<Digest> = group.iter().map(|&page| corpus.pages[page].digest.clone()).collect();
    let mut cache = Cache::default();
    linker.link_verified(&digests, &mut |en, uk| {
        let article = align(pipeline, corpus, (group[en], group[uk]), &mut cache).ok()?;
        Some(article.verdict().versions)
    })
}

/// Why two pages could not be aligned.
#[derive(Debug, thiserror::Error)]
pub(super) enum AlignFailure {
    #[error("the page is a listing")]
    Listing,
    #[error(transparent)]
    Spool(#[from] std::io::Error),
    #[error(transparent)]
    Pipeline(#[from] poruch::Error),
}

/// Aligns two pages of the spool, an English and a Ukrainian one, as their sites' other pages show them, each with the
/// other as witness.
pub(super) fn align(
    pipeline: &Pipeline,
    corpus: &Corpus,
    (en, uk): (usize, usize),
    cache: &mut Cache,
) -> Result<BilingualArticle, AlignFailure> {
    let load = |page: usize| corpus.draft(page)?.ok_or(AlignFailure::Listing);
    Ok(pipeline.align_drafts(load(en)?, load(uk)?, cache)?)
}

fn pairs_of(corpus: &Corpus, group: &[usize], linkage: &Linkage) -> Vec<Pair> {
    let url = |page: usize| corpus.pages[page].digest.url();
    let linked = |pair| Linked::of(pair, |page| url(group[page]).to_owned());
    let pairs = linkage.pairs.iter();
    let mut pairs: Vec<Pair> =
        pairs.map(|pair| Pair { en: group[pair.en], uk: group[pair.uk], linked: linked(pair) }).collect();
    pairs.sort_by(|a, b| (url(a.en), url(a.uk)).cmp(&(url(b.en), url(b.uk))));
    pairs
}

fn count_linkage(linkage: &Linkage, report: &mut Report) {
    for pair in &linkage.pairs {
        report.pairs.total += 1;
        count(&mut report.pairs.via, pair.via.as_str());
    }
    for left in &linkage.left_out {
        count(&mut report.pages.left_out, left.reason.as_str());
    }
}
