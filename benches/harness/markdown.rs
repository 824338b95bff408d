//! What was measured, as a table in Markdown.

use std::fmt::Write as _;

use super::group::Unit;
use super::measured::{Measured, MeasuredRow};
use super::report::digits;

const HEAD: &str = "\
| corpus | Poruch | rival | speed, ours ÷ theirs | quality, ours / theirs | allocations, ours / theirs |
| --- | --: | --- | --: | --: | --: |
";

const WRITES: &str = "writing to a string does not fail";

/// A table of all rivals, a line each.
pub fn markdown(measured: &[Measured]) -> String {
    let mut table = HEAD.to_owned();
    for group in measured {
        for rival in group.rows.iter().skip(1) {
            writeln!(table, "{}", line(group, rival)).expect(WRITES);
        }
    }
    table
}

fn line(group: &Measured, rival: &MeasuredRow) -> String {
    let ours = &group.rows[0];
    let speed = match group.unit {
        Unit::Megabytes => format!("{} MB/s", digits(group.speed(ours))),
        Unit::Items => format!("{} {}s/s", digits(group.speed(ours)), group.load.item),
    };
    let ratio = group.ratio(rival).map_or_else(|| "–".to_owned(), |ratio| format!("{:.2}", ratio.median));
    let percent = |row: &MeasuredRow| row.quality.map_or_else(|| "–".to_owned(), |good| format!("{:.1}", 100.0 * good));
    let quality = match group.quality {
        Some(name) => format!("{} / {} % {name}", percent(ours), percent(rival)),
        None => String::new(),
    };
    let allocations = |row| digits(row_allocations(group, row));
    let (our_allocations, their_allocations) = (allocations(ours), allocations(rival));
    format!(
        "| {} | {speed} | {} | {ratio} | {quality} | {our_allocations} / {their_allocations} a {} |",
        group.name, rival.name, group.load.item
    )
}

fn row_allocations(group: &Measured, row: &MeasuredRow) -> f64 {
    row.allocations_per_item(group.load_of(row))
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::few;
    use super::*;

    #[test]
    fn every_rival_has_a_line() {
        let table = markdown(&[few(Unit::Items)]);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| parse/few | 10.0 pages/s | rival | 3.00 | 90.0 / – % F1 | 5.00 / 5.00 a page |",
                "| parse/few | 10.0 pages/s | slow | 8.00 | 90.0 / – % F1 | 5.00 / 10.0 a page |",
            ]
        );
    }
}
