//! The last stages: pairs are aligned, a lexicon is learnt from them where asked for, and all is written.

use poruch::align::{Lexicon, Unit};
use poruch::parse::extract_pair;
use poruch::{BilingualArticle, Cache, Page, Pipeline, units};

use super::Run;
use super::corpus::Corpus;
use super::link::{Pair, align};
use super::outputs::Outputs;
use crate::in_order::in_order;
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};
use crate::{DumpError, Lesson, Observer};

/// Pairs below this probability teach nothing: they may be two articles.
const SURE_PAIR: f32 = 0.9;

/// Two pages that are versions of one article.
struct Versions {
    en: Page,
    uk: Page,
}

impl Lesson for Versions {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        [units(&self.en), units(&self.uk)]
    }
}

/// Learns a lexicon from the pairs that are surely versions of one article.
pub(super) fn learn(run: &Run, corpus: &Corpus, pairs: &[Pair], observer: &dyn Observer) -> Lexicon {
    let training = run.training();
    let sure: Vec<&Pair> = pairs.iter().filter(|pair| pair.linked.score >= SURE_PAIR).collect();
    observer.stage(Stage::Learn, Some(training.steps(sure.len())));
    let read = |pair: &&Pair| {
        let draft = |page| corpus.draft(page).ok().flatten();
        let (en, uk) = extract_pair(draft(pair.en)?, draft(pair.uk)?);
        Some(Versions { en, uk })
    };
    let (pages, pairs) = (corpus.pages.len() as u64, pairs.len() as u64);
    training.learn(&sure, read, |done| observer.progress(Progress { done, pages, pairs }))
}

/// Aligns all pairs and writes them.
pub(super) fn align_all(
    pipeline: &Pipeline,
    corpus: &Corpus,
    pairs: &[Pair],
    outputs: &mut Outputs,
    (observer, report): (&dyn Observer, &mut Report),
) -> Result<(), DumpError> {
    let total = pairs.len() as u64;
    observer.stage(Stage::Align, Some(total));
    let mut done = 0;
    let work = |cache: &mut Cache, pair: &Pair| {
        align(pipeline, corpus, (pair.en, pair.uk), cache).map(|article| article.with_link(pair.linked.clone()))
    };
    in_order(pairs, work, |article| {
        done += 1;
        observer.progress(Progress { done, pages: corpus.pages.len() as u64, pairs: total });
        let Ok(article) = article else {
            report.pairs.failed += 1;
            return Ok(());
        };
        count_article(&article, report);
        outputs.write(&article)
    })
}

fn count_article(article: &BilingualArticle, report: &mut Report) {
    count(&mut report.pairs.verdicts, article.verdict().kind.as_str());
    for bead in &article.alignment.beads {
        report.beads.total += 1;
        count(&mut report.beads.kinds, bead.kind.as_str());
        count(&mut report.beads.shapes, &format!("{}-{}", bead.source.len(), bead.target.len()));
    }
}
