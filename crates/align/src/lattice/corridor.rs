//! Which cells may be worth counting, by what single units tell of each other.

use std::ops::Range;

use super::Spots;
use crate::evidence::{FormModel, RunForms, Tables};
use crate::step::{SINGLE, SOURCE_ALONE, StepPriors, TARGET_ALONE};

/// The cells that are near a good path of single units.
///
/// A bead of several units starts and ends where a path of single units and units alone can pass, too: what that path
/// loses, so does every other one through the same text. So the cells are found without the evidence of longer beads,
/// by a wider margin.
#[derive(Debug, Default)]
pub(super) struct Corridor {
    /// Evidence of single beads by the cell they start from.
    singles: Vec<f32>,
    /// The best sum of a path from the start to each cell, and from each cell to the end.
    to: Vec<f32>,
    from: Vec<f32>,
    /// First and last cell of each row, and of each column.
    rows: Vec<Option<(u32, u32)>>,
    columns: Vec<Option<(u32, u32)>>,
}

/// How many nats a path may be behind the best one of single beads.
const MARGIN: f32 = 40.0;

impl Corridor {
    /// Finds the cells; `tables` hold what single units explain.
    pub(super) fn find(&mut self, tables: &Tables, form: &FormModel, forms: (&RunForms, &RunForms), spots: &mut Spots) {
        let (sources, targets) = (forms.0.roles.len(), forms.1.roles.len());
        clear(&mut self.singles, sources * targets);
        for (source, row) in self.singles.chunks_exact_mut(targets.max(1)).enumerate() {
            tables.write_singles(source, row);
            form.add_row(forms, source, row);
        }
        self.sum_to(sources, targets);
        self.sum_from(sources, targets);
        self.list(sources, targets, spots);
    }

    fn sum_to(&mut self, sources: usize, targets: usize) {
        let width = targets + 1;
        let priors = StepPriors::default();
        clear(&mut self.to, (sources + 1) * width);
        self.to[0] = 0.0;
        skip(&mut self.to[..width], priors.log(TARGET_ALONE));
        for source in 0..sources {
            let (before, row) = self.to[source * width..].split_at_mut(width);
            let row = &mut row[..width];
            for (best, sum) in row.iter_mut().zip(&*before) {
                *best = sum + priors.log(SOURCE_ALONE);
            }
            let singles = &self.singles[source * targets..];
            for (best, (sum, score)) in row[1..].iter_mut().zip(before.iter().zip(singles)) {
                *best = best.max(sum + score + priors.log(SINGLE));
            }
            skip(row, priors.log(TARGET_ALONE));
        }
    }

    fn sum_from(&mut self, sources: usize, targets: usize) {
        let width = targets + 1;
        let priors = StepPriors::default();
        clear(&mut self.from, (sources + 1) * width);
        self.from[sources * width + targets] = 0.0;
        skip_back(&mut self.from[sources * width..], priors.log(TARGET_ALONE));
        for source in (0..sources).rev() {
            let (row, after) = self.from[source * width..].split_at_mut(width);
            for (best, sum) in row.iter_mut().zip(&*after) {
                *best = sum + priors.log(SOURCE_ALONE);
            }
            let singles = &self.singles[source * targets..][..targets];
            for (best, (sum, score)) in row.iter_mut().zip(after[1..].iter().zip(singles)) {
                *best = best.max(sum + score + priors.log(SINGLE));
            }
            skip_back(row, priors.log(TARGET_ALONE));
        }
    }

    fn list(&mut self, sources: usize, targets: usize, spots: &mut Spots) {
        let bound = self.from[0] - MARGIN;
        spots.start(sources, targets);
        self.rows.clear();
        self.columns.clear();
        self.columns.resize(targets + 1, None);
        let rows = self.to.chunks_exact(targets + 1).zip(self.from.chunks_exact(targets + 1));
        for (source, (to, from)) in (0_u32..).zip(rows) {
            let mut row = None;
            for (target, (to, from)) in (0_u32..).zip(to.iter().zip(from)) {
                if to + from >= bound {
                    spots.push(source, target);
                    extend(&mut row, target);
                    extend(&mut self.columns[target as usize], source);
                }
            }
            self.rows.push(row);
        }
    }

    /// Which target units are in question for beads that start at a source unit, and which source units for those that
    /// start at a target unit.
    pub(super) fn explained(&self, max_units: usize) -> (impl Fn(usize) -> Range<u32>, impl Fn(usize) -> Range<u32>) {
        let reach = u32::try_from(max_units).unwrap_or(u32::MAX);
        let (sources, targets) = (self.rows.len() - 1, self.columns.len() - 1);
        let within = move |cells: Option<(u32, u32)>, units: usize| {
            let units = u32::try_from(units).unwrap_or(u32::MAX);
            cells.map_or(0..0, |(first, last)| first.min(units)..last.saturating_add(reach).min(units))
        };
        (move |source| within(self.rows[source], targets), move |target| within(self.columns[target], sources))
    }
}

fn extend(range: &mut Option<(u32, u32)>, at: u32) {
    let first = range.map_or(at, |(first, _)| first);
    *range = Some((first, at));
}

/// Lets target units stand alone in a row of sums.
fn skip(row: &mut [f32], prior: f32) {
    let mut last = f32::NEG_INFINITY;
    for best in row {
        last = best.max(last + prior);
        *best = last;
    }
}

fn skip_back(row: &mut [f32], prior: f32) {
    let mut last = f32::NEG_INFINITY;
    for best in row.iter_mut().rev() {
        last = best.max(last + prior);
        *best = last;
    }
}

fn clear(sums: &mut Vec<f32>, cells: usize) {
    sums.clear();
    sums.resize(cells, f32::NEG_INFINITY);
}
