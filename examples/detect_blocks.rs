//! Tells the language of a page, of every block of it, and of the stretches inside a mixed one.
//!
//! ```text
//! cargo run --release --example detect_blocks
//! cargo run --release --example detect_blocks -- page.html
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result};
use poruch::Lang;
use poruch::detect_language::Detector;
use poruch::parse::{PageContext, Parser};

const SAMPLE: &[u8] = include_bytes!("../tests/data/pages/online-ua-full/uk.html");

fn main() -> Result<()> {
    let bytes = match std::env::args().nth(1) {
        Some(path) => std::fs::read(&path).with_context(|| format!("cannot read {path}"))?,
        None => SAMPLE.to_vec(),
    };
    let page = Parser::default().parse_bytes(&bytes, &PageContext::new())?;
    let language = page.language();
    let declared: Vec<&str> = language.declared.iter().map(Lang::as_str).collect();
    println!("page: {}, declared {declared:?}", page.lang());
    let detected = language.detected;
    if !detected.lang.is_und() {
        println!("{:.0} % of its text in {}", 100.0 * detected.confidence, detected.lang);
    }
    if language.disagrees() {
        println!("the page is not in a language that it declares");
    }
    let detector = Detector::default();
    for block in page.blocks() {
        let detection = detector.detect_with_prior(block.text, Some(page.lang()));
        let start: String = block.text.chars().take(60).collect();
        println!("{} {:.2}  {:<10} {start}", detection.lang, detection.confidence, block.kind.as_str());
    }

    let mixed =
        "Президент сказав: «Ми не зупинимося». The ambassador replied: “We will stand with you as long as it takes.”";
    println!("\n{mixed}");
    for part in detector.parts(mixed, None) {
        println!("{} {}", part.lang, &mixed[part.range]);
    }
    Ok(())
}
