//! What a pair of texts is as a whole.

use std::ops::Range;

use crate::document::{Document, TermClass};
use crate::evidence::Pair;
use crate::{Bead, BeadKind, Verdict, VerdictKind};

/// The share of either side from which on the other is taken to translate it.
const WHOLE: f32 = 0.75;

/// The share of a side from which on the other is taken to translate a part of it.
const PART: f32 = 0.2;

/// The share of names, numbers and the like that both have, from which on they are taken to tell of the same.
const SAME_MATTER: f32 = 0.3;

/// How sharply shares turn into probabilities: about a tenth off a bound leaves three in four.
const SHARPNESS: f32 = 12.0;

/// Judges the pair by how much of either side stands in beads, each by its score, and by what is left.
///
/// A translation covers three quarters of both sides; a partial one covers most of one side, or a fifth of both. The
/// bounds are conventions, and the score says how far the shares are from them.
pub(crate) fn judge(pair: Pair<'_>, beads: &[Bead]) -> Verdict {
    let source = covered(pair.source, beads, |bead| &bead.source);
    let target = covered(pair.target, beads, |bead| &bead.target);
    let (less, more) = (source.min(target), source.max(target));
    let whole = above(less, WHOLE);
    let part = above(less, PART).max(above(more, WHOLE) * above(less, 0.5 * PART));
    let same_matter = above(shared(pair), SAME_MATTER);
    let probabilities = [
        (VerdictKind::Translation, whole),
        (VerdictKind::Partial, (1.0 - whole) * part),
        (VerdictKind::Comparable, (1.0 - whole) * (1.0 - part) * same_matter),
        (VerdictKind::Unrelated, (1.0 - whole) * (1.0 - part) * (1.0 - same_matter)),
    ];
    let first = probabilities[0];
    let (kind, score) = probabilities.into_iter().fold(first, |best, next| if next.1 > best.1 { next } else { best });
    Verdict { kind, score }
}

fn above(share: f32, bound: f32) -> f32 {
    1.0 / (1.0 + (-SHARPNESS * (share - bound)).exp())
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
