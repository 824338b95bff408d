//! The rules of one language, read from its data file.

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
#[derive(Debug, Default)]
pub(crate) struct Rules {
    abbreviations: Vec<(Box<str>, AbbreviationClass)>,
    /// Forms that count only with a capital: "Sat." is a day, "sat." is a verb.
    capitalised: Vec<(Box<str>, AbbreviationClass)>,
    starters: Vec<Box<str>>,
    fronts: Vec<Box<str>>,
    surnames: Vec<Box<str>>,
}

impl Rules {
    /// Reads a data file: `[section]` lines, `#` comments, forms between white space.
    pub(crate) fn read(data: &str) -> Self {
        let mut rules = Self::default();
        let mut section = "";
        for line in data.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => section = name,
                None => line.split_whitespace().for_each(|form| rules.add(section, form)),
            }
        }
        rules.sort();
        rules
    }

    fn add(&mut self, section: &str, form: &str) {
        match section {
            "starters" => self.starters.push(form.into()),
            "fronts" => self.fronts.push(form.into()),
            "surnames" => self.surnames.push(form.into()),
            _ => {
                if let Some(class) = class_of_section(section) {
                    self.add_abbreviation(form, class);
                }
            }
        }
    }

    fn add_abbreviation(&mut self, form: &str, class: AbbreviationClass) {
        if form.starts_with(char::is_uppercase) {
            self.capitalised.push((form.to_lowercase().into(), class));
        } else {
            self.abbreviations.push((form.into(), class));
        }
    }

    fn sort(&mut self) {
        self.abbreviations.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        self.capitalised.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        self.starters.sort_unstable();
        self.fronts.sort_unstable();
        self.surnames.sort_unstable();
    }

    /// The class of a lower-case form without its last stop; `capital` tells whether the text writes it with one.
    pub(crate) fn class(&self, form: &str, capital: bool) -> Option<AbbreviationClass> {
        look_up(&self.abbreviations, form).or_else(|| if capital { look_up(&self.capitalised, form) } else { None })
    }

    /// Whether a lower-case word begins a sentence, where it has a capital, rather than a name.
    pub(crate) fn is_starter(&self, word: &str) -> bool {
        contains(&self.starters, word)
    }

    /// Whether a lower-case word is a preposition that opens a phrase of time at the head of a sentence.
    pub(crate) fn is_front(&self, word: &str) -> bool {
        contains(&self.fronts, word)
    }

    /// Whether a lower-case word ends as surnames do.
    pub(crate) fn is_surname(&self, word: &str) -> bool {
        let stem_and_ending = word.char_indices().skip(2).take(16).map(|(at, _)| &word[at..]);
        stem_and_ending.into_iter().any(|ending| contains(&self.surnames, ending))
    }
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

fn look_up(forms: &[(Box<str>, AbbreviationClass)], form: &str) -> Option<AbbreviationClass> {
    forms.binary_search_by(|(key, _)| (**key).cmp(form)).ok().map(|at| forms[at].1)
}

fn contains(words: &[Box<str>], word: &str) -> bool {
    words.binary_search_by(|key| (**key).cmp(word)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 3] =
        [include_str!("../../data/uk.txt"), include_str!("../../data/ru.txt"), include_str!("../../data/en.txt")];

    #[test]
    fn gives_each_form_one_class() {
        for data in FILES {
            let rules = Rules::read(data);
            for list in [&rules.abbreviations, &rules.capitalised] {
                let twice = list.windows(2).find(|pair| pair[0].0 == pair[1].0);
                assert_eq!(twice, None);
            }
        }
    }

    #[test]
    fn knows_every_section_of_the_data() {
        for data in FILES {
            for name in data.lines().filter_map(|line| line.strip_prefix('[')) {
                let name = name.trim_end_matches(']');
                let known = ["starters", "fronts", "surnames"].contains(&name) || class_of_section(name).is_some();
                assert!(known, "{name}");
            }
        }
    }

    #[test]
    fn asks_for_the_capital_where_the_word_is_ordinary_without_it() {
        let rules = Rules::read(FILES[2]);
        assert_eq!(rules.class("sat", true), Some(AbbreviationClass::Name));
        assert_eq!(rules.class("sat", false), None);
        assert_eq!(rules.class("dr", false), Some(AbbreviationClass::Never));
    }

    #[test]
    fn reads_surname_endings_off_the_word() {
        let rules = Rules::read(FILES[0]);
        assert!(rules.is_surname("петренко"));
        assert!(rules.is_surname("грушевського"));
        assert!(!rules.is_surname("видання"));
    }
}
