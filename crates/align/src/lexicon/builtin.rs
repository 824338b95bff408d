//! The lexicon that is part of the library.
//!
//! Its tables are made at build time of the files in `data/lexicon`, whose `README.md` describes their format.

use super::Lexicon;
use super::table::Table;

macro_rules! built {
    ($name:literal) => {
        concat!(env!("OUT_DIR"), "/", $name)
    };
}

pub(super) static LEXICON: Lexicon = Lexicon {
    by_source: Table::embedded(include_bytes!(built!("source_rows")), include_bytes!(built!("source_cells"))),
    by_target: Table::embedded(include_bytes!(built!("target_rows")), include_bytes!(built!("target_cells"))),
    forms: Vec::new(),
    has_builtin_forms: true,
};

/// A form of each word of the lexicon, as it stands in the data files.
pub(super) fn forms() -> impl Iterator<Item = &'static str> {
    include_str!(built!("forms")).lines()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::super::LexiconBuilder;
    use super::super::compile::{Compiled, lines};
    use super::*;

    /// A mark before an equivalent that stands in Latin letters in Ukrainian text, too.
    const LATIN_MARK: char = '=';

    /// The data files with their names, in the order of these.
    fn files() -> BTreeMap<String, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon");
        let entries = std::fs::read_dir(folder).expect("the data folder").map(|entry| entry.expect("an entry").path());
        let texts = entries
            .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
            .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("a data file is text")));
        texts.collect()
    }

    #[test]
    fn tables_are_those_of_the_data_files() {
        let made = Compiled::read(&files().into_values().collect::<Vec<_>>()).files();
        let built = [
            ("source_rows", include_bytes!(built!("source_rows")).as_slice()),
            ("source_cells", include_bytes!(built!("source_cells"))),
            ("target_rows", include_bytes!(built!("target_rows"))),
            ("target_cells", include_bytes!(built!("target_cells"))),
            ("forms", include_bytes!(built!("forms"))),
        ];
        for ((name, built), made) in built.into_iter().zip(made) {
            assert!((name, built) == (made.0, &made.1), "{name} was built of other files");
        }
    }

    #[test]
    fn a_builder_makes_the_same_of_the_same_words() {
        let files = files();
        let mut builder = LexiconBuilder::new();
        for (headword, equivalents) in files.values().flat_map(|text| lines(text)) {
            builder.add_equivalents(headword, equivalents.split(','));
        }
        assert_eq!(builder.build().entries(), LEXICON.entries());
    }

    #[test]
    fn every_line_is_a_headword_and_its_equivalents() {
        for (name, text) in files() {
            for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
                assert_eq!(fault_of(line), None, "{name}:{number}: {line}");
            }
        }
    }

    #[test]
    fn headwords_stand_once_in_a_file() {
        for (name, text) in files() {
            let mut seen = BTreeSet::new();
            for (headword, _) in lines(&text) {
                assert!(seen.insert(headword), "{name}: {headword}");
            }
        }
    }

    fn fault_of(line: &str) -> Option<&'static str> {
        let Some((headword, equivalents)) = line.split_once('\t') else { return Some("no tab") };
        if headword.is_empty() || headword.trim() != headword || headword.chars().any(is_cyrillic) {
            return Some("headword");
        }
        let equivalents: Vec<_> = equivalents.split(", ").collect();
        let distinct: BTreeSet<_> = equivalents.iter().collect();
        if distinct.len() < equivalents.len() {
            return Some("equivalent twice");
        }
        equivalents.into_iter().find_map(fault_of_equivalent)
    }

    fn fault_of_equivalent(equivalent: &str) -> Option<&'static str> {
        let has_latin = equivalent.chars().any(|letter| letter.is_ascii_alphabetic());
        if equivalent.is_empty() || equivalent.trim() != equivalent || equivalent.contains(['\t', ',', ';']) {
            Some("empty or badly parted")
        } else if has_latin != equivalent.starts_with(LATIN_MARK) || (has_latin && equivalent.chars().any(is_cyrillic))
        {
            Some("latin letters")
        } else {
            None
        }
    }

    fn is_cyrillic(letter: char) -> bool {
        ('\u{400}'..='\u{52f}').contains(&letter)
    }

    #[test]
    fn knows_words_of_every_kind() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.source_words() > 6000, "{}", lexicon.source_words());
        for (english, ukrainian) in [
            ("with", "разом"),
            ("because", "оскільки"),
            ("went", "пішли"),
            ("cities", "містах"),
            ("beautiful", "прекрасного"),
            ("parliament", "парламентом"),
            ("shelling", "обстрілів"),
            ("inflation", "інфляції"),
            ("prosecutors", "прокурорів"),
            ("scientists", "вчених"),
            ("hospital", "лікарні"),
            ("goalkeeper", "воротаря"),
            ("churches", "церков"),
            ("rain", "дощем"),
            ("february", "лютого"),
            ("germany", "німеччини"),
            ("kherson", "херсонщині"),
            ("nato", "нато"),
            ("ministers", "міністрами"),
            ("andriy", "андрієм"),
        ] {
            assert!(lexicon.probability(english, ukrainian) > 0.0, "{english} {ukrainian}");
        }
    }
}
