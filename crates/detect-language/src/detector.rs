//! The decision.

use std::cell::LazyCell;

use crate::alphabet::Script;
use crate::evidence::Evidence;
use crate::scores::{Scores, lane_of};
use crate::table::layout::UNIT;
use crate::{Lang, parts, second_opinion};

/// The language of a text and how sure the decision is.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Detection {
    /// The dominant language, [`Lang::UND`] where the text holds no evidence.
    pub lang: Lang,
    /// How sure the decision is, in `[0, 1]`; 0 for [`Lang::UND`].
    pub confidence: f32,
}

impl Detection {
    /// No language.
    pub(crate) const NONE: Self = Self { lang: Lang::UND, confidence: 0.0 };
}

/// A stretch of a text in one language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Part {
    /// Byte range in the text, on char boundaries.
    pub range: std::ops::Range<usize>,
    /// Its language.
    pub lang: Lang,
}

/// The language of `text`: [`Detector::detect`] with the built-in settings.
///
/// ```
/// use poruch_detect_language::{Lang, detect};
///
/// assert_eq!(detect("Читати далі").lang, Lang::UK);
/// assert_eq!(detect("Читать далее").lang, Lang::RU);
/// assert_eq!(detect("12.05.2024").lang, Lang::UND);
/// ```
pub fn detect(text: &str) -> Detection {
    Detector::default().detect(text)
}

/// Tells languages apart. Immutable, cheap to make, to be used from any number of threads.
#[derive(Debug, Clone, Default)]
pub struct Detector {}

/// Natural logarithms in the unit of the scores.
const fn nats(hundredths: i32) -> i32 {
    hundredths * UNIT / 100
}

/// What the caller's expectation counts: as much as a rare letter or a listed word, so that it decides for weak evidence.
const PRIOR: i32 = nats(350);
/// What English is ahead by where nothing else is expected: it stands against fifteen neighbours, who lend each other
/// names, and show themselves by their accents. Ukrainian has no lead: a form that it shares with its neighbours is as
/// likely theirs.
const ENGLISH: i32 = PRIOR;
/// A lead below this is a coin's toss: `whatlang` is asked.
const WEAK: i32 = nats(50);
/// What the voice of `whatlang` counts at full confidence.
const OPINION: f64 = nats(200) as f64;

/// A lead is a logarithm of odds that takes its witnesses for independent. So much of it is true, by how often texts of one
/// to five words were told right at each lead.
const TRUST: f64 = 0.7;

/// Letters below which `whatlang`, which counts trigrams, knows nothing.
const LETTERS_FOR_OPINION: usize = 16;

impl Detector {
    /// The language of `text`.
    pub fn detect(&self, text: &str) -> Detection {
        self.detect_with_prior(text, None)
    }

    /// The language of `text`, which is expected to be `prior` (the page's declared language, that of the blocks
    /// around it). The expectation decides where the evidence is weak, and makes no language of digits.
    ///
    /// ```
    /// use poruch_detect_language::{Detector, Lang};
    ///
    /// let detector = Detector::default();
    /// assert_eq!(detector.detect_with_prior("Про нас", Some(Lang::UK)).lang, Lang::UK);
    /// assert_eq!(detector.detect_with_prior("Он сказал, что это правда.", Some(Lang::UK)).lang, Lang::RU);
    /// assert_eq!(detector.detect_with_prior("14:35", Some(Lang::UK)).lang, Lang::UND);
    /// ```
    pub fn detect_with_prior(&self, text: &str, prior: Option<Lang>) -> Detection {
        let evidence = Evidence::read(text);
        let letters = evidence.cyrillic.letters + evidence.latin.letters;
        if evidence.other > letters {
            let told = second_opinion::ask(text).filter(|(_, sure)| *sure > 0.0);
            return told.map_or(Detection::NONE, |(lang, sure)| certain(lang, sure));
        }
        match evidence.script() {
            Some(Script::Cyrillic) if evidence.foreign * 12 > evidence.cyrillic.letters => Detection::NONE,
            Some(script) if has_language(&evidence, script) => decide(text, &evidence, script, prior),
            _ => Detection::NONE,
        }
    }

    /// The stretches of `text` by language, in order: a Ukrainian quotation in an English paragraph is a part of its
    /// own. Together they cover the text from its first to its last character that is no white space; signs and names
    /// that say nothing go with what stands before them. Empty where the text has no language.
    ///
    /// ```
    /// use poruch_detect_language::{Detector, Lang};
    ///
    /// let text = "The minister said: «Ми не відступимо, і це наше право», and left the room.";
    /// let langs: Vec<Lang> = Detector::default().parts(text, None).into_iter().map(|part| part.lang).collect();
    /// assert_eq!(langs, [Lang::EN, Lang::UK, Lang::EN]);
    /// ```
    pub fn parts(&self, text: &str, prior: Option<Lang>) -> Vec<Part> {
        parts::split(self, text, prior)
    }
}

/// Whether the words of `script` are more than acronyms and numerals.
fn has_language(evidence: &Evidence, script: Script) -> bool {
    let tally = evidence.tally(script);
    tally.words > tally.neutral
}

/// The scores of the evidence with what is known before it.
fn weighed(evidence: &Evidence, script: Script, expected: Option<usize>) -> Scores {
    let mut scores = evidence.tally(script).scores;
    match expected {
        Some(lane) => scores.favour(lane, PRIOR),
        None if script == Script::Latin => scores.favour(0, ENGLISH),
        None => {}
    }
    scores
}

fn decide(text: &str, evidence: &Evidence, script: Script, prior: Option<Lang>) -> Detection {
    let expected = prior.and_then(lane_of).filter(|(of, _)| *of == script).map(|(_, lane)| lane);
    if expected.is_none() && is_lone_name(evidence, script) {
        return Detection::NONE;
    }
    let mut scores = weighed(evidence, script, expected);
    let (_, lead) = scores.best(script);
    let unknown = is_unknown(evidence, script);
    let asked = (evidence.tally(script).letters >= LETTERS_FOR_OPINION).then_some(text);
    let heard = LazyCell::new(|| asked.and_then(second_opinion::ask));
    if let Some((lang, sure)) = (unknown || lead < WEAK).then(|| *heard).flatten() {
        match lane_of(lang) {
            Some((of, lane)) if of == script => scores.favour(lane, vote(sure)),
            None if unknown && (sure > 0.5 || prior == Some(lang)) => return certain(lang, sure),
            _ => {}
        }
    }
    let told = conclude(&scores, script);
    Detection { lang: sibling(told.lang, prior, || heard.map(|(lang, _)| lang)), ..told }
}

/// Languages so alike that the table holds one for all: Danish for Norwegian, Croatian for Bosnian and for Serbian in
/// Latin letters.
const SIBLINGS: [(Lang, &[Lang]); 2] = [
    (Lang::of(*b"da"), &[Lang::of(*b"nb"), Lang::of(*b"no"), Lang::of(*b"nn")]),
    (Lang::of(*b"hr"), &[Lang::of(*b"bs"), Lang::SR]),
];

/// The language itself, or the one of its siblings that the caller expects, or that `whatlang` hears.
fn sibling(lang: Lang, prior: Option<Lang>, heard: impl FnOnce() -> Option<Lang>) -> Lang {
    let Some((_, siblings)) = SIBLINGS.iter().find(|(listed, _)| *listed == lang) else { return lang };
    let is_sibling = |other: &Lang| siblings.contains(other);
    prior.filter(|&prior| prior == lang || is_sibling(&prior)).or_else(|| heard().filter(is_sibling)).unwrap_or(lang)
}

/// Names of people and firms in Latin letters are the same in every language: two to four words, all with capitals, none
/// of them an ordinary word.
fn is_lone_name(evidence: &Evidence, script: Script) -> bool {
    let tally = evidence.tally(script);
    script == Script::Latin && (2..=4).contains(&tally.words) && tally.capitalised == tally.words && tally.listed == 0
}

/// Whether hardly a word is listed, though there are enough to expect some: a language that the table does not hold.
fn is_unknown(evidence: &Evidence, script: Script) -> bool {
    let tally = evidence.tally(script);
    script == Script::Latin && tally.words >= 4 && tally.listed * 4 < tally.words - tally.neutral
}

#[allow(clippy::cast_possible_truncation, reason = "at most OPINION")]
fn vote(sure: f64) -> i32 {
    (sure * OPINION) as i32
}

fn conclude(scores: &Scores, script: Script) -> Detection {
    let (lane, lead) = scores.best(script);
    let odds = -f64::from(lead) / f64::from(UNIT) * TRUST;
    certain(Lang::of(script.codes()[lane]), 1.0 / (1.0 + odds.exp()))
}

#[allow(clippy::cast_possible_truncation, reason = "a confidence needs no more than f32 holds")]
fn certain(lang: Lang, sure: f64) -> Detection {
    Detection { lang, confidence: sure as f32 }
}
