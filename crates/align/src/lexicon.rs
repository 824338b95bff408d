//! Which words translate which.

mod builder;
mod builtin;
#[cfg(test)]
mod compile;
mod error;
mod file;
mod table;
mod weights;

use rustc_hash::FxHashMap;

use crate::tongue::{self, Side};

pub use builder::LexiconBuilder;
pub use error::{LexiconError, LineFault};
use table::Table;

/// A bilingual lexicon: for each English word its Ukrainian equivalents, and the other way round, with probabilities.
///
/// Words are known by their stems, so that any inflected form finds its entry. A lexicon is immutable; a
/// [`LexiconBuilder`] makes one, [`Lexicon::builtin`] is part of the library.
///
/// ```
/// use poruch_align::Lexicon;
///
/// let lexicon = Lexicon::builtin();
/// assert!(lexicon.probability("peace", "мир") > 0.0);
/// assert!(lexicon.probability("cities", "містами") > 0.0);
/// assert_eq!(lexicon.probability("peace", "місто"), 0.0);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    by_source: Table,
    by_target: Table,
    /// A form of each word, for those who read, in the order of their addition.
    forms: Vec<(u64, Box<str>)>,
    /// Whether forms are those of the built-in lexicon, too; they are collected only when asked for.
    has_builtin_forms: bool,
}

/// Two words that translate each other.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct LexiconEntry<'a> {
    /// A form of the English word.
    pub source: &'a str,
    /// A form of the Ukrainian word.
    pub target: &'a str,
    /// Probability, in `[0, 1]`, that the English word is translated by the Ukrainian one.
    pub forward: f32,
    /// Probability, in `[0, 1]`, that the Ukrainian word is translated by the English one.
    pub backward: f32,
}

impl Lexicon {
    /// The lexicon that is part of the library, of some thousand English headwords. Its tables stand in the program as
    /// they are used, so nothing is loaded.
    pub fn builtin() -> &'static Self {
        &builtin::LEXICON
    }

    /// How many pairs of words it holds.
    pub fn len(&self) -> usize {
        self.by_source.len()
    }

    /// Whether it holds no pair.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many English words it knows.
    pub fn source_words(&self) -> usize {
        self.by_source.keys()
    }

    /// How many Ukrainian words it knows.
    pub fn target_words(&self) -> usize {
        self.by_target.keys()
    }

    /// Probability, in `[0, 1]`, that `source`, an English word in any form, is translated by `target`.
    pub fn probability(&self, source: &str, target: &str) -> f32 {
        let mut buffer = String::new();
        let (source, target) = (tongue::word_key(source, &mut buffer), tongue::word_key(target, &mut buffer));
        self.translations(source).find(|(key, _)| *key == target).map_or(0.0, |(_, probability)| probability)
    }

    /// Whether it knows `word`, an English or a Ukrainian one in any form.
    pub fn knows(&self, word: &str) -> bool {
        let key = tongue::word_key(word, &mut String::new());
        self.knows_source(key) || self.knows_target(key)
    }

    /// Both lexicons in one: a pair has the greater of its probabilities.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut builder = LexiconBuilder::new();
        for lexicon in [self, other] {
            builder.extend_from(lexicon);
        }
        builder.build()
    }

    /// All pairs, in the order of their English, then Ukrainian forms.
    pub fn entries(&self) -> Vec<LexiconEntry<'_>> {
        let forms = self.form_of_key();
        let pairs = self.by_source.pairs().filter_map(|(source, target, _)| self.entry(&forms, source, target));
        let mut entries: Vec<_> = pairs.collect();
        entries.sort_unstable_by_key(|entry| (entry.source, entry.target));
        entries
    }

    /// The pairs that `word` stands in, in whichever form and on whichever side: as an English word, then as a Ukrainian
    /// one, the most probable equivalents first. To look many words up, take [`entries`](Self::entries).
    ///
    /// ```
    /// use poruch_align::Lexicon;
    ///
    /// let lexicon = Lexicon::load("# poruch lexicon v1\ncity\tмісто\t0.8\ncity\tміський\t0.1\n".as_bytes())?;
    /// let equivalents: Vec<_> = lexicon.lookup("cities").iter().map(|entry| entry.target).collect();
    /// assert_eq!(equivalents, ["місто", "міський"]);
    /// assert_eq!(lexicon.lookup("містами")[0].source, "city");
    /// # Ok::<(), poruch_align::LexiconError>(())
    /// ```
    pub fn lookup(&self, word: &str) -> Vec<LexiconEntry<'_>> {
        let key = tongue::word_key(word, &mut String::new());
        let forms = self.form_of_key();
        let as_source = self.translations(key).filter_map(|(target, _)| self.entry(&forms, key, target));
        let others = self.sources(key).filter(|&(source, _)| source != key);
        let as_target = others.filter_map(|(source, _)| self.entry(&forms, source, key));
        let (mut entries, mut as_target): (Vec<_>, Vec<_>) = (as_source.collect(), as_target.collect());
        entries.sort_by(|a, b| b.forward.total_cmp(&a.forward).then(a.target.cmp(b.target)));
        as_target.sort_by(|a, b| b.backward.total_cmp(&a.backward).then(a.source.cmp(b.source)));
        entries.append(&mut as_target);
        entries
    }

    /// The pair of two keys, if both have forms.
    fn entry<'a>(&self, forms: &FxHashMap<u64, &'a str>, source: u64, target: u64) -> Option<LexiconEntry<'a>> {
        let form = |key| forms.get(&key).copied();
        let forward = self.by_source.get(source, target).unwrap_or(0.0);
        let backward = self.by_target.get(target, source).unwrap_or(0.0);
        Some(LexiconEntry { source: form(source)?, target: form(target)?, forward, backward })
    }

    /// The first form that was added for each key.
    fn form_of_key(&self) -> FxHashMap<u64, &str> {
        let mut forms: FxHashMap<u64, &str> = FxHashMap::default();
        if self.has_builtin_forms {
            let mut buffer = String::new();
            forms.extend(builtin::forms().map(|form| (tongue::word_key(form, &mut buffer), form)));
        }
        for (key, form) in &self.forms {
            forms.entry(*key).or_insert(form);
        }
        forms
    }

    /// The equivalents of the English word with this key, each with its probability, in the order of their keys.
    pub(crate) fn translations(&self, source: u64) -> impl ExactSizeIterator<Item = (u64, f32)> + '_ {
        self.equivalents(Side::Source, source)
    }

    /// The English words that the Ukrainian word with this key translates, each with its probability.
    pub(crate) fn sources(&self, target: u64) -> impl ExactSizeIterator<Item = (u64, f32)> + '_ {
        self.equivalents(Side::Target, target)
    }

    /// What is known of the word with this key, of that side: words of the other side, each with its probability.
    pub(crate) fn equivalents(&self, side: Side, key: u64) -> impl ExactSizeIterator<Item = (u64, f32)> + '_ {
        match side {
            Side::Source => self.by_source.row(key),
            Side::Target => self.by_target.row(key),
        }
    }

    /// Whether it knows the English word with this key.
    pub(crate) fn knows_source(&self, source: u64) -> bool {
        self.by_source.contains(source)
    }

    /// Whether it knows the Ukrainian word with this key.
    pub(crate) fn knows_target(&self, target: u64) -> bool {
        self.by_target.contains(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Lexicon {
        let mut builder = LexiconBuilder::new();
        builder.add_equivalents("war", ["війна"]);
        builder.add_equivalents("prime minister", ["прем'єр-міністр"]);
        builder.add_equivalents("minister", ["міністр"]);
        builder.add_equivalents("city", ["місто", "міський"]);
        builder.build()
    }

    #[test]
    fn any_form_finds_its_entry() {
        let lexicon = sample();
        assert!(lexicon.probability("wars", "війною") > 0.9);
        assert!(lexicon.probability("cities", "містах") > lexicon.probability("city", "міських"));
    }

    #[test]
    fn equivalents_of_several_words_are_known_by_their_words() {
        let lexicon = sample();
        assert!(lexicon.probability("prime", "прем'єр") > 0.0);
        assert!(lexicon.probability("ministers", "міністра") > lexicon.probability("minister", "прем'єра"));
    }

    #[test]
    fn directions_agree() {
        let lexicon = sample();
        for entry in lexicon.entries() {
            assert!(entry.forward > 0.0 && entry.forward <= 1.0, "{entry:?}");
            assert!(entry.backward > 0.0 && entry.backward <= 1.0, "{entry:?}");
        }
    }

    #[test]
    fn a_word_is_looked_up_on_both_sides_once() {
        let mut builder = LexiconBuilder::new();
        builder.add_pair("restaurant", "restaurant", 0.9, 0.8);
        builder.add_pair("gaststätte", "restaurant", 0.7, 0.1);
        builder.add_pair("restaurant", "auberge", 0.1, 0.9);
        let lexicon = builder.build();
        let found: Vec<_> = lexicon.lookup("Restaurant").iter().map(|entry| (entry.source, entry.target)).collect();
        assert_eq!(found, [("restaurant", "restaurant"), ("restaurant", "auberge"), ("gaststätte", "restaurant")]);
        assert!(lexicon.lookup("кіт").is_empty());
    }

    #[test]
    fn merging_keeps_both() {
        let mut builder = LexiconBuilder::new();
        builder.add_equivalents("peace", ["мир"]);
        let merged = sample().merge(&builder.build());
        assert!(merged.probability("war", "війна") > 0.0);
        assert!(merged.probability("peace", "миру") > 0.0);
    }
}
