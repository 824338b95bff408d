//! Makes the indexes of word lists: for the build script, and for the tests that compare them.

use std::collections::BTreeMap;

use super::index::Index;
use super::key;
use super::stem::word_key;
use super::word_list::{Forms, Words};

/// English irregular forms.
pub(crate) fn english_forms() -> Forms {
    Forms::read(include_str!("english/irregular.txt"))
}

/// Ukrainian irregular forms.
pub(crate) fn ukrainian_forms() -> Forms {
    Forms::read(include_str!("ukrainian/irregular.txt"))
}

/// Ukrainian stems that end like an ending.
pub(crate) fn ukrainian_stems() -> Words {
    Words::read(include_str!("ukrainian/protected.txt"))
}

/// Words of both languages that carry no topic.
pub(crate) fn function_words() -> Words {
    Words::read(concat!(include_str!("function_words/english.txt"), include_str!("function_words/ukrainian.txt")))
}

/// Words of general use, of both languages, by the keys of their stems.
pub(crate) fn common_words() -> Words {
    let words = concat!(include_str!("../common_words/english.txt"), include_str!("../common_words/ukrainian.txt"));
    let mut buffer = String::new();
    Words::of_keys(words.split_whitespace().map(|word| word_key(word, &mut buffer)))
}

/// The files of indexes that the library includes, by name.
pub(crate) fn lists() -> [(&'static str, Vec<u8>); 5] {
    [
        ("english_forms", english_forms().index.to_bytes()),
        ("ukrainian_forms", ukrainian_forms().index.to_bytes()),
        ("ukrainian_stems", ukrainian_stems().index.to_bytes()),
        ("function_words", function_words().index.to_bytes()),
        ("common_words", common_words().index.to_bytes()),
    ]
}

impl Index {
    /// What [`embedded`](Self::embedded) reads.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let count = u32::try_from(self.rows.len()).expect("word lists are short");
        [&count.to_le_bytes()[..], self.rows.as_flattened(), self.starts.as_flattened()].concat()
    }

    /// An index of keys in any order; of a key that stands twice, the last number counts.
    fn of_unsorted(entries: impl IntoIterator<Item = (u64, u32)>) -> Self {
        let entries: BTreeMap<u64, u32> = entries.into_iter().collect();
        Self::of(&entries.into_iter().collect::<Vec<_>>(), 0)
    }
}

impl Words {
    fn read(list: &str) -> Self {
        Self::of_keys(list.split_whitespace().map(|word| key::of(key::LISTED, word.as_bytes())))
    }

    fn of_keys(keys: impl Iterator<Item = u64>) -> Self {
        Self { index: Index::of_unsorted(keys.map(|key| (key, 0))) }
    }
}

impl Forms {
    /// The forms of all lines of `text`; a form that stands in two belongs to the last.
    fn read(text: &'static str) -> Self {
        let mut start = 0;
        let entries = text.split_inclusive('\n').flat_map(|line| {
            let lemma = start;
            start += u32::try_from(line.len()).expect("word lists are short");
            line.split_whitespace().map(move |form| (key::of(key::LISTED, form.as_bytes()), lemma))
        });
        Self { index: Index::of_unsorted(entries), text }
    }
}
