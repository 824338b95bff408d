//! The lexical evidence of all runs of units of a piece.

use std::ops::Range;

use super::piece_terms::PieceTerms;
use super::votes::Votes;
use super::{Pair, Piece, gain, misses};
use crate::document::Document;
use crate::links::Link;
use crate::step::{MAX_UNITS, Step};

/// The lexical evidence of a piece.
///
/// `forward[a - 1]` holds, for each run of `a` source units and each target unit, how well the run explains the terms
/// of the target unit (the mixture of Brown et al. 1993, model 1, against the document's own frequencies); `backward`
/// the same the other way round. The lexical evidence of a bead is half the sum of a few cells: the mean of both
/// directions.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    forward: [Vec<f32>; MAX_UNITS],
    backward: [Vec<f32>; MAX_UNITS],
    targets: usize,
    source_terms: PieceTerms,
    target_terms: PieceTerms,
    runs: Runs,
    votes: Votes,
}

/// Sums of odds for one run of units that grows.
#[derive(Debug, Default)]
struct Runs {
    /// Links of each unit to terms of the other side's piece, as its numbers and odds: `links[ends[u - 1]..ends[u]]`.
    links: Vec<(u32, f32)>,
    ends: Vec<usize>,
    sums: Vec<f32>,
    touched: Vec<u32>,
    gains: Vec<f32>,
}

impl Tables {
    /// Fills the tables for `piece`, for beads of at most `max_units` units on a side.
    pub(crate) fn fill(&mut self, pair: Pair<'_>, piece: &Piece, max_units: usize) {
        self.votes.fill(pair.voice, piece);
        let Pair { source, target, links, .. } = pair;
        let Self { forward, backward, source_terms, target_terms, runs, .. } = self;
        self.targets = piece.target.len();
        let targets = piece.target.len();
        source_terms.fill(source, &piece.source);
        target_terms.fill(target, &piece.target);
        let row = piece.target.clone().map(|unit| misses(target, unit, |term| links.target_miss(term)));
        fill_with_rows(&mut forward[0], piece.source.len(), row);
        copy_first(&mut forward[..max_units]);
        runs.read(source, &piece.source, target_terms, |term| links.of_source(term));
        runs.each(source, &piece.source, max_units, |units, start, number, gain| {
            let row = &mut forward[units - 1][start * targets..][..targets];
            for &unit in target_terms.units(number) {
                row[unit as usize] += gain;
            }
        });
        backward[0].clear();
        for unit in piece.source.clone() {
            let miss = misses(source, unit, |term| links.source_miss(term));
            backward[0].extend(std::iter::repeat_n(miss, targets));
        }
        copy_first(&mut backward[..max_units]);
        runs.read(target, &piece.target, source_terms, |term| links.of_target(term));
        runs.each(target, &piece.target, max_units, |units, start, number, gain| {
            let table = &mut backward[units - 1];
            for &unit in source_terms.units(number) {
                table[unit as usize * targets + start] += gain;
            }
        });
    }

    /// The evidence of the bead that starts at the cell and takes `step`: its words, and the caller's similarity.
    pub(crate) fn score(&self, source: usize, target: usize, step: Step) -> f32 {
        let forward = &self.explained_targets(source, step.source)[target..][..step.target];
        let units = source..source + step.source;
        let backward = units.map(|unit| self.explained_source(unit, step.target)[target]);
        let words = 0.5 * (forward.iter().sum::<f32>() + backward.sum::<f32>());
        words + self.vote(source, target, step)
    }

    /// What the caller's similarity says of the bead that starts at the cell and takes `step`.
    pub(crate) fn vote(&self, source: usize, target: usize, step: Step) -> f32 {
        self.votes.score(source, target, step)
    }

    /// Adds to `row` the evidence of the beads that take `step` from the source unit, and from each target unit in turn.
    pub(crate) fn add_row(&self, source: usize, step: Step, row: &mut [f32]) {
        let explained = self.explained_targets(source, step.source);
        for shift in 0..step.target {
            add_half(row, &explained[shift..]);
        }
        for unit in source..source + step.source {
            add_half(row, self.explained_source(unit, step.target));
        }
        self.votes.add_row(source, step, row);
    }

    /// How well the run of `units` source units from `source` explains each target unit.
    fn explained_targets(&self, source: usize, units: usize) -> &[f32] {
        &self.forward[units - 1][source * self.targets..][..self.targets]
    }

    /// How well the runs of `units` target units, by their start, explain the source unit.
    fn explained_source(&self, source: usize, units: usize) -> &[f32] {
        &self.backward[units - 1][source * self.targets..][..self.targets]
    }
}

impl Runs {
    fn read<'a>(
        &mut self,
        document: &Document,
        units: &Range<usize>,
        others: &PieceTerms,
        links: impl Fn(u32) -> &'a [Link],
    ) {
        self.links.clear();
        self.ends.clear();
        for unit in units.clone() {
            for &term in document.terms_of(unit) {
                let found = links(term).iter().filter_map(|link| Some((others.number(link.term)?, link.odds)));
                self.links.extend(found);
            }
            self.ends.push(self.links.len());
        }
        self.sums.clear();
        self.sums.resize(others.len(), 0.0);
    }

    /// Calls `each` with the length and start of every run of up to `max_units`, the number of each term of the other
    /// side that it explains, and the gain.
    fn each(
        &mut self,
        document: &Document,
        units: &Range<usize>,
        max_units: usize,
        mut each: impl FnMut(usize, usize, u32, f32),
    ) {
        for start in 0..units.len() {
            let mut mass = 0.0;
            for unit in start..units.len().min(start + max_units) {
                mass += document.shape(units.start + unit).mass;
                self.add(unit);
                let share = mass.recip();
                let sums = &self.sums;
                self.gains.clear();
                self.gains.extend(self.touched.iter().map(|&term| gain(sums[term as usize] * share)));
                for (&term, &gain) in self.touched.iter().zip(&self.gains) {
                    each(unit - start + 1, start, term, gain);
                }
            }
            for term in self.touched.drain(..) {
                self.sums[term as usize] = 0.0;
            }
        }
    }

    fn add(&mut self, unit: usize) {
        let start = if unit == 0 { 0 } else { self.ends[unit - 1] };
        for &(term, odds) in &self.links[start..self.ends[unit]] {
            let sum = &mut self.sums[term as usize];
            if *sum == 0.0 {
                self.touched.push(term);
            }
            *sum += odds;
        }
    }
}

/// Fills the table with `rows` rows, each made of `row`.
fn fill_with_rows(table: &mut Vec<f32>, rows: usize, row: impl Iterator<Item = f32>) {
    table.clear();
    if rows > 0 {
        table.extend(row);
    }
    let len = table.len();
    for _ in 1..rows {
        table.extend_from_within(..len);
    }
}

fn copy_first(tables: &mut [Vec<f32>]) {
    if let Some((first, others)) = tables.split_first_mut() {
        for table in others {
            table.clone_from(first);
        }
    }
}

fn add_half(row: &mut [f32], other: &[f32]) {
    for (sum, value) in row.iter_mut().zip(other) {
        *sum += 0.5 * value;
    }
}
