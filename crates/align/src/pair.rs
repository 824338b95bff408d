//! The two languages: all that the aligner must know of them beside [`tongue`](crate::tongue) stands behind
//! [`LanguagePair`].

use std::sync::Arc;

use crate::Lexicon;
use crate::document::Document;
use crate::tongue::Side;

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

    /// The lexicons as they are consulted for these texts: the other way round where the Ukrainian text is the source.
    pub(crate) fn between(&self, source: &Document, target: &Document) -> Consulted<'_> {
        Consulted { lexicons: &self.lexicons, is_turned: source.script() > target.script() }
    }
}

/// The lexicons, from the source to the target of the texts at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Consulted<'a> {
    lexicons: &'a [Holder],
    is_turned: bool,
}

impl Consulted<'_> {
    /// What each lexicon has on a source term.
    fn of_source(self, key: u64) -> impl Iterator<Item = impl Iterator<Item = (u64, f32)>> {
        let side = if self.is_turned { Side::Target } else { Side::Source };
        self.lexicons.iter().map(move |holder| holder.lexicon().equivalents(side, key))
    }

    /// What each lexicon has on a target term.
    fn of_target(self, key: u64) -> impl Iterator<Item = impl Iterator<Item = (u64, f32)>> {
        Self { is_turned: !self.is_turned, ..self }.of_source(key)
    }

    /// How much of what translates the source term is known, from 0 to 1.
    pub(crate) fn source_knowledge(self, key: u64) -> f32 {
        self.of_source(key).map(mass).fold(0.0, f32::max)
    }

    /// How much of what the target term translates is known, from 0 to 1.
    pub(crate) fn target_knowledge(self, key: u64) -> f32 {
        self.of_target(key).map(mass).fold(0.0, f32::max)
    }

    /// The translations of a source term and their probabilities; one may come from several lexicons.
    pub(crate) fn translations(self, key: u64) -> impl Iterator<Item = (u64, f32)> {
        self.of_source(key).flatten()
    }

    /// The source terms of which the target term is a translation, and their probabilities.
    pub(crate) fn sources(self, key: u64) -> impl Iterator<Item = (u64, f32)> {
        self.of_target(key).flatten()
    }
}

fn mass(row: impl Iterator<Item = (u64, f32)>) -> f32 {
    row.map(|(_, probability)| probability).sum::<f32>().min(1.0)
}
