//! The evidence of a caller's similarity.

use super::Piece;
use crate::similarity::Voice;
use crate::step::Step;

/// What the caller's similarity says of each pair of units of a piece, in nats; empty if there is none, or it is silent.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    nats: Vec<f32>,
    targets: usize,
}

/// What is told of the similarities of a piece.
struct Scale {
    /// Similarity of units that have nothing to do with each other, and how much it varies.
    mean: f32,
    deviation: f32,
    /// How many deviations above the mean the pairs stand that are each other's best.
    best: f32,
}

/// Similarities vary by chance at least by this share of their range.
const LEAST_DEVIATION: f32 = 0.05;

/// Of how many nats a deviation is worth at most, and of how many a pair.
const STEEPEST: f32 = 3.0;
const MOST: f32 = 8.0;

impl Votes {
    /// Asks `voice` for all pairs of units of the piece; what was there before goes.
    ///
    /// Pairs that are each other's best are taken for translations, all others for unrelated. Were both normal with one
    /// variance, the log-likelihood ratio would be linear and zero midway. The best of `n` unrelated pairs stand about
    /// `√(2·ln n)` deviations above the mean: only what is beyond that tells anything.
    pub(crate) fn fill(&mut self, voice: Voice<'_>, piece: &Piece) {
        self.nats.clear();
        self.targets = piece.target.len();
        let Some(voice) = voice.0 else { return };
        for source in piece.source.clone() {
            let row = piece.target.clone().map(|target| voice.similarity(source, target));
            self.nats.extend(row.map(|value| if value.is_finite() { value } else { 0.0 }));
        }
        let Some(Scale { mean, deviation, best }) = self.scale() else { return };
        let chance = (2.0 * (piece.source.len().max(piece.target.len()) as f32).ln()).sqrt();
        let slope = (best - chance).clamp(0.0, STEEPEST);
        let middle = chance.max(0.5 * best);
        for value in &mut self.nats {
            *value = (slope * ((*value - mean) / deviation - middle)).clamp(-MOST, MOST);
        }
        if slope == 0.0 {
            self.nats.clear();
        }
    }

    fn scale(&mut self) -> Option<Scale> {
        let (least, most) = self.nats.iter().fold((f32::MAX, f32::MIN), |(a, b), &value| (a.min(value), b.max(value)));
        let is_best = self.mutual_best();
        let split = |wanted: bool| {
            let chosen = self.nats.iter().zip(&is_best).filter(move |(_, is)| **is == wanted);
            chosen.map(|(&value, _)| f64::from(value))
        };
        let mean_of = |wanted| split(wanted).sum::<f64>() / split(wanted).count() as f64;
        let (mean, best) = (mean_of(false), mean_of(true));
        let variance = split(false).map(|value| (value - mean).powi(2)).sum::<f64>() / split(false).count() as f64;
        let deviation = variance.sqrt().max(f64::from((most - least) * LEAST_DEVIATION));
        #[expect(clippy::cast_possible_truncation, reason = "sums are kept in double precision, their means are not")]
        let scale = Scale { mean: mean as f32, deviation: deviation as f32, best: ((best - mean) / deviation) as f32 };
        let is_usable = scale.mean.is_finite() && scale.best.is_finite() && scale.deviation > 0.0;
        if !is_usable {
            self.nats.clear();
        }
        is_usable.then_some(scale)
    }

    /// Which pairs are the best of their source unit and of their target unit.
    fn mutual_best(&self) -> Vec<bool> {
        let rows = || self.nats.chunks(self.targets.max(1));
        let mut best_of_target = vec![f32::MIN; self.targets];
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

    /// What the similarity says of a bead: each unit is spoken for by its best partner in the bead; the mean of both
    /// directions.
    pub(crate) fn score(&self, source: usize, target: usize, step: Step) -> f32 {
        if self.nats.is_empty() {
            return 0.0;
        }
        let at = |row: usize, column: usize| self.nats[row * self.targets + column];
        let (rows, columns) = (source..source + step.source, target..target + step.target);
        let best = |values: &mut dyn Iterator<Item = f32>| values.fold(-MOST, f32::max);
        let of_sources: f32 = rows.clone().map(|row| best(&mut columns.clone().map(|column| at(row, column)))).sum();
        let of_targets: f32 = columns.clone().map(|column| best(&mut rows.clone().map(|row| at(row, column)))).sum();
        0.5 * (of_sources + of_targets)
    }

    /// Adds the same to `row` for the beads that take `step` from the source unit, and from each target unit in turn.
    pub(crate) fn add_row(&self, source: usize, step: Step, row: &mut [f32]) {
        if !self.nats.is_empty() {
            for (target, score) in row.iter_mut().enumerate() {
                *score += self.score(source, target, step);
            }
        }
    }
}
