//! Initials, before a surname («І. Я. Франко») and behind it («Шевченко Т. Г.»).

use super::Judge;
use crate::key::Key;
use crate::letters::is_cyrillic;
use crate::rules::AbbreviationClass;
use crate::scan::{Following, Start};
use crate::token::{token_before, token_before_space};

impl Judge<'_> {
    /// Whether the stop behind the capital at `token_start` ends the sentence.
    pub(super) fn ends_after_initial(&self, token_start: usize, following: &Following<'_>) -> bool {
        // «Іван Ч. (1990 р. н.)»: a bracket goes on with the name.
        if following.start != Start::Upper || following.opener.is_some() {
            let bracket = matches!(following.opener, Some('(' | '['));
            return following.start != Start::Lower && !bracket && !is_ordinal(following.word());
        }
        if is_initial(following) || self.is_listed_pair(token_start) {
            return false;
        }
        let sentence = &self.text[self.start..];
        let chain = Chain::before(sentence, token_start - self.start);
        if self.is_letter(&chain, sentence) {
            return true;
        }
        let capital = chain.name.starts_with(char::is_uppercase);
        if self.text[token_start..].starts_with("I.") {
            // "you and I. Did you", but "Albert I. Jones".
            return !capital;
        }
        if self.is_starter(following.word()) || self.is_office(following.word()) {
            return true;
        }
        self.names_end_with_initials(&chain) && capital && !self.is_surname(following.word())
    }

    /// «P. S. Пишіть»: two capitals that are listed as one form.
    fn is_listed_pair(&self, token_start: usize) -> bool {
        let letter = self.text[token_start..].split('.').next().unwrap_or_default();
        self.class_joined(letter, token_start) == Some(AbbreviationClass::Never)
    }

    /// «вітамін С», «криві А, Б та В»: a letter that stands for itself is no initial.
    fn is_letter(&self, chain: &Chain<'_>, sentence: &str) -> bool {
        chain.initials == 1 && (self.is_lettered(chain.name) || chain.closes_series(sentence))
    }

    fn is_office(&self, word: &str) -> bool {
        let key = Key::of(&[word]);
        self.rules.for_word(&key).is_office(key.as_bytes())
    }

    fn is_lettered(&self, noun: &str) -> bool {
        let key = Key::of(&[noun]);
        self.rules.for_word(&key).is_lettered(key.as_bytes())
    }

    /// Whether the initials belong to the surname before them.
    fn names_end_with_initials(&self, chain: &Chain<'_>) -> bool {
        let at_head = chain.start == 0;
        self.is_surname(chain.name) || (chain.initials >= 2 && !at_head && is_cyrillic(chain.name))
    }

    fn is_surname(&self, word: &str) -> bool {
        let key = Key::of(&[word]);
        word.starts_with(char::is_uppercase) && self.rules.for_word(&key).is_surname(key.as_bytes())
    }
}

/// Initials in a row and the word before them.
struct Chain<'t> {
    initials: usize,
    name: &'t str,
    start: usize,
}

impl<'t> Chain<'t> {
    /// Walks back over the initials before `token_start`; people have few, so the walk is short.
    fn before(text: &'t str, token_start: usize) -> Self {
        let (mut initials, mut start) = (1, token_start);
        loop {
            let name = token_before_space(text, start);
            let name = if name.is_empty() { token_before(text, start) } else { name };
            let name_start = text[..start].trim_end().len() - name.len();
            if !is_initial_token(name) || initials >= 4 {
                return Self { initials, name, start: name_start };
            }
            initials += name.matches('.').count();
            start = name_start;
        }
    }
}

impl Chain<'_> {
    /// «А, Б та В», «А, Б, В»: whether a letter without a stop leads to the last one.
    fn closes_series(&self, text: &str) -> bool {
        let earlier = match self.name {
            "та" | "і" | "й" | "або" | "чи" | "и" | "или" => token_before_space(text, self.start),
            "" => text[..self.start].strip_suffix(',').map_or("", |before| token_before(before, before.len())),
            _ => "",
        };
        is_capital(earlier)
    }
}

/// "T." or "T.H.": capitals and stops by turns.
fn is_initial_token(token: &str) -> bool {
    token.ends_with('.') && token[..token.len() - 1].split('.').all(is_capital)
}

/// Whether `word` is one capital.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// "V" of "Reuters/V": a credit names the photographer behind the agency.
pub(super) fn without_agency(token: &str) -> &str {
    let last = memchr::memrchr(b'/', token.as_bytes()).map(|slash| &token[slash + 1..]);
    last.filter(|last| is_capital(last)).unwrap_or(token)
}

/// "12 S. 5th Street": the numbered street goes on with its side of the town.
fn is_ordinal(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[number.len()..], "st" | "nd" | "rd" | "th") && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_initial(following: &Following<'_>) -> bool {
    following.rest().starts_with('.') && following.word().chars().count() == 1
}
