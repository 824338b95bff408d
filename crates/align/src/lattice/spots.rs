//! The cells of a piece that are worth counting.

use std::ops::RangeInclusive;

use super::PerStep;
use crate::step::{MAX_UNITS, STEPS};

/// Cells as a list, from the start of the piece to its end, row after row.
///
/// The list counts from one: the place before stands for all cells that are not on it.
#[derive(Debug, Default)]
pub(super) struct Spots {
    places: Vec<(u32, u32)>,
    /// The place in the list of each cell, row after row; beyond the end of each row and of the last one there is room
    /// for the longest step.
    slots: Vec<u32>,
    width: usize,
    kept: Vec<usize>,
}

/// Where a step leads that leaves the cells worth counting.
pub(super) const NOWHERE: usize = 0;

impl Spots {
    /// The place of the piece's start.
    pub(super) const FIRST: usize = 1;

    /// Makes the list anew for a piece of so many units.
    pub(super) fn start(&mut self, sources: usize, targets: usize) {
        self.width = targets + 1 + MAX_UNITS;
        self.places.clear();
        self.places.push((0, 0));
        self.slots.clear();
        self.slots.resize((sources + 1 + MAX_UNITS) * self.width, 0);
    }

    /// Adds a cell, which stands after all others.
    pub(super) fn push(&mut self, source: u32, target: u32) {
        let cell = source as usize * self.width + target as usize;
        self.slots[cell] = u32::try_from(self.places.len()).unwrap_or(0);
        self.places.push((source, target));
    }

    /// All places in the list, in order.
    pub(super) fn all(&self) -> RangeInclusive<usize> {
        Self::FIRST..=self.last()
    }

    /// The place of the piece's end.
    pub(super) fn last(&self) -> usize {
        self.places.len() - 1
    }

    /// The cell at a place, as source and target.
    pub(super) fn place(&self, spot: usize) -> (usize, usize) {
        let (source, target) = self.places[spot];
        (source as usize, target as usize)
    }

    /// The place of a cell.
    pub(super) fn at(&self, source: usize, target: usize) -> usize {
        self.slots[source * self.width + target] as usize
    }

    /// Where each step leads from the place.
    pub(super) fn next(&self, spot: usize) -> PerStep<usize> {
        let (source, target) = self.place(spot);
        let from = &self.slots[source * self.width + target..];
        std::array::from_fn(|index| from[STEPS[index].source * self.width + STEPS[index].target] as usize)
    }

    /// Leaves only those for which `is_kept` holds; the former places of those that stay, in order.
    pub(super) fn retain(&mut self, is_kept: impl Fn(usize) -> bool) -> &[usize] {
        self.kept.clear();
        for spot in self.all() {
            let (source, target) = self.place(spot);
            let slot = &mut self.slots[source * self.width + target];
            *slot = 0;
            if is_kept(spot) {
                self.kept.push(spot);
                *slot = u32::try_from(self.kept.len()).unwrap_or(0);
                self.places[self.kept.len()] = self.places[spot];
            }
        }
        self.places.truncate(self.kept.len() + 1);
        &self.kept
    }
}
