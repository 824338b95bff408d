//! Probabilities of candidates among their rivals.

use super::super::site::Site;
use super::{Judged, single};

/// The share of pages that have another version, on a bilingual site of which all pages were fetched.
const HAS_VERSION: f64 = 0.7;

/// The probability of each candidate: one of the candidates of either page is right, or none.
#[derive(Debug)]
pub(in super::super) struct Posterior {
    probabilities: Vec<f32>,
}

impl Posterior {
    /// The probabilities of `judged`; only those that `is_open` compete.
    pub(in super::super) fn of(site: &Site<'_>, judged: &[Judged], is_open: impl Fn(&Judged) -> bool) -> Self {
        let mut first = Sums::new(site.first.len(), site.second.len());
        let mut second = Sums::new(site.second.len(), site.first.len());
        for candidate in judged.iter().filter(|candidate| is_open(candidate)) {
            let weight = f64::from(candidate.weight);
            first.add(candidate.first, weight);
            second.add(candidate.second, weight);
        }
        let probability = |candidate: &Judged| {
            let weight = f64::from(candidate.weight);
            let share = first.share(candidate.first, weight).min(second.share(candidate.second, weight));
            if is_open(candidate) { single(share) } else { 0.0 }
        };
        Self { probabilities: judged.iter().map(probability).collect() }
    }

    /// The probability of candidate number `at`.
    pub(in super::super) fn of_pair(&self, at: usize) -> f32 {
        self.probabilities[at]
    }
}

/// For each page the odds of all its candidates together.
#[derive(Debug)]
struct Sums {
    odds: Vec<f64>,
    /// The odds that none is right.
    none: f64,
}

impl Sums {
    fn new(pages: usize, others: usize) -> Self {
        Self { odds: vec![0.0; pages], none: (1.0 - HAS_VERSION) / HAS_VERSION * others as f64 }
    }

    fn add(&mut self, page: u32, weight: f64) {
        self.odds[page as usize] += odds(weight);
    }

    fn share(&self, page: u32, weight: f64) -> f64 {
        odds(weight) / (self.none + self.odds[page as usize])
    }
}

/// The odds of `weight`, kept in the range in which sums are exact enough.
fn odds(weight: f64) -> f64 {
    weight.clamp(-300.0, 300.0).exp()
}
