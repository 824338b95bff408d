//! Dates as pages give them: with or without a time, with or without an offset.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// A date of a page, with the time and the offset where the page gives them.
///
/// Displayed as RFC 3339 where date, time and offset are known, as the date alone otherwise: a time without an offset
/// is no point in time. [`local`](Self::local) has it nonetheless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageDate {
    date: Date,
    time: Option<Time>,
    offset: Option<Offset>,
}

impl PageDate {
    pub(crate) fn new(date: Date, time: Option<Time>, offset: Option<Offset>) -> Self {
        Self { date, time, offset: time.and(offset) }
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
        let time = time.with().subsec_nanosecond(0).build().unwrap_or(time);
        let minutes = offset.seconds() / 60;
        if minutes == 0 {
            return write!(f, "T{time}Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        write!(f, "T{time}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}

/// A text that is no date of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date (RFC 3339, a local date and time, or a date alone)")]
#[non_exhaustive]
pub struct ParseDateError;

impl FromStr for PageDate {
    type Err = ParseDateError;

    /// Reads RFC 3339, a local date and time (`2025-02-16T14:30:00`), or a date alone.
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_datetime(text);
        let date = pieces.map_err(|_| ParseDateError)?.date();
        let time = text.parse::<Time>().ok().filter(|_| text.contains(['T', 't', ' ']));
        let offset = jiff::fmt::temporal::Pieces::parse(text).ok().and_then(|pieces| pieces.to_numeric_offset());
        Ok(Self::new(date, time, offset))
    }
}
