//! How well the parts of one side render those of the other.

use std::ops::Range;

use super::parts::Parts;
use crate::approx;
use crate::evidence::{FormModel, Tables};
use crate::step::Step;

/// Scratch space for the sums.
#[derive(Debug, Default)]
pub(super) struct Rendering {
    sums: Vec<f32>,
    terms: Vec<f32>,
    /// What so many parts (row) tell of so many (column), by the parts they start at: not a number until it is asked.
    known: Vec<[[f32; MOST_PARTS]; MOST_PARTS]>,
    targets: usize,
}

/// The most parts of one side that render each other: a sentence in three parts.
pub(super) const MOST_PARTS: usize = 3;

/// Logarithms of how often so many sentences (row) are rendered by so many (column): mostly one by one, one in fifteen
/// is cut in two or joined, more is rare. Round values; half the weight of them changes little.
const LOG_SHARES: [[f32; MOST_PARTS]; MOST_PARTS] = [[-0.2, -2.8, -5.3], [-2.8, -4.6, -6.9], [-5.3, -6.9, -9.2]];

/// Logarithm of how often a sentence of a bead has no counterpart there: one in two hundred.
const LOG_LEFT_OUT: f32 = -5.3;

impl Rendering {
    /// Forgets the parts it was asked of: there are so many now.
    pub(super) fn start(&mut self, sources: usize, targets: usize) {
        self.known.clear();
        self.known.resize(sources * targets, [[f32::NAN; MOST_PARTS]; MOST_PARTS]);
        self.targets = targets;
    }

    /// The log-likelihood ratio of the parts `from` and `to` against unrelated ones, by the sum over all their monotone
    /// alignments: words by `tables`, lengths and punctuation by `form`.
    pub(super) fn sum(
        &mut self,
        tables: &Tables,
        form: &FormModel,
        (source, from): (&Parts, Range<usize>),
        (target, to): (&Parts, Range<usize>),
    ) -> f32 {
        let width = to.len() + 1;
        self.sums.clear();
        self.sums.resize((from.len() + 1) * width, f32::NEG_INFINITY);
        self.sums[0] = 0.0;
        for cell in 1..self.sums.len() {
            let (down, right) = (cell / width, cell % width);
            self.terms.clear();
            if down > 0 {
                self.terms.push(self.sums[cell - width] + LOG_LEFT_OUT);
            }
            if right > 0 {
                self.terms.push(self.sums[cell - 1] + LOG_LEFT_OUT);
            }
            for sources in 1..=MOST_PARTS.min(down) {
                for targets in 1..=MOST_PARTS.min(right) {
                    let (a, b) = (from.start + down - sources, to.start + right - targets);
                    let known = &mut self.known[a * self.targets + b][sources - 1][targets - 1];
                    if known.is_nan() {
                        *known = score(tables, form, (source, a..a + sources), (target, b..b + targets));
                    }
                    self.terms.push(self.sums[cell - sources * width - targets] + *known);
                }
            }
            self.sums[cell] = log_sum(&self.terms);
        }
        self.sums[self.sums.len() - 1]
    }
}

/// What the parts `one` and `other` tell of each other.
fn score(
    tables: &Tables,
    form: &FormModel,
    (source, one): (&Parts, Range<usize>),
    (target, other): (&Parts, Range<usize>),
) -> f32 {
    let words = tables.score(one.start, other.start, Step::new(one.len(), other.len()));
    let (from, to) = (source.document(), target.document());
    let form = form.length.score(from.chars(one.clone()), to.chars(other.clone()))
        + form.of_marks(from.marks(one.clone()), to.marks(other.clone()));
    let share = LOG_SHARES[source.sentences(one) - 1][target.sentences(other) - 1];
    share + words + form
}

fn log_sum(terms: &[f32]) -> f32 {
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    most + approx::ln(terms.iter().map(|term| approx::exp(term - most)).sum())
}
