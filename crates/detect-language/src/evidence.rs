//! What a text says about its language.

mod word;

use crate::alphabet::{self, CODES, FOREIGN_CYRILLIC, ROWS};
use crate::lanes::{Scores, Script};

use word::Word;

/// Evidence gathered from a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Evidence {
    pub(crate) scores: Scores,
    pub(crate) cyrillic: Tally,
    pub(crate) latin: Tally,
    /// Cyrillic letters that none of the scored languages writes.
    pub(crate) foreign: usize,
    /// Letters of other scripts.
    pub(crate) other: usize,
}

/// Counts for one script.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) letters: usize,
    pub(crate) words: usize,
    /// Words that some language's list holds.
    pub(crate) listed: usize,
    /// Words that begin with a capital.
    pub(crate) capitalised: usize,
    /// Words that are the same in any language: "USD", "GitHub", "XIV". They have no vote.
    pub(crate) neutral: usize,
    /// Letters beyond a–z.
    pub(crate) accented: usize,
}

impl Evidence {
    /// Reads a text once, without allocation.
    pub(crate) fn read(text: &str) -> Self {
        let mut evidence = Self::default();
        let mut letters = Letters::default();
        text.split_whitespace()
            .filter(|token| !is_address(token))
            .for_each(|token| evidence.read_token(token, &mut letters));
        letters.vote(&mut evidence.scores);
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

    fn read_token(&mut self, token: &str, letters: &mut Letters) {
        let mut word = Word::default();
        for c in token.chars() {
            match alphabet::code(c) {
                0 if matches!(c, '\'' | '’' | 'ʼ') => word.push_apostrophe(),
                // A stress mark, a soft hyphen and joiners stand inside words.
                0 if matches!(c, '\u{301}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}') => {}
                0 => {
                    self.take(&mut word, letters);
                    self.other += usize::from(c.is_alphabetic());
                }
                code => word.push(code, c.is_uppercase()),
            }
        }
        self.take(&mut word, letters);
    }

    /// Counts a word that has ended and begins the next.
    fn take(&mut self, word: &mut Word, letters: &mut Letters) {
        let word = std::mem::take(word);
        let Some(script) = word.script() else { return };
        let listed = word.vote_as_listed(&mut self.scores);
        let neutral = !listed && word.is_neutral();
        if !listed && !neutral {
            word.vote_by_parts(&mut self.scores);
        }
        if !neutral {
            // Those of listed words, too: lists are never complete.
            letters.count(&word);
        }
        self.foreign += word.count(|code| code == FOREIGN_CYRILLIC);
        let tally = self.tally_mut(script);
        tally.letters += word.len();
        tally.words += 1;
        tally.listed += usize::from(listed);
        tally.neutral += usize::from(neutral);
        tally.capitalised += usize::from(word.is_capitalised());
        tally.accented += word.count(alphabet::is_accented);
    }

    /// The script that the text is written in. Ukrainian text quotes Latin names far more often than English text
    /// quotes Cyrillic, so Cyrillic needs less than half; English shows by its small words.
    pub(crate) fn script(&self) -> Option<Script> {
        let (cyrillic, latin) = (self.cyrillic.letters, self.latin.letters);
        let english_shows = latin > cyrillic && self.latin.listed > self.cyrillic.listed;
        match (cyrillic, latin) {
            (0, 0) => None,
            _ if cyrillic == 0 || english_shows || latin > 4 * cyrillic => Some(Script::Latin),
            _ => Some(Script::Cyrillic),
        }
    }
}

/// How often each letter stands in the words that vote. Letters vote together once the text is read: a text has many
/// more letters than an alphabet.
struct Letters([u32; CODES]);

impl Default for Letters {
    fn default() -> Self {
        Self([0; CODES])
    }
}

impl Letters {
    fn count(&mut self, word: &Word) {
        for &code in word.codes() {
            self.0[usize::from(code)] += 1;
        }
    }

    fn vote(&self, scores: &mut Scores) {
        for (row, &count) in ROWS.iter().zip(&self.0).filter(|(_, count)| **count > 0) {
            scores.add_row_times(row, count);
        }
    }
}

/// Whether a token is an e-mail address, a URL or a bare domain, which have no language.
fn is_address(token: &str) -> bool {
    let bytes = token.as_bytes();
    // Few words have either, and searching is dear.
    let (has_stop, has_colon) = (bytes.contains(&b'.'), bytes.contains(&b':'));
    (has_colon && token.contains("://"))
        || (has_stop && (token.starts_with("www.") || bytes.contains(&b'@') || ends_in_domain(token)))
}

/// "example.com", "news.site.ua/today": Latin labels with stops between them, the last of small letters.
fn ends_in_domain(token: &str) -> bool {
    let host =
        token.split(['/', '?', ':']).next().unwrap_or(token).trim_end_matches(['.', ',', ';', ')', '»', '"', '!']);
    let Some((name, zone)) = host.rsplit_once('.') else { return false };
    let label =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.(\"".contains(&b));
    label(name) && (2..=6).contains(&zone.len()) && zone.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_addresses() {
        for address in
            ["info@example.com", "https://kyiv.example/новини", "www.example", "(example.com)", "news.ua/a.html,"]
        {
            assert!(is_address(address), "{address}");
        }
        for word in ["U.S.A.", "кінець.Початок", "e.g.", "end.", "3.14"] {
            assert!(!is_address(word), "{word}");
        }
    }

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
