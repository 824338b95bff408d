//! Makes lexicons.

use super::Lexicon;
use super::table::Table;
use crate::tongue;

/// How much less the words of a phrase say of each other than words that are an entry by themselves.
const PHRASE_WEIGHT: f32 = 0.5;

/// Makes a [`Lexicon`] from words and their equivalents, or from pairs with probabilities.
///
/// ```
/// use poruch_align::LexiconBuilder;
///
/// let mut builder = LexiconBuilder::new();
/// builder.add_equivalents("ceasefire", ["перемир'я", "припинення вогню"]);
/// builder.add_pair("drone", "дрон", 0.7, 0.9);
/// let lexicon = builder.build();
/// assert!(lexicon.probability("drones", "дронами") > 0.6);
/// ```
#[derive(Debug, Clone, Default)]
pub struct LexiconBuilder {
    pairs: Vec<Pair>,
    equivalents: Vec<Pair>,
    forms: Vec<(u64, Box<str>)>,
    has_builtin_forms: bool,
    buffer: String,
}

/// Keys of two words, and the probabilities of either direction.
#[derive(Debug, Clone, Copy)]
struct Pair {
    source: u64,
    target: u64,
    forward: f32,
    backward: f32,
}

impl LexiconBuilder {
    /// A builder of an empty lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a pair of words with the probability, in `[0, 1]`, of either direction.
    ///
    /// Of a pair that is added twice, the greater probabilities count.
    pub fn add_pair(&mut self, source: &str, target: &str, forward: f32, backward: f32) {
        let (source, target) = (self.key_of_named(source), self.key_of_named(target));
        self.pairs.push(Pair { source, target, forward, backward });
    }

    /// Adds the equivalents of an English word or phrase, the most usual first.
    ///
    /// Of phrases the words that carry a meaning are kept, each as an equivalent of each. Probabilities follow from the
    /// order, and from what else is added for the same words.
    pub fn add_equivalents<'a>(&mut self, source: &str, targets: impl IntoIterator<Item = &'a str>) {
        let (mut sources, mut equivalents) = (Vec::new(), Vec::new());
        collect_words(source, |word| sources.push(self.key_of_named(word)));
        for (rank, target) in targets.into_iter().enumerate() {
            equivalents.clear();
            collect_words(target, |word| equivalents.push(self.key_of_named(word)));
            self.add_phrases(&sources, &equivalents, rank);
        }
    }

    /// A builder of the built-in lexicon, which knows the forms of its words without being told.
    pub(super) fn of_builtin(lines: usize) -> Self {
        // Two equivalents a line are usual.
        Self { equivalents: Vec::with_capacity(2 * lines), has_builtin_forms: true, ..Self::default() }
    }

    /// As [`add_equivalents`](Self::add_equivalents), of a line of the built-in lexicon.
    pub(super) fn add_line(&mut self, source: &str, targets: &str, keys: &mut [Vec<u64>; 2]) {
        let [sources, equivalents] = keys;
        sources.clear();
        collect_words(source, |word| sources.push(tongue::word_key(word, &mut self.buffer)));
        for (rank, target) in targets.split(',').enumerate() {
            equivalents.clear();
            collect_words(target, |word| equivalents.push(tongue::word_key(word, &mut self.buffer)));
            self.add_phrases(sources, equivalents, rank);
        }
    }

    /// Adds a pair whose words were named by [`name`](Self::name).
    pub(crate) fn add_keys(&mut self, source: u64, target: u64, forward: f32, backward: f32) {
        self.pairs.push(Pair { source, target, forward, backward });
    }

    /// Gives the word with this key a form for readers; it must be a form of that word.
    pub(crate) fn name(&mut self, key: u64, form: &str) {
        self.forms.push((key, form.to_lowercase().into()));
    }

    /// Adds all that `lexicon` holds.
    pub(super) fn extend_from(&mut self, lexicon: &Lexicon) {
        self.has_builtin_forms |= lexicon.has_builtin_forms;
        self.forms.extend(lexicon.forms.iter().cloned());
        self.pairs.extend(lexicon.by_source.pairs().map(|(source, target, forward)| {
            let backward = lexicon.by_target.get(target, source).unwrap_or(0.0);
            Pair { source, target, forward, backward }
        }));
    }

    /// The lexicon.
    pub fn build(mut self) -> Lexicon {
        let mut pairs = std::mem::take(&mut self.equivalents);
        sort_by_source(&mut pairs);
        normalise_forward(&mut pairs);
        let given = std::mem::take(&mut self.pairs);
        if given.is_empty() {
            return self.with_tables(pairs, normalise_backward);
        }
        sort_by_target(&mut pairs);
        normalise_backward(&mut pairs);
        pairs.extend(given);
        sort_by_source(&mut pairs);
        pairs.dedup_by(|next, kept| merge_if_same(next, kept, f32::max));
        self.with_tables(pairs, |_| {})
    }

    /// The lexicon of pairs sorted by their source; `finish` is called when they are sorted by their target.
    fn with_tables(self, mut pairs: Vec<Pair>, finish: impl Fn(&mut [Pair])) -> Lexicon {
        let by_source = Table::of(pairs.iter().map(|pair| (pair.source, pair.target, pair.forward)));
        sort_by_target(&mut pairs);
        finish(&mut pairs);
        let by_target = Table::of(pairs.iter().map(|pair| (pair.target, pair.source, pair.backward)));
        Lexicon { by_source, by_target, forms: self.forms, has_builtin_forms: self.has_builtin_forms }
    }

    fn add_phrases(&mut self, source: &[u64], target: &[u64], rank: usize) {
        // The first equivalent counts most; the fifth still half as much.
        let weight = 1.0 / (1.0 + 0.25 * rank.min(8) as f32);
        let words = source.len().max(target.len());
        let weight = if words > 1 { weight * PHRASE_WEIGHT / words as f32 } else { weight };
        for &source in source {
            let pairs = target.iter().map(|&target| Pair { source, target, forward: weight, backward: weight });
            self.equivalents.extend(pairs);
        }
    }

    fn key_of_named(&mut self, word: &str) -> u64 {
        let key = tongue::word_key(word, &mut self.buffer);
        self.forms.push((key, word.into()));
        key
    }
}

/// Gives `take` the words of `phrase` that carry a meaning; all, if none does.
pub(super) fn collect_words<'a>(phrase: &'a str, mut take: impl FnMut(&'a str)) {
    let phrase = phrase.trim();
    if is_plain_word(phrase) {
        return take(phrase);
    }
    let is_single = !phrase.contains([' ', '-']);
    let is_skipped = |word: &str| !is_single && tongue::is_function_word(word);
    if is_single || tongue::words(phrase).all(is_skipped) {
        tongue::words(phrase).for_each(take);
    } else {
        tongue::words(phrase).filter(|word| !is_skipped(word)).for_each(&mut take);
    }
}

/// Whether the phrase is letters of one alphabet only, so that nothing is to be cut.
fn is_plain_word(phrase: &str) -> bool {
    let is_ukrainian = |letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'є' | 'і' | 'ї' | 'ґ');
    !phrase.is_empty() && (phrase.bytes().all(|byte| byte.is_ascii_alphabetic()) || phrase.chars().all(is_ukrainian))
}

/// Turns the weights of equivalents, sorted by source, into probabilities of the target; a pair stands once afterwards.
fn normalise_forward(pairs: &mut Vec<Pair>) {
    pairs.dedup_by(|next, kept| merge_if_same(next, kept, |one, other| one + other));
    for row in pairs.chunk_by_mut(|one, other| one.source == other.source) {
        let sum: f32 = row.iter().map(|pair| pair.forward).sum();
        for pair in row {
            pair.forward /= sum;
        }
    }
}

/// The same of weights sorted by target, into probabilities of the source.
fn normalise_backward(pairs: &mut [Pair]) {
    for row in pairs.chunk_by_mut(|one, other| one.target == other.target) {
        let sum: f32 = row.iter().map(|pair| pair.backward).sum();
        for pair in row {
            pair.backward /= sum;
        }
    }
}

fn sort_by_source(pairs: &mut [Pair]) {
    pairs.sort_unstable_by_key(|pair| (pair.source, pair.target));
}

fn sort_by_target(pairs: &mut [Pair]) {
    pairs.sort_unstable_by_key(|pair| (pair.target, pair.source));
}

fn merge_if_same(next: &mut Pair, kept: &mut Pair, join: impl Fn(f32, f32) -> f32) -> bool {
    let is_same = (next.source, next.target) == (kept.source, kept.target);
    if is_same {
        kept.forward = join(kept.forward, next.forward);
        kept.backward = join(kept.backward, next.backward);
    }
    is_same
}
