//! Runs over a dump with bounded memory: pages are read, linked and aligned, and a report accounts for every record.
//!
//! ```text
//! cargo run --release --example run_dump
//! cargo run --release --example run_dump -- OUT crawl.warc.gz pages.jsonl.zst saved-pages/
//! ```
//!
//! Without arguments it makes a small dump of the bundled pages in a temporary folder.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use poruch::export::Format;
use poruch_dump::{Input, Observer, Progress, Run, Stage};

/// Pages extracted take this much memory at most, whatever the size of the dump.
const MEMORY: u64 = 256 << 20;

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(out) = args.next() else {
        let folder = tempfile::tempdir()?;
        let dump = folder.path().join("dump.jsonl");
        write_sample(&dump)?;
        return run(&folder.path().join("out"), &[dump]);
    };
    run(&out, &args.collect::<Vec<_>>())
}

fn run(out: &Path, inputs: &[PathBuf]) -> Result<()> {
    let inputs = inputs.iter().map(Input::open).collect::<Result<Vec<_>, _>>()?;
    let report = Run::new(inputs, out).format(Format::Tmx).memory(MEMORY).run(&Lines)?;
    println!("{} records, {} pages, left out: {:?}", report.records.total, report.pages.total, report.pages.left_out);
    println!("{} pairs by {:?}, {} beads", report.pairs.total, report.pairs.via, report.beads.total);
    let aligned = fs::read_to_string(out.join("aligned.jsonl"))?;
    for line in aligned.lines() {
        let article: serde_json::Value = serde_json::from_str(line)?;
        println!("{} = {} ({})", article["en_url"], article["uk_url"], article["via"]);
    }
    Ok(())
}

/// Says which stage a run is in.
struct Lines;

impl Observer for Lines {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        println!("{stage:?} {}", total.map_or_else(String::new, |total| format!("({total})")));
    }

    fn progress(&self, _: Progress) {}
}

/// Writes all bundled pages as JSON lines.
fn write_sample(path: &Path) -> Result<()> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/pages");
    let mut out = BufWriter::new(File::create(path)?);
    let mut cases = fs::read_dir(&pages)?.map(|case| Ok(case?.path())).collect::<Result<Vec<_>>>()?;
    cases.sort();
    for case in cases.into_iter().filter(|case| case.is_dir()) {
        let gold = fs::read(case.join("gold.json")).with_context(|| case.display().to_string())?;
        let gold: serde_json::Value = serde_json::from_slice(&gold)?;
        for page in gold["pages"].as_object().into_iter().flatten().map(|(_, page)| page) {
            let Some(file) = page["file"].as_str() else { continue };
            let html = String::from_utf8_lossy(&fs::read(case.join(file))?).into_owned();
            writeln!(out, "{}", serde_json::json!({"url": page["url"], "html": html}))?;
        }
    }
    Ok(out.flush()?)
}
