//! What a run of units explains, as it grows.

use std::ops::{Range, RangeInclusive};

use super::super::gain;
use super::super::piece_terms::PieceTerms;
use super::side::Side;

/// Sums of odds for one run of units, kept close together so that gains are computed several at a time.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// One more than the place of a term, by its number on the other side; zero for those that have none.
    slots: Vec<u32>,
    numbers: Vec<u32>,
    /// Where the units of each term stand among the postings of the other side.
    spans: Vec<Range<u32>>,
    sums: Vec<f32>,
    gains: Vec<f32>,
}

impl Run {
    /// Calls `each` with the length of every run of `lengths` units from `start`, each unit of the other side of
    /// `within`, and what the run gains by a term of that unit.
    pub(super) fn explain(
        &mut self,
        side: &Side,
        others: &PieceTerms,
        (start, lengths): (usize, RangeInclusive<usize>),
        within: &Range<u32>,
        mut each: impl FnMut(usize, u32, f32),
    ) {
        if within.is_empty() {
            return;
        }
        if self.slots.len() < others.len() {
            self.slots.resize(others.len(), 0);
        }
        let mut mass = 0.0;
        for (length, unit) in (1..=*lengths.end()).zip(start..side.len()) {
            mass += side.masses[unit];
            self.add(side.links_of(unit), others, within);
            if length < *lengths.start() {
                continue;
            }
            let share = mass.recip();
            self.gains.clear();
            self.gains.extend(self.sums.iter().map(|sum| gain(sum * share)));
            for (span, &gain) in self.spans.iter().zip(&self.gains) {
                for &other in &others.postings()[super::places(span)] {
                    each(length, other, gain);
                }
            }
        }
        self.clear();
    }

    fn add(&mut self, links: &[(u32, f32)], others: &PieceTerms, within: &Range<u32>) {
        for &(number, odds) in links {
            let slot = self.slots[number as usize] as usize;
            if slot > 0 {
                self.sums[slot - 1] += odds;
                continue;
            }
            let span = others.span_within(number, within);
            if !span.is_empty() {
                self.numbers.push(number);
                self.spans.push(span);
                self.sums.push(odds);
                self.slots[number as usize] = super::index(self.numbers.len());
            }
        }
    }

    fn clear(&mut self) {
        for number in self.numbers.drain(..) {
            self.slots[number as usize] = 0;
        }
        self.spans.clear();
        self.sums.clear();
    }
}
