//! When a story was published.

use std::fmt::Write as _;

use super::random::Random;
use super::text::MONTHS;
use super::tongue::Tongue;

/// Days of a month: all months are cut to the shortest, so that a day is found without a calendar.
const DAYS: usize = 28;
/// The first year in which a story is published.
const FIRST_YEAR: usize = 2021;

/// When a story was published, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: usize,
    /// From 1.
    pub(crate) month: usize,
    /// From 1.
    pub(crate) day: usize,
    hour: usize,
    minute: usize,
}

impl Moment {
    /// A moment of the day that stands `days` behind the first.
    pub(crate) fn new(days: usize, random: &mut Random) -> Self {
        let months = days / DAYS;
        Self {
            year: FIRST_YEAR + months / 12,
            month: months % 12 + 1,
            day: days % DAYS + 1,
            hour: random.within(6..23),
            minute: random.within(0..60),
        }
    }

    /// RFC 3339, in the summer time of Kyiv.
    pub(crate) fn rfc3339(self) -> String {
        let Self { year, month, day, hour, minute } = self;
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00+03:00")
    }

    /// 12 March 2024, 14:30.
    pub(crate) fn in_words(self, tongue: Tongue) -> String {
        let [english, ukrainian] = MONTHS[self.month - 1];
        let month = match tongue {
            Tongue::En => english,
            Tongue::Uk => ukrainian,
            Tongue::Ru => RUSSIAN_MONTHS[self.month - 1],
        };
        let mut words = format!("{} {month} {}", self.day, self.year);
        write!(words, ", {:02}:{:02}", self.hour, self.minute).expect("writing to a string does not fail");
        words
    }

    /// 12.03.2024 14:30.
    pub(crate) fn in_figures(self) -> String {
        let Self { year, month, day, hour, minute } = self;
        format!("{day:02}.{month:02}.{year} {hour:02}:{minute:02}")
    }
}

const RUSSIAN_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
