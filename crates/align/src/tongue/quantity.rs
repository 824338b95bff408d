//! Numbers, percentages, money, dates and times, normalised over notation and words.
//!
//! A quantity is given in all its readings: `$2.5 million` as the number and as the sum of money, `12 лютого` as 12, as
//! the month and as the date, so that two versions meet in what they share.

mod digits;
mod value;

use std::ops::Range;

use super::numeral::{Currency, Meaning};
use super::{Side, Token, TokenKind, key};
use digits::Digits;
use value::Value;

/// A value that a text names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// What it is.
    pub(crate) kind: QuantityKind,
    /// Identifies kind and value, whatever the language and the notation.
    pub(crate) key: u64,
    /// How rare such a value is: roughly the negative natural logarithm of the chance that a paragraph has it.
    pub(crate) specificity: f32,
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
}

/// What a value is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum QuantityKind {
    /// A number.
    Number = 1,
    /// A place in an order.
    Ordinal,
    /// A share.
    Percent,
    /// A sum of money.
    Money,
    /// A month.
    Month,
    /// A day of a month.
    Date,
    /// A time of day.
    Time,
}

/// Appends the quantities of `text` to `out`, in order.
pub(super) fn find(text: &str, side: Side, tokens: &[Token], meanings: &[Meaning], out: &mut Vec<Quantity>) {
    let mut finder = Finder { text, side, tokens, meanings, out };
    let mut at = 0;
    while at < tokens.len() {
        at = finder.read(at);
    }
}

struct Finder<'a> {
    text: &'a str,
    side: Side,
    tokens: &'a [Token],
    meanings: &'a [Meaning],
    out: &'a mut Vec<Quantity>,
}

impl Finder<'_> {
    /// Reads the quantity at token `at`, if there is one, and says where to go on.
    fn read(&mut self, at: usize) -> usize {
        match self.meanings[at] {
            Meaning::Digits => self.read_digits(at),
            Meaning::Cardinal(_) => self.read_words(at),
            Meaning::Ordinal(value) => self.push_ordinal(value, at..at + 1),
            Meaning::Month(month) => self.read_month(at, month),
            _ => at + 1,
        }
    }

    fn read_digits(&mut self, at: usize) -> usize {
        let token = self.tokens[at];
        match digits::parse(&self.text[token.start..token.end], self.side, self.is_clock(at)) {
            Digits::Number(value) => self.read_after_number(at..at + 1, value),
            Digits::Date { day, month, year } => {
                self.push(QuantityKind::Number, Value::from(year), Value::from(year).specificity(), at..at + 1);
                self.push_date(day, month, at..at + 1)
            }
            Digits::Time { hour, minute } => self.read_after_time(hour, minute, at),
            Digits::Several(values) => {
                for value in values {
                    self.push(QuantityKind::Number, value, value.specificity(), at..at + 1);
                }
                at + 1
            }
        }
    }

    /// `5:30 p.m.`
    fn read_after_time(&mut self, hour: u8, minute: u8, at: usize) -> usize {
        let afternoon = self.joined_meaning(at + 1) == Some(Meaning::Meridiem { afternoon: true })
            || (at + 2 < self.tokens.len() && self.surface(at + 1) == "p" && self.surface(at + 2) == "m");
        self.push_time(if afternoon && hour < 12 { hour + 12 } else { hour }, minute, at..at + 1)
    }

    /// `о 17.30`, `5.30pm`: there a point parts hours from minutes.
    fn is_clock(&self, at: usize) -> bool {
        let follows_preposition =
            at > 0 && self.side == Side::Target && matches!(self.surface(at - 1), "о" | "О" | "об" | "Об");
        follows_preposition || matches!(self.joined_meaning(at + 1), Some(Meaning::Meridiem { .. }))
    }

    /// Reads number words: `twenty-five thousand`, `двісті тридцять`.
    fn read_words(&mut self, at: usize) -> usize {
        let (mut total, mut current, mut lowest) = (0_u64, 0_u64, u64::MAX);
        let mut next = at;
        while next < self.tokens.len() && (next == at || self.is_joined(next)) {
            match self.meanings[next] {
                Meaning::Cardinal(value) if u64::from(value) < lowest => {
                    current += u64::from(value);
                    lowest = unit_of(value);
                }
                Meaning::Ordinal(value) if next > at && u64::from(value) < lowest => {
                    return self.push_ordinal(
                        u32::try_from(total + current).unwrap_or(u32::MAX).saturating_add(value),
                        at..next + 1,
                    );
                }
                Meaning::Magnitude(2) if (1..10).contains(&current) => {
                    current *= 100;
                    lowest = 100;
                }
                Meaning::Magnitude(power) if power > 2 && current > 0 => {
                    total = total.saturating_add(current.saturating_mul(10_u64.pow(u32::from(power))));
                    (current, lowest) = (0, u64::MAX);
                }
                _ => break,
            }
            next += 1;
        }
        self.read_after_number(at..next, Value::from(total.saturating_add(current)))
    }

    /// Reads what follows a number: a magnitude, a unit, a month, the mark of an ordinal.
    fn read_after_number(&mut self, words: Range<usize>, mut value: Value) -> usize {
        let (start, mut end) = (words.start, words.end);
        while let Some(Meaning::Magnitude(power)) = self.joined_meaning(end).filter(|_| self.is_magnitude(end)) {
            value = value.scaled(power);
            end += 1;
        }
        self.push(QuantityKind::Number, value, value.specificity(), start..end);
        if let Some(currency) = self.sign_before(start) {
            return self.push_money(value, currency, start..end);
        }
        let after =
            self.text[self.tokens[end - 1].end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).chars().next();
        if let Some(currency) = after.and_then(currency_of_sign) {
            return self.push_money(value, currency, start..end);
        }
        if after == Some('%') {
            return self.push(QuantityKind::Percent, value, value.specificity() + 1.0, start..end);
        }
        self.read_unit(value, start, end)
    }

    fn read_unit(&mut self, value: Value, start: usize, end: usize) -> usize {
        // US dollars; per cent.
        let skipped = end + usize::from(end < self.tokens.len() && matches!(self.surface(end), "US" | "per" | "of"));
        match self
            .joined_meaning(end)
            .filter(|meaning| *meaning != Meaning::None)
            .or_else(|| self.joined_meaning(skipped))
        {
            Some(Meaning::Currency(currency)) => self.push_money(value, currency, start..end + 1),
            Some(Meaning::Percent) => {
                self.push(QuantityKind::Percent, value, value.specificity() + 1.0, start..end + 1)
            }
            Some(Meaning::Month(month)) => self.day_of_month(value, month, start..skipped + 1, end),
            Some(Meaning::OrdinalSuffix) if self.is_touching(end) => self.read_after_ordinal(value, start, end + 1),
            Some(Meaning::Meridiem { afternoon }) => self.time_of_half_day(value, afternoon, start..end + 1),
            Some(_) | None if skipped > end && self.is_cent(skipped) => {
                self.push(QuantityKind::Percent, value, value.specificity() + 1.0, start..skipped + 1)
            }
            _ => self.read_split_meridiem(value, start, end),
        }
    }

    fn is_cent(&self, at: usize) -> bool {
        at < self.tokens.len() && self.surface(at) == "cent"
    }

    /// `12th of February`, `12-го лютого`, or an ordinal alone.
    fn read_after_ordinal(&mut self, value: Value, start: usize, end: usize) -> usize {
        let skipped = end + usize::from(end < self.tokens.len() && self.surface(end) == "of");
        if let Some(Meaning::Month(month)) = self.joined_meaning(skipped) {
            return self.day_of_month(value, month, start..skipped + 1, end);
        }
        match value.integer().and_then(|integer| u32::try_from(integer).ok()) {
            Some(integer) => self.push_ordinal(integer, start..end),
            None => end,
        }
    }

    /// `5 p.m.`
    fn read_split_meridiem(&mut self, value: Value, start: usize, end: usize) -> usize {
        if end + 1 >= self.tokens.len() || self.surface(end + 1) != "m" {
            return end;
        }
        match self.surface(end) {
            "a" => self.time_of_half_day(value, false, start..end + 2),
            "p" => self.time_of_half_day(value, true, start..end + 2),
            _ => end,
        }
    }

    /// A month alone, or with the day behind it: `February 12`.
    fn read_month(&mut self, at: usize, month: u8) -> usize {
        if let Some(day) = self.day_behind(at) {
            self.push(
                QuantityKind::Number,
                Value::from(u64::from(day)),
                Value::from(u64::from(day)).specificity(),
                at + 1..at + 2,
            );
            return self.push_date(day, month, at..at + 2);
        }
        // `may` and `march` are words of their own, too.
        let is_ambiguous = matches!(self.surface(at), "may" | "May" | "march" | "March");
        let year_follows = self.joined_meaning(at + 1) == Some(Meaning::Digits);
        if !is_ambiguous || year_follows || self.tokens[at].kind == TokenKind::Name {
            self.push(QuantityKind::Month, Value::from(u64::from(month)), 2.5, at..at + 1);
        }
        at + 1
    }

    fn day_behind(&self, at: usize) -> Option<u8> {
        if self.side == Side::Target || self.joined_meaning(at + 1) != Some(Meaning::Digits) {
            return None;
        }
        self.surface(at + 1).parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn day_of_month(&mut self, value: Value, month: u8, words: Range<usize>, otherwise: usize) -> usize {
        match value.integer().and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day)) {
            Some(day) => self.push_date(day, month, words),
            None => otherwise,
        }
    }

    fn time_of_half_day(&mut self, value: Value, afternoon: bool, words: Range<usize>) -> usize {
        let end = words.end;
        match value.integer().and_then(|hour| u8::try_from(hour).ok()).filter(|hour| (1..=12).contains(hour)) {
            Some(hour) => self.push_time(hour % 12 + if afternoon { 12 } else { 0 }, 0, words),
            None => end,
        }
    }

    /// The meaning of the token at `at`, if there is one and only a gap of a word stands before it.
    fn joined_meaning(&self, at: usize) -> Option<Meaning> {
        (at < self.tokens.len() && self.is_joined(at)).then(|| self.meanings[at])
    }

    /// Whether only spaces, a hyphen or the point of an abbreviation part the token from the one before.
    fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap_before(at);
        gap.len() <= 4 && gap.chars().all(|letter| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '.'))
    }

    /// Whether the token follows the one before at once, or behind a hyphen.
    fn is_touching(&self, at: usize) -> bool {
        matches!(self.gap_before(at), "" | "-" | "‑" | "–")
    }

    /// `m`, `k` and `b` are magnitudes only behind a digit and a sign of money.
    fn is_magnitude(&self, at: usize) -> bool {
        !matches!(self.surface(at), "m" | "k" | "b")
            || (self.gap_before(at).is_empty() && self.sign_before(at - 1).is_some())
    }

    fn gap_before(&self, at: usize) -> &str {
        &self.text[self.tokens[at - 1].end..self.tokens[at].start]
    }

    fn surface(&self, at: usize) -> &str {
        &self.text[self.tokens[at].start..self.tokens[at].end]
    }

    /// The currency whose sign stands before the token.
    fn sign_before(&self, at: usize) -> Option<Currency> {
        let before = self.text[..self.tokens[at].start].trim_end_matches([' ', '\u{a0}']);
        let sign = before.chars().next_back().and_then(currency_of_sign);
        sign.or_else(|| match at.checked_sub(1).map(|previous| self.meanings[previous]) {
            Some(Meaning::Currency(currency)) if self.side == Side::Source && self.is_joined(at) => Some(currency),
            _ => None,
        })
    }

    fn push_money(&mut self, value: Value, currency: Currency, words: Range<usize>) -> usize {
        let key = key::of_number(value.key(QuantityKind::Money as u64), currency as u64);
        self.push_key(QuantityKind::Money, key, value.specificity() + 1.0, words)
    }

    fn push_date(&mut self, day: u8, month: u8, words: Range<usize>) -> usize {
        self.push(QuantityKind::Month, Value::from(u64::from(month)), 2.5, words.clone());
        self.push(QuantityKind::Date, Value::from(u64::from(month) * 100 + u64::from(day)), 6.0, words)
    }

    fn push_time(&mut self, hour: u8, minute: u8, words: Range<usize>) -> usize {
        self.push(QuantityKind::Time, Value::from(u64::from(hour) * 60 + u64::from(minute)), 5.5, words)
    }

    fn push_ordinal(&mut self, value: u32, words: Range<usize>) -> usize {
        let value = Value::from(u64::from(value));
        self.push(QuantityKind::Ordinal, value, value.specificity() + 0.5, words)
    }

    fn push(&mut self, kind: QuantityKind, value: Value, specificity: f32, words: Range<usize>) -> usize {
        self.push_key(kind, value.key(kind as u64), specificity, words)
    }

    fn push_key(&mut self, kind: QuantityKind, key: u64, specificity: f32, words: Range<usize>) -> usize {
        let range = self.tokens[words.start].start..self.tokens[words.end - 1].end;
        self.out.push(Quantity { kind, key, specificity, range });
        words.end
    }
}

/// The unit below which another word may join: after `twenty` a number under 10, after `двісті` one under 100.
fn unit_of(value: u32) -> u64 {
    match value {
        ..20 => 0,
        20..100 => 10,
        _ => 100,
    }
}

fn currency_of_sign(sign: char) -> Option<Currency> {
    Some(match sign {
        '$' => Currency::Dollar,
        '€' => Currency::Euro,
        '£' => Currency::Pound,
        '₴' => Currency::Hryvnia,
        '₽' => Currency::Rouble,
        '¥' => Currency::Yen,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Side, quantities};
    use super::*;

    /// Every quantity of the one is one of the other.
    fn check_equal(english: &str, ukrainian: &str) {
        let keys = |text, side| {
            let mut keys: Vec<_> =
                quantities(text, side).into_iter().map(|quantity| (quantity.kind as u8, quantity.key)).collect();
            keys.sort_unstable();
            keys
        };
        let (source, target) = (keys(english, Side::Source), keys(ukrainian, Side::Target));
        assert!(!source.is_empty(), "{english}");
        assert_eq!(source, target, "{english} | {ukrainian}");
    }

    fn kinds(text: &str, side: Side) -> Vec<QuantityKind> {
        quantities(text, side).into_iter().map(|quantity| quantity.kind).collect()
    }

    #[test]
    fn numbers_meet_over_notations() {
        check_equal("1,000 people", "1 000 людей");
        check_equal("12,345,678", "12 345 678");
        check_equal("2.5 times", "у 2,5 раза");
        check_equal("2.5 million", "2,5 млн");
        check_equal("300 thousand", "300 тис. осіб");
        check_equal("3 billion", "3 мільярди");
        check_equal("50,000", "50 тисяч");
    }

    #[test]
    fn number_words_meet_digits_and_each_other() {
        check_equal("five soldiers", "п'ять солдатів");
        check_equal("twenty-five years", "двадцять п’ять років");
        check_equal("two hundred thirty", "двісті тридцять");
        check_equal("two million", "2 млн");
        check_equal("twelve thousand", "12 000");
    }

    #[test]
    fn money_meets() {
        check_equal("$2.5 million", "2,5 млн доларів");
        check_equal("$100", "100 дол. США");
        check_equal("€3bn", "3 млрд євро");
        check_equal("UAH 500", "500 грн");
        check_equal("£40", "40 £");
        check_equal("500 hryvnias", "500 гривень");
        check_equal("10 million US dollars", "$10 мільйонів");
    }

    #[test]
    fn shares_meet() {
        check_equal("15%", "15 %");
        check_equal("15 percent", "15 відсотків");
        check_equal("15 per cent", "15%");
        check_equal("3.4%", "3,4 відсотка");
    }

    #[test]
    fn dates_meet() {
        check_equal("February 12", "12 лютого");
        check_equal("12 February", "12 лютого");
        check_equal("February 24, 2022", "24 лютого 2022 року");
        check_equal("in May 2014", "у травні 2014 року");
        check_equal("on 9 May", "9 травня");
    }

    #[test]
    fn times_meet() {
        check_equal("at 10:30", "о 10:30");
        check_equal("at 5.30pm", "о 17:30");
        check_equal("at 5:30 pm", "о 17.30");
        assert_eq!(kinds("at 5 p.m.", Side::Source), [QuantityKind::Number, QuantityKind::Time]);
        assert_eq!(kinds("о 17.30", Side::Target), [QuantityKind::Time]);
    }

    #[test]
    fn ordinals_meet() {
        check_equal("the first time", "перший раз");
        check_equal("the twenty-first century", "двадцять перше століття");
        check_equal("the 5th brigade", "5-та бригада");
        check_equal("the third round", "третього туру");
    }

    #[test]
    fn may_and_march_as_words_are_no_months() {
        assert_eq!(kinds("They may march on", Side::Source), []);
    }

    #[test]
    fn rarer_values_weigh_more() {
        let weight = |text| quantities(text, Side::Source)[0].specificity;
        assert!(weight("3") < weight("37"));
        assert!(weight("37") < weight("3741"));
        assert!(weight("2022") < weight("3741"));
        assert!(weight("1000") < weight("1037"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[0-9 .,:/$%\\-a-zа-яі]{0,50}") {
            for side in [Side::Source, Side::Target] {
                for quantity in quantities(&text, side) {
                    assert!(text.get(quantity.range).is_some());
                }
            }
        }

        #[test]
        fn grouped_numbers_meet(number in 1_000_u32..999_999) {
            let (thousands, rest) = (number / 1000, number % 1000);
            check_equal(&format!("{thousands},{rest:03} items"), &format!("{thousands} {rest:03} речей"));
        }
    }
}
