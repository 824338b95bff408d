//! How far scores are probabilities.

use std::fmt;
use std::ops::AddAssign;

/// Scores of one bin.
#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    count: usize,
    right: usize,
    sum: f64,
}

/// How many bins of equal width there are.
const BINS: usize = 10;

/// Scores against what came true, in ten equal bins.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reliability([Bin; BINS]);

impl Reliability {
    /// Adds the score of a bead.
    pub(crate) fn add(&mut self, score: f32, is_right: bool) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of ten bins")]
        let bin = &mut self.0[((score * BINS as f32) as usize).min(BINS - 1)];
        bin.count += 1;
        bin.right += usize::from(is_right);
        bin.sum += f64::from(score);
    }

    /// The expected calibration error: by how much score and frequency differ, over the bins.
    pub(crate) fn error(&self) -> f64 {
        let difference: f64 = self.0.iter().map(|bin| (bin.sum - bin.right as f64).abs()).sum();
        difference / self.count() as f64
    }

    /// How many scores there are.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|bin| bin.count).sum()
    }
}

impl AddAssign<&Self> for Reliability {
    fn add_assign(&mut self, other: &Self) {
        for (bin, other) in self.0.iter_mut().zip(&other.0) {
            bin.count += other.count;
            bin.right += other.right;
            bin.sum += other.sum;
        }
    }
}

impl fmt::Display for Reliability {
    /// A line a bin that holds anything: its bounds, how many scores, their mean, how many came true.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Bin { count, right, sum }) in self.0.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
            let (mean, share) = (sum / *count as f64, *right as f64 / *count as f64);
            let (from, to) = (at as f64 / BINS as f64, (at + 1) as f64 / BINS as f64);
            writeln!(f, "  {from:.1}–{to:.1} {count:6}  score {mean:.3}  right {share:.3}  {:+.3}", mean - share)?;
        }
        Ok(())
    }
}
