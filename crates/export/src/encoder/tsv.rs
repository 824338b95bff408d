//! A table, a row a bead.
//!
//! Columns: `en_url`, `uk_url`, `kind`, `score`, `en`, `uk`, named in the first row. A bead without a partner has one
//! empty cell. Inside a cell a backslash is written `\\`, a tab `\t`, a line feed `\n`, a carriage return `\r`; the
//! paragraphs of a bead are joined by a line feed, so `\n`.

use std::io::{self, Write};

use super::Encoder;
use crate::Article;
use crate::article::joined;

pub(super) struct Tsv;

impl Encoder for Tsv {
    fn head(&mut self, out: &mut [Vec<u8>]) -> io::Result<()> {
        writeln!(out[0], "en_url\tuk_url\tkind\tscore\ten\tuk")
    }

    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let (en_url, uk_url) = (cell(article.en.url.unwrap_or("")), cell(article.uk.url.unwrap_or("")));
        for bead in &article.beads {
            let (en, uk) = (cell(&joined(&bead.en, "\n")), cell(&joined(&bead.uk, "\n")));
            let (kind, score) = (cell(bead.kind), bead.score);
            writeln!(out[0], "{en_url}\t{uk_url}\t{kind}\t{score:.4}\t{en}\t{uk}")?;
        }
        Ok(())
    }
}

/// A text as it stands in a cell.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' => cell.push_str(r"\\"),
            '\t' => cell.push_str(r"\t"),
            '\n' => cell.push_str(r"\n"),
            '\r' => cell.push_str(r"\r"),
            other => cell.push(other),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, sample, writer::written};

    #[test]
    fn keeps_a_cell_in_its_row() {
        assert_eq!(cell("a\tb\nc\\n\r"), r"a\tb\nc\\n\r");
    }

    #[test]
    fn writes_six_cells_a_row() {
        let table = written(Format::Tsv, &[sample::article()]);
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
        assert!(rows.iter().all(|row| row.len() == 6), "{rows:?}");
        assert_eq!(rows[2][3..], ["0.9000", "First paragraph. Second paragraph.", r"Перший абзац.\nДругий абзац."]);
        assert_eq!(rows[3][5], "");
    }
}
