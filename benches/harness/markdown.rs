//! What was measured, as a table in Markdown.

use std::fmt::Write as _;

use super::measured::{Measured, MeasuredRow};
use super::report::digits;

const HEAD: &str = "\
| corpus | Poruch | rival | speed, ours ÷ theirs | quality, ours / theirs | allocations, ours / theirs |
| --- | --: | --- | --: | --- | --- |
";

const WRITES: &str = "writing to a string does not fail";

/// A table of all rivals, a line each, with ratios by what processors worked, or by the clock where threads share the
/// work ([`Measured::ratio_to_tell`]). What is the same for all rivals of a group stands in the first of its lines.
pub fn markdown(measured: &[Measured]) -> String {
    let mut table = HEAD.to_owned();
    for group in measured {
        for (at, rival) in group.rows.iter().skip(1).enumerate() {
            writeln!(table, "{}", line(group, rival, at == 0)).expect(WRITES);
        }
    }
    table
}

fn line(group: &Measured, rival: &MeasuredRow, is_first: bool) -> String {
    let ours = &group.rows[0];
    let once = |text: String| if is_first { text } else { String::new() };
    let (name, speed) = (once(group.name.clone()), once(group.speed_in_words(ours)));
    let ratio = group.ratio_to_tell(rival).map_or_else(|| "–".to_owned(), |ratio| digits(ratio.median));
    let quality = group.quality.map_or_else(String::new, |quality| {
        let [ours, theirs] = [ours, rival].map(percent);
        format!("{ours} / {theirs}{}", once(format!(" % {quality}")))
    });
    let allocations = [ours, rival].map(|row| digits(row.allocations_per_item(group.load_of(row)))).join(" / ");
    let each = once(format!(" a {}", group.load.item));
    format!("| {name} | {speed} | {} | {ratio} | {quality} | {allocations}{each} |", rival.name)
}

fn percent(row: &MeasuredRow) -> String {
    row.quality.map_or_else(|| "–".to_owned(), |good| format!("{:.1}", 100.0 * good))
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
                "| parse/few | 10 pages/s | rival | 3 | 90.0 / – % F1 | 5 / 5 a page |",
                "|  |  | slow | 8 | 90.0 / – | 5 / 10 |",
            ]
        );
    }
}
