//! Memory and seconds of runs over dumps of growing size: `cargo bench --bench scale -- 10000 100000`. Without sizes,
//! small ones, so that `cargo bench` is short.
//!
//! Each run is a process of its own, whose memory is its own. Dumps and outputs are made in the folder for temporary
//! files, about 30 KB a page each.
#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::path::Path;
use std::process::Command;

use poruch_benches::sites::Sites;
use poruch_dump::{Input, Report, Run, Silent};

/// Pages of the dumps where none are asked for.
const SIZES: [usize; 2] = [1_000, 3_000];
/// What makes this program the process that runs.
const RUN: &str = "--run";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [first, folder] if first == RUN => run(folder.as_ref()),
        _ => compare(&sizes(&arguments)),
    }
}

/// The sizes that the arguments name; what `cargo bench` adds begins with a dash.
fn sizes(arguments: &[String]) -> Vec<usize> {
    let named = arguments.iter().filter(|argument| !argument.starts_with('-'));
    let sizes: Vec<usize> = named.map(|size| size.parse().expect("a number of pages")).collect();
    if sizes.is_empty() { SIZES.to_vec() } else { sizes }
}

fn compare(sizes: &[usize]) {
    let mut first = None;
    for &pages in sizes {
        let report = measured(pages);
        let (seconds, pairs) = (report.seconds, report.pairs.total);
        let peak = report.peak_memory.unwrap_or_default() as f64 / f64::from(1 << 20);
        let speed = pages as f64 / seconds;
        print!("scale/{pages}: {peak:.0} MiB at most, {seconds:.1} s, {speed:.0} pages/s, {pairs} pairs");
        match first {
            None => first = Some((pages, peak)),
            Some((least, peak_of_least)) => {
                let bytes = (peak - peak_of_least) * f64::from(1 << 20) / (pages as f64 - least as f64);
                print!(", {:.2} times the memory of {least} pages, {bytes:.0} bytes a page more", peak / peak_of_least);
            }
        }
        println!();
    }
}

/// The report of a run over so many pages, in another process.
fn measured(pages: usize) -> Report {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dump = folder.path().join("dump.warc.gz");
    let written = Sites::new(pages).write(&dump, None).expect("a folder that can be written to");
    let program = std::env::current_exe().expect("the path of this program");
    let status = Command::new(program).arg(RUN).arg(folder.path()).status().expect("a process that starts");
    assert!(status.success(), "the run ended with {status}");
    let report = std::fs::read(folder.path().join("out/report.json")).expect("a report");
    let report: Report = serde_json::from_slice(&report).expect("a report");
    assert_eq!(report.pages.total, pages as u64, "pages of the run");
    assert!(report.pairs.total * 10 >= written.pairs as u64 * 9, "{} of {} pairs", report.pairs.total, written.pairs);
    report
}

fn run(folder: &Path) {
    let input = Input::open(folder.join("dump.warc.gz")).expect("a dump that can be opened");
    Run::new([input], folder.join("out")).run(&Silent).expect("a run that ends");
}
