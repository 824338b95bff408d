//! Sentence beads inside beads of paragraphs.

use std::ops::Range;

use poruch_detect_language::Lang;
use poruch_segment::{ListLabels, SegmentOptions, Segmenter};

use crate::document::Document;
use crate::evidence::{Pair, Piece};
use crate::{Bead, Sentence, Unit};

/// By whose rules the text is split: its script decides.
pub(crate) fn lang_of(document: &Document) -> Lang {
    if document.is_cyrillic() { Lang::UK } else { Lang::EN }
}

/// Cuts both sides alike: the label of a list stays with its item in Ukrainian as it does in English.
#[derive(Debug)]
pub(crate) struct Splitter(Segmenter);

impl Default for Splitter {
    fn default() -> Self {
        Self(Segmenter::new(SegmentOptions::new().list_labels(ListLabels::Kept)))
    }
}

impl Splitter {
    pub(crate) fn sentences(&self, text: &str, lang: Lang) -> Vec<Range<usize>> {
        self.0.sentences(text, lang)
    }
}

/// The sentences of all beads with two sides, bead after bead.
#[derive(Debug, Default)]
pub(crate) struct SentenceList {
    splitter: Splitter,
    /// Sentences of the source and of the target.
    pub(crate) sides: [Vec<Sentence>; 2],
    /// For each bead that has two sides, its index and its sentences.
    pub(crate) pieces: Vec<(usize, Piece)>,
}

impl SentenceList {
    /// Splits the units of `beads`, which are those of `pair`; what was there before goes.
    pub(crate) fn split(&mut self, pair: Pair<'_>, beads: &[Bead], source: &[Unit<'_>], target: &[Unit<'_>]) {
        let langs = (lang_of(pair.source), lang_of(pair.target));
        self.sides.iter_mut().for_each(Vec::clear);
        self.pieces.clear();
        for (at, bead) in
            beads.iter().enumerate().filter(|(_, bead)| !bead.source.is_empty() && !bead.target.is_empty())
        {
            let piece = Piece {
                source: self.split_side(0, langs.0, source, &bead.source),
                target: self.split_side(1, langs.1, target, &bead.target),
            };
            self.pieces.push((at, piece));
        }
    }

    fn split_side(&mut self, side: usize, lang: Lang, units: &[Unit<'_>], range: &Range<usize>) -> Range<usize> {
        let start = self.sides[side].len();
        for unit in range.clone() {
            let ranges = self.splitter.sentences(units[unit].text, lang);
            self.sides[side].extend(ranges.into_iter().map(|range| Sentence { unit, range }));
        }
        start..self.sides[side].len()
    }

    /// The sentences of a side as units.
    pub(crate) fn units<'a>(&self, side: usize, units: &[Unit<'a>]) -> Vec<Unit<'a>> {
        self.sides[side].iter().map(|sentence| Unit::new(&units[sentence.unit].text[sentence.range.clone()])).collect()
    }
}
