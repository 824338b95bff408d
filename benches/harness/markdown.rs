//! What was measured, as a table in Markdown.

use std::fmt::Write as _;

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
    let (name, rival_name, speed) = (&group.name, &rival.name, group.speed_in_words(ours));
    let ratio = group.ratio(rival).map_or_else(|| "–".to_owned(), |ratio| format!("{:.2}", ratio.median));
    let percent = |row: &MeasuredRow| row.quality.map_or_else(|| "–".to_owned(), |good| format!("{:.1}", 100.0 * good));
    let quality = group.quality.map_or_else(String::new, |quality| {
        let (ours, theirs) = (percent(ours), percent(rival));
        format!("{ours} / {theirs} % {quality}")
    });
    let allocations = [ours, rival].map(|row| digits(row.allocations_per_item(group.load_of(row)))).join(" / ");
    format!("| {name} | {speed} | {rival_name} | {ratio} | {quality} | {allocations} a {} |", group.load.item)
}

#[cfg(test)]
mod tests {
    use super::super::Unit;
    use super::super::measured::tests::few;
    use super::*;

    #[test]
    fn every_rival_has_a_line() {
        let table = markdown(&[few(Unit::Items)]);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| parse/few | 10 pages/s | rival | 3.00 | 90.0 / – % F1 | 5 / 5 a page |",
                "| parse/few | 10 pages/s | slow | 8.00 | 90.0 / – % F1 | 5 / 10 a page |",
            ]
        );
    }
}
