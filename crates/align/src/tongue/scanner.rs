//! Cuts a text into words, numbers, codes, tags and addresses.

use std::ops::Range;

/// What a span looks like, before the language is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with separators inside.
    Number,
    /// Latin letters and digits together, hyphens inside.
    Code,
    /// An address of a page or a mailbox.
    Address,
    /// A hashtag or a mention.
    Tag,
}

/// A span of the text and its shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) shape: Shape,
    pub(super) range: Range<usize>,
    /// Whether the span opens a sentence, as far as marks tell.
    pub(super) opens_sentence: bool,
}

/// The spans of a text, in order.
#[derive(Debug, Clone)]
pub(super) struct Spans<'a> {
    text: &'a str,
    position: usize,
    opens_sentence: bool,
}

/// Cuts `text`.
pub(super) fn spans(text: &str) -> Spans<'_> {
    Spans { text, position: 0, opens_sentence: true }
}

/// The words of `text`, as it is cut.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    spans(text).map(|span| &text[span.range])
}

impl Iterator for Spans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.skip_to_token()?;
        let (shape, end) = self.token_at(start);
        self.position = end;
        let opens_sentence = std::mem::replace(&mut self.opens_sentence, false);
        Some(Span { shape, range: start..end, opens_sentence })
    }
}

impl Spans<'_> {
    /// Skips what belongs to no token, and notes the marks that end a sentence.
    fn skip_to_token(&mut self) -> Option<usize> {
        for (offset, letter) in self.text[self.position..].char_indices() {
            if is_letter(letter) || letter.is_numeric() || self.starts_tag(self.position + offset, letter) {
                return Some(self.position + offset);
            }
            // An opening quote or dash lets the next word be the first of a quoted sentence.
            if matches!(letter, '.' | '!' | '?' | '…' | ':' | '\n' | '"' | '“' | '«' | '„' | '•' | '—' | '–')
            {
                self.opens_sentence = true;
            }
        }
        None
    }

    fn starts_tag(&self, at: usize, letter: char) -> bool {
        matches!(letter, '#' | '@')
            && self.text[at + 1..].chars().next().is_some_and(|next| next.is_alphabetic() || next == '_')
    }

    fn token_at(&self, start: usize) -> (Shape, usize) {
        let rest = &self.text[start..];
        if rest.starts_with(['#', '@']) {
            return (Shape::Tag, start + 1 + tag_len(&rest[1..]));
        }
        if let Some(len) = address_len(rest) {
            return (Shape::Address, start + len);
        }
        let (shape, len) = if rest.starts_with(|c: char| c.is_ascii_digit()) { digits(rest) } else { letters(rest) };
        (shape, start + len)
    }
}

fn tag_len(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// The length of the address that `text` starts with.
fn address_len(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes[0].is_ascii_alphanumeric() {
        return None;
    }
    // One look at the bytes that may stand before a sign tells that most words are no address.
    let head = bytes.iter().position(|&byte| !is_host_byte(byte)).unwrap_or(bytes.len());
    let host = &text[..head];
    let is_url = text[head..].starts_with("://") || host.starts_with("www.");
    let is_mail = text[head..].starts_with('@') && text[head + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    if !is_url && !is_mail && !is_domain(host.trim_end_matches(['.', '-'])) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || "<>\"«»“”()[]".contains(c)).unwrap_or(text.len());
    Some(text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']).len().max(1))
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+')
}

/// A bare domain: `president.gov.ua`. Only endings that are no words and stand lower-case behind a letter.
fn is_domain(host: &str) -> bool {
    const ENDINGS: [&str; 14] =
        [".com", ".org", ".net", ".ua", ".gov", ".edu", ".eu", ".info", ".uk", ".de", ".pl", ".io", ".tv", ".fm"];
    host.contains('.') && ENDINGS.iter().any(|ending| host.strip_suffix(ending).is_some_and(|name| name.len() > 1))
}

/// A run that starts with a digit: a number, or a code such as `4G`.
fn digits(text: &str) -> (Shape, usize) {
    let len = number_len(text);
    let rest = &text[len..];
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !starts_with_number_mark(rest) {
        return (Shape::Code, len + code_len(rest));
    }
    (Shape::Number, len)
}

/// Letters that may follow a number at once and belong to another token: `1st`, `5pm`, `10km`, `$2m`, `3bn`, `90s`.
fn starts_with_number_mark(text: &str) -> bool {
    const MARKS: [&str; 22] = [
        "st", "nd", "rd", "th", "s", "am", "pm", "m", "k", "b", "bn", "mn", "mln", "bln", "tn", "km", "kg", "cm", "mm",
        "kw", "mw", "gw",
    ];
    let len = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(&text[..len]))
}

/// Digits with single separators inside: `1,000`, `10:30`, `12.02.2024`; groups of three after a space.
fn number_len(text: &str) -> usize {
    let mut end = run_of_digits(text);
    let mut grouped = end <= 3;
    loop {
        let mut rest = text[end..].chars();
        let Some(separator) = rest.next() else { return end };
        let run = run_of_digits(rest.as_str());
        match separator {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if grouped && run == 3 => {}
            '.' | ',' | ':' if run > 0 => grouped = false,
            '/' if run > 0 && run <= 2 => grouped = false,
            // 2024-02-12
            '-' if run == 2 && (end == 4 || text[..end].contains('-')) => grouped = false,
            _ => return end,
        }
        end += separator.len_utf8() + run;
    }
}

fn run_of_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A run that starts with a letter: a word, or a code such as `F-16`.
fn letters(text: &str) -> (Shape, usize) {
    let len = word_len(text);
    let rest = &text[len..];
    let is_short_capital = len <= 5 && text[..len].bytes().all(|byte| byte.is_ascii_uppercase());
    let digits_follow = rest.starts_with(|c: char| c.is_ascii_digit())
        || rest
            .strip_prefix('-')
            .is_some_and(|after| is_short_capital && after.starts_with(|c: char| c.is_ascii_digit()));
    if digits_follow && text.is_char_boundary(len) {
        return (Shape::Code, len + code_len(rest));
    }
    (Shape::Word, len)
}

fn code_len(text: &str) -> usize {
    let len = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
    text[..len].trim_end_matches('-').len()
}

/// Letters with apostrophes, accents and soft hyphens between letters.
fn word_len(text: &str) -> usize {
    let plain = plain_len(text.as_bytes());
    let mut end = plain;
    for (offset, letter) in text[plain..].char_indices() {
        let next = plain + offset + letter.len_utf8();
        if is_letter(letter) || is_mark(letter) {
            end = next;
        } else if !is_apostrophe(letter) || !text[next..].starts_with(char::is_alphabetic) {
            break;
        }
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

/// The length of the letters up to U+047F that `text` starts with: by its bytes, most words are over there.
fn plain_len(text: &[u8]) -> usize {
    let mut end = 0;
    loop {
        end += match text.get(end) {
            Some(b'a'..=b'z' | b'A'..=b'Z') => 1,
            Some(0xd0 | 0xd1) => 2,
            _ => return end,
        };
    }
}

/// Whether the sign is a letter; those of the two alphabets are known without the tables of Unicode.
fn is_letter(sign: char) -> bool {
    match sign {
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        '\0'..='\x7f' => false,
        _ => sign.is_alphabetic(),
    }
}

/// Marks that stand inside a word and are no letters of it: stress, soft hyphen, joiners.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// The many signs that are typed for the apostrophe.
pub(super) fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′')
}

/// Appends `word` in lower case, Ukrainian without apostrophes and marks, English with the straight apostrophe.
pub(super) fn normalise(word: &str, out: &mut String) {
    let is_small = |letter| matches!(letter, 'а'..='я' | 'є' | 'і' | 'ї');
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.chars().all(is_small) {
        return out.push_str(word);
    }
    for letter in word.chars() {
        match letter {
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            'a'..='z' | 'а'..='я' | 'є' | 'і' | 'ї' => out.push(letter),
            'А'..='Я' => out.push(lower_by(letter, 0x20)),
            'Є' | 'І' | 'Ї' => out.push(lower_by(letter, 0x50)),
            'ґ' | 'Ґ' => out.push('г'),
            _ if is_mark(letter) => {}
            _ if is_apostrophe(letter) => {
                if out.as_bytes().last().is_some_and(u8::is_ascii) {
                    out.push('\'');
                }
            }
            _ => out.extend(letter.to_lowercase()),
        }
    }
}

/// The Cyrillic small letter that stands `distance` behind its capital.
fn lower_by(letter: char, distance: u32) -> char {
    char::from_u32(u32::from(letter) + distance).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Shape)]) {
        let found: Vec<_> = spans(text).map(|span| (&text[span.range], span.shape)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn keeps_apostrophes_inside_words() {
        check("П’ять об'єктів", &[("П’ять", Shape::Word), ("об'єктів", Shape::Word)]);
        check("'don't'", &[("don't", Shape::Word)]);
    }

    #[test]
    fn reads_numbers_with_their_separators() {
        check("1 000 та 2,5", &[("1 000", Shape::Number), ("та", Shape::Word), ("2,5", Shape::Number)]);
        check("1,000, 12.02.2024.", &[("1,000", Shape::Number), ("12.02.2024", Shape::Number)]);
        check(
            "у 2022 100 разів",
            &[("у", Shape::Word), ("2022", Shape::Number), ("100", Shape::Number), ("разів", Shape::Word)],
        );
    }

    #[test]
    fn reads_codes() {
        check(
            "F-16 і COVID-19, M142",
            &[("F-16", Shape::Code), ("і", Shape::Word), ("COVID-19", Shape::Code), ("M142", Shape::Code)],
        );
        check("$2m, 1st", &[("2", Shape::Number), ("m", Shape::Word), ("1", Shape::Number), ("st", Shape::Word)]);
    }

    #[test]
    fn reads_addresses_and_tags() {
        check(
            "див. https://example.com/a?b=1, #Україна",
            &[("див", Shape::Word), ("https://example.com/a?b=1", Shape::Address), ("#Україна", Shape::Tag)],
        );
        check("info@example.org.", &[("info@example.org", Shape::Address)]);
    }

    #[test]
    fn sees_where_sentences_open() {
        let opens: Vec<bool> = spans("Так. Ні, «Київ» тут").map(|span| span.opens_sentence).collect();
        assert_eq!(opens, [true, true, true, false]);
    }

    proptest::proptest! {
        #[test]
        fn spans_are_ordered_and_on_boundaries(text in "[a-zа-яіїєґ0-9'’.,:@#/ \\-\u{a0}]{0,60}") {
            let mut end = 0;
            for span in spans(&text) {
                assert!(span.range.start >= end && span.range.end > span.range.start);
                assert!(text.get(span.range.clone()).is_some());
                end = span.range.end;
            }
        }

        #[test]
        fn any_text_is_cut(text in "\\PC{0,40}") {
            assert!(spans(&text).count() <= text.len());
        }
    }
}
