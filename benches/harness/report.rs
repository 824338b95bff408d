//! What was measured, as lines.

use std::fmt::{self, Write as _};

use super::group::{Load, Unit};
use super::measured::{Measured, MeasuredRow};
use super::statistics::Spread;

/// What stands in a line of the table.
const CELLS: usize = 7;

/// A table: the corpus, then a line a row.
impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounds = self.rows.first().map_or(0, |row| row.costs.len());
        writeln!(f, "{}: {}, {rounds} rounds", self.name, amount(self.load))?;
        let lines: Vec<[String; CELLS]> =
            std::iter::once(self.head()).chain(self.rows.iter().map(|row| self.line(row))).collect();
        let width = |cell: usize| lines.iter().map(|line| line[cell].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..CELLS).map(width).collect();
        for line in &lines {
            let mut text = format!("  {:width$}", line[0], width = widths[0]);
            for (cell, &width) in line.iter().zip(&widths).skip(1) {
                write!(text, "  {cell:>width$}")?;
            }
            writeln!(f, "{}", text.trim_end())?;
        }
        Ok(())
    }
}

impl Measured {
    fn head(&self) -> [String; CELLS] {
        let (quality, allocations) = (self.quality.unwrap_or_default(), format!("allocations/{}", self.load.item));
        ["", "speed", "ours ÷ this (by work)", &allocations, "held at most", quality, ""].map(str::to_owned)
    }

    fn line(&self, row: &MeasuredRow) -> [String; CELLS] {
        let ratio = self.ratio(row).filter(|_| row.name != self.rows[0].name).map_or_else(String::new, |ratio| {
            let by_work = self.ratio_by_work(row);
            let by_work = by_work.map_or_else(String::new, |ratio| format!(" ({})", digits(ratio.median)));
            format!("{ratio}{by_work}")
        });
        [
            row.name.clone(),
            self.speed_in_words(row),
            ratio,
            digits(row.allocations_per_item(self.load_of(row))),
            row.peak().map_or_else(|| "–".to_owned(), |bytes| format!("{} KB", digits(bytes / 1e3))),
            row.quality.map_or_else(String::new, |quality| format!("{:.1} %", 100.0 * quality)),
            row.part.map_or_else(String::new, |part| format!("on {}", amount(part))),
        ]
    }

    /// The speed of a row with its unit.
    pub(super) fn speed_in_words(&self, row: &MeasuredRow) -> String {
        match self.unit {
            Unit::Megabytes => format!("{} MB/s", digits(self.speed(row))),
            Unit::Items => format!("{} {}s/s", digits(self.speed(row)), self.load.item),
        }
    }
}

/// The median and the quartiles around it.
impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}–{}]", digits(self.median), digits(self.low), digits(self.high))
    }
}

/// How much it is, in words.
fn amount(load: Load) -> String {
    format!("{} {}s, {} KB", digits(load.items as f64), load.item, digits(load.bytes as f64 / 1e3))
}

/// A number with three digits that count, two where it is less than 1, all where it is greater than 100, and a comma at
/// each thousand.
pub(super) fn digits(number: f64) -> String {
    let decimals = match number.abs() {
        _ if number.fract() == 0.0 => 0,
        below if below < 0.000_995 => 4,
        below if below < 0.0995 => 3,
        below if below < 9.995 => 2,
        below if below < 99.95 => 1,
        _ => 0,
    };
    let plain = format!("{number:.decimals$}");
    let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let comma = |(at, digit): (usize, char)| {
        let follows = at > 0 && (whole.len() - at).is_multiple_of(3);
        follows.then_some(',').into_iter().chain([digit])
    };
    whole.char_indices().flat_map(comma).collect::<String>() + fraction
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::few;
    use super::*;

    #[test]
    fn numbers_have_few_digits() {
        let numbers = [0.0, 0.000_71, 0.0256, 0.256, 2.0, 12.34, 99.99, 123.4, 1_234_567.8, 20_000.0];
        let expected = ["0", "0.0007", "0.026", "0.26", "2", "12.3", "100", "123", "1,234,568", "20,000"];
        assert_eq!(numbers.map(digits), expected);
    }

    #[test]
    fn every_row_has_a_line_below_the_head() {
        let lines: Vec<String> = few(Unit::Megabytes).to_string().lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "parse/few: 10 pages, 2,000 KB, 3 rounds");
        assert_eq!(lines.len(), 5);
        assert!(lines[4].starts_with("  slow ") && lines[4].ends_with("on 5 pages, 500 KB"), "{}", lines[4]);
    }
}
