//! What a run of units explains, as it grows.

use std::ops::{Range, RangeInclusive};

use super::super::gain;
use super::super::piece_terms::PieceTerms;
use super::side::{Side, Tie};

/// Sums of odds for one run of units, kept close together so that gains are computed several at a time.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// One more than the place of a term, by its number on the other side; zero for those that have none.
    slots: Vec<u32>,
    terms: Vec<Explained>,
    sums: Vec<f32>,
    gains: Vec<f32>,
}

/// A term that the run explains.
#[derive(Debug, Clone, Copy)]
struct Explained {
    /// Its number on the other side.
    number: u32,
    /// Where its units stand among the postings of the other side.
    start: u32,
    end: u32,
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
            self.add(side.links_of(unit), others.postings(), within);
            if length < *lengths.start() {
                continue;
            }
            let share = mass.recip();
            self.gains.clear();
            self.gains.extend(self.sums.iter().map(|sum| gain(sum * share)));
            for (term, &gain) in self.terms.iter().zip(&self.gains) {
                for &other in &others.postings()[term.start as usize..term.end as usize] {
                    each(length, other, gain);
                }
            }
        }
        self.clear();
    }

    fn add(&mut self, ties: &[Tie], postings: &[u32], within: &Range<u32>) {
        for &Tie { number, mut start, mut end, odds } in ties {
            let slot = &mut self.slots[number as usize];
            if *slot > 0 {
                self.sums[*slot as usize - 1] += odds;
                continue;
            }
            while start < end && postings[start as usize] < within.start {
                start += 1;
            }
            while start < end && postings[end as usize - 1] >= within.end {
                end -= 1;
            }
            if start < end {
                self.terms.push(Explained { number, start, end });
                self.sums.push(odds);
                *slot = super::index(self.terms.len());
            }
        }
    }

    fn clear(&mut self) {
        for term in self.terms.drain(..) {
            self.slots[term.number as usize] = 0;
        }
        self.sums.clear();
    }
}
