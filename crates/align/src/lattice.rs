//! All monotone alignments of a piece at once: posteriors by forward–backward, and the best one.

mod corridor;
mod spots;

use crate::approx;
use crate::evidence::{FormModel, Pair, Piece, RunForms, Tables};
use crate::step::{SINGLE, SOURCE_ALONE, STEP_COUNT, STEPS, StepPriors, TARGET_ALONE};
use corridor::Corridor;
use spots::{NOWHERE, Spots};

/// A figure for each of [`STEPS`].
type PerStep<T> = [T; STEP_COUNT];

/// The evidence of every step from every cell worth counting, and the sums over all paths to and from each.
///
/// The figures of a cell stand at its place in the list of [`Spots`].
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    sources: usize,
    targets: usize,
    source_forms: RunForms,
    target_forms: RunForms,
    corridor: Corridor,
    spots: Spots,
    /// Evidence of each step from each spot, that of lengths left out; minus infinity where it does not fit.
    beside_lengths: Vec<PerStep<f32>>,
    evidence: Vec<PerStep<f32>>,
    /// The best sum of a path from the start to each spot, and from each spot to the end.
    to: Vec<f32>,
    from: Vec<f32>,
    /// The probability of each step, as far as it falls behind the best way to where it leads.
    odds: Vec<PerStep<f32>>,
    /// The sums of all paths from the start to each spot, against the best one there; the sums of all paths from each
    /// spot to the end, each step counted by its odds.
    behind: Vec<f64>,
    ahead: Vec<f64>,
    priors: PerStep<f32>,
    /// The posterior of each unit of the source, and of the target, alone wherever that is.
    alone: [Vec<f32>; 2],
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
}

/// What a unit rightly alone is worth beside a right bead when the path with the most expected right beads is sought:
/// half of it, as one of its two units. So two units are joined if that is more probable than not.
const NULL_WORTH: f32 = 0.5;

/// Paths that differ by less are taken for equally good, as sums are rounded: the first step wins, so that units alone
/// come in one order, those of the source first.
const TIE: f32 = 1e-4;

/// Cells whose best path is this many nats behind the best of all are left out: a path through them has less than
/// 2·10⁻⁹ of the best one's weight.
const MARGIN: f32 = 20.0;

impl Lattice {
    /// Finds the cells worth counting, and fills in the evidence of every step from there.
    pub(crate) fn fill(
        &mut self,
        pair: Pair<'_>,
        piece: &Piece,
        tables: &mut Tables,
        form: &FormModel,
        max_units: usize,
    ) {
        (self.sources, self.targets) = (piece.source.len(), piece.target.len());
        self.source_forms.fill(pair.source, &piece.source, |unit| form.source_fault(pair, unit));
        self.target_forms.fill(pair.target, &piece.target, |unit| form.target_fault(pair, unit));
        tables.fill_singles(pair, piece);
        let forms = (&self.source_forms, &self.target_forms);
        self.corridor.find(tables, form, forms, &mut self.spots);
        let (rows, columns) = self.corridor.explained(max_units);
        tables.fill_runs(max_units, rows, columns);
        self.weigh(tables, form, max_units);
        self.refine(form);
        self.leave_out_hopeless();
    }

    /// Fills in the evidence that does not depend on lengths.
    fn weigh(&mut self, tables: &Tables, form: &FormModel, max_units: usize) {
        self.beside_lengths.clear();
        self.beside_lengths.push([f32::NEG_INFINITY; STEP_COUNT]);
        let forms = (&self.source_forms, &self.target_forms);
        for spot in self.spots.all() {
            let (source, target) = self.spots.place(spot);
            let next = self.spots.next(spot);
            self.beside_lengths.push(std::array::from_fn(|index| {
                let step = STEPS[index];
                if next[index] == NOWHERE || step.source.max(step.target) > max_units {
                    f32::NEG_INFINITY
                } else if step.is_null() {
                    0.0
                } else {
                    let beside = form.score_runs_beside_lengths(forms, (source, target), step);
                    tables.score(source, target, step) + beside
                }
            }));
        }
    }

    /// Renews the evidence of all steps under another model of lengths.
    ///
    /// Other cells stay left out: a new model does not bring back what was hopeless.
    pub(crate) fn refine(&mut self, form: &FormModel) {
        self.evidence.clear();
        self.evidence.push([f32::NEG_INFINITY; STEP_COUNT]);
        for spot in self.spots.all() {
            let (source, target) = self.spots.place(spot);
            let beside = &self.beside_lengths[spot];
            let (mut ratios, mut chars) = ([0.0; STEP_COUNT], [1.0; STEP_COUNT]);
            for (index, step) in STEPS.iter().enumerate().skip(SINGLE) {
                if beside[index] > f32::NEG_INFINITY {
                    let (run, other) = (step.source - 1, step.target - 1);
                    let (one, two) = (&self.source_forms, &self.target_forms);
                    ratios[index] = two.log_chars[other][target] - one.log_chars[run][source];
                    chars[index] = one.chars[run][source] + two.chars[other][target];
                }
            }
            let mut evidence = *beside;
            for index in SINGLE..STEP_COUNT {
                evidence[index] += form.length.score_ratio(ratios[index], chars[index]);
            }
            self.evidence.push(evidence);
        }
    }

    /// Leaves out the spots that no path runs through which is nearly as good as the best one.
    fn leave_out_hopeless(&mut self) {
        self.priors = StepPriors::default().logs();
        self.find_best_to();
        self.find_best_from();
        let bound = self.from[Spots::FIRST] - MARGIN;
        let kept = self.spots.retain(|spot| self.to[spot] + self.from[spot] >= bound);
        for (new, &old) in (Spots::FIRST..).zip(kept) {
            self.beside_lengths[new] = self.beside_lengths[old];
            self.evidence[new] = self.evidence[old];
        }
        self.beside_lengths.truncate(self.spots.last() + 1);
        self.evidence.truncate(self.spots.last() + 1);
    }

    fn weight(&self, spot: usize, step: usize) -> f32 {
        self.evidence[spot][step] + self.priors[step]
    }

    fn find_best_to(&mut self) {
        self.to.clear();
        self.to.resize(self.evidence.len(), f32::NEG_INFINITY);
        self.to[Spots::FIRST] = 0.0;
        for spot in self.spots.all() {
            let next = self.spots.next(spot);
            for (step, &next) in next.iter().enumerate() {
                self.to[next] = self.to[next].max(self.to[spot] + self.weight(spot, step));
            }
        }
        self.to[NOWHERE] = 0.0;
    }

    fn find_best_from(&mut self) {
        self.from.clear();
        self.from.resize(self.evidence.len(), f32::NEG_INFINITY);
        self.from[self.spots.last()] = 0.0;
        for spot in self.spots.all().rev().skip(1) {
            let next = self.spots.next(spot);
            let best = (0..STEP_COUNT).map(|step| self.weight(spot, step) + self.from[next[step]]);
            self.from[spot] = best.fold(f32::NEG_INFINITY, f32::max);
        }
    }

    /// Sums over all paths under `priors`; afterwards posteriors can be asked for.
    ///
    /// All figures are taken against the best way to their spot, so that they can be multiplied and added as they are.
    pub(crate) fn sum(&mut self, priors: &StepPriors) {
        self.priors = priors.logs();
        self.find_best_to();
        self.odds.clear();
        self.odds.push([0.0; STEP_COUNT]);
        for spot in self.spots.all() {
            let next = self.spots.next(spot);
            let lags: PerStep<f32> =
                std::array::from_fn(|step| (self.to[spot] - self.to[next[step]]) + self.weight(spot, step));
            self.odds.push(lags.map(approx::exp));
        }
        self.sum_behind();
        self.sum_ahead();
    }

    fn sum_behind(&mut self) {
        self.behind.clear();
        self.behind.resize(self.odds.len(), 0.0);
        self.behind[Spots::FIRST] = 1.0;
        for spot in self.spots.all() {
            let (sum, odds) = (self.behind[spot], &self.odds[spot]);
            for (&next, &odds) in self.spots.next(spot).iter().zip(odds) {
                self.behind[next] += sum * f64::from(odds);
            }
        }
    }

    fn sum_ahead(&mut self) {
        self.ahead.clear();
        self.ahead.resize(self.odds.len(), 0.0);
        self.ahead[self.spots.last()] = 1.0;
        for spot in self.spots.all().rev().skip(1) {
            let ways = self.spots.next(spot).into_iter().zip(&self.odds[spot]);
            self.ahead[spot] = ways.map(|(next, &odds)| self.ahead[next] * f64::from(odds)).sum();
        }
    }

    /// The posteriors of all steps at the spot.
    fn posteriors(&self, spot: usize) -> PerStep<f32> {
        let share = self.behind[spot] / self.ahead[Spots::FIRST];
        let (next, odds) = (self.spots.next(spot), &self.odds[spot]);
        std::array::from_fn(|step| narrow((share * f64::from(odds[step]) * self.ahead[next[step]]).min(1.0)))
    }

    /// The path with the most right beads to be expected.
    pub(crate) fn decode(&mut self, path: &mut Vec<Taken>) {
        self.sum_alone();
        self.best.clear();
        self.best.resize(self.odds.len(), (f32::NEG_INFINITY, 0));
        self.best[self.spots.last()].0 = 0.0;
        for spot in self.spots.all().rev().skip(1) {
            self.best[spot] = self.best_from(spot);
        }
        self.follow(path);
    }

    /// Sums for each unit over all places where it may stand alone: where among its neighbours it does is no matter.
    fn sum_alone(&mut self) {
        let mut alone = std::mem::take(&mut self.alone);
        for (sums, units) in alone.iter_mut().zip([self.sources, self.targets]) {
            sums.clear();
            sums.resize(units + 1, 0.0);
        }
        for spot in self.spots.all() {
            let ((source, target), posteriors) = (self.spots.place(spot), self.posteriors(spot));
            alone[0][source] += posteriors[SOURCE_ALONE];
            alone[1][target] += posteriors[TARGET_ALONE];
        }
        self.alone = alone;
    }

    /// The posteriors of all steps at the spot, those of the units alone wherever they are.
    fn posteriors_of_units(&self, spot: usize) -> PerStep<f32> {
        let ((source, target), mut posteriors) = (self.spots.place(spot), self.posteriors(spot));
        posteriors[SOURCE_ALONE] = self.alone[0][source].min(1.0);
        posteriors[TARGET_ALONE] = self.alone[1][target].min(1.0);
        posteriors
    }

    fn best_from(&self, spot: usize) -> (f32, u8) {
        let (next, posteriors) = (self.spots.next(spot), self.posteriors_of_units(spot));
        let mut best = (f32::NEG_INFINITY, 0);
        for (index, step) in (0_u8..).zip(&STEPS) {
            let at = usize::from(index);
            let worth = if step.is_null() { NULL_WORTH * posteriors[at] } else { posteriors[at] };
            let value = worth + self.best[next[at]].0;
            if value > best.0 + TIE && self.evidence[spot][at] > f32::NEG_INFINITY {
                best = (value, index);
            }
        }
        best
    }

    fn follow(&self, path: &mut Vec<Taken>) {
        path.clear();
        let mut spot = Spots::FIRST;
        while spot != self.spots.last() {
            let (source, target) = self.spots.place(spot);
            let step = usize::from(self.best[spot].1);
            path.push(Taken { source, target, step, posterior: self.posteriors_of_units(spot)[step] });
            spot = self.spots.next(spot)[step];
        }
    }

    /// Calls `each` with the place and the posterior of every step that takes one unit of either side.
    pub(crate) fn each_single(&self, mut each: impl FnMut(usize, usize, f32)) {
        for spot in self.spots.all() {
            let (source, target) = self.spots.place(spot);
            if source < self.sources && target < self.targets {
                each(source, target, self.posteriors(spot)[SINGLE]);
            }
        }
    }

    /// Calls `each` with the place and the kind of every bead with two sides whose posterior is `least` or more.
    pub(crate) fn each_bead(&self, least: f32, mut each: impl FnMut(usize, usize, usize)) {
        for spot in self.spots.all() {
            let (source, target) = self.spots.place(spot);
            for (index, posterior) in self.posteriors(spot).into_iter().enumerate().skip(SINGLE) {
                if posterior >= least {
                    each(source, target, index);
                }
            }
        }
    }

    /// Puts other evidence in the place of that of a bead.
    pub(crate) fn renew(&mut self, source: usize, target: usize, index: usize, evidence: f32) {
        let spot = self.spots.at(source, target);
        self.evidence[spot][index] = evidence;
    }

    /// The log odds of all alignments of the piece against those that leave all its units alone.
    pub(crate) fn odds_against_nothing(&self) -> f32 {
        let (sources, targets) = (self.sources as f64, self.targets as f64);
        // The units alone may follow each other in any order of the two sides.
        let orders: f64 = (1..=self.targets).map(|nth| ((sources + nth as f64) / nth as f64).ln()).sum();
        let prior = |step: usize| f64::from(self.priors[step]);
        let alone = sources * prior(SOURCE_ALONE) + targets * prior(TARGET_ALONE) + orders;
        let all = f64::from(self.to[self.spots.last()]) + self.ahead[Spots::FIRST].ln();
        narrow(all - alone)
    }

    /// Adds the expected count of each step.
    pub(crate) fn count_steps(&self, counts: &mut PerStep<f32>) {
        for spot in self.spots.all() {
            for (count, posterior) in counts.iter_mut().zip(self.posteriors(spot)) {
                *count += posterior;
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a result needs no more than single precision")]
fn narrow(value: f64) -> f32 {
    value as f32
}
