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

/// Whether `text` begins with a date, or with a time and a date.
pub(crate) fn begins(text: &str) -> bool {
    let tokens = tokens(text);
    let before = tokens.iter().take_while(|token| !matches!(token, Token::Word(_))).count();
    (0..=before.min(tokens.len().saturating_sub(1)).min(5))
        .any(|at| at < tokens.len() && date_at(&tokens, at, None).is_some())
}

/// Whether `text` begins with numbers of a date in whatever order: `02/16/2025`, `16-02-2025`.
pub(super) fn has_numbers(text: &str) -> bool {
    use Token::{Mark, Number};
    let [Number(_, 1 | 2), Mark(first), Number(_, 1 | 2), Mark(second), Number(_, 4), ..] = tokens(text)[..] else {
        return false;
    };
    first == second && matches!(first, '/' | '-' | '.')
}

/// Days of the week, and words before a date.
const BEFORE_DATE: [&str; 38] = [
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
    "le",
    "stand",
    "veröffentlicht",
    "опубликовано",
];

/// Whether a word alone is a part of a date and no name: a month in full but those after which people are called, a
/// day of the week.
pub(super) fn is_word_of_date(word: &str) -> bool {
    let word = word.to_lowercase();
    BEFORE_DATE.contains(&word.as_str())
        || (month_number(&word).is_some() && !matches!(word.as_str(), "april" | "may" | "june" | "mai" | "jan"))
}

/// `before`, which ends where the numbers of a date begin, without the words of that date: the day of the week, the
/// month of `February 16`, a preposition. `date` is the date from its first number on.
pub(super) fn without_words_of_date<'a>(before: &'a str, date: &str) -> &'a str {
    let is_sign = |c: char| !c.is_alphanumeric();
    // May and April are names of people, too: of «May 16 February» only February is the month.
    let mut months = usize::from(
        !tokens(date).iter().take(3).any(|token| matches!(token, Token::Word(word) if month_number(word).is_some())),
    );
    let mut rest = before.trim_end_matches(is_sign);
    while let Some((head, last)) = rest.rsplit_once([' ', ',']) {
        if !BEFORE_DATE.contains(&last.to_lowercase().as_str()) {
            if months == 0 || month_number(last).is_none() {
                break;
            }
            months -= 1;
        }
        rest = head.trim_end_matches(is_sign);
    }
    rest
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
        "сьогодні" | "сегодня" | "today" => Some(today),
        "вчора" | "учора" | "вчера" | "yesterday" => today.checked_sub(1.day()).ok(),
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

/// How the months are called: whole names and short forms, and the beginnings of Ukrainian and Russian names that a
/// case ending follows. No beginning is one of a name of people: Мартин and Лисенко are no months.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["jan", "january", "januar", "jänner", "janvier", "janv", "січ", "янв"], &["січен", "січн", "январ"]),
    (&["feb", "february", "februar", "février", "févr", "лют", "лютий", "фев"], &["лютого", "лютому", "феврал"]),
    (&["mar", "march", "märz", "mars", "бер", "берез", "мар", "март", "марта"], &["березен", "березн"]),
    (&["apr", "april", "avril", "avr", "кві", "квіт", "апр"], &["квітен", "квітн", "апрел"]),
    (&["may", "mai", "тра", "трав", "май", "мая"], &["травен", "травн"]),
    (&["jun", "june", "juni", "juin", "чер", "черв"], &["червен", "червн", "июн"]),
    (&["jul", "july", "juli", "juillet", "juil", "лип"], &["липен", "липн", "июл"]),
    (&["aug", "august", "août", "сер", "серп", "авг", "август", "августа"], &["серпен", "серпн"]),
    (&["sep", "sept", "september", "septembre", "вер", "верес", "сен", "сент"], &["вересен", "вересн", "сентябр"]),
    (&["oct", "october", "okt", "oktober", "octobre", "жов", "жовт", "окт"], &["жовтен", "жовтн", "октябр"]),
    (&["nov", "november", "novembre", "лис", "листоп", "ноя"], &["листопад", "ноябр"]),
    (&["dec", "december", "dez", "dezember", "décembre", "déc", "гру", "груд", "дек"], &["груден", "грудн", "декабр"]),
];

/// The longest name of a month with its case ending: «листопада».
const LONGEST_MONTH: usize = 9;

/// The number of a month by its name or its short form, in any case.
fn month_number(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    // «березня», «березень»: the stem and a case ending.
    let is_declined = |stem: &&str| word.starts_with(*stem) && word.chars().count() <= LONGEST_MONTH;
    let is_month =
        |(names, stems): &(&[&str], &[&str])| names.contains(&word.as_str()) || stems.iter().any(is_declined);
    let found = MONTHS.iter().position(is_month)?;
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
    fn reads_russian_german_and_french_dates() {
        check("17 октября 2025 16:05", "2025-10-17T16:05:00");
        check("5 мая 2024 г.", "2024-05-05");
        check("16. März 2025", "2025-03-16");
        check("16 février 2025", "2025-02-16");
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
        check("3 серії 2024", "-");
        check("12 Мартинів 2024", "-");
        check("Марш 16 тисяч людей", "-");
        check("call 044 123 45 67", "-");
    }
}
