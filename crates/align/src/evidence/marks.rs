//! What punctuation tells: a question is translated by a question, a heading by what ends without a stop.

/// The marks of a unit that its translation is likely to have too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u8);

const QUOTE: usize = 0;
const QUESTION: usize = 1;
const EXCLAMATION: usize = 2;
const BRACKET: usize = 3;
const ELLIPSIS: usize = 4;
/// The last character is a colon.
const COLON: usize = 5;
/// The last characters end a sentence, or a part of one.
const END: usize = 6;
const KINDS: usize = 7;

/// The marks that belong to the end of a text; the others stand anywhere in it.
const AT_END: u8 = 1 << COLON | 1 << END;

/// What it tells of two units that both have a mark, that one of them has it, that neither has.
struct Worth {
    both: f32,
    one: f32,
    neither: f32,
}

/// Log-likelihood ratios of translations against any two units: round values nearer to zero than what counts on
/// English–Ukrainian handbooks, stories, news and posts give. Quotes are dropped and added more freely than the others.
const WORTH: [Worth; KINDS] = [
    Worth { both: 1.0, one: -0.7, neither: 0.05 },
    Worth { both: 1.8, one: -2.5, neither: 0.02 },
    Worth { both: 1.4, one: -2.0, neither: 0.02 },
    Worth { both: 1.3, one: -1.5, neither: 0.1 },
    Worth { both: 1.7, one: -2.0, neither: 0.01 },
    Worth { both: 1.0, one: -1.8, neither: 0.03 },
    Worth { both: 0.2, one: -1.5, neither: 0.3 },
];

/// The kinds in the first of two tables: one of all would be sixteen times as large as both.
const FIRST_KINDS: usize = 4;

/// The evidence of all pairs of marks, of the first kinds and of the others.
static FIRST: [[f32; 1 << FIRST_KINDS]; 1 << FIRST_KINDS] = evidence_from(0);
static OTHERS: [[f32; 1 << (KINDS - FIRST_KINDS)]; 1 << (KINDS - FIRST_KINDS)] = evidence_from(FIRST_KINDS);

/// The evidence of all pairs of marks of as many kinds from `first` on as give `SIZE` combinations.
const fn evidence_from<const SIZE: usize>(first: usize) -> [[f32; SIZE]; SIZE] {
    let mut all = [[0.0; SIZE]; SIZE];
    let mut pair = 0;
    while pair < SIZE * SIZE {
        let (one, other) = (pair / SIZE, pair % SIZE);
        let mut kind = 0;
        while 1 << kind < SIZE {
            let Worth { both, one: single, neither } = WORTH[first + kind];
            all[one][other] += match (one >> kind & 1) + (other >> kind & 1) {
                0 => neither,
                1 => single,
                _ => both,
            };
            kind += 1;
        }
        pair += 1;
    }
    all
}

impl Marks {
    /// The marks of a text.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.trim_end();
        let mut marks = 0;
        for letter in text.chars() {
            marks |= match letter {
                '"' | '“' | '„' | '«' | '‹' => 1 << QUOTE,
                '?' => 1 << QUESTION,
                '!' => 1 << EXCLAMATION,
                '(' | '[' => 1 << BRACKET,
                '…' => 1 << ELLIPSIS,
                _ => 0,
            };
        }
        if text.contains("...") {
            marks |= 1 << ELLIPSIS;
        }
        let end = text.trim_end_matches(['"', '”', '“', '»', '›', '\'', '’', ')', ']']);
        match end.chars().next_back() {
            Some(':') => marks |= AT_END,
            Some('.' | '!' | '?' | '…' | ';') => marks |= 1 << END,
            _ => {}
        }
        Self(marks)
    }

    /// The marks of two texts, one after the other.
    pub(crate) fn then(self, next: Self) -> Self {
        Self((self.0 & !AT_END) | next.0)
    }

    /// What the marks of two units tell: the log-likelihood ratio against any two units.
    pub(crate) fn evidence(self, other: Self) -> f32 {
        let (one, other) = (usize::from(self.0), usize::from(other.0));
        let first = (1 << FIRST_KINDS) - 1;
        FIRST[one & first][other & first] + OTHERS[one >> FIRST_KINDS][other >> FIRST_KINDS]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(one: &str, other: &str) -> f32 {
        Marks::of(one).evidence(Marks::of(other))
    }

    #[test]
    fn equal_marks_speak_for_and_unequal_ones_against() {
        assert!(evidence("Who opened the bridge?", "Хто відкрив міст?") > 1.0);
        assert!(evidence("Who opened the bridge?", "Міст відкрив мер.") < -1.0);
        assert!(evidence("He said: “It is open” (again).", "Він сказав: «Відкрито» (знову).") > 1.0);
        assert!(evidence("Steps to take:", "Що зробити:") > evidence("Steps to take:", "Міст відкрито."));
    }

    #[test]
    fn a_heading_is_not_a_sentence() {
        assert!(evidence("The new bridge", "Новий міст") > 0.0);
        assert!(evidence("The new bridge", "Новий міст відкрив мер.") < -0.5);
        assert!(evidence("“The bridge is open.”", "«Міст відкрито.»") > 0.5);
    }

    #[test]
    fn the_end_of_a_run_is_that_of_its_last_unit() {
        let run = Marks::of("Is it open:").then(Marks::of("Yes"));
        assert_eq!(run, Marks::of("Is it open: Yes"));
    }
}
