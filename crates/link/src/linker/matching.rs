//! The choice of pairs, each page in one at most.

use super::candidates::Places;
use super::judge::{Judged, Posterior, Versioned};
use super::site::Site;

/// Pairs are taken in rounds, the sure ones first: a page that is taken no longer rivals the rest.
const ROUNDS: [f32; 4] = [0.95, 0.8, 0.65, 0.0];

/// Which of `judged` are pairs whose probability reaches `least`, in their order, with that probability.
pub(super) fn choose(site: &Site<'_>, judged: &[Judged], least: f32) -> Vec<(Places, f32)> {
    let mut taken = Taken { first: vec![false; site.first.len()], second: vec![false; site.second.len()] };
    let versioned = Versioned::estimate(site, judged);
    let mut chosen = Vec::new();
    for round in ROUNDS {
        let posterior = Posterior::of(site, judged, versioned, |candidate| taken.leaves(candidate));
        let mut order: Vec<usize> = (0..judged.len()).filter(|&at| posterior.of_pair(at) >= round.max(least)).collect();
        order.sort_by(|&a, &b| {
            let by_probability = posterior.of_pair(b).total_cmp(&posterior.of_pair(a));
            by_probability.then(judged[b].weight.total_cmp(&judged[a].weight)).then(a.cmp(&b))
        });
        for at in order {
            if taken.leaves(&judged[at]) {
                taken.take(&judged[at]);
                chosen.push((judged[at].places(), posterior.of_pair(at)));
            }
        }
    }
    chosen.sort_unstable_by_key(|(places, _)| *places);
    chosen
}

struct Taken {
    first: Vec<bool>,
    second: Vec<bool>,
}

impl Taken {
    fn leaves(&self, candidate: &Judged) -> bool {
        !self.first[candidate.first as usize] && !self.second[candidate.second as usize]
    }

    fn take(&mut self, candidate: &Judged) {
        self.first[candidate.first as usize] = true;
        self.second[candidate.second as usize] = true;
    }
}
