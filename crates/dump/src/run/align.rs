//! The last stage: pairs are aligned, and all is written.

use poruch::align::Lexicon;
use poruch::{BilingualArticle, Cache, Page};

use super::Work;
use super::link::{LinkedGroup, count_linkage, linked_group};
use super::outputs::Outputs;
use super::pairs::{Aligned, LinkedPair, PairAligner, pairs};
use super::sites::{Group, SitePage, Sites};
use crate::DumpError;
use crate::in_order::in_order;
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};

/// Pairs that are gathered from group after group before they are aligned: enough to keep all threads busy.
const BATCH: usize = 1 << 10;

/// Aligns all pairs, as far as no earlier run did, and writes them.
pub(super) fn align(
    work: &Work<'_>,
    sites: &Sites<'_>,
    lexicon: Option<Lexicon>,
    outputs: &mut Outputs,
    report: &mut Report,
) -> Result<(), DumpError> {
    work.observer.stage(Stage::Align, Some(report.pairs.total));
    outputs.write_losses(work.store)?;
    let aligner = PairAligner::new(work, sites, lexicon);
    let mut aligning = Aligning { work, sites, aligner, outputs, report, done: 0 };
    let mut gathered = Vec::new();
    for group in sites.groups() {
        let group = sites.load(group)?;
        let linked = linked_group(work, &group)?;
        count_linkage(&linked.linkage, aligning.report);
        aligning.write_left_out(&group, &linked)?;
        aligning.write_pages(&group, &linked)?;
        gathered.extend(pairs(&group, &linked));
        if gathered.len() >= BATCH {
            aligning.write_pairs(&std::mem::take(&mut gathered))?;
        }
    }
    aligning.write_pairs(&gathered)
}

/// What aligning works with.
struct Aligning<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    aligner: PairAligner<'a>,
    outputs: &'a mut Outputs,
    report: &'a mut Report,
    done: u64,
}

impl Aligning<'_> {
    fn write_pairs(&mut self, pairs: &[LinkedPair]) -> Result<(), DumpError> {
        let Self { work, sites, aligner, outputs, report, done } = self;
        let align = |cache: &mut Cache, LinkedPair { pair, linked }: &LinkedPair| {
            let aligned = aligner.align(pair, cache)?;
            Ok(aligned.map(|aligned| Aligned { article: aligned.article.with_link(linked.clone()), ..aligned }))
        };
        in_order(pairs, align, |aligned: Result<_, DumpError>| {
            *done += 1;
            work.observer.progress(Progress { done: *done, pages: report.pages.total, pairs: report.pairs.total });
            let Some(Aligned { key, article, is_new }) = aligned? else {
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
        })
    }

    /// Writes which pages of a group are in no pair, and why.
    fn write_left_out(&mut self, group: &Group, linked: &LinkedGroup) -> Result<(), DumpError> {
        for left in &linked.linkage.left_out {
            let place = self.work.store.place_of(group.pages[left.page].item)?;
            self.outputs.write_left_out(left, &linked.urls, place)?;
        }
        Ok(())
    }

    /// Writes the article pages of a group, without what is of their sites' template, where they are asked for.
    fn write_pages(&mut self, group: &Group, linked: &LinkedGroup) -> Result<(), DumpError> {
        if !self.outputs.wants_pages() {
            return Ok(());
        }
        let Self { sites, outputs, .. } = self;
        let articles: Vec<(&SitePage, &str)> = group
            .pages
            .iter()
            .zip(linked.urls.iter().map(String::as_str))
            .filter(|(page, _)| page.is_article)
            .collect();
        let read = |_: &mut Cache, &(page, url): &(&SitePage, &str)| -> Result<_, DumpError> {
            Ok((url.to_owned(), sites.draft(page)?.into_page()))
        };
        in_order(&articles, read, |page: Result<(String, Page), DumpError>| {
            let (url, page) = page?;
            outputs.write_page(&url, &page)?;
            sites.take_back(page);
            Ok(())
        })
    }
}

fn count_article(article: &BilingualArticle, report: &mut Report) {
    count(&mut report.pairs.verdicts, article.verdict().kind.as_str());
    for bead in &article.alignment.beads {
        report.beads.total += 1;
        count(&mut report.beads.kinds, bead.kind.as_str());
        count(&mut report.beads.shapes, &format!("{}-{}", bead.source.len(), bead.target.len()));
    }
}
