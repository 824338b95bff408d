//! From candidates to sentences.

use std::ops::Range;

use poruch_detect_language::Lang;

use crate::SegmentOptions;
use crate::candidates::Candidates;
use crate::judge::Judge;
use crate::lists;
use crate::rules::RulePair;
use crate::scan::{Following, Gap, Start, Terminator};

/// Splits texts into sentences: made once from options, used from many threads.
///
/// ```
/// use poruch_detect_language::Lang;
/// use poruch_segment::Segmenter;
///
/// let text = "Він жив у м. Києві. Потім переїхав.";
/// let segmenter = Segmenter::default();
/// let sentences: Vec<&str> = segmenter.sentences(text, Lang::UK).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(sentences, ["Він жив у м. Києві.", "Потім переїхав."]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Segmenter {
    options: SegmentOptions,
}

impl Segmenter {
    /// A segmenter with `options`.
    pub fn new(options: SegmentOptions) -> Self {
        Self { options }
    }

    /// The sentences of `text`, which is in `lang` ([`Lang::UND`] where that is not known).
    ///
    /// Byte ranges in order, without the white space around them; every character that is not white space stands in
    /// exactly one. Time grows with the length of `text`; nothing but the result is allocated.
    pub fn sentences(&self, text: &str, lang: Lang) -> Vec<Range<usize>> {
        let text = text.trim_end();
        let mut sentences = Vec::new();
        let mut judge = Judge::new(text, RulePair::of(lang), &self.options, lang);
        let mut candidates = Candidates::new(text);
        let mut from = judge.start();
        while let Some(at) = candidates.next_from(from) {
            from = match look_at(&mut judge, at) {
                Finding::Cut { end, next } => {
                    push(&judge, end, &mut sentences);
                    judge.begin_sentence(next);
                    next
                }
                Finding::Nothing { until } => until,
            };
        }
        if judge.start() < text.len() {
            push(&judge, text.len(), &mut sentences);
        }
        sentences
    }
}

/// What a candidate turned out to be.
enum Finding {
    /// One sentence ends at `end`, the next begins at `next`.
    Cut { end: usize, next: usize },
    /// No end; there is nothing to look at before `until`.
    Nothing { until: usize },
}

fn look_at(judge: &mut Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    match text.as_bytes()[at] {
        b'\n' => look_at_line(judge, at),
        b':' => look_at_colon(judge, at),
        _ => {
            let terminator = Terminator::read(text, at);
            let following = Following::read(text, terminator.end);
            let ends = following.start != Start::Nothing && judge.ends(&terminator, &following);
            if ends {
                Finding::Cut { end: terminator.end, next: following.at }
            } else {
                Finding::Nothing { until: terminator.end }
            }
        }
    }
}

/// A blank line ends whatever stands before it; a line that opens with a dash or an item begins anew.
fn look_at_line(judge: &Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    let end = text[..at].trim_end().len();
    let following = Following::read(text, end);
    let begins = following.gap == Gap::BlankLine
        || (following.dash && following.start == Start::Upper)
        || lists::Marker::read(&text[following.at..]).is_some();
    if begins && end > judge.start() {
        Finding::Cut { end, next: following.at }
    } else {
        Finding::Nothing { until: at + 1 }
    }
}

/// «Він спитав: — Хто там?»: joined lines of a dialogue.
fn look_at_colon(judge: &Judge<'_>, at: usize) -> Finding {
    let end = at + 1;
    let following = Following::read(judge.text(), end);
    let dash = judge.text()[following.at..].starts_with(['—', '–', '―']);
    if dash && following.gap != Gap::Nothing && following.start == Start::Upper {
        Finding::Cut { end, next: following.at }
    } else {
        Finding::Nothing { until: end }
    }
}

/// Adds the sentence that the judge is at, or its items.
fn push(judge: &Judge<'_>, end: usize, sentences: &mut Vec<Range<usize>>) {
    let sentence = judge.start()..end;
    if judge.is_item() { lists::push_items(judge.text(), sentence, sentences) } else { sentences.push(sentence) }
}
