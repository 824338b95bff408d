//! Which domains hold versions of the same articles: those that the user names as one, those whose pages link to each
//! other as versions, and those with a shared name or a language link between any of their pages, if content agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::fold::Folding;
use super::judge::Judgement;
use super::site::{Entry, Site};
use super::{convention, matching};
use crate::sets::Sets;
use crate::{LinkOptions, SiteGroups};

/// The probability from which on a pair counts as agreement between its domains.
const SURE: f32 = 0.9;
/// So many pairs, and such a share of the pages of the smaller side, join domains that only a shared name makes us look
/// at: anybody may report on the same event.
const ALIKE: (usize, f64) = (3, 0.25);
/// The same of domains that a language link leads between.
const LINKED: (usize, f64) = (1, 0.1);

/// Parts `entries`, which are sorted, into groups that are linked each on its own: a domain, or several that belong
/// together.
pub(super) fn group<'a>(entries: Vec<Entry<'a>>, options: &LinkOptions) -> Vec<Vec<Entry<'a>>> {
    related(entries, options).into_iter().flat_map(|entries| decide(entries, options)).collect()
}

/// The entries of sites that may belong together.
fn related<'a>(entries: Vec<Entry<'a>>, options: &LinkOptions) -> Vec<Vec<Entry<'a>>> {
    let mut sites = SiteGroups::new(options);
    for entry in &entries {
        sites.add(&entry.site, entry.digest.linked_sites());
    }
    let groups = sites.groups();
    let numbers =
        groups.iter().zip(0..).flat_map(|(sites, number)| sites.iter().map(move |site| (site.as_str(), number)));
    let number_of: FxHashMap<&str, usize> = numbers.collect();
    let mut parts: Vec<Vec<Entry<'a>>> = groups.iter().map(|_| Vec::new()).collect();
    for entry in entries {
        parts[number_of[&*entry.site]].push(entry);
    }
    parts
}

/// Parts entries of sites that may belong together by whether they do.
fn decide<'a>(entries: Vec<Entry<'a>>, options: &LinkOptions) -> Vec<Vec<Entry<'a>>> {
    let mut domains = Domains::of(&entries);
    if domains.names.len() > 1 {
        domains.join_named(options);
        domains.join_linked(&entries);
        domains.join_agreeing(&entries, options);
    }
    let Domains { mut sets, number, .. } = domains;
    let mut parts: Vec<Vec<Entry<'a>>> = Vec::new();
    parts.resize_with(number.last().map_or(0, |last| last + 1), Vec::new);
    for (entry, number) in entries.into_iter().zip(number) {
        parts[sets.first(number)].push(entry);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The domains of some entries, and which of them are known to belong together.
#[derive(Debug)]
struct Domains {
    names: Vec<Arc<str>>,
    /// The number of each entry's domain.
    number: Vec<usize>,
    sets: Sets,
}

impl Domains {
    fn of(entries: &[Entry<'_>]) -> Self {
        let (mut names, mut number): (Vec<Arc<str>>, Vec<usize>) = (Vec::new(), Vec::with_capacity(entries.len()));
        for entry in entries {
            if names.last() != Some(&entry.site) {
                names.push(Arc::clone(&entry.site));
            }
            number.push(names.len() - 1);
        }
        Self { sets: Sets::new(names.len()), names, number }
    }

    fn of_entry(&self, entry: &Entry<'_>) -> usize {
        self.number_of(&entry.site).expect("the domain of each entry is known")
    }

    fn number_of(&self, site: &str) -> Option<usize> {
        self.names.binary_search_by(|name| (**name).cmp(site)).ok()
    }

    fn join_named(&mut self, options: &LinkOptions) {
        for group in options.groups() {
            let known: Vec<usize> = group.iter().filter_map(|site| self.number_of(site)).collect();
            known.windows(2).for_each(|two| self.sets.join(two[0], two[1]));
        }
    }

    /// Joins domains where a page of one links to a page of the other in another language.
    fn join_linked(&mut self, entries: &[Entry<'_>]) {
        let numbered = entries.iter().zip(&self.number);
        let known: FxHashMap<u64, (Lang, usize)> =
            numbered.clone().map(|(entry, number)| (entry.key, (entry.digest.lang(), *number))).collect();
        for (entry, &from) in numbered {
            for (lang, to) in entry.digest.links().iter().filter_map(|link| known.get(&link.key)) {
                if *lang != entry.digest.lang() {
                    self.sets.join(from, *to);
                }
            }
        }
    }

    /// Joins domains between which many enough pairs are sure.
    fn join_agreeing(&mut self, entries: &[Entry<'_>], options: &LinkOptions) {
        if (1..self.names.len()).all(|number| self.sets.first(number) == 0) {
            return;
        }
        let folding = Folding::of(entries);
        let site = Site::new(entries, &folding, [Lang::EN, Lang::UK]);
        let linked = self.language_links(entries);
        let pages = [self.pages(&site.first), self.pages(&site.second)];
        for ((en, uk), pairs) in self.sure_pairs(&site, options) {
            let (least, share) = if linked.contains(&(en.min(uk), en.max(uk))) { LINKED } else { ALIKE };
            if pairs >= least && pairs as f64 >= share * pages[0][en].min(pages[1][uk]) as f64 {
                self.sets.join(en, uk);
            }
        }
    }

    /// How many pairs of `site` are sure, by the domains of their English and their Ukrainian page.
    fn sure_pairs(&self, site: &Site<'_>, options: &LinkOptions) -> BTreeMap<(usize, usize), usize> {
        let conventions = convention::learn(site);
        let found = Candidates::find(site, &conventions, Some(options.candidates()));
        let judgement = Judgement::of(site, &conventions, found);
        let mut pairs = BTreeMap::new();
        for ((first, second), _) in matching::choose(site, judgement.judged(), SURE) {
            let domains = (self.of_entry(site.first[first as usize]), self.of_entry(site.second[second as usize]));
            *pairs.entry(domains).or_default() += 1;
        }
        pairs
    }

    /// How many of `articles` each domain has.
    fn pages(&self, articles: &[&Entry<'_>]) -> Vec<usize> {
        let mut pages = vec![0; self.names.len()];
        for entry in articles {
            pages[self.of_entry(entry)] += 1;
        }
        pages
    }

    /// The domains that any language link leads between, be it to a front page.
    fn language_links(&self, entries: &[Entry<'_>]) -> BTreeSet<(usize, usize)> {
        let mut linked = BTreeSet::new();
        for (entry, &from) in entries.iter().zip(&self.number) {
            let to = entry.digest.linked_sites().iter().filter_map(|site| self.number_of(site));
            linked.extend(to.map(|to| (from.min(to), from.max(to))));
        }
        linked
    }
}
