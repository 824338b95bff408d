//! What dates say.

use super::site::{Entry, Site};

/// How often two versions are published so many days apart, over news sites that translate: most the same day, some the
/// next, few later.
const SAME_DAY: f64 = 0.80;
const NEXT_DAY: f64 = 0.15;
const SAME_WEEK: f64 = 0.03;
const SAME_MONTH: f64 = 0.014;
/// Mostly dates that were read wrongly.
const LATER: f64 = 0.006;
/// Pages that count as seen before a site's own are: a site of few pages does not show how its dates spread.
const PRIOR_PAGES: f64 = 10.0;
/// Days over which those pages are spread.
const PRIOR_DAYS: f64 = 60.0;

/// The dates of a site, by language.
#[derive(Debug)]
pub(super) struct Dates {
    first: Vec<i32>,
    second: Vec<i32>,
}

impl Dates {
    pub(super) fn of(site: &Site<'_>) -> Self {
        Self { first: sorted(&site.first), second: sorted(&site.second) }
    }

    /// The evidence, in nats, of the distance between an English page's day and a Ukrainian one's: how much likelier it
    /// is between two versions than between pages taken at random.
    pub(super) fn evidence(&self, first: i32, second: i32) -> f64 {
        let (likelihood, from, to) = match first.abs_diff(second) {
            0 => (SAME_DAY, 0, 0),
            1 => (NEXT_DAY, 1, 1),
            2..=7 => (SAME_WEEK, 2, 7),
            8..=31 => (SAME_MONTH, 8, 31),
            _ => (LATER, 32, i32::MAX),
        };
        let chance = f64::midpoint(chance(&self.second, first, from, to), chance(&self.first, second, from, to));
        (likelihood / chance).ln()
    }
}

fn sorted(side: &[&Entry<'_>]) -> Vec<i32> {
    let mut days: Vec<i32> = side.iter().filter_map(|entry| entry.digest.day()).collect();
    days.sort_unstable();
    days
}

/// The share of pages, the candidate itself left out, whose day is from `from` to `to` days off `day`.
fn chance(days: &[i32], day: i32, from: i32, to: i32) -> f64 {
    let within = |low: i64, high: i64| {
        let first = days.partition_point(|&other| i64::from(other) < low);
        days.partition_point(|&other| i64::from(other) <= high) - first
    };
    let (day, from, to) = (i64::from(day), i64::from(from), i64::from(to));
    let both = within(day + from, day + to) + within(day - to, day - from);
    let found = if from == 0 { both / 2 } else { both };
    let width = (if from == 0 { 1 } else { 2 * (to - from + 1) }) as f64;
    let expected = PRIOR_PAGES * (width / PRIOR_DAYS).min(1.0);
    (found.saturating_sub(1) as f64 + expected) / (days.len().saturating_sub(1) as f64 + PRIOR_PAGES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_day_says_more_the_fewer_pages_have_it() {
        let spread = Dates { first: (0..100).collect(), second: (0..100).collect() };
        let crowded = Dates { first: vec![5; 100], second: vec![5; 100] };
        assert!(spread.evidence(5, 5) > 3.0);
        assert!(crowded.evidence(5, 5) < 0.5);
    }

    #[test]
    fn distance_counts_against() {
        let dates = Dates { first: (0..100).collect(), second: (0..100).collect() };
        assert!(dates.evidence(5, 5) > dates.evidence(5, 6));
        assert!(dates.evidence(5, 6) > dates.evidence(5, 9));
        assert!(dates.evidence(5, 50) < -3.0);
    }
}
