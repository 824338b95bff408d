//! Words: UAX #29, with the apostrophes and hyphens of Ukrainian.

use std::ops::Range;

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The words of `text`: byte ranges in order, without punctuation and white space.
///
/// Word boundaries are those of UAX #29 (which keeps «3,5», "12.30", "U.S", «т.зв» and "example.com" whole, and parts
/// "12:30", "24/7", "AT&T", "C++" and the "@" of an address), with two additions:
///
/// - a hyphen joins where a letter stands on one side of it and a letter or digit on the other («будь-який», «5-й»,
///   "COVID-19"; not "2014-2015"), be it "-" or a non-breaking one;
/// - every sign that is typed for an apostrophe joins letters: «м’ята», «мʼята», «м'ята», «м´ята», «м′ята», the grave
///   accent too.
///
/// A stress mark belongs to its letter, a sign («#», «№», «$») to no word, and a unit without a space to its number («5км»).
/// Takes time linear in the length of `text`, and allocates nothing.
///
/// ```
/// let text = "Об'їзд будь-якого міста, 3,5 км.";
/// let words: Vec<&str> = poruch_segment::words(text).map(|range| &text[range]).collect();
/// assert_eq!(words, ["Об'їзд", "будь-якого", "міста", "3,5", "км"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { text, pieces: text.unicode_word_indices(), piece: 0..0, held: None }
}

/// The words of a text; see [`words`].
pub struct Words<'t> {
    text: &'t str,
    pieces: UnicodeWordIndices<'t>,
    /// What is left of the piece that was read last.
    piece: Range<usize>,
    held: Option<Range<usize>>,
}

impl std::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("held", &self.held).finish_non_exhaustive()
    }
}

impl Words<'_> {
    fn next_piece(&mut self) -> Option<Range<usize>> {
        if self.held.is_some() {
            return self.held.take();
        }
        while self.piece.is_empty() {
            let (at, piece) = self.pieces.next()?;
            self.piece = at..at + piece.len();
            self.pass_space();
        }
        let piece = &self.text[self.piece.clone()];
        let start = self.piece.start;
        self.piece.start += piece.find(char::is_whitespace).unwrap_or(piece.len());
        let word = start..self.piece.start;
        self.pass_space();
        Some(word)
    }

    /// White space inside a piece parts it: to UAX #29 a narrow space joins, and a mark without a letter sits on a space.
    fn pass_space(&mut self) {
        let piece = &self.text[self.piece.clone()];
        self.piece.start += piece.len() - piece.trim_start().len();
    }

    /// Whether `left` and `right` are parts of one word.
    fn joins(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let before = self.text[left.clone()].chars().next_back();
        let after = self.text[right.clone()].chars().next();
        let letters = [before, after].into_iter().flatten().filter(|&c| is_letter(c)).count();
        match &self.text[left.end..right.start] {
            "-" | "‐" | "\u{2011}" => letters >= 1,
            "ʼ" | "’" | "'" | "`" | "´" | "′" => letters == 2,
            _ => false,
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let mut word = self.next_piece()?;
        while let Some(piece) = self.next_piece() {
            if !self.joins(&word, &piece) {
                self.held = Some(piece);
                break;
            }
            word.end = piece.end;
        }
        Some(word)
    }
}

impl std::iter::FusedIterator for Words<'_> {}

/// A letter, or a mark upon one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}' | '\u{301}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that the words of `text` are the parts of `expected`.
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected.split(' ').collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn joins_letters_by_every_apostrophe() {
        check("м’ята, мʼята, м'ята", "м’ята мʼята м'ята");
        check("м`ята, м´ята, м′ята, м‘ята", "м`ята м´ята м′ята м‘ята");
        check("O’Brien don't rock'n'roll", "O’Brien don't rock'n'roll");
        check("'слово' ‘слово’ `слово`", "слово слово слово");
        check("6′2 м′2", "6 2 м 2");
    }

    #[test]
    fn joins_by_hyphens_where_a_letter_stands() {
        check("будь-який будь\u{2011}який будь‐який", "будь-який будь\u{2011}який будь‐який");
        check("5-й, 24-річний, 1990-ті, Т-34, COVID-19", "5-й 24-річний 1990-ті Т-34 COVID-19");
        check("well-known up-to-date", "well-known up-to-date");
        check("2014-2015, 5–10, слово–слово, слово -слово", "2014 2015 5 10 слово слово слово слово");
        check("- слово- --", "слово");
    }

    #[test]
    fn keeps_stress_marks_with_their_letters() {
        check("за\u{301}мок замо\u{301}к", "за\u{301}мок замо\u{301}к");
        check("жи\u{301}во-блаки\u{301}тний", "жи\u{301}во-блаки\u{301}тний");
    }

    #[test]
    fn holds_no_white_space() {
        check("10\u{202f}км за\u{202f}", "10 км за");
        check("слово \u{11357}", "слово \u{11357}");
    }

    #[test]
    fn keeps_numbers_whole_and_parts_times() {
        check("3,5 3.5 1,234.56 12.30", "3,5 3.5 1,234.56 12.30");
        check("12:30 24/7 50% №5 $100 5км", "12 30 24 7 50 5 100 5км");
    }

    #[test]
    fn keeps_stops_inside_abbreviations() {
        check("т.зв. і т.д., U.S. e.g. Ph.D.", "т.зв і т.д U.S e.g Ph.D");
    }

    #[test]
    fn parts_tags_and_addresses() {
        check("#укрпошта @ann", "укрпошта ann");
        check(
            "ann@example.org https://example.org/a.html file_name.txt",
            "ann example.org https example.org a.html file_name.txt",
        );
    }

    #[test]
    fn joins_no_words_over_punctuation() {
        check("«слово», слово—слово / слово", "слово слово слово слово");
    }
}
