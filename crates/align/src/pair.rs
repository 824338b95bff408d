//! The two languages: all that the aligner must know of them beside [`tongue`](crate::tongue) stands behind
//! [`LanguagePair`].

use std::sync::Arc;

use crate::Lexicon;

/// The lexicons consulted for a pair of languages.
#[derive(Debug, Clone, Default)]
pub(crate) struct LanguagePair {
    lexicons: Vec<Holder>,
}

/// Where a lexicon is held.
#[derive(Debug, Clone)]
enum Holder {
    BuiltIn(&'static Lexicon),
    Given(Arc<Lexicon>),
}

impl Holder {
    fn lexicon(&self) -> &Lexicon {
        match self {
            Self::BuiltIn(lexicon) => lexicon,
            Self::Given(lexicon) => lexicon,
        }
    }
}

impl LanguagePair {
    /// Adds the built-in lexicon.
    pub(crate) fn add_builtin(&mut self) {
        self.lexicons.push(Holder::BuiltIn(Lexicon::builtin()));
    }

    /// Adds a caller's lexicon.
    pub(crate) fn add(&mut self, lexicon: Arc<Lexicon>) {
        self.lexicons.push(Holder::Given(lexicon));
    }

    fn lexicons(&self) -> impl Iterator<Item = &Lexicon> {
        self.lexicons.iter().map(Holder::lexicon)
    }

    /// How much of what translates the source term is known, from 0 to 1.
    pub(crate) fn source_knowledge(&self, key: u64) -> f32 {
        self.lexicons().map(|lexicon| mass(lexicon.translations(key))).fold(0.0, f32::max)
    }

    /// How much of what the target term translates is known, from 0 to 1.
    pub(crate) fn target_knowledge(&self, key: u64) -> f32 {
        self.lexicons().map(|lexicon| mass(lexicon.sources(key))).fold(0.0, f32::max)
    }

    /// The translations of a source term and their probabilities; one may come from several lexicons.
    pub(crate) fn translations(&self, key: u64) -> impl Iterator<Item = (u64, f32)> {
        self.lexicons().flat_map(move |lexicon| lexicon.translations(key))
    }

    /// The source terms of which the target term is a translation, and their probabilities.
    pub(crate) fn sources(&self, key: u64) -> impl Iterator<Item = (u64, f32)> {
        self.lexicons().flat_map(move |lexicon| lexicon.sources(key))
    }
}

fn mass(row: impl Iterator<Item = (u64, f32)>) -> f32 {
    row.map(|(_, probability)| probability).sum::<f32>().min(1.0)
}
