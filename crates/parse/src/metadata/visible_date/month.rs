//! Names of months.

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
pub(super) fn number(word: &str) -> Option<i32> {
    // Letters have two bytes at most in the languages whose months are known.
    if word.len() > 2 * LONGEST_MONTH {
        return None;
    }
    let word = word.to_lowercase();
    // «березня», «березень»: the stem and a case ending.
    let is_declined = |stem: &&str| word.starts_with(*stem) && word.chars().count() <= LONGEST_MONTH;
    let is_month =
        |(names, stems): &(&[&str], &[&str])| names.contains(&word.as_str()) || stems.iter().any(is_declined);
    let found = MONTHS.iter().position(is_month)?;
    i32::try_from(found + 1).ok()
}
