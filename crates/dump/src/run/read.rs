//! The first stage: inputs are read, pages extracted and spooled.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use poruch::Lang;
use poruch::link::{Digest, site_key};
use poruch::parse::{Draft, PageKind, Parser, SiteLearner};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Run;
use super::corpus::{Corpus, Entry};
use super::stand_in::as_web_page;
use crate::document::{Body, Document, NoDocument};
use crate::input::{Content, Damage, DamageKind, DamageSample, Input, InputReader, Item, Skip};
use crate::observer::{Progress, Stage};
use crate::report::{Report, count};
use crate::spool::{Place, SpoolWriter};
use crate::{DumpError, Observer};

/// Most items of a batch.
const BATCH_ITEMS: usize = 1 << 10;

/// Something read, and the file it came from.
struct Read {
    item: Item,
    file: Arc<Path>,
}

/// What became of it.
enum Outcome {
    Skipped(Skip),
    Damaged(Damage),
    Gap(Damage),
    Page(Box<Extracted>),
}

/// A page that was extracted.
struct Extracted {
    digest: Digest,
    kind: PageKind,
    lang: Lang,
    draft: Draft,
    /// The draft in JSON, where it may be asked for later.
    json: Option<Vec<u8>>,
    site: String,
    /// Other sites that it names as homes of its versions.
    linked_sites: Vec<String>,
}

/// Reads all inputs.
pub(super) fn read(run: &Run, observer: &dyn Observer, report: &mut Report) -> Result<Corpus, DumpError> {
    let total = run.inputs.iter().map(Input::bytes).sum();
    observer.stage(Stage::Read, Some(total));
    let mut collector = Collector::new(run)?;
    let mut done = 0;
    for input in &run.inputs {
        read_input(run, input, &mut collector, report, &|bytes, pages| {
            observer.progress(Progress { done: done + bytes, pages, pairs: 0 });
        })?;
        done += input.bytes();
    }
    collector.finish(report)
}

fn read_input(
    run: &Run,
    input: &Input,
    collector: &mut Collector,
    report: &mut Report,
    tell: &dyn Fn(u64, u64),
) -> Result<(), DumpError> {
    let progress = Arc::new(AtomicU64::new(0));
    let opened = input.read(run.max_record, Arc::clone(&progress));
    let mut reader = opened.map_err(|source| DumpError::Open { path: input.path().to_owned(), source })?;
    let parser = Parser::new(run.parse.clone());
    let mut batch = next_batch(&mut reader, run.batch_bytes());
    while !batch.is_empty() {
        // The next batch is read while this one is extracted.
        let (outcomes, next) = rayon::join(
            || batch.into_par_iter().map(|read| extract(&parser, run, read)).collect::<Vec<_>>(),
            || next_batch(&mut reader, run.batch_bytes()),
        );
        for (outcome, file, offset) in outcomes {
            collector.add(outcome, &file, offset, report)?;
        }
        tell(progress.load(Ordering::Relaxed), report.records.pages);
        batch = next;
    }
    Ok(())
}

fn next_batch(reader: &mut InputReader, bytes: usize) -> Vec<Read> {
    let mut batch = Vec::new();
    let mut held = 0;
    while held < bytes && batch.len() < BATCH_ITEMS {
        let Some(item) = reader.next() else { break };
        held += item.held();
        batch.push(Read { item, file: Arc::from(reader.file()) });
    }
    batch
}

fn extract(parser: &Parser, run: &Run, read: Read) -> (Outcome, Arc<Path>, u64) {
    let Read { item: Item { offset, content }, file } = read;
    let outcome = match content {
        Content::Skipped(skip) => Outcome::Skipped(skip),
        Content::Damaged(damage) => Outcome::Damaged(damage),
        Content::Gap(damage) => Outcome::Gap(damage),
        // A panic would be a fault of ours; it must not cost the other pages.
        Content::Raw(raw) => catch_unwind(AssertUnwindSafe(|| match Document::of(raw, run.max_record) {
            Ok(document) => extract_page(parser, &document),
            Err(NoDocument::Skipped(skip)) => Outcome::Skipped(skip),
            Err(NoDocument::Damaged(damage)) => Outcome::Damaged(damage),
        }))
        .unwrap_or_else(|_| Outcome::Damaged(Damage::new(DamageKind::Internal, "the program failed on this page"))),
    };
    (outcome, file, offset)
}

fn extract_page(parser: &Parser, document: &Document) -> Outcome {
    let context = document.context();
    let draft = match &document.body {
        Body::Text(html) => parser.draft(html, &context),
        Body::Bytes(bytes) => parser.draft_bytes(bytes, &context),
    };
    match draft {
        Ok(draft) => Outcome::Page(Box::new(Extracted::of(draft))),
        Err(error) => Outcome::Damaged(Damage::new(DamageKind::Limit, error.to_string())),
    }
}

impl Extracted {
    fn of(draft: Draft) -> Self {
        let page = draft.clone().into_page();
        let web_page = as_web_page(&page);
        let linked_as = web_page.as_ref().unwrap_or(&page);
        let site = linked_as.url().and_then(site_key).unwrap_or_default();
        let linked = linked_as.alternates().iter().filter_map(|alternate| site_key(&alternate.url));
        let linked_sites: BTreeSet<String> = linked.filter(|linked| *linked != site).collect();
        // Linking may pair any page but a listing.
        let is_needed = page.kind() != PageKind::Listing;
        Self {
            digest: Digest::of(linked_as),
            kind: page.kind(),
            lang: page.lang(),
            json: is_needed.then(|| serde_json::to_vec(&draft).unwrap_or_default()),
            site,
            linked_sites: linked_sites.into_iter().collect(),
            draft,
        }
    }
}

/// Gathers what was extracted, in the order read.
struct Collector {
    spool: SpoolWriter,
    pages: Vec<Entry>,
    sites: Vec<String>,
    learners: Vec<SiteLearner>,
    site_numbers: FxHashMap<String, u32>,
    site_links: BTreeSet<(u32, u32)>,
}

impl Collector {
    fn new(run: &Run) -> Result<Self, DumpError> {
        let spool = SpoolWriter::create(&run.output).map_err(|source| DumpError::Spool { source })?;
        let (sites, learners, site_numbers) = (Vec::new(), Vec::new(), FxHashMap::default());
        Ok(Self { spool, pages: Vec::new(), sites, learners, site_numbers, site_links: BTreeSet::new() })
    }

    fn add(&mut self, outcome: Outcome, file: &Path, offset: u64, report: &mut Report) -> Result<(), DumpError> {
        let sample = |Damage { kind, message }| DamageSample { kind, file: file.to_owned(), offset, message };
        match outcome {
            Outcome::Skipped(skip) => report.records.skip(skip),
            Outcome::Damaged(damage) => report.records.damage(sample(damage)),
            Outcome::Gap(damage) => report.records.gap(sample(damage)),
            Outcome::Page(page) => {
                report.records.total += 1;
                report.records.pages += 1;
                self.add_page(*page, report)?;
            }
        }
        Ok(())
    }

    fn add_page(&mut self, page: Extracted, report: &mut Report) -> Result<(), DumpError> {
        count_page(page.kind, page.lang, report);
        let place = page.json.map(|json| self.spool.add(&json)).transpose();
        let place: Option<Place> = place.map_err(|source| DumpError::Spool { source })?;
        let site = self.number(page.site);
        for linked in page.linked_sites {
            let linked = self.number(linked);
            self.site_links.insert((site, linked));
        }
        let is_article = page.kind == PageKind::Article;
        if is_article {
            self.learners[site as usize].learn(&page.draft);
        }
        self.pages.push(Entry { digest: page.digest, place, is_article, site });
        Ok(())
    }

    fn number(&mut self, site: String) -> u32 {
        if let Some(&number) = self.site_numbers.get(&site) {
            return number;
        }
        let number = u32::try_from(self.sites.len()).unwrap_or(u32::MAX);
        self.sites.push(site.clone());
        self.learners.push(SiteLearner::new());
        self.site_numbers.insert(site, number);
        number
    }

    fn finish(self, report: &mut Report) -> Result<Corpus, DumpError> {
        let Self { spool, pages, sites, learners, site_links, .. } = self;
        let models = learners.into_par_iter().map(SiteLearner::finish).collect();
        let spool = spool.finish().map_err(|source| DumpError::Spool { source })?;
        let homes: BTreeSet<u32> = pages.iter().map(|page| page.site).collect();
        report.pages.sites = homes.len() as u64;
        Ok(Corpus { spool, pages, sites, models, site_links })
    }
}

fn count_page(kind: PageKind, lang: Lang, report: &mut Report) {
    let name = match kind {
        PageKind::Article => "article",
        PageKind::Listing => "listing",
        _ => "other",
    };
    report.pages.total += 1;
    count(&mut report.pages.languages, lang.as_str());
    count(&mut report.pages.kinds, name);
    if kind == PageKind::Article {
        count(&mut report.pages.articles, lang.as_str());
    }
}
