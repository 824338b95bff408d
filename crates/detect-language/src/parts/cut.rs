//! Where the language of a text may change: around quotations and brackets, between sentences and clauses, and between
//! words of two scripts. Each cut is found in one pass, so that time is linear whatever the text.

use std::ops::Range;

/// The script of a letter, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    /// Any other; many of them put no space between words.
    Other,
}

/// Quotations and bracketed stretches, and what stands between them. A line break ends both.
pub(super) fn groups(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    pieces(text, range, |rest| if is_apart(rest) { apart_len(rest) } else { plain_len(rest) })
}

/// Sentences, and clauses that a colon, a semicolon or a dash ends.
pub(super) fn sentences(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    pieces(text, range, sentence_len)
}

/// Words of one script in a row. Numbers, addresses and hashtags go with what stands before them.
pub(super) fn runs(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    pieces(text, range, run_len)
}

/// Whether the text begins with a quotation or a bracket.
pub(super) fn is_apart(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|sign| opens(' ', sign, chars.next()))
}

/// The script of a word: that of its first letter; none for addresses, handles and hashtags.
pub(super) fn word_script(word: &str) -> Option<Script> {
    if is_address(word) { None } else { word.chars().find_map(script) }
}

/// The script that most letters are of.
pub(super) fn main_script(text: &str) -> Option<Script> {
    let mut counts = [(0, Script::Latin), (0, Script::Cyrillic), (0, Script::Other)];
    for script in text.chars().filter_map(script) {
        counts[script as usize].0 += 1;
    }
    counts.into_iter().filter(|&(count, _)| count > 0).max_by_key(|&(count, _)| count).map(|(_, script)| script)
}

/// Cuts off pieces of the length that `length` gives for what is left, which is more than nothing.
fn pieces(text: &str, range: Range<usize>, length: impl Fn(&str) -> usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = &text[at..range.end];
        let start = at;
        at += if rest.is_empty() { 0 } else { length(rest) };
        (start < at).then_some(start..at)
    })
}

/// The length of the quotation or bracket that `text` begins with, and of the signs and white space behind it.
fn apart_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let opener = chars.next().map_or(' ', |(_, sign)| sign);
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if c == '\n' {
            return end;
        }
        if closes(opener, c, chars.peek().map(|&(_, after)| after)) {
            let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '…');
            return text.len() - text[end..].trim_start_matches(is_sign).len();
        }
    }
    text.len()
}

/// The length of what stands before the next quotation or bracket.
fn plain_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = 'a';
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            return at + 1;
        }
        if at > 0 && opens(before, c, chars.peek().map(|&(_, after)| after)) {
            return at;
        }
        before = c;
    }
    text.len()
}

fn opens(before: char, sign: char, after: Option<char>) -> bool {
    matches!(sign, '«' | '“' | '„' | '”' | '"' | '‘' | '(' | '[')
        && !before.is_alphanumeric()
        && after.is_some_and(|after| !after.is_whitespace())
}

/// Whether `sign` ends what `opener` began. One sign is used at either end in many ways (“…”, „…“, "…").
fn closes(opener: char, sign: char, after: Option<char>) -> bool {
    let is_end = !after.is_some_and(char::is_alphanumeric);
    match opener {
        '«' => sign == '»',
        '(' => sign == ')',
        '[' => sign == ']',
        '‘' => sign == '’' && is_end,
        _ => matches!(sign, '“' | '”' | '"') && is_end,
    }
}

fn sentence_len(text: &str) -> usize {
    let mut is_ended = false;
    for (at, c) in text.char_indices() {
        if is_ended && c.is_whitespace() {
            return at + c.len_utf8();
        }
        is_ended = matches!(c, '.' | '!' | '?' | '…' | ';' | ':' | '—' | '–' | '|' | '/' | '•')
            || (is_ended && matches!(c, '"' | '»' | '”' | '’' | ')' | ']' | ','));
    }
    text.len()
}

fn run_len(text: &str) -> usize {
    let (mut length, mut known) = (0, None);
    for word in text.split_inclusive(char::is_whitespace) {
        let script = word_script(word);
        if known.is_some() && script.is_some() && script != known {
            return length;
        }
        known = known.or(script);
        length += word.len();
    }
    length
}

fn script(letter: char) -> Option<Script> {
    match letter {
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ if !letter.is_alphabetic() => None,
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        _ => Some(Script::Other),
    }
}

/// Whether a word is an e-mail address, a URL, a host, a handle, a hashtag or a name of a program's.
fn is_address(word: &str) -> bool {
    word.contains(['@', '#', '_']) || word.contains("://") || has_inner_stop(word)
}

fn has_inner_stop(word: &str) -> bool {
    let mut stops = word.match_indices('.');
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    stops.any(|(at, _)| is_letter(word[..at].chars().next_back()) && is_letter(word[at + 1..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<I: Iterator<Item = Range<usize>>>(
        cut: impl Fn(&'static str, Range<usize>) -> I,
        expected: &[&'static str],
    ) {
        let text: &'static str = expected.concat().leak();
        let found: Vec<&str> = cut(text, 0..text.len()).map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_around_quotations_of_every_shape() {
        check(groups, &["Він сказав: ", "«Так», ", "і ", "„ні“. ", "Then ", "“yes” ", "and ", "\"no\". ", "Кінець"]);
        check(groups, &["He said ", "‘the students’ ", "books’"]);
        check(groups, &["ООН ", "(англ. UN) ", "і ", "[sic]. ", "Усе"]);
    }

    #[test]
    fn takes_no_apostrophe_and_no_inch_for_a_quotation() {
        check(groups, &["Об'єднання об’єднань don’t rock'n'roll 5\" і 6\" :( "]);
    }

    #[test]
    fn ends_an_open_quotation_with_its_line() {
        check(groups, &["Він: ", "«так\n", "Ні ", "«знову так"]);
        check(groups, &["««««"]);
    }

    #[test]
    fn cuts_after_sentences_and_clauses() {
        check(sentences, &["Так! ", "Ні… ", "Він: ", "yes (no.) ", "5.5 га — ", "край."]);
    }

    #[test]
    fn cuts_between_scripts_and_leaves_addresses_where_they_are() {
        check(runs, &["Сайт https://example.com/a та info@example.com, #Kyiv 5 ", "The Kyiv ", "Пост"]);
        check(runs, &["Ελλάδα ", "і ", "Kyiv"]);
    }
}
