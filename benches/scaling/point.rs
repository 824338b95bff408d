//! One measurement.

use std::fmt;
use std::str::FromStr;

use anyhow::{Context as _, Error, Result};

/// What an input of one size took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// Paragraphs a side, or pages.
    pub(super) size: usize,
    /// Seconds.
    pub(super) seconds: f64,
    /// The most memory, in bytes.
    pub(super) bytes: f64,
}

impl Point {
    /// Size and seconds.
    pub(super) fn time(&self) -> (f64, f64) {
        (self.size as f64, self.seconds)
    }

    /// Size and mebibytes.
    pub(super) fn memory(&self) -> (f64, f64) {
        (self.size as f64, self.bytes / f64::from(1 << 20))
    }
}

/// As [`FromStr`] reads it.
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.size, self.seconds, self.bytes)
    }
}

impl FromStr for Point {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut fields = text.split(' ');
        let mut next = || fields.next().with_context(|| format!("{text:?} is no measurement"));
        Ok(Self { size: next()?.parse()?, seconds: next()?.parse()?, bytes: next()?.parse()? })
    }
}
