//! Words and n-grams as codes of letters, and the lists that they are read from.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use rustc_hash::FxHashMap;

use crate::alphabet::{APOSTROPHE, Alphabet, FOREIGN_CYRILLIC, OTHER_LATIN, Script, script};
use crate::table::layout::LONGEST_WORD;

/// The letters of a word as codes; an apostrophe inside is [`APOSTROPHE`].
pub(crate) type Word = Box<[u8]>;

/// Up to five letters as codes, the last in the lowest byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Gram(u64);

impl Gram {
    /// The letters but the last.
    pub(crate) fn prefix(self) -> Self {
        Self(self.0 >> 8)
    }

    /// How many letters it has.
    pub(crate) fn len(self) -> usize {
        (u64::BITS - self.0.leading_zeros()).div_ceil(8) as usize
    }

    /// The n-gram of up to seven codes.
    pub(crate) fn of(codes: &[u8]) -> Self {
        Self(codes.iter().fold(0, |gram, &code| gram << 8 | u64::from(code)))
    }
}

/// The codes of a text that is all letters, in either case; nothing if a letter has no code of its own.
pub(crate) fn codes_of(text: &str) -> Option<Vec<u8>> {
    let alphabet = Alphabet::get();
    let code = |c| match alphabet.letter(c).code() {
        0 if matches!(c, '\'' | '’' | 'ʼ') => Some(APOSTROPHE),
        0 | FOREIGN_CYRILLIC | OTHER_LATIN => None,
        code => Some(code),
    };
    text.chars().map(code).collect()
}

/// The n-gram that a text is.
pub(crate) fn gram_of(text: &str) -> Option<Gram> {
    codes_of(text).map(|codes| Gram::of(&codes))
}

/// Whether a list writes a word with a small letter anywhere.
pub(crate) type Written = FxHashMap<Word, bool>;

/// Reads a list of words, a line each; parts of words with hyphens are words of their own.
pub(crate) fn read_list(path: &Path, of: Script) -> Result<Written> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut words = Written::default();
    for part in text.lines().flat_map(|line| line.trim().split(['-', '–'])) {
        if let Some(word) = word_of(part, of) {
            *words.entry(word).or_default() |= part.starts_with(char::is_lowercase);
        }
    }
    Ok(words)
}

/// The word that a text is, if it is one of the script.
pub(crate) fn word_of(text: &str, of: Script) -> Option<Word> {
    let codes = codes_of(text)?;
    let inner = |at: usize| at > 0 && at + 1 < codes.len();
    let fits = |(at, &code): (usize, &u8)| if code == APOSTROPHE { inner(at) } else { script(code) == of };
    let all_fit = codes.iter().enumerate().all(fits);
    (!codes.is_empty() && codes.len() <= LONGEST_WORD && all_fit).then(|| codes.into())
}

/// The letters of a script that stand alone as initials.
pub(crate) fn initials(of: Script) -> Vec<Word> {
    let letters = match of {
        Script::Cyrillic => "абвгґдеєжзиіїйјклмнопрстуўфхцчшщъыьэюяђѓљњћќџ",
        Script::Latin => "abcdefghijklmnopqrstuvwxyz",
    };
    letters.chars().filter_map(|letter| word_of(letter.encode_utf8(&mut [0; 4]), of)).collect()
}

/// The project's own list of a language.
#[derive(Debug, Default)]
pub(crate) struct OwnList {
    /// Common words.
    pub(crate) common: Vec<Word>,
    /// The commonest words of speech.
    pub(crate) speech: Vec<Word>,
    /// Words of menus, buttons and notices.
    pub(crate) interface: Vec<Word>,
    /// How many of a thousand words each word of one letter is.
    pub(crate) letters: Vec<(Word, f64)>,
}

/// Reads a list of the project.
pub(crate) fn read_own(path: &Path, of: Script) -> Result<OwnList> {
    let mut list = OwnList::default();
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut section = "";
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let words = || line.split_whitespace().filter_map(|word| word_of(word, of));
        match (line.strip_prefix('[').and_then(|line| line.strip_suffix(']')), section) {
            (Some(name), _) => section = name,
            (None, "letters") => list.letters.extend(letter(line, of)),
            (None, "speech") => list.speech.extend(words()),
            (None, "interface") => list.interface.extend(words()),
            (None, _) => list.common.extend(words()),
        }
    }
    Ok(list)
}

fn letter(line: &str, of: Script) -> Option<(Word, f64)> {
    let (word, share) = line.split_once(' ')?;
    Some((word_of(word, of)?, share.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_of_the_script_alone() {
        assert!(word_of("п'ять", Script::Cyrillic).is_some_and(|word| word.contains(&APOSTROPHE)));
        for other in ["five", "дім5", "'а", "а'", "", "қала"] {
            assert_eq!(word_of(other, Script::Cyrillic), None, "{other}");
        }
        assert_eq!(word_of("Дім", Script::Cyrillic), word_of("дім", Script::Cyrillic));
    }

    #[test]
    fn cuts_the_last_letter_off() {
        let gram = gram_of("тої").expect("an n-gram");
        assert_eq!((gram.len(), Some(gram.prefix())), (3, gram_of("то")));
    }
}
