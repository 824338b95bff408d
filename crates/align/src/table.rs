//! Alignments as tables.

use std::fmt;
use std::ops::Range;

use crate::Alignment;

/// The first row: what the columns hold.
const HEAD: &str = "kind\tscore\tsource_units\ttarget_units\tsource\ttarget";

impl Alignment {
    /// The alignment of `source` and `target` as a table, a row a bead, with tabs between the cells.
    ///
    /// The first row names the columns: `kind`; `score`; `source_units` and `target_units`, the numbers of the units,
    /// counted from 0, with commas between; `source` and `target`, the texts of those units with a space between. White
    /// space inside a text, tabs and line feeds among it, is written as one space, so that a bead is one row; the
    /// numbers lead back to the text as it was. A unit that is not among the texts is written as an empty one.
    ///
    /// ```
    /// let (source, target) = (["Peace and bread.", "War."], ["Мир\tі хліб."]);
    /// let table = poruch_align::align(&source, &target).tsv(&source, &target).to_string();
    /// let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
    /// assert_eq!(rows[0], ["kind", "score", "source_units", "target_units", "source", "target"]);
    /// assert_eq!(rows[1][2..], ["0", "0", "Peace and bread.", "Мир і хліб."]);
    /// assert_eq!(rows[2][2..], ["1", "", "War.", ""]);
    /// ```
    pub fn tsv<'a, T: AsRef<str>>(&'a self, source: &'a [T], target: &'a [T]) -> impl fmt::Display + 'a {
        fmt::from_fn(move |f| {
            writeln!(f, "{HEAD}")?;
            self.beads.iter().try_for_each(|bead| {
                let numbers = (numbers(&bead.source), numbers(&bead.target));
                write!(f, "{}\t{:.4}\t{}\t{}\t", bead.kind.as_str(), bead.score, numbers.0, numbers.1)?;
                writeln!(f, "{}\t{}", cell(source, &bead.source), cell(target, &bead.target))
            })
        })
    }
}

fn numbers(units: &Range<usize>) -> String {
    units.clone().map(|unit| unit.to_string()).collect::<Vec<_>>().join(",")
}

/// The texts of the units, with one space between words.
fn cell<T: AsRef<str>>(texts: &[T], units: &Range<usize>) -> String {
    let texts = units.clone().filter_map(|unit| texts.get(unit));
    texts.flat_map(|text| text.as_ref().split_whitespace()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{Alignment, Bead, BeadKind, Verdict, VerdictKind};

    fn alignment() -> Alignment {
        let bead = |source, target, kind| Bead { source, target, score: 0.5, kind, sentences: Vec::new() };
        let beads = vec![bead(0..2, 0..1, BeadKind::Aligned), bead(2..2, 1..2, BeadKind::Unaligned)];
        Alignment { beads, verdict: Verdict { kind: VerdictKind::Partial, score: 0.5, versions: 0.75 } }
    }

    #[test]
    fn a_bead_is_one_row_whatever_its_text_holds() {
        let table = alignment().tsv(&["a\tb\n", "\u{2028}c\r\n"], &["д\n\nе", "є"]).to_string();
        let rows: Vec<_> = table.lines().skip(1).collect();
        assert_eq!(rows, ["aligned\t0.5000\t0,1\t0\ta b c\tд е", "unaligned\t0.5000\t\t1\t\tє"]);
    }

    #[test]
    fn units_beyond_the_texts_are_empty() {
        let table = alignment().tsv(&["a"], &[]).to_string();
        assert_eq!(table.lines().nth(1), Some("aligned\t0.5000\t0,1\t0\ta\t"));
    }
}
