//! Sets of keys, kept small.

use serde::{Deserialize, Serialize};

use super::hash;

/// A set of keys, or the fair sample of it that has the least hashes: any two sketches sample alike.
///
/// Broder 1997, "On the resemblance and containment of documents".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Sketch {
    /// Hashes in ascending order, each once.
    hashes: Box<[u32]>,
    /// Whether the set had more.
    is_sample: bool,
}

impl Sketch {
    /// The sketch of `keys`, of at most `limit` hashes; `hashes` is memory to work in.
    pub(crate) fn of(keys: impl Iterator<Item = u64>, limit: usize, hashes: &mut Vec<u32>) -> Self {
        hashes.clear();
        hashes.extend(keys.map(hash::spread));
        hashes.sort_unstable();
        hashes.dedup();
        let is_sample = hashes.len() > limit;
        hashes.truncate(limit);
        Self { hashes: hashes.as_slice().into(), is_sample }
    }

    /// Leaves so many hashes at most: the sketch of that limit.
    pub(crate) fn shrink(&mut self, limit: usize) {
        if self.hashes.len() > limit {
            *self = Self { hashes: self.hashes[..limit].into(), is_sample: true };
        }
    }

    pub(crate) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// About how many keys the whole set has.
    pub(crate) fn size(&self) -> f64 {
        let share = (f64::from(self.last_known()) + 1.0) / (f64::from(u32::MAX) + 1.0);
        self.hashes.len() as f64 / share
    }

    /// The hashes up to which this sketch and `other` are both complete.
    pub(crate) fn comparable<'a>(&'a self, other: &'a Self) -> (&'a [u32], &'a [u32]) {
        let end = self.last_known().min(other.last_known());
        (self.up_to(end), other.up_to(end))
    }

    /// The share of the joint set that is in both, in `[0, 1]`; 0 where there is nothing to compare.
    pub(crate) fn resemblance(&self, other: &Self) -> f32 {
        let (ours, theirs) = self.comparable(other);
        let shared = ours.iter().filter(|hash| theirs.binary_search(hash).is_ok()).count();
        let joint = ours.len() + theirs.len() - shared;
        if joint == 0 { 0.0 } else { shared as f32 / joint as f32 }
    }

    /// The share of the smaller set that is in the larger, in `[0, 1]`; `None` where there is nothing to compare.
    pub(crate) fn containment(&self, other: &Self) -> Option<f32> {
        let (ours, theirs) = self.comparable(other);
        let shared = ours.iter().filter(|hash| theirs.binary_search(hash).is_ok()).count();
        let smaller = ours.len().min(theirs.len());
        (smaller > 0).then(|| shared as f32 / smaller as f32)
    }

    fn last_known(&self) -> u32 {
        if self.is_sample { self.hashes.last().copied().unwrap_or(u32::MAX) } else { u32::MAX }
    }

    fn up_to(&self, end: u32) -> &[u32] {
        &self.hashes[..self.hashes.partition_point(|&hash| hash <= end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(keys: impl Iterator<Item = u64>, limit: usize) -> Sketch {
        Sketch::of(keys, limit, &mut Vec::new())
    }

    #[test]
    fn samples_of_equal_sets_are_equal() {
        let (forward, backward) = (sketch(0..1000, 64), sketch((0..1000).rev(), 64));
        assert_eq!(forward, backward);
        assert!((forward.resemblance(&backward) - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_sample_estimates_the_overlap() {
        let resemblance = sketch(0..2000, 128).resemblance(&sketch(1000..3000, 128));
        assert!((resemblance - 1.0 / 3.0).abs() < 0.15, "{resemblance}");
    }

    #[test]
    fn a_sample_knows_the_size_of_its_set() {
        assert!((sketch(0..40, 64).size() - 40.0).abs() < 0.1);
        let size = sketch(0..2000, 128).size();
        assert!((1600.0..2400.0).contains(&size), "{size}");
    }

    #[test]
    fn a_shrunk_sketch_is_that_of_the_lesser_limit() {
        let mut shrunk = sketch(0..1000, 64);
        shrunk.shrink(16);
        assert_eq!(shrunk, sketch(0..1000, 16));
    }

    #[test]
    fn a_small_set_is_found_in_a_large_one() {
        let (small, large) = (sketch(0..20, 64), sketch(0..2000, 64));
        let (ours, theirs) = small.comparable(&large);
        assert!(ours.iter().all(|hash| theirs.contains(hash)));
        assert_eq!(small.containment(&large), Some(1.0));
    }
}
