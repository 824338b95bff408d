//! Byte offsets as code points, which is what the lines count.

use std::ops::Range;

/// Turns byte offsets of one text, asked for in rising order, into code points.
#[derive(Debug)]
pub(crate) struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl<'a> CodePoints<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, count: 0 }
    }

    /// The span of code points of a byte range; ranges must come in order.
    pub(crate) fn span(&mut self, range: &Range<usize>) -> [usize; 2] {
        [self.at(range.start), self.at(range.end)]
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            *self = Self::new(self.text);
        }
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_in_and_out_of_order() {
        let mut points = CodePoints::new("Так. Ні — x");
        assert_eq!(points.span(&(0..7)), [0, 4]);
        assert_eq!(points.span(&(8..12)), [5, 7]);
        assert_eq!(points.span(&(0..2)), [0, 1]);
    }
}
