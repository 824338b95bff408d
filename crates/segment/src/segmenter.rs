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
        let mut sentences = Vec::new();
        let mut judge = Judge::new(text, RulePair::of(lang), &self.options, lang);
        let mut candidates = Candidates::new(text);
        let mut from = judge.start();
        while let Some(at) = candidates.next_from(from) {
            let Some(cut) = cut_at(&mut judge, at) else {
                from = skip(text, at);
                continue;
            };
            lists::push_items(text, judge.start()..cut.end, &mut sentences);
            judge.begin_sentence(cut.next);
            from = cut.next;
        }
        push_last(text, judge.start(), &mut sentences);
        sentences
    }
}

/// Where one sentence ends and the next begins.
struct Cut {
    end: usize,
    next: usize,
}

fn cut_at(judge: &mut Judge<'_>, at: usize) -> Option<Cut> {
    let text = judge.text();
    match text.as_bytes()[at] {
        b'\n' => cut_at_line(judge, at),
        b':' => cut_at_colon(judge, at),
        _ => {
            let terminator = Terminator::read(text, at);
            let following = Following::read(text, terminator.end);
            let cuts = following.start != Start::Nothing && judge.ends(&terminator, &following);
            cuts.then_some(Cut { end: terminator.end, next: following.at })
        }
    }
}

/// A blank line ends whatever stands before it; a line that opens with a dash or an item begins anew.
fn cut_at_line(judge: &Judge<'_>, at: usize) -> Option<Cut> {
    let text = judge.text();
    let end = text[..at].trim_end().len();
    let following = Following::read(text, end);
    let begins = following.gap == Gap::BlankLine
        || (following.dash && following.start == Start::Upper)
        || lists::Marker::read(&text[following.at..]).is_some();
    (begins && end > judge.start() && following.at < text.len()).then_some(Cut { end, next: following.at })
}

/// «Він спитав: — Хто там?»: joined lines of a dialogue.
fn cut_at_colon(judge: &Judge<'_>, at: usize) -> Option<Cut> {
    let following = Following::read(judge.text(), at + 1);
    let dash = judge.text()[following.at..].starts_with(['—', '–', '―']);
    (dash && following.gap != Gap::Nothing && following.start == Start::Upper)
        .then_some(Cut { end: at + 1, next: following.at })
}

/// Where to look on behind a candidate that ended nothing.
fn skip(text: &str, at: usize) -> usize {
    match text.as_bytes()[at] {
        b'\n' | b':' => at + 1,
        _ => Terminator::read(text, at).end,
    }
}

fn push_last(text: &str, start: usize, sentences: &mut Vec<Range<usize>>) {
    let end = text.trim_end().len();
    if start < end {
        lists::push_items(text, start..end, sentences);
    }
}
