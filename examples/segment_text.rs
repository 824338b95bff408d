//! Splits a text into sentences and counts their words.
//!
//! ```text
//! cargo run --release --example segment_text
//! cargo run --release --example segment_text -- text.txt
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result};
use poruch::detect_language::detect;
use poruch::segment::{sentences, words};

const SAMPLE: &str = "І. Я. Франко народився в с. Нагуєвичі на Львівщині 27 серпня 1856 р. у родині коваля. \
    Помер поет 1916 року. «Чому не всі це знають?» — питає вчителька. На вул. Садовій, 5 є музей, вхід коштує 50 грн. за особу.";

fn main() -> Result<()> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?,
        None => SAMPLE.to_owned(),
    };
    let lang = detect(&text).lang;
    println!("language: {lang}");
    for range in sentences(&text, lang) {
        let sentence = &text[range.clone()];
        println!("{range:?}, {} words: {sentence}", words(sentence).count());
    }
    Ok(())
}
