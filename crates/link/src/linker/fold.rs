//! Copies of one page are folded into one.

use std::cmp::Reverse;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::site::Entry;
use crate::digest::hash;
use crate::sets::Sets;
use crate::{LeftOut, Reason};

/// A text of fewer characters may be the same on two pages by chance.
const MIN_TEXT: u32 = 200;

/// Which page stands for which.
#[derive(Debug)]
pub(super) struct Folding {
    stands_for: Vec<usize>,
}

impl Folding {
    /// Folds the pages of one site: same address but for marks of tracking and form, a canonical address that is true,
    /// the same text, or nearly the same under one title on one day.
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let mut sets = Sets::new(entries.len());
        let by_address = join_equal(entries, &mut sets, |entry| Some(entry.key), is_same_page);
        join_equal(entries, &mut sets, text_key, |_, _| true);
        join_equal(entries, &mut sets, title_key, |one, other| one.digest.content().is_copy_of(other.digest.content()));
        for (at, entry) in entries.iter().enumerate() {
            if let Some(target) = canonical(entry, entries, &by_address) {
                sets.join(at, target);
            }
        }
        Self { stands_for: representatives(entries, &mut sets) }
    }

    /// The entry that stands for entry `at`, which may be itself.
    pub(super) fn stands_for(&self, at: usize) -> usize {
        self.stands_for[at]
    }

    /// The pages that another stands for.
    pub(super) fn duplicates(&self, entries: &[Entry<'_>]) -> Vec<LeftOut> {
        let folded = self.stands_for.iter().enumerate().filter(|(at, of)| at != *of);
        folded
            .map(|(at, &of)| LeftOut { page: entries[at].page, reason: Reason::Duplicate { of: entries[of].page } })
            .collect()
    }
}

/// Whether two pages at addresses that differ in marks alone are one: a mark may choose the page after all.
fn is_same_page(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    let (ours, theirs) = (one.digest.content(), other.digest.content());
    one.digest.url() == other.digest.url() || ours.is_form_of(theirs)
}

/// Joins entries of one language with equal keys, where they are `alike` to the first; gives the first entry of each key.
fn join_equal(
    entries: &[Entry<'_>],
    sets: &mut Sets,
    key: impl Fn(&Entry<'_>) -> Option<u64>,
    alike: impl Fn(&Entry<'_>, &Entry<'_>) -> bool,
) -> FxHashMap<(u64, Lang), usize> {
    let mut first = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(key) = key(entry) {
            let first = *first.entry((key, entry.digest.lang())).or_insert(at);
            if alike(entry, &entries[first]) {
                sets.join(at, first);
            }
        }
    }
    first
}

fn text_key(entry: &Entry<'_>) -> Option<u64> {
    let content = entry.digest.content();
    (content.length >= MIN_TEXT).then_some(content.text)
}

fn title_key(entry: &Entry<'_>) -> Option<u64> {
    let (title, day) = (entry.digest.content().title, entry.digest.day());
    (title != 0).then(|| day.map_or(title, |day| hash::extend(title, &day.to_le_bytes())))
}

/// The entry at the canonical address of `entry`, if that is the same page: whole sites name their front page, or the
/// English page from the Ukrainian one.
fn canonical(entry: &Entry<'_>, entries: &[Entry<'_>], by_address: &FxHashMap<(u64, Lang), usize>) -> Option<usize> {
    let target = *by_address.get(&(entry.digest.canonical()?.key, entry.digest.lang()))?;
    entry.digest.content().is_copy_of(entries[target].digest.content()).then_some(target)
}

/// For each entry the best of its set: the one that copies name as canonical, then the plainest address; of several
/// states of one address the longest, for others may be cut off.
fn representatives(entries: &[Entry<'_>], sets: &mut Sets) -> Vec<usize> {
    let mut votes: FxHashMap<(usize, u64), usize> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(canonical) = entry.digest.canonical() {
            *votes.entry((sets.first(at), canonical.url)).or_default() += 1;
        }
    }
    let mut best: FxHashMap<usize, usize> = FxHashMap::default();
    for at in 0..entries.len() {
        let set = sets.first(at);
        let rank = |at: usize| {
            let digest = entries[at].digest;
            let votes = votes.get(&(set, hash::of(digest.url().as_bytes()))).copied().unwrap_or(0);
            (
                Reverse(votes),
                entries[at].stripped,
                digest.url().len(),
                digest.url(),
                Reverse(digest.content().length),
                at,
            )
        };
        let current = best.entry(set).or_insert(at);
        if at != *current && rank(at) < rank(*current) {
            *current = at;
        }
    }
    (0..entries.len()).map(|at| best[&sets.first(at)]).collect()
}
