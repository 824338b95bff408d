//! Times of day and their zones.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

use super::token::Token;
use crate::page::PageDate;

/// A time of day, and where it is that time.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayTime {
    time: Time,
    zone: Zone,
}

#[derive(Debug, Clone, Copy)]
enum Zone {
    Unknown,
    Hours(i8),
    Kyiv,
}

impl DayTime {
    /// The time on a day.
    pub(super) fn on(self, date: Date) -> PageDate {
        let offset = match self.zone {
            Zone::Unknown => None,
            Zone::Hours(hours) => Offset::from_hours(hours).ok(),
            Zone::Kyiv => kyiv_offset(date, self.time),
        };
        PageDate::new(date, Some(self.time), offset)
    }
}

/// The rule of Kyiv's time, in force since 1996.
const KYIV: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// A moment by the clock of Kyiv; a date that is none as it is.
pub(in crate::metadata) fn in_kyiv(moment: PageDate) -> PageDate {
    let there = || {
        let timestamp = moment.timestamp()?;
        let zoned = timestamp.to_zoned_datetime(TimeZone::posix(KYIV).ok()?);
        Some(PageDate::new(zoned.date(), Some(zoned.time()), Some(zoned.offset())))
    };
    there().unwrap_or(moment)
}

fn kyiv_offset(date: Date, time: Time) -> Option<Offset> {
    let zone = TimeZone::posix(KYIV).ok()?;
    let zoned = date.to_datetime(time).to_zoned_datetime(zone).ok()?;
    (date.year() >= 1996).then(|| zoned.offset())
}

/// The time within a few tokens: `14:30`, `2:30 pm`, «о 14.30», with its zone.
pub(super) fn near(tokens: &[Token<'_>]) -> Option<DayTime> {
    let near = &tokens[..tokens.len().min(7)];
    near.windows(3).enumerate().find_map(|(at, window)| {
        let [Token::Number(hour, 1 | 2), Token::Mark(sign), Token::Number(minute, 2)] = window else { return None };
        let is_said = || at > 0 && matches!(near[at - 1], Token::Word("о" | "об" | "at"));
        if *sign != ':' && !(*sign == '.' && is_said()) {
            return None;
        }
        let hour = half_day(*hour, near.get(at + 3));
        let time = Time::new(hour.try_into().ok()?, i8::try_from(*minute).ok()?, 0, 0).ok()?;
        Some(DayTime { time, zone: zone(&tokens[at + 3..]) })
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

/// The zone that follows a time, after seconds, `pm` or a bracket at most. Names that several zones have (`CST`, `IST`),
/// or that leave summer time open (`ET`), say nothing.
fn zone(tokens: &[Token<'_>]) -> Zone {
    let is_between = |token: &&Token<'_>| {
        matches!(
            token,
            Token::Mark('(' | ',' | ':' | '.')
                | Token::Number(_, 2)
                | Token::Word("am" | "pm" | "AM" | "PM" | "p" | "m" | "a")
        )
    };
    let at = tokens.iter().take(4).take_while(is_between).count();
    let after = |at: usize| match tokens.get(at) {
        Some(Token::Word(word)) => *word,
        _ => "",
    };
    match (after(at), after(at + 1), after(at + 2)) {
        ("UTC" | "GMT", ..) if !matches!(tokens.get(at + 1), Some(Token::Mark('+' | '-'))) => Zone::Hours(0),
        ("CET", ..) => Zone::Hours(1),
        ("EET" | "CEST", ..) => Zone::Hours(2),
        ("EEST", ..) => Zone::Hours(3),
        ("за", "Києвом", _) | ("за", "київським", "часом") | ("Kyiv" | "Kiev", "time", _) => {
            Zone::Kyiv
        }
        _ => Zone::Unknown,
    }
}
