//! The evidence of a caller's similarity.

use super::Piece;
use crate::similarity::{Voice, of_bead};
use crate::step::Step;

/// What the caller's similarity says of each pair of units of a piece, in nats; empty if there is none, or it is silent.
#[derive(Debug, Default)]
pub(crate) struct Votes {
    nats: Vec<f32>,
    targets: usize,
}

impl Votes {
    /// Asks `voice` for all pairs of units of the piece; what was there before goes.
    pub(crate) fn fill(&mut self, voice: Voice<'_>, piece: &Piece) {
        self.nats.clear();
        self.targets = piece.target.len();
        if !voice.is_silent() {
            let row = |source| piece.target.clone().map(move |target| voice.nats(source, target));
            self.nats.extend(piece.source.clone().flat_map(row));
        }
    }

    /// What the similarity says of a bead.
    pub(crate) fn score(&self, source: usize, target: usize, step: Step) -> f32 {
        if self.nats.is_empty() {
            return 0.0;
        }
        let (sources, targets) = (source..source + step.source, target..target + step.target);
        of_bead(sources, targets, |source, target| self.nats[source * self.targets + target])
    }

    /// Adds the same to `row` for the beads that take `step` from the source unit, and from each target unit in turn.
    pub(crate) fn add_row(&self, source: usize, step: Step, row: &mut [f32]) {
        if !self.nats.is_empty() {
            for (target, score) in row.iter_mut().enumerate() {
                *score += self.score(source, target, step);
            }
        }
    }
}
