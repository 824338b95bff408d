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
    /// What each lexicon has on a source term: its translations and their probabilities.
    pub(crate) fn of_source(self, key: u64) -> impl Iterator<Item = impl Iterator<Item = (u64, f32)>> {
        let side = if self.is_turned { Side::Target } else { Side::Source };
        self.lexicons.iter().map(move |holder| holder.lexicon().equivalents(side, key))
    }

    /// What each lexicon has on a target term: the source terms it translates, and the probabilities of these.
    pub(crate) fn of_target(self, key: u64) -> impl Iterator<Item = impl Iterator<Item = (u64, f32)>> {
        Self { is_turned: !self.is_turned, ..self }.of_source(key)
    }
}
