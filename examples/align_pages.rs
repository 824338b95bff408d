//! The main job: two pages in, one aligned bilingual article out, shown as two columns.
//!
//! ```text
//! cargo run --release --example align_pages
//! cargo run --release --example align_pages -- en.html uk.html
//! ```
//!
//! The order of the two pages does not matter. `COLUMNS` sets the width.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::io::{self, Write as _};

use anyhow::{Context as _, Result, bail};
use poruch::export::write_columns;
use poruch::parse::PageContext;
use poruch::{Cache, Page, Pipeline};

const EN: &[u8] = include_bytes!("../tests/data/pages/online-ua-full/en.html");
const UK: &[u8] = include_bytes!("../tests/data/pages/online-ua-full/uk.html");

fn main() -> Result<()> {
    let pipeline = Pipeline::default();
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (first, second) = match files.as_slice() {
        [] => (read(&pipeline, EN)?, read(&pipeline, UK)?),
        [first, second] => (read_file(&pipeline, first)?, read_file(&pipeline, second)?),
        _ => bail!("give two pages, or none for the bundled sample"),
    };
    let article = pipeline.align_parsed(first, second, &mut Cache::default())?;

    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(120);
    let mut out = io::stdout().lock();
    write_columns(&article.export_view(), width, &mut out)?;

    let point_of_view = |page: &Page| {
        let metadata = page.metadata();
        let date = metadata.published.as_ref().map(|date| date.value.to_string());
        let source = metadata.source.as_ref().map(|source| source.value.clone());
        format!("{}: published {}, source {}", page.lang(), date.unwrap_or_default(), source.unwrap_or_default())
    };
    writeln!(out, "{}\n{}", point_of_view(&article.en), point_of_view(&article.uk))?;
    Ok(())
}

/// Bytes of any encoding: the parser finds out which.
fn read(pipeline: &Pipeline, bytes: &[u8]) -> Result<Page> {
    Ok(pipeline.parser().parse_bytes(bytes, &PageContext::new())?)
}

fn read_file(pipeline: &Pipeline, path: &str) -> Result<Page> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {path}"))?;
    read(pipeline, &bytes).with_context(|| path.to_owned())
}
