//! The steps an alignment is made of: how many units of either side a bead takes.

/// How many units of either side a bead takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    /// Units of the source.
    pub(crate) source: usize,
    /// Units of the target.
    pub(crate) target: usize,
}

/// How many kinds of step there are.
pub(crate) const STEP_COUNT: usize = 12;

/// All steps; the first two leave one side empty, the third takes one unit of either side.
pub(crate) const STEPS: [Step; STEP_COUNT] = [
    Step::new(1, 0),
    Step::new(0, 1),
    Step::new(1, 1),
    Step::new(1, 2),
    Step::new(2, 1),
    Step::new(1, 3),
    Step::new(3, 1),
    Step::new(1, 4),
    Step::new(4, 1),
    Step::new(2, 2),
    Step::new(2, 3),
    Step::new(3, 2),
];

/// The step that takes a source unit alone.
pub(crate) const SOURCE_ALONE: usize = 0;

/// The step that takes a target unit alone.
pub(crate) const TARGET_ALONE: usize = 1;

/// The step that takes one unit of either side.
pub(crate) const SINGLE: usize = 2;

/// The most units of one side in a bead.
pub(crate) const MAX_UNITS: usize = 4;

impl Step {
    pub(crate) const fn new(source: usize, target: usize) -> Self {
        Self { source, target }
    }

    /// Whether one side is empty.
    pub(crate) fn is_null(self) -> bool {
        self.source == 0 || self.target == 0
    }
}

/// How often each kind of step is taken, as logarithms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct StepPriors([f32; STEP_COUNT]);

/// Counts of steps that the priors start from: one to one ten times as often as two to one, somewhat less often than
/// in the edited text of Gale and Church (1993), and far more units without a partner, as pages have them.
const USUAL: [f32; STEP_COUNT] = [30.0, 30.0, 66.0, 6.4, 6.4, 1.0, 1.0, 0.2, 0.2, 1.4, 0.2, 0.2];

/// For how many steps of the text at hand the usual counts stand, when both are mixed.
const USUAL_WEIGHT: f32 = 10.0;

impl Default for StepPriors {
    fn default() -> Self {
        Self::from_counts(&[0.0; STEP_COUNT])
    }
}

impl StepPriors {
    /// Priors from the (expected) counts of steps in the text at hand, mixed with the usual ones.
    pub(crate) fn from_counts(counts: &[f32; STEP_COUNT]) -> Self {
        let usual_sum: f32 = USUAL.iter().sum();
        let sum: f32 = counts.iter().sum::<f32>() + USUAL_WEIGHT;
        Self(std::array::from_fn(|at| ((counts[at] + USUAL[at] / usual_sum * USUAL_WEIGHT) / sum).ln()))
    }

    /// The logarithms of the probabilities of all steps.
    pub(crate) fn logs(&self) -> [f32; STEP_COUNT] {
        self.0
    }

    /// The logarithm of the probability of the step.
    pub(crate) fn log(&self, step: usize) -> f32 {
        self.0[step]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn priors_follow_the_text_at_hand() {
        let mut counts = [0.0; STEP_COUNT];
        counts[0] = 80.0;
        let (usual, counted) = (StepPriors::default(), StepPriors::from_counts(&counts));
        assert!(counted.log(0) > usual.log(0) && counted.log(SINGLE) < usual.log(SINGLE));
        let sum: f32 = (0..STEP_COUNT).map(|step| counted.log(step).exp()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }

    #[test]
    fn the_single_step_takes_one_of_either() {
        assert_eq!(STEPS[SINGLE], Step::new(1, 1));
        assert!(STEPS.iter().all(|step| step.source.max(step.target) <= MAX_UNITS));
    }
}
