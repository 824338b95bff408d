//! How often each word of a list is used, from counts of n-grams.
//!
//! The models count n-grams inside words, without their borders; a list has words without counts. Words of five letters and
//! more are found by the frequencies under which the five-letter n-grams of all listed words are most likely (maximum
//! likelihood of Poisson counts by expectation maximisation: Shepp and Vardi 1982, "Maximum likelihood reconstruction for
//! emission tomography"). A shorter word is what the counts of its letters leave once all longer words took theirs.

use rustc_hash::FxHashMap;

use crate::alphabet::APOSTROPHE;
use crate::models::Counts;
use crate::words::{Gram, Word};

/// Letters of the longest n-grams.
const LONGEST: usize = 5;
/// Rounds of expectation maximisation, after which frequencies hardly change.
const ROUNDS: usize = 150;
/// Of a short word with an apostrophe the counts show parts only («від» of «від'їзд»): nearly all of them are other words.
const SHORT_WITH_APOSTROPHE: f64 = 0.01;

/// The number of times each word stands in the text that `counts` were taken from.
pub(crate) fn frequencies(words: &[Word], counts: &Counts) -> Vec<f64> {
    let mut found = vec![0.0; words.len()];
    let long: Vec<usize> = (0..words.len()).filter(|&at| longest_part(&words[at]) >= LONGEST).collect();
    let system = System::new(words, &long, counts);
    let (solution, unlisted) = system.solve();
    let mut left = counts.clone();
    for (&at, &times) in long.iter().zip(&solution) {
        found[at] = times;
        take_away(&mut left, &words[at], times * unlisted);
    }
    for len in (1..LONGEST).rev() {
        let short: Vec<usize> = (0..words.len()).filter(|&at| longest_part(&words[at]) == len).collect();
        for &at in &short {
            found[at] = left_for(&left, &words[at], len);
        }
        for &at in &short {
            take_away(&mut left, &words[at], found[at]);
        }
    }
    found
}

fn parts(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    word.split(|&code| code == APOSTROPHE).filter(|part| !part.is_empty())
}

fn longest_part(word: &[u8]) -> usize {
    parts(word).map(<[u8]>::len).max().unwrap_or_default()
}

fn left_for(left: &Counts, word: &[u8], len: usize) -> f64 {
    let part = parts(word).find(|part| part.len() == len).unwrap_or(word);
    let share = if word.contains(&APOSTROPHE) { SHORT_WITH_APOSTROPHE } else { 1.0 };
    left.get(&Gram::of(part)).copied().unwrap_or(0.0).max(0.0) * share
}

/// Takes a word's shorter n-grams from the counts.
fn take_away(left: &mut Counts, word: &[u8], times: f64) {
    for part in parts(word) {
        for gram in (1..LONGEST).flat_map(|len| part.windows(len)) {
            if let Some(count) = left.get_mut(&Gram::of(gram)) {
                *count -= times;
            }
        }
    }
}

/// The n-grams of five letters and the words that hold them.
struct System {
    /// Counts of the n-grams that listed words hold.
    counts: Vec<f64>,
    /// The n-grams of each word, one word after another.
    grams: Vec<u32>,
    /// Where each word's n-grams begin, and the end.
    starts: Vec<usize>,
    /// All counts of five letters, listed or not.
    total: f64,
}

impl System {
    fn new(words: &[Word], long: &[usize], counts: &Counts) -> Self {
        let mut places: FxHashMap<Gram, u32> = FxHashMap::default();
        let mut system = Self { counts: Vec::new(), grams: Vec::new(), starts: vec![0], total: 0.0 };
        for &at in long {
            for codes in parts(&words[at]).flat_map(|part| part.windows(LONGEST)) {
                let gram = Gram::of(codes);
                let place = *places.entry(gram).or_insert_with(|| {
                    system.counts.push(counts.get(&gram).copied().unwrap_or(0.0));
                    u32::try_from(system.counts.len() - 1).expect("fewer n-grams than 2^32")
                });
                system.grams.push(place);
            }
            system.starts.push(system.grams.len());
        }
        system.total = counts.iter().filter(|(gram, _)| gram.len() == LONGEST).map(|(_, count)| count).sum();
        system
    }

    fn grams_of(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| &self.grams[ends[0]..ends[1]])
    }

    /// The frequencies, and how many times more text there is than the listed words explain.
    fn solve(&self) -> (Vec<f64>, f64) {
        let mut times = vec![1.0; self.starts.len() - 1];
        for _ in 0..ROUNDS {
            let expected = self.expected(&times);
            let ratio: Vec<f64> = self.counts.iter().zip(&expected).map(|(count, sum)| count / sum.max(1e-9)).collect();
            for (time, grams) in times.iter_mut().zip(self.grams_of()) {
                *time *= grams.iter().map(|&gram| ratio[gram as usize]).sum::<f64>() / grams.len() as f64;
            }
        }
        let explained: f64 = self.expected(&times).iter().zip(&self.counts).map(|(sum, count)| sum.min(*count)).sum();
        (times, self.total / explained)
    }

    fn expected(&self, times: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.counts.len()];
        for (time, grams) in times.iter().zip(self.grams_of()) {
            for &gram in grams {
                sums[gram as usize] += time;
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alphabet::Script;
    use crate::words::word_of;

    /// The n-grams of words that are used so often.
    fn counts_of(used: &[(&str, f64)]) -> Counts {
        let mut counts = Counts::default();
        for (word, times) in used {
            let word = word_of(word, Script::Cyrillic).expect("a word");
            for gram in (1..=LONGEST).flat_map(|len| word.windows(len)) {
                *counts.entry(Gram::of(gram)).or_default() += times;
            }
        }
        counts
    }

    fn check(used: &[(&str, f64)], listed: &[&str]) {
        let words: Vec<Word> = listed.iter().map(|word| word_of(word, Script::Cyrillic).expect("a word")).collect();
        let found = frequencies(&words, &counts_of(used));
        for (word, times) in listed.iter().zip(found) {
            let expected = used.iter().find(|(known, _)| known == word).map_or(0.0, |(_, times)| *times);
            assert!((times - expected).abs() <= 1.0 + expected / 20.0, "{word}: {times} for {expected}");
        }
    }

    #[test]
    fn finds_how_often_words_are_used() {
        let used = [("будинок", 100.0), ("будинку", 40.0), ("садок", 30.0), ("на", 500.0), ("дим", 7.0)];
        check(&used, &["будинок", "будинку", "садок", "на", "дим"]);
    }

    #[test]
    fn gives_nothing_to_words_whose_letters_stand_in_others_only() {
        check(&[("будинок", 100.0), ("на", 500.0)], &["будинок", "инок", "на", "дин"]);
    }
}
