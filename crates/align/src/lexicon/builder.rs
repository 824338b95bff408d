//! Makes lexicons.

use super::Lexicon;
use super::weights::{Equivalents, Pair, tables};
use crate::tongue;

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
    equivalents: Equivalents,
    forms: Vec<(u64, Box<str>)>,
    has_builtin_forms: bool,
    buffer: String,
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
    pub fn add_equivalents<'a>(&mut self, source: &'a str, targets: impl IntoIterator<Item = &'a str>) {
        let Self { equivalents, forms, buffer, .. } = self;
        equivalents.add(source, targets, |word| {
            let key = tongue::word_key(word, buffer);
            forms.push((key, word.into()));
            key
        });
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
    pub fn build(self) -> Lexicon {
        let mut pairs = self.equivalents.into_pairs();
        pairs.extend(self.pairs);
        let [by_source, by_target] = tables(pairs);
        Lexicon { by_source, by_target, forms: self.forms, has_builtin_forms: self.has_builtin_forms }
    }

    fn key_of_named(&mut self, word: &str) -> u64 {
        let key = tongue::word_key(word, &mut self.buffer);
        self.forms.push((key, word.into()));
        key
    }
}
