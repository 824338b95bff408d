//! Words: UAX #29, with the apostrophes and hyphens of Ukrainian.

use std::ops::Range;

use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// The words of `text`: byte ranges in order, without punctuation and white space.
///
/// Word boundaries are those of UAX #29, except that a hyphen between letters joins («будь-який», "well-known"), as do
/// all three apostrophes («м’ята», «мʼята», «м'ята») and a stress mark.
///
/// ```
/// let text = "Об'їзд будь-якого міста, 3,5 км.";
/// let words: Vec<&str> = poruch_segment::words(text).map(|range| &text[range]).collect();
/// assert_eq!(words, ["Об'їзд", "будь-якого", "міста", "3,5", "км"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { text, pieces: text.unicode_word_indices(), held: None }
}

/// The words of a text; see [`words`].
pub struct Words<'t> {
    text: &'t str,
    pieces: UnicodeWordIndices<'t>,
    held: Option<Range<usize>>,
}

impl std::fmt::Debug for Words<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("held", &self.held).finish_non_exhaustive()
    }
}

impl Words<'_> {
    fn next_piece(&mut self) -> Option<Range<usize>> {
        self.held.take().or_else(|| self.pieces.next().map(|(at, piece)| at..at + piece.len()))
    }

    /// Whether `left` and `right` are parts of one word.
    fn joins(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let lettered = |range: &Range<usize>| self.text[range.clone()].chars().all(is_letter);
        let joint = &self.text[left.end..right.start];
        matches!(joint, "-" | "‐" | "\u{2011}" | "ʼ" | "’" | "'" | "`") && lettered(left) && lettered(right)
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

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʼ' | '-' | '‐' | '\u{2011}' | '\u{301}' | '\u{300}')
}
