//! What a run did.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::input::{DamageKind, DamageSample, Skip};
use crate::store::Loss;

/// Samples of damage that are kept, of each kind.
const SAMPLES: usize = 20;

/// What a run did: `report.json`.
///
/// Every record is accounted for: `records.total` is the sum of the records skipped, damaged and made pages;
/// `pages.total` is the sum of the pages by kind, of the pages by language, and of twice the pairs and the pages left
/// out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The inputs, in order.
    pub inputs: Vec<PathBuf>,
    /// Their size as stored.
    pub bytes: u64,
    /// What was read.
    pub records: Records,
    /// What was extracted.
    pub pages: Pages,
    /// What was linked.
    pub pairs: Pairs,
    /// What was aligned.
    pub beads: Beads,
    /// Words of the lexicon that was learnt, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned_words: Option<usize>,
    /// What was taken over from an earlier run.
    #[serde(default)]
    pub reused: Reused,
    /// Whether nothing had changed since the run that this report is of, so that nothing was done.
    #[serde(default)]
    pub unchanged: bool,
    /// What the stages took.
    pub stages: Stages,
    /// Time of the whole run, in seconds.
    pub seconds: f64,
    /// The most memory the process held, in bytes, where the system tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak_memory: Option<u64>,
}

/// Records read: of a web archive its records, of a JSONL file its lines, of a folder its pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Records {
    /// All.
    pub total: u64,
    /// Those that were extracted as pages.
    pub pages: u64,
    /// Those that hold no page, by reason.
    pub skipped: BTreeMap<Skip, u64>,
    /// Those that could not be used, by kind.
    pub damaged: BTreeMap<DamageKind, u64>,
    /// Stretches between records that could not be read, by kind.
    pub gaps: BTreeMap<DamageKind, u64>,
    /// The first twenty of each kind of damage.
    pub samples: Vec<DamageSample>,
}

/// Pages extracted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pages {
    /// All.
    pub total: u64,
    /// By language.
    pub languages: BTreeMap<String, u64>,
    /// By kind: `article`, `listing`, `other`.
    pub kinds: BTreeMap<String, u64>,
    /// Articles by language.
    pub articles: BTreeMap<String, u64>,
    /// Those in no pair, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Sites.
    pub sites: u64,
}

/// Pairs linked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pairs {
    /// All.
    pub total: u64,
    /// By the evidence that decided.
    pub via: BTreeMap<String, u64>,
    /// Those aligned, by verdict.
    pub verdicts: BTreeMap<String, u64>,
    /// Those that could not be aligned.
    pub failed: u64,
}

/// Beads of all aligned pairs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Beads {
    /// All.
    pub total: u64,
    /// By kind.
    pub kinds: BTreeMap<String, u64>,
    /// By how many units stand on either side: `1-1`, `1-2`, `0-1`, ….
    pub shapes: BTreeMap<String, u64>,
}

/// What the stages took.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stages {
    /// Reading and extracting.
    pub read: StageReport,
    /// Linking, with the alignments that decide between candidates.
    pub link: StageReport,
    /// Learning, with the alignments that are learnt from.
    pub learn: StageReport,
    /// Aligning and writing.
    pub align: StageReport,
}

/// What a stage took.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StageReport {
    /// Its time, in seconds.
    pub seconds: f64,
    /// The most memory that the process had held when it ended, in bytes, where the system tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak_memory: Option<u64>,
}

/// What was taken over from an earlier run, or from one that was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reused {
    /// Inputs that were not read again.
    pub inputs: u64,
    /// Pages of the other inputs that were not extracted again.
    pub pages: u64,
    /// Sites, or groups of them, that were not linked again.
    pub sites: u64,
    /// Pairs that were not aligned again to be written; this run may have aligned them while linking.
    pub pairs: u64,
}

impl Report {
    /// Records that could not be used.
    pub fn damaged(&self) -> u64 {
        self.records.damaged.values().sum()
    }
}

impl Records {
    pub(crate) fn skip(&mut self, skip: Skip, count: u64) {
        self.total += count;
        *self.skipped.entry(skip).or_default() += count;
    }

    pub(crate) fn lose(&mut self, loss: Loss, sample: DamageSample) {
        let counts = match loss {
            Loss::Record => &mut self.damaged,
            Loss::Gap => &mut self.gaps,
        };
        *counts.entry(sample.kind).or_default() += 1;
        self.total += u64::from(loss == Loss::Record);
        self.sample(sample);
    }

    fn sample(&mut self, sample: DamageSample) {
        if self.samples.iter().filter(|known| known.kind == sample.kind).count() < SAMPLES {
            self.samples.push(sample);
        }
    }
}

/// Counts one more of `name`.
pub(crate) fn count(counts: &mut BTreeMap<String, u64>, name: &str) {
    add(counts, name, 1);
}

/// Counts so many more of `name`.
pub(crate) fn add(counts: &mut BTreeMap<String, u64>, name: &str, more: u64) {
    match counts.get_mut(name) {
        Some(count) => *count += more,
        None => drop(counts.insert(name.to_owned(), more)),
    }
}
