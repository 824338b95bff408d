//! Which beads are in question.

use std::ops::Range;

use crate::evidence::Piece;
use crate::lattice::Lattice;
use crate::step::{STEPS, Step};

/// A bead in question, by its place in the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Doubt {
    /// Identifies the group of beads that share units, directly or through others.
    group: u32,
    /// Where it starts in the source.
    pub(super) source: usize,
    /// Where it starts in the target.
    pub(super) target: usize,
    /// Which of [`STEPS`].
    pub(super) kind: usize,
}

/// The beads in question of a piece, group by group.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    beads: Vec<Doubt>,
    /// For each unit of the piece, those of the source first, another of its group; itself for one of each group.
    parents: Vec<u32>,
}

/// Less probable beads are out of the question.
const LEAST_POSTERIOR: f32 = 2e-3;

/// Groups that reach over more units of a side are left as they are: repetition has no borders to find.
const MOST_UNITS: usize = 16;

impl Doubt {
    pub(super) fn step(&self) -> Step {
        STEPS[self.kind]
    }

    /// Its units in the documents that the piece is of.
    pub(super) fn units(&self, piece: &Piece) -> (Range<usize>, Range<usize>) {
        let (source, target) = (piece.source.start + self.source, piece.target.start + self.target);
        (source..source + self.step().source, target..target + self.step().target)
    }
}

impl Doubts {
    /// Finds the beads that are probable to some degree; what was there before goes.
    pub(super) fn find(&mut self, lattice: &Lattice, piece: &Piece) {
        let sources = piece.source.len();
        self.beads.clear();
        lattice.each_bead(LEAST_POSTERIOR, |source, target, kind| {
            self.beads.push(Doubt { group: 0, source, target, kind });
        });
        self.parents.clear();
        self.parents.extend(0..index(sources + piece.target.len()));
        for at in 0..self.beads.len() {
            let bead = self.beads[at];
            let first = self.root(index(bead.source));
            let step = bead.step();
            let others = (bead.source..bead.source + step.source)
                .chain(sources + bead.target..sources + bead.target + step.target);
            for unit in others {
                let other = self.root(index(unit));
                self.parents[other as usize] = first;
            }
        }
        for at in 0..self.beads.len() {
            self.beads[at].group = self.root(index(self.beads[at].source));
        }
        self.beads.sort_unstable();
    }

    fn root(&mut self, mut unit: u32) -> u32 {
        while self.parents[unit as usize] != unit {
            let parent = self.parents[unit as usize];
            self.parents[unit as usize] = self.parents[parent as usize];
            unit = parent;
        }
        unit
    }

    /// The groups in which more than one bead is in question.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Doubt]> {
        let groups = self.beads.chunk_by(|one, other| one.group == other.group);
        groups.filter(|group| {
            let Piece { source, target } = stretch(group);
            group.len() > 1 && source.len().max(target.len()) <= MOST_UNITS
        })
    }
}

/// The units of the piece that the group reaches over.
pub(super) fn stretch(group: &[Doubt]) -> Piece {
    let span = |start: &dyn Fn(&Doubt) -> usize, units: &dyn Fn(Step) -> usize| {
        let from = group.iter().map(start).min().unwrap_or(0);
        from..group.iter().map(|doubt| start(doubt) + units(doubt.step())).max().unwrap_or(from)
    };
    Piece {
        source: span(&|doubt| doubt.source, &|step| step.source),
        target: span(&|doubt| doubt.target, &|step| step.target),
    }
}

/// Units of a piece are fewer than 2³².
fn index(unit: usize) -> u32 {
    u32::try_from(unit).unwrap_or(u32::MAX)
}
