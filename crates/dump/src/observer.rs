//! Who is told how a run goes.

/// Is told how a run goes: for a progress bar, or a log.
///
/// It is called from the threads of the run, often, so should return soon. All methods do nothing by default.
pub trait Observer: Sync {
    /// A stage begins; `total` is what its progress counts up to, where that is known: bytes of the inputs as stored
    /// while reading, sites while linking, pairs while aligning.
    fn stage(&self, stage: Stage, total: Option<u64>) {
        let _ = (stage, total);
    }

    /// How far the stage is.
    fn progress(&self, progress: Progress) {
        let _ = progress;
    }
}

/// An observer that does not look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {}

/// A stage of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Inputs are read and pages extracted.
    Read,
    /// Pages of each site are linked.
    Link,
    /// Pairs are aligned to learn a lexicon.
    Learn,
    /// Pairs are aligned and written.
    Align,
}

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Progress {
    /// Of what the stage counts.
    pub done: u64,
    /// Pages extracted so far.
    pub pages: u64,
    /// Pairs found so far.
    pub pairs: u64,
}
