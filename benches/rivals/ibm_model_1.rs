//! IBM model 1: Brown et al. (1993), "The mathematics of statistical machine translation", in both directions.

use poruch::align::{Lexicon, LexiconBuilder};
use rustc_hash::FxHashMap;

/// Rounds of expectation and maximisation; usual are five.
const ROUNDS: usize = 5;
/// The least probability of a pair of words that is kept.
const LEAST: f32 = 0.05;

/// Probabilities of target words given a source word.
type Table = FxHashMap<(usize, usize), f32>;

/// The lexicon of texts that correspond.
pub fn ibm_model_1(pairs: &[[String; 2]]) -> Lexicon {
    let mut words: [Words; 2] = Default::default();
    let numbered: Vec<[Vec<usize>; 2]> = pairs.iter().map(|[en, uk]| [words[0].of(en), words[1].of(uk)]).collect();
    let forward = train(&numbered, 0, 1);
    let backward = train(&numbered, 1, 0);
    let mut pairs: Vec<(usize, usize, f32, f32)> = forward
        .into_iter()
        .map(|((en, uk), forward)| (en, uk, forward, backward.get(&(uk, en)).copied().unwrap_or_default()))
        .filter(|&(_, _, forward, backward)| forward.max(backward) >= LEAST)
        .collect();
    pairs.sort_unstable_by_key(|&(en, uk, ..)| (en, uk));
    let mut builder = LexiconBuilder::new();
    for (en, uk, forward, backward) in pairs {
        builder.add_pair(&words[0].forms[en], &words[1].forms[uk], forward, backward);
    }
    builder.build()
}

/// Words by the order of their first use.
#[derive(Default)]
struct Words {
    numbers: FxHashMap<String, usize>,
    forms: Vec<String>,
}

impl Words {
    /// The words of a text, each as its number.
    fn of(&mut self, text: &str) -> Vec<usize> {
        let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(|word| self.number(word.to_lowercase())).collect()
    }

    fn number(&mut self, word: String) -> usize {
        let next = self.forms.len();
        let number = *self.numbers.entry(word.clone()).or_insert(next);
        if number == next {
            self.forms.push(word);
        }
        number
    }
}

/// The probability of each word of one side given each of the other that it ever stands with.
fn train(pairs: &[[Vec<usize>; 2]], given: usize, side: usize) -> Table {
    let mut table: Option<Table> = None;
    for _ in 0..ROUNDS {
        let probability = |key: &(usize, usize)| table.as_ref().map_or(1.0, |table| table[key]);
        let (mut counts, mut totals): (Table, FxHashMap<usize, f32>) = Default::default();
        for pair in pairs {
            for &word in &pair[side] {
                let sum: f32 = pair[given].iter().map(|&from| probability(&(from, word))).sum();
                for &from in &pair[given] {
                    let share = probability(&(from, word)) / sum;
                    *counts.entry((from, word)).or_default() += share;
                    *totals.entry(from).or_default() += share;
                }
            }
        }
        table = Some(counts.into_iter().map(|(key, count)| (key, count / totals[&key.0])).collect());
    }
    table.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_words_from_what_they_stand_with() {
        let pairs =
            [["the house", "ein haus"], ["the book", "ein buch"], ["a book", "kein buch"], ["a house", "kein haus"]];
        let lexicon = ibm_model_1(&pairs.map(|pair| pair.map(str::to_owned)));
        assert!(lexicon.probability("house", "haus") > 0.6, "{}", lexicon.probability("house", "haus"));
        assert!(lexicon.probability("house", "buch") < 0.1);
    }
}
