//! Sorts the lines of a text by language, the surest first, and shows the stretches of lines that mix languages.
//!
//! ```text
//! cargo run --release --example sort_lines
//! cargo run --release --example sort_lines -- lines.txt
//! ```

use std::io::{BufWriter, Write as _};

use anyhow::{Context as _, Result};
use poruch::detect_language::Detector;

const SAMPLE: &str = "\
Міст через річку відкрили в неділю вранці.
The bridge over the river was opened on Sunday morning.
Мост через реку открыли в воскресенье утром.
Read more
Most nad rzeką otwarto w niedzielę rano.
The mayor said: «Ми будували цей міст десять років», and cut the ribbon.
16.02.2025, 14:30";

fn main() -> Result<()> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?,
        None => SAMPLE.to_owned(),
    };
    let detector = Detector::default();
    let mut lines: Vec<_> = text.lines().map(|line| (detector.detect(line), line)).collect();
    lines.sort_by(|(a, _), (b, _)| a.lang.cmp(&b.lang).then(b.confidence.total_cmp(&a.confidence)));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (told, line) in lines {
        writeln!(out, "{:<3} {:.2}  {line}", told.lang.as_str(), told.confidence)?;
        let parts = detector.parts(line, None);
        for part in parts.iter().filter(|_| parts.len() > 1) {
            writeln!(out, "          {}: {}", part.lang, &line[part.range.clone()])?;
        }
    }
    Ok(out.flush()?)
}
