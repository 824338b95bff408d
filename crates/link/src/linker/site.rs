//! The pages of one site.

use poruch_detect_language::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::Folding;
use crate::Digest;
use crate::address::Address;
use crate::digest::hash;

/// A page that may be in a pair.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Its index among the caller's pages.
    pub(super) page: usize,
    pub(super) digest: &'a Digest,
    pub(super) address: Address,
    /// The hash of the address's key.
    pub(super) key: u64,
}

impl<'a> Entry<'a> {
    pub(super) fn new(page: usize, digest: &'a Digest) -> Option<Self> {
        let address = Address::parse(digest.url())?;
        Some(Self { page, digest, key: key_of(&address), address })
    }

    /// By which entries are sorted: nothing in it depends on the order of the caller's pages.
    pub(super) fn order(&self) -> impl Ord + '_ {
        let digest = self.digest;
        let content = (digest.content().text, digest.content().title);
        (&self.address.site, digest.url(), digest.lang(), digest.day(), content, digest.canonical(), digest.links())
    }
}

/// By which an address is found.
pub(super) fn key_of(address: &Address) -> u64 {
    hash::of(address.key().as_bytes())
}

/// Parts `entries`, which are sorted, into sites. Domains whose pages name each other as versions are one site.
pub(super) fn group(entries: Vec<Entry<'_>>) -> Vec<Vec<Entry<'_>>> {
    let mut groups: Vec<Vec<Entry<'_>>> = Vec::new();
    for entry in entries {
        match groups.last_mut() {
            Some(group) if group[0].address.site == entry.address.site => group.push(entry),
            _ => groups.push(vec![entry]),
        }
    }
    join_linked(groups)
}

fn join_linked(mut groups: Vec<Vec<Entry<'_>>>) -> Vec<Vec<Entry<'_>>> {
    let joined_to = linked_groups(&groups);
    for from in (0..groups.len()).rev() {
        let to = joined_to[from];
        if to != from {
            let moved = std::mem::take(&mut groups[from]);
            groups[to].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_by(|a, b| a.order().cmp(&b.order()));
    }
    groups
}

/// For each group the first group that it belongs to.
fn linked_groups(groups: &[Vec<Entry<'_>>]) -> Vec<usize> {
    let mut sets = Sets::new(groups.len());
    let crossing = crossing_links(groups);
    if !crossing.is_empty() {
        let entries = groups.iter().flatten();
        let known: FxHashSet<(u64, Lang)> = entries.map(|entry| (entry.key, entry.digest.lang())).collect();
        for (from, to, key, lang) in crossing {
            if known.contains(&(key, lang)) {
                sets.join(from, to);
            }
        }
    }
    (0..groups.len()).map(|at| sets.first(at)).collect()
}

/// The links from one group into another: both groups, and the key and language of the page that must be there.
fn crossing_links(groups: &[Vec<Entry<'_>>]) -> Vec<(usize, usize, u64, Lang)> {
    let names: FxHashMap<&str, usize> =
        groups.iter().enumerate().map(|(at, group)| (group[0].address.site.as_str(), at)).collect();
    let mut crossing = Vec::new();
    for (from, group) in groups.iter().enumerate() {
        for entry in group {
            for target in entry.digest.links().iter().filter_map(|link| Address::parse(&link.url)) {
                if let Some(&to) = names.get(target.site.as_str()).filter(|&&to| to != from) {
                    crossing.push((from, to, key_of(&target), other(entry.digest.lang())));
                }
            }
        }
    }
    crossing
}

/// The language of the other version.
pub(super) fn other(lang: Lang) -> Lang {
    if lang == Lang::EN { Lang::UK } else { Lang::EN }
}

/// Sets that are joined bit by bit (union–find); the least member stands for its set.
#[derive(Debug)]
pub(super) struct Sets(Vec<usize>);

impl Sets {
    pub(super) fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    pub(super) fn first(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// The articles of a site, each copy folded into one, by language.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) en: Vec<&'a Entry<'a>>,
    pub(super) uk: Vec<&'a Entry<'a>>,
    /// The article at an address, by the address's key: its place in `en` or `uk`.
    by_address: FxHashMap<(u64, Lang), usize>,
}

impl<'a> Site<'a> {
    pub(super) fn new(entries: &'a [Entry<'a>], folding: &Folding) -> Self {
        let mut site = Self { en: Vec::new(), uk: Vec::new(), by_address: FxHashMap::default() };
        let mut places = vec![0; entries.len()];
        for (at, entry) in entries.iter().enumerate() {
            if folding.stands_for(at) == at {
                let articles = site.side_mut(entry.digest.lang());
                places[at] = articles.len();
                articles.push(entry);
            }
        }
        for (at, entry) in entries.iter().enumerate() {
            let place = places[folding.stands_for(at)];
            site.by_address.insert((entry.key, entry.digest.lang()), place);
        }
        site
    }

    /// The article of language `lang` at `url`, as its place among those of its language.
    pub(super) fn find(&self, url: &str, lang: Lang) -> Option<usize> {
        let key = key_of(&Address::parse(url)?);
        self.by_address.get(&(key, lang)).copied()
    }

    pub(super) fn side(&self, lang: Lang) -> &[&'a Entry<'a>] {
        if lang == Lang::EN { &self.en } else { &self.uk }
    }

    fn side_mut(&mut self, lang: Lang) -> &mut Vec<&'a Entry<'a>> {
        if lang == Lang::EN { &mut self.en } else { &mut self.uk }
    }
}
