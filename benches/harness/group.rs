//! What is measured: a corpus, and the rows that go through it.

use std::fmt;

/// A corpus, and the rows that go through it, ours first.
#[derive(Debug)]
pub struct Group<'a> {
    pub(super) name: String,
    pub(super) load: Load,
    pub(super) unit: Unit,
    pub(super) quality: Option<&'static str>,
    pub(super) rows: Vec<Row<'a>>,
    /// The most rounds that are made, where the caller does not ask for fewer.
    pub(super) most_rounds: usize,
}

/// How much a row goes through at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Bytes of text.
    pub bytes: usize,
    /// Pages, texts, pairs or paragraphs.
    pub items: usize,
    /// What an item is: `page`.
    pub item: &'static str,
}

/// What throughput is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Megabytes a second.
    Megabytes,
    /// Items a second.
    Items,
}

/// On which threads a row works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threads {
    /// The one that calls.
    Caller,
    /// One that it starts, whose memory is not seen.
    Another,
    /// Several at once, whose memory is not seen.
    Several,
}

/// Somebody who goes through a corpus.
pub struct Row<'a> {
    pub(super) name: String,
    /// What it goes through where that is not all of the corpus.
    pub(super) part: Option<Load>,
    pub(super) work: Box<dyn Fn() -> usize + 'a>,
    pub(super) quality: Option<Box<dyn Fn() -> f64 + 'a>>,
    /// The least quality that it may have.
    pub(super) least: f64,
    /// The least that it may produce.
    pub(super) least_produced: usize,
    pub(super) threads: Threads,
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("name", &self.name).field("part", &self.part).finish_non_exhaustive()
    }
}

impl Load {
    /// What some texts are, each an item.
    pub fn of<S: AsRef<str>>(item: &'static str, texts: &[S]) -> Self {
        Self { bytes: texts.iter().map(|text| text.as_ref().len()).sum(), items: texts.len(), item }
    }

    /// How much it is in a unit.
    pub(super) fn in_unit(&self, unit: Unit) -> f64 {
        match unit {
            Unit::Megabytes => self.bytes as f64 / 1e6,
            Unit::Items => self.items as f64,
        }
    }
}

impl<'a> Group<'a> {
    /// A group without rows; its name is `stage/corpus`.
    pub fn new(name: impl Into<String>, load: Load, unit: Unit) -> Self {
        Self { name: name.into(), load, unit, quality: None, rows: Vec::new(), most_rounds: usize::MAX }
    }

    /// What the quality of its rows is called: `F1`.
    #[must_use]
    pub fn quality(self, name: &'static str) -> Self {
        Self { quality: Some(name), ..self }
    }

    /// The most rounds that are made: for rows that take minutes.
    #[must_use]
    pub fn most_rounds(self, most_rounds: usize) -> Self {
        Self { most_rounds, ..self }
    }

    /// Adds a row; the first is ours.
    #[must_use]
    pub fn row(mut self, row: Row<'a>) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row<'a>>) -> Self {
        self.rows.extend(rows);
        self
    }
}

impl<'a> Row<'a> {
    /// A row that goes through the corpus whenever `work` is called. What `work` gives, a count of what it produced,
    /// must be the same every time, and above 0.
    pub fn new(name: impl Into<String>, work: impl Fn() -> usize + 'a) -> Self {
        let work = Box::new(work);
        Self {
            name: name.into(),
            part: None,
            work,
            quality: None,
            least: 0.0,
            least_produced: 1,
            threads: Threads::Caller,
        }
    }

    /// How good that is which it produces, in `[0, 1]`.
    #[must_use]
    pub fn quality(self, quality: impl Fn() -> f64 + 'a) -> Self {
        Self { quality: Some(Box::new(quality)), ..self }
    }

    /// The least quality that it may have.
    #[must_use]
    pub fn least(self, least: f64) -> Self {
        Self { least, ..self }
    }

    /// The least count that `work` may give.
    #[must_use]
    pub fn produces_at_least(self, least_produced: usize) -> Self {
        Self { least_produced, ..self }
    }

    /// What it goes through where that is not all of the corpus, because it is slow.
    #[must_use]
    pub fn part(self, part: Load) -> Self {
        Self { part: Some(part), ..self }
    }

    /// On which threads it works; on the one that calls unless told otherwise.
    #[must_use]
    pub fn threads(self, threads: Threads) -> Self {
        Self { threads, ..self }
    }
}
