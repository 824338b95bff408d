//! The ratios on record.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// By how much something may become slower.
const LEEWAY: f64 = 1.15;

/// Instructions of our rows over those of rivals, by row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Record(BTreeMap<String, f64>);

impl Record {
    /// The file: a line a row, a tab between it and its ratio.
    fn path() -> PathBuf {
        [env!("CARGO_MANIFEST_DIR"), "regression", "ratios.tsv"].iter().collect()
    }

    /// What is on record.
    pub(super) fn load() -> Result<Self> {
        let path = Self::path();
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::read(&text).with_context(|| format!("{} is damaged", path.display()))
    }

    fn read(text: &str) -> Result<Self> {
        let ratio = |line: &str| {
            let (row, ratio) = line.split_once('\t').with_context(|| format!("no tab in {line:?}"))?;
            Ok((row.to_owned(), ratio.parse().with_context(|| format!("no number in {line:?}"))?))
        };
        text.lines().map(ratio).collect::<Result<_>>().map(Self)
    }

    /// Puts this on record.
    pub(super) fn save(&self) -> Result<()> {
        let path = Self::path();
        fs::write(&path, self.to_text()).with_context(|| format!("cannot write {}", path.display()))
    }

    fn to_text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (row, ratio)| {
            writeln!(text, "{row}\t{ratio:.4}").expect("writing to a string does not fail");
            text
        })
    }

    /// Sets a ratio.
    pub(super) fn set(&mut self, row: &str, ratio: f64) {
        self.0.insert(row.to_owned(), ratio);
    }

    /// The rows of which this is slower than `other` beyond the leeway, or of which `other` has nothing.
    pub(super) fn slower_than(&self, other: &Self) -> Vec<String> {
        let is_slower = |row: &str, ratio: f64| other.0.get(row).is_none_or(|other| ratio > other * LEEWAY);
        let slower = self.0.iter().filter(|(row, ratio)| is_slower(row, **ratio));
        slower.map(|(row, _)| row.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::watched::WATCHED;

    fn record(ratios: &[(&str, f64)]) -> Record {
        Record(ratios.iter().map(|&(row, ratio)| (row.to_owned(), ratio)).collect())
    }

    #[test]
    fn fifteen_percent_are_too_much() {
        let known = record(&[("align", 2.0), ("parse", 1.0)]);
        assert!(record(&[("align", 2.29), ("parse", 1.14)]).slower_than(&known).is_empty());
        assert_eq!(record(&[("align", 2.31), ("parse", 0.5)]).slower_than(&known), ["align"]);
        assert_eq!(record(&[("link", 0.1)]).slower_than(&known), ["link"], "what is not on record is not guarded");
    }

    #[test]
    fn is_read_as_it_was_written() {
        let known = record(&[("align/noisy prose/200", 2.25), ("parse/bundled", 0.5)]);
        assert_eq!(Record::read(&known.to_text()).expect("whole lines"), known);
        assert!(Record::read("parse/bundled 0.5").is_err());
    }

    #[test]
    fn all_that_is_watched_is_on_record() {
        let record = Record::load().expect("the record");
        let corpora: Vec<&str> = record.0.keys().map(String::as_str).collect();
        let mut watched: Vec<&str> = WATCHED.iter().map(|watched| watched.ours.row).collect();
        watched.sort_unstable();
        assert_eq!(corpora, watched);
    }
}
