//! What a caller's similarity is worth on the text at hand.

use super::Similarity;
use crate::evidence::Piece;

/// How similarities turn into nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// Similarity of units that have nothing to do with each other, and how much it varies.
    mean: f32,
    deviation: f32,
    /// Nats of a deviation, and how many deviations above the mean tell nothing.
    slope: f32,
    middle: f32,
}

/// Similarities vary by chance at least by this share of their range.
const LEAST_DEVIATION: f64 = 0.05;

/// Of how many nats a deviation is worth at most, and of how many a pair.
const STEEPEST: f64 = 3.0;
pub(super) const MOST: f32 = 8.0;

/// How many pairs of units are asked for: more tell nothing new.
const MOST_ASKED: usize = 40_000;

/// Sums of similarities.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    count: f64,
    sum: f64,
    squares: f64,
}

/// What is told of the similarities of the text at hand.
#[derive(Debug)]
struct Survey {
    /// Of pairs that are each other's best, and of all others.
    best: Sums,
    others: Sums,
    least: f64,
    most: f64,
    /// The most units of a side that a unit was compared with.
    units: usize,
}

/// The scale of a similarity, if it tells anything of the units of `pieces`.
///
/// Pairs that are each other's best are taken for translations, all others for unrelated. Were both normal with one
/// variance, the log-likelihood ratio would be linear and zero midway. The best of `n` unrelated pairs stand about
/// `√(2·ln n)` deviations above the mean: only what is beyond that tells anything.
pub(super) fn find(similarity: &dyn Similarity, pieces: &[Piece]) -> Option<Scale> {
    let mut survey =
        Survey { best: Sums::default(), others: Sums::default(), least: f64::MAX, most: f64::MIN, units: 1 };
    let mut asked = 0;
    for piece in pieces {
        survey.add(similarity, piece);
        asked += piece.source.len() * piece.target.len();
        if asked > MOST_ASKED {
            break;
        }
    }
    survey.scale()
}

impl Survey {
    fn add(&mut self, similarity: &dyn Similarity, piece: &Piece) {
        let row = |source| piece.target.clone().map(move |target| similarity.similarity(source, target));
        let values: Vec<f32> = piece.source.clone().flat_map(row).collect();
        self.units = self.units.max(piece.source.len()).max(piece.target.len());
        for (value, is_best) in values.iter().zip(mutual_best(&values, piece.target.len())) {
            if value.is_finite() {
                let value = f64::from(*value);
                (self.least, self.most) = (self.least.min(value), self.most.max(value));
                if is_best { &mut self.best } else { &mut self.others }.add(value);
            }
        }
    }

    fn scale(&self) -> Option<Scale> {
        let deviation = self.others.variance().sqrt().max((self.most - self.least) * LEAST_DEVIATION);
        let best = (self.best.mean() - self.others.mean()) / deviation;
        let chance = (2.0 * (self.units as f64).ln()).sqrt();
        let slope = (best - chance).min(STEEPEST);
        #[expect(clippy::cast_possible_truncation, reason = "sums are kept in double precision, their means are not")]
        let scale = Scale {
            mean: self.others.mean() as f32,
            deviation: deviation as f32,
            slope: slope as f32,
            middle: chance.max(0.5 * best) as f32,
        };
        // Where there are no such pairs, or all are alike, these are no numbers.
        (slope > 0.0 && scale.deviation > 0.0 && scale.mean.is_finite() && scale.middle.is_finite()).then_some(scale)
    }
}

impl Sums {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(&self) -> f64 {
        self.sum / self.count
    }

    fn variance(&self) -> f64 {
        (self.squares / self.count - self.mean().powi(2)).max(0.0)
    }
}

impl Scale {
    /// What a similarity tells, in nats.
    pub(super) fn nats(self, similarity: f32) -> f32 {
        if !similarity.is_finite() {
            return 0.0;
        }
        (self.slope * ((similarity - self.mean) / self.deviation - self.middle)).clamp(-MOST, MOST)
    }
}

/// Which pairs are the best of their source unit and of their target unit.
fn mutual_best(values: &[f32], targets: usize) -> Vec<bool> {
    let rows = || values.chunks(targets.max(1));
    let mut best_of_target = vec![f32::MIN; targets];
    for row in rows() {
        for (best, &value) in best_of_target.iter_mut().zip(row) {
            *best = best.max(value);
        }
    }
    let of_row = |row: &[f32]| {
        let best = row.iter().copied().fold(f32::MIN, f32::max);
        row.iter().zip(&best_of_target).map(|(&value, &other)| value >= best && value >= other).collect::<Vec<_>>()
    };
    rows().flat_map(of_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(units: usize, similarity: impl Fn(usize, usize) -> f32) -> Option<Scale> {
        find(&similarity, &[Piece { source: 0..units, target: 0..units }])
    }

    /// Some number in `[0, 1)` for each pair, the same each time.
    fn noise(source: usize, target: usize) -> f32 {
        let mixed = (source * 31 + target * 17 + 7).wrapping_mul(0x9e37_79b9) >> 7;
        (mixed % 1024) as f32 / 1024.0
    }

    #[test]
    fn what_tells_pairs_apart_is_heard() {
        let scale = scale(10, |source, target| if source == target { 0.9 } else { 0.3 * noise(source, target) });
        let scale = scale.expect("it tells the diagonal");
        assert!(scale.nats(0.9) > 3.0 && scale.nats(0.1) < -3.0);
        assert!(scale.nats(f32::NAN).abs() < f32::EPSILON);
    }

    #[test]
    fn what_tells_nothing_is_silent() {
        for constant in [0.0, -3.0, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN] {
            assert_eq!(scale(5, |_, _| constant), None, "{constant}");
        }
        assert_eq!(scale(12, noise), None);
        assert_eq!(scale(0, noise), None);
        assert_eq!(scale(1, noise), None);
    }

    #[test]
    fn any_unit_of_measure_will_do() {
        let similarity = |source, target| if source == target { 0.9 } else { 0.3 * noise(source, target) };
        let (small, large) = (scale(10, similarity), scale(10, |a, b| 5000.0 + 100.0 * similarity(a, b)));
        let nats = |scale: Option<Scale>, value| scale.expect("it tells the diagonal").nats(value);
        assert!((nats(small, 0.5) - nats(large, 5050.0)).abs() < 0.05);
    }
}
