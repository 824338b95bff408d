//! How to align.

use std::sync::Arc;

use crate::feature::Features;
use crate::{Feature, Lexicon};

/// How to align.
///
/// ```
/// use poruch_align::{AlignOptions, Aligner};
///
/// let aligner = Aligner::new(AlignOptions::new().sentences(true));
/// # let _ = aligner;
/// ```
#[derive(Debug, Clone)]
pub struct AlignOptions {
    pub(crate) sentences: bool,
    pub(crate) builtin_lexicon: bool,
    pub(crate) lexicons: Vec<Arc<Lexicon>>,
    pub(crate) max_units: usize,
    pub(crate) moved: bool,
    pub(crate) without: Features,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self {
            sentences: false,
            builtin_lexicon: true,
            lexicons: Vec::new(),
            max_units: crate::step::MAX_UNITS,
            moved: true,
            without: Features::default(),
        }
    }
}

impl AlignOptions {
    /// The defaults: the built-in lexicon, beads of up to four units on a side, no sentences.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether beads hold sentence beads. Off by default.
    #[must_use]
    pub fn sentences(self, sentences: bool) -> Self {
        Self { sentences, ..self }
    }

    /// Whether the built-in English–Ukrainian lexicon is consulted. On by default.
    #[must_use]
    pub fn builtin_lexicon(self, builtin_lexicon: bool) -> Self {
        Self { builtin_lexicon, ..self }
    }

    /// Adds a lexicon: learnt by a [`Learner`](crate::Learner), or read from a file. A term's translations are those of
    /// all lexicons together.
    #[must_use]
    pub fn lexicon(mut self, lexicon: impl Into<Arc<Lexicon>>) -> Self {
        self.lexicons.push(lexicon.into());
        self
    }

    /// The lexicons that were added, in order.
    pub fn lexicons(&self) -> &[Arc<Lexicon>] {
        &self.lexicons
    }

    /// Takes out the lexicons that were added.
    #[must_use]
    pub fn without_lexicons(self) -> Self {
        Self { lexicons: Vec::new(), ..self }
    }

    /// The most units of one side in a bead, from 1 to 4; 4 by default.
    #[must_use]
    pub fn max_units(self, max_units: usize) -> Self {
        Self { max_units: max_units.clamp(1, crate::step::MAX_UNITS), ..self }
    }

    /// Whether units without a partner are matched out of order in the end. On by default.
    #[must_use]
    pub fn moved(self, moved: bool) -> Self {
        Self { moved, ..self }
    }

    /// Leaves out a kind of evidence, beside those left out before. Useful to measure what it is worth; not useful to align
    /// better or faster.
    #[must_use]
    pub fn without(self, feature: Feature) -> Self {
        Self { without: self.without.with(feature), ..self }
    }
}
