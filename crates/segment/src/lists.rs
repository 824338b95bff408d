//! Enumerations inside a paragraph: "1) … 2) …", «а) …; б) …», "• … • …".

use std::ops::Range;

use crate::letters::{is_alphabetic, is_alphanumeric};

/// Signs that open an item.
const BULLETS: [char; 8] = ['•', '⁃', '▪', '◦', '●', '■', '‣', '∙'];

/// The order of items by letter. Ukrainian and Russian lists leave out different letters, so a step may pass over two.
const CYRILLIC: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщюя";

/// The longest label, in characters.
const LABEL: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Number(u32),
    Letter(char),
}

/// How a label is set off from its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Stop,
    Bracket,
    StopBracket,
}

/// What opens an item at the head of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    bullet: Option<char>,
    label: Option<(Label, Style)>,
}

impl Marker {
    /// The marker at the head of `sentence`, if it opens with one.
    #[inline]
    pub(crate) fn read(sentence: &str) -> Option<Self> {
        if opens_with_word(sentence.as_bytes()) { None } else { Self::read_sign(sentence) }
    }

    fn read_sign(sentence: &str) -> Option<Self> {
        let bullet = sentence.chars().next().filter(|c| BULLETS.contains(c));
        let rest = sentence[bullet.map_or(0, char::len_utf8)..].trim_start();
        let label = read_label(rest);
        (bullet.is_some() || label.is_some()).then_some(Self { bullet, label })
    }

    /// The marker of the next item, if the token before a stop labels it (or stands behind a bullet).
    pub(crate) fn led_to(self, token: &str, before: &str) -> Option<Self> {
        if before.trim_end().ends_with(BULLETS) {
            return Some(self);
        }
        let (label, style) = self.label?;
        let next = read_value(token).filter(|&next| follows(label, next))?;
        Some(Self { label: Some((next, style)), ..self })
    }

    /// Where, behind the first character of `sentence`, its next item begins.
    fn next_item(self, sentence: &str) -> Option<usize> {
        match (self.bullet, self.label) {
            (Some(bullet), _) => {
                let first = bullet.len_utf8();
                sentence[first..].find(bullet).map(|at| first + at).filter(|&at| follows_space(sentence, at))
            }
            (None, Some((label, style))) => next_label(sentence, label, style),
            (None, None) => None,
        }
    }
}

/// Where the number with a stop («2.», «2.1.») that opens `sentence` ends, if one does.
pub(crate) fn number_end(sentence: &str) -> Option<usize> {
    if !sentence.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = sentence.find(char::is_whitespace)?;
    let number = sentence[..end].strip_suffix('.')?;
    is_outline(number).then_some(end)
}

/// Whether `token` numbers an item, on one level or more ("2", "2.1").
pub(crate) fn is_outline(token: &str) -> bool {
    token.len() <= 12
        && token.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether `text` begins with "1." and a capital: the first item of a numbered list.
pub(crate) fn opens_list(text: &str) -> bool {
    let item = text.strip_prefix("1.").map_or("", str::trim_start);
    item.starts_with(char::is_uppercase) && text[2..].starts_with(char::is_whitespace)
}

/// Splits a sentence that opens an enumeration into its items.
pub(crate) fn push_items(text: &str, sentence: Range<usize>, mut push: impl FnMut(Range<usize>)) {
    let mut start = sentence.start;
    while let Some(marker) = Marker::read(&text[start..sentence.end]) {
        let Some(next) = marker.next_item(&text[start..sentence.end]) else { break };
        push(start..start + text[start..start + next].trim_end().len());
        start += next;
    }
    push(start..sentence.end);
}

fn follows_space(text: &str, at: usize) -> bool {
    text[..at].ends_with(char::is_whitespace)
}

fn read_value(token: &str) -> Option<Label> {
    let mut chars = token.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if is_alphabetic(letter) => Some(Label::Letter(letter)),
        _ if token.len() <= 3 => token.parse().ok().map(Label::Number),
        _ => None,
    }
}

/// Tells most sentences by their first two letters.
fn opens_with_word(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'A'..=b'Z' | b'a'..=b'z', b'A'..=b'Z' | b'a'..=b'z', ..] | [0xD0..=0xD1, _, 0xD0..=0xD1, ..]
    )
}

fn read_label(text: &str) -> Option<(Label, Style)> {
    let (value_end, _) = text.char_indices().take(LABEL + 1).find(|&(_, c)| !is_alphanumeric(c))?;
    let label = read_value(&text[..value_end])?;
    let (style, len) = read_style(&text[value_end..])?;
    text[value_end + len..].chars().next().is_none_or(char::is_whitespace).then_some((label, style))
}

fn read_style(text: &str) -> Option<(Style, usize)> {
    [(".)", Style::StopBracket), (")", Style::Bracket), (".", Style::Stop)]
        .into_iter()
        .find(|(sign, _)| text.starts_with(sign))
        .map(|(sign, style)| (style, sign.len()))
}

fn follows(label: Label, next: Label) -> bool {
    match (label, next) {
        (Label::Number(a), Label::Number(b)) => a.checked_add(1) == Some(b),
        (Label::Letter(a), Label::Letter(b)) if a.is_ascii_lowercase() => u32::from(b) == u32::from(a) + 1,
        (Label::Letter(a), Label::Letter(b)) => {
            let place = |letter| CYRILLIC.chars().position(|c| c == letter);
            matches!((place(a), place(b)), (Some(a), Some(b)) if b > a && b - a <= 2)
        }
        _ => false,
    }
}

/// Where the label before the sign at `at` begins, if white space stands before it.
fn label_start(sentence: &str, at: usize) -> Option<usize> {
    let mut before = sentence[..at].char_indices().rev().take(LABEL + 1);
    before.find(|(_, c)| c.is_whitespace()).map(|(space, c)| space + c.len_utf8())
}

fn next_label(sentence: &str, label: Label, style: Style) -> Option<usize> {
    let sign = if style == Style::Bracket { b')' } else { b'.' };
    memchr::memchr_iter(sign, sentence.as_bytes()).find_map(|at| {
        let start = label_start(sentence, at)?;
        let (next, next_style) = read_label(&sentence[start..])?;
        let item = sentence[at..].trim_start_matches(['.', ')', ' ']);
        // "in 2. place" is no item, and a letter with a stop may be an initial: an item then begins with a capital.
        let clear = style == Style::Bracket || item.starts_with(char::is_uppercase);
        (next_style == style && clear && follows(label, next)).then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut out = Vec::new();
        push_items(text, 0..text.len(), |item| out.push(item));
        let items: Vec<&str> = out.into_iter().map(|range| &text[range]).collect();
        assert_eq!(items, expected);
    }

    #[test]
    fn splits_numbered_items() {
        check("1) хліб 2) сіль", &["1) хліб", "2) сіль"]);
        check("1. Tea 2. Coffee", &["1. Tea", "2. Coffee"]);
        check("7.) Tea 8.) Coffee", &["7.) Tea", "8.) Coffee"]);
    }

    #[test]
    fn splits_lettered_items_past_letters_that_lists_leave_out() {
        check("г) хліб; д) сіль; е) вода.", &["г) хліб;", "д) сіль;", "е) вода."]);
    }

    #[test]
    fn splits_at_bullets() {
        check("• хліб • сіль", &["• хліб", "• сіль"]);
    }

    #[test]
    fn keeps_numbers_that_continue_no_list() {
        check("1) у п. 5) та 7) сказано", &["1) у п. 5) та 7) сказано"]);
        check("слово 1) і 2) разом", &["слово 1) і 2) разом"]);
    }
}
