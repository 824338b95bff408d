//! From candidates to sentences.

use std::ops::Range;

use poruch_detect_language::Lang;

use crate::SegmentOptions;
use crate::candidates::Candidates;
use crate::finding::{Finding, look_at};
use crate::judge::Judge;
use crate::leads::Leads;
use crate::lists;
use crate::rules::RulePair;

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
        let rules = RulePair::of(lang);
        let leads = Leads { rules, labels: self.options.labels() };
        let mut judge = Judge::new(text, rules, &self.options, lang);
        let mut candidates = Candidates::new(text);
        pass_salutation(&mut judge, leads, &mut sentences);
        let mut from = judge.start();
        while let Some(at) = candidates.next_from(from) {
            from = match look_at(&mut judge, at) {
                Finding::Cut { end, next } => {
                    push(&judge, leads, end, &mut sentences);
                    judge.begin_sentence(next);
                    pass_salutation(&mut judge, leads, &mut sentences);
                    judge.start()
                }
                Finding::Nothing { until } => until,
            };
        }
        if judge.start() < text.len() {
            push(&judge, leads, text.len(), &mut sentences);
        }
        sentences
    }
}

/// Adds the sentence that the judge is at, or its items.
fn push(judge: &Judge<'_>, leads: Leads, end: usize, sentences: &mut Vec<Range<usize>>) {
    let (text, sentence) = (judge.text(), judge.start()..end);
    if judge.is_item() {
        lists::push_items(text, sentence, |item| leads.push(text, item, sentences));
    } else {
        leads.push(text, sentence, sentences);
    }
}

/// Adds the greeting or closing that the judge is at, which only a comma ends.
fn pass_salutation(judge: &mut Judge<'_>, leads: Leads, sentences: &mut Vec<Range<usize>>) {
    if let Some(end) = judge.salutation_end() {
        push(judge, leads, end, sentences);
        judge.begin_sentence(end + judge.text()[end..].len() - judge.text()[end..].trim_start().len());
    }
}
