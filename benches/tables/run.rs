//! `run`: a whole run over a dump, from the first compressed byte to the last bead, beside the bare parser on the same
//! pages. The parser has its pages in memory, decompressed and decoded; a run does everything itself, and writes to a
//! new folder every time. What two threads gain stands beside what they gain where they share nothing but the machine.

use std::cell::RefCell;
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

use super::archived::ArchivedPages;
use super::parse::rcdom;
use super::rows::BARE_TREE;
use super::variables::DUMP;
use crate::corpora::{MadeDump, MadePair, OpenPage};
use crate::harness::{Allocations, Group, Measured, Row, Session, Threads, Unit};
use crate::quality::strict_beads;

/// Pages of a made-up dump that is small.
const FEW_PAGES: usize = 100;
/// Pages of the made-up dump.
const PAGES: usize = 1_000;
/// Pages of the one that is so large that a round is enough.
const MANY_PAGES: usize = 20_000;
pub(super) const ONE_THREAD: &str = "poruch, one thread";
const PAGES_ALONE: &str = "poruch, pages read alone";
const TWO_THREADS: &str = "poruch, two threads";
const PAGES_ON_TWO: &str = "poruch, pages read alone, two threads";
const ROWS: [&str; 5] = [ONE_THREAD, TWO_THREADS, BARE_TREE, PAGES_ALONE, PAGES_ON_TWO];
pub(super) const ONE: NonZeroUsize = NonZeroUsize::MIN;
const TWO: NonZeroUsize = ONE.saturating_add(1);
/// Allocations a page beyond those of reading it that a run over made-up sites makes at the most.
const MOST_ALLOCATIONS: f64 = 100.0;
/// The strict F1 of beads that a run reaches on made-up sites at the least.
const LEAST_F1: f64 = 0.98;

/// Measures runs: over made-up sites, and over a web archive that the caller names.
pub fn run(session: &mut Session) {
    for pages in [FEW_PAGES, PAGES, MANY_PAGES] {
        measure_made(session, pages);
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
    let (parser, pages) = (Parser::default(), ArchivedPages::of(dump));
    let (all, first) = (pages.all, pages.first.as_slice());
    let last = RefCell::new(None);
    let ours = Row::new(ONE_THREAD, || {
        let done = Done::of(dump, ONE);
        let beads = done.beads(all.items);
        last.replace(Some(done));
        beads
    });
    let mut ours = ours.threads(Threads::Another);
    let mut group = Group::new(name, all, Unit::Items);
    if all.items >= MANY_PAGES {
        group = group.most_rounds(1);
    }
    if let Some(gold) = gold {
        ours = ours.quality(|| last.borrow().as_ref().map_or(0.0, |done| done.f1(gold))).least(LEAST_F1);
        group = group.quality("strict F1 of beads");
    }
    let on_two = Row::new(TWO_THREADS, || Done::of(dump, TWO).beads(all.items)).threads(Threads::Several);
    let tree = Row::new(BARE_TREE, || first.iter().map(|page| rcdom(&page.html)).sum());
    let alone = Row::new(PAGES_ALONE, || read(&parser, first.iter()));
    let alone_on_two = Row::new(PAGES_ON_TWO, || read_on_two(&parser, first)).threads(Threads::Several);
    let beside = [tree, alone, alone_on_two].map(|row| pages.row(row));
    if let Some(gains) = session.measure(group.row(ours).row(on_two).rows(beside)).and_then(gains) {
        session.note(format!("{name}: {gains}"));
    }
}

/// What two threads gain, as a sentence.
fn gains(measured: &Measured) -> Option<String> {
    let gain = |one, two| measured.ratio_of(measured.row(two)?, measured.row(one)?);
    let (run, alone) = (gain(ONE_THREAD, TWO_THREADS)?, gain(PAGES_ALONE, PAGES_ON_TWO)?);
    Some(format!("two threads have {run} times the speed of one, and {alone} times where they share nothing."))
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
    let texts = ArchivedPages::of(&dump.path()).first;
    let run = Allocations::of(|| drop(Done::of(&dump.path(), ONE)));
    let parser = Parser::default();
    (run.count, Allocations::of(|| assert_eq!(read(&parser, texts.iter()), texts.len())).count)
}

/// A run that has ended, and what it wrote.
pub(super) struct Done {
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
    pub(super) fn of(dump: &Path, threads: NonZeroUsize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let input = Input::open(dump).expect("a dump that can be opened");
        let report = Run::new([input], folder.path()).threads(Some(threads)).run(&Silent).expect("a run that ends");
        Self { report, folder }
    }

    /// How many beads it made of so many pages.
    pub(super) fn beads(&self, pages: usize) -> usize {
        let Report { pages: read, pairs, beads, .. } = &self.report;
        assert_eq!(read.total, pages as u64, "pages of the run");
        assert!(pairs.total * 10 >= read.total, "{} pairs on {pages} pages", pairs.total);
        usize::try_from(beads.total).expect("beads that can be counted")
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
