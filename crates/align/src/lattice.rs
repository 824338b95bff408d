//! All monotone alignments of a piece at once: posteriors by forward–backward, and the best one.

use crate::evidence::{FormModel, Pair, Piece, Tables};
use crate::step::{SINGLE, STEP_COUNT, STEPS, Step, StepPriors};

/// A cell's steps with their weights, and the sums over all paths to and from each cell.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    sources: usize,
    targets: usize,
    max_units: usize,
    /// Evidence of each step from each cell; minus infinity where it does not fit.
    evidence: Vec<[f32; STEP_COUNT]>,
    priors: [f64; STEP_COUNT],
    ahead: Vec<f64>,
    behind: Vec<f64>,
    best: Vec<(f32, u8)>,
}

/// A step that the best path takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Taken {
    /// Where it starts in the piece's source.
    pub(crate) source: usize,
    /// Where it starts in the piece's target.
    pub(crate) target: usize,
    /// Which of [`STEPS`].
    pub(crate) step: usize,
    /// Its posterior.
    pub(crate) posterior: f32,
    /// Its evidence.
    pub(crate) evidence: f32,
}

/// What a null step with posterior one is worth beside a right bead when the path with the most expected right beads
/// is sought.
const NULL_WORTH: f32 = 0.4;

impl Lattice {
    /// Fills in the evidence of every step of the piece.
    pub(crate) fn fill(&mut self, pair: Pair<'_>, piece: &Piece, tables: &Tables, form: &FormModel, max_units: usize) {
        (self.sources, self.targets) = (piece.source.len(), piece.target.len());
        self.max_units = max_units;
        self.evidence.clear();
        self.evidence.resize((self.sources + 1) * (self.targets + 1), [f32::NEG_INFINITY; STEP_COUNT]);
        for source in 0..=self.sources {
            for target in 0..=self.targets {
                let mut cell = [f32::NEG_INFINITY; STEP_COUNT];
                for (score, &step) in cell.iter_mut().zip(&STEPS) {
                    if self.fits(source, target, step) {
                        *score = bead_score(pair, piece, tables, form, source, target, step);
                    }
                }
                let at = self.cell(source, target);
                self.evidence[at] = cell;
            }
        }
    }

    fn fits(&self, source: usize, target: usize, step: Step) -> bool {
        source + step.source <= self.sources
            && target + step.target <= self.targets
            && step.source.max(step.target) <= self.max_units
    }

    fn cell(&self, source: usize, target: usize) -> usize {
        source * (self.targets + 1) + target
    }

    /// Sums over all paths under `priors`; afterwards posteriors can be asked for.
    pub(crate) fn sum(&mut self, priors: &StepPriors) {
        self.priors = std::array::from_fn(|step| f64::from(priors.log(step)));
        let cells = self.evidence.len();
        self.ahead.clear();
        self.ahead.resize(cells, f64::NEG_INFINITY);
        self.behind.clear();
        self.behind.resize(cells, f64::NEG_INFINITY);
        self.sum_behind();
        self.sum_ahead();
    }

    fn weight(&self, cell: usize, step: usize) -> f64 {
        f64::from(self.evidence[cell][step]) + self.priors[step]
    }

    fn sum_behind(&mut self) {
        for source in 0..=self.sources {
            for target in 0..=self.targets {
                let at = self.cell(source, target);
                if at == 0 {
                    self.behind[0] = 0.0;
                    continue;
                }
                let terms = std::array::from_fn(|index| self.weight_into(source, target, index));
                self.behind[at] = log_sum(&terms);
            }
        }
    }

    fn weight_into(&self, source: usize, target: usize, index: usize) -> f64 {
        let step = STEPS[index];
        if step.source > source || step.target > target {
            return f64::NEG_INFINITY;
        }
        let from = self.cell(source - step.source, target - step.target);
        self.behind[from] + self.weight(from, index)
    }

    fn sum_ahead(&mut self) {
        for source in (0..=self.sources).rev() {
            for target in (0..=self.targets).rev() {
                let at = self.cell(source, target);
                if at + 1 == self.evidence.len() {
                    self.ahead[at] = 0.0;
                    continue;
                }
                let terms = std::array::from_fn(|index| self.weight_out(source, target, index));
                self.ahead[at] = log_sum(&terms);
            }
        }
    }

    fn weight_out(&self, source: usize, target: usize, index: usize) -> f64 {
        let step = STEPS[index];
        if !self.fits(source, target, step) {
            return f64::NEG_INFINITY;
        }
        self.weight(self.cell(source, target), index)
            + self.ahead[self.cell(source + step.source, target + step.target)]
    }

    /// The posterior of the step at the cell.
    pub(crate) fn posterior(&self, source: usize, target: usize, index: usize) -> f32 {
        let at = self.cell(source, target);
        let log = self.behind[at] + self.weight_out(source, target, index) - self.ahead[0];
        // Most steps are out of the question; their exponentials would only cost time.
        if log < -30.0 { 0.0 } else { narrow(log.exp().min(1.0)) }
    }

    /// The path with the most right beads to be expected.
    pub(crate) fn decode(&mut self, path: &mut Vec<Taken>) {
        self.best.clear();
        self.best.resize(self.evidence.len(), (f32::NEG_INFINITY, 0));
        for source in (0..=self.sources).rev() {
            for target in (0..=self.targets).rev() {
                let at = self.cell(source, target);
                self.best[at] = self.best_from(source, target);
            }
        }
        self.follow(path);
    }

    fn best_from(&self, source: usize, target: usize) -> (f32, u8) {
        if (source, target) == (self.sources, self.targets) {
            return (0.0, 0);
        }
        let mut best = (f32::NEG_INFINITY, 0);
        for (index, &step) in (0_u8..).zip(&STEPS) {
            if !self.fits(source, target, step) {
                continue;
            }
            let posterior = self.posterior(source, target, usize::from(index));
            let worth = if step.is_null() { NULL_WORTH * posterior } else { posterior };
            let value = worth + self.best[self.cell(source + step.source, target + step.target)].0;
            if value > best.0 {
                best = (value, index);
            }
        }
        best
    }

    fn follow(&self, path: &mut Vec<Taken>) {
        path.clear();
        let (mut source, mut target) = (0, 0);
        while (source, target) != (self.sources, self.targets) {
            let cell = self.cell(source, target);
            let step = usize::from(self.best[cell].1);
            path.push(Taken {
                source,
                target,
                step,
                posterior: self.posterior(source, target, step),
                evidence: self.evidence[cell][step],
            });
            source += STEPS[step].source;
            target += STEPS[step].target;
        }
    }

    /// Calls `each` with the place and the posterior of every step that takes one unit of either side.
    pub(crate) fn each_single(&self, mut each: impl FnMut(usize, usize, f32)) {
        for source in 0..self.sources {
            for target in 0..self.targets {
                each(source, target, self.posterior(source, target, SINGLE));
            }
        }
    }

    /// Adds the expected count of each step.
    pub(crate) fn count_steps(&self, counts: &mut [f32; STEP_COUNT]) {
        for source in 0..=self.sources {
            for target in 0..=self.targets {
                for (index, count) in counts.iter_mut().enumerate() {
                    *count += self.posterior(source, target, index);
                }
            }
        }
    }
}

/// Evidence of words, in nats, that no form makes good: roles, length and script give less.
const HOPELESS: f32 = -12.0;

fn bead_score(
    pair: Pair<'_>,
    piece: &Piece,
    tables: &Tables,
    form: &FormModel,
    source: usize,
    target: usize,
    step: Step,
) -> f32 {
    if step.is_null() {
        return 0.0;
    }
    let (first, other) = (piece.source.start + source, piece.target.start + target);
    let lexical = tables.lexical(source, target, step);
    if lexical < HOPELESS {
        return lexical;
    }
    lexical + form.score(pair, first..first + step.source, other..other + step.target)
}

#[expect(clippy::cast_possible_truncation, reason = "a probability needs no more than single precision")]
fn narrow(probability: f64) -> f32 {
    probability as f32
}

/// The logarithm of the sum of exponentials; terms that change nothing are left out.
fn log_sum(terms: &[f64; STEP_COUNT]) -> f64 {
    let most = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    let sum: f64 = terms.iter().filter(|&&term| term > most - 30.0).map(|&term| (term - most).exp()).sum();
    most + sum.ln()
}
