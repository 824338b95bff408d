//! What whole words say for each language.

use rustc_hash::FxHashMap;

use crate::groups::Groups;
use crate::language::Language;
use crate::words::Word;

/// Words whose rows are computed: the most used ones of all languages together, some times more than the table holds.
const CANDIDATES: usize = 300_000;

/// A word for the table.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) word: Word,
    /// Logarithms of its probability in each language, against the best of them.
    pub(crate) logs: Vec<f32>,
    /// Whether it is written with a capital only.
    pub(crate) is_name: bool,
    /// How often it is used, all languages together.
    pub(crate) share: f64,
    /// What the table gains by it: how much more it says than its groups of letters, by how often it is met.
    gain: f64,
}

/// The words that say most beyond what their letters say, the best first.
///
/// Those of `any` are the same in any language and say nothing.
pub(crate) fn of(languages: &[Language], groups: &Groups, any: &[Word]) -> Vec<Row> {
    let mut rows: Vec<Row> = candidates(languages).into_iter().map(|word| row(word, languages, groups)).collect();
    rows.retain(|row| !any.contains(&row.word));
    rows.extend(any.iter().map(|word| silent(word.clone(), languages.len())));
    rows.sort_by(|a, b| b.gain.total_cmp(&a.gain).then_with(|| a.word.cmp(&b.word)));
    rows
}

/// How often a word is used in the languages whose lists write it with a small letter.
fn share_written_small(word: &Word, languages: &[Language]) -> f64 {
    let small = languages.iter().filter(|language| language.written.get(word).copied().unwrap_or_default());
    small.filter_map(|language| language.shares.get(word)).sum()
}

fn silent(word: Word, lanes: usize) -> Row {
    Row { word, logs: vec![0.0; lanes], is_name: true, share: 1.0, gain: f64::MAX }
}

fn candidates(languages: &[Language]) -> Vec<Word> {
    let mut most: FxHashMap<&Word, f64> = FxHashMap::default();
    for (word, &share) in languages.iter().flat_map(|language| &language.shares) {
        let known = most.entry(word).or_default();
        *known = known.max(share);
    }
    let mut words: Vec<_> = most.into_iter().collect();
    words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    words.into_iter().take(CANDIDATES).map(|(word, _)| word.clone()).collect()
}

fn row(word: Word, languages: &[Language], groups: &Groups) -> Row {
    let logs: Vec<f64> = languages.iter().map(|language| language.log_probability(&word)).collect();
    let letters = against_best(&groups.say(&word).into_iter().map(f64::from).collect::<Vec<_>>());
    let logs = blended(&against_best(&logs), &letters);
    let share: f64 = languages.iter().filter_map(|language| language.shares.get(&word)).sum();
    let differences = logs.iter().zip(&letters).map(|(log, letters)| f64::from((log - letters).abs().min(5.0)));
    let gain = share * differences.sum::<f64>();
    let is_name = share_written_small(&word, languages) * 2.0 < share;
    Row { word, logs, is_name, share, gain }
}

/// Lists lack forms of words that they hold («президенте» beside «президент»): so often a word's letters know better
/// than its use.
const LACKING: f32 = 0.03;

fn blended(logs: &[f32], letters: &[f32]) -> Vec<f32> {
    let blend = |(log, letters): (&f32, &f32)| ((1.0 - LACKING) * log.exp() + LACKING * letters.exp()).ln();
    let logs: Vec<f64> = logs.iter().zip(letters).map(blend).map(f64::from).collect();
    against_best(&logs)
}

#[allow(clippy::cast_possible_truncation, reason = "logarithms need no more than f32 holds")]
fn against_best(logs: &[f64]) -> Vec<f32> {
    let most = logs.iter().copied().fold(f64::MIN, f64::max);
    logs.iter().map(|log| (log - most) as f32).collect()
}
