//! One side of a piece, as the tables need it.

use std::ops::Range;

use super::super::misses;
use super::super::piece_terms::PieceTerms;
use crate::document::Document;
use crate::links::Link;

/// The units of one side of a piece.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Where their terms stand.
    pub(super) terms: PieceTerms,
    /// What each unit's terms tell if nothing explains them.
    pub(super) misses: Vec<f32>,
    /// How many terms stand in each unit.
    pub(super) masses: Vec<f32>,
    /// Links of each unit to terms of the other side: `links[ends[u - 1]..ends[u]]`.
    links: Vec<Tie>,
    ends: Vec<usize>,
}

/// What links a unit to a term of the other side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tie {
    /// The term's number on the other side.
    pub(super) number: u32,
    /// Where its units stand among the postings of the other side.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The odds of the link.
    pub(super) odds: f32,
}

impl Side {
    /// Reads `units`; what was there before goes.
    pub(super) fn read(&mut self, document: &Document, units: &Range<usize>, miss: impl Fn(u32) -> f32 + Copy) {
        self.terms.fill(document, units);
        self.misses.clear();
        self.misses.extend(units.clone().map(|unit| misses(document, unit, miss)));
        self.masses.clear();
        self.masses.extend(units.clone().map(|unit| document.shape(unit).mass));
    }

    /// Notes what links the units to terms that stand on the other side of the piece.
    pub(super) fn link<'a>(
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
                self.links.extend(links(term).iter().filter_map(|link| {
                    let number = others.number(link.term)?;
                    let Range { start, end } = others.span(number);
                    Some(Tie { number, start, end, odds: link.odds })
                }));
            }
            self.ends.push(self.links.len());
        }
    }

    /// How many units there are.
    pub(super) fn len(&self) -> usize {
        self.misses.len()
    }

    /// What links the unit to terms of the other side.
    pub(super) fn links_of(&self, unit: usize) -> &[Tie] {
        let start = if unit == 0 { 0 } else { self.ends[unit - 1] };
        &self.links[start..self.ends[unit]]
    }
}
