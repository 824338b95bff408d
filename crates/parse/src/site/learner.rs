//! Learns a model from pages.

use std::collections::BTreeMap;

use poruch_detect_language::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

use super::SiteModel;
use super::openings::Openings;
use super::regions::Regions;
use super::switches::Jumps;
use super::trace::{Trace, hash};
use crate::draft::Draft;

/// On fewer articles than this, what repeats may repeat by chance, or because the articles do.
const MIN_ARTICLES: u32 = 3;
/// A text that stands on one in so many of a site's articles is of its template. What a newsroom writes again and again (a
/// heading, a note on how the news was got) stands on fewer; a box of one section of the site, on more.
const ONE_IN: u32 = 10;

/// Fewer articles may be rewritten copies of one, whose version is one page.
const MIN_NAMING: u32 = 5;

/// So many pages show a site's template as well as all of its pages do.
const MOST_PAGES: usize = 64;

/// Learns a [`SiteModel`] from the pages of a site.
///
/// What it learns depends on the pages alone, not on their order, nor on which learner each was given to before they
/// were [merged](Self::merge). It keeps hashes of at most 64 pages, chosen by the hashes of their titles, some 40
/// bytes for each of at most 256 blocks of a page, and a few links of at most 1,024 pages: typically 200 KB a site, at
/// most 1.5 MB. Copies of an article, under one title, count once.
///
/// ```
/// use poruch_parse::{PageContext, Parser, SiteLearner};
///
/// let (mut one, mut other) = (SiteLearner::new(), SiteLearner::new());
/// one.learn(&Parser::default().draft("<h1>Bridge opens</h1>", &PageContext::new())?);
/// other.learn(&Parser::default().draft("<h1>Rain falls</h1>", &PageContext::new())?);
/// one.merge(other);
/// let model = one.finish();
/// # let _ = model;
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct SiteLearner {
    traces: BTreeMap<u64, Trace>,
    jumps: Jumps,
}

impl SiteLearner {
    /// A learner that has seen no page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns from a page of the site: an article; pages of other kinds show other templates.
    pub fn learn(&mut self, draft: &Draft) {
        let key = hash(draft.page().title().unwrap_or_default());
        if self.traces.len() < MOST_PAGES || self.traces.last_key_value().is_some_and(|(&last, _)| key <= last) {
            self.keep(key, Trace::of(draft));
        }
        self.jumps.add(draft);
    }

    /// Learns from the pages that `other` learnt from.
    pub fn merge(&mut self, other: Self) {
        self.jumps.merge(other.jumps);
        other.traces.into_iter().for_each(|(key, trace)| self.keep(key, trace));
    }

    /// The model of the pages learnt from.
    pub fn finish(self) -> SiteModel {
        let traces: Vec<Trace> = self.traces.into_values().collect();
        SiteModel {
            texts: template_texts(&traces, least),
            usual_texts: template_texts(&traces, |articles| least(articles).max(articles.div_ceil(2))),
            common_targets: common_targets(&traces),
            openings: Openings::learn(&traces),
            regions: Regions::learn(&traces),
            switches: self.jumps.switches(),
        }
    }

    /// Of two pages under one title the same one is kept, whichever came first.
    fn keep(&mut self, key: u64, trace: Trace) {
        match self.traces.get(&key) {
            Some(known) if *known <= trace => {}
            _ => drop(self.traces.insert(key, trace)),
        }
        if self.traces.len() > MOST_PAGES {
            self.traces.pop_last();
        }
    }
}

/// How many of so many articles in one language share what is of the template.
fn least(articles: u32) -> u32 {
    MIN_ARTICLES.max(articles.div_ceil(ONE_IN))
}

/// The texts that stand on article after article in any language: on as many as `least` says of all.
fn template_texts(traces: &[Trace], least: impl Fn(u32) -> u32) -> FxHashSet<u64> {
    common(traces, |trace| trace.lines.iter().map(|line| line.text).collect(), least)
}

/// The addresses that page after page in one language names as its version. (Pages in many languages name each page of
/// their cluster.)
fn common_targets(traces: &[Trace]) -> FxHashSet<u64> {
    common(traces, |trace| trace.targets.clone(), |pages| least(pages).max(MIN_NAMING))
}

/// Which of the hashes that `of` gives of a page are those of as many pages in one language as `least` says of all.
fn common(traces: &[Trace], of: impl Fn(&Trace) -> Vec<u64>, least: impl Fn(u32) -> u32) -> FxHashSet<u64> {
    let mut pages: FxHashMap<Lang, u32> = FxHashMap::default();
    let mut counts: FxHashMap<(u64, Lang), u32> = FxHashMap::default();
    for trace in traces {
        *pages.entry(trace.lang).or_default() += 1;
        let mut hashes = of(trace);
        hashes.sort_unstable();
        hashes.dedup();
        for hash in hashes {
            *counts.entry((hash, trace.lang)).or_default() += 1;
        }
    }
    let is_common = |&((_, lang), count): &((u64, Lang), u32)| count >= least(pages[&lang]);
    counts.into_iter().filter(is_common).map(|((hash, _), _)| hash).collect()
}
