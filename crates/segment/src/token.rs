//! Words and tokens around a place. The letters that most texts are written in are told by their bytes alone.

use crate::letters::is_word_char;

/// How many characters a token may have and how many bytes a word: far above what real text holds, so that hostile text
/// costs no more than linear time.
const TOKEN: usize = 48;
const WORD: usize = 120;

/// The length of the letter, digit or sign inside words that `byte` opens; 0 where more than the byte must be read.
#[inline]
fn step(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'' | b'-' => 1,
        // U+0400 to U+047F are letters, all of them.
        0xD0 | 0xD1 => 2,
        _ => 0,
    }
}

/// Whether a word that opens with `byte` opens with a letter or digit of the common ones.
pub(crate) fn opens_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, 0xD0 | 0xD1)
}

/// Whether `bytes` open with a space and a letter or digit of the common ones.
pub(crate) fn precede_word(bytes: &[u8]) -> bool {
    matches!(bytes, [b' ', next, ..] if opens_word(*next))
}

/// The length of the word that opens `text`.
pub(crate) fn word_len(text: &str) -> usize {
    let mut len = 0;
    while let Some(&byte) = text.as_bytes().get(len) {
        match step(byte) {
            0 if byte.is_ascii() => break,
            0 => return len + rare_word_len(text, len),
            step if len + step > WORD => break,
            step => len += step,
        }
    }
    len
}

/// The length of what is left, from `start` on, of a word that holds rarer letters.
#[cold]
fn rare_word_len(text: &str, start: usize) -> usize {
    let rest = &text[start..text.floor_char_boundary(WORD)];
    rest.find(|c| !is_word_char(c)).unwrap_or(rest.len())
}

/// The word that ends at `end`, with the stops and hyphens inside it ("e.g", «чл.-кор», "1.2").
pub(crate) fn token_before(text: &str, end: usize) -> &str {
    let mut start = end;
    for _ in 0..TOKEN {
        let len = match text.as_bytes()[..start] {
            [.., byte] if byte.is_ascii() && is_plain_token_char(byte) => 1,
            [.., 0xD0 | 0xD1, 0x80..=0xBF] => 2,
            [.., 0x80..=0xBF] => {
                text[..start].chars().next_back().filter(|&c| is_rare_token_char(c)).map_or(0, char::len_utf8)
            }
            _ => 0,
        };
        if len == 0 {
            break;
        }
        start -= len;
    }
    &text[start..end]
}

fn is_plain_token_char(byte: u8) -> bool {
    step(byte) > 0 || matches!(byte, b'.' | b'@' | b'/' | b'_' | b'&')
}

fn is_rare_token_char(c: char) -> bool {
    is_word_char(c) || matches!(c, '°' | '№')
}

/// The token before the one that begins at `start`, if white space alone stands between them.
pub(crate) fn token_before_space(text: &str, start: usize) -> &str {
    let before = text[..start].trim_end();
    if before.len() == start { "" } else { token_before(text, before.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_in_every_script_up_to_the_first_sign() {
        for (text, word) in [
            ("м'ята, чай", "м'ята"),
            ("COVID-19.", "COVID-19"),
            ("кафе\u{301} є", "кафе\u{301}"),
            ("naïve ґречний", "naïve"),
            ("об’їзд", "об’їзд"),
            ("東京。", "東京"),
            ("№ 5", ""),
            ("", ""),
        ] {
            assert_eq!(&text[..word_len(text)], word);
        }
    }

    #[test]
    fn reads_tokens_back_to_the_first_sign() {
        for (text, token) in [
            ("це чл.-кор", "чл.-кор"),
            ("e.g", "e.g"),
            ("(ann@example", "ann@example"),
            ("о 5°", "5°"),
            ("the naïve", "naïve"),
            ("— ", ""),
            ("", ""),
        ] {
            assert_eq!(token_before(text, text.len()), token);
        }
    }

    #[test]
    fn reads_no_further_than_words_and_tokens_reach() {
        for letter in ["a", "я", "é", "東"] {
            let text = letter.repeat(200);
            assert_eq!(word_len(&text), text.floor_char_boundary(WORD));
            assert_eq!(token_before(&text, text.len()).chars().count(), TOKEN);
        }
    }

    #[test]
    fn takes_both_bytes_of_a_step_for_one_letter() {
        for letter in '\u{400}'..='\u{47f}' {
            assert!(is_word_char(letter), "{letter}");
        }
    }
}
