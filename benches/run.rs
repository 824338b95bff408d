//! A run over a dump, from the first byte to the last bead, against the bare parser on the same pages: on 1,000 pages
//! of made-up sites, and on the web archive that `PORUCH_BENCH_DUMP` names.
//!
//! The rows take turns, and each ratio is the median of those of the rounds, so that all rows meet the same noise.
//! Criterion measures one row after another. The parser has its pages in memory, decompressed and decoded; the run does
//! everything itself, and writes to a new folder every time.
#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Instant;

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::RcDom;
use poruch_benches::archived_pages;
use poruch_benches::sites::Sites;
use poruch_dump::{Input, Run, Silent};

/// Rounds, of which the median counts.
const ROUNDS: usize = 5;
/// Pages of the made-up dump.
const PAGES: usize = 1_000;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dump = folder.path().join("dump.warc.gz");
    Sites::new(PAGES).write(&dump, None).expect("a folder that can be written to");
    bench("run/made", &dump);
    match std::env::var_os("PORUCH_BENCH_DUMP") {
        Some(path) => bench("run/open", path.as_ref()),
        None => println!("run/open: skipped, PORUCH_BENCH_DUMP names no web archive"),
    }
}

fn bench(name: &str, dump: &Path) {
    let pages = archived_pages(dump);
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{name}: {} pages, {:.0} KB each, {ROUNDS} rounds", pages.len(), bytes as f64 / 1e3 / pages.len() as f64);
    let rounds: Vec<[Cost; 3]> = (0..ROUNDS).map(|round| measured(round, &pages, dump)).collect();
    let speed = |row: usize| pages.len() as f64 / median(rounds.iter().map(|costs| costs[row].seconds));
    let ratio = |of: fn(&Cost) -> f64, row: usize, against: usize| {
        median(rounds.iter().map(|costs| of(&costs[against]) / of(&costs[row])))
    };
    println!("{name}/html5ever + RcDom, tree only: {:.1} pages/s", speed(0));
    for (row, label, against, other) in [(1, "one thread", 0, "the bare parser"), (2, "two threads", 1, "one thread")] {
        let (by_clock, by_work) = (ratio(|cost| cost.seconds, row, against), ratio(|cost| cost.work, row, against));
        println!("{name}/poruch, {label}: {:.1} pages/s", speed(row));
        println!("{name}/poruch, {label}: {by_clock:.2} times {other}, {by_work:.2} times by processor time");
    }
}

/// What a row took.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    /// Seconds on the clock.
    seconds: f64,
    /// Seconds that processors worked, in hundredths; they do not depend on what else the machine does. 0 where the
    /// system does not tell.
    work: f64,
}

/// The cost of each row. Each round begins with another row.
fn measured(round: usize, pages: &[String], dump: &Path) -> [Cost; 3] {
    let mut costs = [Cost::default(); 3];
    for row in (0..3).map(|row| (row + round) % 3) {
        let (start, work) = (Instant::now(), work());
        match NonZeroUsize::new(row) {
            None => pages.iter().for_each(|page| build_tree(page)),
            Some(threads) => run(dump, threads, pages.len()),
        }
        costs[row] = Cost { seconds: start.elapsed().as_secs_f64(), work: self::work() - work };
    }
    costs
}

/// Seconds that processors have worked for this process, as Linux tells.
fn work() -> f64 {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn build_tree(page: &str) {
    let parser = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
    black_box(parser.one(page));
}

fn run(dump: &Path, threads: NonZeroUsize, pages: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = Input::open(dump).expect("a dump that can be opened");
    let report = Run::new([input], folder.path()).threads(Some(threads)).run(&Silent).expect("a run that ends");
    assert_eq!(report.pages.total, pages as u64, "pages of the run");
    assert!(report.pairs.total * 10 >= report.pages.total, "{} pairs on {pages} pages", report.pairs.total);
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
