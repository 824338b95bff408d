//! The lexicon that is part of the library.

use super::builder::collect_words;
use super::{Lexicon, LexiconBuilder};
use crate::tongue;

/// The data files, by theme. `data/lexicon/README.md` describes their format.
const FILES: &[(&str, &str)] = &[
    ("abstract.tsv", include_str!("../../data/lexicon/abstract.tsv")),
    ("adjectives.tsv", include_str!("../../data/lexicon/adjectives.tsv")),
    ("affairs.tsv", include_str!("../../data/lexicon/affairs.tsv")),
    ("cities.tsv", include_str!("../../data/lexicon/cities.tsv")),
    ("commerce.tsv", include_str!("../../data/lexicon/commerce.tsv")),
    ("computing.tsv", include_str!("../../data/lexicon/computing.tsv")),
    ("culture.tsv", include_str!("../../data/lexicon/culture.tsv")),
    ("economy.tsv", include_str!("../../data/lexicon/economy.tsv")),
    ("feelings.tsv", include_str!("../../data/lexicon/feelings.tsv")),
    ("function.tsv", include_str!("../../data/lexicon/function.tsv")),
    ("health.tsv", include_str!("../../data/lexicon/health.tsv")),
    ("home.tsv", include_str!("../../data/lexicon/home.tsv")),
    ("law.tsv", include_str!("../../data/lexicon/law.tsv")),
    ("learning.tsv", include_str!("../../data/lexicon/learning.tsv")),
    ("living.tsv", include_str!("../../data/lexicon/living.tsv")),
    ("names.tsv", include_str!("../../data/lexicon/names.tsv")),
    ("narrative.tsv", include_str!("../../data/lexicon/narrative.tsv")),
    ("nature.tsv", include_str!("../../data/lexicon/nature.tsv")),
    ("nouns.tsv", include_str!("../../data/lexicon/nouns.tsv")),
    ("nouns2.tsv", include_str!("../../data/lexicon/nouns2.tsv")),
    ("numbers.tsv", include_str!("../../data/lexicon/numbers.tsv")),
    ("people.tsv", include_str!("../../data/lexicon/people.tsv")),
    ("phrases.tsv", include_str!("../../data/lexicon/phrases.tsv")),
    ("places.tsv", include_str!("../../data/lexicon/places.tsv")),
    ("politics.tsv", include_str!("../../data/lexicon/politics.tsv")),
    ("prose.tsv", include_str!("../../data/lexicon/prose.tsv")),
    ("science.tsv", include_str!("../../data/lexicon/science.tsv")),
    ("society.tsv", include_str!("../../data/lexicon/society.tsv")),
    ("sport.tsv", include_str!("../../data/lexicon/sport.tsv")),
    ("verbs.tsv", include_str!("../../data/lexicon/verbs.tsv")),
    ("verbs2.tsv", include_str!("../../data/lexicon/verbs2.tsv")),
    ("war.tsv", include_str!("../../data/lexicon/war.tsv")),
    ("wider.tsv", include_str!("../../data/lexicon/wider.tsv")),
];

/// Reads the data files.
pub(super) fn read() -> Lexicon {
    let bytes: usize = FILES.iter().map(|(_, text)| text.len()).sum();
    // A line has about forty bytes.
    let mut builder = LexiconBuilder::of_builtin(bytes / 40);
    let mut keys = [Vec::new(), Vec::new()];
    for (headword, equivalents) in all_lines() {
        builder.add_line(headword, equivalents, &mut keys);
    }
    builder.build()
}

/// Gives `take` the key of each word of the data files and the form that stands there.
pub(super) fn each_form(mut take: impl FnMut(u64, &'static str)) {
    let mut buffer = String::new();
    for (headword, equivalents) in all_lines() {
        for phrase in std::iter::once(headword).chain(equivalents.split(',')) {
            collect_words(phrase, |word| take(tongue::word_key(word, &mut buffer), word));
        }
    }
}

fn all_lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().flat_map(|(_, text)| lines(text))
}

/// The headwords of a file, each with its equivalents as they stand.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// A mark before an equivalent that stands in Latin letters in Ukrainian text, too.
    const LATIN_MARK: char = '=';

    #[test]
    fn every_data_file_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon");
        let names =
            std::fs::read_dir(folder).expect("the data folder").map(|entry| entry.expect("an entry").file_name());
        let found: BTreeSet<_> =
            names.filter_map(|name| name.into_string().ok()).filter(|name| name != "README.md").collect();
        let listed: BTreeSet<_> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(found, listed);
    }

    #[test]
    fn every_line_is_a_headword_and_its_equivalents() {
        for (name, text) in FILES {
            for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
                assert_eq!(fault_of(line), None, "{name}:{number}: {line}");
            }
        }
    }

    #[test]
    fn headwords_stand_once_in_a_file() {
        for (name, text) in FILES {
            let mut seen = BTreeSet::new();
            for (headword, _) in lines(text) {
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
