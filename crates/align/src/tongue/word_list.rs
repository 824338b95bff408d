//! Lists of words, known by their keys.

use super::index::Index;
use super::key;

/// A set of words.
#[derive(Debug)]
pub(crate) struct Words {
    pub(super) index: Index,
}

impl Words {
    /// The words whose index was made at build time.
    pub(crate) const fn embedded(index: &'static [u8]) -> Self {
        Self { index: Index::embedded(index) }
    }

    /// Whether `word`, as it stands in the list, is one of them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.contains_key(key::of(key::LISTED, word.as_bytes()))
    }

    /// Whether the word with this key is one of them.
    pub(crate) fn contains_key(&self, key: u64) -> bool {
        self.index.find(key).is_some()
    }
}

/// Irregular forms: a text with a line a lemma, the lemma first, then its forms.
#[derive(Debug)]
pub(crate) struct Forms {
    /// For each form, where its lemma stands.
    pub(super) index: Index,
    pub(super) text: &'static str,
}

impl Forms {
    /// The forms in `text` whose index was made at build time.
    pub(crate) const fn embedded(index: &'static [u8], text: &'static str) -> Self {
        Self { index: Index::embedded(index), text }
    }

    /// The lemma of `form`, which may be the lemma itself.
    pub(crate) fn lemma(&self, form: &str) -> Option<&'static str> {
        let row = self.index.find(key::of(key::LISTED, form.as_bytes()))?;
        self.text[self.index.number(row)..].split([' ', '\n']).next()
    }
}
