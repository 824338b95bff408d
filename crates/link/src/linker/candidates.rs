//! Which pairs are worth weighing: few for each page, whatever the size of the site.

use rustc_hash::FxHashMap;

use super::content::{Frequencies, Index};
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

/// Two places in a site's lists: of an article in the first language, and of one in the second.
pub(super) type Places = (u32, u32);

/// The pairs to weigh.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// All of them, in order, each once.
    pairs: Vec<Places>,
    /// What joins some of them explicitly.
    clues: FxHashMap<Places, Clues>,
}

/// What joins two pages explicitly.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// How the pages link to each other.
    pub(super) links: Vec<Via>,
    /// Whether the first page links to the second.
    pub(super) forward: bool,
    /// Whether the second page links to the first.
    pub(super) backward: bool,
    /// By what the addresses are equal.
    pub(super) rules: Vec<Rule>,
}

impl Clues {
    /// How the pages link to each other, each way once, the strongest first.
    pub(super) fn vias(&self) -> impl Iterator<Item = Via> {
        let mut links = self.links.clone();
        links.sort_unstable();
        links.dedup();
        links.into_iter()
    }
}

impl Candidates {
    /// The candidates of `site` by links and addresses, and `by_content` so many of each page.
    pub(super) fn find(site: &Site<'_>, conventions: &Conventions, by_content: Option<usize>) -> Self {
        let mut found = Self::default();
        found.add_links(site, 0);
        found.add_links(site, 1);
        for rule in Rule::ALL {
            found.add_rule(conventions.matches(rule), rule);
        }
        if let Some(most) = by_content {
            found.add_content(site, most);
            found.tidy();
        }
        found
    }

    /// Adds pairs of places that meet by `rule`.
    pub(super) fn add_rule(&mut self, pairs: Vec<Places>, rule: Rule) {
        for pair in pairs {
            self.clues.entry(pair).or_default().rules.push(rule);
            self.pairs.push(pair);
        }
        self.tidy();
    }

    pub(super) fn pairs(&self) -> &[Places] {
        &self.pairs
    }

    /// What joins `pair` explicitly, if anything does.
    pub(super) fn clues(&self, pair: Places) -> Option<&Clues> {
        self.clues.get(&pair)
    }

    /// Adds the links of side number `from`, those of copies too: some sites have them on AMP pages alone.
    fn add_links(&mut self, site: &Site<'_>, from: usize) {
        for (entry, place) in site.pages(from) {
            for link in entry.digest.links() {
                let Some(target) = site.find(link.key, 1 - from) else { continue };
                let is_forward = from == 0;
                let pair = if is_forward { (place, target) } else { (target, place) };
                let clues = self.clues.entry(pair).or_default();
                clues.links.push(link.via.into());
                clues.forward |= is_forward;
                clues.backward |= !is_forward;
                self.pairs.push(pair);
            }
        }
    }

    fn add_content(&mut self, site: &Site<'_>, most: usize) {
        let (first, second) = (places(site.first.len()), places(site.second.len()));
        if site.first.len().saturating_mul(site.second.len()) <= ALL_PAIRS {
            self.pairs.extend((0..first).flat_map(|first| (0..second).map(move |second| (first, second))));
        } else {
            self.add_same_day(site);
            self.add_similar(site, most);
        }
    }

    fn add_same_day(&mut self, site: &Site<'_>) {
        let mut by_day: FxHashMap<i32, Vec<u32>> = FxHashMap::default();
        for (entry, second) in site.second.iter().zip(0..) {
            if let Some(day) = entry.digest.day() {
                by_day.entry(day).or_default().push(second);
            }
        }
        for (entry, first) in site.first.iter().zip(0..) {
            let Some(day) = entry.digest.day() else { continue };
            for day in [day.saturating_sub(1), day, day.saturating_add(1)] {
                let of_day = by_day.get(&day).filter(|pages| pages.len() <= MAX_OF_DAY).into_iter().flatten();
                self.pairs.extend(of_day.map(|&second| (first, second)));
            }
        }
    }

    fn add_similar(&mut self, site: &Site<'_>, most: usize) {
        let frequencies = Frequencies::of(site);
        let index = Index::of(&frequencies, &site.second, MAX_HOLDERS);
        let mut weights = vec![0.0; site.second.len()];
        for (entry, first) in site.first.iter().zip(0..) {
            let mut touched = Vec::new();
            let terms = frequencies.rare_terms(entry.digest.content(), MAX_HOLDERS);
            for (class, hash, weight) in terms.into_iter().take(MAX_TERMS) {
                for &second in index.holders(class, hash) {
                    if weights[second as usize] == 0.0 {
                        touched.push(second);
                    }
                    weights[second as usize] += weight;
                }
            }
            touched.sort_unstable_by(|&a, &b| weights[b as usize].total_cmp(&weights[a as usize]).then(a.cmp(&b)));
            self.pairs.extend(touched.iter().take(most).map(|&second| (first, second)));
            for &second in &touched {
                weights[second as usize] = 0.0;
            }
        }
    }

    fn tidy(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        self.pairs.shrink_to_fit();
    }
}

/// The number of places as they are counted here: beyond it there is no memory for the digests.
fn places(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
