//! The rules of one language, read from its data file.

use super::forms::Forms;

/// How an abbreviation behaves where its stop could also end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AbbreviationClass {
    /// Never ends a sentence: something belongs to it («вул.», "Mr.", "e.g.").
    Never,
    /// Runs on before a number and is an ordinary word otherwise («рис. 3», "No. 5").
    Number,
    /// After a number a measure or a year that may end a sentence («у 1934 р.»), otherwise like [`Self::Never`] («р. Дніпро»).
    Unit,
    /// Ends a sentence only before a capital that is no name ("U.S. How", not "U.S. Government").
    Name,
    /// Ends a sentence before any capital («тис.», "etc.").
    May,
}

/// Abbreviations and helping words of one language.
#[derive(Debug)]
pub(crate) struct Rules {
    abbreviations: Forms<AbbreviationClass>,
    /// Forms that count only with a capital: "Sat." is a day, "sat." is a verb.
    capitalised: Forms<AbbreviationClass>,
    starters: Forms<()>,
    subjects: Forms<()>,
    dates: Forms<()>,
    /// Whoever acts: «голова», «представник».
    offices: Forms<()>,
    fronts: Forms<()>,
    surnames: Forms<()>,
    /// Nouns that take a letter for a name: «вітамін С», «літера Б».
    lettered: Forms<()>,
    /// Heads of a count of votes: «За – 282».
    tally: Forms<()>,
    /// Whole words that are predicates.
    verbs: Forms<()>,
    verb_endings: Forms<()>,
}

impl Rules {
    /// Reads a data file: `[section]` lines, `#` comments, forms between white space.
    pub(crate) fn read(data: &str) -> Self {
        let entries: Vec<(&str, &str)> = entries(data).collect();
        let abbreviations = |capital| {
            let classed = entries.iter().filter_map(|&(section, form)| Some((form, class_of_section(section)?)));
            let cased = classed.filter(|(form, _)| form.starts_with(char::is_uppercase) == capital);
            Forms::new(cased.map(|(form, class)| (form.to_lowercase().into(), class)).collect())
        };
        let words = |name| {
            let words = entries.iter().filter(|(section, _)| *section == name);
            Forms::new(words.map(|&(_, word)| (word.into(), ())).collect())
        };
        Self {
            abbreviations: abbreviations(false),
            capitalised: abbreviations(true),
            starters: words("starters"),
            subjects: words("subjects"),
            dates: words("dates"),
            offices: words("offices"),
            fronts: words("fronts"),
            surnames: words("surnames"),
            lettered: words("lettered"),
            tally: words("tally"),
            verbs: words("verbs"),
            verb_endings: words("verb-endings"),
        }
    }

    /// The class of a lower-case form without its last stop; `capital` tells whether the text writes it with one.
    pub(crate) fn class(&self, form: &[u8], capital: bool) -> Option<AbbreviationClass> {
        self.abbreviations.get(form).or_else(|| if capital { self.capitalised.get(form) } else { None })
    }

    /// Whether a lower-case word begins a sentence, where it has a capital, rather than a name.
    pub(crate) fn is_starter(&self, word: &[u8]) -> bool {
        self.starters.get(word).is_some()
    }

    /// Whether a lower-case word begins a sentence even where nothing else shows it.
    pub(crate) fn is_subject(&self, word: &[u8]) -> bool {
        self.subjects.get(word).is_some()
    }

    /// Whether a lower-case word is a day, a month or a zone, which goes on with the hour before it.
    pub(crate) fn is_date(&self, word: &[u8]) -> bool {
        self.dates.get(word).is_some()
    }

    /// Whether a lower-case word is a preposition that opens a phrase of time at the head of a sentence.
    pub(crate) fn is_front(&self, word: &[u8]) -> bool {
        self.fronts.get(word).is_some()
    }

    /// Whether a lower-case word ends as surnames do.
    pub(crate) fn is_surname(&self, word: &[u8]) -> bool {
        ends_as(&self.surnames, word)
    }

    /// Whether a lower-case word names an office.
    pub(crate) fn is_office(&self, word: &[u8]) -> bool {
        self.offices.get(word).is_some()
    }

    /// Whether a lower-case noun takes a letter for a name.
    pub(crate) fn is_lettered(&self, word: &[u8]) -> bool {
        self.lettered.get(word).is_some()
    }

    /// Whether a lower-case word heads a count of votes.
    pub(crate) fn is_tally(&self, word: &[u8]) -> bool {
        self.tally.get(word).is_some()
    }

    /// Whether a lower-case word is a predicate, by itself or by its ending.
    pub(crate) fn is_verb(&self, word: &[u8]) -> bool {
        self.verbs.get(word).is_some() || ends_as(&self.verb_endings, word)
    }
}

/// The forms of a data file, each with its section.
fn entries(data: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    let lines = data.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let sectioned = lines.filter_map(move |line| {
        let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        section = name.unwrap_or(section);
        name.is_none().then_some((section, line))
    });
    sectioned.flat_map(|(section, line)| line.split_whitespace().map(move |form| (section, form)))
}

fn class_of_section(section: &str) -> Option<AbbreviationClass> {
    Some(match section {
        "never" => AbbreviationClass::Never,
        "number" => AbbreviationClass::Number,
        "unit" => AbbreviationClass::Unit,
        "name" => AbbreviationClass::Name,
        "may" => AbbreviationClass::May,
        _ => return None,
    })
}

/// Whether one of `endings` stands behind the first two letters of `word`.
fn ends_as(endings: &Forms<()>, word: &[u8]) -> bool {
    let letters = (0..word.len()).filter(|&at| word[at] & 0xC0 != 0x80);
    letters.skip(2).take(16).any(|at| endings.get(&word[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::{is_cyrillic, is_word_char};

    const FILES: [&str; 3] =
        [include_str!("../../data/uk.txt"), include_str!("../../data/ru.txt"), include_str!("../../data/en.txt")];

    #[test]
    fn gives_each_form_one_class() {
        for data in FILES {
            let mut forms: Vec<&str> = entries(data)
                .filter(|(section, _)| class_of_section(section).is_some())
                .map(|(_, form)| form)
                .collect();
            forms.sort_unstable();
            let twice = forms.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None);
        }
    }

    #[test]
    fn knows_every_section_of_the_data() {
        for data in FILES {
            for name in data.lines().filter_map(|line| line.strip_prefix('[')) {
                let name = name.trim_end_matches(']');
                let words = [
                    "starters",
                    "subjects",
                    "dates",
                    "offices",
                    "fronts",
                    "surnames",
                    "lettered",
                    "tally",
                    "verbs",
                    "verb-endings",
                ];
                assert!(words.contains(&name) || class_of_section(name).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn lists_counts_of_votes_in_cyrillic_letters() {
        for data in FILES {
            let mut heads = entries(data).filter(|(section, _)| *section == "tally");
            assert!(heads.all(|(_, word)| word.chars().all(is_word_char) && is_cyrillic(word)));
        }
    }

    #[test]
    fn asks_for_the_capital_where_the_word_is_ordinary_without_it() {
        let rules = Rules::read(FILES[2]);
        assert_eq!(rules.class(b"sat", true), Some(AbbreviationClass::Name));
        assert_eq!(rules.class(b"sat", false), None);
        assert_eq!(rules.class(b"dr", false), Some(AbbreviationClass::Never));
    }

    #[test]
    fn reads_predicates_off_the_word_or_its_ending() {
        let rules = Rules::read(FILES[0]);
        assert!(rules.is_verb("треба".as_bytes()));
        assert!(rules.is_verb("затвердити".as_bytes()));
        assert!(rules.is_verb("набирає".as_bytes()));
        assert!(!rules.is_verb("питання".as_bytes()));
        assert!(!rules.is_verb("моє".as_bytes()));
    }

    #[test]
    fn reads_surname_endings_off_the_word() {
        let rules = Rules::read(FILES[0]);
        assert!(rules.is_surname("петренко".as_bytes()));
        assert!(rules.is_surname("грушевського".as_bytes()));
        assert!(!rules.is_surname("видання".as_bytes()));
    }
}
