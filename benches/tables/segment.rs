//! `segment`: sentences of single units and of running text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use poruch::Lang;
use poruch::segment::Segmenter;
use unicode_segmentation::UnicodeSegmentation as _;

use super::rows::OURS;
use super::variables::TEXT;
use crate::corpora::{page_texts, sentence_cases, texts_of};
use crate::harness::{Group, Load, Row, Session, Unit};
use crate::quality::Counts;

/// A segmenter by its name: the ends of the sentences of a text, in bytes.
type Segment = (&'static str, fn(&str, Lang) -> Vec<usize>);

/// Ours first.
const SEGMENTERS: [Segment; 4] = [
    (OURS, by_poruch),
    ("unicode-segmentation", by_unicode_segmentation),
    ("icu_segmenter", by_icu),
    ("sentencex", by_sentencex),
];

/// The share of the ends of units that ours must find again in running text.
const LEAST_FOUND: f64 = 0.98;

/// The F1 that ours reaches on sentences that are hard to cut at the least.
const LEAST_F1: f64 = 0.99;

/// Bytes of running text.
const LENGTH: usize = 1 << 20;

static SEGMENTER: LazyLock<Segmenter> = LazyLock::new(Segmenter::default);

/// Measures how texts are cut into sentences: the units of the bundled pages, running text made of them, Ukrainian
/// sentences that are hard to cut, and the texts of a file that the caller names.
pub fn segment(session: &mut Session) {
    let (en, uk) = page_texts();
    for (lang, pages) in [(Lang::EN, en), (Lang::UK, uk)] {
        let units = pages.concat();
        let row = |segmenter| row(segmenter, &units, lang);
        session.measure(group(&format!("segment/units/{lang}"), &units).rows(SEGMENTERS.map(row)));
        let running = Running::of(&units);
        measure_running(session, &running, lang);
    }
    measure_cases(session, &sentence_cases());
    if let Some(path) = session.own(TEXT, "file of texts", ("segment/own", &SEGMENTERS.map(|(name, _)| name))) {
        let texts = texts_of(&path);
        for lang in [Lang::EN, Lang::UK] {
            let own: Vec<&str> = texts.iter().filter(|text| text.lang == lang).map(|text| text.text.as_str()).collect();
            if !own.is_empty() {
                let row = |segmenter| row(segmenter, &own, lang);
                session.measure(group(&format!("segment/own/{lang}"), &own).rows(SEGMENTERS.map(row)));
            }
        }
    }
}

fn measure_running(session: &mut Session, running: &Running, lang: Lang) {
    let texts = [running.text.as_str()];
    let rows = SEGMENTERS.map(|segmenter @ (_, ends)| {
        row(segmenter, &texts, lang).quality(move || running.share_found(&ends(&running.text, lang)))
    });
    let [ours, rivals @ ..] = rows;
    let group = group(&format!("segment/running/{lang}"), &texts).quality("known ends found");
    session.measure(group.row(ours.least(LEAST_FOUND)).rows(rivals));
}

fn measure_cases(session: &mut Session, cases: &[Vec<String>]) {
    let texts: Vec<String> = cases.iter().map(|sentences| sentences.join(" ")).collect();
    let texts = &texts;
    let rows = SEGMENTERS.map(|segmenter @ (_, ends)| {
        let counts = move |(case, text): (&Vec<String>, &String)| inner_ends(case, &ends(text, Lang::UK), text);
        row(segmenter, texts, Lang::UK).quality(move || cases.iter().zip(texts).map(counts).sum::<Counts>().f1())
    });
    let [ours, rivals @ ..] = rows;
    let group = group("segment/hard cases/uk", texts).quality("F1 of ends");
    session.measure(group.row(ours.least(LEAST_F1)).rows(rivals));
}

/// The ends of sentences that are found inside a text; its own end is no feat.
fn inner_ends(sentences: &[String], ends: &[usize], text: &str) -> Counts {
    let gold = sentences.iter().scan(0, |start, sentence| {
        let end = *start + sentence.len();
        *start = end + 1;
        Some(end)
    });
    let inner = |ends: BTreeSet<usize>| ends.into_iter().filter(|&end| end < text.len()).collect::<BTreeSet<_>>();
    let (gold, found) = (inner(gold.collect()), inner(ends.iter().map(|&end| text[..end].trim_end().len()).collect()));
    Counts { right: found.intersection(&gold).count(), found: found.len(), gold: gold.len() }
}

fn group<'a, S: AsRef<str>>(name: &str, texts: &[S]) -> Group<'a> {
    Group::new(name, Load::of("text", texts), Unit::Megabytes)
}

/// Every text has a sentence at the least.
fn row<S: AsRef<str>>((name, ends): Segment, texts: &[S], lang: Lang) -> Row<'_> {
    let sentences = move || texts.iter().map(|text| ends(text.as_ref(), lang).len()).sum();
    Row::new(name, sentences).produces_at_least(texts.len())
}

fn by_poruch(text: &str, lang: Lang) -> Vec<usize> {
    SEGMENTER.sentences(text, lang).into_iter().map(|sentence| sentence.end).collect()
}

/// UAX #29 alone.
fn by_unicode_segmentation(text: &str, _: Lang) -> Vec<usize> {
    text.split_sentence_bound_indices().map(|(at, sentence)| at + sentence.len()).collect()
}

fn by_icu(text: &str, _: Lang) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    segmenter.segment_str(text).skip(1).collect()
}

fn by_sentencex(text: &str, lang: Lang) -> Vec<usize> {
    let end = |end: &mut usize, sentence: &str| {
        *end += sentence.len();
        Some(*end)
    };
    sentencex::segment(lang.as_str(), text).into_iter().scan(0, end).collect()
}

/// Units joined to one long text. Where each ends is known; what a unit holds is not.
struct Running {
    text: String,
    /// Ends of units that end as sentences do before one that begins as sentences do.
    ends: BTreeSet<usize>,
}

impl Running {
    fn of(units: &[String]) -> Self {
        let mut running = Self { text: String::new(), ends: BTreeSet::new() };
        let mut units = units.iter().cycle().peekable();
        while let (true, Some(unit)) = (running.text.len() < LENGTH, units.next()) {
            running.text.push_str(unit);
            let begins = units.peek().is_some_and(|next| next.starts_with(char::is_uppercase));
            if unit.ends_with(['.', '!', '?', '…']) && begins {
                running.ends.insert(running.text.len());
            }
            running.text.push(' ');
        }
        running
    }

    /// The share of the known ends that is among the ends of sentences.
    fn share_found(&self, sentences: &[usize]) -> f64 {
        let trimmed = sentences.iter().map(|&end| self.text[..end].trim_end().len());
        trimmed.filter(|end| self.ends.contains(end)).count() as f64 / self.ends.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_inside_a_text_count() {
        let sentences = ["It rains.", "We stay at home.", "Why?"].map(str::to_owned);
        let text = sentences.join(" ");
        let counts = |ends: &[usize]| inner_ends(&sentences, ends, &text);
        assert_eq!(counts(&[10, 27, 31]), Counts { right: 2, found: 2, gold: 2 });
        assert_eq!(counts(&[3, 9, 31]), Counts { right: 1, found: 2, gold: 2 });
    }

    #[test]
    fn ends_of_units_are_found_again_whatever_white_space_is_theirs() {
        let running = Running::of(&["It rains.".to_owned(), "We stay at home.".to_owned()]);
        assert!(running.text.starts_with("It rains. We stay at home. It rains."));
        let all = by_unicode_segmentation(&running.text, Lang::EN);
        assert!(running.share_found(&all) > 0.9);
        assert!(running.share_found(&[9]) < 0.01);
    }
}
