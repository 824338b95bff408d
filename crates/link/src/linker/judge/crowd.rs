//! Pages that look alike: issues of a series, reports from one template, updates of one event. What such pages share
//! tells none of them from the others, and where the true version is missing, another of them must not take its place.

use super::super::site::Site;
use super::Judged;

/// Candidates whose evidence from date and content is weaker by less, in nats, look alike.
const ALIKE: f64 = 8.0;
/// Those that an alignment has to tell apart.
const VERY_ALIKE: f64 = 2.0;
/// Rivals that are looked at for an alignment.
const MAX_RIVALS: usize = 16;

/// The candidates of each page.
#[derive(Debug)]
pub(super) struct Crowds {
    /// For each side, for each page: the numbers of its candidates with the evidence from date and content, strongest
    /// first.
    sides: [Vec<Vec<(f64, usize)>>; 2],
    pages: [f64; 2],
}

impl Crowds {
    pub(super) fn of(site: &Site<'_>, judged: &[Judged]) -> Self {
        let mut sides = [vec![Vec::new(); site.first.len()], vec![Vec::new(); site.second.len()]];
        for (at, candidate) in judged.iter().enumerate() {
            for (side, page) in [candidate.first, candidate.second].into_iter().enumerate() {
                sides[side][page].push((candidate.implicit, at));
            }
        }
        for crowd in sides.iter_mut().flatten() {
            crowd.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        Self { sides, pages: [site.first.len() as f64, site.second.len() as f64] }
    }

    /// The most that date and content can say for `candidate`, in nats: that it is one of so many alike of all pages,
    /// and how far it stands out among them.
    pub(super) fn limit(&self, candidate: &Judged) -> f64 {
        let by_side = |side: usize, page: usize| {
            let crowd = &self.sides[side][page];
            let alike = crowd.partition_point(|(weight, _)| *weight >= candidate.implicit - ALIKE);
            let rivals = alike.saturating_sub(1);
            if rivals == 0 {
                return f64::INFINITY;
            }
            let own = crowd.partition_point(|(weight, _)| *weight > candidate.implicit);
            let middle = rivals / 2;
            let (usual, _) = crowd[if middle < own { middle } else { middle + 1 }];
            (self.pages[1 - side] / alike as f64).ln() + candidate.implicit - usual
        };
        by_side(0, candidate.first).min(by_side(1, candidate.second))
    }

    /// The strongest other candidates of either page that look very much like number `at`.
    pub(super) fn rivals<'a>(&'a self, at: usize, candidate: &'a Judged) -> impl Iterator<Item = usize> + 'a {
        let sides = [&self.sides[0][candidate.first], &self.sides[1][candidate.second]];
        sides.into_iter().flat_map(move |crowd| {
            let alike = crowd.iter().take_while(|(weight, _)| *weight >= candidate.implicit - VERY_ALIKE);
            alike.take(MAX_RIVALS).map(|(_, rival)| *rival).filter(move |rival| *rival != at)
        })
    }
}
