//! Letters: a small code for each, and how often each language writes it.

use std::sync::LazyLock;

use crate::lanes::{CYRILLIC as CYRILLIC_LANES, LANES, LANGS, Script};

/// Codes below this are letters, Cyrillic before [`FIRST_LATIN`]; 0 is "no letter".
pub(crate) const CODES: usize = 192;

/// A Cyrillic letter that none of the scored languages writes.
pub(crate) const FOREIGN_CYRILLIC: u8 = 62;
/// An apostrophe inside a word.
pub(crate) const APOSTROPHE: u8 = 63;
const FIRST_LATIN: u8 = 64;
const FIRST_ACCENTED: u8 = 90;
/// A Latin letter without a code of its own.
const OTHER_LATIN: u8 = 191;

const RARE_CYRILLIC: &str = "іїєґўёђјљњћџѓќѕѝѐ";
const ACCENTED: &str = "áàâäãåąæçćčďéèêëęěíìîïłñńňóòôöõőøœŕřśšßťúùûüůűýžźżğışșțăđðþ";

/// The code of a letter in either case, 0 for what is no Cyrillic or Latin letter.
pub(crate) fn code(c: char) -> u8 {
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

/// What each letter says for each lane.
pub(crate) static ROWS: LazyLock<Vec<[i16; LANES]>> = LazyLock::new(rows);

/// What a letter outside a language's alphabet is taken to weigh, in letters per ten thousand: names and quotations
/// bring such letters into any text.
const FLOOR: f32 = 0.7;

/// Letters of one text are not independent of each other; their votes count for less than their logarithms.
const WEIGHT: f32 = 60.0;

fn rows() -> Vec<[i16; LANES]> {
    let mut rows = vec![[0; LANES]; CODES];
    for (letter, shares) in CYRILLIC_LETTERS {
        set_row(&mut rows[usize::from(code(letter))], 0, &shares);
    }
    for (letter, shares) in LATIN_LETTERS {
        set_row(&mut rows[usize::from(code(letter))], CYRILLIC_LANES, &shares);
    }
    rows
}

/// Logarithms of the shares against their mean, so that a letter that all write alike says nothing.
#[allow(clippy::cast_possible_truncation, reason = "the logarithms of shares are small")]
fn set_row(row: &mut [i16; LANES], first: usize, shares: &[u16]) {
    let logs = shares.iter().map(|&share| f32::from(share).max(FLOOR).ln());
    let mean = logs.clone().sum::<f32>() / shares.len() as f32;
    for (cell, log) in row[first..].iter_mut().zip(logs) {
        *cell = ((log - mean) * WEIGHT).round() as i16;
    }
}

/// Letters per ten thousand in Ukrainian, Russian, Belarusian, Bulgarian, Serbian, Macedonian: rounded figures as
/// reference works on each language print them.
const CYRILLIC_LETTERS: [(char, [u16; CYRILLIC_LANES]); 48] = [
    ('а', [830, 801, 1450, 1210, 1180, 1270]),
    ('б', [170, 159, 170, 150, 160, 160]),
    ('в', [540, 454, 300, 440, 370, 420]),
    ('г', [160, 170, 180, 170, 170, 180]),
    ('ґ', [2, 0, 0, 0, 0, 0]),
    ('д', [340, 298, 330, 340, 380, 380]),
    ('ђ', [0, 0, 0, 0, 25, 0]),
    ('ѓ', [0, 0, 0, 0, 0, 15]),
    ('е', [490, 830, 420, 850, 900, 910]),
    ('є', [60, 0, 0, 0, 0, 0]),
    ('ё', [0, 15, 60, 0, 0, 0]),
    ('ж', [80, 94, 80, 70, 60, 60]),
    ('з', [230, 165, 300, 220, 180, 200]),
    ('ѕ', [0, 0, 0, 0, 0, 4]),
    ('и', [630, 735, 0, 930, 960, 920]),
    ('і', [590, 0, 660, 0, 0, 0]),
    ('ї', [80, 0, 0, 0, 0, 0]),
    ('й', [120, 121, 130, 70, 0, 0]),
    ('ј', [0, 0, 0, 0, 430, 190]),
    ('к', [380, 349, 410, 350, 370, 360]),
    ('л', [350, 440, 380, 330, 330, 290]),
    ('љ', [0, 0, 0, 0, 50, 5]),
    ('м', [300, 321, 270, 250, 350, 260]),
    ('н', [680, 670, 620, 700, 560, 690]),
    ('њ', [0, 0, 0, 0, 70, 25]),
    ('о', [940, 1097, 350, 870, 930, 1040]),
    ('п', [290, 281, 280, 290, 290, 300]),
    ('р', [460, 473, 480, 490, 500, 480]),
    ('с', [400, 547, 470, 480, 480, 480]),
    ('т', [540, 626, 360, 780, 450, 740]),
    ('ћ', [0, 0, 0, 0, 60, 0]),
    ('ќ', [0, 0, 0, 0, 0, 25]),
    ('у', [330, 262, 330, 150, 430, 250]),
    ('ў', [0, 0, 230, 0, 0, 0]),
    ('ф', [30, 26, 25, 30, 30, 40]),
    ('х', [120, 97, 110, 60, 80, 30]),
    ('ц', [100, 48, 290, 70, 90, 80]),
    ('ч', [140, 144, 150, 140, 100, 90]),
    ('џ', [0, 0, 0, 0, 3, 5]),
    ('ш', [70, 73, 100, 70, 100, 60]),
    ('щ', [60, 36, 0, 60, 0, 0]),
    ('ъ', [0, 4, 0, 150, 0, 0]),
    ('ы', [0, 190, 430, 0, 0, 0]),
    ('ь', [180, 174, 220, 6, 0, 0]),
    ('э', [0, 32, 150, 0, 0, 0]),
    ('ю', [90, 64, 80, 12, 0, 0]),
    ('я', [250, 201, 480, 170, 0, 0]),
    ('ѝ', [0, 0, 0, 4, 0, 5]),
];

const LATIN_LANES: usize = LANGS.len() - CYRILLIC_LANES;

/// Letters per ten thousand in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech: rounded
/// figures of the same kind. Letters beyond a–z are told by the lists of each language.
const LATIN_LETTERS: [(char, [u16; LATIN_LANES]); 26] = [
    ('a', [817, 652, 764, 1153, 1175, 1463, 749, 891, 842]),
    ('b', [149, 189, 90, 142, 93, 104, 158, 147, 82]),
    ('c', [278, 273, 326, 468, 450, 388, 124, 390, 74]),
    ('d', [425, 508, 367, 586, 374, 499, 593, 325, 348]),
    ('e', [1270, 1640, 1472, 1368, 1179, 1257, 1891, 766, 756]),
    ('f', [223, 166, 107, 69, 115, 102, 81, 30, 27]),
    ('g', [202, 301, 87, 101, 164, 130, 340, 142, 27]),
    ('h', [609, 458, 74, 70, 64, 78, 238, 108, 136]),
    ('i', [697, 655, 753, 625, 1014, 619, 650, 821, 607]),
    ('j', [15, 27, 61, 44, 1, 40, 146, 228, 143]),
    ('k', [77, 142, 5, 2, 1, 2, 225, 351, 289]),
    ('l', [403, 344, 546, 497, 651, 278, 357, 210, 380]),
    ('m', [241, 253, 297, 316, 251, 474, 221, 280, 245]),
    ('n', [675, 978, 710, 671, 688, 505, 1003, 552, 647]),
    ('o', [751, 259, 580, 868, 983, 1074, 606, 775, 670]),
    ('p', [193, 67, 252, 251, 306, 252, 157, 313, 191]),
    ('q', [10, 2, 136, 88, 51, 120, 1, 1, 1]),
    ('r', [599, 700, 669, 687, 637, 653, 641, 469, 480]),
    ('s', [633, 727, 795, 798, 498, 781, 373, 432, 521]),
    ('t', [906, 615, 724, 463, 562, 474, 679, 398, 573]),
    ('u', [276, 417, 631, 293, 301, 463, 199, 250, 216]),
    ('v', [98, 85, 184, 114, 210, 167, 285, 4, 534]),
    ('w', [236, 192, 7, 2, 3, 4, 152, 465, 2]),
    ('x', [15, 3, 43, 22, 1, 21, 4, 2, 3]),
    ('y', [197, 4, 13, 101, 2, 1, 4, 376, 104]),
    ('z', [7, 113, 33, 47, 118, 47, 139, 564, 150]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_both_cases_alike() {
        for letter in "абвгґдеєжзиіїйъыэёўђјљњћџѓќѕabcząéößřž".chars() {
            let upper = letter.to_uppercase().next().expect("an upper case");
            let upper = if letter == 'ß' { letter } else { upper };
            assert_eq!(code(letter), code(upper), "{letter}");
            assert_ne!(code(letter), 0);
        }
        assert_eq!(code('5'), 0);
        assert_eq!(code('қ'), FOREIGN_CYRILLIC);
    }

    #[test]
    fn gives_each_letter_one_code() {
        let mut codes: Vec<u8> =
            RARE_CYRILLIC.chars().chain(ACCENTED.chars()).chain('а'..='я').chain('a'..='z').map(code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert!(codes.iter().all(|&code| usize::from(code) < CODES && code != 0));
    }

    #[test]
    fn lists_every_letter_once() {
        let mut letters: Vec<char> = CYRILLIC_LETTERS.iter().map(|row| row.0).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), CYRILLIC_LETTERS.len());
    }

    #[test]
    fn votes_for_the_languages_that_write_the_letter() {
        let row = ROWS[usize::from(code('ї'))];
        assert!(row[1..CYRILLIC_LANES].iter().all(|&other| other < row[0]));
    }
}
