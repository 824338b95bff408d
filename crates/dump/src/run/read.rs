//! The first stage: inputs are read, pages extracted and stored.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use poruch::link::{linked_sites, site_key};
use poruch::parse::{Draft, ParseError, Parser};
use rayon::prelude::*;

use super::Work;
use super::stand_in::as_web_page;
use super::tally::tally;
use crate::DumpError;
use crate::document::{Body, Document, NoDocument};
use crate::input::{Content, Damage, DamageKind, Input, InputReader, Item, Mark, Raw, Skip};
use crate::key::Key;
use crate::observer::{Progress, Stage};
use crate::report::Report;
use crate::store::{Extracted, Loss, Packed, StoredInput, StoredPage};

/// Most items of a batch.
const BATCH_ITEMS: usize = 1 << 10;
/// While it is parsed, a page takes ten to twenty times its bytes of memory. Pages with more than this share of the
/// memory to aim at are parsed one at a time.
const LARGE_PAGE: u64 = 1 << 8;

/// Some items that were read, and where reading goes on.
#[derive(Default)]
struct Batch {
    reads: Vec<Read>,
    mark: Option<Mark>,
}

/// Something read, and the file it came from.
struct Read {
    item: Item,
    file: Arc<Path>,
}

/// What became of it.
struct Outcome {
    fate: Fate,
    file: Arc<Path>,
    offset: u64,
}

enum Fate {
    Skipped(Skip),
    Lost(Loss, Damage),
    /// A page that is stored already.
    Known(StoredPage),
    Page(Box<Extracted>),
}

/// Reads all inputs, as far as they have not been read.
pub(super) fn read(work: &Work<'_>, stamped: &[(String, String)], report: &mut Report) -> Result<(), DumpError> {
    let inputs = &work.run.inputs;
    work.observer.stage(Stage::Read, Some(inputs.iter().map(Input::bytes).sum()));
    let mut stored = work.store.take_inputs(stamped)?;
    let reading = Reading::new(work)?;
    let mut done = 0;
    for (input, stored) in inputs.iter().zip(&mut stored) {
        if stored.is_read {
            report.reused.inputs += 1;
        } else {
            reading.read_input(input, stored, done, report)?;
        }
        done += input.bytes();
        work.observer.progress(Progress { done, pages: reading.pages.load(Ordering::Relaxed), pairs: 0 });
    }
    tally(work, &stored, report)
}

/// What reading works with.
struct Reading<'a> {
    work: &'a Work<'a>,
    parser: Parser,
    /// Whether there may be pages that are known.
    is_taken_up: bool,
    /// Held while a large page is parsed.
    large: Mutex<()>,
    pages: AtomicU64,
}

impl<'a> Reading<'a> {
    fn new(work: &'a Work<'a>) -> Result<Self, DumpError> {
        let parser = Parser::new(work.run.parse.clone());
        let (large, pages) = (Mutex::new(()), AtomicU64::new(0));
        Ok(Self { work, parser, is_taken_up: work.store.has_pages()?, large, pages })
    }

    fn read_input(
        &self,
        input: &Input,
        stored: &mut StoredInput,
        before: u64,
        report: &mut Report,
    ) -> Result<(), DumpError> {
        let store = self.work.store;
        let open = |source| DumpError::Open { path: input.path().to_owned(), source };
        if stored.mark.is_none() {
            store.restart_input(stored)?;
        }
        let (max_record, progress) = (self.work.run.max_record, Arc::new(AtomicU64::new(0)));
        let reader = match stored.mark {
            Some(mark) => input.read_from(mark, max_record, Arc::clone(&progress)),
            None => input.read(max_record, Arc::clone(&progress)),
        };
        let mut reader = reader.map_err(open)?;
        store.begin()?;
        let mut batch = self.next_batch(&mut reader);
        let mut outcomes = (Vec::new(), None);
        while !batch.reads.is_empty() || !outcomes.0.is_empty() {
            let mark = batch.mark.take();
            // While this batch is extracted, the one before is stored and the next one is read.
            let (extracted, next) = rayon::join(
                || batch.reads.into_par_iter().map(|read| self.extract(read)).collect::<Result<Vec<_>, _>>(),
                || {
                    self.store(stored, outcomes, report)?;
                    Ok(self.next_batch(&mut reader))
                },
            );
            (outcomes, batch) = ((extracted?, mark), next?);
            let (done, pages) = (before + progress.load(Ordering::Relaxed), self.pages.load(Ordering::Relaxed));
            self.work.observer.progress(Progress { done, pages, pairs: 0 });
        }
        (stored.is_read, stored.mark) = (true, None);
        store.note_progress(stored)?;
        store.commit()
    }

    fn next_batch(&self, reader: &mut InputReader) -> Batch {
        let mut batch = Batch::default();
        let mut held = 0;
        while held < self.work.run.batch_bytes() && batch.reads.len() < BATCH_ITEMS {
            let Some(item) = reader.next() else { break };
            held += item.held();
            batch.reads.push(Read { item, file: Arc::from(reader.file()) });
        }
        batch.mark = reader.mark();
        batch
    }

    fn extract(&self, read: Read) -> Result<Outcome, DumpError> {
        let Read { item: Item { offset, content }, file } = read;
        let fate = match content {
            Content::Skipped(skip) => Fate::Skipped(skip),
            Content::Damaged(damage) => Fate::Lost(Loss::Record, damage),
            Content::Gap(damage) => Fate::Lost(Loss::Gap, damage),
            Content::Raw(raw) => {
                let key = raw.key();
                match if self.is_taken_up { self.work.store.find_page(key)? } else { None } {
                    Some(page) => Fate::Known(page),
                    None => self.extract_page(raw, key),
                }
            }
        };
        Ok(Outcome { fate, file, offset })
    }

    fn extract_page(&self, raw: Raw, key: Key) -> Fate {
        // A panic would be a fault of ours; it must not cost the other pages.
        let extracted = catch_unwind(AssertUnwindSafe(|| match Document::of(raw, self.work.run.max_record) {
            Ok(document) => self.draft(&document).map_err(|error| limit(&error)).and_then(|draft| page_of(key, &draft)),
            Err(NoDocument::Skipped(skip)) => Err(Fate::Skipped(skip)),
            Err(NoDocument::Damaged(damage)) => Err(Fate::Lost(Loss::Record, damage)),
        }));
        match extracted {
            Ok(Ok(page)) => Fate::Page(Box::new(page)),
            Ok(Err(fate)) => fate,
            Err(_) => internal("the program failed on this page"),
        }
    }

    fn draft(&self, document: &Document) -> Result<Draft, ParseError> {
        let context = document.context();
        let is_large = document.body.len() as u64 > self.work.run.memory / LARGE_PAGE;
        let _turn = is_large.then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        match &document.body {
            Body::Text(html) => self.parser.draft(html, &context),
            Body::Bytes(bytes) => self.parser.draft_bytes(bytes, &context),
        }
    }

    /// Stores what became of a batch. It counts from the next place on at which reading can be taken up.
    fn store(
        &self,
        stored: &mut StoredInput,
        (outcomes, mark): (Vec<Outcome>, Option<Mark>),
        report: &mut Report,
    ) -> Result<(), DumpError> {
        let store = self.work.store;
        for Outcome { fate, file, offset } in outcomes {
            let page = match fate {
                Fate::Skipped(skip) => {
                    *stored.skipped.entry(skip).or_default() += 1;
                    continue;
                }
                Fate::Lost(loss, damage) => {
                    store.add_loss(stored.id, (&file, offset), (loss, &damage))?;
                    continue;
                }
                Fate::Known(page) => {
                    report.reused.pages += 1;
                    page
                }
                Fate::Page(page) => store.put_page(&page)?,
            };
            store.add_page(stored.id, (&file, offset), page)?;
            self.pages.fetch_add(1, Ordering::Relaxed);
        }
        if mark.is_some() {
            stored.mark = mark;
            store.note_progress(stored)?;
            store.commit()?;
            store.begin()?;
        }
        Ok(())
    }
}

fn limit(error: &ParseError) -> Fate {
    Fate::Lost(Loss::Record, Damage::new(DamageKind::Limit, error.to_string()))
}

fn internal(message: &str) -> Fate {
    Fate::Lost(Loss::Record, Damage::new(DamageKind::Internal, message))
}

fn page_of(key: Key, draft: &Draft) -> Result<Extracted, Fate> {
    let page = draft.clone().into_page();
    let web_page = as_web_page(&page);
    let linked_as = web_page.as_ref().unwrap_or(&page);
    let site = linked_as.url().and_then(site_key).unwrap_or_default();
    let packed = Packed::of(draft).map_err(|error| internal(&error.to_string()))?;
    let (kind, lang) = (page.kind(), page.lang());
    Ok(Extracted { key, kind, lang, site, links: linked_sites(linked_as), draft: packed })
}
