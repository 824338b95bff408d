//! Makes the tables of the built-in lexicon of the data files: for the build script, and for the test that compares them.

use std::collections::BTreeSet;

use super::table::Table;
use super::weights::{Equivalents, tables};
use crate::tongue;

/// What the data files come to.
#[derive(Debug)]
pub(crate) struct Compiled {
    by_source: Table,
    by_target: Table,
    /// The first form of each word, a line a form.
    forms: String,
}

impl Compiled {
    /// Reads the files, which are given in the order of their names.
    pub(crate) fn read(files: &[String]) -> Self {
        let (mut equivalents, mut forms) = (Equivalents::default(), String::new());
        let (mut seen, mut buffer) = (BTreeSet::new(), String::new());
        for (headword, targets) in files.iter().flat_map(|text| lines(text)) {
            equivalents.add(headword, targets.split(','), |word| {
                let key = tongue::word_key(word, &mut buffer);
                if seen.insert(key) {
                    forms.extend([word, "\n"]);
                }
                key
            });
        }
        let [by_source, by_target] = tables(equivalents.into_pairs());
        Self { by_source, by_target, forms }
    }

    /// The files that the library includes, by name.
    pub(crate) fn files(&self) -> [(&'static str, Vec<u8>); 5] {
        [
            ("source_rows", self.by_source.rows.to_bytes()),
            ("source_cells", self.by_source.cells.as_flattened().to_vec()),
            ("target_rows", self.by_target.rows.to_bytes()),
            ("target_cells", self.by_target.cells.as_flattened().to_vec()),
            ("forms", self.forms.clone().into_bytes()),
        ]
    }
}

/// The headwords of a file, each with its equivalents as they stand.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}
