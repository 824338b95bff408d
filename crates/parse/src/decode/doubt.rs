//! Whether a text was read in the encoding that it was written in.
//!
//! Servers that name one encoding for all their pages name it for the old ones too: pages of windows-1251 come as
//! ISO-8859-1 or KOI8-R, and a browser shows `Ïðèâ³ò` or `оПХБЕР`. In each of these the letters are there, but no
//! language writes them so.

/// Fewer characters beyond ASCII prove nothing.
const FEWEST: usize = 24;

/// How a text's characters beyond ASCII stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Characters beyond ASCII.
    all: usize,
    /// Those with another one beside them: letters of a script that is not Latin.
    joined: usize,
    /// Small letters of Ukrainian and Russian.
    small: usize,
}

impl Look {
    pub(super) fn of(text: &str) -> Self {
        let mut look = Self { all: 0, joined: 0, small: 0 };
        let mut before = false;
        for c in text.chars() {
            let is_beyond = !c.is_ascii();
            look.all += usize::from(is_beyond);
            look.joined += usize::from(is_beyond && before);
            look.small += usize::from(matches!(c, 'а'..='я' | 'і' | 'ї' | 'є' | 'ґ' | 'ё'));
            before = is_beyond;
        }
        look
    }

    /// Whether the text may be in the wrong encoding: letter beside letter as in Cyrillic, and fewer of them small ones
    /// than in running text, where nine of ten are.
    pub(super) fn is_doubtful(self) -> bool {
        // Of a Cyrillic word all letters but the first follow another.
        self.all >= FEWEST && self.joined * 10 >= self.all * 6 && self.small * 20 <= self.all * 17
    }

    /// Whether the text is well written Cyrillic, and better than `other`.
    pub(super) fn is_better_than(self, other: Self) -> bool {
        self.small * 10 >= self.all * 8 && self.small * other.all * 10 >= (other.small * 10 + other.all) * self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(Look::of(text).is_doubtful(), expected, "{text}");
    }

    #[test]
    fn doubts_what_no_language_writes() {
        check("Ïðèâ³ò, íîâèé ì³ñò â³äêðèëè â íåä³ëþ âðàíö³", true);
        check("оПХБЕР, МНБХИ ЛЯР БДЙПХКХ Б МЕДКЧ БПЮМЖ", true);
        check("Привіт, новий міст відкрили в неділю вранці", false);
    }

    #[test]
    fn believes_what_is_written_in_other_scripts_and_in_capitals() {
        check("Über den Flüssen führen schöne Brücken; die größte überquert die Weser bei Bückeburg.", false);
        check("UN ÉTÉ À L'ÎLE: ÇA A ÉTÉ BRÛLÉ, DÉJÀ FÊTÉ, TRÈS AIMÉ ET BIEN PRÉPARÉ.", false);
        check("НОВИЙ МІСТ", false);
    }
}
