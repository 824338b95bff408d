//! How likely a word is by its letters alone: an interpolated model of the next letter (Witten and Bell 1991).

use rustc_hash::FxHashMap;

use crate::words::{Gram, Word};

/// Letters that the next one is told from.
const CONTEXT: usize = 4;
/// A word that is used a hundred times more weighs so much more: what is unknown is like rare words more than like
/// common ones.
const POWER: f64 = 0.6;
/// The code of either end of a word: none of a letter.
const END: u8 = 255;
/// Letters of an alphabet, about: all are equally likely where nothing is known.
const ALPHABET: f64 = 40.0;

#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    total: f64,
    kinds: f64,
}

/// What follows up to four letters, in one language.
#[derive(Debug)]
pub(crate) struct Chars {
    contexts: FxHashMap<Gram, Seen>,
    nexts: FxHashMap<Gram, f64>,
    /// The mean weight of a word: what makes kinds and totals comparable.
    mean: f64,
}

impl Chars {
    /// Learns from words and their frequencies.
    pub(crate) fn learn(words: &[Word], frequencies: &[f64]) -> Self {
        let mut chars = Self { contexts: FxHashMap::default(), nexts: FxHashMap::default(), mean: 0.0 };
        let mut used = 0.0;
        for (word, frequency) in words.iter().zip(frequencies).filter(|(_, frequency)| **frequency >= RARE) {
            let weight = frequency.powf(POWER);
            chars.mean += weight;
            used += 1.0;
            each_step(word, |context, next| chars.count(context, next, weight));
        }
        chars.mean /= f64::max(used, 1.0);
        chars
    }

    fn count(&mut self, context: &[u8], next: u8, weight: f64) {
        for start in 0..=context.len() {
            let context = &context[start..];
            let seen = self.contexts.entry(marked(context)).or_default();
            let known = self.nexts.entry(followed(context, next)).or_default();
            seen.total += weight;
            seen.kinds += f64::from(u8::from(*known == 0.0));
            *known += weight;
        }
    }

    /// The natural logarithm of the probability of a word.
    pub(crate) fn log_probability(&self, word: &[u8]) -> f64 {
        let mut sum = 0.0;
        each_step(word, |context, next| sum += self.next(context, next).ln());
        sum
    }

    fn next(&self, context: &[u8], next: u8) -> f64 {
        let mut probability = 1.0 / ALPHABET;
        for start in (0..=context.len()).rev() {
            let context = &context[start..];
            let Some(seen) = self.contexts.get(&marked(context)) else { break };
            let known = self.nexts.get(&followed(context, next)).copied().unwrap_or(0.0);
            let reserve = seen.kinds * self.mean * 0.5;
            probability = (known + reserve * probability) / (seen.total + reserve);
        }
        probability
    }
}

/// Words that the counts show less often than this are slips of the list.
pub(crate) const RARE: f64 = 0.3;

fn marked(context: &[u8]) -> Gram {
    followed(context, 254)
}

fn followed(context: &[u8], next: u8) -> Gram {
    let mut codes = [0; CONTEXT + 1];
    codes[..context.len()].copy_from_slice(context);
    codes[context.len()] = next;
    Gram::of(&codes[..=context.len()])
}

fn each_step(word: &[u8], mut take: impl FnMut(&[u8], u8)) {
    let mut codes = vec![END];
    codes.extend(word);
    codes.push(END);
    for at in 1..codes.len() {
        take(&codes[at.saturating_sub(CONTEXT)..at], codes[at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alphabet::Script;
    use crate::words::word_of;

    fn word(text: &str) -> Word {
        word_of(text, Script::Latin).expect("a word")
    }

    #[test]
    fn takes_words_for_likely_that_look_like_those_it_knows() {
        let known = ["walking", "talking", "walked", "talked", "stalks"].map(word);
        let chars = Chars::learn(&known, &[9.0; 5]);
        let likely = |text: &str| chars.log_probability(&word(text));
        assert!(likely("stalking") > likely("klastgin"));
        assert!(likely("walks") > likely("wxlks"));
    }

    #[test]
    fn takes_no_word_for_impossible() {
        let chars = Chars::learn(&[word("walking")], &[5.0]);
        let log = chars.log_probability(&word("zyx"));
        assert!(log.is_finite() && log < -5.0);
    }
}
