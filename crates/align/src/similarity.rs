//! A caller's own similarity, as one more voice.

use std::fmt;

/// How alike two units are by the caller's own measure: vectors of sentences, a machine translation.
///
/// Any scale will do, as long as more is more alike: what a similarity is worth is read off the text at hand. One that
/// tells pairs apart no better than chance would stays silent. It is asked once for every pair of units that may be
/// joined; it is not asked for sentences, nor for what is matched out of order. What is not a finite number counts as zero.
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

/// The similarity that is consulted, if any.
#[derive(Clone, Copy, Default)]
pub(crate) struct Voice<'a>(pub(crate) Option<&'a dyn Similarity>);

impl fmt::Debug for Voice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Voice").field(&self.0.is_some()).finish()
    }
}
