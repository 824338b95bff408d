//! Reads one page: metadata with where each value came from, blocks with role, path and byte range, links, and the
//! article as Markdown.
//!
//! ```text
//! cargo run --release --example extract_page
//! cargo run --release --example extract_page -- page.html https://site.example/news/1
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result};
use poruch::parse::{PageContext, Parser, Sourced};

const SAMPLE: &[u8] = include_bytes!("../tests/data/pages/online-ua-full/en.html");

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let bytes = match args.next() {
        Some(path) => std::fs::read(&path).with_context(|| format!("cannot read {path}"))?,
        None => SAMPLE.to_vec(),
    };
    let url = args.next();
    let mut context = PageContext::new();
    if let Some(url) = &url {
        context = context.url(url);
    }
    let page = Parser::default().parse_bytes(&bytes, &context)?;

    let metadata = page.metadata();
    show("title", metadata.title.as_ref());
    show("published", metadata.published.as_ref());
    show("modified", metadata.modified.as_ref());
    show("category", metadata.category.as_ref());
    show("source", metadata.source.as_ref());
    show("canonical", metadata.canonical.as_ref());
    for author in &metadata.authors {
        show("author", Some(author));
    }
    for block in page.blocks() {
        let range = block.range.map_or_else(|| "–".to_owned(), |range| format!("{range:?}"));
        println!("\n[{}] {} {range}\n{}", block.kind.as_str(), block.path, block.text);
    }
    for alternate in page.alternates() {
        println!("\nother version: {} {} ({:?}, {:?})", alternate.lang, alternate.url, alternate.via, alternate.target);
    }
    for related in page.related() {
        println!("related: {} {}", related.title, related.url);
    }
    println!("\nas Markdown:\n\n{}", page.markdown());
    Ok(())
}

fn show<T: std::fmt::Display>(name: &str, value: Option<&Sourced<T>>) {
    if let Some(value) = value {
        println!("{name}: {} (from {:?})", value.value, value.origin);
    }
}
