//! What speaks for a bead: its log-likelihood ratio against units that have nothing to do with each other.

mod bead;
mod length;

use std::ops::Range;

pub(crate) use bead::BeadScorer;
pub(crate) use length::{LengthModel, LengthMoments};

use crate::Role;
use crate::document::Document;
use crate::links::{Link, Links};
use crate::step::{MAX_UNITS, Step};

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
}

/// The lexical evidence of a piece.
///
/// `forward[a - 1]` holds, for each run of `a` source units and each target unit, how well the run explains the terms
/// of the target unit (the mixture of Brown et al. 1993, model 1, against the document's own frequencies); `backward`
/// the same the other way round. The evidence of a bead is a sum of a few cells.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    forward: [Vec<f32>; MAX_UNITS],
    backward: [Vec<f32>; MAX_UNITS],
    targets: usize,
    odds: Odds,
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

impl Tables {
    /// Fills the tables for `piece`, for beads of at most `max_units` units on a side.
    pub(crate) fn fill(&mut self, pair: Pair<'_>, piece: &Piece, max_units: usize) {
        self.targets = piece.target.len();
        for units in 1..=max_units {
            self.fill_forward(pair, piece, units);
            self.fill_backward(pair, piece, units);
        }
    }

    /// How well runs of `units` source units explain each target unit.
    fn fill_forward(&mut self, Pair { source, target, links }: Pair<'_>, piece: &Piece, units: usize) {
        let (sources, targets) = (piece.source.len(), piece.target.len());
        let table = &mut self.forward[units - 1];
        let miss = |term| links.target_miss(term);
        fill_with_rows(table, sources, piece.target.clone().map(|unit| misses(target, unit, miss)));
        self.odds.prepare(target.terms().len());
        for start in 0..(sources + 1).saturating_sub(units) {
            self.odds.clear();
            let weight =
                add_run(source, piece.source.start + start, units, &mut self.odds, |term| links.of_source(term));
            for &term in &self.odds.touched {
                let gain = gain(self.odds.sums[term as usize] / weight);
                for &unit in target.units_within(term, &piece.target) {
                    table[start * targets + unit as usize - piece.target.start] += gain;
                }
            }
        }
    }

    /// How well runs of `units` target units explain each source unit.
    fn fill_backward(&mut self, Pair { source, target, links }: Pair<'_>, piece: &Piece, units: usize) {
        let targets = piece.target.len();
        let table = &mut self.backward[units - 1];
        let miss = |term| links.source_miss(term);
        table.clear();
        table.extend(piece.source.clone().flat_map(|unit| std::iter::repeat_n(misses(source, unit, miss), targets)));
        self.odds.prepare(source.terms().len());
        for start in 0..(targets + 1).saturating_sub(units) {
            self.odds.clear();
            let weight =
                add_run(target, piece.target.start + start, units, &mut self.odds, |term| links.of_target(term));
            for &term in &self.odds.touched {
                let gain = gain(self.odds.sums[term as usize] / weight);
                for &unit in source.units_within(term, &piece.source) {
                    table[(unit as usize - piece.source.start) * targets + start] += gain;
                }
            }
        }
    }

    /// The lexical evidence of the bead that starts at the cell and takes `step`, the mean of both directions.
    pub(crate) fn lexical(&self, source: usize, target: usize, step: Step) -> f32 {
        let forward = &self.forward[step.source - 1][source * self.targets + target..][..step.target];
        let backward = &self.backward[step.target - 1];
        let backward = (source..source + step.source).map(|row| backward[row * self.targets + target]);
        0.5 * (forward.iter().sum::<f32>() + backward.sum::<f32>())
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
    (1.0 + odds).ln()
}

fn misses(document: &Document, unit: usize, miss: impl Fn(u32) -> f32) -> f32 {
    document.terms_of(unit).iter().map(|&term| miss(term)).sum()
}

/// Fills the table with `rows` rows, each made of `row`.
fn fill_with_rows(table: &mut Vec<f32>, rows: usize, row: impl Iterator<Item = f32>) {
    table.clear();
    if rows > 0 {
        table.extend(row);
    }
    let len = table.len();
    for _ in 1..rows {
        table.extend_from_within(..len);
    }
}

/// What speaks for a bead beside its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormModel {
    /// How lengths correspond.
    pub(crate) length: LengthModel,
    /// Whether most of the source is Cyrillic, and most of the target.
    cyrillic: (bool, bool),
}

/// What a unit in the other document's script tells against the bead: a page's strings in the wrong language, which
/// translate nothing.
const FOREIGN_SCRIPT: f32 = -4.0;

impl FormModel {
    /// The model before anything is known of how the two correspond.
    pub(crate) fn new(source: &Document, target: &Document) -> Self {
        Self { length: LengthModel::default(), cyrillic: (source.is_cyrillic(), target.is_cyrillic()) }
    }

    /// The evidence of the bead's form: length, roles, script.
    pub(crate) fn score(&self, pair: Pair<'_>, source: Range<usize>, target: Range<usize>) -> f32 {
        let chars =
            |document: &Document, range: Range<usize>| range.map(|unit| document.shape(unit).chars).sum::<f32>();
        let length = self.length.score(chars(pair.source, source.clone()), chars(pair.target, target.clone()));
        let (first, last) = (pair.source.shape(source.start).role, pair.target.shape(target.start).role);
        length
            + role_score(first, last)
            + joined_score(pair.source, &source)
            + joined_score(pair.target, &target)
            + furniture_score(pair, &source, &target)
            + self.script_score(pair, source, target)
    }

    fn script_score(&self, pair: Pair<'_>, source: Range<usize>, target: Range<usize>) -> f32 {
        if self.cyrillic.0 == self.cyrillic.1 {
            return 0.0;
        }
        let foreign = |document: &Document, unit, cyrillic: bool| {
            let share = document.shape(unit).cyrillic;
            if cyrillic { share < 0.5 } else { share > 0.5 }
        };
        let count = source.filter(|&unit| foreign(pair.source, unit, self.cyrillic.0)).count()
            + target.filter(|&unit| foreign(pair.target, unit, self.cyrillic.1)).count();
        FOREIGN_SCRIPT * count as f32
    }
}

/// What it tells against a bead, for each unit, that the unit is a string of the page: such strings are put on each
/// version on its own account.
const FURNITURE: f32 = -3.0;

fn furniture_score(pair: Pair<'_>, source: &Range<usize>, target: &Range<usize>) -> f32 {
    let count = |document: &Document, range: &Range<usize>| {
        range.clone().filter(|&unit| document.shape(unit).is_furniture).count()
    };
    FURNITURE * (count(pair.source, source) + count(pair.target, target)) as f32
}

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
