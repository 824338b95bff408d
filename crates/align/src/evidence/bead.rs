//! The evidence of one bead, wherever its sides stand.

use std::ops::Range;

use super::{FormModel, Odds, Pair, add_run, gain, misses};

/// Scratch space for the evidence of single beads.
#[derive(Debug, Default)]
pub(crate) struct BeadScorer {
    odds: Odds,
}

impl BeadScorer {
    /// The evidence of a bead that is on no table: what [`Tables`](super::Tables) and `form` together give.
    pub(crate) fn score(
        &mut self,
        pair: Pair<'_>,
        form: &FormModel,
        source: &Range<usize>,
        target: &Range<usize>,
    ) -> f32 {
        let Pair { source: from, target: to, links } = pair;
        self.odds.prepare(to.terms().len());
        let mass = add_run(from, source.start, source.len(), &mut self.odds, |term| links.of_source(term));
        let forward = self.found(to, target, mass, |term| links.target_miss(term));
        self.odds.prepare(from.terms().len());
        let mass = add_run(to, target.start, target.len(), &mut self.odds, |term| links.of_target(term));
        let backward = self.found(from, source, mass, |term| links.source_miss(term));
        0.5 * (forward + backward) + form.score(pair, source.clone(), target.clone())
    }

    fn found(
        &self,
        document: &super::Document,
        units: &Range<usize>,
        mass: f32,
        absence: impl Fn(u32) -> f32 + Copy,
    ) -> f32 {
        let of_unit = |unit| {
            let gains = document.terms_of(unit).iter().map(|&term| match self.odds.sums[term as usize] {
                0.0 => 0.0,
                odds => gain(odds / mass),
            });
            misses(document, unit, absence) + gains.sum::<f32>()
        };
        units.clone().map(of_unit).sum()
    }
}
