//! The lexical evidence of runs of units of a piece.

mod run;
mod side;

use std::ops::{Range, RangeInclusive};

use super::votes::Votes;
use super::{Pair, Piece};
use crate::step::{MAX_UNITS, Step};
use run::Run;
use side::Side;

/// The lexical evidence of a piece.
///
/// `forward[a - 1]` holds, for each run of `a` source units and each target unit, how well the run explains the terms
/// of the target unit (the mixture of Brown et al. 1993, model 1, against the document's own frequencies); `backward`
/// the same the other way round. The lexical evidence of a bead is half the sum of a few cells: the mean of both
/// directions.
///
/// Single units are set against all others, longer runs only where they are asked for: the other cells hold what was
/// there before.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    forward: [Vec<f32>; MAX_UNITS],
    backward: [Vec<f32>; MAX_UNITS],
    source: Side,
    target: Side,
    run: Run,
    votes: Votes,
}

impl Tables {
    /// Fills the tables for `piece`, for beads of at most `max_units` units on a side.
    pub(crate) fn fill(&mut self, pair: Pair<'_>, piece: &Piece, max_units: usize) {
        self.fill_singles(pair, piece);
        self.fill_runs(max_units, |_| 0..index(piece.target.len()), |_| 0..index(piece.source.len()));
    }

    /// Fills in what single units of `piece` explain of each other.
    pub(crate) fn fill_singles(&mut self, pair: Pair<'_>, piece: &Piece) {
        self.votes.fill(pair.voice, piece);
        let Pair { source, target, links, .. } = pair;
        self.source.read(source, &piece.source, |term| links.source_miss(term));
        self.target.read(target, &piece.target, |term| links.target_miss(term));
        self.source.link(source, &piece.source, &self.target.terms, |term| links.of_source(term));
        self.target.link(target, &piece.target, &self.source.terms, |term| links.of_target(term));
        self.explain(1..=1, |_| 0..index(piece.target.len()), |_| 0..index(piece.source.len()));
    }

    /// Fills in what runs of two units and more, up to `max_units`, explain: those that start at a source unit of the
    /// target units `rows` gives for it, those that start at a target unit of the source units `columns` gives.
    pub(crate) fn fill_runs(
        &mut self,
        max_units: usize,
        rows: impl Fn(usize) -> Range<u32>,
        columns: impl Fn(usize) -> Range<u32>,
    ) {
        if max_units > 1 {
            self.explain(2..=max_units, rows, columns);
        }
    }

    fn explain(
        &mut self,
        lengths: RangeInclusive<usize>,
        rows: impl Fn(usize) -> Range<u32>,
        columns: impl Fn(usize) -> Range<u32>,
    ) {
        let Self { forward, backward, source, target, run, .. } = self;
        let targets = target.len();
        let cells = source.len() * targets;
        for length in lengths.clone() {
            grow(&mut forward[length - 1], cells);
            grow(&mut backward[length - 1], cells);
        }
        for start in 0..source.len() {
            let within = rows(start);
            for length in lengths.clone() {
                let row = &mut forward[length - 1][start * targets..][places(&within)];
                row.copy_from_slice(&target.misses[places(&within)]);
            }
            run.explain(source, &target.terms, (start, lengths.clone()), &within, |length, unit, gain| {
                forward[length - 1][start * targets + unit as usize] += gain;
            });
        }
        for start in 0..targets {
            let within = columns(start);
            for length in lengths.clone() {
                for unit in places(&within) {
                    backward[length - 1][unit * targets + start] = source.misses[unit];
                }
            }
            run.explain(target, &source.terms, (start, lengths.clone()), &within, |length, unit, gain| {
                backward[length - 1][unit as usize * targets + start] += gain;
            });
        }
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

    /// Writes to `row` the evidence of the beads of the source unit and each target unit in turn.
    pub(crate) fn write_singles(&self, source: usize, row: &mut [f32]) {
        let both = self.explained_targets(source, 1).iter().zip(self.explained_source(source, 1));
        for (score, (forward, backward)) in row.iter_mut().zip(both) {
            *score = 0.5 * (forward + backward);
        }
        self.votes.add_row(source, Step::new(1, 1), row);
    }

    /// How well the run of `units` source units from `source` explains each target unit.
    fn explained_targets(&self, source: usize, units: usize) -> &[f32] {
        &self.forward[units - 1][source * self.target.len()..][..self.target.len()]
    }

    /// How well the runs of `units` target units, by their start, explain the source unit.
    fn explained_source(&self, source: usize, units: usize) -> &[f32] {
        &self.backward[units - 1][source * self.target.len()..][..self.target.len()]
    }
}

fn grow(table: &mut Vec<f32>, cells: usize) {
    if table.len() < cells {
        table.resize(cells, 0.0);
    }
}

fn places(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

/// Units of a piece are fewer than 2³².
fn index(unit: usize) -> u32 {
    u32::try_from(unit).unwrap_or(u32::MAX)
}
