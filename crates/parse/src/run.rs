//! The best contiguous run of blocks: maximum sum with gap costs.

use std::ops::Range;

/// The contiguous run with the largest sum of `scores`, where going on from one block to block `i` costs
/// `costs[i]`. Empty where no sum is positive; the earliest of equal ones.
pub(crate) fn best_run(scores: &[f32], costs: &[f32]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0_f32);
    for (at, (&score, &cost)) in scores.iter().zip(costs).enumerate() {
        if sum > cost {
            sum -= cost;
        } else {
            (start, sum) = (at, 0.0);
        }
        sum += score;
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bridges_a_gap_that_is_worth_it() {
        assert_eq!(best_run(&[3.0, -1.0, 2.0, -9.0, 4.0], &[0.0; 5]), 0..3);
        assert_eq!(best_run(&[3.0, -1.0, 2.0], &[0.0, 0.0, 2.5]), 0..1);
    }

    #[test]
    fn finds_nothing_where_nothing_is_positive() {
        assert_eq!(best_run(&[-1.0, 0.0], &[0.0; 2]), 0..0);
        assert_eq!(best_run(&[], &[]), 0..0);
    }

    proptest! {
        #[test]
        fn no_other_run_is_better(cells in proptest::collection::vec((-8_i8..8, 0_i8..4), 0..24)) {
            let scores: Vec<f32> = cells.iter().map(|cell| f32::from(cell.0)).collect();
            let costs: Vec<f32> = cells.iter().map(|cell| f32::from(cell.1)).collect();
            let sum = |run: Range<usize>| {
                let start = run.start;
                run.map(|at| scores[at] - if at > start { costs[at] } else { 0.0 }).sum::<f32>()
            };
            let best = sum(best_run(&scores, &costs));
            for start in 0..scores.len() {
                for end in start..=scores.len() {
                    prop_assert!(sum(start..end) <= best);
                }
            }
        }
    }
}
