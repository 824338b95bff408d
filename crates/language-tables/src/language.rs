//! One language: its words, how often they are used, and its letters.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use crate::Args;
use crate::alphabet::Script;
use crate::chars::{Chars, RARE};
use crate::words::{self, Word, Written};
use crate::{deconvolve, models};

/// The code of each language, its name in the models, and the name of its word list.
const NAMES: [([u8; 2], &str, &str); 22] = [
    (*b"uk", "ukrainian", "ukr"),
    (*b"ru", "russian", "rus"),
    (*b"be", "belarusian", "bel"),
    (*b"bg", "bulgarian", "bul"),
    (*b"sr", "serbian", "srp"),
    (*b"mk", "macedonian", "mkd"),
    (*b"en", "english", "eng"),
    (*b"de", "german", "deu"),
    (*b"fr", "french", "fra"),
    (*b"es", "spanish", "spa"),
    (*b"it", "italian", "ita"),
    (*b"pt", "portuguese", "por"),
    (*b"nl", "dutch", "nld"),
    (*b"pl", "polish", "pol"),
    (*b"cs", "czech", "ces"),
    (*b"sk", "slovak", "slk"),
    (*b"ro", "romanian", "ron"),
    (*b"hu", "hungarian", "hun"),
    (*b"sv", "swedish", "swe"),
    (*b"da", "danish", "dan"),
    (*b"hr", "croatian", "hrv"),
    (*b"tr", "turkish", "tur"),
];

/// The version of the model crates.
const VERSION: &str = "1.2.0";

/// A common word of the project's own list is used at least this often, a share of all words: the news that the models
/// were counted on lack many.
const COMMON: f64 = 1e-5;

/// So for words of menus, buttons and notices, alike in all languages: pages are full of them.
const INTERFACE: f64 = 1e-4;

/// So for the commonest words of speech.
const SPEECH: f64 = 1.5e-4;

/// How often a letter stands alone that is no word: initials of names, a share of all words.
const INITIAL: f64 = 2e-4;

/// What is known of a language.
#[derive(Debug)]
pub(crate) struct Language {
    /// The share of each word among all that are used.
    pub(crate) shares: BTreeMap<Word, f64>,
    /// Whether the list writes a word with a small letter.
    pub(crate) written: Written,
    pub(crate) chars: Chars,
}

impl Language {
    /// Reads a language from the folders of `args`.
    pub(crate) fn read(args: &Args, code: [u8; 2], script: Script) -> Result<Self> {
        let (_, name, list) = NAMES.iter().find(|(known, ..)| *known == code).context("a language without a name")?;
        let counts = models::read(&args.models.join(format!("lingua-{name}-language-model-{VERSION}")))?;
        let mut written = words::read_list(&args.words.join(format!("{list}.txt")), script)?;
        let own = words::read_own(&args.lists.join(std::str::from_utf8(&code)?).with_extension("txt"), script)?;
        // Letters that are no words are initials: names.
        written.retain(|word, _| word.len() > 1);
        written.extend(
            own.common
                .iter()
                .chain(&own.speech)
                .chain(own.letters.iter().map(|(word, _)| word))
                .map(|word| (word.clone(), true)),
        );
        let mut all: Vec<Word> = written.keys().cloned().collect();
        all.sort_unstable();
        let frequencies = deconvolve::frequencies(&all, &counts);
        let chars = Chars::learn(&all, &frequencies);
        let total: f64 = frequencies.iter().sum();
        let used = all.into_iter().zip(&frequencies).filter(|(_, frequency)| **frequency >= RARE);
        let mut shares: BTreeMap<Word, f64> = used.map(|(word, frequency)| (word, frequency / total)).collect();
        // What is left of the counts of single letters is noise.
        shares.retain(|word, _| word.len() > 1);
        for (words, least) in [(own.common, COMMON), (own.interface, INTERFACE), (own.speech, SPEECH)] {
            for word in words {
                let share = shares.entry(word).or_default();
                *share = share.max(least);
            }
        }
        shares.extend(words::initials(script).into_iter().map(|letter| (letter, INITIAL)));
        shares.extend(own.letters.into_iter().map(|(word, share)| (word, share / 1000.0)));
        println!("{name}: {} words", shares.len());
        Ok(Self { shares, written, chars })
    }

    /// How likely a word is: by its use, or else by its letters.
    pub(crate) fn log_probability(&self, word: &[u8]) -> f64 {
        let share = self.shares.get(word).copied().unwrap_or(0.0);
        ((1.0 - UNKNOWN) * share + UNKNOWN * self.chars.log_probability(word).exp()).max(f64::MIN_POSITIVE).ln()
    }
}

/// The share of words in a text that no list holds: 5 to 12 % in the languages with many endings.
const UNKNOWN: f64 = 0.1;
