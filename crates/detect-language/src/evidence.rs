//! What a text says about its language.

mod sample;
mod token;
mod word;

use crate::alphabet::{Alphabet, Script, is_alphabetic};
use crate::scores::Scores;

use token::Tokens;
use word::{Vote, Word};

/// Bytes of a text that are looked at; what they don't tell, no more would. A word takes two of them at least and adds at
/// most 127 to sums of 31 bits, which hold that; the few words whose letters are asked add some thousands each.
pub(crate) const LONGEST_TEXT: usize = 4 << 20;

/// Letters of words that the table does not hold are asked, at a high price, until so many of a script have been met, or so
/// many that it holds: more would tell no more.
const SPELLED: usize = 64;
const KNOWN: usize = 24;

/// Evidence gathered from a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    pub(crate) cyrillic: Tally,
    pub(crate) latin: Tally,
    /// Cyrillic letters that none of the languages writes.
    pub(crate) foreign: usize,
    /// Letters of other scripts.
    pub(crate) other: usize,
}

/// What the words of one script say.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) scores: Scores,
    pub(crate) letters: usize,
    pub(crate) words: usize,
    /// Ordinary words of the table.
    pub(crate) listed: usize,
    /// Those of them that begin with a small letter: no names, nor titles.
    pub(crate) plain: usize,
    /// Words that the table does not hold.
    unlisted: usize,
    /// Words that begin with a capital.
    pub(crate) capitalised: usize,
    /// Words that are the same in any language: "USD", "GitHub", "XIV". They have no vote.
    pub(crate) neutral: usize,
}

impl Evidence {
    /// Reads a text once, without allocation; of a long one samples.
    pub(crate) fn read(text: &str) -> Self {
        let (mut evidence, mut word) = (Self::default(), Word::new());
        let alphabet = Alphabet::get();
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        for token in sample::pieces(text).flat_map(Tokens::of) {
            evidence.read_token(token, alphabet, &mut word);
        }
        evidence
    }

    pub(crate) fn tally(&self, script: Script) -> &Tally {
        match script {
            Script::Cyrillic => &self.cyrillic,
            Script::Latin => &self.latin,
        }
    }

    fn tally_mut(&mut self, script: Script) -> &mut Tally {
        match script {
            Script::Cyrillic => &mut self.cyrillic,
            Script::Latin => &mut self.latin,
        }
    }

    fn read_token(&mut self, token: &str, alphabet: Alphabet, word: &mut Word) {
        for c in token.chars() {
            let letter = alphabet.letter(c);
            match c {
                _ if letter.code() != 0 => word.push(letter),
                '0'..='9' => {
                    word.touch_digit();
                    self.take(word);
                    word.touch_digit();
                }
                '\'' | '’' | 'ʼ' => word.push_apostrophe(),
                // A stress mark, a soft hyphen and joiners stand inside words.
                '\u{301}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {}
                _ => {
                    self.take(word);
                    self.other += usize::from(is_alphabetic(c));
                }
            }
        }
        self.take(word);
    }

    /// Counts a word that has ended and begins the next.
    fn take(&mut self, word: &mut Word) {
        if let Some(script) = word.settle_script() {
            self.foreign += word.foreign();
            let tally = self.tally_mut(script);
            let vote = word.vote(script, &mut tally.scores, tally.unlisted < SPELLED && tally.listed < KNOWN);
            tally.letters += word.len();
            tally.words += 1;
            tally.listed += usize::from(vote == Vote::Listed);
            tally.plain += usize::from(vote == Vote::Listed && !word.is_capitalised());
            tally.unlisted += usize::from(vote == Vote::Unlisted);
            tally.neutral += usize::from(vote == Vote::Neutral);
            tally.capitalised += usize::from(word.is_capitalised());
        }
        word.clear();
    }

    /// The script that the text is written in. Ukrainian text quotes Latin names far more often than English text
    /// quotes Cyrillic, so Cyrillic needs less than half; English shows by its words with small letters.
    pub(crate) fn script(&self) -> Option<Script> {
        let (cyrillic, latin) = (self.cyrillic.letters, self.latin.letters);
        let english_shows = latin > cyrillic && self.latin.plain > self.cyrillic.plain;
        match (cyrillic, latin) {
            (0, 0) => None,
            _ if cyrillic == 0 || english_shows || latin > 4 * cyrillic => Some(Script::Latin),
            _ => Some(Script::Cyrillic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_by_script() {
        let evidence = Evidence::read("Компанія Apple купила об’єкт за 5 млн USD");
        assert_eq!((evidence.cyrillic.words, evidence.latin.words, evidence.latin.neutral), (5, 2, 1));
        assert_eq!(evidence.script(), Some(Script::Cyrillic));
    }

    #[test]
    fn reads_an_english_text_that_quotes_cyrillic_as_latin() {
        let evidence = Evidence::read("The word «незалежність» means independence in English.");
        assert_eq!(evidence.script(), Some(Script::Latin));
    }
}
