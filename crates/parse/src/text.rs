//! Text as it is read off a page: white space folded, invisible characters taken out.

use std::borrow::Cow;

/// Whether `c` is there for line breaking or direction only: soft hyphen, zero-width space, non-joiner, joiner, marks
/// of direction, word joiner, byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether nothing of `text` is seen.
pub(crate) fn is_blank(text: &str) -> bool {
    let rest = text.trim_ascii_start();
    rest.is_empty() || rest.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// What a byte of a text means where white space is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fold {
    /// It is a letter or a digit of ASCII.
    KeepPlain,
    /// It is of a character that stays as it is.
    Keep,
    /// It begins such a character of three bytes or more: a sign, or a letter of scripts that may do without spaces.
    KeepLong,
    Space,
    /// It is or begins a character that may be white space or invisible.
    Ask,
}

static FOLDS: [Fold; 256] = {
    let mut folds = [Fold::Keep; 256];
    let mut byte = 0;
    loop {
        folds[byte as usize] = match byte {
            b' ' => Fold::Space,
            // White space of ASCII, and the first bytes of U+0085 to U+00AD, U+1680, U+2000 to U+2069, U+3000, U+FEFF.
            b'\t'..=b'\r' | 0xc2 | 0xe1..=0xe3 | 0xef => Fold::Ask,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Fold::KeepPlain,
            0xe0.. => Fold::KeepLong,
            _ => Fold::Keep,
        };
        if byte == u8::MAX {
            break folds;
        }
        byte += 1;
    }
};

/// Appends `piece` to the block that starts at `start` of `buffer`: any run of white space, non-breaking space
/// included, becomes one space, and none stands at the start. A space at the end stays, as the next piece may go on.
///
/// A zero-width joiner stays inside an emoji, whose parts it holds together.
pub(crate) fn push_folded(buffer: &mut String, start: usize, piece: &str) {
    // What needs no folding is copied in one go, the spaces between its words included.
    let (mut copied, mut at) = (0, 0);
    let mut is_spaced = is_spaced_at(buffer, start);
    loop {
        let kept = piece.as_bytes()[at..].iter().take_while(|&&byte| keeps(byte)).count();
        at += kept;
        is_spaced &= kept == 0;
        if !is_spaced && piece.as_bytes().get(at) == Some(&b' ') {
            is_spaced = true;
            at += 1;
            continue;
        }
        let Some(c) = char_at(piece, at) else { break };
        let next = at + c.len_utf8();
        if c.is_whitespace() || is_invisible(c) {
            buffer.push_str(&piece[copied..at]);
            copied = next;
            if c.is_whitespace() {
                push_space(buffer, start);
            } else if c == '\u{200d}' && buffer[start..].chars().next_back().is_some_and(joins) {
                buffer.push(c);
            }
            is_spaced = is_spaced_at(buffer, start);
        } else {
            is_spaced = false;
        }
        at = next;
    }
    buffer.push_str(&piece[copied..]);
}

/// Whether a byte is of a character that stays as it is.
fn keeps(byte: u8) -> bool {
    matches!(FOLDS[usize::from(byte)], Fold::KeepPlain | Fold::Keep | Fold::KeepLong)
}

/// Whether a byte is a letter or a digit of ASCII.
fn is_plain(byte: u8) -> bool {
    FOLDS[usize::from(byte)] == Fold::KeepPlain
}

/// The character at a byte of `text` that begins one; most are read off that byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte @ ..=0x7f => Some(char::from(byte)),
        _ => text[at..].chars().next(),
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

/// As [`folded`], without a copy of what needs no folding.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| FOLDS[usize::from(byte)] != Fold::Ask) && !text.contains("  ");
    if is_plain { text.into() } else { folded(text).into() }
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
        push_lower(&mut key, c);
        at += plain_len(&text.as_bytes()[at..]);
        key.push_str(&text[start + c.len_utf8()..at]);
    }
    key.make_ascii_lowercase();
    key
}

/// The first letter or digit of the [`key`] of `text`.
pub(crate) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|&c| is_alphanumeric(c)).and_then(|c| c.to_lowercase().next())
}

/// Whether the [`key`] of `text` may begin as one of `keys` does: it has the first letter of one. What is asked before a
/// key is made, for most texts begin otherwise.
#[inline]
pub(crate) fn may_begin_as(text: &str, keys: &[&str]) -> bool {
    first_letter(text).is_some_and(|first| keys.iter().any(|key| key.starts_with(first)))
}

/// Whether the [`key`] of `text` is one of `keys`.
#[inline]
pub(crate) fn has_key(text: &str, keys: &[&str]) -> bool {
    may_begin_as(text, keys) && keys.contains(&key(text).as_str())
}

/// How the [`key`] of `text` begins: where two keys begin otherwise, they are not the same.
pub(crate) fn key_start(text: &str) -> String {
    /// In characters: letters and digits of `text`, which its key has as many of whatever stands between.
    const LENGTH: usize = 16;
    let mut start = String::with_capacity(2 * LENGTH);
    text.chars().filter(|&c| is_alphanumeric(c)).take(LENGTH).for_each(|c| push_lower(&mut start, c));
    start
}

/// How many bytes after a letter or digit are their own [`key`] but for the case of Latin letters: words of Latin and
/// small Cyrillic letters, a space between two words.
fn plain_len(bytes: &[u8]) -> usize {
    // а to п, р to џ (U+0430 to U+045F); ß to ÿ, without the sign of division.
    let is_small = |&&pair: &&[u8; 2]| {
        let code = u16::from_be_bytes(pair);
        matches!(code, 0xd0b0..=0xd19f) || matches!(code, 0xc39f..=0xc3b6 | 0xc3b8..=0xc3bf)
    };
    let mut at = 0;
    loop {
        at += bytes[at..].iter().take_while(|&&byte| is_plain(byte)).count();
        at += 2 * bytes[at..].as_chunks().0.iter().take_while(is_small).count();
        at += match bytes[at..] {
            // What begins with 0xD0 or 0xD1 is a letter.
            [b' ', after, ..] if is_plain(after) || matches!(after, 0xd0 | 0xd1) => 1,
            [next, ..] if is_plain(next) => 0,
            _ => return at,
        };
    }
}

/// As [`char::is_alphanumeric`], without its tables for the letters of nearly all pages.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Latin, small Greek, Cyrillic, Hebrew, Arabic letters, kana, Chinese and Korean ones.
        'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{2af}'
        | 'α'..='ώ'
        | '\u{400}'..='\u{481}'
        | '\u{48a}'..='\u{52f}'
        | 'א'..='ת'
        | '\u{620}'..='\u{64a}'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '가'..='힣' => true,
        // Spaces, dashes and quotation marks.
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// As [`char::is_alphabetic`], without its tables for the letters of nearly all pages.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // There are no other numbers there.
        'À'..='\u{52f}' => is_alphanumeric(c),
        _ => c.is_alphabetic(),
    }
}

/// Appends `c` in lower case, without the tables for the letters of nearly all pages.
fn push_lower(out: &mut String, c: char) {
    /// How far after a capital its small letter stands in Latin-1 and in the block of Cyrillic, and in its extension.
    const CASES: u32 = 0x20;
    const EXTENDED_CASES: u32 = 0x50;
    let lower = |distance| char::from_u32(u32::from(c) + distance).unwrap_or(c);
    match c {
        '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
        // Small letters, and those without case.
        'ß'..='ÿ' | 'α'..='ώ' | 'а'..='џ' | '\u{590}'..='\u{6ff}' | '\u{3000}'..='\u{9fff}' | '가'..='힣' => {
            out.push(c);
        }
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => out.push(lower(CASES)),
        'Ѐ'..='Џ' => out.push(lower(EXTENDED_CASES)),
        _ => out.extend(c.to_lowercase()),
    }
}

/// How many words there are: what stands between spaces, and two characters a word in scripts without spaces.
pub(crate) fn words(text: &str) -> usize {
    let (mut spaced, mut unspaced) = (0, 0);
    let (mut is_counted, mut at) = (false, 0);
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if is_plain(byte) || matches!(byte, 0xd0 | 0xd1) || (is_counted && is_of_word(byte)) {
            spaced += usize::from(!is_counted);
            is_counted = true;
            at += 1 + bytes[at + 1..].iter().take_while(|&&byte| is_of_word(byte)).count();
        } else if byte == b' ' {
            is_counted = false;
            at += 1;
        } else {
            let Some(c) = char_at(text, at) else { break };
            at += c.len_utf8();
            if c.is_whitespace() {
                is_counted = false;
            } else if !is_counted && is_alphanumeric(c) {
                spaced += 1;
                is_counted = true;
            }
            unspaced += usize::from(has_no_spaces(c));
        }
    }
    spaced + unspaced / 2
}

/// Whether nothing ends with a byte inside a word, and nothing begins with it that is written without spaces.
fn is_of_word(byte: u8) -> bool {
    matches!(FOLDS[usize::from(byte)], Fold::KeepPlain | Fold::Keep)
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
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
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
    fn makes_keys_and_counts_words_of_any_characters() {
        let plain_key = |text: &str| {
            let mut key = String::new();
            for part in text.split(|c: char| !c.is_alphanumeric() && !is_invisible(c)) {
                let part: String = part.chars().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase).collect();
                key.push_str(if key.is_empty() || part.is_empty() { "" } else { " " });
                key.push_str(&part);
            }
            key
        };
        let plain_words = |text: &str| {
            let spaced = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            spaced + text.chars().filter(|&c| has_no_spaces(c)).count() / 2
        };
        for c in ('\0'..='\u{3100}').chain('\u{fe00}'..='\u{ffff}') {
            for text in [format!("{c}аб {c}c"), format!("є{c}{c}d"), format!("5 {c} ж"), format!("×{c} І")] {
                assert_eq!(key(&text), plain_key(&text), "{text:?}");
                assert_eq!(words(&text), plain_words(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn sees_the_end_of_a_sentence_before_a_closing_quote() {
        assert!(ends_sentence("Він сказав: «Так.»"));
        assert!(!ends_sentence("Більше по темі"));
    }
}
