//! What a run did.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::input::{DamageKind, DamageSample, Skip};

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
    /// How long the stages took, in seconds.
    pub seconds: Seconds,
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

/// How long the stages took, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Seconds {
    /// Reading and extracting.
    pub read: f64,
    /// Linking, with the alignments that decide between candidates.
    pub link: f64,
    /// Learning, with the alignments that are learnt from.
    pub learn: f64,
    /// Aligning and writing.
    pub align: f64,
    /// All.
    pub total: f64,
}

impl Report {
    /// Records that could not be used.
    pub fn damaged(&self) -> u64 {
        self.records.damaged.values().sum()
    }
}

impl Records {
    pub(crate) fn skip(&mut self, skip: Skip) {
        self.total += 1;
        *self.skipped.entry(skip).or_default() += 1;
    }

    pub(crate) fn damage(&mut self, sample: DamageSample) {
        self.total += 1;
        *self.damaged.entry(sample.kind).or_default() += 1;
        self.sample(sample);
    }

    pub(crate) fn gap(&mut self, sample: DamageSample) {
        *self.gaps.entry(sample.kind).or_default() += 1;
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
    match counts.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(counts.insert(name.to_owned(), 1)),
    }
}
