//! Splits a text into sentences, with abbreviations of one's own, and counts their words.
//!
//! ```text
//! cargo run --release --example segment_text
//! cargo run --release --example segment_text -- text.txt
//! cargo run --release --example segment_text -- - укрпошт. оперкомандув. < text.txt
//! ```
//!
//! Prints the language, then a line a sentence: where it begins and ends in bytes, how many words it has, and the
//! sentence.

use std::io::{BufWriter, Write as _};

use anyhow::{Context as _, Result};
use poruch::detect_language::detect;
use poruch::segment::{AbbreviationClass, SegmentOptions, Segmenter, words};

const SAMPLE: &str = "І. Я. Франко народився в с. Нагуєвичі на Львівщині 27 серпня 1856 р. у родині коваля. \
    Помер поет 1916 року. «Чому не всі це знають?» — питає вчителька. На вул. Садовій, 5 є музей, вхід коштує 50 грн. за особу.";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let text = read_text(args.next().as_deref())?;
    let options =
        args.fold(SegmentOptions::new(), |options, form| options.abbreviation(&form, AbbreviationClass::Never));
    let segmenter = Segmenter::new(options);
    let lang = detect(&text).lang;
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "language: {lang}")?;
    for range in segmenter.sentences(&text, lang) {
        let sentence = &text[range.clone()];
        let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "{}\t{}\t{}\t{line}", range.start, range.end, words(sentence).count())?;
    }
    Ok(out.flush()?)
}

fn read_text(path: Option<&str>) -> Result<String> {
    match path {
        None => Ok(SAMPLE.to_owned()),
        Some("-") => std::io::read_to_string(std::io::stdin()).context("cannot read standard input"),
        Some(path) => std::fs::read_to_string(path).with_context(|| format!("cannot read {path}")),
    }
}
