//! Probabilities of candidates among their rivals.

use super::super::site::Site;
use super::{Judged, single};

/// The share of pages that have another version, on a bilingual site of which all pages were fetched.
const HAS_VERSION: f64 = 0.7;
/// Pages that count as seen with that share before the site's own are.
const PRIOR_PAGES: f64 = 10.0;
/// Rounds in which the share of a site is estimated; it has settled by then.
const ROUNDS: usize = 3;

/// The probability of each candidate: one of the candidates of either page is right, or none.
#[derive(Debug)]
pub(in super::super) struct Posterior {
    probabilities: Vec<f32>,
}

impl Posterior {
    /// The probabilities of `judged`, where so many pages of either language have another version; only those that
    /// `is_open` compete.
    pub(in super::super) fn of(
        site: &Site<'_>,
        judged: &[Judged],
        versioned: Versioned,
        is_open: impl Fn(&Judged) -> bool,
    ) -> Self {
        let [first, second] = versioned.odds(site, judged, &is_open);
        let probability = |candidate: &Judged| {
            let share = first.share(candidate.first, candidate).min(second.share(candidate.second, candidate));
            if is_open(candidate) { single(share) } else { 0.0 }
        };
        Self { probabilities: judged.iter().map(probability).collect() }
    }

    /// The probability of candidate number `at`.
    pub(in super::super) fn of_pair(&self, at: usize) -> f32 {
        self.probabilities[at]
    }
}

/// The shares of pages of both languages that have another version on this site.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Versioned([f64; 2]);

impl Versioned {
    /// Estimates them: a site may translate one article of a hundred. Of a site that translates nearly all, the usual
    /// share is kept, for the pages in doubt are those that have no version.
    pub(in super::super) fn estimate(site: &Site<'_>, judged: &[Judged]) -> Self {
        let mut shares = Self([HAS_VERSION; 2]);
        for _ in 0..ROUNDS {
            shares = Self(shares.odds(site, judged, &|_| true).map(|odds| odds.versioned()));
        }
        shares
    }

    fn odds(self, site: &Site<'_>, judged: &[Judged], is_open: &impl Fn(&Judged) -> bool) -> [Odds; 2] {
        let (first_len, second_len) = (site.first.len(), site.second.len());
        let mut first = Odds::new(first_len, second_len, self.0[0]);
        let mut second = Odds::new(second_len, first_len, self.0[1]);
        for candidate in judged.iter().filter(|candidate| is_open(candidate)) {
            first.add(candidate.first, candidate);
            second.add(candidate.second, candidate);
        }
        [first, second]
    }
}

/// For each page the odds of all its candidates together.
#[derive(Debug)]
struct Odds {
    pages: Vec<f64>,
    /// The odds that none is right.
    none: f64,
}

impl Odds {
    fn new(pages: usize, others: usize, versioned: f64) -> Self {
        Self { pages: vec![0.0; pages], none: (1.0 - versioned) / versioned * others as f64 }
    }

    fn add(&mut self, page: u32, candidate: &Judged) {
        self.pages[page as usize] += odds(candidate);
    }

    fn share(&self, page: u32, candidate: &Judged) -> f64 {
        odds(candidate) / (self.none + self.pages[page as usize])
    }

    /// The share of pages of which a candidate is right.
    fn versioned(&self) -> f64 {
        let right: f64 = self.pages.iter().map(|odds| odds / (self.none + odds)).sum();
        let share = (right + PRIOR_PAGES * HAS_VERSION) / (self.pages.len() as f64 + PRIOR_PAGES);
        share.min(HAS_VERSION)
    }
}

/// The odds of the weight of a candidate, kept in the range in which sums are exact enough.
fn odds(candidate: &Judged) -> f64 {
    f64::from(candidate.weight).clamp(-300.0, 300.0).exp()
}
