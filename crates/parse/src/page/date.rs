//! Dates as pages give them: with or without a time, with or without an offset.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::packed::pack_fields;

/// A date of a page, with the time and the offset where the page gives them.
///
/// Displayed as RFC 3339 where date, time and offset are known, as the date alone otherwise: a time without an offset
/// is no point in time. [`local`](Self::local) has it nonetheless.
///
/// ```
/// use poruch_parse::PageDate;
///
/// let date: PageDate = "2025-02-16T14:30:00+0200".parse()?;
/// assert_eq!(date.to_string(), "2025-02-16T14:30:00+02:00");
/// assert_eq!(date.ymd(), (2025, 2, 16));
/// # Ok::<(), poruch_parse::ParseDateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageDate {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

pack_fields!(PageDate { date, time, offset });

impl PageDate {
    /// A date; an offset without a time means nothing, and parts of a second are dropped.
    pub(crate) fn new(date: Date, time: Option<Time>, offset: Option<Offset>) -> Self {
        let time = time.map(|time| Time::constant(time.hour(), time.minute(), time.second(), 0));
        Self { date, time, offset: time.and(offset) }
    }

    /// The date alone.
    pub(crate) fn date(&self) -> Date {
        self.date
    }

    /// Whether a time is given.
    pub(crate) fn has_time(&self) -> bool {
        self.time.is_some()
    }

    /// The time of day, where one is given.
    pub(crate) fn civil_time(&self) -> Option<Time> {
        self.time
    }

    /// The point in time, where date, time and offset are known.
    pub(crate) fn timestamp(&self) -> Option<Timestamp> {
        self.offset?.to_timestamp(self.date.to_datetime(self.time?)).ok()
    }

    /// Year, month (1 to 12) and day (1 to 31), as written on the page.
    pub fn ymd(&self) -> (i16, i8, i8) {
        (self.date.year(), self.date.month(), self.date.day())
    }

    /// Days since 1970-01-01, of the date as written.
    pub fn day_number(&self) -> i32 {
        let epoch = Date::constant(1970, 1, 1);
        self.date.since(epoch).map_or(0, |span| span.get_days())
    }

    /// Date and time as written, without the offset: `2025-02-16T14:30:00`. `None` where no time is given.
    pub fn local(&self) -> Option<String> {
        self.time.map(|time| self.date.to_datetime(time).to_string())
    }

    /// Whether date, time and offset are all known.
    pub fn is_exact(&self) -> bool {
        self.offset.is_some()
    }
}

impl fmt::Display for PageDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let (Some(time), Some(offset)) = (self.time, self.offset) else { return Ok(()) };
        let minutes = offset.seconds() / 60;
        if minutes == 0 {
            return write!(f, "T{time}Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(f, "T{time}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}

/// As a string that [`FromStr`] reads back: RFC 3339, the local date and time, or the date alone.
impl Serialize for PageDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let local = if self.is_exact() { None } else { self.local() };
        serializer.collect_str(&local.unwrap_or_else(|| self.to_string()))
    }
}

impl<'de> Deserialize<'de> for PageDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A text that is no date of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date (RFC 3339, a local date and time, or a date alone)")]
#[non_exhaustive]
pub struct ParseDateError;

impl FromStr for PageDate {
    type Err = ParseDateError;

    /// Reads RFC 3339 and what pages make of it: a space for the `T`, no seconds, an offset without its colon or its
    /// minutes, no offset, or a date alone.
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        read(text.trim()).ok_or(ParseDateError)
    }
}

fn read(text: &str) -> Option<PageDate> {
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'));
    let part = |rest: &mut &str| {
        if let Some(separator) = separator {
            *rest = rest.strip_prefix(separator)?;
        }
        digits(rest, 2)
    };
    let (month, day) = (part(&mut rest)?, part(&mut rest)?);
    let date = date(year, month, day)?;
    if rest.is_empty() {
        return Some(PageDate::new(date, None, None));
    }
    rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let time = time(&mut rest)?;
    let offset = if rest.is_empty() { None } else { Some(offset(rest.trim())?) };
    Some(PageDate::new(date, Some(time), offset))
}

/// A date that exists, in years that news pages speak of.
pub(crate) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Reads `14:30`, `14:30:05`, `14:30:05.123` off the start of `rest`.
pub(crate) fn time(rest: &mut &str) -> Option<Time> {
    let hour = digits(rest, 2)?;
    *rest = rest.strip_prefix(':')?;
    let minute = digits(rest, 2)?;
    let mut second = 0;
    if let Some(mut tail) = rest.strip_prefix(':') {
        second = digits(&mut tail, 2)?;
        *rest = tail;
        if let Some(fraction) = tail.strip_prefix(['.', ',']) {
            *rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    // A leap second is written as 60.
    Time::new(hour.try_into().ok()?, minute.try_into().ok()?, second.min(59).try_into().ok()?, 0).ok()
}

/// Reads `Z`, `UTC`, `+02:00`, `+0200`, `+02`.
pub(crate) fn offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(Offset::UTC);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let mut rest = text.trim_start_matches(['+', '-', '−']);
    let hours = digits(&mut rest, 2)?;
    let rest = &mut rest.strip_prefix(':').unwrap_or(rest);
    let minutes = if rest.is_empty() { 0 } else { digits(rest, 2)? };
    (rest.is_empty() && minutes < 60).then_some(())?;
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// Reads `count` digits off the start of `rest`.
fn digits(rest: &mut &str, count: usize) -> Option<i32> {
    let head = rest.get(..count).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()))?;
    *rest = &rest[count..];
    head.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(text.parse::<PageDate>().unwrap().to_string(), expected, "{text}");
    }

    #[test]
    fn reads_back_from_json_what_it_wrote() {
        for text in ["2025-02-16T14:30:00+02:00", "2025-02-16T14:30:00", "2025-02-16"] {
            let date: PageDate = text.parse().unwrap();
            let json = serde_json::to_string(&date).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<PageDate>(&json).unwrap(), date);
        }
    }

    #[test]
    fn reads_what_pages_make_of_rfc_3339() {
        check("2025-02-16T14:30:00+02:00", "2025-02-16T14:30:00+02:00");
        check("2025-02-16T14:30:00.123Z", "2025-02-16T14:30:00Z");
        check("2025-02-16 14:30 +0200", "2025-02-16T14:30:00+02:00");
        check("2025-02-16T14:30-03", "2025-02-16T14:30:00-03:00");
        check("2025/02/16", "2025-02-16");
        check("20250216", "2025-02-16");
    }

    #[test]
    fn a_time_without_an_offset_is_no_point_in_time() {
        let date: PageDate = "2025-02-16T14:30".parse().unwrap();
        assert_eq!(date.to_string(), "2025-02-16");
        assert_eq!(date.local().as_deref(), Some("2025-02-16T14:30:00"));
        assert!(!date.is_exact());
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["", "2025", "2025-13-01", "2025-02-30", "2025-02-16x", "2025-02-16T25:00", "16.02.2025", "дві тисячі"]
        {
            assert!(text.parse::<PageDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn counts_days_from_the_epoch() {
        assert_eq!("1970-01-02".parse::<PageDate>().unwrap().day_number(), 1);
        assert_eq!("2025-02-16".parse::<PageDate>().unwrap().day_number(), 20_135);
        assert_eq!("1969-12-31".parse::<PageDate>().unwrap().day_number(), -1);
    }
}
