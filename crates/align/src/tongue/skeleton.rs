//! The consonant skeleton in which spellings of one name meet.
//!
//! Vowels go, for transliterations disagree on them most; consonants fall into classes that absorb the habits of
//! spelling: `g`, `h` and `kh`; `w` and `v`; `x` and `ks`; `c`, `s`, `z` and `ts`; `ph` and `f`; `th` and `t`; all the
//! hushing sounds. Double letters are folded. A vowel is kept only as a mark that the word starts with one.

use super::stem::starts_cyrillic;
use super::{key, romanise};

/// Consonants that are kept: enough to tell any two names apart.
const MAX_LEN: usize = 12;

/// The key of the skeleton of `word`, normalised, and its length; `None` where it has fewer than two signs.
pub(crate) fn key(word: &str, roman: &mut String) -> Option<(u64, u8)> {
    roman.clear();
    let is_romanised = starts_cyrillic(word);
    if is_romanised {
        romanise::romanise(word, roman);
    } else {
        fold_diacritics(word, roman);
    }
    let skeleton = Skeleton::of(roman.as_bytes(), is_romanised);
    let signs = skeleton.signs();
    (signs.len() >= 2).then(|| (key::of(key::SKELETON, signs), u8::try_from(signs.len()).unwrap_or(u8::MAX)))
}

/// Appends `word` in the letters a to z.
fn fold_diacritics(word: &str, out: &mut String) {
    for letter in word.chars() {
        match letter {
            'a'..='z' => out.push(letter),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ă' | 'ą' | 'ā' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ě' | 'ę' | 'ė' | 'ē' | 'æ' | 'œ' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' | 'ī' => out.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ß' => out.push_str("ss"),
            'ç' | 'ś' | 'ź' => out.push('s'),
            'ć' | 'č' | 'š' | 'ş' | 'ș' | 'ž' | 'ż' => out.push_str("sh"),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ł' => out.push('l'),
            'ř' => out.push('r'),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ď' | 'đ' => out.push('d'),
            'ğ' => out.push('g'),
            _ => {}
        }
    }
}

#[derive(Debug, Default)]
struct Skeleton {
    signs: [u8; MAX_LEN],
    len: usize,
    /// Then no h is silent.
    is_romanised: bool,
}

impl Skeleton {
    fn of(word: &[u8], is_romanised: bool) -> Self {
        let mut skeleton = Self { is_romanised, ..Self::default() };
        let mut at = 0;
        while at < word.len() {
            at += skeleton.read(word, at);
        }
        skeleton
    }

    fn signs(&self) -> &[u8] {
        &self.signs[..self.len]
    }

    fn push(&mut self, sign: u8) {
        if self.len < MAX_LEN && self.signs().last() != Some(&sign) {
            self.signs[self.len] = sign;
            self.len += 1;
        }
    }

    /// Reads what stands at `at` and says how many letters that was.
    fn read(&mut self, word: &[u8], at: usize) -> usize {
        let rest = &word[at..];
        if let Some((letters, sign)) = digraph(rest) {
            self.push(sign);
            return letters;
        }
        if at == 0 && !self.is_romanised && rest.starts_with(b"eu") {
            // Europe is Європа, Eugene Євген.
            self.push(b'A');
            self.push(b'v');
            return 2;
        }
        let next = rest.get(1).copied().unwrap_or(b' ');
        match rest[0] {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' if at == 0 => self.push(b'A'),
            b'c' if is_front(next) => self.push(b'S'),
            b'c' | b'k' | b'q' => self.push(b'K'),
            b'x' => {
                self.push(b'K');
                self.push(b'S');
            }
            b's' | b'z' => self.push(b'S'),
            b'j' => self.push(b'C'),
            // George, Georgia; Cambridge, Page.
            b'g' if !self.is_romanised && (rest.starts_with(b"geo") || rest == b"ge") => self.push(b'C'),
            b'g' => self.push(b'H'),
            b'h' if at == 0 || self.is_romanised || is_vowel(next) => self.push(b'H'),
            b'w' if at == 0 || is_vowel(next) => self.push(b'v'),
            letter @ (b'b' | b'd' | b'f' | b'l' | b'm' | b'n' | b'p' | b'r' | b't' | b'v') => self.push(letter),
            _ => {}
        }
        1
    }
}

/// The letters that are one sound together, and its sign.
fn digraph(rest: &[u8]) -> Option<(usize, u8)> {
    const TABLE: [(&[u8], u8); 17] = [
        (b"shch", b'C'),
        (b"tsch", b'C'),
        (b"dzh", b'C'),
        (b"tch", b'C'),
        (b"sch", b'C'),
        (b"dge", b'C'),
        (b"chr", b'K'),
        (b"sh", b'C'),
        (b"ch", b'C'),
        (b"zh", b'C'),
        (b"kh", b'H'),
        (b"gh", b'H'),
        (b"ph", b'f'),
        (b"th", b't'),
        (b"ts", b'S'),
        (b"tz", b'S'),
        (b"ck", b'K'),
    ];
    if !matches!(rest[0], b's' | b't' | b'd' | b'c' | b'z' | b'k' | b'g' | b'p') {
        return None;
    }
    let (letters, sign) = TABLE.iter().find(|(letters, _)| rest.starts_with(letters))?;
    // The r of chr is a sound of its own.
    Some((if *letters == b"chr" { 2 } else { letters.len() }, *sign))
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn is_front(letter: u8) -> bool {
    matches!(letter, b'e' | b'i' | b'y')
}

#[cfg(test)]
mod tests {
    use super::super::{Side, analyse};

    fn skeletons(text: &str, side: Side) -> Vec<u64> {
        analyse(text, side).tokens.iter().flat_map(|token| [token.skeleton, token.whole_skeleton]).flatten().collect()
    }

    fn meet(english: &str, ukrainian: &str) -> bool {
        let target = skeletons(ukrainian, Side::Target);
        skeletons(english, Side::Source).iter().any(|skeleton| target.contains(skeleton))
    }

    #[test]
    fn spellings_of_a_name_meet() {
        for (english, ukrainian) in [
            ("Zelenskyy", "Зеленський"),
            ("Zelensky", "Зеленського"),
            ("Kyiv", "Києва"),
            ("Kiev", "Києві"),
            ("Lukashenko", "Лукашенка"),
            ("Lukashenko", "Лукашенком"),
            ("Kharkiv", "Харків"),
            ("Kharkov", "Харкова"),
            ("Biden", "Байдена"),
            ("Washington", "Вашингтоні"),
            ("Trump", "Трампом"),
            ("Wagner", "Вагнер"),
            ("Schröder", "Шредера"),
            ("Scholz", "Шольцом"),
            ("Macron", "Макрона"),
            ("Alexander", "Александером"),
            ("Odesa", "Одесі"),
            ("William", "Вільям"),
            ("Brown", "Браун"),
            ("George", "Джорджем"),
            ("Europe", "Європі"),
            ("Stephen", "Стефаном"),
            ("Michel", "Мішеля"),
            ("Christopher", "Крістофер"),
        ] {
            assert!(meet(english, ukrainian), "{english} {ukrainian}");
        }
    }

    #[test]
    fn different_names_do_not_meet() {
        for (english, ukrainian) in [("Biden", "Трампа"), ("Kyiv", "Львів"), ("Paris", "Берлін"), ("Macron", "Меркель")]
        {
            assert!(!meet(english, ukrainian), "{english} {ukrainian}");
        }
    }
}
