//! From lists of equivalents to probabilities.

use super::table::Table;
use crate::tongue;

/// How much less the words of a phrase say of each other than words that are an entry by themselves.
const PHRASE_WEIGHT: f32 = 0.5;

/// Keys of two words, and the probabilities of either direction, or weights that become probabilities.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) source: u64,
    pub(super) target: u64,
    pub(super) forward: f32,
    pub(super) backward: f32,
}

/// Words and their equivalents, with weights.
#[derive(Debug, Clone, Default)]
pub(super) struct Equivalents {
    pairs: Vec<Pair>,
}

impl Equivalents {
    /// Adds a word or phrase with its equivalents, the most usual first; `key_of` is asked for each of their words.
    pub(super) fn add<'a>(
        &mut self,
        source: &'a str,
        targets: impl IntoIterator<Item = &'a str>,
        mut key_of: impl FnMut(&'a str) -> u64,
    ) {
        let (mut sources, mut equivalents) = (Vec::new(), Vec::new());
        collect_words(source, |word| sources.push(key_of(word)));
        for (rank, target) in targets.into_iter().enumerate() {
            equivalents.clear();
            collect_words(target, |word| equivalents.push(key_of(word)));
            self.add_phrases(&sources, &equivalents, rank);
        }
    }

    fn add_phrases(&mut self, source: &[u64], target: &[u64], rank: usize) {
        // The first equivalent counts most; the fifth still half as much.
        let weight = 1.0 / (1.0 + 0.25 * rank.min(8) as f32);
        let words = source.len().max(target.len());
        let weight = if words > 1 { weight * PHRASE_WEIGHT / words as f32 } else { weight };
        for &source in source {
            let pairs = target.iter().map(|&target| Pair { source, target, forward: weight, backward: weight });
            self.pairs.extend(pairs);
        }
    }

    /// The pairs, each once, with probabilities that are the shares of their weights.
    pub(super) fn into_pairs(self) -> Vec<Pair> {
        let mut pairs = self.pairs;
        sort_by_source(&mut pairs);
        pairs.dedup_by(|next, kept| merge_if_same(next, kept, |one, other| one + other));
        share(&mut pairs, |pair| pair.source, |pair| &mut pair.forward);
        sort_by_target(&mut pairs);
        share(&mut pairs, |pair| pair.target, |pair| &mut pair.backward);
        pairs
    }
}

/// The tables of either direction; of a pair that stands twice, the greater probabilities count.
pub(super) fn tables(mut pairs: Vec<Pair>) -> [Table; 2] {
    sort_by_source(&mut pairs);
    pairs.dedup_by(|next, kept| merge_if_same(next, kept, f32::max));
    let by_source = Table::of(pairs.iter().map(|pair| (pair.source, pair.target, pair.forward)));
    sort_by_target(&mut pairs);
    let by_target = Table::of(pairs.iter().map(|pair| (pair.target, pair.source, pair.backward)));
    [by_source, by_target]
}

/// Gives `take` the words of `phrase` that carry a meaning; all, if none does.
fn collect_words<'a>(phrase: &'a str, mut take: impl FnMut(&'a str)) {
    let is_single = !phrase.trim().contains([' ', '-']);
    let is_skipped = |word: &str| !is_single && tongue::is_function_word(word);
    if tongue::words(phrase).all(is_skipped) {
        tongue::words(phrase).for_each(take);
    } else {
        tongue::words(phrase).filter(|word| !is_skipped(word)).for_each(&mut take);
    }
}

/// Makes weights shares of their sum over neighbours with an equal key.
fn share(pairs: &mut [Pair], key: impl Fn(&Pair) -> u64, weight: impl Fn(&mut Pair) -> &mut f32) {
    for row in pairs.chunk_by_mut(|one, other| key(one) == key(other)) {
        let sum: f32 = row.iter_mut().map(|pair| *weight(pair)).sum();
        for pair in row {
            *weight(pair) /= sum;
        }
    }
}

fn sort_by_source(pairs: &mut [Pair]) {
    pairs.sort_by_key(|pair| (pair.source, pair.target));
}

fn sort_by_target(pairs: &mut [Pair]) {
    pairs.sort_by_key(|pair| (pair.target, pair.source));
}

fn merge_if_same(next: &mut Pair, kept: &mut Pair, join: impl Fn(f32, f32) -> f32) -> bool {
    let is_same = (next.source, next.target) == (kept.source, kept.target);
    if is_same {
        kept.forward = join(kept.forward, next.forward);
        kept.backward = join(kept.backward, next.backward);
    }
    is_same
}
