//! Numbers written in digits, in the notations of the two languages.

use super::super::Side;
use super::value::Value;

/// What a run of digits and separators is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Digits {
    /// One number.
    Number(Value),
    /// A day.
    Date { day: u8, month: u8, year: u64 },
    /// A time of day.
    Time { hour: u8, minute: u8 },
    /// Numbers side by side: a score, a season, a version.
    Several(Vec<Value>),
}

/// Reads `text`, digits and single separators; `is_clock` where a point may part hours from minutes.
pub(super) fn parse(text: &str, side: Side, is_clock: bool) -> Digits {
    if text.contains(':') || (is_clock && text.contains('.')) {
        return time(text).unwrap_or_else(|| several(text));
    }
    if text.contains(['/', '-']) || text.matches('.').count() > 1 {
        return date(text).or_else(|| grouped(text, '.').map(Digits::Number)).unwrap_or_else(|| several(text));
    }
    number(text, side).map_or_else(|| several(text), Digits::Number)
}

fn time(text: &str) -> Option<Digits> {
    let (hour, minute) = text.split_once([':', '.'])?;
    let (hour, minute) =
        (hour.parse().ok()?, minute.get(..2).filter(|_| minute.len() == 2 || minute.as_bytes().get(2) == Some(&b':'))?);
    let minute = minute.parse().ok()?;
    (hour < 24 && minute < 60).then_some(Digits::Time { hour, minute })
}

/// `12.02.2024`, `2024-02-12`. With strokes the order of day and month is anyone's guess.
fn date(text: &str) -> Option<Digits> {
    let mut parts = text.split(['.', '-']);
    let (first, month, last) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let (day, year) = (day.parse().ok()?, year.parse().ok()?);
    let is_date =
        parts.next().is_none() && (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..2100).contains(&year);
    is_date.then_some(Digits::Date { day, month, year })
}

fn several(text: &str) -> Digits {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    Digits::Several(parts.map(|part: u64| Value::from(part)).collect())
}

fn number(text: &str, side: Side) -> Option<Value> {
    match (text.contains(','), text.contains('.')) {
        (false, false) => decimal(text, None),
        (true, false) if is_grouping(text, ',', side) => grouped(text, ','),
        (false, true) if is_grouping(text, '.', Side::Target) => grouped(text, '.'),
        // Of two signs the last is the decimal one.
        _ if text.rfind(',') > text.rfind('.') => decimal(text, Some(',')),
        _ => decimal(text, Some('.')),
    }
}

/// Whether the separator parts thousands. In English a comma does wherever three digits follow; in Ukrainian, where it
/// is the decimal sign, only what cannot be a fraction tells: two separators, or three zeros.
fn is_grouping(text: &str, separator: char, side: Side) -> bool {
    let groups = || text.split(separator).skip(1);
    let is_possible = !text.starts_with('0') && groups().all(|group| group.len() == 3);
    is_possible && (side == Side::Source || groups().count() > 1 || text.ends_with("000"))
}

fn grouped(text: &str, separator: char) -> Option<Value> {
    if text.split(separator).skip(1).any(|group| group.len() != 3) {
        return None;
    }
    decimal(text, None)
}

/// The number with its decimal sign; whatever else is no digit is skipped.
fn decimal(text: &str, sign: Option<char>) -> Option<Value> {
    let (mut mantissa, mut exponent, mut in_fraction) = (0_u64, 0_i32, false);
    for letter in text.chars() {
        if let Some(digit) = letter.to_digit(10) {
            mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(digit))?;
            exponent -= i32::from(in_fraction);
        } else if Some(letter) == sign {
            in_fraction = true;
        }
    }
    Some(Value::new(mantissa, exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, side: Side, mantissa: u64, exponent: i32) {
        assert_eq!(parse(text, side, false), Digits::Number(Value::new(mantissa, exponent)), "{text}");
    }

    #[test]
    fn separators_mean_what_the_language_says() {
        check("1,234", Side::Source, 1234, 0);
        check("1,234", Side::Target, 1234, -3);
        check("1,000", Side::Target, 1000, 0);
        check("1 234,5", Side::Target, 12345, -1);
        check("1,234.5", Side::Source, 12345, -1);
        check("0.25", Side::Source, 25, -2);
        check("1.234.567", Side::Target, 1_234_567, 0);
    }

    #[test]
    fn dates_and_times_are_told_from_numbers() {
        assert_eq!(parse("12.02.2024", Side::Target, false), Digits::Date { day: 12, month: 2, year: 2024 });
        assert_eq!(parse("2024-02-12", Side::Source, false), Digits::Date { day: 12, month: 2, year: 2024 });
        assert_eq!(parse("17:05", Side::Target, false), Digits::Time { hour: 17, minute: 5 });
        assert_eq!(parse("2:1", Side::Target, false), Digits::Several(vec![Value::from(2), Value::from(1)]));
    }

    #[test]
    fn numbers_too_long_to_hold_are_no_panic() {
        parse(&"9".repeat(60), Side::Source, false);
        parse("99999999999999999999999.5", Side::Target, false);
    }
}
