//! Where the terms of one side stand within a piece.

use std::ops::Range;

use crate::document::Document;

/// The terms of a stretch of units, numbered as they are met, each with its units.
#[derive(Debug, Default)]
pub(crate) struct PieceTerms {
    /// One more than the number here of each term of the document; zero for those that are absent.
    slots: Vec<u32>,
    present: Vec<u32>,
    /// Units of each term, counted from the start of the piece: `postings[ends[n - 1]..ends[n]]`.
    postings: Vec<u32>,
    ends: Vec<u32>,
}

impl PieceTerms {
    /// Numbers the terms of `units`; what was there before goes.
    pub(crate) fn fill(&mut self, document: &Document, units: &Range<usize>) {
        for term in self.present.drain(..) {
            self.slots[term as usize] = 0;
        }
        let terms = document.term_count();
        if self.slots.len() < terms {
            self.slots.resize(terms, 0);
        }
        self.count(document, units);
        let mut sum = 0;
        for end in &mut self.ends {
            sum += std::mem::replace(end, sum);
        }
        self.postings.clear();
        self.postings.resize(sum as usize, 0);
        for (at, unit) in (0_u32..).zip(units.clone()) {
            for &term in document.terms_of(unit) {
                let end = &mut self.ends[self.slots[term as usize] as usize - 1];
                self.postings[*end as usize] = at;
                *end += 1;
            }
        }
    }

    fn count(&mut self, document: &Document, units: &Range<usize>) {
        self.ends.clear();
        for unit in units.clone() {
            for &term in document.terms_of(unit) {
                let slot = &mut self.slots[term as usize];
                if *slot == 0 {
                    self.present.push(term);
                    self.ends.push(0);
                    *slot = index(self.present.len());
                }
                self.ends[*slot as usize - 1] += 1;
            }
        }
    }

    /// How many distinct terms there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number here of a term of the document.
    pub(crate) fn number(&self, term: u32) -> Option<u32> {
        self.slots[term as usize].checked_sub(1)
    }

    /// Where in [`postings`](Self::postings) the units of the term with this number stand.
    pub(crate) fn span(&self, number: u32) -> Range<u32> {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        start..self.ends[number as usize]
    }

    /// The units of all terms, counted from the start of the piece; those of one term ascending.
    pub(crate) fn postings(&self) -> &[u32] {
        &self.postings
    }
}

/// Counts of a piece fit 32 bits.
fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
