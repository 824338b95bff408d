//! Letters: a small code for each, the same for both cases.

use std::sync::LazyLock;

/// A writing system whose languages are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Cyrillic,
    Latin,
}

/// A Cyrillic letter that none of the languages writes.
pub(crate) const FOREIGN_CYRILLIC: u8 = 62;
/// An apostrophe inside a word.
pub(crate) const APOSTROPHE: u8 = 63;
const FIRST_LATIN: u8 = 64;
const FIRST_ACCENTED: u8 = 90;
/// A Latin letter without a code of its own.
pub(crate) const OTHER_LATIN: u8 = 191;

const RARE_CYRILLIC: &str = "іїєґўёђјљњћџѓќѕѝѐ";
const ACCENTED: &str = "áàâäãåąæçćčďéèêëęěğıíìîïłñńňóòôöõőøœŕřśšşșßťţțúùûüůűýžźżăđðþ";

/// A letter's code and what it adds to the counts of its word; nothing for other characters.
///
/// From the low end, a byte each: the code, whether it is a capital, whether it is Latin, whether it is
/// [`FOREIGN_CYRILLIC`]. The upper three of up to 255 letters add up without touching each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter(u32);

impl Letter {
    const NONE: Self = Self(0);

    fn of(c: char) -> Self {
        let code = code_of(c);
        if code == 0 {
            return Self::NONE;
        }
        let counts = [
            code,
            u8::from(c.is_uppercase()),
            u8::from(script(code) == Script::Latin),
            u8::from(code == FOREIGN_CYRILLIC),
        ];
        Self(u32::from_le_bytes(counts))
    }

    /// The code, 0 for what is no Cyrillic or Latin letter.
    pub(crate) fn code(self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    /// Whether it is a capital.
    pub(crate) fn is_capital(self) -> bool {
        self.0 & 0xFF00 != 0
    }
}

/// Counts of the letters of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts(u32);

impl Counts {
    /// Of no letter.
    pub(crate) const NONE: Self = Self(0);

    /// Adds a letter; at most 255 of them.
    pub(crate) fn add(&mut self, letter: Letter) {
        self.0 += letter.0 & !0xFF;
    }

    pub(crate) fn capitals(self) -> usize {
        usize::from(self.0.to_le_bytes()[1])
    }

    pub(crate) fn latin(self) -> usize {
        usize::from(self.0.to_le_bytes()[2])
    }

    pub(crate) fn foreign(self) -> usize {
        usize::from(self.0.to_le_bytes()[3])
    }
}

/// Where Cyrillic ends, and the table of letters with it.
const END: usize = 0x530;

static LETTERS: LazyLock<Box<[Letter; END]>> = LazyLock::new(|| {
    let letter = |at| u32::try_from(at).ok().and_then(char::from_u32).map_or(Letter::NONE, Letter::of);
    Box::new(std::array::from_fn(letter))
});

/// The letters of all scripts that have codes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alphabet(&'static [Letter; END]);

impl Alphabet {
    /// The alphabet; made at the first call.
    pub(crate) fn get() -> Self {
        Self(&LETTERS)
    }

    /// The letter that a character is.
    #[inline]
    pub(crate) fn letter(self, c: char) -> Letter {
        match self.0.get(c as usize) {
            Some(&letter) => letter,
            // Vietnamese and other Latin letters with two marks.
            None if matches!(c, '\u{1e00}'..='\u{1eff}') => Letter::of(c),
            None => Letter::NONE,
        }
    }
}

/// The code of a letter in either case, 0 for what is no Cyrillic or Latin letter.
fn code_of(c: char) -> u8 {
    match c {
        'a'..='z' => FIRST_LATIN + (c as u8 - b'a'),
        'A'..='Z' => FIRST_LATIN + (c as u8 - b'A'),
        'а'..='я' => 1 + low_byte(c as u32 - 'а' as u32),
        'А'..='Я' => 1 + low_byte(c as u32 - 'А' as u32),
        'Ѐ'..='ԯ' => place(RARE_CYRILLIC, c).map_or(FOREIGN_CYRILLIC, |at| 33 + at),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if c.is_alphabetic() => {
            place(ACCENTED, c).map_or(OTHER_LATIN, |at| FIRST_ACCENTED + at)
        }
        _ => 0,
    }
}

fn low_byte(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

fn place(letters: &str, c: char) -> Option<u8> {
    let lower = c.to_lowercase().next()?;
    letters.chars().position(|letter| letter == lower).and_then(|at| u8::try_from(at).ok())
}

/// The script of a letter's code.
pub(crate) fn script(code: u8) -> Script {
    if code < FIRST_LATIN { Script::Cyrillic } else { Script::Latin }
}

/// The Cyrillic letter that looks like a Latin one, which keyboards and scans put in its place («дзецi», «cонце»).
pub(crate) fn cyrillic_twin(code: u8) -> Option<u8> {
    const TWINS: [(u8, char); 11] = [
        (b'a', 'а'),
        (b'c', 'с'),
        (b'e', 'е'),
        (b'i', 'і'),
        (b'j', 'ј'),
        (b'k', 'к'),
        (b'm', 'м'),
        (b'o', 'о'),
        (b'p', 'р'),
        (b'x', 'х'),
        (b'y', 'у'),
    ];
    TWINS.iter().find(|(latin, _)| FIRST_LATIN + (latin - b'a') == code).map(|&(_, twin)| code_of(twin))
}

/// As [`char::is_alphabetic`], without its tables for the letters of nearly all pages.
pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        // Latin, small Greek, Cyrillic, Hebrew, Arabic letters, kana, Chinese and Korean ones.
        'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='ɏ'
        | 'α'..='ώ'
        | 'Ѐ'..='ҁ'
        | 'א'..='ת'
        | '\u{620}'..='\u{64a}'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '一'..='鿿'
        | '가'..='힣' => true,
        // Spaces, dashes and quotation marks.
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether a code is a Latin letter beyond a–z.
pub(crate) fn is_accented(code: u8) -> bool {
    code >= FIRST_ACCENTED
}

/// Whether a code is a Latin vowel, or a letter beyond a–z, most of which are.
pub(crate) fn is_latin_vowel(code: u8) -> bool {
    const VOWELS: u64 = mask(b"aeiouy");
    is_accented(code) || (code >= FIRST_LATIN && VOWELS >> (code - FIRST_LATIN) & 1 == 1)
}

/// A bit for each of `letters`, small Latin ones.
const fn mask(letters: &[u8]) -> u64 {
    let (mut mask, mut at) = (0, 0);
    while at < letters.len() {
        mask |= 1 << (letters[at] - b'a');
        at += 1;
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_letters_as_the_tables_do() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
