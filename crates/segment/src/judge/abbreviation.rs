//! Stops behind words: abbreviations by class.

use super::Judge;
use crate::key::Key;
use crate::rules::AbbreviationClass;
use crate::scan::{Following, Start, token_before_space};

/// A phrase of time at the head of a sentence («У березні 2014 р.», "At 5 a.m.") has no more words than this.
const FRONTED_WORDS: usize = 4;

impl Judge<'_> {
    /// Whether the stop behind `token` ends the sentence.
    pub(super) fn ends_after_word(&self, token: &str, token_start: usize, following: &Following<'_>) -> bool {
        let Some(class) = self.class_at(token, token_start) else { return true };
        // In a text without capitals an abbreviation never shows where it ends.
        let small = following.start == Start::Lower && !following.word.starts_with('i');
        // «р. № 991», "10 a.m. (CDT)": a sign or a bracket goes on with what the abbreviation began.
        if small || following.start == Start::Other || matches!(following.opener, Some('(' | '[')) {
            return false;
        }
        match class {
            AbbreviationClass::Never => false,
            AbbreviationClass::Number => !is_number(following.word),
            AbbreviationClass::Unit if self.follows_number(token_start) => {
                self.ends_after_measure(token_start, following)
            }
            AbbreviationClass::Unit | AbbreviationClass::Name => self.begins_with_starter(following),
            AbbreviationClass::May => self.ends_after_measure(token_start, following),
        }
    }

    /// The class of a token, alone or with the abbreviation before it («т. зв.»).
    fn class_at(&self, token: &str, token_start: usize) -> Option<AbbreviationClass> {
        let before = token_before_space(self.text, token_start);
        let joined = if before.ends_with('.') { self.class_of(&[before, token]) } else { None };
        joined.or_else(|| self.class_of(&[token])).or_else(|| guess_class(token))
    }

    fn class_of(&self, parts: &[&str]) -> Option<AbbreviationClass> {
        let key = Key::of(parts)?;
        let capital = parts.first()?.starts_with(char::is_uppercase);
        let rules = self.rules.for_word(key.as_str());
        self.options.class(key.as_str()).or_else(|| rules.class(key.as_str(), capital))
    }

    /// Whether `token`, with or without its stop, is a listed abbreviation.
    pub(super) fn is_abbreviation(&self, token: &str) -> bool {
        let token = token.strip_suffix('.').unwrap_or(token);
        !token.is_empty() && self.class_of(&[token]).is_some()
    }

    pub(super) fn is_starter(&self, word: &str) -> bool {
        Key::of(&[word]).is_some_and(|key| self.rules.for_word(key.as_str()).is_starter(key.as_str()))
    }

    fn begins_with_starter(&self, following: &Following<'_>) -> bool {
        following.dash || (following.start == Start::Upper && self.is_starter(following.word))
    }

    fn follows_number(&self, token_start: usize) -> bool {
        is_number(token_before_space(self.text, token_start))
            || self.text[..token_start].ends_with(|c: char| c.is_ascii_digit())
    }

    fn ends_after_measure(&self, token_start: usize, following: &Following<'_>) -> bool {
        match following.start {
            Start::Digit => !self.follows_number(token_start),
            _ => !self.is_fronted(token_start),
        }
    }

    /// Whether the sentence so far is but a phrase of time: «У 2014 р. Верховна Рада…», "At 5 a.m. Mr. Smith…".
    fn is_fronted(&self, token_start: usize) -> bool {
        let mut words = self.text[self.start..token_start].split_whitespace();
        let Some(first) = words.next() else { return false };
        let front = Key::of(&[first]).is_some_and(|key| self.rules.for_word(key.as_str()).is_front(key.as_str()));
        (front || is_number(first)) && words.take(FRONTED_WORDS).count() < FRONTED_WORDS
    }
}

/// A number in digits, or a Roman one (in Latin letters, or the Cyrillic ones that look like them).
fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        || (!word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х' | '-' | '–')))
}

/// Unlisted forms that can be nothing but abbreviations: stops inside ("U.S.A"), or small letters without a vowel.
fn guess_class(token: &str) -> Option<AbbreviationClass> {
    let letters = token.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    let acronym = letters && token.contains('.');
    let tail = token.rsplit(['.', '-']).next().unwrap_or(token);
    let short = (2..=4).contains(&tail.chars().count());
    let silent = short && tail.chars().skip(1).all(char::is_lowercase) && tail.chars().all(is_consonant);
    (acronym || silent).then_some(AbbreviationClass::Name)
}

fn is_consonant(c: char) -> bool {
    const VOWELS: &str = "aeiouyаеєиіїоуюяыэёAEIOUYАЕЄИІЇОУЮЯЫЭЁ";
    c.is_alphabetic() && !VOWELS.contains(c) && matches!(c, 'a'..='z' | 'A'..='Z' | 'Ѐ'..='ӿ')
}
