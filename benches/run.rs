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
    let rounds: Vec<[f64; 3]> = (0..ROUNDS).map(|round| measured(round, &pages, dump)).collect();
    let speed = |row: usize| pages.len() as f64 / median(rounds.iter().map(|seconds| seconds[row]));
    let ratio = |row: usize, against: usize| median(rounds.iter().map(|seconds| seconds[against] / seconds[row]));
    println!("{name}/html5ever + RcDom, tree only  {:7.1} pages/s", speed(0));
    println!("{name}/poruch, one thread            {:7.1} pages/s  {:.2} times the bare parser", speed(1), ratio(1, 0));
    println!("{name}/poruch, two threads           {:7.1} pages/s  {:.2} times one thread", speed(2), ratio(2, 1));
}

/// Seconds of each row. Each round begins with another row.
fn measured(round: usize, pages: &[String], dump: &Path) -> [f64; 3] {
    let mut seconds = [0.0; 3];
    for row in (0..3).map(|row| (row + round) % 3) {
        let start = Instant::now();
        match NonZeroUsize::new(row) {
            None => pages.iter().for_each(|page| build_tree(page)),
            Some(threads) => run(dump, threads, pages.len()),
        }
        seconds[row] = start.elapsed().as_secs_f64();
    }
    seconds
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
