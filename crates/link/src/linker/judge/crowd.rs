//! Pages that look alike: issues of a series, reports from one template, updates of one event. What such pages share
//! tells none of them from the others, and where the true version is missing, another of them must not take its place.

use super::super::site::Site;
use super::{Judged, single};

/// Candidates whose evidence from date and content is weaker by less, in nats, look alike.
const ALIKE: f32 = 8.0;
/// Those that an alignment has to tell apart.
const VERY_ALIKE: f32 = 2.0;
/// Rivals that are looked at for an alignment.
const MAX_RIVALS: usize = 16;

/// The candidates of each page, those first that date and content speak for most.
#[derive(Debug)]
pub(super) struct Crowds {
    sides: [Crowd; 2],
}

/// The same for one side.
#[derive(Debug)]
struct Crowd {
    /// Numbers of candidates, by page, the strongest first.
    order: Vec<u32>,
    /// Where the candidates of a page begin in `order`; one more than there are pages.
    starts: Vec<u32>,
    /// Pages of the other side.
    others: f32,
}

impl Crowds {
    pub(super) fn of(site: &Site<'_>, judged: &[Judged]) -> Self {
        let first = Crowd::of(judged, site.first.len(), site.second.len(), |judged| judged.first);
        let second = Crowd::of(judged, site.second.len(), site.first.len(), |judged| judged.second);
        Self { sides: [first, second] }
    }

    /// Limits what date and content say of each candidate: that it is one of so many alike of all pages, and how far it
    /// stands out among them.
    pub(super) fn limit(&self, judged: &mut [Judged]) {
        for at in 0..judged.len() {
            let candidate = judged[at];
            let limits =
                [self.sides[0].limit(judged, candidate.first, at), self.sides[1].limit(judged, candidate.second, at)];
            judged[at].weight = candidate.weight.min(limits[0]).min(limits[1]);
        }
    }

    /// The strongest other candidates of either page that look very much like number `at`.
    pub(super) fn rivals<'a>(&'a self, judged: &'a [Judged], at: usize) -> impl Iterator<Item = usize> + 'a {
        let candidate = judged[at];
        let crowds = [self.sides[0].of_page(candidate.first), self.sides[1].of_page(candidate.second)];
        crowds.into_iter().flat_map(move |crowd| {
            let crowd = crowd.iter().map(|&rival| rival as usize);
            let alike = crowd.take_while(move |&rival| judged[rival].implicit >= candidate.implicit - VERY_ALIKE);
            alike.take(MAX_RIVALS).filter(move |&rival| rival != at)
        })
    }
}

impl Crowd {
    fn of(judged: &[Judged], pages: usize, others: usize, page: impl Fn(&Judged) -> u32) -> Self {
        let number = |at: u32| &judged[at as usize];
        let mut order: Vec<u32> = (0..).take(judged.len()).collect();
        order.sort_unstable_by(|&a, &b| {
            let by_weight = number(b).implicit.total_cmp(&number(a).implicit);
            page(number(a)).cmp(&page(number(b))).then(by_weight).then(a.cmp(&b))
        });
        let starts = (0..=pages).map(|of| order.partition_point(|&at| (page(number(at)) as usize) < of));
        let starts = starts.map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect();
        Self { order, starts, others: single(others as f64) }
    }

    fn of_page(&self, page: u32) -> &[u32] {
        let page = page as usize;
        &self.order[self.starts[page] as usize..self.starts[page + 1] as usize]
    }

    /// The limit for candidate `at` among those of `page`.
    fn limit(&self, judged: &[Judged], page: u32, at: usize) -> f32 {
        let (crowd, own) = (self.of_page(page), judged[at].implicit);
        let weight = |at: &u32| judged[*at as usize].implicit;
        let alike = crowd.partition_point(|at| weight(at) >= own - ALIKE);
        let rivals = alike.saturating_sub(1);
        if rivals == 0 {
            return f32::INFINITY;
        }
        let place = crowd.partition_point(|at| weight(at) > own);
        let middle = rivals / 2;
        let usual = weight(&crowd[if middle < place { middle } else { middle + 1 }]);
        (self.others / single(alike as f64)).ln() + own - usual
    }
}
