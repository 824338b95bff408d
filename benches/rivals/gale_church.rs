//! Alignment by length alone, with the full table: Gale & Church (1993), "A program for aligning sentences in bilingual
//! corpora".

use std::ops::Range;

/// Units of either side, and the cost of such a bead: −100 ln of its share, of table 5.
const KINDS: [(usize, usize, f32); 6] =
    [(1, 1, 11.0), (1, 0, 461.0), (0, 1, 461.0), (2, 1, 241.0), (1, 2, 241.0), (2, 2, 451.0)];
/// Characters of variance for each character of length.
const VARIANCE: f32 = 6.8;
/// The cost of a difference in length that is as good as impossible, of the program in the appendix.
const LARGEST: f32 = 2500.0;

/// The lengths of texts in characters.
pub fn lengths(texts: &[String]) -> Vec<usize> {
    texts.iter().map(|text| text.chars().count()).collect()
}

/// The best alignment of two lists of lengths in characters: beads of places on either side, in order.
pub fn gale_church(source: &[usize], target: &[usize]) -> Vec<(Range<usize>, Range<usize>)> {
    let width = target.len() + 1;
    let mut costs = vec![f32::INFINITY; (source.len() + 1) * width];
    let mut kinds = vec![0_u8; costs.len()];
    costs[0] = 0.0;
    for cell in 1..costs.len() {
        let (row, column) = (cell / width, cell % width);
        for (kind, (down, right, prior)) in (0_u8..).zip(KINDS) {
            if down <= row && right <= column {
                let before = costs[(row - down) * width + column - right];
                let sum = |lengths: &[usize]| lengths.iter().sum::<usize>() as f32;
                let (one, other) = (sum(&source[row - down..row]), sum(&target[column - right..column]));
                let cost = before + prior + mismatch(one, other);
                if cost < costs[cell] {
                    (costs[cell], kinds[cell]) = (cost, kind);
                }
            }
        }
    }
    path(&kinds, source.len(), target.len())
}

/// The beads that lead to the last cell.
fn path(kinds: &[u8], mut row: usize, mut column: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let width = column + 1;
    let mut beads = Vec::new();
    while (row, column) != (0, 0) {
        let (down, right, _) = KINDS[usize::from(kinds[row * width + column])];
        beads.push((row - down..row, column - right..column));
        (row, column) = (row - down, column - right);
    }
    beads.reverse();
    beads
}

/// −100 ln of the probability of such a difference in length, up to what is the same for all.
fn mismatch(one: f32, other: f32) -> f32 {
    let mean = f32::midpoint(one, other);
    if mean == 0.0 { 0.0 } else { (50.0 * (one - other).powi(2) / (mean * VARIANCE)).min(LARGEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_are_aligned_one_to_one() {
        assert_eq!(gale_church(&[50, 120, 30], &[52, 118, 31]), [(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)]);
    }

    #[test]
    fn two_that_are_as_long_as_one_are_its_counterpart() {
        assert_eq!(gale_church(&[50, 60, 300], &[110, 300]), [(0..2, 0..1), (2..3, 1..2)]);
    }

    #[test]
    fn what_has_no_counterpart_stands_alone() {
        assert_eq!(gale_church(&[50], &[]), [(0..1, 0..0)]);
        assert_eq!(gale_church(&[], &[50, 60]), [(0..0, 0..1), (0..0, 1..2)]);
        assert_eq!(gale_church(&[], &[]), []);
    }
}
