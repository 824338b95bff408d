//! The tokens of a text: what stands between white space.

/// What a byte means for the end of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Inside,
    Space,
    /// A sign that addresses have: `.`, `:`, `@`, `/`, `\`.
    Sign,
    /// Begins a character that may be white space.
    Lead,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Inside; 256];
    let spaces = [b' ', b'\t', b'\n', 0x0B, 0x0C, b'\r'];
    let signs = [b'.', b':', b'@', b'/', b'\\'];
    // The first bytes of U+0085, U+00A0, U+1680, U+2000 to U+205F and U+3000.
    let leads = [0xC2_u8, 0xE1, 0xE2, 0xE3];
    let mut at = 0;
    while at < spaces.len() {
        classes[spaces[at] as usize] = Class::Space;
        at += 1;
    }
    at = 0;
    while at < signs.len() {
        classes[signs[at] as usize] = Class::Sign;
        at += 1;
    }
    at = 0;
    while at < leads.len() {
        classes[leads[at] as usize] = Class::Lead;
        at += 1;
    }
    classes
}

/// The tokens of a text in order, without addresses, which have no language. A text that holds no address is given as a
/// whole: its white space ends words as other signs do.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    may_hold_address: bool,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text, may_hold_address: may_hold_address(text.as_bytes()) }
    }

    /// The next token, empty where two white spaces meet, and whether it has a sign of addresses.
    fn step(&mut self) -> Option<(&'t str, bool)> {
        if self.rest.is_empty() {
            return None;
        }
        if !self.may_hold_address {
            return Some((self.cut(self.rest.len(), 0), false));
        }
        let (bytes, mut at, mut has_sign) = (self.rest.as_bytes(), 0, false);
        let class = |byte: u8| CLASSES[usize::from(byte)];
        while let Some(inside) = bytes[at..].iter().position(|&byte| class(byte) != Class::Inside) {
            at += inside;
            match class(bytes[at]) {
                Class::Inside => {}
                Class::Sign => has_sign = true,
                Class::Space => return Some((self.cut(at, 1), has_sign)),
                Class::Lead => {
                    if let Some(space) = self.rest[at..].chars().next().filter(|c| c.is_whitespace()) {
                        return Some((self.cut(at, space.len_utf8()), has_sign));
                    }
                }
            }
            at += 1;
        }
        Some((self.cut(self.rest.len(), 0), has_sign))
    }

    fn cut(&mut self, at: usize, gap: usize) -> &'t str {
        let token = &self.rest[..at];
        self.rest = &self.rest[at + gap..];
        token
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let (token, has_sign) = self.step()?;
            if token.is_empty() || (has_sign && is_address(token)) {
                continue;
            }
            return Some(token);
        }
    }
}

/// Whether a text has a sign that most addresses have, or a stop that ends no word. All bytes are looked at, many at once,
/// which is quicker than to end with the first.
fn may_hold_address(text: &[u8]) -> bool {
    let is = |byte: u8, sign: u8| u8::from(byte == sign);
    let signs = text.iter().fold(0, |any, &byte| any | is(byte, b'@') | is(byte, b'/') | is(byte, b'\\'));
    let pairs = text.iter().zip(text.iter().skip(1));
    let stops = pairs.fold(0, |any, (&byte, &next)| any | (is(byte, b'.') & u8::from(next != b' ')));
    signs | stops != 0
}

/// Whether a token is an e-mail address, a URL, a bare domain, a handle or a path, which have no language.
fn is_address(token: &str) -> bool {
    let bytes = token.as_bytes();
    if matches!(bytes[0], b'@' | b'/') && bytes.len() > 1 {
        return true;
    }
    let (has_stop, has_colon) = (bytes.contains(&b'.'), bytes.contains(&b':'));
    (has_colon && (token.contains("://") || token.contains(":\\")))
        || (has_stop && (token.starts_with("www.") || bytes.contains(&b'@') || ends_in_domain(token)))
}

/// "example.com", "news.site.ua/today": Latin labels with stops between them, the last of small letters.
fn ends_in_domain(token: &str) -> bool {
    let host =
        token.split(['/', '?', ':']).next().unwrap_or(token).trim_end_matches(['.', ',', ';', ')', '»', '"', '!']);
    let Some((name, zone)) = host.rsplit_once('.') else { return false };
    let label =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.(\"".contains(&b));
    label(name) && (2..=6).contains(&zone.len()) && zone.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_addresses() {
        for address in
            ["info@example.com", "https://kyiv.example/новини", "www.example", "(example.com)", "news.ua/a.html,"]
        {
            assert!(is_address(address) && may_hold_address(address.as_bytes()), "{address}");
        }
        for word in ["U.S.A.", "кінець.Початок", "e.g.", "end.", "3.14"] {
            assert!(!is_address(word), "{word}");
        }
    }

    #[test]
    fn gives_a_text_without_addresses_as_a_whole() {
        let text = "Міст відкрито. Рух є.";
        assert_eq!(Tokens::of(text).collect::<Vec<_>>(), [text]);
    }

    #[test]
    fn cuts_at_white_space_of_every_kind() {
        let text = " a\u{a0}б\tв\u{2003}г\u{3000}ґ\u{85}д «е» / —";
        let expected: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(Tokens::of(text).collect::<Vec<_>>(), expected);
    }
}
