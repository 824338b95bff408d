//! Units without a partner, matched out of order.

use std::ops::Range;

use crate::evidence::{BeadScorer, FormModel, Pair, Piece};
use crate::{Bead, BeadKind, calibration};

/// Two free units that may be versions of each other.
#[derive(Debug, Clone, Copy)]
struct Seed {
    source: usize,
    target: usize,
    evidence: f32,
}

/// How a stretch of free units is aligned.
#[derive(Debug)]
pub(crate) struct Block {
    /// Its beads with two sides.
    pub(crate) beads: Vec<Bead>,
    /// The log odds of all its alignments against leaving its units alone.
    pub(crate) odds: f32,
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

/// The caller's similarity is asked for so many pairs of free units at most; where there are more, only those are looked
/// at that share words.
const MOST_ASKED: usize = 1_000_000;

/// What a block must show beyond the logarithm of the number of candidate pairs.
const MARGIN: f32 = 2.0;

/// The share of the threshold that a pair must pass for the units about it to be looked at: two such make a block.
const SEED_SHARE: f32 = 0.5;

/// How many free units before and after a seed are looked at with it: a moved block is a handful of units.
const REACH: usize = 4;

impl Matcher {
    /// Joins null beads of `beads` out of order where the evidence passes a threshold that grows with the number of
    /// candidate pairs; `align` aligns a stretch of free units.
    pub(crate) fn match_leftovers(
        &mut self,
        pair: Pair<'_>,
        form: &FormModel,
        beads: &mut Vec<Bead>,
        mut align: impl FnMut(&Piece) -> Block,
    ) {
        self.note_free(pair, form, beads);
        let count = |free: &[bool]| free.iter().filter(|&&free| free).count() as f32;
        let threshold = (count(&self.source_free) * count(&self.target_free)).ln() + MARGIN;
        let mut seeds = self.seeds(pair, form, SEED_SHARE * threshold);
        seeds.sort_by(|a, b| b.evidence.total_cmp(&a.evidence).then((a.source, a.target).cmp(&(b.source, b.target))));
        let mut accepted = Vec::new();
        for seed in seeds {
            if self.source_free[seed.source] && self.target_free[seed.target] {
                let block = align(&self.stretch(seed));
                if block.odds > threshold {
                    self.accept(block, threshold, &mut accepted);
                }
            }
        }
        if !accepted.is_empty() {
            place(beads, accepted);
        }
    }

    /// Notes the units that stand alone. Strings of the page and units in the wrong script are not among them: where they
    /// stand, and that they are equal, says nothing.
    fn note_free(&mut self, pair: Pair<'_>, form: &FormModel, beads: &[Bead]) {
        self.source_free.clear();
        self.source_free.resize(pair.source.len(), false);
        self.target_free.clear();
        self.target_free.resize(pair.target.len(), false);
        for bead in beads.iter().filter(|bead| bead.kind == BeadKind::Unaligned) {
            for unit in bead.source.clone() {
                self.source_free[unit] = form.source_fault(pair, unit) == 0.0;
            }
            for unit in bead.target.clone() {
                self.target_free[unit] = form.target_fault(pair, unit) == 0.0;
            }
        }
    }

    /// The pairs of free units with evidence of more than `least`.
    fn seeds(&mut self, pair: Pair<'_>, form: &FormModel, least: f32) -> Vec<Seed> {
        let mut seeds = Vec::new();
        if !self.target_free.contains(&true) {
            return seeds;
        }
        self.weights.resize(self.weights.len().max(pair.target.len()), 0.0);
        let sources: Vec<usize> = (0..pair.source.len()).filter(|&unit| self.source_free[unit]).collect();
        let targets = (0..).zip(&self.target_free).filter(|(_, free)| **free);
        let targets: Vec<u32> = targets.map(|(unit, _)| unit).collect();
        let is_heard = !pair.voice.is_silent() && sources.len() * targets.len() <= MOST_ASKED;
        for source in sources {
            if is_heard {
                self.weigh_by_voice(pair, source, &targets);
            }
            for target in self.nearest(pair, source) {
                let evidence = self.scorer.score(pair, form, &(source..source + 1), &(target..target + 1));
                if evidence > least {
                    seeds.push(Seed { source, target, evidence });
                }
            }
        }
        seeds
    }

    /// Adds what the caller's similarity says of the source unit and each free target unit.
    fn weigh_by_voice(&mut self, pair: Pair<'_>, source: usize, targets: &[u32]) {
        for &target in targets {
            let nats = pair.voice.nats(source, target as usize);
            if nats > 0.0 {
                self.weights[target as usize] += nats;
                self.touched.push(target);
            }
        }
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

    /// The free units about the seed, on either side.
    fn stretch(&self, seed: Seed) -> Piece {
        Piece { source: free_about(&self.source_free, seed.source), target: free_about(&self.target_free, seed.target) }
    }

    fn accept(&mut self, block: Block, threshold: f32, accepted: &mut Vec<Bead>) {
        let belongs = calibration::calibrate_moved(block.odds - threshold + MARGIN);
        for bead in block.beads {
            self.source_free[bead.source.clone()].fill(false);
            self.target_free[bead.target.clone()].fill(false);
            accepted.push(Bead { score: bead.score * belongs, kind: BeadKind::Moved, ..bead });
        }
    }
}

/// The run of free units about `unit`, as far as it matters.
fn free_about(free: &[bool], unit: usize) -> Range<usize> {
    let before = free[..unit].iter().rev().take(REACH).take_while(|&&free| free).count();
    let after = free[unit..].iter().take(1 + REACH).take_while(|&&free| free).count();
    unit - before..unit + after
}

/// Puts accepted beads where their source stands, in the place of the null beads of their units.
///
/// The beads are monotone so far, so that the bead of a unit is found by halving.
fn place(beads: &mut Vec<Bead>, mut accepted: Vec<Bead>) {
    let mut joined = vec![0_u32];
    for bead in &*beads {
        joined.push(joined[joined.len() - 1] + u32::from(bead.kind == BeadKind::Aligned));
    }
    let mut is_taken = vec![false; beads.len()];
    for bead in &mut accepted {
        let from = beads.partition_point(|other| other.source.end <= bead.source.start);
        let to = beads.partition_point(|other| other.target.end <= bead.target.start);
        if joined[from.min(to)] == joined[from.max(to)] {
            bead.kind = BeadKind::Aligned;
        }
        let sources = (from..beads.len()).take_while(|&at| beads[at].source.start < bead.source.end);
        let targets = (to..beads.len()).take_while(|&at| beads[at].target.start < bead.target.end);
        sources.filter(|&at| !beads[at].source.is_empty()).for_each(|at| is_taken[at] = true);
        targets.filter(|&at| !beads[at].target.is_empty()).for_each(|at| is_taken[at] = true);
    }
    accepted.sort_unstable_by_key(|bead| bead.source.start);
    let mut accepted = accepted.into_iter().peekable();
    let mut placed = Vec::with_capacity(beads.len());
    for (bead, is_taken) in beads.drain(..).zip(is_taken) {
        if !bead.source.is_empty() {
            placed.extend(accepted.next_if(|other| other.source.start == bead.source.start));
        }
        if !is_taken {
            placed.push(bead);
        }
    }
    *beads = placed;
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::{BeadKind, align};

    const ENGLISH: [&str; 5] = [
        "The mayor opened a new bridge over the river on Monday.",
        "Doctors of the children's hospital treated 340 patients last winter.",
        "Farmers began to harvest wheat two weeks early.",
        "The team lost the match against Portugal.",
        "Schools will receive 5,000 computers before September.",
    ];
    const UKRAINIAN: [&str; 5] = [
        "У понеділок мер відкрив новий міст через річку.",
        "Лікарі дитячої лікарні минулої зими лікували 340 пацієнтів.",
        "Фермери почали збирати пшеницю на два тижні раніше.",
        "Збірна програла матч проти Португалії.",
        "Школи отримають 5000 комп'ютерів до вересня.",
    ];

    fn moved(source: &[&str], target: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
        let beads = align(source, target).beads;
        let moved = beads.iter().filter(|bead| bead.kind == BeadKind::Moved);
        moved.map(|bead| (bead.source.clone(), bead.target.clone())).collect()
    }

    #[test]
    fn a_moved_block_keeps_its_units_apart() {
        let mut target = UKRAINIAN;
        target.rotate_left(2);
        assert_eq!(moved(&ENGLISH, &target), [(0..1, 3..4), (1..2, 4..5)]);
    }

    #[test]
    fn strings_of_the_page_are_not_matched_out_of_order() {
        let share = ["Follow us on Facebook and Twitter"];
        assert_eq!(moved(&[&share[..], &ENGLISH].concat(), &[&UKRAINIAN[..], &share].concat()), []);
    }
}
