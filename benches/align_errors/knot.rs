//! Errors: what is wrong in one place, and of which kind.

use std::fmt;
use std::ops::Range;

use poruch::align::{Bead, BeadKind};

use crate::corpus::{GoldPair, Place, split_null};

/// Known beads that were not found and given beads that are wrong, over the same units.
#[derive(Debug)]
pub(crate) struct Knot {
    pub(crate) gold: Vec<Place>,
    pub(crate) given: Vec<Given>,
    pub(crate) kind: Kind,
}

/// A bead as the aligner gives it; units alone one by one.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) place: Place,
    pub(crate) score: f32,
    pub(crate) kind: BeadKind,
}

/// The kinds of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A bead that is out of order was not found.
    MovedMissed,
    /// A bead was called moved that is none.
    MovedFalse,
    /// Units that correspond were left alone.
    FalseNull,
    /// Units that have no counterpart were joined.
    FalseJoin,
    /// Units were joined that correspond to others.
    WrongPartner,
    /// A bead took in a short line that has no counterpart: a heading, a string of the page.
    LabelTakenIn,
    /// A bead took in a teaser of another article.
    TeaserTakenIn,
    /// A bead took in a paragraph that has no counterpart.
    TextTakenIn,
    /// Units of a bead were left alone.
    LeftOut,
    /// A heading was joined with what stands beside it.
    HeadingMerged,
    /// Two beads were made one.
    Merged,
    /// One bead was made two.
    Split,
    /// The same units, with the borders between beads elsewhere.
    Border,
    /// More than one of these.
    Tangled,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MovedMissed => "moved missed",
            Self::MovedFalse => "moved false",
            Self::FalseNull => "false null",
            Self::FalseJoin => "false join",
            Self::WrongPartner => "wrong partner",
            Self::LabelTakenIn => "label taken in",
            Self::TeaserTakenIn => "teaser taken in",
            Self::TextTakenIn => "text taken in",
            Self::LeftOut => "left out",
            Self::HeadingMerged => "heading merged",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Border => "wrong border",
            Self::Tangled => "tangled",
        })
    }
}

/// The errors of an alignment, in the order of the text.
pub(crate) fn find(pair: &GoldPair, beads: &[Bead]) -> Vec<Knot> {
    let given: Vec<Given> = beads.iter().flat_map(given).collect();
    let mut missed: Vec<Place> =
        pair.gold.iter().filter(|place| given.iter().all(|given| given.place != **place)).cloned().collect();
    let mut wrong: Vec<Given> = given.into_iter().filter(|given| !pair.is_gold(&given.place)).collect();
    let mut knots = Vec::new();
    while let Some(first) = missed.pop() {
        let (mut gold, mut given) = (vec![first], Vec::new());
        // Units of the one are units of the other: take turns until nothing is added.
        while take_touching(&mut wrong, &mut given, |given| &given.place, |place| gold.iter().any(|g| meet(g, place)))
            && take_touching(&mut missed, &mut gold, |gold| gold, |place| given.iter().any(|g| meet(&g.place, place)))
        {
        }
        gold.sort_by_key(first_unit);
        given.sort_by_key(|given| first_unit(&given.place));
        let kind = kind(pair, &gold, &given);
        knots.push(Knot { gold, given, kind });
    }
    knots.sort_by_key(|knot| first_unit(&knot.gold[0]));
    knots
}

fn given(bead: &Bead) -> Vec<Given> {
    let alone = |place| Given { place, score: bead.score, kind: bead.kind };
    split_null(Place::of(bead)).into_iter().map(alone).collect()
}

fn first_unit(place: &Place) -> (usize, usize) {
    if place.en.is_empty() { (place.uk.start, 1) } else { (place.en.start, 0) }
}

/// Moves what touches from one list to the other; whether there was anything.
fn take_touching<T>(
    from: &mut Vec<T>,
    to: &mut Vec<T>,
    place: impl Fn(&T) -> &Place,
    touches: impl Fn(&Place) -> bool,
) -> bool {
    let before = to.len();
    to.extend(from.extract_if(.., |item| touches(place(item))));
    to.len() > before
}

/// Whether two beads share a unit.
fn meet(one: &Place, other: &Place) -> bool {
    overlap(&one.en, &other.en) || overlap(&one.uk, &other.uk)
}

/// Whether two beads share a unit of either side.
fn agree(one: &Place, other: &Place) -> bool {
    overlap(&one.en, &other.en) && overlap(&one.uk, &other.uk)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start.max(other.start) < one.end.min(other.end)
}

fn kind(pair: &GoldPair, gold: &[Place], given: &[Given]) -> Kind {
    if gold.iter().any(|place| pair.is_moved(place)) {
        return Kind::MovedMissed;
    }
    if given.iter().any(|given| given.kind == BeadKind::Moved) {
        return Kind::MovedFalse;
    }
    let joined: Vec<&Place> = gold.iter().filter(|place| !place.is_null()).collect();
    let joins: Vec<&Place> = given.iter().map(|given| &given.place).filter(|place| !place.is_null()).collect();
    if joins.is_empty() {
        return Kind::FalseNull;
    }
    if joined.is_empty() {
        return Kind::FalseJoin;
    }
    if !joins.iter().any(|join| joined.iter().any(|bead| agree(bead, join))) {
        return Kind::WrongPartner;
    }
    let intruders: Vec<&Place> = gold.iter().filter(|place| place.is_null()).collect();
    let is_complete = joins.len() == given.len();
    match (intruders.is_empty(), is_complete) {
        (true, true) => kind_of_border(pair, &joined, &joins),
        (true, false) => Kind::LeftOut,
        (false, true) => kind_of_intruder(pair, &intruders),
        (false, false) => Kind::Tangled,
    }
}

fn kind_of_border(pair: &GoldPair, joined: &[&Place], joins: &[&Place]) -> Kind {
    let is_heading = |place: &&&Place| texts(pair, place).any(is_label);
    match joined.len().cmp(&joins.len()) {
        std::cmp::Ordering::Less => Kind::Split,
        std::cmp::Ordering::Equal => Kind::Border,
        std::cmp::Ordering::Greater if joined.iter().any(|place| is_heading(&place)) => Kind::HeadingMerged,
        std::cmp::Ordering::Greater => Kind::Merged,
    }
}

fn kind_of_intruder(pair: &GoldPair, intruders: &[&Place]) -> Kind {
    let texts = || intruders.iter().flat_map(|place| texts(pair, place));
    if texts().any(is_teaser) {
        Kind::TeaserTakenIn
    } else if texts().all(is_label) {
        Kind::LabelTakenIn
    } else {
        Kind::TextTakenIn
    }
}

fn texts<'a>(pair: &'a GoldPair, place: &Place) -> impl Iterator<Item = &'a str> {
    let (en, uk) = (&pair.en.texts[place.en.clone()], &pair.uk.texts[place.uk.clone()]);
    en.iter().chain(uk).map(String::as_str)
}

/// Headings and strings of the page are short, and do not end as sentences do.
fn is_label(text: &str) -> bool {
    text.chars().count() <= 80 && !text.trim_end().ends_with(['.', '!', '…', ':', ';', '»', '"', '”'])
}

/// Teasers stand after a label of at most three words: «Читайте також: …».
fn is_teaser(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(label, rest)| label.split_whitespace().count() <= 3 && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    const LINE: &str = r#"{"id": 1, "en": ["One.", "Two.", "Share", "Four."],
        "uk": ["Один.", "Два.", "Три.", "Читайте також: Новий міст"],
        "gold": [[[0], [0]], [[1], [1, 2]], [[2], []], [[3], []], [[], [3]]]}"#;

    fn check(beads: &[(Range<usize>, Range<usize>)], expected: &[(Kind, &str)]) {
        let pair = corpus::read_line(LINE).expect("the line is sound");
        let beads: Vec<Bead> = beads.iter().map(|(en, uk)| Bead::new(en.clone(), uk.clone())).collect();
        let found = find(&pair, &beads);
        let shape = |place: &Place| place.shape();
        let shapes = |knot: &Knot| knot.gold.iter().map(shape).collect::<Vec<_>>().join(" ");
        let found: Vec<_> = found.iter().map(|knot| (knot.kind, shapes(knot))).collect();
        assert_eq!(found, expected.iter().map(|(kind, shapes)| (*kind, (*shapes).to_owned())).collect::<Vec<_>>());
    }

    #[test]
    fn right_beads_make_no_error() {
        check(&[(0..1, 0..1), (1..2, 1..3), (2..4, 0..0), (4..4, 3..4)], &[]);
    }

    #[test]
    fn a_unit_too_many_is_known_by_what_it_is() {
        check(&[(0..1, 0..1), (1..3, 1..3), (3..4, 0..0), (0..0, 3..4)], &[(Kind::LabelTakenIn, "1-2 1-0")]);
        check(&[(0..1, 0..1), (1..2, 1..4), (2..4, 0..0)], &[(Kind::TeaserTakenIn, "1-2 0-1")]);
        check(&[(0..1, 0..1), (1..2, 1..3), (2..3, 0..0), (3..4, 3..4)], &[(Kind::FalseJoin, "1-0 0-1")]);
    }

    #[test]
    fn errors_apart_are_counted_apart() {
        let beads = [(0..1, 0..0), (0..0, 0..1), (1..2, 1..2), (0..0, 2..4), (2..4, 0..0)];
        check(&beads, &[(Kind::FalseNull, "1-1"), (Kind::LeftOut, "1-2")]);
    }

    #[test]
    fn borders_are_told_from_joins() {
        check(&[(0..1, 0..2), (1..2, 2..3), (2..4, 3..3), (4..4, 3..4)], &[(Kind::Border, "1-1 1-2")]);
        check(&[(0..2, 0..3), (2..4, 3..3), (4..4, 3..4)], &[(Kind::Merged, "1-1 1-2")]);
    }
}
