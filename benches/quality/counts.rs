//! Counts of what was found, right and wrong, and of what should have been.

use std::iter::Sum;
use std::ops::AddAssign;

/// How many were found, how many of them are right, and how many there are to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Found and right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// To be found.
    pub gold: usize,
}

impl Counts {
    /// The harmonic mean of precision and recall; 1 where there was nothing to be found and nothing was.
    pub fn f1(&self) -> f64 {
        match self.found + self.gold {
            0 => 1.0,
            all => 2.0 * self.right as f64 / all as f64,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, counts| {
            sum += counts;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_mean_of_precision_and_recall() {
        let f1 = |right, found, gold| Counts { right, found, gold }.f1();
        let (precision, recall) = (1.0 / 2.0, 1.0 / 4.0);
        assert!((f1(1, 2, 4) - 2.0 * precision * recall / (precision + recall)).abs() < 1e-9);
        assert!(f1(3, 3, 3) > 0.999 && f1(0, 0, 0) > 0.999 && f1(0, 1, 0) < 0.001);
    }
}
