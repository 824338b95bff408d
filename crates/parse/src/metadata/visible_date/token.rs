//! The numbers, words and signs of a line.

use crate::text::is_alphabetic;

/// A number with the count of its digits, a word, or any other sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(i32, usize),
    Word(&'a str),
    Mark(char),
}

/// How many tokens are looked at: a date stands at the start of a line about an article.
const MOST_TOKENS: usize = 64;

pub(super) fn read(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next().filter(|_| tokens.len() < MOST_TOKENS) {
        let of = |class: fn(char) -> bool| rest.find(|c| !class(c)).unwrap_or(rest.len());
        let end = if first.is_ascii_digit() {
            let end = of(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..end].parse().unwrap_or(i32::MAX), end));
            end
        } else if is_alphabetic(first) {
            let end = of(|c| is_alphabetic(c) || c == '’' || c == '\'');
            tokens.push(Token::Word(&rest[..end]));
            end
        } else {
            tokens.push(Token::Mark(first));
            first.len_utf8()
        };
        rest = rest[end..].trim_start();
    }
    tokens
}
