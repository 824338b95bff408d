//! A caller's own similarity, as one more voice.

mod scale;

use std::fmt;
use std::ops::Range;

use crate::evidence::Piece;
use scale::Scale;

/// How alike two units are by the caller's own measure: vectors of sentences, a machine translation.
///
/// Any scale will do, as long as more is more alike: what a similarity is worth is read off the text at hand, from the
/// pairs that are each other's best against all others. One that tells pairs apart no better than chance would stays
/// silent, and a pair whose similarity is no finite number is told nothing of. It speaks for at most eight nats a unit, so
/// that words can overrule it.
///
/// It is heard where units are joined in order and where lone units are matched out of order. It is asked for most pairs of
/// units more than once: a costly one is better computed beforehand, as a [`SimilarityMatrix`]. It is not asked for
/// sentences, of which it knows nothing.
///
/// ```
/// use poruch_align::{Aligner, AlignOptions, Cache, Unit};
///
/// // Vectors of the caller's model, of length one.
/// let source = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.8, 0.6]];
/// let target = [[0.0, 0.9, 0.3, 0.3], [0.1, 0.0, 0.7, 0.7]];
/// let cosine = |s: usize, t: usize| source[s].iter().zip(&target[t]).map(|(a, b)| a * b).sum::<f32>();
///
/// let english = ["Zig.", "Zag and more.", "Zog it."].map(Unit::new);
/// let ukrainian = ["Абра й кадабра.", "Сим сім."].map(Unit::new);
/// let alignment = Aligner::default().align_with(&mut Cache::default(), &english, &ukrainian, &cosine);
/// assert_eq!((&alignment.beads[1].source, &alignment.beads[1].target), (&(1..2), &(0..1)));
/// ```
pub trait Similarity {
    /// The similarity of two units, by their indices.
    fn similarity(&self, source: usize, target: usize) -> f32;
}

impl<F: Fn(usize, usize) -> f32> Similarity for F {
    fn similarity(&self, source: usize, target: usize) -> f32 {
        self(source, target)
    }
}

/// Similarities computed beforehand: a row for each source unit, a column for each target unit.
///
/// ```
/// use poruch_align::{Similarity as _, SimilarityMatrix};
///
/// let values = [0.9, 0.1, 0.2, 0.1, 0.2, 0.8];
/// let matrix = SimilarityMatrix::new(&values, 3);
/// assert_eq!(matrix.similarity(1, 2), 0.8);
/// assert!(matrix.similarity(2, 0).is_nan());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarityMatrix<'a> {
    values: &'a [f32],
    targets: usize,
}

impl<'a> SimilarityMatrix<'a> {
    /// The matrix whose rows of `targets` values follow each other. Of pairs beyond its rows and columns it tells nothing.
    pub fn new(values: &'a [f32], targets: usize) -> Self {
        Self { values, targets }
    }
}

impl Similarity for SimilarityMatrix<'_> {
    fn similarity(&self, source: usize, target: usize) -> f32 {
        let row = self.values.chunks(self.targets.max(1)).nth(source);
        row.and_then(|row| row.get(target)).copied().unwrap_or(f32::NAN)
    }
}

/// The similarity that is consulted, if any, and what it is worth.
#[derive(Clone, Copy, Default)]
pub(crate) struct Voice<'a>(Option<(&'a dyn Similarity, Scale)>);

impl<'a> Voice<'a> {
    /// Listens to a similarity of the units of `pieces`; the voice is silent if it tells nothing.
    pub(crate) fn listen(similarity: &'a dyn Similarity, pieces: &[Piece]) -> Self {
        Self(scale::find(similarity, pieces).map(|scale| (similarity, scale)))
    }

    /// Whether nothing is told of any pair.
    pub(crate) fn is_silent(self) -> bool {
        self.0.is_none()
    }

    /// What is told of two units, in nats.
    pub(crate) fn nats(self, source: usize, target: usize) -> f32 {
        self.0.map_or(0.0, |(similarity, scale)| scale.nats(similarity.similarity(source, target)))
    }

    /// What is told of a bead.
    pub(crate) fn of_bead(self, source: Range<usize>, target: Range<usize>) -> f32 {
        if self.is_silent() { 0.0 } else { of_bead(source, target, |source, target| self.nats(source, target)) }
    }
}

/// What is told of a bead by what is told of its pairs: each unit is spoken for by its best partner in the bead; the mean
/// of both directions.
pub(crate) fn of_bead(
    sources: Range<usize>,
    targets: Range<usize>,
    of_pair: impl Fn(usize, usize) -> f32 + Copy,
) -> f32 {
    let best = |values: &mut dyn Iterator<Item = f32>| values.fold(-scale::MOST, f32::max);
    let of_source = |source| best(&mut targets.clone().map(|target| of_pair(source, target)));
    let of_target = |target| best(&mut sources.clone().map(|source| of_pair(source, target)));
    0.5 * (sources.clone().map(of_source).sum::<f32>() + targets.clone().map(of_target).sum::<f32>())
}

impl fmt::Debug for Voice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Voice").field(&self.0.map(|(_, scale)| scale)).finish()
    }
}
