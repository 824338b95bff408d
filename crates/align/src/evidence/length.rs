//! How the lengths of translations correspond (after Gale & Church 1993).

use crate::approx;

/// The model of length: the logarithm of the ratio of characters is normal about `mean`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LengthModel {
    /// Mean logarithm of target characters to source characters.
    mean: f32,
    /// Variance that does not shrink with length: how freely the text is translated.
    freedom: f32,
}

/// Variance of the difference in characters for each character (Gale & Church 1993 give 6.8).
const VARIANCE_PER_CHAR: f32 = 6.8;

/// Variance of the log ratio of two unrelated units; texts whose units are alike in length only tell less.
const UNRELATED_VARIANCE: f32 = 1.0;

/// The share of translations whose lengths follow no model: a part left out, a note added.
const ODD: f32 = 0.02;

impl Default for LengthModel {
    /// Ukrainian letters and digits number about as many as the English ones; sentences vary by a seventh.
    fn default() -> Self {
        Self { mean: 0.0, freedom: 0.02 }
    }
}

impl LengthModel {
    /// A model to which all lengths are as good as unrelated ones.
    pub(crate) fn silent() -> Self {
        Self { mean: 0.0, freedom: UNRELATED_VARIANCE }
    }

    /// The log-likelihood ratio of two lengths in characters against unrelated lengths.
    pub(crate) fn score(self, source: f32, target: f32) -> f32 {
        self.score_ratio(approx::ln(target) - approx::ln(source), source + target)
    }

    /// The same of a log ratio of target to source, and the characters of both together.
    #[inline]
    pub(crate) fn score_ratio(self, ratio: f32, chars: f32) -> f32 {
        let distance = ratio - self.mean;
        let variance = self.freedom + 2.0 * VARIANCE_PER_CHAR / chars;
        let unrelated = UNRELATED_VARIANCE.max(variance);
        let nearness = -0.5 * distance * distance * (variance.recip() - unrelated.recip());
        let times = approx::exp(nearness) * (unrelated / variance).sqrt();
        approx::ln((1.0 - ODD) * times + ODD)
    }
}

/// Sums over beads of the text at hand, from which the model is estimated.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LengthMoments {
    weight: f32,
    sum: f32,
    squares: f32,
}

/// For how many beads of the text at hand the default counts.
const USUAL_WEIGHT: f32 = 8.0;

/// Shorter units say more of their words than of the languages.
const LEAST_CHARS: f32 = 60.0;

/// Ratios further apart come from beads that are wrong, or abridged.
const GREATEST_DISTANCE: f32 = 0.6;

/// Posteriors below this are not worth a count.
const LEAST_POSTERIOR: f32 = 0.3;

impl LengthMoments {
    /// Adds a bead of one unit of either side, by its posterior.
    pub(crate) fn add(&mut self, source: f32, target: f32, posterior: f32) {
        let distance = (target / source).ln();
        if posterior < LEAST_POSTERIOR || source.min(target) < LEAST_CHARS || distance.abs() > GREATEST_DISTANCE {
            return;
        }
        self.weight += posterior;
        self.sum += posterior * distance;
        self.squares += posterior * (distance * distance - VARIANCE_PER_CHAR / (0.5 * (source + target)));
    }

    /// The model of the text at hand, mixed with the default.
    pub(crate) fn model(&self) -> LengthModel {
        let usual = LengthModel::default();
        let total = self.weight + USUAL_WEIGHT;
        let mean = (self.sum + usual.mean * USUAL_WEIGHT) / total;
        let spread = self.squares - 2.0 * mean * self.sum + mean * mean * self.weight;
        let freedom = ((spread + usual.freedom * USUAL_WEIGHT) / total).clamp(0.005, 0.06);
        LengthModel { mean, freedom }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_silent_model_tells_nothing() {
        assert!(LengthModel::silent().score(200.0, 20.0).abs() < 1e-6);
    }

    #[test]
    fn equal_lengths_speak_for_and_far_ones_against() {
        let model = LengthModel::default();
        assert!(model.score(200.0, 205.0) > 1.0);
        assert!(model.score(200.0, 60.0) < -2.0);
    }

    #[test]
    fn short_units_may_differ_more() {
        let model = LengthModel::default();
        assert!(model.score(10.0, 15.0) > model.score(200.0, 300.0));
    }

    #[test]
    fn the_text_at_hand_moves_the_mean() {
        let mut moments = LengthMoments::default();
        for _ in 0..100 {
            moments.add(200.0, 260.0, 1.0);
        }
        assert!(moments.model().score(200.0, 260.0) > LengthModel::default().score(200.0, 260.0));
    }
}
