//! Which pairs are worth weighing: few for each page, whatever the size of the site.

use rustc_hash::FxHashMap;

use super::content::Frequencies;
use super::convention::{Conventions, Rule};
use super::site::Site;
use crate::Via;

/// Sites with no more pairs than this have all of them weighed.
const ALL_PAIRS: usize = 10_000;
/// A term that so many pages of a language have leads to no candidates.
const MAX_HOLDERS: u32 = 24;
/// The rarest terms of a page by which candidates are looked up.
const MAX_TERMS: usize = 64;
/// Pages of one day of which all are candidates.
const MAX_OF_DAY: usize = 12;

/// A pair to weigh: places in the site's lists, and the clues that are known before.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) clues: Clues,
}

/// What joins two pages explicitly.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// How the pages link to each other, strongest first.
    pub(super) links: Vec<Via>,
    /// Whether the first page links to the second.
    pub(super) forward: bool,
    /// Whether the second page links to the first.
    pub(super) backward: bool,
    /// By what the addresses are equal.
    pub(super) rules: Vec<Rule>,
}

/// All candidates of `site`, ordered by their places: by links and addresses, and `by_content` so many of each page.
pub(super) fn find(site: &Site<'_>, conventions: &Conventions, by_content: Option<usize>) -> Vec<Candidate> {
    let mut found = Found::default();
    found.add_links(site, 0);
    found.add_links(site, 1);
    for rule in Rule::ALL {
        for pair in conventions.matches(rule) {
            found.clues(pair).rules.push(rule);
        }
    }
    if let Some(most) = by_content {
        found.add_content(site, most);
    }
    found.into_sorted()
}

/// The candidates with those of `pairs` among them, which meet by `rule`.
pub(super) fn with_rule(candidates: Vec<Candidate>, pairs: Vec<(usize, usize)>, rule: Rule) -> Vec<Candidate> {
    let known = candidates.into_iter().map(|Candidate { first, second, clues }| ((first, second), clues));
    let mut found = Found(known.collect());
    for pair in pairs {
        found.clues(pair).rules.push(rule);
    }
    found.into_sorted()
}

#[derive(Debug, Default)]
struct Found(FxHashMap<(usize, usize), Clues>);

impl Found {
    fn clues(&mut self, pair: (usize, usize)) -> &mut Clues {
        self.0.entry(pair).or_default()
    }

    /// Adds the links of side number `from`.
    fn add_links(&mut self, site: &Site<'_>, from: usize) {
        for (place, entry) in site.side(from).iter().enumerate() {
            for link in entry.digest.links() {
                let Some(target) = site.find(&link.url, 1 - from) else { continue };
                let is_forward = from == 0;
                let clues = self.clues(if is_forward { (place, target) } else { (target, place) });
                clues.links.push(link.via.into());
                clues.forward |= is_forward;
                clues.backward |= !is_forward;
            }
        }
    }

    fn add_content(&mut self, site: &Site<'_>, most: usize) {
        if site.first.len() * site.second.len() <= ALL_PAIRS {
            for first in 0..site.first.len() {
                for second in 0..site.second.len() {
                    self.clues((first, second));
                }
            }
            return;
        }
        self.add_same_day(site);
        self.add_similar(site, most);
    }

    fn add_same_day(&mut self, site: &Site<'_>) {
        let mut by_day: FxHashMap<i32, Vec<usize>> = FxHashMap::default();
        for (second, entry) in site.second.iter().enumerate() {
            if let Some(day) = entry.digest.day() {
                by_day.entry(day).or_default().push(second);
            }
        }
        for (first, entry) in site.first.iter().enumerate() {
            let Some(day) = entry.digest.day() else { continue };
            for day in [day.saturating_sub(1), day, day.saturating_add(1)] {
                for &second in by_day.get(&day).filter(|pages| pages.len() <= MAX_OF_DAY).into_iter().flatten() {
                    self.clues((first, second));
                }
            }
        }
    }

    fn add_similar(&mut self, site: &Site<'_>, most: usize) {
        let frequencies = Frequencies::of(site);
        let index = frequencies.index(&site.second, MAX_HOLDERS);
        let mut weights = vec![0.0; site.second.len()];
        for (first, entry) in site.first.iter().enumerate() {
            let mut touched = Vec::new();
            let terms = frequencies.rare_terms(entry.digest.content(), MAX_HOLDERS);
            for (class, hash, weight) in terms.into_iter().take(MAX_TERMS) {
                for &second in index.get(&(class, hash)).into_iter().flatten() {
                    if weights[second as usize] == 0.0 {
                        touched.push(second);
                    }
                    weights[second as usize] += weight;
                }
            }
            touched.sort_unstable_by(|&a, &b| weights[b as usize].total_cmp(&weights[a as usize]).then(a.cmp(&b)));
            for &second in touched.iter().take(most) {
                self.clues((first, second as usize));
            }
            for &second in &touched {
                weights[second as usize] = 0.0;
            }
        }
    }

    fn into_sorted(self) -> Vec<Candidate> {
        let mut candidates: Vec<_> = self
            .0
            .into_iter()
            .map(|((first, second), clues)| Candidate { first, second, clues: clues.sorted() })
            .collect();
        candidates.sort_unstable_by_key(|candidate| (candidate.first, candidate.second));
        candidates
    }
}

impl Clues {
    fn sorted(mut self) -> Self {
        self.links.sort_unstable();
        self.links.dedup();
        self
    }
}
