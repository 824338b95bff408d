//! Sentences vote on the borders of beads.
//!
//! Where the sums over all alignments leave it open which units belong together, each bead in question is looked at more
//! closely: its sentences are aligned with each other, and the sum over all their alignments takes the place of what its
//! words tell as a whole. So a short unit is found that stands beside the bead that renders it, and one that was joined to
//! a bead that is complete without it.

mod doubts;
mod parts;
mod rendering;

use std::ops::Range;

use crate::evidence::{BeadScorer, FormModel, Pair, Piece, Tables};
use crate::lattice::Lattice;
use crate::sentences::Splitter;
use crate::similarity::Voice;
use crate::tongue::{Analyser, Analysis};
use crate::{Unit, document::Document};
use doubts::{Doubt, Doubts};
use parts::Parts;
use rendering::{MOST_PARTS, Rendering};

/// What looks at beads in question.
#[derive(Debug, Default)]
pub(crate) struct Borders {
    splitter: Splitter,
    doubts: Doubts,
    source: Parts,
    target: Parts,
    tables: Tables,
    rendering: Rendering,
    anchors: BeadScorer,
}

/// What is aligned, and what it is read with.
pub(crate) struct Texts<'a> {
    pub(crate) pair: Pair<'a>,
    pub(crate) source: &'a [Unit<'a>],
    pub(crate) target: &'a [Unit<'a>],
    pub(crate) analyser: &'a mut Analyser,
    pub(crate) analysis: &'a mut Analysis,
    /// Whether sentences are heard.
    pub(crate) have_a_say: bool,
}

/// More parts on both sides, multiplied, are not looked at: nothing but repetition leaves so much open.
const MOST_CELLS: usize = 4096;

impl Borders {
    /// Renews the evidence of the beads in question, where `lattice` holds the sums over all alignments of `piece`, and
    /// `tables` what the caller's similarity says of it; whether any was renewed.
    pub(crate) fn vote(
        &mut self,
        texts: &mut Texts<'_>,
        piece: &Piece,
        form: &FormModel,
        (tables, lattice): (&Tables, &mut Lattice),
    ) -> bool {
        let mut doubts = std::mem::take(&mut self.doubts);
        let mut is_renewed = false;
        doubts.find(lattice, piece);
        for group in doubts.groups() {
            let stretch = doubts::stretch(group);
            if self.read(texts, piece, &stretch) {
                is_renewed = true;
                for doubt in group {
                    let (source, target) = doubt.units(piece);
                    let evidence = self.rendering_of(doubt, &stretch, form)
                        + self.beside_words(texts.pair, form, (&source, &target))
                        + tables.vote(doubt.source, doubt.target, doubt.step());
                    lattice.renew(doubt.source, doubt.target, doubt.kind, evidence);
                }
            }
        }
        self.doubts = doubts;
        is_renewed
    }

    /// Reads the parts of the stretch, and what they tell of each other; whether there is anything to look at.
    fn read(&mut self, texts: &mut Texts<'_>, piece: &Piece, stretch: &Piece) -> bool {
        let within = |start: usize, range: &Range<usize>| start + range.start..start + range.end;
        let (source, target) =
            (within(piece.source.start, &stretch.source), within(piece.target.start, &stretch.target));
        let lengths = |document: &Document, units: &Range<usize>| -> Vec<f32> {
            units.clone().map(|unit| document.shape(unit).chars).collect()
        };
        let Texts { pair, analyser, analysis, .. } = texts;
        let (of_source, of_target) = (lengths(pair.source, &source), lengths(pair.target, &target));
        self.source.read(pair.source, &texts.source[source], &of_target, (&self.splitter, analyser, analysis));
        self.target.read(pair.target, &texts.target[target], &of_source, (&self.splitter, analyser, analysis));
        let (source, target) = (self.source.document(), self.target.document());
        let all = Piece { source: 0..source.len(), target: 0..target.len() };
        let is_readable = (1..=MOST_CELLS).contains(&(source.len() * target.len()));
        if is_readable {
            self.tables.fill(Pair { source, target, voice: Voice::default(), ..*pair }, &all, MOST_PARTS);
            self.rendering.start(source.len(), target.len());
        }
        is_readable
    }

    fn rendering_of(&mut self, doubt: &Doubt, stretch: &Piece, form: &FormModel) -> f32 {
        let step = doubt.step();
        let source = self.source.of_units(doubt.source - stretch.source.start, step.source);
        let target = self.target.of_units(doubt.target - stretch.target.start, step.target);
        self.rendering.sum(&self.tables, form, (&self.source, source), (&self.target, target))
    }

    /// What speaks for the bead beside its words and lengths.
    fn beside_words(
        &mut self,
        pair: Pair<'_>,
        form: &FormModel,
        (source, target): (&Range<usize>, &Range<usize>),
    ) -> f32 {
        let parts = form.parts(pair, source.clone(), target.clone());
        parts.role + parts.page + self.anchors.score_anchors(pair, (source, target))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::align;

    fn check(source: &[&str], target: &[&str], expected: &[(Range<usize>, Range<usize>)]) {
        let alignment = align(source, target);
        let joined = alignment.beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
        let found: Vec<_> = joined.map(|bead| (bead.source.clone(), bead.target.clone())).collect();
        assert_eq!(found, expected);
    }

    const PUMP: &str = "Hold the pump down for half a minute, and the lamp above the valve will turn green.";
    const PUMP_UK: &str = "Тримайте насос півхвилини натиснутим, і лампа над клапаном засвітиться зеленим.";

    #[test]
    fn a_short_unit_joins_the_one_that_renders_it() {
        let both = format!("Let the valve go. {PUMP}");
        check(&[&both], &["Відпустіть клапан.", PUMP_UK], &[(0..1, 0..2)]);
        check(&["Let the valve go.", PUMP], &[&format!("Відпустіть клапан. {PUMP_UK}")], &[(0..2, 0..1)]);
    }

    #[test]
    fn a_unit_stays_apart_from_a_bead_that_is_complete_without_it() {
        check(
            &[PUMP, "The warehouse opens at nine."],
            &["Насос не любить морозу.", PUMP_UK, "Склад відкривається о дев'ятій."],
            &[(0..1, 1..2), (1..2, 2..3)],
        );
    }

    #[test]
    fn a_heading_that_runs_into_its_text_joins_the_heading_that_stands_alone() {
        let joined = format!("Запуск насоса {PUMP_UK}");
        check(&["Starting the pump", PUMP], &[&joined], &[(0..2, 0..1)]);
    }
}
