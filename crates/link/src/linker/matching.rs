//! The choice of pairs, each page in one at most.

use super::judge::{Judged, Posterior};
use super::site::Site;
use crate::Pair;

/// Pairs are taken in rounds, the sure ones first: a page that is taken no longer rivals the rest.
const ROUNDS: [f32; 4] = [0.95, 0.8, 0.65, 0.0];

/// The pairs of `judged` whose probability reaches `least`.
pub(super) fn choose(site: &Site<'_>, judged: &[Judged], least: f32) -> Vec<Pair> {
    let mut taken = Taken { en: vec![false; site.en.len()], uk: vec![false; site.uk.len()] };
    let mut chosen = Vec::new();
    for round in ROUNDS {
        let posterior = Posterior::of(site, judged, |candidate| taken.leaves(candidate));
        let mut order: Vec<usize> = (0..judged.len()).filter(|&at| posterior.of_pair(at) >= round.max(least)).collect();
        order.sort_by(|&a, &b| {
            let by_probability = posterior.of_pair(b).total_cmp(&posterior.of_pair(a));
            by_probability.then(judged[b].weight.total_cmp(&judged[a].weight)).then(a.cmp(&b))
        });
        for at in order {
            if taken.leaves(&judged[at]) {
                taken.take(&judged[at]);
                chosen.push((at, posterior.of_pair(at)));
            }
        }
    }
    chosen.iter().map(|&(at, score)| pair(site, &judged[at], score)).collect()
}

fn pair(site: &Site<'_>, judged: &Judged, score: f32) -> Pair {
    let (en, uk) = (site.en[judged.en].page, site.uk[judged.uk].page);
    Pair { en, uk, score, via: judged.via, evidence: judged.evidence.clone() }
}

struct Taken {
    en: Vec<bool>,
    uk: Vec<bool>,
}

impl Taken {
    fn leaves(&self, candidate: &Judged) -> bool {
        !self.en[candidate.en] && !self.uk[candidate.uk]
    }

    fn take(&mut self, candidate: &Judged) {
        self.en[candidate.en] = true;
        self.uk[candidate.uk] = true;
    }
}
