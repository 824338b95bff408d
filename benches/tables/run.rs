//! `run`: a whole run over a dump, from the first compressed byte to the last bead, beside the bare parser on the same
//! pages. The parser has its pages in memory, decompressed and decoded; a run does everything itself, and writes to a
//! new folder every time. What two threads gain stands beside what they gain where they share nothing but the machine.

use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use poruch::parse::Parser;
use poruch_dump::{Input, Report, Run, Silent};
use serde::Deserialize;
use tempfile::TempDir;

use super::parse::rcdom;
use super::rows::BARE_TREE;
use super::variables::DUMP;
use crate::corpora::{MadeDump, MadePair, OpenPage, archived_pages};
use crate::harness::{Allocations, Group, Load, Measured, Row, Session, Threads, Unit};
use crate::quality::strict_beads;

/// Pages of a made-up dump that is small.
const FEW_PAGES: usize = 100;
/// Pages of the made-up dump.
const PAGES: usize = 1_000;
/// Pages of the one that takes minutes.
const MANY_PAGES: usize = 20_000;
pub(super) const ONE_THREAD: &str = "poruch, one thread";
const PAGES_ALONE: &str = "poruch, pages read alone";
const TWO_THREADS: &str = "poruch, two threads";
const PAGES_ON_TWO: &str = "poruch, pages read alone, two threads";
const ROWS: [&str; 5] = [ONE_THREAD, TWO_THREADS, BARE_TREE, PAGES_ALONE, PAGES_ON_TWO];
const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);
/// Allocations a page beyond those of reading it that a run over made-up sites makes at the most.
const MOST_ALLOCATIONS: f64 = 100.0;
/// The strict F1 of beads that a run reaches on made-up sites at the least.
const LEAST_F1: f64 = 0.98;

/// Measures runs: over made-up sites, and over a web archive that the caller names.
pub fn run(session: &mut Session) {
    measure_made(session, FEW_PAGES);
    measure_made(session, PAGES);
    if session.is_full() {
        measure_made(session, MANY_PAGES);
    }
    if let Some(path) = session.own(DUMP, "web archive", ("run/open", &ROWS)) {
        measure(session, "run/open", &path, None);
    }
    if session.wants("run/allocations", &[]) {
        note_allocations(session);
    }
}

fn measure_made(session: &mut Session, pages: usize) {
    let name = format!("run/made sites/{pages}");
    if session.wants(&name, &ROWS) {
        let made = MadeDump::archive(pages);
        measure(session, &name, &made.path(), Some(&made.pairs));
    }
}

fn measure(session: &mut Session, name: &str, dump: &Path, gold: Option<&[MadePair]>) {
    let pages = archived_pages(dump);
    let (parser, page_count) = (Parser::default(), pages.len());
    let mut ours = one_thread(dump, page_count);
    let on_two = row(TWO_THREADS, (dump, page_count), TWO).threads(Threads::Several);
    let mut group = Group::new(name, Load::of("page", &pages), Unit::Items);
    if page_count >= MANY_PAGES {
        group = group.most_rounds(1);
    }
    if let Some(gold) = gold {
        ours = ours.quality(|| Done::of(dump, NonZeroUsize::MIN).f1(gold)).least(LEAST_F1);
        group = group.quality("strict F1 of beads");
    }
    let tree = Row::new(BARE_TREE, || pages.iter().map(|page| rcdom(&page.html)).sum());
    let alone = Row::new(PAGES_ALONE, || read(&parser, pages.iter()));
    let alone_on_two = Row::new(PAGES_ON_TWO, || read_on_two(&parser, &pages)).threads(Threads::Several);
    let rows = [ours, on_two, tree, alone, alone_on_two];
    if let Some(gains) = session.measure(group.rows(rows)).and_then(gains) {
        session.note(format!("{name}: {gains}"));
    }
}

/// What two threads gain, as a sentence.
fn gains(measured: &Measured) -> Option<String> {
    let gain = |one, two| measured.ratio_of(measured.row(two)?, measured.row(one)?);
    let (run, alone) = (gain(ONE_THREAD, TWO_THREADS)?, gain(PAGES_ALONE, PAGES_ON_TWO)?);
    Some(format!("two threads have {run} times the speed of one, and {alone} times where they share nothing."))
}

/// A run on one thread, over a dump of so many pages.
pub(super) fn one_thread(dump: &Path, pages: usize) -> Row<'_> {
    row(ONE_THREAD, (dump, pages), NonZeroUsize::MIN).threads(Threads::Another)
}

fn row<'a>(name: &str, (dump, pages): (&'a Path, usize), threads: NonZeroUsize) -> Row<'a> {
    Row::new(name, move || beads(&Done::of(dump, threads).report, pages))
}

/// How many beads a run made of so many pages.
fn beads(report: &Report, pages: usize) -> usize {
    assert_eq!(report.pages.total, pages as u64, "pages of the run");
    assert!(report.pairs.total * 10 >= report.pages.total, "{} pairs on {pages} pages", report.pairs.total);
    usize::try_from(report.beads.total).expect("beads that can be counted")
}

/// How many pages can be read.
fn read<'a>(parser: &Parser, pages: impl Iterator<Item = &'a OpenPage>) -> usize {
    pages.filter(|page| black_box(parser.draft(&page.html, &page.context())).is_ok()).count()
}

/// The same on two threads, each taking up the next page.
fn read_on_two(parser: &Parser, pages: &[OpenPage]) -> usize {
    let place = AtomicUsize::new(0);
    let go = || read(parser, std::iter::from_fn(|| pages.get(place.fetch_add(1, Ordering::Relaxed))));
    thread::scope(|scope| {
        let other = scope.spawn(go);
        go() + other.join().expect("a thread that ends")
    })
}

/// Notes how many allocations a page costs when a run has got going, where pages read alone cost some, too: what twice
/// as many pages cost more.
fn note_allocations(session: &mut Session) {
    let [(run, read), (run_of_twice, read_of_twice)] = [PAGES / 2, PAGES].map(allocations);
    let a_page = |once: f64, twice: f64| (twice - once) / (PAGES / 2) as f64;
    let (whole, reading) = (a_page(run, run_of_twice), a_page(read, read_of_twice));
    let beyond = whole - reading;
    assert!(beyond <= MOST_ALLOCATIONS, "{beyond:.0} allocations a page beyond those of reading it");
    session.note(format!(
        "run/allocations: when it has got going, a run over made-up sites makes {whole:.0} allocations a page, \
         {beyond:.0} of them beyond those of reading the page.",
    ));
}

/// Allocations of a run over so many pages, and of the same pages read alone.
fn allocations(pages: usize) -> (f64, f64) {
    let dump = MadeDump::archive(pages);
    let texts = archived_pages(&dump.path());
    let run = Allocations::of(|| drop(Done::of(&dump.path(), NonZeroUsize::MIN)));
    let parser = Parser::default();
    (run.count, Allocations::of(|| assert_eq!(read(&parser, texts.iter()), texts.len())).count)
}

/// A run that has ended, and what it wrote.
struct Done {
    report: Report,
    folder: TempDir,
}

/// A line of what it wrote.
#[derive(Deserialize)]
struct Line {
    en_url: String,
    uk_url: String,
    beads: Vec<LineBead>,
}

#[derive(Deserialize)]
struct LineBead {
    en: Vec<String>,
    uk: Vec<String>,
}

impl Done {
    fn of(dump: &Path, threads: NonZeroUsize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let input = Input::open(dump).expect("a dump that can be opened");
        let report = Run::new([input], folder.path()).threads(Some(threads)).run(&Silent).expect("a run that ends");
        Self { report, folder }
    }

    /// The strict F1 of its beads.
    fn f1(&self, gold: &[MadePair]) -> f64 {
        let lines = fs::read_to_string(self.folder.path().join("aligned.jsonl")).expect("the articles");
        let lines = lines.lines().map(|line| serde_json::from_str::<Line>(line).expect("an article"));
        let found = lines.flat_map(|Line { en_url, uk_url, beads }| {
            let two_sided = beads.into_iter().filter(|bead| !bead.en.is_empty() && !bead.uk.is_empty());
            two_sided.map(move |bead| placed([&en_url, &uk_url], [&bead.en, &bead.uk]))
        });
        let gold = gold.iter().flat_map(|pair| {
            let two_sided = pair.beads.iter().filter(|[en, uk]| !en.is_empty() && !uk.is_empty());
            two_sided.map(|[en, uk]| placed([&pair.en_url, &pair.uk_url], [en, uk]))
        });
        strict_beads(found, gold).f1()
    }
}

/// The texts of a bead, white space folded, with the addresses of its pages before them, so that no two pairs share one.
fn placed(urls: [&String; 2], [en, uk]: [&[String]; 2]) -> [Vec<String>; 2] {
    let folded = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let side = |url: &String, texts: &[String]| std::iter::once(url.clone()).chain(texts.iter().map(folded)).collect();
    [side(urls[0], en), side(urls[1], uk)]
}
