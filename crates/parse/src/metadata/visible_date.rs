//! Dates as readers see them: «16 лютого 2025, 14:30», «16.02.2025», `February 16, 2025`, «сьогодні, 14:30».

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::page::{PageDate, civil_date};

/// The first date in `text`, with the time that stands beside it. «сьогодні» and `yesterday` count from `today`.
pub(super) fn find(text: &str, today: Option<PageDate>) -> Option<PageDate> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let (date, after) = date_at(&tokens, at, today)?;
        let time = time_near(&tokens[after..]).or_else(|| time_near(&tokens[at.saturating_sub(6)..at]));
        Some(PageDate::new(date, time, None))
    })
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Number(i32, usize),
    Word(&'a str),
    Mark(char),
}

/// How many tokens are looked at: a date stands at the start of a line about an article.
const MOST_TOKENS: usize = 64;

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next().filter(|_| tokens.len() < MOST_TOKENS) {
        let of = |class: fn(char) -> bool| rest.find(|c| !class(c)).unwrap_or(rest.len());
        let end = if first.is_ascii_digit() {
            let end = of(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..end].parse().unwrap_or(i32::MAX), end));
            end
        } else if first.is_alphabetic() {
            let end = of(|c| c.is_alphabetic() || c == '’' || c == '\'');
            tokens.push(Token::Word(&rest[..end]));
            end
        } else {
            tokens.push(Token::Mark(first));
            first.len_utf8()
        };
        rest = rest[end..].trim_start();
    }
    tokens
}

/// The date that starts at token `at`, and the token after it.
fn date_at(tokens: &[Token<'_>], at: usize, today: Option<PageDate>) -> Option<(Date, usize)> {
    use Token::{Mark, Number, Word};
    let (year, month, day, length) = match &tokens[at..] {
        [Number(day, 1 | 2), Word(month), Mark(','), Number(year, 4), ..]
        | [Number(day, 1 | 2), Mark('.'), Word(month), Number(year, 4), ..]
        | [Word(month), Number(day, 1 | 2), Mark(','), Number(year, 4), ..] => (*year, month_number(month)?, *day, 4),
        [Number(day, 1 | 2), Word(month), Number(year, 4), ..] => (*year, month_number(month)?, *day, 3),
        [Word(month), Mark('.'), Number(day, 1 | 2), Mark(','), Number(year, 4), ..] => {
            (*year, month_number(month)?, *day, 5)
        }
        [Number(day, 1 | 2), Mark('.'), Number(month, 1 | 2), Mark('.'), Number(year, 4), ..]
        | [Number(year, 4), Mark('-'), Number(month, 2), Mark('-'), Number(day, 2), ..] => (*year, *month, *day, 5),
        [Word(word), ..] => return Some((relative(word, today?.date())?, at + 1)),
        _ => return None,
    };
    Some((civil_date(year, month, day)?, at + length))
}

fn relative(word: &str, today: Date) -> Option<Date> {
    match word.to_lowercase().as_str() {
        "сьогодні" | "today" => Some(today),
        "вчора" | "учора" | "yesterday" => today.checked_sub(1.day()).ok(),
        _ => None,
    }
}

/// The time within a few tokens: `14:30`, `2:30 pm`.
fn time_near(tokens: &[Token<'_>]) -> Option<Time> {
    let near = &tokens[..tokens.len().min(7)];
    near.windows(3).enumerate().find_map(|(at, window)| {
        let [Token::Number(hour, 1 | 2), Token::Mark(':'), Token::Number(minute, 2)] = window else { return None };
        let hour = half_day(*hour, near.get(at + 3));
        Time::new(hour.try_into().ok()?, i8::try_from(*minute).ok()?, 0, 0).ok()
    })
}

/// The hour of the day of an hour that `am` or `pm` may follow.
fn half_day(hour: i32, next: Option<&Token<'_>>) -> i32 {
    let Some(Token::Word(word)) = next else { return hour };
    match word.to_ascii_lowercase().as_str() {
        "pm" | "p" if hour < 12 => hour + 12,
        "am" | "a" if hour == 12 => 0,
        _ => hour,
    }
}

/// The number of a month: English names and their short forms, Ukrainian ones in any case and their short forms.
fn month_number(word: &str) -> Option<i32> {
    const STEMS: [&[&str]; 12] = [
        &["jan", "січ"],
        &["feb", "лют"],
        &["mar", "берез", "бер"],
        &["apr", "квіт", "кві"],
        &["may", "трав", "тра"],
        &["jun", "черв", "чер"],
        &["jul", "лип"],
        &["aug", "серп", "сер"],
        &["sep", "верес", "вер"],
        &["oct", "жовт", "жов"],
        &["nov", "листоп", "лис"],
        &["dec", "груд", "гру"],
    ];
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let is_month = |number: usize, stem: &str| {
        if word.is_ascii() {
            word == stem || WHOLE[number] == word || (number == 8 && word == "sept")
        } else {
            // «лютого», «лютий», «лют.»: the stem and a case ending.
            word.starts_with(stem) && word.chars().count() <= 9
        }
    };
    let found = STEMS.iter().enumerate().position(|(number, stems)| stems.iter().any(|stem| is_month(number, stem)))?;
    i32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let today = "2025-02-16".parse().ok();
        let found = find(text, today).map(|date| date.local().unwrap_or_else(|| date.to_string()));
        assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
    }

    #[test]
    fn reads_ukrainian_dates() {
        check("16 лютого 2025, 14:30", "2025-02-16T14:30:00");
        check("Опубліковано: 16.02.2025 14:30", "2025-02-16T14:30:00");
        check("14:30, 1 листопада 2024 р.", "2024-11-01T14:30:00");
        check("3 лип. 2024", "-");
        check("3 липня 2024", "2024-07-03");
    }

    #[test]
    fn reads_english_dates() {
        check("February 16, 2025", "2025-02-16");
        check("Published 16 Feb 2025 2:30 PM", "2025-02-16T14:30:00");
        check("Sept. 3, 2024", "2024-09-03");
    }

    #[test]
    fn counts_from_the_reference_date() {
        check("Сьогодні, 14:30", "2025-02-16T14:30:00");
        check("вчора", "2025-02-15");
        assert_eq!(find("сьогодні, 14:30", None), None);
    }

    #[test]
    fn finds_no_date_in_other_numbers() {
        check("31 лютого 2025", "-");
        check("Марш 16 тисяч людей", "-");
        check("call 044 123 45 67", "-");
    }
}
