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
}

/// How many target units are looked at more closely for each source unit.
const CLOSE_LOOKS: usize = 3;

/// Terms in more units than this say too little of where a unit belongs to be followed.
const COMMON: usize = 64;

/// What a match must show beyond the logarithm of the number of candidate pairs.
const MARGIN: f32 = 2.0;

/// Logarithm of the number of places where the neighbour of a moved unit may stand: just before or after, or a few off.
const NEIGHBOUR: f32 = 1.4;

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

    /// The best candidates that share no unit. One beside another that was accepted needs less evidence.
    fn accept(&mut self, candidates: &[Candidate], threshold: f32) -> Vec<Bead> {
        let mut accepted: Vec<Bead> = Vec::new();
        loop {
            let fits = |candidate: &&Candidate| {
                let free =
                    all_free(&self.source_free, &candidate.source) && all_free(&self.target_free, &candidate.target);
                let needed =
                    if accepted.iter().any(|bead| is_beside(bead, candidate)) { NEIGHBOUR + MARGIN } else { threshold };
                free && candidate.evidence > needed
            };
            let Some(candidate) = candidates.iter().find(fits) else { return accepted };
            self.source_free[candidate.source.clone()].fill(false);
            self.target_free[candidate.target.clone()].fill(false);
            let odds = candidate.evidence - threshold + MARGIN;
            accepted.push(Bead {
                source: candidate.source.clone(),
                target: candidate.target.clone(),
                score: calibration::calibrate_moved(odds),
                kind: BeadKind::Moved,
                sentences: Vec::new(),
            });
        }
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
