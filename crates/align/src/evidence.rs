//! What speaks for a bead: its log-likelihood ratio against units that have nothing to do with each other.

mod bead;
mod form;
mod length;
mod marks;
mod piece_terms;
mod tables;
mod votes;

use std::ops::Range;

pub(crate) use bead::{BeadScorer, FoundTerm, Likeness};
pub(crate) use form::RunForms;
pub(crate) use length::{LengthModel, LengthMoments};
pub(crate) use marks::Marks;
pub(crate) use tables::Tables;

use crate::Role;
use crate::approx;
use crate::document::Document;
use crate::feature::{Feature, Features};
use crate::links::{Link, Links};
use crate::similarity::Voice;

/// A stretch of either side that is aligned in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Units of the source.
    pub(crate) source: Range<usize>,
    /// Units of the target.
    pub(crate) target: Range<usize>,
}

/// What the evidence is read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair<'a> {
    /// The source.
    pub(crate) source: &'a Document,
    /// The target.
    pub(crate) target: &'a Document,
    /// What links their terms.
    pub(crate) links: &'a Links,
    /// The caller's similarity.
    pub(crate) voice: Voice<'a>,
}

/// Sums of odds by term, for one run of units.
#[derive(Debug, Default)]
struct Odds {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Odds {
    fn prepare(&mut self, terms: usize) {
        self.clear();
        if self.sums.len() < terms {
            self.sums.resize(terms, 0.0);
        }
    }

    fn clear(&mut self) {
        for term in self.touched.drain(..) {
            self.sums[term as usize] = 0.0;
        }
    }

    fn add(&mut self, links: &[Link]) {
        for link in links {
            let sum = &mut self.sums[link.term as usize];
            if *sum == 0.0 {
                self.touched.push(link.term);
            }
            *sum += link.odds;
        }
    }
}

fn add_run<'a>(
    document: &Document,
    start: usize,
    units: usize,
    odds: &mut Odds,
    links: impl Fn(u32) -> &'a [Link],
) -> f32 {
    let mut mass = 0.0;
    for unit in start..start + units {
        mass += document.shape(unit).mass;
        for &term in document.terms_of(unit) {
            odds.add(links(term));
        }
    }
    mass
}

/// What finding a term's partner is worth beyond not finding it: with a probability `h` of finding it in a translation,
/// `ln((1 - h) + h·p/rate)` less `ln(1 - h)`, which every known term starts from.
fn gain(odds: f32) -> f32 {
    approx::ln(1.0 + odds)
}

fn misses(document: &Document, unit: usize, miss: impl Fn(u32) -> f32) -> f32 {
    document.terms_of(unit).iter().map(|&term| miss(term)).sum()
}

/// What speaks for a bead beside its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormModel {
    /// How lengths correspond.
    pub(crate) length: LengthModel,
    /// Whether most of the source is Cyrillic, and most of the target.
    cyrillic: (bool, bool),
    without: Features,
}

/// The evidence of a bead's form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormParts {
    /// Of its lengths.
    pub(crate) length: f32,
    /// Of its punctuation.
    pub(crate) marks: f32,
    /// Of its roles.
    pub(crate) role: f32,
    /// Of strings of the page, and of units in the wrong script.
    pub(crate) page: f32,
}

/// What a unit in the other document's script tells against the bead: a page's strings in the wrong language, which
/// translate nothing.
const FOREIGN_SCRIPT: f32 = -4.0;

impl FormModel {
    /// The model before anything is known of how the two correspond.
    pub(crate) fn new(source: &Document, target: &Document, without: Features) -> Self {
        let is_heard = !without.contains(Feature::Length);
        let length = if is_heard { LengthModel::default() } else { LengthModel::silent() };
        Self { length, cyrillic: (source.is_cyrillic(), target.is_cyrillic()), without }
    }

    /// The evidence of the bead's form: length, punctuation, roles, script.
    pub(crate) fn score(&self, pair: Pair<'_>, source: Range<usize>, target: Range<usize>) -> f32 {
        let FormParts { length, marks, role, page } = self.parts(pair, source, target);
        length + marks + role + page
    }

    /// The same by feature.
    pub(crate) fn parts(&self, pair: Pair<'_>, source: Range<usize>, target: Range<usize>) -> FormParts {
        let Pair { source: from, target: to, .. } = pair;
        let length = self.length.score(from.chars(source.clone()), to.chars(target.clone()));
        let marks = self.of_marks(from.marks(source.clone()), to.marks(target.clone()));
        let (first, last) = (pair.source.shape(source.start).role, pair.target.shape(target.start).role);
        let role = role_score(first, last) + joined_score(pair.source, &source) + joined_score(pair.target, &target);
        let page = source.map(|unit| self.source_fault(pair, unit)).sum::<f32>()
            + target.map(|unit| self.target_fault(pair, unit)).sum::<f32>();
        FormParts { length, marks, role, page }
    }

    /// What the marks of the two sides of a bead tell.
    pub(crate) fn of_marks(&self, source: Marks, target: Marks) -> f32 {
        if self.without.contains(Feature::Marks) { 0.0 } else { source.evidence(target) }
    }

    /// What a source unit tells against any bead that holds it.
    pub(crate) fn source_fault(&self, pair: Pair<'_>, unit: usize) -> f32 {
        self.fault(pair.source, unit, self.cyrillic.0)
    }

    /// The same of a target unit.
    pub(crate) fn target_fault(&self, pair: Pair<'_>, unit: usize) -> f32 {
        self.fault(pair.target, unit, self.cyrillic.1)
    }

    fn fault(&self, document: &Document, unit: usize, cyrillic: bool) -> f32 {
        if self.without.contains(Feature::Page) {
            return 0.0;
        }
        let shape = document.shape(unit);
        let is_foreign = if cyrillic { shape.cyrillic < 0.5 } else { shape.cyrillic > 0.5 };
        let script = if is_foreign && self.cyrillic.0 != self.cyrillic.1 { FOREIGN_SCRIPT } else { 0.0 };
        script + if shape.is_furniture { FURNITURE } else { 0.0 }
    }
}

/// What it tells against a bead, for each unit, that the unit is a string of the page: such strings are put on each
/// version on its own account.
const FURNITURE: f32 = -3.0;

/// What it tells against a side that it joins a title or heading with text: translators keep headings apart.
const JOINED_HEADING: f32 = -4.0;

fn joined_score(document: &Document, units: &Range<usize>) -> f32 {
    let is_heading = |unit: usize| matches!(document.shape(unit).role, Role::Title | Role::Heading);
    let headings = units.clone().filter(|&unit| is_heading(unit)).count();
    if headings > 0 && units.len() > 1 { JOINED_HEADING } else { 0.0 }
}

/// What two roles tell: equal rare roles for, roles of different kinds against, an unknown one nothing.
fn role_score(source: Role, target: Role) -> f32 {
    if source == Role::Unknown || target == Role::Unknown {
        return 0.0;
    }
    match (source == target, source == Role::Title || target == Role::Title) {
        (true, true) => 3.0,
        (false, true) => -2.0,
        (true, false) if source == Role::Paragraph => 0.2,
        (true, false) => 1.0,
        (false, false) => -0.7,
    }
}
