//! Beginnings that no stop or capital shows: numbers of notes, subjects in small letters, speech that breaks in.

use super::Judge;
use crate::key::Key;
use crate::letters::{is_lower, is_upper};
use crate::scan::{Following, Gap, Kind, Start, Terminator};

impl Judge<'_> {
    /// "…are protected. 4 Even though": where the number of a note behind the stop ends, which the sentence keeps.
    pub(crate) fn note_end(&self, terminator: &Terminator, following: &Following<'_>) -> Option<usize> {
        let bare = following.start == Start::Digit && !following.dash && following.opener.is_none();
        if terminator.kind != Kind::Stop || !bare || !is_note(following) {
            return None;
        }
        let end = self.text.len() - following.rest().len();
        let next = Following::read(self.text, end);
        let capital = next.start == Start::Upper && !next.dash && next.opener.is_none();
        (capital && self.keeps_note(terminator, following.gap, next.word())).then_some(end)
    }

    /// A number hard on the stop of a word is a note; behind a space it may count what follows, unless that begins a
    /// sentence of its own.
    fn keeps_note(&self, terminator: &Terminator, gap: Gap, next: &str) -> bool {
        let counted = self.text[self.start..].starts_with(|c: char| c.is_ascii_digit());
        match gap {
            Gap::Nothing => terminator.quoted || terminator.bracketed || self.follows_prose(terminator),
            Gap::Space => {
                let shouted = next.chars().nth(1).is_some_and(is_upper);
                let shortened = self.is_abbreviation(self.token_at(terminator));
                !counted && !shortened && !shouted && self.is_starter(next)
            }
            Gap::BlankLine => false,
        }
    }

    /// Whether the terminator stands behind an ordinary word in small letters.
    fn follows_prose(&self, terminator: &Terminator) -> bool {
        let token = self.token_at(terminator);
        token.chars().nth(2).is_some() && token.chars().all(is_lower) && !self.is_abbreviation(token)
    }

    /// "it is open. they close late": a subject needs no capital behind the stop of an ordinary word.
    pub(super) fn begins_small(&self, terminator: &Terminator, following: &Following<'_>) -> bool {
        let exclaimed =
            terminator.kind == Kind::Strong && self.token_at(terminator).len() < terminator.start - self.start;
        (terminator.kind == Kind::Stop || exclaimed)
            && following.opener.is_none()
            && self.is_subject(following.word())
            && self.follows_prose(terminator)
    }

    /// Whether what follows a dash is the head of a sentence that breaks in, and no name or title.
    pub(crate) fn begins_speech(&self, following: &Following<'_>) -> bool {
        following.start == Start::Upper
            && !following.dash
            && following.opener.is_none()
            && self.is_subject(following.word())
    }

    fn is_subject(&self, word: &str) -> bool {
        let key = Key::of(&[without_contraction(word)]);
        self.rules.for_word(&key).is_subject(key.as_bytes())
    }
}

/// Whether one to three digits stand alone before a space.
fn is_note(following: &Following<'_>) -> bool {
    let number = following.word();
    number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) && following.rest().starts_with(' ')
}

/// "it" of "it's", "do" of "don't"; a word of another script, whose apostrophe is a letter's, is left whole.
pub(super) fn without_contraction(word: &str) -> &str {
    if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return word;
    }
    let negated = word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t"));
    negated.or_else(|| word.split(['\'', '’']).next()).unwrap_or(word)
}
