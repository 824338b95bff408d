//! Makes a dump of bilingual sites of any size, and the gold that a run over it can be measured with.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program that tells what it does")]

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use poruch_benches::sites::Sites;

const USAGE: &str = "\
usage: make-dump [OPTIONS] -o DUMP

DUMP: a file whose name ends in .warc or .jsonl, perhaps with .gz or .zst behind it; anything else is made a folder of
saved pages.

  --pages N    so many pages; 1000
  --sites N    so many sites; by default half of the square root of the pages
  --seed N     another seed gives other sites; 1
  --gold FILE  write the pairs of pages, and the pairs of paragraphs in them, as JSON lines";

fn main() -> Result<()> {
    if std::env::args().skip(1).any(|argument| matches!(&*argument, "--help" | "-h")) {
        println!("{USAGE}");
        return Ok(());
    }
    let args = Args::read(std::env::args().skip(1)).context(USAGE)?;
    let written = args.sites.write(&args.output, args.gold.as_deref());
    let written = written.with_context(|| format!("cannot write {}", args.output.display()))?;
    let megabytes = written.bytes as f64 / 1e6;
    let (pages, pairs, records) = (written.pages, written.pairs, written.records);
    eprintln!("{}: {pages} pages, {pairs} pairs, {records} records, {megabytes:.1} MB", args.output.display());
    Ok(())
}

/// What is asked for.
#[derive(Debug)]
struct Args {
    sites: Sites,
    output: PathBuf,
    gold: Option<PathBuf>,
}

impl Args {
    /// Reads the arguments after the program's name.
    fn read(mut from: impl Iterator<Item = String>) -> Result<Self> {
        let (mut pages, mut sites, mut seed, mut output, mut gold) = (1_000, None, 1, None, None);
        while let Some(next) = from.next() {
            let mut value = || from.next().with_context(|| format!("{next} wants a value"));
            match &*next {
                "--pages" => pages = value()?.parse().context("--pages")?,
                "--sites" => sites = Some(value()?.parse().context("--sites")?),
                "--seed" => seed = value()?.parse().context("--seed")?,
                "--gold" => gold = Some(value()?.into()),
                "-o" => output = Some(value()?.into()),
                other => bail!("unknown argument {other}"),
            }
        }
        let all = Sites::new(pages).seed(seed);
        let sites = sites.map_or(all, |sites| all.sites(sites));
        Ok(Self { sites, output: output.context("no output given")?, gold })
    }
}
