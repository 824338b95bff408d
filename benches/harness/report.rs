//! What was measured, as lines.

use std::fmt;

use super::group::{Load, Unit};
use super::measured::{Measured, MeasuredRow};

/// A table: the corpus, then a line a row.
impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rounds, item) = (self.rows.first().map_or(0, |row| row.costs.len()), self.load.item);
        writeln!(f, "{}: {}, {rounds} rounds", self.name, amount(self.load))?;
        let quality = self.quality.unwrap_or_default();
        writeln!(
            f,
            "  {:34}{:>18}  {:28}{:>12}{:>14}{:>12}  {quality}",
            "",
            "speed",
            "ours ÷ this (by work)",
            format!("allocs/{item}"),
            "held at most",
            "",
        )?;
        self.rows.iter().try_for_each(|row| writeln!(f, "  {}", self.line(row)))
    }
}

impl Measured {
    fn line(&self, row: &MeasuredRow) -> String {
        let speed = match self.unit {
            Unit::Megabytes => format!("{} MB/s", digits(self.speed(row))),
            Unit::Items => format!("{} {}s/s", digits(self.speed(row)), self.load.item),
        };
        let ratio = self.ratio(row).filter(|_| row.name != self.rows[0].name).map_or_else(String::new, |ratio| {
            let by_work = self.ratio_by_work(row).map_or_else(String::new, |ratio| format!(" ({:.2})", ratio.median));
            format!("{:.2} [{:.2}–{:.2}]{by_work}", ratio.median, ratio.low, ratio.high)
        });
        let allocations = digits(row.allocations_per_item(self.load_of(row)));
        let peak = row.peak().map_or_else(|| "–".to_owned(), |bytes| format!("{} KB", digits(bytes / 1e3)));
        let quality = row.quality.map_or_else(String::new, |quality| format!("{:.1} %", 100.0 * quality));
        let part = row.part.map_or_else(String::new, |part| format!("  on {}", amount(part)));
        format!("{:34}{speed:>18}  {ratio:28}{allocations:>12}{peak:>14}{quality:>12}{part}", row.name)
    }
}

/// How much it is, in words.
pub(super) fn amount(load: Load) -> String {
    format!("{} {}s, {} KB", load.items, load.item, digits(load.bytes as f64 / 1e3))
}

/// A number with three digits that count, at the least.
pub(super) fn digits(number: f64) -> String {
    let decimals = match number.abs() {
        below if below < 9.995 => 2,
        below if below < 99.95 => 1,
        _ => 0,
    };
    format!("{number:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_that_count() {
        let numbers = [0.0, 0.256, 2.0, 12.34, 99.99, 123.4, 12_345.6];
        assert_eq!(numbers.map(digits), ["0.00", "0.26", "2.00", "12.3", "100", "123", "12346"]);
    }
}
