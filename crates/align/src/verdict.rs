//! What a pair of texts is as a whole.

use std::ops::Range;

use crate::calibration::logistic;
use crate::document::{Document, TermClass};
use crate::evidence::Pair;
use crate::{Bead, BeadKind, Verdict, VerdictKind};

/// The share of the side covered more from which on the two are taken for versions of one text.
const VERSIONS: f32 = 0.6;

/// The share of both sides from which on versions are taken for whole translations.
const WHOLE: f32 = 0.6;

/// How sharply shares turn into odds: about a tenth off a bound leaves three in four.
const SHARPNESS: f32 = 12.0;

/// Log odds that texts that are no versions tell of the same: to begin with, for each share of names, numbers and the
/// like that both have, and for each share of the text that seems rendered.
const SAME_MATTER: (f32, f32, f32) = (-1.8, 7.0, 10.0);

/// Judges the pair by how much of either side stands in beads, each by its score, and by what both have in common.
///
/// Texts are versions if most of one of them is found in the other, translations if most of both is; a short extract is
/// covered whole, whatever it leaves out. The bounds are rounded from logistic fits on English–Ukrainian handbooks, help
/// pages and stories (no news): noisy translations, extracts, disjoint parts of one text, and two texts that have nothing
/// to do with each other. On two such collections, each fitted without the other, versions are told from others in 97 of
/// 100 cases, and the verdict is the right one of four in 91 and in 83; comparable and unrelated are what is confused.
pub(crate) fn judge(pair: Pair<'_>, beads: &[Bead]) -> Verdict {
    let source = covered(pair.source, beads, |bead| &bead.source);
    let target = covered(pair.target, beads, |bead| &bead.target);
    let (less, more) = (source.min(target), source.max(target));
    let versions = logistic(SHARPNESS * (more - VERSIONS));
    let whole = logistic(SHARPNESS * (less - WHOLE));
    let (base, by_terms, by_text) = SAME_MATTER;
    let same_matter = logistic(base + by_terms * shared(pair) + by_text * more);
    let probabilities = [
        (VerdictKind::Translation, versions * whole),
        (VerdictKind::Partial, versions * (1.0 - whole)),
        (VerdictKind::Comparable, (1.0 - versions) * same_matter),
        (VerdictKind::Unrelated, (1.0 - versions) * (1.0 - same_matter)),
    ];
    let first = probabilities[0];
    let (kind, score) = probabilities.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best });
    Verdict { kind, score, versions }
}

/// The share of a side's text in beads with two sides, each by its score; strings of the page do not count.
fn covered(document: &Document, beads: &[Bead], side: impl Fn(&Bead) -> &Range<usize>) -> f32 {
    let chars = |range: Range<usize>| -> f32 {
        let shapes = range.map(|unit| document.shape(unit)).filter(|shape| !shape.is_furniture);
        shapes.map(|shape| shape.chars).sum()
    };
    let joined = beads.iter().filter(|bead| bead.kind != BeadKind::Unaligned);
    let covered: f32 = joined.map(|bead| bead.score * chars(side(bead).clone())).sum();
    covered / chars(0..document.len()).max(1.0)
}

/// The lesser share, of either side, of names, quantities and literals that have a partner on the other.
fn shared(pair: Pair<'_>) -> f32 {
    let share = |document: &Document, has_partner: &dyn Fn(u32) -> bool| {
        let telling = (0_u32..).zip(document.terms()).filter(|(_, term)| {
            matches!(term.class, TermClass::Name | TermClass::Quantity | TermClass::Literal | TermClass::Anchor)
        });
        let (mut all, mut found) = (0_u32, 0_u32);
        for (id, _) in telling {
            all += 1;
            found += u32::from(has_partner(id));
        }
        found as f32 / all.max(1) as f32
    };
    let source = share(pair.source, &|term| !pair.links.of_source(term).is_empty());
    source.min(share(pair.target, &|term| !pair.links.of_target(term).is_empty()))
}
