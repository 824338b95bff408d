//! Units without a partner, matched out of order.

use std::ops::Range;

use crate::evidence::{BeadScorer, FormModel, Pair};
use crate::step::{STEPS, Step};
use crate::{Bead, BeadKind, calibration};

/// A bead that may join units which the monotone pass left alone.
#[derive(Debug, Clone)]
struct Candidate {
    source: Range<usize>,
    target: Range<usize>,
    evidence: f32,
}

/// What matches leftovers.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    scorer: BeadScorer,
    weights: Vec<f32>,
    touched: Vec<u32>,
    source_free: Vec<bool>,
    target_free: Vec<bool>,
    /// Which accepted bead holds a source unit.
    owners: Vec<Option<usize>>,
}

/// How many target units are looked at more closely for each source unit.
const CLOSE_LOOKS: usize = 3;

/// Terms in more units than this say too little of where a unit belongs to be followed.
const COMMON: usize = 64;

/// What a match must show beyond the logarithm of the number of candidate pairs.
const MARGIN: f32 = 2.0;

/// Logarithm of the number of places where the neighbour of a moved unit may stand: just before or after, or a few off.
const NEIGHBOUR: f32 = 1.4;

/// How often neighbours of what was accepted are looked for: a moved block is a handful of units.
const NEIGHBOUR_SWEEPS: usize = 8;

impl Matcher {
    /// Joins null beads of `beads` out of order where the evidence passes a threshold that grows with the number of
    /// candidate pairs.
    pub(crate) fn match_leftovers(
        &mut self,
        pair: Pair<'_>,
        form: &FormModel,
        max_units: usize,
        beads: &mut Vec<Bead>,
    ) {
        self.note_free(pair, beads);
        let mut candidates = self.candidates(pair, form, max_units);
        if candidates.is_empty() {
            return;
        }
        let count = |free: &[bool]| free.iter().filter(|&&free| free).count() as f32;
        let threshold = (count(&self.source_free) * count(&self.target_free)).ln() + MARGIN;
        candidates.sort_by(|a, b| b.evidence.total_cmp(&a.evidence).then(a.source.start.cmp(&b.source.start)));
        let accepted = self.accept(&candidates, threshold);
        if !accepted.is_empty() {
            place(beads, accepted);
        }
    }

    fn note_free(&mut self, pair: Pair<'_>, beads: &[Bead]) {
        self.source_free.clear();
        self.source_free.resize(pair.source.len(), false);
        self.target_free.clear();
        self.target_free.resize(pair.target.len(), false);
        for bead in beads.iter().filter(|bead| bead.kind == BeadKind::Unaligned) {
            self.source_free[bead.source.clone()].fill(true);
            self.target_free[bead.target.clone()].fill(true);
        }
    }

    fn candidates(&mut self, pair: Pair<'_>, form: &FormModel, max_units: usize) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        if !self.target_free.contains(&true) {
            return candidates;
        }
        self.weights.resize(self.weights.len().max(pair.target.len()), 0.0);
        for source in (0..pair.source.len()).filter(|&unit| self.source_free[unit]).collect::<Vec<_>>() {
            for target in self.nearest(pair, source) {
                self.push_shapes(pair, form, (source, target), max_units, &mut candidates);
            }
        }
        candidates
    }

    /// The free target units that share most with the source unit.
    fn nearest(&mut self, pair: Pair<'_>, source: usize) -> Vec<usize> {
        let mass = pair.source.shape(source).mass;
        for &term in pair.source.terms_of(source) {
            for link in pair.links.of_source(term) {
                let units = pair.target.units_with(link.term);
                if units.len() > COMMON {
                    continue;
                }
                let weight = (link.odds / mass).ln_1p();
                for &unit in units.iter().filter(|&&unit| self.target_free[unit as usize]) {
                    if self.weights[unit as usize] == 0.0 {
                        self.touched.push(unit);
                    }
                    self.weights[unit as usize] += weight;
                }
            }
        }
        self.touched
            .sort_unstable_by(|&a, &b| self.weights[b as usize].total_cmp(&self.weights[a as usize]).then(a.cmp(&b)));
        let nearest = self.touched.iter().take(CLOSE_LOOKS).map(|&unit| unit as usize).collect();
        for unit in self.touched.drain(..) {
            self.weights[unit as usize] = 0.0;
        }
        nearest
    }

    /// The beads of free units that hold both units, with some evidence for them.
    fn push_shapes(
        &mut self,
        pair: Pair<'_>,
        form: &FormModel,
        (source, target): (usize, usize),
        max_units: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        let steps = STEPS.iter().filter(|step| !step.is_null() && step.source.max(step.target) <= max_units);
        for &Step { source: sources, target: targets } in steps {
            for from in source.saturating_sub(sources - 1)..=source {
                for to in target.saturating_sub(targets - 1)..=target {
                    let (source, target) = (from..from + sources, to..to + targets);
                    if all_free(&self.source_free, &source) && all_free(&self.target_free, &target) {
                        let penalty = (sources + targets - 2) as f32 * JOIN_PENALTY;
                        let evidence = self.scorer.score(pair, form, &source, &target) - penalty;
                        if evidence > NEIGHBOUR {
                            candidates.push(Candidate { source, target, evidence });
                        }
                    }
                }
            }
        }
    }

    /// The best candidates that share no unit: first those that pass the threshold, then those beside one that was
    /// accepted, which need less evidence.
    fn accept(&mut self, candidates: &[Candidate], threshold: f32) -> Vec<Bead> {
        let mut accepted: Vec<Bead> = Vec::new();
        self.owners.clear();
        self.owners.resize(self.source_free.len(), None);
        for candidate in candidates.iter().take_while(|candidate| candidate.evidence > threshold) {
            self.accept_if_free(candidate, threshold, &mut accepted);
        }
        for _ in 0..NEIGHBOUR_SWEEPS {
            let before = accepted.len();
            for candidate in candidates.iter().take_while(|candidate| candidate.evidence > NEIGHBOUR + MARGIN) {
                if self.is_beside_accepted(candidate, &accepted) {
                    self.accept_if_free(candidate, NEIGHBOUR + MARGIN, &mut accepted);
                }
            }
            if accepted.len() == before {
                break;
            }
        }
        accepted
    }

    fn accept_if_free(&mut self, candidate: &Candidate, threshold: f32, accepted: &mut Vec<Bead>) {
        let Candidate { source, target, evidence } = candidate;
        if !all_free(&self.source_free, source) || !all_free(&self.target_free, target) {
            return;
        }
        self.source_free[source.clone()].fill(false);
        self.target_free[target.clone()].fill(false);
        self.owners[source.clone()].fill(Some(accepted.len()));
        accepted.push(Bead {
            source: source.clone(),
            target: target.clone(),
            score: calibration::calibrate_moved(evidence - threshold + MARGIN),
            kind: BeadKind::Moved,
            sentences: Vec::new(),
        });
    }

    /// Whether the candidate continues an accepted bead on both sides, with at most one unit between.
    fn is_beside_accepted(&self, candidate: &Candidate, accepted: &[Bead]) -> bool {
        let Range { start, end } = candidate.source;
        let near = [start.wrapping_sub(2), start.wrapping_sub(1), end, end + 1];
        let owners = near.into_iter().filter_map(|unit| *self.owners.get(unit)?);
        owners.into_iter().any(|owner| is_beside(&accepted[owner], candidate))
    }
}

/// What each further unit of a bead costs, in nats: beads of several units are rare.
const JOIN_PENALTY: f32 = 2.0;

fn all_free(free: &[bool], range: &Range<usize>) -> bool {
    free.get(range.clone()).is_some_and(|units| units.iter().all(|&free| free))
}

/// Whether the candidate continues the bead on both sides, on the same hand.
fn is_beside(bead: &Bead, candidate: &Candidate) -> bool {
    let gap = |a: &Range<usize>, b: &Range<usize>| b.start.wrapping_sub(a.end);
    let follows = gap(&bead.source, &candidate.source) <= 1 && gap(&bead.target, &candidate.target) <= 1;
    let precedes = gap(&candidate.source, &bead.source) <= 1 && gap(&candidate.target, &bead.target) <= 1;
    follows || precedes
}

/// Puts accepted beads where their source stands, in the place of the null beads of their units.
fn place(beads: &mut Vec<Bead>, mut accepted: Vec<Bead>) {
    let position = |beads: &[Bead], is_it: &dyn Fn(&Bead) -> bool| beads.iter().position(is_it).unwrap_or(0);
    for bead in &mut accepted {
        let from = position(beads, &|other| other.source.contains(&bead.source.start));
        let to = position(beads, &|other| other.target.contains(&bead.target.start));
        if beads[from.min(to)..from.max(to)].iter().all(|other| other.kind != BeadKind::Aligned) {
            bead.kind = BeadKind::Aligned;
        }
    }
    let taken = |bead: &Bead| {
        bead.kind == BeadKind::Unaligned
            && accepted.iter().any(|other| {
                let holds =
                    |outer: &Range<usize>, inner: &Range<usize>| !inner.is_empty() && outer.contains(&inner.start);
                holds(&other.source, &bead.source) || holds(&other.target, &bead.target)
            })
    };
    let starts: Vec<Option<usize>> = beads
        .iter()
        .map(|bead| {
            accepted.iter().position(|other| other.source.start == bead.source.start && !bead.source.is_empty())
        })
        .collect();
    let mut placed = Vec::with_capacity(beads.len());
    for (bead, start) in beads.drain(..).zip(starts) {
        match start {
            Some(at) => placed.push(accepted[at].clone()),
            None if taken(&bead) => {}
            None => placed.push(bead),
        }
    }
    *beads = placed;
}
