//! From posteriors to probabilities.
//!
//! Posteriors of the lattice overstate: terms of a unit are not independent of each other. The log odds are flattened
//! by a constant slope, a monotone map with one half as its fixed point. The slopes are round values read off
//! reliability tables of English–Ukrainian pairs with known alignment (news, posts and a manual, with noise added), so
//! the calibration error on those is no independent figure.

/// By how much the log odds of monotone beads are flattened.
const SLOPE: f32 = 0.75;

/// The same of beads out of order, which have passed a threshold and not a sum over alternatives.
const MOVED_SLOPE: f32 = 0.25;

/// The calibrated probability that a bead of posterior `posterior` is right.
pub(crate) fn calibrate(posterior: f32) -> f32 {
    let posterior = posterior.clamp(1e-6, 1.0 - 1e-6);
    logistic(SLOPE * (posterior / (1.0 - posterior)).ln())
}

/// The calibrated probability that a bead out of order is right, whose evidence is `odds` nats beyond the threshold.
pub(crate) fn calibrate_moved(odds: f32) -> f32 {
    logistic(MOVED_SLOPE * odds)
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_bounds() {
        let scores: Vec<f32> = (0..=100_u8).map(|percent| calibrate(f32::from(percent) / 100.0)).collect();
        assert!(scores.windows(2).all(|two| two[0] < two[1]));
        assert!(scores[0] >= 0.0 && scores[100] <= 1.0);
        assert!((scores[50] - 0.5).abs() < 1e-6);
    }

    #[test]
    fn doubts_the_all_but_sure() {
        assert!(calibrate(0.99) < 0.99 && calibrate(0.01) > 0.01);
    }
}
