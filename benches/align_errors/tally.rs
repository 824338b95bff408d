//! How many beads were found.

use std::fmt;
use std::ops::AddAssign;

use poruch::align::{Bead, BeadKind};

use crate::corpus::{GoldPair, Place, split_null};
use crate::reliability::Reliability;

/// Of things that are there and things that were given, how many are the same.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Matches {
    /// How many are there.
    pub(crate) gold: usize,
    /// How many of them were found.
    pub(crate) found: usize,
    /// How many were given.
    pub(crate) given: usize,
    /// How many of those are right.
    pub(crate) right: usize,
}

impl Matches {
    pub(crate) fn recall(self) -> f64 {
        self.found as f64 / self.gold as f64
    }

    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.given as f64
    }

    pub(crate) fn f1(self) -> f64 {
        (self.found + self.right) as f64 / (self.gold + self.given) as f64
    }

    /// How many are missing or too many.
    pub(crate) fn cost(self) -> usize {
        self.gold - self.found + self.given - self.right
    }
}

impl AddAssign for Matches {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.given += other.given;
        self.right += other.right;
    }
}

/// What was found of one document or of many.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) documents: usize,
    /// Beads with two sides, by exact match.
    pub(crate) beads: Matches,
    /// Units without a counterpart.
    pub(crate) nulls: Matches,
    /// Beads out of order; one that is given as such is right where it is a bead at all.
    pub(crate) moved: Matches,
    pub(crate) scores: Reliability,
    pub(crate) null_scores: Reliability,
    pub(crate) moved_scores: Reliability,
}

impl Tally {
    /// What `beads` find of the pair.
    pub(crate) fn of(pair: &GoldPair, beads: &[Bead]) -> Self {
        let mut tally = Self { documents: 1, ..Self::default() };
        let places: Vec<Place> = beads.iter().flat_map(|bead| split_null(Place::of(bead))).collect();
        for place in &pair.gold {
            let found = usize::from(places.contains(place));
            let matches = if place.is_null() { &mut tally.nulls } else { &mut tally.beads };
            *matches += Matches { gold: 1, found, ..Matches::default() };
        }
        for &at in &pair.moved {
            let found = usize::from(places.contains(&pair.gold[at]));
            tally.moved += Matches { gold: 1, found, ..Matches::default() };
        }
        for bead in beads {
            for place in split_null(Place::of(bead)) {
                tally.add_given(bead, pair.is_gold(&place));
            }
        }
        tally
    }

    fn add_given(&mut self, bead: &Bead, is_right: bool) {
        let given = Matches { given: 1, right: usize::from(is_right), ..Matches::default() };
        if bead.kind == BeadKind::Unaligned {
            self.nulls += given;
            self.null_scores.add(bead.score, is_right);
        } else {
            self.beads += given;
            self.scores.add(bead.score, is_right);
        }
        if bead.kind == BeadKind::Moved {
            self.moved += given;
            self.moved_scores.add(bead.score, is_right);
        }
    }
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.documents += other.documents;
        self.beads += other.beads;
        self.nulls += other.nulls;
        self.moved += other.moved;
        self.scores += &other.scores;
        self.null_scores += &other.null_scores;
        self.moved_scores += &other.moved_scores;
    }
}

/// The head of the table whose rows tallies are.
pub(crate) const COLUMNS: &str = "  docs beads |    P      R     F1   | null P   R    | moved P   R    |  ECE";

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { documents, beads, nulls, moved, .. } = self;
        write!(f, "{documents:6} {:5} | ", beads.gold)?;
        write!(f, "{} {} {} | ", Percent(beads.precision()), Percent(beads.recall()), Percent(beads.f1()))?;
        write!(f, "{} {} | ", Percent(nulls.precision()), Percent(nulls.recall()))?;
        write!(f, " {} {} | {}", Percent(moved.precision()), Percent(moved.recall()), Percent(self.scores.error()))
    }
}

/// A share as a percentage; a dash where there is nothing to have a share of.
pub(crate) struct Percent(pub(crate) f64);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_finite() { write!(f, "{:6.2}", 100.0 * self.0) } else { write!(f, "     –") }
    }
}
