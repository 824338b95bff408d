//! The evidence of one bead, wherever its sides stand.

use std::ops::Range;

use super::{FormModel, Odds, Pair, add_run, gain, misses};
use crate::document::{Document, Term, TermClass};
use crate::links::Link;

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
        let Pair { source: from, target: to, links, .. } = pair;
        self.odds.prepare(to.terms().len());
        let mass = add_run(from, source.start, source.len(), &mut self.odds, |term| links.of_source(term));
        let forward = self.found(to, target, mass, |term| links.target_miss(term));
        self.odds.prepare(from.terms().len());
        let mass = add_run(to, target.start, target.len(), &mut self.odds, |term| links.of_target(term));
        let backward = self.found(from, source, mass, |term| links.source_miss(term));
        let voice = pair.voice.of_bead(source.clone(), target.clone());
        0.5 * (forward + backward) + form.score(pair, source.clone(), target.clone()) + voice
    }

    fn found(&self, document: &Document, units: &Range<usize>, mass: f32, absence: impl Fn(u32) -> f32 + Copy) -> f32 {
        let of_unit = |unit| {
            let gains = document.terms_of(unit).iter().map(|&term| match self.odds.sums[term as usize] {
                0.0 => 0.0,
                odds => gain(odds / mass),
            });
            misses(document, unit, absence) + gains.sum::<f32>()
        };
        units.clone().map(of_unit).sum()
    }

    /// What the anchors of a bead tell.
    pub(crate) fn score_anchors(&mut self, pair: Pair<'_>, bead: (&Range<usize>, &Range<usize>)) -> f32 {
        let mut nats = 0.0;
        if pair.source.has_anchors() || pair.target.has_anchors() {
            self.each_term(pair, bead, |found| {
                if found.term.class == TermClass::Anchor {
                    nats += 0.5 * found.nats;
                }
            });
        }
        nats
    }

    /// Calls `each` with every term of the bead, those of the target first, and what it tells.
    pub(crate) fn each_term(
        &mut self,
        pair: Pair<'_>,
        (source, target): (&Range<usize>, &Range<usize>),
        mut each: impl FnMut(&FoundTerm),
    ) {
        let Pair { source: from, target: to, links, .. } = pair;
        self.odds.prepare(to.terms().len());
        let mass = add_run(from, source.start, source.len(), &mut self.odds, |term| links.of_source(term));
        for &term in target.clone().flat_map(|unit| to.terms_of(unit)) {
            let likeness = || likeness(&to.terms()[term as usize], links.of_target(term), from, source);
            each(&self.found_term(to, term, mass, links.target_miss(term), likeness));
        }
        self.odds.prepare(from.terms().len());
        let mass = add_run(to, target.start, target.len(), &mut self.odds, |term| links.of_target(term));
        for &term in source.clone().flat_map(|unit| from.terms_of(unit)) {
            let likeness = || likeness(&from.terms()[term as usize], links.of_source(term), to, target);
            each(&self.found_term(from, term, mass, links.source_miss(term), likeness));
        }
    }

    fn found_term(
        &self,
        document: &Document,
        term: u32,
        mass: f32,
        absence: f32,
        likeness: impl Fn() -> Likeness,
    ) -> FoundTerm {
        let odds = self.odds.sums[term as usize];
        let is_found = odds > 0.0;
        FoundTerm {
            term: document.terms()[term as usize],
            nats: if is_found { absence + gain(odds / mass) } else { absence },
            is_found,
            likeness: if is_found { likeness() } else { Likeness::None },
        }
    }
}

/// A term of a bead, and what it tells in its direction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FoundTerm {
    /// The term.
    pub(crate) term: Term,
    /// What its presence, or the absence of its counterpart, tells.
    pub(crate) nats: f32,
    /// Whether its counterpart stands on the other side of the bead.
    pub(crate) is_found: bool,
    /// How like it the most like counterpart there is.
    pub(crate) likeness: Likeness,
}

/// How like each other two terms are, whatever links them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Not at all.
    None,
    /// They have a consonant skeleton in common.
    Sound,
    /// They are written alike.
    Spelling,
}

fn likeness(term: &Term, links: &[Link], others: &Document, units: &Range<usize>) -> Likeness {
    let near = links.iter().filter(|link| !others.units_within(link.term, units).is_empty());
    let of = |other: &Term| {
        if other.key == term.key {
            Likeness::Spelling
        } else if term.skeletons.iter().flatten().any(|key| other.skeletons.contains(&Some(*key))) {
            Likeness::Sound
        } else {
            Likeness::None
        }
    };
    near.map(|link| of(&others.terms()[link.term as usize])).max().unwrap_or(Likeness::None)
}
