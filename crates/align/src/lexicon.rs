//! Which words translate which.

/// A bilingual lexicon.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

/// Why a lexicon file could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {}
