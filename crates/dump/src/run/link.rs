//! The second stage: the pages of each group of sites are linked.

use poruch::Cache;
use poruch::link::{Digest, Linkage, Linker};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Work;
use super::pairs::{Aligned, Pair, PairAligner};
use super::sites::{Group, SiteGroup, Sites};
use super::stand_in::{as_web_page, original};
use crate::DumpError;
use crate::in_order::in_order;
use crate::key::Key;
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};

/// What linking gave of a group.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct LinkedGroup {
    /// The addresses of the group's pages; empty where one has none.
    pub(super) urls: Vec<String>,
    pub(super) linkage: Linkage,
}

/// What came of a group: its key, the keys of its sites' models, and what linking gave, unless that is known.
struct Outcome {
    key: Key,
    models: Vec<Key>,
    made: Option<LinkedGroup>,
}

/// Links the pages of each group, as far as no earlier run did.
pub(super) fn link(work: &Work<'_>, sites: &Sites<'_>, report: &mut Report) -> Result<(), DumpError> {
    let groups = sites.groups();
    work.observer.stage(Stage::Link, Some(groups.len() as u64));
    report.pages.sites = sites.sites() as u64;
    let linker = Linker::new(work.run.link.clone());
    let linking = Linking { work, sites, linker, aligner: PairAligner::new(work, sites, None) };
    let mut progress = Progress { pages: report.pages.total, ..Progress::default() };
    let mut take = |linked: Result<_, DumpError>| linking.store(linked?, &mut progress, report);
    for groups in groups.chunk_by(|one, other| !one.is_shared && !other.is_shared) {
        match groups {
            [group] if group.is_shared => take(linking.link(group, &mut Cache::default()))?,
            _ => in_order(groups, |cache, group| linking.link(group, cache), &mut take)?,
        }
    }
    Ok(())
}

/// What linking works with.
struct Linking<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    linker: Linker,
    aligner: PairAligner<'a>,
}

impl Linking<'_> {
    fn link(&self, group: &SiteGroup, cache: &mut Cache) -> Result<Outcome, DumpError> {
        let mut loaded = self.sites.load(group)?;
        let is_known = self.work.store.has_result(loaded.key)?;
        if !is_known {
            self.sites.hold_drafts(&mut loaded)?;
        }
        let models = self.sites.learn(&loaded)?;
        let made = if is_known { None } else { Some(self.make(&loaded, cache)?) };
        Ok(Outcome { key: loaded.key, models, made })
    }

    /// Stores what came of a group.
    fn store(&self, outcome: Outcome, progress: &mut Progress, report: &mut Report) -> Result<(), DumpError> {
        let store = self.work.store;
        progress.done += 1;
        outcome.models.into_iter().try_for_each(|key| store.keep_result(key))?;
        match outcome.made {
            None => {
                store.keep_result(outcome.key)?;
                report.reused.sites += 1;
            }
            Some(group) => {
                progress.pairs += group.linkage.pairs.len() as u64;
                store.put_result(outcome.key, &group)?;
            }
        }
        self.work.observer.progress(*progress);
        Ok(())
    }

    fn make(&self, group: &Group, cache: &mut Cache) -> Result<LinkedGroup, DumpError> {
        let pages = 0..group.pages.len();
        let digests: Vec<Digest> = if group.is_shared {
            pages.into_par_iter().map(|at| self.digest(group, at)).collect::<Result<_, _>>()?
        } else {
            pages.map(|at| self.digest(group, at)).collect::<Result<_, _>>()?
        };
        let mut failure = Ok(());
        let linkage = self.linker.link_verified(&digests, &mut |pairs| {
            self.verify(group, pairs, cache).unwrap_or_else(|error| {
                failure = Err(error);
                Vec::new()
            })
        });
        failure?;
        let urls = digests.iter().map(|digest| original(digest.url())).collect();
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
    fn digest(&self, group: &Group, at: usize) -> Result<Digest, DumpError> {
        let page = self.sites.draft_at(group, at)?.into_page();
        let mut digest = Digest::of(as_web_page(&page).as_ref().unwrap_or(&page));
        digest.shrink(group.pages.len());
        self.sites.take_back(page);
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
