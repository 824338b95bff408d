//! Which pairs are worth weighing: few for each page, whatever the size of the site.

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::content::Frequencies;
use super::convention::{Conventions, Rule};
use super::site::{Site, other};
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
    pub(super) en: usize,
    pub(super) uk: usize,
    pub(super) clues: Clues,
}

/// What joins two pages explicitly.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// How the pages link to each other, strongest first.
    pub(super) links: Vec<Via>,
    /// Whether the English page links to the Ukrainian one.
    pub(super) forward: bool,
    /// Whether the Ukrainian page links to the English one.
    pub(super) backward: bool,
    /// By what the addresses are equal.
    pub(super) rules: Vec<Rule>,
}

/// All candidates of `site`, ordered by their places.
pub(super) fn find(site: &Site<'_>, conventions: &Conventions, most: usize) -> Vec<Candidate> {
    let mut found = Found::default();
    found.add_links(site, Lang::EN);
    found.add_links(site, Lang::UK);
    for rule in Rule::ALL {
        for pair in conventions.matches(rule) {
            found.clues(pair).rules.push(rule);
        }
    }
    found.add_content(site, most);
    found.into_sorted()
}

#[derive(Debug, Default)]
struct Found(FxHashMap<(usize, usize), Clues>);

impl Found {
    fn clues(&mut self, pair: (usize, usize)) -> &mut Clues {
        self.0.entry(pair).or_default()
    }

    fn add_links(&mut self, site: &Site<'_>, from: Lang) {
        for (place, entry) in site.side(from).iter().enumerate() {
            for link in entry.digest.links() {
                let Some(target) = site.find(&link.url, other(from)) else { continue };
                let is_english = from == Lang::EN;
                let clues = self.clues(if is_english { (place, target) } else { (target, place) });
                clues.links.push(link.via.into());
                clues.forward |= is_english;
                clues.backward |= !is_english;
            }
        }
    }

    fn add_content(&mut self, site: &Site<'_>, most: usize) {
        if site.en.len() * site.uk.len() <= ALL_PAIRS {
            for en in 0..site.en.len() {
                for uk in 0..site.uk.len() {
                    self.clues((en, uk));
                }
            }
            return;
        }
        self.add_same_day(site);
        self.add_similar(site, most);
    }

    fn add_same_day(&mut self, site: &Site<'_>) {
        let mut by_day: FxHashMap<i32, Vec<usize>> = FxHashMap::default();
        for (uk, entry) in site.uk.iter().enumerate() {
            if let Some(day) = entry.digest.day() {
                by_day.entry(day).or_default().push(uk);
            }
        }
        for (en, entry) in site.en.iter().enumerate() {
            let Some(day) = entry.digest.day() else { continue };
            for day in [day.saturating_sub(1), day, day.saturating_add(1)] {
                for &uk in by_day.get(&day).filter(|pages| pages.len() <= MAX_OF_DAY).into_iter().flatten() {
                    self.clues((en, uk));
                }
            }
        }
    }

    fn add_similar(&mut self, site: &Site<'_>, most: usize) {
        let frequencies = Frequencies::of(site);
        let index = frequencies.index(&site.uk, MAX_HOLDERS);
        let mut weights = vec![0.0; site.uk.len()];
        for (en, entry) in site.en.iter().enumerate() {
            let mut touched = Vec::new();
            let terms = frequencies.rare_terms(entry.digest.content(), MAX_HOLDERS);
            for (class, hash, weight) in terms.into_iter().take(MAX_TERMS) {
                for &uk in index.get(&(class, hash)).into_iter().flatten() {
                    if weights[uk as usize] == 0.0 {
                        touched.push(uk);
                    }
                    weights[uk as usize] += weight;
                }
            }
            touched.sort_unstable_by(|&a, &b| weights[b as usize].total_cmp(&weights[a as usize]).then(a.cmp(&b)));
            for &uk in touched.iter().take(most) {
                self.clues((en, uk as usize));
            }
            for &uk in &touched {
                weights[uk as usize] = 0.0;
            }
        }
    }

    fn into_sorted(self) -> Vec<Candidate> {
        let mut candidates: Vec<_> =
            self.0.into_iter().map(|((en, uk), clues)| Candidate { en, uk, clues: clues.sorted() }).collect();
        candidates.sort_unstable_by_key(|candidate| (candidate.en, candidate.uk));
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
