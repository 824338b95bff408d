//! Takes a tree that the caller already has from `html5ever` and `markup5ever_rcdom`.
//!
//! ```text
//! cargo run --release --example from_rcdom
//! cargo run --release --example from_rcdom -- page.html
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::RcDom;
use poruch::parse::{PageContext, Parser};

const SAMPLE: &[u8] = include_bytes!("../tests/data/pages/online-ua-full/en.html");

fn main() -> Result<()> {
    let bytes = match std::env::args().nth(1) {
        Some(path) => std::fs::read(&path).with_context(|| format!("cannot read {path}"))?,
        None => SAMPLE.to_vec(),
    };
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).from_utf8().one(&bytes[..]);
    let page = Parser::default().from_rcdom(&dom, &PageContext::new())?;
    println!("{} ({})\n\n{}", page.title().unwrap_or("no title"), page.lang(), page.text());
    Ok(())
}
