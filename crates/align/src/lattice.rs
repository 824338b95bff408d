//! All monotone alignments of a piece at once: posteriors by forward–backward, and the best one.

mod reach;

use crate::evidence::{FormModel, Pair, Piece, RunForms, Tables};
use crate::step::{SINGLE, SOURCE_ALONE, STEP_COUNT, STEPS, Step, StepPriors, TARGET_ALONE};
use reach::Reach;

/// The evidence of every step from every cell, and the sums over all paths to and from each cell.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    sources: usize,
    targets: usize,
    max_units: usize,
    /// Evidence of each step, by the cell it starts from; minus infinity where it does not fit.
    evidence: [Vec<f32>; STEP_COUNT],
    source_forms: RunForms,
    target_forms: RunForms,
    reach: Reach,
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

/// What a bead with two sides costs then: one that is right less often than it is wrong is better left out, though not
/// at any price. Together with the worth of units alone this gives a bead at a posterior of about one half.
const BEAD_COST: f32 = 0.2;

impl Lattice {
    /// Fills in the evidence of every step of the piece.
    pub(crate) fn fill(&mut self, pair: Pair<'_>, piece: &Piece, tables: &Tables, form: &FormModel, max_units: usize) {
        (self.sources, self.targets) = (piece.source.len(), piece.target.len());
        self.max_units = max_units;
        self.source_forms.fill(pair.source, &piece.source, |unit| form.source_fault(pair, unit));
        self.target_forms.fill(pair.target, &piece.target, |unit| form.target_fault(pair, unit));
        let cells = self.cells();
        for (index, &step) in STEPS.iter().enumerate() {
            let mut evidence = std::mem::take(&mut self.evidence[index]);
            evidence.clear();
            evidence.resize(cells, f32::NEG_INFINITY);
            self.fill_step(step, tables, form, &mut evidence);
            self.evidence[index] = evidence;
        }
        self.reach.find(&self.evidence, &StepPriors::default(), (self.sources, self.targets));
    }

    /// Renews the evidence of the cells worth counting under another model of form.
    ///
    /// The other cells stay left out: a new model of length or new priors do not bring back what was hopeless.
    pub(crate) fn refine(&mut self, tables: &Tables, form: &FormModel) {
        for at in 0..self.reach.spots.len() {
            let (source, target) = self.reach.spot(at);
            let cell = self.cell(source, target);
            for (index, &step) in STEPS.iter().enumerate() {
                if !step.is_null() && self.fits(source, target, step) {
                    let forms = (&self.source_forms, &self.target_forms);
                    let form = form.score_runs(forms, (source, target), (step.source, step.target));
                    self.evidence[index][cell] = tables.score(source, target, step) + form;
                }
            }
        }
    }

    fn fill_step(&self, step: Step, tables: &Tables, form: &FormModel, evidence: &mut [f32]) {
        if step.source.max(step.target) > self.max_units || step.source > self.sources || step.target > self.targets {
            return;
        }
        let starts = self.targets + 1 - step.target;
        for source in 0..=self.sources - step.source {
            let row = &mut evidence[source * (self.targets + 1)..][..starts];
            row.fill(0.0);
            if !step.is_null() {
                tables.add_row(source, step, row);
                let forms = (&self.source_forms, &self.target_forms);
                form.add_row(forms, source, (step.source, step.target), row);
            }
        }
    }

    fn cells(&self) -> usize {
        (self.sources + 1) * (self.targets + 1)
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
        let cells = self.cells();
        self.ahead.clear();
        self.ahead.resize(cells, f64::NEG_INFINITY);
        self.behind.clear();
        self.behind.resize(cells, f64::NEG_INFINITY);
        self.sum_behind();
        self.sum_ahead();
    }

    fn weight(&self, cell: usize, step: usize) -> f64 {
        f64::from(self.evidence[step][cell]) + self.priors[step]
    }

    fn sum_behind(&mut self) {
        self.behind[0] = 0.0;
        for at in 0..self.reach.spots.len() {
            let (source, target) = self.reach.spot(at);
            if (source, target) != (0, 0) {
                let terms = std::array::from_fn(|index| self.weight_into(source, target, index));
                let cell = self.cell(source, target);
                self.behind[cell] = log_sum(&terms);
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
        let end = self.cells() - 1;
        self.ahead[end] = 0.0;
        for at in (0..self.reach.spots.len()).rev() {
            let (source, target) = self.reach.spot(at);
            if (source, target) != (self.sources, self.targets) {
                let terms = std::array::from_fn(|index| self.weight_out(source, target, index));
                let cell = self.cell(source, target);
                self.ahead[cell] = log_sum(&terms);
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
        self.best.resize(self.cells(), (f32::NEG_INFINITY, 0));
        for at in (0..self.reach.spots.len()).rev() {
            let (source, target) = self.reach.spot(at);
            let cell = self.cell(source, target);
            self.best[cell] = self.best_from(source, target);
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
            let worth = if step.is_null() { NULL_WORTH * posterior } else { posterior - BEAD_COST };
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
                evidence: self.evidence[step][cell],
            });
            source += STEPS[step].source;
            target += STEPS[step].target;
        }
    }

    /// Calls `each` with the place and the posterior of every step that takes one unit of either side.
    pub(crate) fn each_single(&self, mut each: impl FnMut(usize, usize, f32)) {
        for at in 0..self.reach.spots.len() {
            let (source, target) = self.reach.spot(at);
            if self.fits(source, target, STEPS[SINGLE]) {
                each(source, target, self.posterior(source, target, SINGLE));
            }
        }
    }

    /// Calls `each` with the place and the kind of every bead with two sides whose posterior is `least` or more.
    pub(crate) fn each_bead(&self, least: f32, mut each: impl FnMut(usize, usize, usize)) {
        for at in 0..self.reach.spots.len() {
            let (source, target) = self.reach.spot(at);
            for (index, &step) in STEPS.iter().enumerate() {
                if !step.is_null() && self.fits(source, target, step) && self.posterior(source, target, index) >= least
                {
                    each(source, target, index);
                }
            }
        }
    }

    /// Puts other evidence in the place of that of a bead.
    pub(crate) fn renew(&mut self, source: usize, target: usize, index: usize, evidence: f32) {
        let cell = self.cell(source, target);
        self.evidence[index][cell] = evidence;
    }

    /// The log odds of all alignments of the piece against those that leave all its units alone.
    pub(crate) fn odds_against_nothing(&self) -> f32 {
        let (sources, targets) = (self.sources as f64, self.targets as f64);
        // The units alone may follow each other in any order of the two sides.
        let orders: f64 = (1..=self.targets).map(|nth| ((sources + nth as f64) / nth as f64).ln()).sum();
        let alone = sources * self.priors[SOURCE_ALONE] + targets * self.priors[TARGET_ALONE] + orders;
        narrow(self.ahead[0] - alone)
    }

    /// Adds the expected count of each step.
    pub(crate) fn count_steps(&self, counts: &mut [f32; STEP_COUNT]) {
        for at in 0..self.reach.spots.len() {
            let (source, target) = self.reach.spot(at);
            for (index, count) in counts.iter_mut().enumerate() {
                *count += self.posterior(source, target, index);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a result needs no more than single precision")]
fn narrow(value: f64) -> f32 {
    value as f32
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
