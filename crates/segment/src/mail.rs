//! Letters and mail: greetings and closings, and the stamps of forwarded mail, which no stop ends.

use std::ops::Range;

use crate::letters::is_upper;
use crate::scan::{Following, Gap, Start};

/// How many words a greeting, a closing or the name before a stamp may have.
const WORDS: usize = 6;

/// How many bytes they may have.
const HEAD: usize = 100;

/// How far back from the first colon of a stamp its date may begin ("12/31/2019 11").
const STAMP: usize = 14;

/// Where the greeting or closing that opens `text` at `start` ends: "Dear Ann," before a capital that begins a sentence,
/// "Best regards," before one that begins a name; `begins` tells the words that begin sentences.
pub(crate) fn salutation_end(text: &str, start: usize, begins: impl Fn(&str) -> bool) -> Option<usize> {
    let words = &text[start..];
    if !may_salute(words) {
        return None;
    }
    let head = &words[..words.floor_char_boundary(HEAD)];
    let len = head.find([',', ':'])?;
    let following = Following::read(text, start + len + 1);
    if following.gap == Gap::Nothing || following.start != Start::Upper {
        return None;
    }
    let salutes = if begins(following.word()) { is_greeting(&head[..len]) } else { is_closing(&head[..len]) };
    salutes.then_some(start + len + 1)
}

/// Tells most sentences by their first letters.
fn may_salute(sentence: &str) -> bool {
    let letters = sentence.as_bytes().first_chunk::<4>();
    letters.is_some_and(|letters| {
        matches!(
            letters,
            b"Dear"
                | b"Hell"
                | [b'H', b'i', b',' | b' ', _]
                | [b'H', b'e', b'y', b',' | b' ']
                | b"Best"
                | b"Kind"
                | b"Warm"
                | b"With"
                | b"Rega"
                | b"Sinc"
                | b"Your"
                | b"Resp"
                | b"Fait"
        )
    })
}

/// "Dear Mr. Hill", "Hi", "Hello Ann".
fn is_greeting(head: &str) -> bool {
    let mut words = head.split_whitespace();
    let (first, named) = (words.next(), words.clone().next().is_some());
    let greets = matches!(first, Some("Hi" | "Hello" | "Hey")) || (first == Some("Dear") && named);
    greets && words.clone().count() < WORDS && words.all(|word| word.starts_with(is_upper))
}

/// "Best regards", "Sincerely yours".
fn is_closing(head: &str) -> bool {
    let closes = |word: &str| {
        ["regards", "wishes", "sincerely", "yours", "respectfully", "truly", "faithfully"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    };
    let wishes = |word: &str| {
        ["best", "kind", "kindest", "warm", "warmest", "with"].iter().any(|known| word.eq_ignore_ascii_case(known))
    };
    let mut words = head.split_whitespace();
    words.next_back().is_some_and(closes) && words.all(|word| closes(word) || wishes(word))
}

/// The stamp "08/16/2019 03:48 PM" whose first colon stands at `colon`.
pub(crate) fn stamp_around(text: &str, colon: usize) -> Option<Range<usize>> {
    let hours = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    if colon - hours.len() > 2 || colon == hours.len() {
        return None;
    }
    let date = hours.strip_suffix(' ')?;
    let near = &date[date.ceil_char_boundary(date.len().saturating_sub(STAMP))..];
    let start = date.len() - near.chars().rev().take_while(|&c| c == '/' || c.is_ascii_digit()).count();
    let rest = text[colon..].trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    let end = text.len() - rest.len() + [" AM", " PM"].into_iter().find(|half| rest.starts_with(half))?.len();
    let apart = start == 0 || date[..start].ends_with(char::is_whitespace);
    let ends = text[end..].chars().next().is_none_or(char::is_whitespace);
    (apart && ends && date[start..].matches('/').count() == 2).then_some(start..end)
}

/// Whether `head` is but the name of a sender, with or without an address: "Ann Lee <ann@example.org>".
pub(crate) fn is_sender(head: &str) -> bool {
    let mut words = head.split_whitespace();
    let named = |word: &str| word.starts_with(|c: char| is_upper(c) || matches!(c, '"' | '<')) || word.contains('@');
    head.len() <= HEAD && words.clone().count() <= WORDS && words.all(named) && !head.ends_with([':', ',', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_stamps_of_mail() {
        for text in ["On 08/16/2019 03:48 PM We", "1/2/19 3:48:10 AM We"] {
            let stamp = stamp_around(text, text.find(':').unwrap_or_default()).map(|range| &text[range]);
            assert!(stamp.is_some_and(|stamp| stamp.ends_with('M') && stamp.starts_with(|c: char| c.is_ascii_digit())));
        }
    }

    #[test]
    fn takes_other_times_for_no_stamp() {
        for text in [
            "at 03:48 PM We",
            "08/16 03:48 PM We",
            "08/16/2019 03:48 We",
            "a:b",
            ":",
            "08/16/2019 03:48 PMs",
            "a8/16/2019 03:48 PM",
        ] {
            assert_eq!(stamp_around(text, text.find(':').unwrap_or_default()), None, "{text}");
        }
    }

    #[test]
    fn knows_senders() {
        assert!(is_sender("Ann Lee <ann@example.org>"));
        assert!(!is_sender("Ann wrote"));
        assert!(!is_sender("Date:"));
    }
}
