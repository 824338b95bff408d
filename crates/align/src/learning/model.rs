//! Translation probabilities by expectation–maximisation over a pruned table.

use super::Beads;

/// How often either word stands in the beads, and with which probabilities each translates the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LearntPair {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) forward: f32,
    pub(super) backward: f32,
}

/// The pairs of words that may translate each other.
#[derive(Debug, Default)]
pub(super) struct Model {
    pairs: Vec<LearntPair>,
    /// Where the pairs of each source word start.
    starts: Vec<usize>,
    source_counts: Vec<f32>,
    target_counts: Vec<f32>,
    counts: Vec<(f32, f32)>,
}

/// How many target words are kept for a source word, by association.
const KEPT: usize = 24;

/// How many beads of a source word are looked at to find them.
const LOOKED_AT: usize = 2000;

/// Rounds of expectation–maximisation; more change little.
const ROUNDS: usize = 5;

/// Pairs that are less probable in both directions are noise.
const LEAST_PROBABILITY: f32 = 0.1;

/// What an expected count is measured against: one sighting counts for a fifth, four for a half, twenty for five sixths.
const DOUBT: f32 = 4.0;

/// Probability, beside all words of the bead, that a word stands there for no word of the other side.
const UNEXPLAINED: f32 = 0.05;

impl Model {
    /// Trains a model on the beads.
    pub(super) fn train(beads: &Beads, sources: usize, targets: usize) -> Self {
        let mut model =
            Self { source_counts: vec![0.0; sources], target_counts: vec![0.0; targets], ..Self::default() };
        for (source, target, weight) in beads.iter() {
            for &word in source {
                model.source_counts[word as usize] += weight;
            }
            for &word in target {
                model.target_counts[word as usize] += weight;
            }
        }
        model.choose_pairs(beads);
        for _ in 0..ROUNDS {
            model.count(beads);
            model.maximise();
        }
        model
    }

    /// Keeps for each source word the target words that it meets more often than chance has it.
    fn choose_pairs(&mut self, beads: &Beads) {
        let postings = Postings::of(beads, self.source_counts.len());
        let all: Vec<_> = beads.iter().collect();
        let mut together = vec![0.0_f32; self.target_counts.len()];
        let mut touched = Vec::new();
        for word in 0..self.source_counts.len() {
            self.starts.push(self.pairs.len());
            for &bead in postings.of_word(word).iter().take(LOOKED_AT) {
                let (_, target, weight) = all[bead as usize];
                for &other in target {
                    if together[other as usize] == 0.0 {
                        touched.push(other);
                    }
                    together[other as usize] += weight;
                }
            }
            self.keep_best(word, &together, &mut touched);
            for other in touched.drain(..) {
                together[other as usize] = 0.0;
            }
        }
        self.starts.push(self.pairs.len());
    }

    fn keep_best(&mut self, word: usize, together: &[f32], touched: &mut [u32]) {
        let own = self.source_counts[word];
        // Dice's coefficient: how much of either word's use is in common.
        let dice = |other: u32| 2.0 * together[other as usize] / (own + self.target_counts[other as usize]);
        touched.sort_unstable_by(|&a, &b| dice(b).total_cmp(&dice(a)).then(a.cmp(&b)));
        let mut kept: Vec<_> = touched.iter().take(KEPT).map(|&other| (other, dice(other))).collect();
        kept.sort_unstable_by_key(|&(other, _)| other);
        self.pairs.extend(kept.into_iter().map(|(target, dice)| LearntPair {
            source: u32::try_from(word).unwrap_or(u32::MAX),
            target,
            forward: dice,
            backward: dice,
        }));
    }

    fn count(&mut self, beads: &Beads) {
        self.counts.clear();
        self.counts.resize(self.pairs.len(), (0.0, 0.0));
        let mut found = Vec::new();
        let mut of_target = Vec::new();
        for (source, target, weight) in beads.iter() {
            self.find_pairs(source, target, &mut found);
            of_target.clear();
            of_target.resize(target.len(), UNEXPLAINED);
            let mut of_source = vec![UNEXPLAINED; source.len()];
            for &(at, from, to) in &found {
                of_target[to] += self.pairs[at].forward;
                of_source[from] += self.pairs[at].backward;
            }
            for &(at, from, to) in &found {
                let pair = self.pairs[at];
                self.counts[at].0 += weight * pair.forward / of_target[to];
                self.counts[at].1 += weight * pair.backward / of_source[from];
            }
        }
    }

    /// The pairs that stand in a bead, each with the places of its words.
    fn find_pairs(&self, source: &[u32], target: &[u32], found: &mut Vec<(usize, usize, usize)>) {
        found.clear();
        for (from, &word) in source.iter().enumerate() {
            let (start, end) = (self.starts[word as usize], self.starts[word as usize + 1]);
            let mut to = 0;
            for at in start..end {
                let other = self.pairs[at].target;
                while to < target.len() && target[to] < other {
                    to += 1;
                }
                if to < target.len() && target[to] == other {
                    found.push((at, from, to));
                }
            }
        }
    }

    /// Probabilities from expected counts: how much of the other word's use each pair explains, with doubt in rare ones.
    fn maximise(&mut self) {
        for (pair, &(forward, backward)) in self.pairs.iter_mut().zip(&self.counts) {
            pair.forward = forward / (self.source_counts[pair.source as usize] + DOUBT);
            pair.backward = backward / (self.target_counts[pair.target as usize] + DOUBT);
        }
    }

    /// The pairs that are probable in both directions together, in the order of their words.
    pub(super) fn pairs(&self) -> impl Iterator<Item = LearntPair> + '_ {
        let keeps = |pair: &&LearntPair| (pair.forward * pair.backward).sqrt() >= LEAST_PROBABILITY;
        self.pairs.iter().filter(keeps).map(|pair| LearntPair {
            forward: pair.forward.min(1.0),
            backward: pair.backward.min(1.0),
            ..*pair
        })
    }
}

/// The beads of each source word.
struct Postings {
    beads: Vec<u32>,
    ends: Vec<usize>,
}

impl Postings {
    fn of(beads: &Beads, words: usize) -> Self {
        let mut starts = vec![0; words + 1];
        for (source, _, _) in beads.iter() {
            for &word in source {
                starts[word as usize + 1] += 1;
            }
        }
        for word in 0..words {
            starts[word + 1] += starts[word];
        }
        let mut postings = Self { beads: vec![0; starts[words]], ends: starts };
        for (bead, (source, _, _)) in (0..).zip(beads.iter()) {
            for &word in source {
                postings.beads[postings.ends[word as usize]] = bead;
                postings.ends[word as usize] += 1;
            }
        }
        postings
    }

    fn of_word(&self, word: usize) -> &[u32] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.beads[start..self.ends[word]]
    }
}
