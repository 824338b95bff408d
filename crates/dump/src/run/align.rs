//! The last stage: pairs are aligned, and all is written.

use std::fmt::Write as _;

use poruch::align::Lexicon;
use poruch::{BilingualArticle, Cache, Linked, Page};

use super::Work;
use super::link::count_linkage;
use super::outputs::Outputs;
use super::pairs::{Aligned, Pair, PairAligner};
use super::sites::Sites;
use super::steps::{LinkedPages, Step, StepKind, Steps};
use crate::DumpError;
use crate::flow::{Bounds, flow};
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};

/// Steps that may be under way for each thread.
const STEPS_A_THREAD: usize = 64;

/// Aligns all pairs, so many, as far as no earlier run did, and writes them.
pub(super) fn align(
    work: &Work<'_>,
    sites: &Sites<'_>,
    pairs: u64,
    lexicon: Option<Lexicon>,
    outputs: &mut Outputs,
    report: &mut Report,
) -> Result<(), DumpError> {
    work.observer.stage(Stage::Align, Some(pairs));
    outputs.write_losses(work.store)?;
    let aligning = Aligning { work, sites, aligner: PairAligner::new(work, sites, lexicon) };
    let mut steps = Steps::new(work, sites, outputs.wants_pages());
    let progress = Progress { done: 0, pages: report.pages.total, pairs };
    let mut writing = Writing { work, sites, outputs, report, progress };
    let bounds = Bounds { items: STEPS_A_THREAD * rayon::current_num_threads(), weight: usize::MAX };
    flow(
        bounds,
        |_: &mut Cache| steps.next().map(|step| (step, 0)),
        |cache, step| aligning.take(step?, cache),
        |made| writing.write(made?),
    )
}

/// What aligning works with.
struct Aligning<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    aligner: PairAligner<'a>,
}

/// What was made of a step, to be written.
struct Made {
    step: Step,
    content: Content,
}

enum Content {
    Group,
    /// The file that a page came from, and where it begins there.
    LeftOut((String, u64)),
    Page(Box<Page>),
    /// `None` where the two are not an English and a Ukrainian page.
    Pair(Option<Box<Aligned>>),
}

impl Aligning<'_> {
    fn take(&self, step: Step, cache: &mut Cache) -> Result<Made, DumpError> {
        let LinkedPages { group, linked } = &*step.of;
        let content = match step.kind {
            StepKind::Group => Content::Group,
            StepKind::LeftOut(at) => {
                let page = &group.pages[linked.linkage.left_out[at].page];
                Content::LeftOut(self.work.store.place_of(page.item)?)
            }
            StepKind::Page(at) => Content::Page(Box::new(self.sites.page(&group.pages[at])?)),
            StepKind::Pair(at) => {
                let pair = &linked.linkage.pairs[at];
                let linked = || Linked::of(pair, |page| linked.urls[page].clone());
                let aligned = self.aligner.align(&Pair::of(group, pair), cache)?;
                Content::Pair(
                    aligned
                        .map(|aligned| Box::new(Aligned { article: aligned.article.with_link(linked()), ..aligned })),
                )
            }
        };
        Ok(Made { step, content })
    }
}

/// What writing works with.
struct Writing<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    outputs: &'a mut Outputs,
    report: &'a mut Report,
    progress: Progress,
}

impl Writing<'_> {
    fn write(&mut self, Made { step, content }: Made) -> Result<(), DumpError> {
        let LinkedPages { linked, .. } = &*step.of;
        match (step.kind, content) {
            (StepKind::LeftOut(at), Content::LeftOut(place)) => {
                self.outputs.write_left_out(&linked.linkage.left_out[at], &linked.urls, place)
            }
            (StepKind::Page(at), Content::Page(page)) => {
                self.outputs.write_page(&linked.urls[at], &page)?;
                self.sites.take_back(*page);
                Ok(())
            }
            (_, Content::Pair(aligned)) => self.write_pair(aligned.map(|aligned| *aligned)),
            _ => {
                count_linkage(&linked.linkage, self.report);
                Ok(())
            }
        }
    }

    fn write_pair(&mut self, aligned: Option<Aligned>) -> Result<(), DumpError> {
        let Self { work, sites, outputs, report, progress } = self;
        progress.done += 1;
        work.observer.progress(*progress);
        let Some(Aligned { key, article, is_new }) = aligned else {
            report.pairs.failed += 1;
            return Ok(());
        };
        if is_new {
            work.store.put_result(key, &article.alignment)?;
        } else {
            work.store.keep_result(key)?;
            report.reused.pairs += 1;
        }
        count_article(&article, report);
        outputs.write(&article)?;
        sites.take_back_pages(article);
        Ok(())
    }
}

fn count_article(article: &BilingualArticle, report: &mut Report) {
    count(&mut report.pairs.verdicts, article.verdict().kind.as_str());
    let mut shape = String::new();
    for bead in &article.alignment.beads {
        report.beads.total += 1;
        count(&mut report.beads.kinds, bead.kind.as_str());
        shape.clear();
        let written = write!(shape, "{}-{}", bead.source.len(), bead.target.len());
        written.expect("memory takes what is written");
        count(&mut report.beads.shapes, &shape);
    }
}
