//! Which cells are on a path worth counting.

use crate::step::{STEP_COUNT, STEPS, StepPriors, TARGET_ALONE};

/// The cells through which a path runs that is nearly as good as the best one.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// Those cells as source and target, ascending.
    pub(crate) spots: Vec<(u32, u32)>,
    /// The best sum of a path from the start to each cell, and from each cell to the end.
    to: Vec<f32>,
    from: Vec<f32>,
}

/// Cells whose best path is this many nats behind the best of all are left out: a path through them has less than
/// 2·10⁻⁹ of the best one's weight.
const MARGIN: f32 = 20.0;

impl Reach {
    /// Finds the cells, from the evidence of every step by the cell it starts from.
    pub(crate) fn find(
        &mut self,
        evidence: &[Vec<f32>; STEP_COUNT],
        priors: &StepPriors,
        (sources, targets): (usize, usize),
    ) {
        let width = targets + 1;
        self.sum_to(evidence, priors, sources, width);
        self.sum_from(evidence, priors, sources, width);
        let bound = self.from[0] - MARGIN;
        self.spots.clear();
        let rows = self.to.chunks_exact(width).zip(self.from.chunks_exact(width));
        for (source, (to, from)) in (0_u32..).zip(rows) {
            let cells = (0_u32..).zip(to.iter().zip(from));
            self.spots
                .extend(cells.filter(|(_, (to, from))| **to + **from >= bound).map(|(target, _)| (source, target)));
        }
    }

    /// A cell, by its place in the list.
    pub(crate) fn spot(&self, at: usize) -> (usize, usize) {
        let (source, target) = self.spots[at];
        (source as usize, target as usize)
    }

    fn sum_to(&mut self, evidence: &[Vec<f32>; STEP_COUNT], priors: &StepPriors, sources: usize, width: usize) {
        clear(&mut self.to, (sources + 1) * width);
        self.to[0] = 0.0;
        for source in 0..=sources {
            let (before, row) = self.to.split_at_mut(source * width);
            let row = &mut row[..width];
            for (index, step) in STEPS.iter().enumerate() {
                if step.source == 0 || step.source > source || step.target >= width {
                    continue;
                }
                let start = (source - step.source) * width;
                let starts = before[start..].iter().zip(&evidence[index][start..]);
                for (best, (sum, score)) in row[step.target..].iter_mut().zip(starts) {
                    *best = best.max(sum + score + priors.log(index));
                }
            }
            // The only step that stays in a row.
            let skip = priors.log(TARGET_ALONE);
            let mut last = f32::NEG_INFINITY;
            for best in row {
                last = best.max(last + skip);
                *best = last;
            }
        }
    }

    fn sum_from(&mut self, evidence: &[Vec<f32>; STEP_COUNT], priors: &StepPriors, sources: usize, width: usize) {
        clear(&mut self.from, (sources + 1) * width);
        let end = self.from.len() - 1;
        self.from[end] = 0.0;
        for source in (0..=sources).rev() {
            let (row, after) = self.from[source * width..].split_at_mut(width);
            for (index, step) in STEPS.iter().enumerate() {
                if step.source == 0 || source + step.source > sources || step.target >= width {
                    continue;
                }
                let ends = &after[(step.source - 1) * width..][step.target..width];
                for (best, (sum, score)) in row.iter_mut().zip(ends.iter().zip(&evidence[index][source * width..])) {
                    *best = best.max(sum + score + priors.log(index));
                }
            }
            let skip = priors.log(TARGET_ALONE);
            let mut last = f32::NEG_INFINITY;
            for best in row.iter_mut().rev() {
                last = best.max(last + skip);
                *best = last;
            }
        }
    }
}

fn clear(sums: &mut Vec<f32>, cells: usize) {
    sums.clear();
    sums.resize(cells, f32::NEG_INFINITY);
}
