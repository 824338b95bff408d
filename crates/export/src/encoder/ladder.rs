//! Unit numbers, a bead a line: `[0, 1]:[2]:0.9700`.
//!
//! The notation of Vecalign and Bertalign, in which either list may be empty. Units count from 0 within the article. An
//! article with addresses is preceded by a line `# EN_URL UK_URL`.

use std::io::{self, Write};
use std::ops::Range;

use super::Encoder;
use crate::Article;

pub(super) struct Ladder;

impl Encoder for Ladder {
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let out = &mut out[0];
        if article.en.url.is_some() || article.uk.url.is_some() {
            writeln!(out, "# {} {}", word(article.en.url), word(article.uk.url))?;
        }
        for bead in &article.beads {
            writeln!(out, "{:?}:{:?}:{:.4}", numbers(&bead.en_units), numbers(&bead.uk_units), bead.score)?;
        }
        Ok(())
    }
}

fn numbers(units: &Range<usize>) -> Vec<usize> {
    units.clone().collect()
}

/// An address as one word of a line; `-` where there is none.
fn word(url: Option<&str>) -> String {
    let word: String = url.unwrap_or("-").split_whitespace().collect::<Vec<_>>().join("%20");
    if word.is_empty() { "-".into() } else { word }
}

#[cfg(test)]
mod tests {
    use crate::{Format, sample, writer::written};

    #[test]
    fn writes_a_line_a_bead_below_the_addresses() {
        let ladder = written(Format::Ladder, &[sample::article()]);
        let lines: Vec<_> = ladder.lines().collect();
        assert_eq!(lines[0], format!("# {} {}", sample::EN_URL, sample::UK_URL));
        assert_eq!(lines[1..], ["[0]:[0]:0.9900", "[1]:[1, 2]:0.9000", "[2]:[]:0.8000", "[]:[3]:0.7000"]);
    }
}
