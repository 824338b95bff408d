//! What groups of letters say for each language: for words that no list holds.
//!
//! A multinomial logistic regression over the groups of two to five letters of each listed word, their places shared by
//! hashing (Weinberger et al. 2009), fitted by `AdaGrad` (Duchi et al. 2011).

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::table::group::each_group;
use crate::words::Word;

/// Passes over all words.
const PASSES: usize = 3;
/// The step of the first change of a weight.
const STEP: f32 = 0.3;
/// A word that is used a hundred times more weighs so much more, as in the model of letters.
const POWER: f64 = 0.5;
/// One word of so many is kept aside to see how well words are told that were not learnt from.
const ASIDE: usize = 20;

/// Weights of the lanes, for each place of a group.
#[derive(Debug)]
pub(crate) struct Groups {
    bits: u32,
    lanes: usize,
    weights: Vec<f32>,
}

/// A word, how much it weighs, and the share of each language in that.
struct Example {
    word: Word,
    weight: f32,
    shares: Vec<f32>,
}

/// Learns from all words of the languages.
pub(crate) fn train(languages: &[Language], bits: u32) -> Groups {
    let examples = examples(languages);
    let size = languages.len() << bits;
    let mut groups = Groups { bits, lanes: languages.len(), weights: vec![0.0; size] };
    let mut squares = vec![1e-6_f32; size];
    for pass in 0..PASSES {
        // A stride through all of them, other in each pass, so that neighbours in the alphabet do not come together.
        for at in strided(examples.len(), pass).filter(|at| at % ASIDE != 0) {
            groups.learn(&examples[at], &mut squares);
        }
        let right = groups.right(&examples);
        println!("groups, pass {pass}: {:.2} % of unseen words right", right * 100.0);
    }
    groups
}

fn examples(languages: &[Language]) -> Vec<Example> {
    let mut weights: FxHashMap<&Word, Vec<f64>> = FxHashMap::default();
    for (lane, language) in languages.iter().enumerate() {
        let total: f64 = language.shares.values().map(|share| share.powf(POWER)).sum();
        for (word, share) in &language.shares {
            weights.entry(word).or_insert_with(|| vec![0.0; languages.len()])[lane] = share.powf(POWER) / total;
        }
    }
    let mut all: Vec<_> = weights.into_iter().collect();
    all.sort_unstable_by_key(|(word, _)| *word);
    let mean = languages.len() as f64 / all.len() as f64;
    all.into_iter().map(|(word, weights)| example(word, &weights, mean)).collect()
}

#[allow(clippy::cast_possible_truncation, reason = "weights need no more than f32 holds")]
fn example(word: &Word, weights: &[f64], mean: f64) -> Example {
    let sum: f64 = weights.iter().sum();
    // A word of heavy use must not outshout the rest.
    let weight = (sum / mean).min(20.0) as f32;
    Example { word: word.clone(), weight, shares: weights.iter().map(|weight| (weight / sum) as f32).collect() }
}

fn strided(len: usize, pass: usize) -> impl Iterator<Item = usize> {
    let stride = [15_485_863, 32_452_843, 49_979_687][pass % 3];
    (0..len).map(move |at| (at * stride + pass) % len)
}

impl Groups {
    /// What the groups of a word say for each lane, as natural logarithms.
    pub(crate) fn say(&self, word: &[u8]) -> Vec<f32> {
        let mut sums = vec![0.0; self.lanes];
        each_group(word, |key| {
            let row = self.row(key.place(self.bits));
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        });
        sums
    }

    /// The weights of a place.
    pub(crate) fn row(&self, place: usize) -> &[f32] {
        &self.weights[place * self.lanes..][..self.lanes]
    }

    fn learn(&mut self, example: &Example, squares: &mut [f32]) {
        let mut told = self.say(&example.word);
        to_shares(&mut told);
        let slopes: Vec<f32> =
            told.iter().zip(&example.shares).map(|(told, share)| (told - share) * example.weight).collect();
        each_group(&example.word, |key| {
            let first = key.place(self.bits) * self.lanes;
            for (at, slope) in (first..).zip(&slopes) {
                squares[at] += slope * slope;
                self.weights[at] -= STEP * slope / squares[at].sqrt();
            }
        });
    }

    /// The share of words kept aside that are told right, by weight.
    fn right(&self, examples: &[Example]) -> f32 {
        let (mut right, mut all) = (0.0, 0.0);
        for example in examples.iter().step_by(ASIDE) {
            let told = best(&self.say(&example.word));
            right += example.shares[told] * example.weight;
            all += example.weight;
        }
        right / all
    }
}

fn best(values: &[f32]) -> usize {
    (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or_default()
}

fn to_shares(logs: &mut [f32]) {
    let most = logs.iter().copied().fold(f32::MIN, f32::max);
    for log in logs.iter_mut() {
        *log = (*log - most).exp();
    }
    let sum: f32 = logs.iter().sum();
    for log in logs {
        *log /= sum;
    }
}
