//! What stands at the head of a sentence and is one of its own: the label of a numbered sentence, a count of votes.

use std::ops::Range;

use crate::key::Key;
use crate::letters::{is_cyrillic, is_word_char};
use crate::lists::number_end;
use crate::options::ListLabels;
use crate::rules::RulePair;
use crate::scan::{Following, Start};
use crate::token::word_len;

/// Cuts the leads off sentences.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leads {
    pub(crate) rules: RulePair,
    pub(crate) labels: ListLabels,
}

impl Leads {
    /// Adds a sentence to `out`, its leads before it.
    pub(crate) fn push(self, text: &str, sentence: Range<usize>, out: &mut Vec<Range<usize>>) {
        let mut start = sentence.start;
        while let Some(end) = self.lead_end(&text[start..sentence.end]) {
            out.push(start..start + end);
            start = Following::read(text, start + end).at;
        }
        out.push(start..sentence.end);
    }

    /// Where the lead of `sentence` ends, if it has one.
    fn lead_end(self, sentence: &str) -> Option<usize> {
        let numbered = sentence.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        if numbered { self.label_end(sentence) } else { self.tally_end(sentence) }
    }

    /// «2. Затвердити порядок.»: behind the number stands all that a sentence needs, a capital and a predicate. An item
    /// without a predicate («1. Перше питання.») is none without its label.
    fn label_end(self, sentence: &str) -> Option<usize> {
        let end = number_end(sentence).filter(|_| self.labels == ListLabels::Apart)?;
        let item = &sentence[end..];
        let capital = Following::read(item, 0).start == Start::Upper;
        (capital && self.has_predicate(item)).then_some(end)
    }

    fn has_predicate(self, item: &str) -> bool {
        let words = item.split(|c| !is_word_char(c)).filter(|word| !word.is_empty());
        let mut keys = words.map(|word| Key::of(&[word]));
        keys.any(|key| self.rules.for_word(&key).is_verb(key.as_bytes()))
    }

    fn is_tally(self, word: &str) -> bool {
        let key = Key::of(&[word]);
        word.starts_with(char::is_uppercase) && self.rules.for_word(&key).is_tally(key.as_bytes())
    }

    /// «За – 282 Рішення прийнято.»: shorthand reports set no stop behind the number of votes.
    fn tally_end(self, sentence: &str) -> Option<usize> {
        if !is_cyrillic(sentence) {
            return None;
        }
        let len = word_len(sentence);
        // A space and the first byte of a dash.
        if !matches!(sentence.as_bytes()[len..], [b' ', b'-' | 0xE2, ..]) {
            return None;
        }
        let (head, behind) = (&sentence[..len], &sentence[len + 1..]);
        if !(behind.starts_with(['-', '–', '—']) && self.is_tally(head)) {
            return None;
        }
        let count = Following::read(behind, 0);
        let end = sentence.len() - count.rest().len();
        let next = Following::read(sentence, end);
        let votes = count.opener.is_none() && count.start == Start::Digit;
        (votes && next.at > end && next.start == Start::Upper).then_some(end)
    }
}
