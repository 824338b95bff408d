//! The second stage: the pages of each group of sites are linked.

use std::cmp::Reverse;

use poruch::link::{Digest, Digester, Linkage, Linker};
use poruch::{Cache, Page};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Work;
use super::pairs::{Aligned, Pair, PairAligner};
use super::sites::{Group, SiteGroup, Sites};
use super::stand_in::{as_web_page, original};
use crate::DumpError;
use crate::flow::{Bounds, flow};
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};

/// What linking gave of a group.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct LinkedGroup {
    /// The addresses of the group's pages; empty where one has none.
    pub(super) urls: Vec<String>,
    pub(super) linkage: Linkage,
}

/// What came of a group.
struct Linked {
    /// How many pairs there are.
    pairs: usize,
    /// Whether it had been linked before.
    is_known: bool,
}

/// What a thread keeps from one group to the next.
#[derive(Default)]
struct Scratch {
    digester: Digester,
    cache: Cache,
}

/// Links the pages of each group, as far as no earlier run did; gives how many pairs there are.
pub(super) fn link(work: &Work<'_>, sites: &Sites<'_>, report: &mut Report) -> Result<u64, DumpError> {
    let groups = sites.groups();
    work.observer.stage(Stage::Link, Some(groups.len() as u64));
    report.pages.sites = sites.sites() as u64;
    let linker = Linker::new(work.run.link.clone());
    let linking = Linking { work, sites, linker, aligner: PairAligner::new(work, sites, None) };
    let mut progress = Progress { pages: report.pages.total, ..Progress::default() };
    let mut take = |linked: Result<Linked, DumpError>| {
        let Linked { pairs, is_known } = linked?;
        progress.done += 1;
        progress.pairs += pairs as u64;
        report.reused.sites += u64::from(is_known);
        work.observer.progress(progress);
        Ok(())
    };
    let (shared, mut others): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.is_shared);
    shared.into_iter().try_for_each(|group| take(linking.link(group, &mut Scratch::default())))?;
    // The largest first, so that none of them is left when all others are done.
    others.sort_by_key(|group| Reverse(group.pages));
    let mut others = others.into_iter();
    let bounds = Bounds { items: usize::MAX, weight: usize::MAX };
    let next = |_: &mut Scratch| others.next().map(|group| (group, 0));
    flow(bounds, next, |scratch, group| linking.link(group, scratch), take)?;
    Ok(progress.pairs)
}

/// What linking works with.
struct Linking<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    linker: Linker,
    aligner: PairAligner<'a>,
}

impl Linking<'_> {
    /// Links a group and stores what came of it, unless that is known.
    fn link(&self, group: &SiteGroup, scratch: &mut Scratch) -> Result<Linked, DumpError> {
        let store = self.work.store;
        let mut loaded = self.sites.load(group)?;
        let is_known = store.has_result(loaded.key)?;
        if !is_known {
            self.sites.hold_drafts(&mut loaded)?;
        }
        self.sites.learn(&loaded)?.into_iter().try_for_each(|key| store.keep_result(key))?;
        let linked = if is_known {
            store.keep_result(loaded.key)?;
            linked_group(self.work, &loaded)?
        } else {
            let linked = self.make(&loaded, scratch)?;
            store.put_result(loaded.key, &linked)?;
            linked
        };
        Ok(Linked { pairs: linked.linkage.pairs.len(), is_known })
    }

    fn make(&self, group: &Group, scratch: &mut Scratch) -> Result<LinkedGroup, DumpError> {
        let pages = 0..group.pages.len();
        let digests: Vec<Digest> = if group.is_shared {
            let digest = |digester: &mut Digester, at| self.digest(group, at, digester);
            pages.into_par_iter().map_init(Digester::default, digest).collect::<Result<_, _>>()?
        } else {
            pages.map(|at| self.digest(group, at, &mut scratch.digester)).collect::<Result<_, _>>()?
        };
        let mut failure = Ok(());
        let linkage = self.linker.link_verified(&digests, &mut |pairs| {
            self.verify(group, pairs, &mut scratch.cache).unwrap_or_else(|error| {
                failure = Err(error);
                Vec::new()
            })
        });
        failure?;
        let urls = digests.into_iter().map(|digest| original(digest.into_url())).collect();
        Ok(LinkedGroup { urls, linkage })
    }

    /// Probabilities, by alignment, that candidates are versions of one article.
    fn verify(
        &self,
        group: &Group,
        pairs: &[(usize, usize)],
        cache: &mut Cache,
    ) -> Result<Vec<Option<f32>>, DumpError> {
        let verify = |cache: &mut Cache, &(en, uk): &(usize, usize)| {
            self.align(&Pair { en: group.pages[en], uk: group.pages[uk] }, cache)
        };
        if group.is_shared {
            pairs.par_iter().map_init(Cache::default, verify).collect()
        } else {
            pairs.iter().map(|pair| verify(cache, pair)).collect()
        }
    }

    /// Aligns a candidate, and stores the alignment for the stage that writes it, and for a run that goes on from here.
    fn align(&self, pair: &Pair, cache: &mut Cache) -> Result<Option<f32>, DumpError> {
        let Some(Aligned { key, article, is_new }) = self.aligner.align(pair, cache)? else { return Ok(None) };
        if is_new {
            self.work.store.put_result(key, &article.alignment)?;
        }
        let versions = article.verdict().versions;
        self.sites.take_back_pages(article);
        Ok(Some(versions))
    }

    /// What linking keeps of the page at a place of a group.
    fn digest(&self, group: &Group, at: usize, digester: &mut Digester) -> Result<Digest, DumpError> {
        let digest = |page: &Page| digester.digest(as_web_page(page).as_ref().unwrap_or(page));
        let mut digest = self.sites.read_article(group, at, digest)?;
        digest.shrink(group.pages.len());
        Ok(digest)
    }
}

/// What linking gave of a group, as the store has it.
pub(super) fn linked_group(work: &Work<'_>, group: &Group) -> Result<LinkedGroup, DumpError> {
    work.store.made(group.key)
}

/// Counts what linking gave of a group.
pub(super) fn count_linkage(linkage: &Linkage, report: &mut Report) {
    for pair in &linkage.pairs {
        report.pairs.total += 1;
        count(&mut report.pairs.via, pair.via.as_str());
    }
    for left in &linkage.left_out {
        count(&mut report.pages.left_out, left.reason.as_str());
    }
}
