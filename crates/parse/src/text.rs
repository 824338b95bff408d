//! Text as it is read off a page: white space folded, invisible characters taken out.

use std::borrow::Cow;

/// Whether `c` is there for line breaking or direction only: soft hyphen, zero-width space, non-joiner, joiner, marks
/// of direction, word joiner, byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Appends `piece` to the block that starts at `start` of `buffer`: any run of white space, non-breaking space
/// included, becomes one space, and none stands at the start. A space at the end stays, as the next piece may go on.
///
/// A zero-width joiner stays inside an emoji, whose parts it holds together.
pub(crate) fn push_folded(buffer: &mut String, start: usize, piece: &str) {
    // What needs no folding is copied in one go, the spaces between its words included.
    let (mut copied, mut at) = (0, 0);
    let mut is_spaced = is_spaced_at(buffer, start);
    while let Some(c) = char_at(piece, at) {
        let next = at + c.len_utf8();
        if is_plain(c) {
            is_spaced = false;
        } else if c == ' ' && !is_spaced {
            is_spaced = true;
        } else {
            buffer.push_str(&piece[copied..at]);
            copied = next;
            if c.is_whitespace() {
                push_space(buffer, start);
            } else if c == '\u{200d}' && buffer[start..].chars().next_back().is_some_and(joins) {
                buffer.push(c);
            }
            is_spaced = is_spaced_at(buffer, start);
        }
        at = next;
    }
    buffer.push_str(&piece[copied..]);
}

/// The character at a byte of `text` that begins one; most are read off that byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte @ ..=0x7f => Some(char::from(byte)),
        _ => text[at..].chars().next(),
    }
}

/// Whether `c` is neither white space nor invisible.
fn is_plain(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => !c.is_whitespace(),
        '\u{400}'..='\u{52f}' => true,
        _ => !c.is_whitespace() && !is_invisible(c),
    }
}

/// Whether the block that starts at `start` is empty or ends with a space.
fn is_spaced_at(buffer: &str, start: usize) -> bool {
    buffer.len() <= start || buffer.as_bytes().last() == Some(&b' ')
}

/// Appends a space unless the block that starts at `start` is empty or ends with one.
pub(crate) fn push_space(buffer: &mut String, start: usize) {
    if !is_spaced_at(buffer, start) {
        buffer.push(' ');
    }
}

/// Whether a zero-width joiner after `c` has a meaning: after symbols, not after letters.
fn joins(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_ascii() && c != '\u{200d}'
}

/// `text` with its white space folded and its invisible characters taken out.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, 0, text);
    folded.truncate(folded.trim_end().len());
    folded
}

/// `text` with the character references read that are left in it: pages escape what goes into JSON-LD and `<meta>`
/// twice (`&amp;quot;`).
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let (character, length) = referenced(reference).unwrap_or((['&', '\0'], 1));
        out.extend(character.into_iter().filter(|&c| c != '\0'));
        rest = &reference[length..];
    }
    if out.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// All names of characters are shorter, in bytes.
const LONGEST_REFERENCE: usize = 36;

/// The characters of the reference that `text` begins with, and its length.
fn referenced(text: &str) -> Option<([char; 2], usize)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let Some(digits) = name.strip_prefix('#') else {
        let &(first, second) = html5ever::data::NAMED_ENTITIES.get(&text[1..=end])?;
        return Some(([char::from_u32(first)?, char::from_u32(second)?], end + 1));
    };
    let hexadecimal = digits.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
    let code = hexadecimal.unwrap_or_else(|| digits.parse()).ok()?;
    Some(([char::from_u32(code).filter(|&c| c != '\0')?, '\0'], end + 1))
}

/// What tells two lines apart: letters and digits in lower case, one space for whatever stands between.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let (mut is_apart, mut at) = (false, 0);
    while let Some(c) = char_at(text, at) {
        let start = at;
        at += c.len_utf8();
        if !is_alphanumeric(c) {
            is_apart = (is_apart || !is_invisible(c)) && !key.is_empty();
            continue;
        }
        if std::mem::take(&mut is_apart) {
            key.push(' ');
        }
        if c.is_ascii() {
            // Words of Latin letters are copied in one go.
            let rest = text.as_bytes()[at..].iter();
            at += rest.take_while(|byte| byte.is_ascii_alphanumeric()).count();
            key.push_str(&text[start..at]);
        } else {
            push_lower(&mut key, c);
        }
    }
    key.make_ascii_lowercase();
    key
}

/// As [`char::is_alphanumeric`], without its tables for the letters of nearly all pages.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Appends `c` in lower case, without the tables for the letters of nearly all pages.
fn push_lower(out: &mut String, c: char) {
    match c {
        '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
        'а'..='я' | 'і' | 'ї' | 'є' | 'ґ' => out.push(c),
        _ => out.extend(c.to_lowercase()),
    }
}

/// How many words there are: what stands between spaces, and two characters a word in scripts without spaces.
pub(crate) fn words(text: &str) -> usize {
    let (mut spaced, mut unspaced) = (0, 0);
    let (mut is_counted, mut at) = (false, 0);
    while let Some(c) = char_at(text, at) {
        at += c.len_utf8();
        if c.is_ascii_alphanumeric() {
            spaced += usize::from(!is_counted);
            is_counted = true;
            continue;
        }
        if c.is_whitespace() {
            is_counted = false;
        } else if !is_counted && is_alphanumeric(c) {
            spaced += 1;
            is_counted = true;
        }
        unspaced += usize::from(has_no_spaces(c));
    }
    spaced + unspaced / 2
}

/// Whether `c` is of a script that is written without spaces: kana, Chinese characters.
fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Whether the text ends as a sentence does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '»', '”', '“', '’', ')', ']', ' ']);
    text.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(folded(input), expected);
    }

    #[test]
    fn folds_white_space_of_any_kind() {
        check("  Міст\u{a0}\n\t відкрито\u{202f}знову ", "Міст відкрито знову");
    }

    #[test]
    fn takes_out_soft_hyphens_and_zero_width_characters() {
        check("пере\u{ad}прав\u{200b}а\u{feff}", "переправа");
    }

    #[test]
    fn folds_a_text_in_pieces_as_in_one() {
        let text = " Міст  – \u{a0}той самий,\u{ad}\u{200b} \u{200d}👩\u{200d}🚒 \n\u{202f} і ще\u{200d}один. \u{feff}";
        let whole = folded(text);
        for (at, _) in text.char_indices() {
            let mut pieces = String::from("x ");
            push_folded(&mut pieces, 2, &text[..at]);
            push_folded(&mut pieces, 2, &text[at..]);
            assert_eq!(pieces[2..].trim_end(), whole, "cut at {at}");
        }
    }

    #[test]
    fn counts_words_of_letters_and_digits() {
        assert_eq!(words("Міст – 2 береги,\u{a0}один шлях!"), 5);
        assert_eq!(words("橋が開通した today"), 5);
        assert_eq!(words(" – … "), 0);
    }

    #[test]
    fn keeps_the_joiner_of_an_emoji() {
        check("👩\u{200d}🚒 і сло\u{200d}во", "👩\u{200d}🚒 і слово");
    }

    #[test]
    fn knows_letters_as_the_tables_do() {
        for c in '\0'..='\u{3000}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let mut lower = String::new();
            push_lower(&mut lower, c);
            assert_eq!(lower, c.to_lowercase().collect::<String>(), "{c:?}");
        }
    }

    #[test]
    fn reads_references_that_are_left() {
        assert_eq!(
            unescaped("Гай &amp; син &#x2013; &laquo;Міст&raquo; &#8211; AT&T; &;&"),
            "Гай & син – «Міст» – AT&T; &;&"
        );
        assert!(matches!(unescaped("Гай і син"), Cow::Borrowed(_)));
    }

    #[test]
    fn keys_ignore_case_and_punctuation() {
        assert_eq!(key("«Міст — відкрито!»"), key("міст відкрито"));
    }

    #[test]
    fn sees_the_end_of_a_sentence_before_a_closing_quote() {
        assert!(ends_sentence("Він сказав: «Так.»"));
        assert!(!ends_sentence("Більше по темі"));
    }
}
