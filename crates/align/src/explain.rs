//! What a bead rests on.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::document::TermClass;
use crate::evidence::{BeadScorer, FormModel, FormParts, FoundTerm, Likeness, Pair};
use crate::step::{STEPS, Step, StepPriors};
use crate::{Bead, Sentence, SentenceBead, Unit};

/// What a bead rests on, and how much of either side it covers.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The evidence, by feature.
    pub evidence: Evidence,
    /// How much of either side has a counterpart.
    pub coverage: Coverage,
    /// Natural logarithm of how often beads of this many units are met in the text at hand; none where the aligner makes
    /// no such bead.
    pub prior: Option<f32>,
}

/// The evidence of a bead by feature: natural logarithms of likelihood ratios against units that have nothing to do with
/// each other. Positive figures speak for the bead. All are zero where one side is empty.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Words whose equivalent, by a lexicon, stands on the other side.
    pub lexicon: f32,
    /// Names and loan words that sound alike on both sides, those that a lexicon knows included.
    pub cognates: f32,
    /// Numbers, sums, dates found on both sides.
    pub quantities: f32,
    /// Addresses, tags, codes, Latin words written alike on both sides.
    pub verbatim: f32,
    /// Anchors that both sides share.
    pub anchors: f32,
    /// Words, names and numbers whose counterpart is known, or to be expected, and is not there.
    pub missing: f32,
    /// How the lengths correspond.
    pub length: f32,
    /// How the punctuation corresponds.
    pub marks: f32,
    /// How the roles correspond, headings joined with text included.
    pub role: f32,
    /// Units in the wrong script, and strings of the page that belong to no text.
    pub page: f32,
    /// What the caller's own similarity says.
    pub similarity: f32,
}

impl Evidence {
    /// All evidence together.
    pub fn total(&self) -> f32 {
        self.parts().into_iter().map(|(_, nats)| nats).sum()
    }

    /// The evidence by feature, each with its name, to be shown.
    pub fn parts(&self) -> [(&'static str, f32); 11] {
        [
            ("lexicon", self.lexicon),
            ("cognates", self.cognates),
            ("quantities", self.quantities),
            ("verbatim", self.verbatim),
            ("anchors", self.anchors),
            ("missing", self.missing),
            ("length", self.length),
            ("marks", self.marks),
            ("role", self.role),
            ("page", self.page),
            ("similarity", self.similarity),
        ]
    }
}

/// The share of the text of either side, in `[0, 1]`, that has a counterpart on the other.
///
/// Sentences without a partner are not covered; those with one are, as far as the lengths of both go. An abridged lead
/// covers a part of the longer one, and is covered itself.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Of the source side.
    pub source: f32,
    /// Of the target side.
    pub target: f32,
}

/// Both sides of a translation are covered at least by this share.
const WHOLE: f32 = 0.7;

impl Coverage {
    /// Whether one side renders only a part of the other: a share of at most 0.7 of the longer side.
    pub fn is_partial(&self) -> bool {
        let least = self.source.min(self.target);
        least > 0.0 && least <= WHOLE
    }
}

/// The evidence of a bead.
pub(crate) fn evidence(scorer: &mut BeadScorer, pair: Pair<'_>, form: &FormModel, bead: &Bead) -> Evidence {
    let mut evidence = Evidence::default();
    if bead.source.is_empty() || bead.target.is_empty() {
        return evidence;
    }
    let (source, target) = (&bead.source, &bead.target);
    scorer.each_term(pair, (source, target), |term| evidence.add(term));
    let FormParts { length, marks, role, page } = form.parts(pair, source.clone(), target.clone());
    (evidence.length, evidence.marks) = (length, marks);
    (evidence.role, evidence.page) = (role, page);
    evidence.similarity = pair.voice.of_bead(source.clone(), target.clone());
    evidence
}

/// The prior of beads of this shape.
pub(crate) fn prior(priors: &StepPriors, bead: &Bead) -> Option<f32> {
    let is_it = |step: &Step| (step.source, step.target) == (bead.source.len(), bead.target.len());
    STEPS.iter().position(is_it).map(|step| priors.log(step))
}

impl Evidence {
    fn add(&mut self, found: &FoundTerm) {
        let feature = match found.term.class {
            _ if !found.is_found => &mut self.missing,
            TermClass::Quantity => &mut self.quantities,
            TermClass::Literal => &mut self.verbatim,
            TermClass::Anchor => &mut self.anchors,
            _ if found.likeness == Likeness::Spelling => &mut self.verbatim,
            _ if found.likeness == Likeness::Sound => &mut self.cognates,
            _ => &mut self.lexicon,
        };
        // The mean of both directions.
        *feature += 0.5 * found.nats;
    }
}

/// A sentence bead's counterpart may be this much shorter and still say all: translations vary by a fifth.
const SLACK: f32 = 1.25;

/// How much of the sides of a bead its sentence beads cover.
pub(crate) fn coverage(beads: &[SentenceBead], source: &[Unit<'_>], target: &[Unit<'_>]) -> Coverage {
    let (mut of_source, mut of_target) = (Share::default(), Share::default());
    for bead in beads {
        let (here, there) = (chars(&bead.source, source), chars(&bead.target, target));
        of_source.add(here, there);
        of_target.add(there, here);
    }
    Coverage { source: of_source.value(), target: of_target.value() }
}

fn chars(sentences: &[Sentence], units: &[Unit<'_>]) -> f32 {
    let letters = |sentence: &Sentence| {
        units[sentence.unit].text[sentence.range.clone()].chars().filter(|letter| letter.is_alphanumeric()).count()
    };
    sentences.iter().map(letters).sum::<usize>() as f32
}

/// A share of characters.
#[derive(Debug, Default)]
struct Share {
    covered: f32,
    all: f32,
}

impl Share {
    fn add(&mut self, chars: f32, counterpart: f32) {
        self.all += chars;
        self.covered += chars.min(SLACK * counterpart);
    }

    fn value(&self) -> f32 {
        if self.all > 0.0 { self.covered / self.all } else { 0.0 }
    }
}

/// Beads of the same places, without sentences; empty where a place is not among the units.
pub(crate) fn bare(beads: &[Bead], source: &[Unit<'_>], target: &[Unit<'_>]) -> Vec<Bead> {
    let bare = |bead: &Bead| Bead {
        source: within(&bead.source, source.len()),
        target: within(&bead.target, target.len()),
        sentences: Vec::new(),
        ..*bead
    };
    beads.iter().map(bare).collect()
}

fn within(range: &Range<usize>, len: usize) -> Range<usize> {
    if range.start <= range.end && range.end <= len { range.clone() } else { 0..0 }
}

#[cfg(test)]
mod tests {
    use crate::{Aligner, Cache, Explanation, Unit};

    fn explain(source: &str, target: &str) -> Explanation {
        let (source, target) = ([Unit::new(source)], [Unit::new(target)]);
        let (aligner, mut cache) = (Aligner::default(), Cache::default());
        let alignment = aligner.align(&mut cache, &source, &target);
        aligner.explain(&mut cache, &source, &target, &alignment.beads)[0]
    }

    #[test]
    fn features_are_told_apart() {
        let found = explain("Klymenko paid 1,250 hryvnias for bread.", "Клименко заплатив 1250 гривень за хліб.");
        let evidence = found.evidence;
        assert!(evidence.lexicon > 0.0 && evidence.cognates > 0.0 && evidence.quantities > 0.0, "{evidence:?}");
        assert!(evidence.length > 0.0 && evidence.anchors == 0.0 && evidence.page == 0.0, "{evidence:?}");
        assert!(!found.coverage.is_partial());
    }

    #[test]
    fn an_abridged_lead_is_seen_as_partial() {
        let source = "The mayor opened a new bridge over the river on Monday.";
        let target = "У понеділок мер відкрив новий міст через річку. Стару переправу розібрали ще восени. \
                      Перші автобуси поїхали новим маршрутом того ж ранку.";
        let coverage = explain(source, target).coverage;
        assert!(coverage.is_partial() && coverage.source > 0.9 && coverage.target < 0.6, "{coverage:?}");
    }

    #[test]
    fn beads_of_another_pair_are_explained_as_empty() {
        let (aligner, mut cache) = (Aligner::default(), Cache::default());
        let alignment = aligner.align(&mut cache, &[Unit::new("Peace."), Unit::new("War.")], &[Unit::new("Мир.")]);
        let found = aligner.explain(&mut cache, &[], &[], &alignment.beads);
        assert!(found.iter().all(|explanation| *explanation == Explanation::default()));
    }
}
