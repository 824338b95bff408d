//! What a candidate turns out to be.

use crate::address::{address_end, opens_address};
use crate::judge::Judge;
use crate::scan::{Following, Gap, Start, Terminator};
use crate::smiley::smiley_len;
use crate::token::token_before;
use crate::{lists, mail};

/// What a candidate turned out to be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Finding {
    /// One sentence ends at `end`, the next begins at `next`.
    Cut { end: usize, next: usize },
    /// No end; there is nothing to look at before `until`.
    Nothing { until: usize },
}

impl Finding {
    fn cut_if(cuts: bool, end: usize, following: &Following<'_>) -> Self {
        if cuts { Self::Cut { end, next: following.at } } else { Self::Nothing { until: end } }
    }
}

/// Judges the candidate at `at`.
pub(crate) fn look_at(judge: &mut Judge<'_>, at: usize) -> Finding {
    match judge.text().as_bytes()[at] {
        b'.' | b'!' | b'?' => look_at_terminator(judge, at),
        b'\n' => look_at_line(judge, at),
        b':' => look_at_colon(judge, at),
        b'=' | b'_' | b'*' => look_at_rule(judge, at),
        _ if judge.text()[at..].starts_with(['—', '–']) => look_at_dash(judge, at),
        _ => look_at_terminator(judge, at),
    }
}

fn look_at_terminator(judge: &mut Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    let terminator = Terminator::read(text, at);
    let following = Following::read(text, terminator.end);
    if following.gap == Gap::Nothing {
        let token = token_before(&text[judge.start()..], at - judge.start());
        if let Some(end) = address_end(text, at, token) {
            return look_at_address(judge, end);
        }
    }
    if let Some(end) = judge.note_end(&terminator, &following) {
        return Finding::Cut { end, next: Following::read(text, end).at };
    }
    let ends = following.start != Start::Nothing && judge.ends(&terminator, &following);
    Finding::cut_if(ends, terminator.end, &following)
}

/// "Our page is www.example.org/a The rest": an address ends its sentence before a capital or another address.
fn look_at_address(judge: &Judge<'_>, end: usize) -> Finding {
    let following = Following::read(judge.text(), end);
    let spaced = following.gap != Gap::Nothing && !following.dash && following.opener.is_none();
    Finding::cut_if(spaced && (following.start == Start::Upper || opens_address(following.word())), end, &following)
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

/// «Він спитав: — Хто там?», «НАКАЗУЮ: 1. Затвердити…»: joined lines of a dialogue or a list. Other colons belong to
/// an address, a stamp or a smiley.
fn look_at_colon(judge: &Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    if let Some(end) = address_end(text, at, "") {
        return look_at_address(judge, end);
    }
    if let Some(stamp) = mail::stamp_around(text, at).filter(|stamp| stamp.start >= judge.start()) {
        return look_at_stamp(judge, stamp);
    }
    let apart = at == judge.start() || text[..at].ends_with(char::is_whitespace);
    if let Some(len) = smiley_len(&text[at..]).filter(|_| apart) {
        let following = Following::read(text, at + len);
        return Finding::cut_if(following.start == Start::Upper, at + len, &following);
    }
    let end = at + 1;
    let following = Following::read(text, end);
    let next = &text[following.at..];
    let speech = next.starts_with(['—', '–', '―']) && following.start == Start::Upper;
    Finding::cut_if((speech || lists::opens_list(next)) && following.gap != Gap::Nothing, end, &following)
}

/// "Ann Lee 08/16/2019 03:48 PM Can we talk?": sender, stamp and text of a forwarded mail.
fn look_at_stamp(judge: &Judge<'_>, stamp: std::ops::Range<usize>) -> Finding {
    let text = judge.text();
    let head = text[judge.start()..stamp.start].trim_end();
    let following = Following::read(text, stamp.end);
    if !head.is_empty() && mail::is_sender(head) {
        return Finding::Cut { end: judge.start() + head.len(), next: stamp.start };
    }
    let headed = head.is_empty() || head.strip_suffix(" on").is_some_and(mail::is_sender);
    Finding::cut_if(headed && following.start == Start::Upper, stamp.end, &following)
}

/// "I know she's — No, let me finish": speech that is broken off, where what follows can be no name.
fn look_at_dash(judge: &Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    let end = at + '—'.len_utf8();
    let following = Following::read(text, end);
    let before = text[judge.start()..at].trim_end();
    let broken_off = before.ends_with(|c: char| c == '-' || c.is_ascii_lowercase());
    let spaced = before.len() < at - judge.start() && following.gap != Gap::Nothing;
    Finding::cut_if(broken_off && spaced && judge.begins_speech(&following), end, &following)
}

/// A rule of signs ("==========") stands alone.
fn look_at_rule(judge: &Judge<'_>, at: usize) -> Finding {
    let text = judge.text();
    let sign = &text[at..=at];
    let end = text.len() - text[at..].trim_start_matches(sign).len();
    let head = text[judge.start()..at].trim_end();
    if !head.is_empty() && head.len() < at - judge.start() {
        return Finding::Cut { end: judge.start() + head.len(), next: at };
    }
    let following = Following::read(text, end);
    let spaced = following.gap != Gap::Nothing && following.start != Start::Lower;
    Finding::cut_if(spaced, end, &following)
}
