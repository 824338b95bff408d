//! Stops behind words: abbreviations by class.

use super::Judge;
use super::beginning::without_contraction;
use crate::key::Key;
use crate::letters::{is_alphabetic, is_alphanumeric, is_cyrillic, is_lower};
use crate::rules::AbbreviationClass;
use crate::scan::{Following, Start};

/// A phrase of time at the head of a sentence («У березні 2014 р.», "At 5 a.m.") has no more words than this.
const FRONTED_WORDS: usize = 4;

impl Judge<'_> {
    /// Whether the stop behind `token` ends the sentence.
    pub(super) fn ends_after_word(&self, token: &str, token_start: usize, following: &Following<'_>) -> bool {
        let Some(class) = self.class_at(token, token_start) else { return true };
        if stands_in_capitals(token, following) {
            return true;
        }
        if self.names_one_thing(token, following) {
            return false;
        }
        // In a text without capitals an abbreviation never shows where it ends.
        let small = following.start == Start::Lower && !following.word().starts_with('i');
        // «р. № 991», "10 a.m. (CDT)": a sign or a bracket goes on with what the abbreviation began.
        if small || following.start == Start::Other || matches!(following.opener, Some('(' | '[')) {
            return false;
        }
        match class {
            AbbreviationClass::Never => false,
            AbbreviationClass::Number => {
                (!is_number(following.word()) || is_denial(token, following)) && !self.opens_aside(token_start)
            }
            AbbreviationClass::Unit if self.follows_number(token_start) => {
                self.ends_after_measure(token_start, following)
            }
            AbbreviationClass::Unit | AbbreviationClass::Name => self.begins_with_starter(following),
            AbbreviationClass::May => self.ends_after_measure(token_start, following),
        }
    }

    /// Whether the token and the word behind it are listed as one («дол. США»).
    fn names_one_thing(&self, token: &str, following: &Following<'_>) -> bool {
        self.class_of(&[token, ".", following.word()]) == Some(AbbreviationClass::Never)
    }

    /// The class of a token, alone or with the abbreviation before it («т. зв.»).
    fn class_at(&self, token: &str, token_start: usize) -> Option<AbbreviationClass> {
        let shortened_before = self.text[self.start..token_start].trim_end().ends_with('.');
        let joined = if shortened_before { self.class_joined(token, token_start) } else { None };
        let alone = || self.class_of(&[token]).or_else(|| self.class_of(&[last_part(token)?]));
        joined.or_else(alone).or_else(|| guess_class(token))
    }

    /// The class of a token with the one before it.
    pub(super) fn class_joined(&self, token: &str, token_start: usize) -> Option<AbbreviationClass> {
        let before = self.token_before(token_start);
        if before.is_empty() { None } else { self.class_of(&[before, token]) }
    }

    fn class_of(&self, parts: &[&str]) -> Option<AbbreviationClass> {
        let key = Key::of(parts);
        let capital = parts.first()?.starts_with(char::is_uppercase);
        let rules = self.rules.for_word(&key);
        self.options.class(key.as_bytes()).or_else(|| rules.class(key.as_bytes(), capital))
    }

    /// Whether `token`, with or without its stop, is a listed abbreviation.
    pub(super) fn is_abbreviation(&self, token: &str) -> bool {
        let token = token.strip_suffix('.').unwrap_or(token);
        !token.is_empty() && self.class_of(&[token]).is_some()
    }

    pub(super) fn is_starter(&self, word: &str) -> bool {
        let key = Key::of(&[without_contraction(word)]);
        self.rules.for_word(&key).is_starter(key.as_bytes())
    }

    /// «(Рис. Олени Гук)», «1. Чекайте»: no aside and no quotation is but an abbreviation or a number.
    pub(super) fn opens_aside(&self, token_start: usize) -> bool {
        self.text[..token_start].ends_with(['(', '[', '«', '„'])
    }

    /// A dash alone shows no beginning: «у трьох обл. – Сумській, …» goes on.
    pub(super) fn begins_with_starter(&self, following: &Following<'_>) -> bool {
        following.start == Start::Upper && self.is_starter(following.word())
    }

    fn follows_number(&self, token_start: usize) -> bool {
        let before = self.token_before(token_start);
        is_number(before)
            || self.is_measure(before)
            || self.text[self.start..token_start].ends_with(|c: char| c.is_ascii_digit())
    }

    /// «300 тис. т», «2 год. 5 хв.»: one measure follows another.
    fn is_measure(&self, token: &str) -> bool {
        let token = token.strip_suffix('.').unwrap_or(token);
        !token.is_empty() && self.class_of(&[token]) == Some(AbbreviationClass::May)
    }

    fn ends_after_measure(&self, token_start: usize, following: &Following<'_>) -> bool {
        match following.start {
            Start::Digit => !self.follows_number(token_start),
            _ if self.follows_number(token_start) && (self.is_date(following) || names_act(following)) => false,
            // «У 2014 р. Він переміг»: behind the phrase of time itself this word would be small.
            Start::Upper if !following.dash && following.opener.is_none() && self.is_starter(following.word()) => true,
            _ => !self.is_fronted(token_start),
        }
    }

    /// "at 10 a.m. Monday", "at 4 a.m. Kyiv time": a day or a zone goes on with the hour.
    fn is_date(&self, following: &Following<'_>) -> bool {
        let key = Key::of(&[following.word()]);
        let listed = self.rules.for_word(&key).is_date(key.as_bytes());
        let zone = following.rest().strip_prefix(" time").is_some_and(|rest| !rest.starts_with(is_alphanumeric));
        listed || zone
    }

    /// Whether the sentence so far is but a phrase of time: «У 2014 р. Верховна Рада…», "At 5 a.m. Mr. Smith…".
    fn is_fronted(&self, token_start: usize) -> bool {
        let mut words = self.text[self.start..token_start].split_whitespace();
        let Some(first) = words.next() else { return false };
        let key = Key::of(&[first]);
        let front = self.rules.for_word(&key).is_front(key.as_bytes());
        (front || is_number(first)) && words.take(FRONTED_WORDS).count() < FRONTED_WORDS
    }
}

/// "No. I said": a pronoun, where it would be a Roman number behind "Art." or "Vol."; what "No." counts has digits.
fn is_denial(token: &str, following: &Following<'_>) -> bool {
    token.eq_ignore_ascii_case("no") && following.word() == "I" && following.rest().starts_with(' ')
}

/// «від 15.03.2022 р. «Про організацію…»»: the name of an act goes on with its date.
fn names_act(following: &Following<'_>) -> bool {
    following.opener.is_some() && !following.dash && matches!(following.word(), "Про" | "О" | "Об")
}

/// A number in digits, or a Roman one (in Latin letters, or the Cyrillic ones that look like them).
fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        || (!word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'І' | 'Х' | '-' | '–')))
}

/// «у ТОВ. Зарплата»: capitals without a stop inside are an acronym, an ordinary word, unless all is in capitals.
fn stands_in_capitals(token: &str, following: &Following<'_>) -> bool {
    let capitals = |word: &str| word.chars().all(char::is_uppercase);
    is_cyrillic(token)
        && token.chars().nth(1).is_some()
        && capitals(token)
        && following.start == Start::Upper
        && !capitals(following.word())
}

/// «авт.-упоряд.»: what stands behind the last hyphen of a Ukrainian word.
fn last_part(token: &str) -> Option<&str> {
    let hyphen = token.bytes().rposition(|byte| byte == b'-')?;
    Some(&token[hyphen + 1..]).filter(|last| is_cyrillic(last))
}

/// Unlisted forms that can be nothing but abbreviations: stops inside ("U.S.A"), or small letters without a vowel.
fn guess_class(token: &str) -> Option<AbbreviationClass> {
    (is_acronym(token) || is_silent(token)).then_some(AbbreviationClass::Name)
}

fn is_acronym(token: &str) -> bool {
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(is_alphabetic);
    token.chars().nth(1) == Some('.') && token.split('.').all(is_letter)
}

/// Whether the last part of `token` is up to four consonants, all but the first of them small; «к. е. н.» has parts of
/// one letter. "page.html", "Node.js" are names of the net.
fn is_silent(token: &str) -> bool {
    let tail = || token.chars().rev().take_while(|c| !matches!(c, '.' | '-'));
    if !tail().all(is_consonant) {
        return false;
    }
    let letters = tail().count();
    let least = if is_cyrillic(token) && token.chars().all(is_lower) { 1 } else { 2 };
    let file = || token.contains('.') && tail().all(|c| c.is_ascii());
    (least..=4).contains(&letters) && tail().take(letters - 1).all(is_lower) && !file()
}

fn is_consonant(c: char) -> bool {
    let vowel = matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'A'
            | 'E'
            | 'I'
            | 'O'
            | 'U'
            | 'Y'
            | 'а'
            | 'е'
            | 'є'
            | 'и'
            | 'і'
            | 'ї'
            | 'о'
            | 'у'
            | 'ю'
            | 'я'
            | 'ы'
            | 'э'
            | 'ё'
            | 'А'
            | 'Е'
            | 'Є'
            | 'И'
            | 'І'
            | 'Ї'
            | 'О'
            | 'У'
            | 'Ю'
            | 'Я'
            | 'Ы'
            | 'Э'
            | 'Ё'
    );
    !vowel && matches!(c, 'a'..='z' | 'A'..='Z' | 'Ѐ'..='ӿ') && is_alphabetic(c)
}
