//! The first stage: inputs are read, pages extracted and stored.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use poruch::link::{linked_sites, site_key};
use poruch::parse::{Draft, ParseError, Parser};

use super::Work;
use super::stand_in::as_web_page;
use super::tally::tally;
use crate::DumpError;
use crate::document::{Body, Document, NoDocument};
use crate::flow::{Bounds, flow};
use crate::input::{Content, Damage, DamageKind, Input, InputReader, Item, Mark, Raw, Skip};
use crate::key::Key;
use crate::observer::{Progress, Stage};
use crate::report::Report;
use crate::store::{Extracted, Loss, StoredInput, StoredPage};

/// Most items of a batch.
const BATCH_ITEMS: usize = 1 << 10;
/// While it is parsed, a page takes ten to twenty times its bytes of memory. Pages with more than this share of the
/// memory to aim at are parsed one at a time.
const LARGE_PAGE: u64 = 1 << 8;

/// Something read, the file it came from, and where reading goes on behind it, if it ends a batch.
struct Read {
    item: Item,
    file: Arc<Path>,
    mark: Option<Mark>,
}

/// What became of it.
struct Outcome {
    fate: Fate,
    file: Arc<Path>,
    offset: u64,
    mark: Option<Mark>,
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
        let reader = reader.map_err(open)?;
        store.begin()?;
        let mut batch = Batch::new(reader);
        let bounds = Bounds { items: BATCH_ITEMS, weight: self.work.run.batch_bytes() };
        flow(
            bounds,
            |(): &mut ()| batch.next(bounds),
            |(), read| self.extract(read),
            |outcome: Result<_, DumpError>| {
                let is_mark = self.store(stored, outcome?, report)?;
                if is_mark {
                    let (done, pages) = (before + progress.load(Ordering::Relaxed), self.pages.load(Ordering::Relaxed));
                    self.work.observer.progress(Progress { done, pages, pairs: 0 });
                }
                Ok(())
            },
        )?;
        (stored.is_read, stored.mark) = (true, None);
        store.note_progress(stored)?;
        store.commit()
    }

    fn extract(&self, read: Read) -> Result<Outcome, DumpError> {
        let Read { item: Item { offset, content }, file, mark } = read;
        let fate = match content {
            Content::Skipped(skip) => Fate::Skipped(skip),
            Content::Damaged(damage) => Fate::Lost(Loss::Record, damage),
            Content::Gap(damage) => Fate::Lost(Loss::Gap, damage),
            Content::Raw(raw) => {
                let key = raw.key();
                match if self.is_taken_up { self.work.store.find_page(key)? } else { None } {
                    Some(page) => Fate::Known(page),
                    None => self.extract_page(&raw, key),
                }
            }
        };
        Ok(Outcome { fate, file, offset, mark })
    }

    fn extract_page(&self, raw: &Raw, key: Key) -> Fate {
        // A panic would be a fault of ours; it must not cost the other pages.
        let extracted = catch_unwind(AssertUnwindSafe(|| match Document::of(raw, self.work.run.max_record) {
            Ok(document) => {
                self.draft(&document).map_err(|error| limit(&error)).and_then(|draft| self.page_of(key, &draft))
            }
            Err(NoDocument::Skipped(skip)) => Err(Fate::Skipped(skip)),
            Err(NoDocument::Damaged(damage)) => Err(Fate::Lost(Loss::Record, damage)),
        }));
        match extracted {
            Ok(Ok(page)) => Fate::Page(Box::new(page)),
            Ok(Err(fate)) => fate,
            Err(_) => internal("the program failed on this page"),
        }
    }

    fn draft(&self, document: &Document<'_>) -> Result<Draft, ParseError> {
        let context = document.context();
        let is_large = document.body.len() as u64 > self.work.run.memory / LARGE_PAGE;
        let _turn = is_large.then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        match &document.body {
            Body::Text(html) => self.parser.draft(html, &context),
            Body::Bytes(bytes) => self.parser.draft_bytes(bytes, &context),
        }
    }

    fn page_of(&self, key: Key, draft: &Draft) -> Result<Extracted, Fate> {
        let page = draft.page();
        let web_page = as_web_page(page);
        let linked_as = web_page.as_ref().unwrap_or(page);
        let site = linked_as.url().and_then(site_key).unwrap_or_default();
        let packed = self.work.store.pack(draft).map_err(|error| internal(&error.to_string()))?;
        Ok(Extracted { key, kind: page.kind(), lang: page.lang(), site, links: linked_sites(linked_as), draft: packed })
    }

    /// Stores what became of something read. It counts from the next place on at which reading can be taken up; whether
    /// that is behind it.
    fn store(&self, stored: &mut StoredInput, outcome: Outcome, report: &mut Report) -> Result<bool, DumpError> {
        let store = self.work.store;
        let Outcome { fate, file, offset, mark } = outcome;
        let page = match fate {
            Fate::Skipped(skip) => {
                *stored.skipped.entry(skip).or_default() += 1;
                None
            }
            Fate::Lost(loss, damage) => {
                store.add_loss(stored.id, (&file, offset), (loss, &damage))?;
                None
            }
            Fate::Known(page) => {
                report.reused.pages += 1;
                Some(page)
            }
            Fate::Page(page) => Some(store.put_page(&page)?),
        };
        if let Some(page) = page {
            store.add_page(stored.id, (&file, offset), page)?;
            self.pages.fetch_add(1, Ordering::Relaxed);
        }
        let is_mark = mark.is_some();
        if is_mark {
            stored.mark = mark;
            store.note_progress(stored)?;
            store.commit()?;
            store.begin()?;
        }
        Ok(is_mark)
    }
}

/// Reads items in batches; what was stored of a whole one counts.
struct Batch {
    reader: InputReader,
    /// The file that the last item came from.
    file: Arc<Path>,
    items: usize,
    held: usize,
}

impl Batch {
    fn new(reader: InputReader) -> Self {
        Self { file: Arc::from(reader.file()), reader, items: 0, held: 0 }
    }

    /// The next item with its bytes. A batch ends with the item that fills it.
    fn next(&mut self, most: Bounds) -> Option<(Read, usize)> {
        let item = self.reader.next()?;
        let held = item.held();
        (self.items, self.held) = (self.items + 1, self.held + held);
        let is_last = self.items >= most.items || self.held >= most.weight;
        if is_last {
            (self.items, self.held) = (0, 0);
        }
        let mark = if is_last { self.reader.mark() } else { None };
        if *self.file != *self.reader.file() {
            self.file = Arc::from(self.reader.file());
        }
        Some((Read { item, file: Arc::clone(&self.file), mark }, held))
    }
}

fn limit(error: &ParseError) -> Fate {
    Fate::Lost(Loss::Record, Damage::new(DamageKind::Limit, error.to_string()))
}

fn internal(message: &str) -> Fate {
    Fate::Lost(Loss::Record, Damage::new(DamageKind::Internal, message))
}
