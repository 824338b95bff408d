//! How freely a story was translated.

use super::desk::Desk;
use crate::sites::random::Random;

/// How freely a story was translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Paragraph by paragraph.
    Faithful,
    /// Paragraphs split and joined, some left out on either side.
    Edited,
    /// Much of it left out in English.
    Abridged,
    /// As faithful, but for a paragraph that stands elsewhere in Ukrainian.
    Rearranged,
}

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands in both languages.
    Kept,
    /// It stands in both, without its last sentence in English.
    Shortened,
    /// It stands in both, as two in English where it has two sentences.
    Split,
    /// It is the end of the English paragraph before.
    Joined,
    OnlyEnglish,
    OnlyUkrainian,
}

impl Manner {
    pub(super) fn draw(random: &mut Random) -> Self {
        match random.below(100) {
            0..50 => Self::Faithful,
            50..72 => Self::Edited,
            72..92 => Self::Abridged,
            _ => Self::Rearranged,
        }
    }

    /// What becomes of so many paragraphs. The first is never joined.
    pub(super) fn fates(self, count: usize, random: &mut Random) -> Vec<Fate> {
        let mut fates: Vec<Fate> = Vec::with_capacity(count);
        for _ in 0..count {
            let fate = self.fate(random);
            let joins = fates.last().is_some_and(|&before| before == Fate::Kept);
            fates.push(if fate == Fate::Joined && !joins { Fate::Kept } else { fate });
        }
        fates
    }

    fn fate(self, random: &mut Random) -> Fate {
        match (self, random.below(100)) {
            (Self::Abridged, 0..40) | (Self::Edited, 0..8) => Fate::OnlyUkrainian,
            (Self::Abridged, 40..50) | (Self::Edited, 8..16) | (Self::Faithful, 0..4) => Fate::Shortened,
            (Self::Edited, 16..28) => Fate::Split,
            (Self::Edited, 28..40) => Fate::Joined,
            (Self::Edited, 40..43) => Fate::OnlyEnglish,
            _ => Fate::Kept,
        }
    }

    /// Moves a paragraph where this manner does.
    pub(super) fn rearrange(self, desk: &mut Desk, random: &mut Random) {
        if self == Self::Rearranged {
            desk.move_paragraph(random);
        }
    }
}
