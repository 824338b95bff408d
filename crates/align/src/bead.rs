//! What an alignment is made of.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Consecutive units of the source and the consecutive units of the target that translate them.
///
/// Either side may be empty: nothing corresponds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Bead {
    /// Indices of source units.
    pub source: Range<usize>,
    /// Indices of target units.
    pub target: Range<usize>,
    /// Calibrated probability, in `[0, 1]`, that the bead is right.
    pub score: f32,
    /// Aligned, moved or unaligned.
    pub kind: BeadKind,
    /// Sentence beads inside, where asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<SentenceBead>,
}

impl Bead {
    /// A bead of the caller's own, to be explained: certain, in order, without sentences.
    pub fn new(source: Range<usize>, target: Range<usize>) -> Self {
        let is_null = source.is_empty() || target.is_empty();
        let kind = if is_null { BeadKind::Unaligned } else { BeadKind::Aligned };
        Self { source, target, score: 1.0, kind, sentences: Vec::new() }
    }
}

/// Whether and how a bead's sides correspond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BeadKind {
    /// Both sides correspond, in order.
    Aligned,
    /// Both sides correspond; the target side stands out of order.
    Moved,
    /// One side is empty: nothing corresponds.
    Unaligned,
}

impl BeadKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Moved => "moved",
            Self::Unaligned => "unaligned",
        }
    }
}

/// Sentences of a bead's source side and the sentences of its target side that translate them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SentenceBead {
    /// Sentences of the source, in order.
    pub source: Vec<Sentence>,
    /// Sentences of the target, in order.
    pub target: Vec<Sentence>,
    /// Probability, in `[0, 1]`, that the bead is right.
    pub score: f32,
}

/// A sentence of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Index of the unit.
    pub unit: usize,
    /// Byte range in the unit's text.
    pub range: Range<usize>,
}

/// The beads of a pair of texts, and what the pair as a whole is.
///
/// Every unit of either side stands in exactly one bead. Beads come in the order of the source; those of the target
/// only stand where they stand in the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Alignment {
    /// The beads.
    pub beads: Vec<Bead>,
    /// What the pair is.
    pub verdict: Verdict,
}

impl fmt::Display for Alignment {
    /// The ladder notation that aligners share, a bead a line: `[0, 1]:[2]:0.97`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for bead in &self.beads {
            let side = |range: &Range<usize>| range.clone().collect::<Vec<_>>();
            writeln!(f, "{:?}:{:?}:{:.4}", side(&bead.source), side(&bead.target), bead.score)?;
        }
        Ok(())
    }
}

/// What a pair of texts is, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Verdict {
    /// What the pair is.
    pub kind: VerdictKind,
    /// Its probability, in `[0, 1]`.
    pub score: f32,
    /// Probability, in `[0, 1]`, that the two are versions of one text, whole or in part.
    pub versions: f32,
}

/// What a pair of texts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum VerdictKind {
    /// One translates the other.
    Translation,
    /// One translates part of the other: an abridged version.
    Partial,
    /// Both tell of the same, and neither translates the other.
    Comparable,
    /// Neither.
    Unrelated,
}

impl VerdictKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Translation => "translation",
            Self::Partial => "partial",
            Self::Comparable => "comparable",
            Self::Unrelated => "unrelated",
        }
    }
}
