//! How far the links and addresses of this site are to be believed.

use rustc_hash::FxHashMap;

use super::super::candidates::{Candidates, Clues, Places};
use super::super::convention::Rule;
use super::super::site::Site;
use super::Judged;
use crate::Via;

/// Cases that count as seen before the site's own are.
const PRIOR_CASES: f64 = 4.0;
/// How often a link is right, over all sites.
const LINK: f64 = 0.95;
/// Wrong cases that are always reckoned with.
const SLIP: f64 = 0.02;
/// How often a true pair has the clue.
const COVERAGE: f64 = 0.9;

/// The precision of each kind of clue, learned from whether date and content agree with it.
#[derive(Debug)]
pub(super) struct Trust {
    links: FxHashMap<Via, f64>,
    rules: FxHashMap<Rule, f64>,
    /// How many pages of the other language claim a page as their version, by its place.
    claims: [Vec<u32>; 2],
    /// Logarithm of the number of pages of a language.
    log_pages: f64,
}

/// Cases in which other evidence agrees and disagrees.
#[derive(Debug, Clone, Copy, Default)]
struct Cases {
    agree: f64,
    disagree: f64,
}

impl Cases {
    fn add(&mut self, weight: f32) {
        // Weak evidence is on no side.
        if weight > 0.5 {
            self.agree += 1.0;
        } else if weight < -1.5 {
            self.disagree += 1.0;
        }
    }

    fn precision(self, prior: f64) -> f64 {
        (self.agree + PRIOR_CASES * prior) / (self.agree + self.disagree + PRIOR_CASES)
    }
}

impl Trust {
    /// Learns from `judged`, which hold what date and content say of `candidates`.
    pub(super) fn learn(site: &Site<'_>, candidates: &Candidates, judged: &[Judged]) -> Self {
        let (mut links, mut rules) = (FxHashMap::<Via, Cases>::default(), FxHashMap::<Rule, Cases>::default());
        let mut claims = [vec![0; site.first.len()], vec![0; site.second.len()]];
        for judged in judged {
            let Some(clues) = candidates.clues(judged.places()) else { continue };
            claims[0][judged.first as usize] += u32::from(clues.backward);
            claims[1][judged.second as usize] += u32::from(clues.forward);
            for via in clues.vias() {
                links.entry(via).or_default().add(judged.weight);
            }
            for rule in &clues.rules {
                rules.entry(*rule).or_default().add(judged.weight);
            }
        }
        let pages = site.first.len().max(site.second.len()).max(1) as f64;
        Self {
            links: links.into_iter().map(|(via, cases)| (via, cases.precision(LINK))).collect(),
            rules: rules.into_iter().map(|(rule, cases)| (rule, cases.precision(prior(rule)))).collect(),
            claims,
            log_pages: pages.ln(),
        }
    }

    /// The link of a candidate that says most, and how much, in nats.
    pub(super) fn best_link(&self, (first, second): Places, clues: &Clues) -> Option<(Via, f64)> {
        // A page that many claim as their version is the version of one at most.
        let forward = clues.forward.then(|| self.claims[1][second as usize]);
        let backward = clues.backward.then(|| self.claims[0][first as usize]);
        let rivals = forward.into_iter().chain(backward).min().unwrap_or(1).max(1);
        let weight = |via| self.weight(self.links.get(&via).copied().unwrap_or(LINK) / f64::from(rivals));
        strongest(clues.vias().map(|via| (via, weight(via))))
    }

    /// The rule that says most, and how much, in nats.
    pub(super) fn best_rule(&self, rules: &[Rule]) -> Option<(Rule, f64)> {
        strongest(rules.iter().map(|&rule| (rule, self.weight(self.rules.get(&rule).copied().unwrap_or(prior(rule))))))
    }

    /// What a clue of this precision says: wrong ones fall on any page.
    fn weight(&self, precision: f64) -> f64 {
        (COVERAGE * precision / (1.0 - precision + SLIP)).ln() + self.log_pages
    }
}

/// The first of the greatest.
fn strongest<T>(clues: impl Iterator<Item = (T, f64)>) -> Option<(T, f64)> {
    clues.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// How often a rule is right, over all sites.
fn prior(rule: Rule) -> f64 {
    match rule {
        Rule::Address => 0.95,
        Rule::Slug => 0.9,
        Rule::Id | Rule::Shift => 0.8,
    }
}
