//! Dates as readers see them: «16 лютого 2025, 14:30», «16.02.2025», `February 16, 2025`, «сьогодні, 14:30».

mod month;
mod time;
mod token;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

pub(super) use self::time::in_kyiv;
use self::token::Token;
use crate::page::{PageDate, civil_date};

/// What the dates of a page count from, and how it orders their numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Calendar {
    /// «сьогодні», `2 hours ago` and dates without a year count from this day.
    pub(crate) today: Option<PageDate>,
    pub(crate) order: Order,
}

/// Whether `05/04/2025` is in April or in May.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// The first date in `text`, with the time and its zone that stand beside it.
pub(super) fn find(text: &str, calendar: Calendar) -> Option<PageDate> {
    if !may_stand(text, calendar) {
        return None;
    }
    let tokens = token::read(text);
    (0..tokens.len()).find_map(|at| {
        let (date, after) = date_at(&tokens, at, calendar)?;
        let near = || time::near(&tokens[after..]).or_else(|| time::near(&tokens[at.saturating_sub(6)..at]));
        Some(near().map_or_else(|| PageDate::new(date, None, None), |time| time.on(date)))
    })
}

/// Whether [`find`] may find a date in `text`.
pub(super) fn may_stand(text: &str, calendar: Calendar) -> bool {
    calendar.today.is_some() || has_digits(text)
}

/// Whether there are digits, as in all dates and times but «сьогодні» alone: most lines have none.
fn has_digits(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether `text` begins with a date, or with a time and a date.
pub(crate) fn begins(text: &str) -> bool {
    if !has_digits(text) {
        return false;
    }
    let tokens = token::read(text);
    let before = tokens.iter().take_while(|token| !matches!(token, Token::Word(_))).count();
    let starts = 0..=before.min(tokens.len().saturating_sub(1)).min(5);
    starts.clone().any(|at| at < tokens.len() && date_at(&tokens, at, Calendar::default()).is_some())
        || starts.into_iter().any(|at| begins_relative(&tokens, at))
}

/// Whether `text` gives a day and a time of day.
pub(crate) fn has_moment(text: &str) -> bool {
    find(text, Calendar::default()).is_some_and(|date| date.has_time())
}

/// Whether a day without a year, or «сьогодні», begins at token `at`, and a time stands beside it.
fn begins_relative(tokens: &[Token<'_>], at: usize) -> bool {
    let any_day = PageDate::new(Date::constant(2000, 1, 1), None, None);
    let Some(rest) = tokens.get(at..) else { return false };
    let is_relative = matches!(rest.first(), Some(Token::Word(word)) if relative(word, any_day.date()).is_some());
    without_year(tokens, at, any_day).is_some() || (is_relative && time::near(&rest[..rest.len().min(6)]).is_some())
}

/// The day in numbers that opens a text and that a sign sets apart from it: «16.02.2025 — У місті…».
pub(super) fn opening(text: &str) -> Option<PageDate> {
    let head = text.get(..text.floor_char_boundary(LONGEST_OPENING))?;
    let tokens = token::read(head);
    let (date, length) = in_numbers(&tokens, None, Order::DayFirst)?;
    let is_apart = matches!(tokens.get(length), Some(Token::Mark(_)));
    is_apart.then(|| PageDate::new(date, None, None))
}

/// A date in numbers and the sign after it are shorter, in bytes.
const LONGEST_OPENING: usize = 24;

/// Whether `text` begins with numbers of a date in whatever order: `02/16/2025`, `16-02-2025`.
pub(super) fn has_numbers(text: &str) -> bool {
    use Token::{Mark, Number};
    let [Number(_, 1 | 2), Mark(first), Number(_, 1 | 2), Mark(second), Number(_, 4), ..] = token::read(text)[..]
    else {
        return false;
    };
    first == second && matches!(first, '/' | '-' | '.')
}

/// Days of the week, and words before a date.
const BEFORE_DATE: [&str; 46] = [
    "пн",
    "вт",
    "ср",
    "чт",
    "пт",
    "сб",
    "нд",
    "понеділок",
    "вівторок",
    "середа",
    "четвер",
    "п’ятниця",
    "субота",
    "неділя",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "on",
    "at",
    "published",
    "updated",
    "am",
    "опубліковано",
    "оновлено",
    "pm",
    "le",
    "stand",
    "veröffentlicht",
    "опубликовано",
    "п'ятниця",
    "п'ятницю",
    "п’ятницю",
    "середу",
    "суботу",
    "неділю",
];

/// Whether a word alone is a part of a date and no name: a month in full but those after which people are called, a
/// day of the week.
pub(crate) fn is_word_of_date(word: &str) -> bool {
    let word = word.to_lowercase();
    BEFORE_DATE.contains(&word.as_str())
        || relative(&word, Date::constant(2000, 1, 1)).is_some()
        || (month::number(&word).is_some() && !matches!(word.as_str(), "april" | "may" | "june" | "mai" | "jan"))
}

/// `before`, which ends where the numbers of a date begin, without the words of that date: the day of the week, the
/// month of `February 16`, a preposition. `date` is the date from its first number on.
pub(super) fn without_words_of_date<'a>(before: &'a str, date: &str) -> &'a str {
    let is_sign = |c: char| !c.is_alphanumeric();
    // May and April are names of people, too: of «May 16 February» only February is the month.
    let mut months = usize::from(
        !token::read(date)
            .iter()
            .take(3)
            .any(|token| matches!(token, Token::Word(word) if month::number(word).is_some())),
    );
    let mut rest = before.trim_end_matches(is_sign);
    while let Some((head, last)) = rest.rsplit_once([' ', ',']) {
        if !BEFORE_DATE.contains(&last.to_lowercase().as_str()) {
            if months == 0 || month::number(last).is_none() {
                break;
            }
            months -= 1;
        }
        rest = head.trim_end_matches(is_sign);
    }
    rest
}

/// The date that starts at token `at`, and the token after it.
fn date_at(tokens: &[Token<'_>], at: usize, calendar: Calendar) -> Option<(Date, usize)> {
    let rest = &tokens[at..];
    let (date, length) = match rest.first()? {
        Token::Number(..) => in_numbers(rest, at.checked_sub(1).map(|before| &tokens[before]), calendar.order)
            .or_else(|| day_and_month(rest))
            .or_else(|| without_year(tokens, at, calendar.today?))
            .or_else(|| ago(rest, calendar.today?)),
        Token::Word(word) => month_and_day(rest)
            .or_else(|| without_year(tokens, at, calendar.today?))
            .or_else(|| Some((relative(word, calendar.today?.date())?, 1)))
            .or_else(|| ago(rest, calendar.today?)),
        Token::Mark(_) => None,
    }?;
    Some((date, at + length))
}

/// `16.02.2025`, `16.02.25`, `02/16/2025`, `2025-02-16`, and how many tokens it has.
fn in_numbers(tokens: &[Token<'_>], before: Option<&Token<'_>>, order: Order) -> Option<(Date, usize)> {
    let [
        Token::Number(first, digits),
        Token::Mark(sign),
        Token::Number(second, 1 | 2),
        Token::Mark(other),
        Token::Number(third, last),
        ..,
    ] = *tokens
    else {
        return None;
    };
    // More numbers on either side are a version, an address, a telephone number.
    let goes_on = matches!(tokens.get(5), Some(Token::Mark(next)) if *next == sign && matches!(tokens.get(6), Some(Token::Number(..))))
        || matches!(before, Some(Token::Mark(mark)) if *mark == sign);
    if sign != other || !matches!(sign, '.' | '/' | '-') || goes_on {
        return None;
    }
    let (day, month) = in_order(first, second, if sign == '/' { order } else { Order::DayFirst });
    let date = match (digits, last) {
        (4, 1 | 2) => civil_date(first, second, third),
        (1 | 2, 4) => civil_date(if is_glued(&tokens[5..]) { 2000 + third / 100 } else { third }, month, day),
        (1 | 2, 2) if sign != '-' => civil_date(2000 + third, month, day),
        _ => None,
    };
    Some((date?, 5))
}

/// Whether what follows a year of four digits says that two of them are the hour: «16.02.2514:30», a date and a time in
/// elements of their own, which only the style sheet sets apart.
fn is_glued(after: &[Token<'_>]) -> bool {
    matches!(after, [Token::Mark(':'), Token::Number(_, 2), rest @ ..] if !matches!(rest.first(), Some(Token::Mark(':'))))
}

/// Day and month of two numbers; one over twelve is the day in either order.
fn in_order(first: i32, second: i32, order: Order) -> (i32, i32) {
    let is_month_first = if order == Order::MonthFirst { first <= 12 } else { second > 12 };
    if is_month_first { (second, first) } else { (first, second) }
}

/// `16 лютого 2025`, `16. März 2025`, `28. Jan. 2022`, `3rd of July, 2024`, and how many tokens it has.
fn day_and_month(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let (day, month, length) = day_then_month(tokens)?;
    let (year, more) = year(&tokens[length..])?;
    Some((civil_date(year, month, day)?, length + more))
}

/// Day, month, and how many tokens they take.
fn day_then_month(tokens: &[Token<'_>]) -> Option<(i32, i32, usize)> {
    let Token::Number(day, 1 | 2) = *tokens.first()? else { return None };
    let mut at = 1 + skipped(&tokens[1..], |token| is_ordinal(token) || matches!(token, Token::Mark('.' | '-')));
    at += skipped(&tokens[at..], |token| matches!(token, Token::Word("of" | "de")));
    let Token::Word(word) = tokens.get(at)? else { return None };
    Some((day, month::number(word)?, at + 1))
}

/// `February 16, 2025`, `Sept. 3rd, 2024`, and how many tokens it has.
fn month_and_day(tokens: &[Token<'_>]) -> Option<(Date, usize)> {
    let (day, month, length) = month_then_day(tokens)?;
    let (year, more) = year(&tokens[length..])?;
    Some((civil_date(year, month, day)?, length + more))
}

/// Day, month, and how many tokens they take.
fn month_then_day(tokens: &[Token<'_>]) -> Option<(i32, i32, usize)> {
    let Token::Word(word) = tokens.first()? else { return None };
    let at = 1 + skipped(&tokens[1..], |token| matches!(token, Token::Mark('.')));
    // Few words stand before a number: those are compared with the names of months.
    let Some(&Token::Number(day, 1 | 2)) = tokens.get(at) else { return None };
    Some((day, month::number(word)?, at + 1 + skipped(&tokens[at + 1..], is_ordinal)))
}

/// The year after a day and a month, and how many tokens it takes with the signs before it.
fn year(tokens: &[Token<'_>]) -> Option<(i32, usize)> {
    let at = skipped(tokens, |token| matches!(token, Token::Mark('.' | ',' | '-') | Token::Word("de")));
    let Some(&Token::Number(year, 4)) = tokens.get(at) else { return None };
    Some((year, at + 1))
}

/// 1 where the first token is as `is_skipped` says.
fn skipped(tokens: &[Token<'_>], is_skipped: impl Fn(&Token<'_>) -> bool) -> usize {
    usize::from(tokens.first().is_some_and(is_skipped))
}

fn is_ordinal(token: &Token<'_>) -> bool {
    matches!(token, Token::Word("st" | "nd" | "rd" | "th" | "го" | "ro" | "er"))
}

/// «16 лютого, 14:30», `14:30, February 16`: of the year in which it is past. Without a time beside it a day and a month
/// may be anything.
fn without_year(tokens: &[Token<'_>], at: usize, today: PageDate) -> Option<(Date, usize)> {
    let (day, month, length) = day_then_month(&tokens[at..]).or_else(|| month_then_day(&tokens[at..]))?;
    let (after, before) = (&tokens[at + length..], &tokens[..at]);
    time::near(&after[..after.len().min(4)]).or_else(|| time::near(&before[at.saturating_sub(4)..]))?;
    let this_year = i32::from(today.date().year());
    let in_year = |year| civil_date(year, month, day);
    // The page may be fetched where the day has not begun yet.
    let is_past = |date: &Date| *date <= today.date().tomorrow().unwrap_or(today.date());
    let date = in_year(this_year).filter(is_past).or_else(|| in_year(this_year - 1))?;
    Some((date, length))
}

fn relative(word: &str, today: Date) -> Option<Date> {
    /// In bytes, in either case.
    const LENGTHS: [usize; 6] = [5, 9, 10, 14, 16, 18];
    if !LENGTHS.contains(&word.len()) {
        return None;
    }
    match word.to_lowercase().as_str() {
        "сьогодні" | "сегодня" | "today" => Some(today),
        "вчора" | "учора" | "вчера" | "yesterday" => today.checked_sub(1.day()).ok(),
        "позавчора" => today.checked_sub(2.days()).ok(),
        _ => None,
    }
}

/// «2 години тому», `an hour ago`, and how many tokens it has. Hours count from the time of `today`, and where it has
/// none they are of that day.
fn ago(tokens: &[Token<'_>], today: PageDate) -> Option<(Date, usize)> {
    let (count, at) = match tokens.first()? {
        Token::Number(count, 1..=3) => (*count, 1),
        Token::Word("a" | "an") => (1, 1),
        Token::Word(_) => (1, 0),
        _ => return None,
    };
    let (Token::Word(unit), Token::Word(word)) = (tokens.get(at)?, tokens.get(at + 1)?) else { return None };
    let is_past = matches!(*word, "тому" | "ago" | "назад");
    let span = is_past.then(|| unit_span(&unit.to_lowercase(), count)).flatten()?;
    let moment = match today.civil_time() {
        Some(time) => today.date().to_datetime(time).checked_sub(span).ok()?.date(),
        None => today.date().checked_sub(span.hours(0).minutes(0)).ok()?,
    };
    Some((moment, at + 2))
}

fn unit_span(unit: &str, count: i32) -> Option<Span> {
    match unit {
        "хв" | "хвилина" | "хвилину" | "хвилини" | "хвилин" | "min" | "mins" | "minute" | "minutes" | "минуту"
        | "минуты" | "минут" => Some(count.minutes()),
        "год" | "година" | "годину" | "години" | "годин" | "h" | "hour" | "hours" | "час" | "часа" | "часов" => {
            Some(count.hours())
        }
        "день" | "дні" | "днів" | "day" | "days" | "дня" | "дней" => Some(count.days()),
        "тиждень" | "тижні" | "тижнів" | "week" | "weeks" => Some(count.weeks()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let today = "2025-02-16".parse().ok();
        let found = find(text, Calendar { today, order: Order::DayFirst })
            .map(|date| date.local().unwrap_or_else(|| date.to_string()));
        assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
    }

    #[test]
    fn reads_ukrainian_dates() {
        check("16 лютого 2025, 14:30", "2025-02-16T14:30:00");
        check("Опубліковано: 16.02.2025 14:30", "2025-02-16T14:30:00");
        check("14:30, 1 листопада 2024 р.", "2024-11-01T14:30:00");
        check("16 лют. 2025", "2025-02-16");
        check("16.02.25 14:30", "2025-02-16T14:30:00");
        check("28.09.1912:44", "2019-09-28");
        check("16.02.2025:14:30", "2025-02-16T14:30:00");
        check("16 лютого 2025 р. о 14.30", "2025-02-16T14:30:00");
        check("3 липня 2024", "2024-07-03");
    }

    #[test]
    fn reads_english_dates() {
        check("February 16, 2025", "2025-02-16");
        check("Published 16 Feb 2025 2:30 PM", "2025-02-16T14:30:00");
        check("Sept. 3, 2024", "2024-09-03");
        check("3rd of July, 2024", "2024-07-03");
        check("16-Feb-2025", "2025-02-16");
    }

    #[test]
    fn reads_russian_german_and_french_dates() {
        check("17 октября 2025 16:05", "2025-10-17T16:05:00");
        check("5 мая 2024 г.", "2024-05-05");
        check("16. März 2025", "2025-03-16");
        check("28. Jan. 2022", "2022-01-28");
        check("16 février 2025", "2025-02-16");
    }

    #[test]
    fn counts_from_the_reference_date() {
        check("Сьогодні, 14:30", "2025-02-16T14:30:00");
        check("вчора", "2025-02-15");
        assert_eq!(find("сьогодні, 14:30", Calendar::default()), None);
    }

    #[test]
    fn reads_a_date_without_its_year_beside_a_time() {
        check("14:30, 16 лютого", "2025-02-16T14:30:00");
        check("16 грудня, 14:30", "2024-12-16T14:30:00");
        check("Feb 3, 9:05 am", "2025-02-03T09:05:00");
        check("16 лютого", "-");
        assert_eq!(find("16 лютого, 14:30", Calendar::default()), None);
    }

    #[test]
    fn counts_back_from_the_reference_date() {
        check("3 дні тому", "2025-02-13");
        check("2 години тому", "2025-02-16");
        check("an hour ago", "2025-02-16");
        let today = "2025-02-16T01:30".parse().ok();
        let found = find("2 години тому", Calendar { today, order: Order::DayFirst });
        assert_eq!(found.map(|date| date.to_string()).as_deref(), Some("2025-02-15"));
        assert_eq!(find("2 години тому", Calendar::default()), None);
    }

    #[test]
    fn orders_numbers_as_the_page_does() {
        let of = |text, order| find(text, Calendar { today: None, order }).map(|date| date.to_string());
        assert_eq!(of("05/04/2025", Order::DayFirst).as_deref(), Some("2025-04-05"));
        assert_eq!(of("05/04/2025", Order::MonthFirst).as_deref(), Some("2025-05-04"));
        assert_eq!(of("02/16/2025", Order::DayFirst).as_deref(), Some("2025-02-16"));
        assert_eq!(of("16/02/25", Order::MonthFirst).as_deref(), Some("2025-02-16"));
        assert_eq!(of("05.04.2025", Order::MonthFirst).as_deref(), Some("2025-04-05"));
    }

    #[track_caller]
    fn check_exact(text: &str, expected: &str) {
        assert_eq!(find(text, Calendar::default()).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn reads_the_zone_of_the_time() {
        check_exact("16 лютого 2025, 14:30 EET", "2025-02-16T14:30:00+02:00");
        check_exact("February 16, 2025 2:30 PM UTC", "2025-02-16T14:30:00Z");
        check_exact("16 лютого 2025, 14:30 (за Києвом)", "2025-02-16T14:30:00+02:00");
        check_exact("16 липня 2025, 14:30 за київським часом", "2025-07-16T14:30:00+03:00");
        check_exact("July 16, 2025, 14:30 Kyiv time", "2025-07-16T14:30:00+03:00");
        check_exact("16 лютого 2025, 14:30, Київ", "2025-02-16");
    }

    #[test]
    fn finds_no_date_in_other_numbers() {
        check("31 лютого 2025", "-");
        check("3 серії 2024", "-");
        check("12 Мартинів 2024", "-");
        check("Марш 16 тисяч людей", "-");
        check("версія 1.16.02.25", "-");
        check("192.168.10.25", "-");
        check("рахунок 3:1, 4-2-25", "-");
        check("call 044 123 45 67", "-");
    }
}
