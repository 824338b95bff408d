//! The last stages: pairs are aligned, a lexicon is learnt from them where asked for, and all is written.

use poruch::align::{Learner, Lexicon, Unit, VerdictKind};
use poruch::{BilingualArticle, Cache, Page, Pipeline};
use rayon::prelude::*;

use super::Run;
use super::corpus::Corpus;
use super::link::{AlignFailure, Pair, align};
use super::outputs::Outputs;
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};
use crate::{DumpError, Observer};

/// Pairs that a thread aligns before what was aligned is written.
const PAIRS_A_THREAD: usize = 16;
/// Bytes of memory that a word costs while it is learnt from.
const BYTES_A_WORD: u64 = 16;
/// Pairs below this probability teach nothing: they may be two articles.
const SURE_PAIR: f32 = 0.9;

/// Learns a lexicon from the pairs that are surely versions of one article.
pub(super) fn learn(run: &Run, corpus: &Corpus, pairs: &[Pair], observer: &dyn Observer) -> Lexicon {
    observer.stage(Stage::Learn, Some(pairs.len() as u64));
    let max_words = usize::try_from(run.memory / 4 / BYTES_A_WORD).unwrap_or(usize::MAX);
    let mut learner = Learner::new().max_words(max_words);
    let sure: Vec<Pair> = pairs.iter().copied().filter(|pair| pair.linked.score >= SURE_PAIR).collect();
    let _: Result<(), DumpError> = for_each(&run.pipeline(None), corpus, &sure, &mut |done, article| {
        observer.progress(Progress { done, pages: corpus.pages.len() as u64, pairs: pairs.len() as u64 });
        if let Ok(article) = article
            && matches!(article.verdict().kind, VerdictKind::Translation | VerdictKind::Partial)
        {
            let (en, uk) = (texts(&article.en), texts(&article.uk));
            learner.add(&en, &uk, &article.alignment);
        }
        Ok(())
    });
    learner.finish()
}

fn texts(page: &Page) -> Vec<Unit<'_>> {
    page.units().map(|block| Unit::new(block.text)).collect()
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
    for_each(pipeline, corpus, pairs, &mut |done, article| {
        observer.progress(Progress { done, pages: corpus.pages.len() as u64, pairs: total });
        let Ok(article) = article else {
            report.pairs.failed += 1;
            return Ok(());
        };
        count_article(&article, report);
        outputs.write(&article)
    })
}

/// Aligns the pairs on all threads and hands them on in order, some at a time, with how many that makes.
fn for_each(
    pipeline: &Pipeline,
    corpus: &Corpus,
    pairs: &[Pair],
    take: &mut dyn FnMut(u64, Result<BilingualArticle, AlignFailure>) -> Result<(), DumpError>,
) -> Result<(), DumpError> {
    let mut done = 0;
    for batch in pairs.chunks(PAIRS_A_THREAD * rayon::current_num_threads()) {
        let aligned: Vec<_> = batch
            .par_iter()
            .map_init(Cache::default, |cache, pair| {
                align(pipeline, corpus, (pair.en, pair.uk), cache).map(|article| article.with_link(pair.linked))
            })
            .collect();
        for article in aligned {
            done += 1;
            take(done, article)?;
        }
    }
    Ok(())
}

fn count_article(article: &BilingualArticle, report: &mut Report) {
    count(&mut report.pairs.verdicts, article.verdict().kind.as_str());
    for bead in &article.alignment.beads {
        report.beads.total += 1;
        count(&mut report.beads.kinds, bead.kind.as_str());
        count(&mut report.beads.shapes, &format!("{}-{}", bead.source.len(), bead.target.len()));
    }
}
