//! Texts outside the flow that say which blocks are content: `articleBody` of JSON-LD, the page's description.
//!
//! They point at blocks and are never the text itself: they lose paragraphs, markup and spaces.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::text::key;

/// So many words in a row make a match no accident.
const SHINGLE: usize = 4;

/// Runs of words of a text that is known to be the article's.
#[derive(Debug, Default)]
pub(crate) struct Witness {
    shingles: FxHashSet<u64>,
    words: usize,
}

impl Witness {
    pub(crate) fn new(text: &str) -> Self {
        let key = key(text);
        Self { shingles: shingles(&key).collect(), words: key.split(' ').count() }
    }

    /// How many words it has.
    pub(crate) fn words(&self) -> usize {
        self.words
    }

    /// Which share of the runs of words of `text` it has.
    pub(crate) fn share(&self, text: &str) -> f32 {
        if self.shingles.is_empty() {
            return 0.0;
        }
        let key = key(text);
        let (mut found, mut all) = (0_u32, 0_u32);
        for shingle in shingles(&key) {
            all += 1;
            found += u32::from(self.shingles.contains(&shingle));
        }
        if all == 0 { 0.0 } else { found as f32 / all as f32 }
    }
}

fn shingles(key: &str) -> impl Iterator<Item = u64> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(memchr::memchr_iter(b' ', key.as_bytes()).map(|at| at + 1)).collect();
    let count = (starts.len() + 1).saturating_sub(SHINGLE).max(usize::from(!key.is_empty()));
    (0..count).map(move |at| {
        let end = starts.get(at + SHINGLE).map_or(key.len(), |&next| next - 1);
        let mut hasher = FxHasher::default();
        key[starts[at]..end].hash(&mut hasher);
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognises_its_own_words_despite_punctuation() {
        let witness = Witness::new("Міст через річку відкрили вранці. Першими проїхали автобуси.");
        assert!(witness.share("«Міст через річку відкрили вранці»") > 0.99);
        assert!(witness.share("Поділитися цією новиною у соціальних мережах") < 0.01);
    }

    #[test]
    fn an_empty_witness_says_nothing() {
        assert!(Witness::new("").share("Міст відкрили") < 0.01);
    }
}
