//! Errors for a reader of both languages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use poruch::Cache;
use poruch::align::{Aligner, Bead, BeadKind, Explanation};
use poruch_dump::Lesson as _;

use crate::corpus::{GoldPair, Place, Side};
use crate::knot::{Given, Kind, Knot};

/// How often each kind of error came about, and from which shapes to which.
#[derive(Debug, Default)]
pub(crate) struct Kinds(BTreeMap<Kind, OfKind>);

#[derive(Debug, Default)]
struct OfKind {
    errors: usize,
    /// Known beads with two sides that were not found, and such beads given that are wrong.
    missed: usize,
    wrong: usize,
    shapes: BTreeMap<String, usize>,
}

/// How many pairs of shapes are named for each kind.
const SHAPES_NAMED: usize = 5;

impl Kinds {
    pub(crate) fn add(&mut self, knot: &Knot) {
        let of_kind = self.0.entry(knot.kind).or_default();
        of_kind.errors += 1;
        of_kind.missed += knot.gold.iter().filter(|place| !place.is_null()).count();
        of_kind.wrong += knot.given.iter().filter(|given| !given.place.is_null()).count();
        *of_kind.shapes.entry(shapes(knot)).or_default() += 1;
    }
}

impl std::fmt::Display for Kinds {
    /// A line a kind, the costliest first.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "errors missed  wrong  kind             gold → given")?;
        let mut kinds: Vec<_> = self.0.iter().collect();
        kinds.sort_by_key(|(_, of)| std::cmp::Reverse((of.missed + of.wrong, of.errors)));
        for (kind, OfKind { errors, missed, wrong, shapes }) in kinds {
            let mut shapes: Vec<_> = shapes.iter().collect();
            shapes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
            let named = shapes.iter().take(SHAPES_NAMED).map(|(shape, count)| format!("{count}× {shape}"));
            let named = named.collect::<Vec<_>>().join("; ");
            writeln!(f, "{errors:6} {missed:6} {wrong:6}  {kind:16} {named}")?;
        }
        Ok(())
    }
}

/// The shapes of an error: `1-1 0-1 → 1-2`.
fn shapes(knot: &Knot) -> String {
    let join = |shapes: Vec<String>| shapes.join(" ");
    let gold = join(knot.gold.iter().map(Place::shape).collect());
    let given = knot.given.iter().map(|given| match given.kind {
        BeadKind::Moved => format!("{}m", given.place.shape()),
        _ => given.place.shape(),
    });
    format!("{gold} → {}", join(given.collect()))
}

/// What the beads of errors rest on, feature by feature.
#[derive(Debug, Default)]
pub(crate) struct Balance {
    errors: usize,
    sums: Vec<(&'static str, f32)>,
}

impl Balance {
    fn add(&mut self, gold: &[Explanation], given: &[Explanation]) {
        self.errors += 1;
        for (explanations, sign) in [(given, 1.0), (gold, -1.0)] {
            for explanation in explanations {
                self.add_parts(&parts(explanation), sign);
            }
        }
    }

    fn add_parts(&mut self, parts: &[(&'static str, f32)], sign: f32) {
        self.sums.resize(parts.len(), ("", 0.0));
        for (sum, &(name, nats)) in self.sums.iter_mut().zip(parts) {
            *sum = (name, sum.1 + sign * nats);
        }
    }
}

impl std::fmt::Display for Balance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "wrong beads less right ones, nats, mean of {} errors:", self.errors)?;
        self.sums.iter().try_for_each(|(name, sum)| write!(f, "  {name} {:+.2}", sum / self.errors as f32))
    }
}

/// The evidence by feature, and what the shape is worth beforehand; a shape that the aligner does not make counts as
/// the rarest.
fn parts(explanation: &Explanation) -> Vec<(&'static str, f32)> {
    let prior = explanation.prior.unwrap_or(RAREST);
    explanation.evidence.parts().into_iter().chain([("prior", prior)]).collect()
}

/// About the logarithm of the prior of the rarest shape.
const RAREST: f32 = -7.0;

/// Says what beads rest on.
pub(crate) struct Explainer<'a> {
    pub(crate) aligner: &'a Aligner,
    pub(crate) cache: Cache,
    pub(crate) chars: usize,
    pub(crate) balance: Balance,
}

impl Explainer<'_> {
    /// The errors of a document as text; what they rest on is added to the balance.
    pub(crate) fn show(&mut self, pair: &GoldPair, knots: &[&Knot]) -> String {
        let places = |knot: &&Knot| {
            let given = knot.given.iter().map(|given| given.place.clone());
            knot.gold.iter().cloned().chain(given).map(|place| Bead::new(place.en, place.uk)).collect::<Vec<_>>()
        };
        let beads: Vec<Bead> = knots.iter().flat_map(places).collect();
        let [en, uk] = pair.units();
        let explanations = self.aligner.explain(&mut self.cache, &en, &uk, &beads);
        let (mut text, mut rest) = (String::new(), &explanations[..]);
        for (number, knot) in (1..).zip(knots) {
            let (gold, after) = rest.split_at(knot.gold.len());
            let (given, after) = after.split_at(knot.given.len());
            rest = after;
            self.balance.add(gold, given);
            let _ = writeln!(text, "\n  {number}. {} · {}", knot.kind, shapes(knot));
            self.show_knot(pair, knot, (gold, given), &mut text);
        }
        text
    }

    fn show_knot(
        &self,
        pair: &GoldPair,
        knot: &Knot,
        (gold, given): (&[Explanation], &[Explanation]),
        text: &mut String,
    ) {
        for (place, explanation) in knot.gold.iter().zip(gold) {
            let moved = if pair.is_moved(place) { " (moved)" } else { "" };
            push_line(text, &format!("gold  {}{moved}{}", name(place), evidence(place, explanation)));
            self.push_texts("en", &pair.en, place.en.clone(), text);
            self.push_texts("uk", &pair.uk, place.uk.clone(), text);
        }
        for (Given { place, score, kind }, explanation) in knot.given.iter().zip(given) {
            let head = format!("given {} {} {score:.2}", name(place), kind.as_str());
            push_line(text, &format!("{head}{}", evidence(place, explanation)));
        }
    }

    fn push_texts(&self, lang: &str, side: &Side, units: std::ops::Range<usize>, text: &mut String) {
        for unit in units {
            push_line(text, &format!("      {lang} {unit}: {}", shorten(&side.texts[unit], self.chars)));
        }
    }
}

fn push_line(text: &mut String, line: &str) {
    let _ = writeln!(text, "     {line}");
}

/// Where a bead stands: `[3, 4]:[5]`.
fn name(place: &Place) -> String {
    let side = |range: &std::ops::Range<usize>| range.clone().collect::<Vec<_>>();
    format!("{:?}:{:?}", side(&place.en), side(&place.uk))
}

/// The features that tell anything: `  +4.1 = lexicon +3.0 length +1.1; prior −0.5; covers 1.00, 0.64`.
fn evidence(place: &Place, explanation: &Explanation) -> String {
    let prior = explanation.prior.map_or("none".to_owned(), |prior| format!("{prior:+.1}"));
    if place.is_null() {
        return format!("  prior {prior}");
    }
    let mut text = format!("  {:+.1} =", explanation.evidence.total());
    for (name, nats) in explanation.evidence.parts().into_iter().filter(|(_, nats)| nats.abs() >= 0.05) {
        let _ = write!(text, " {name} {nats:+.1}");
    }
    let coverage = explanation.coverage;
    let _ = write!(text, "; prior {prior}; covers {:.2}, {:.2}", coverage.source, coverage.target);
    text
}

/// The start and the end of a long text.
fn shorten(text: &str, most: usize) -> String {
    let text = text.replace(char::is_whitespace, " ");
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= most {
        return text;
    }
    let (head, tail) = (&chars[..most * 2 / 3], &chars[chars.len() - most / 3..]);
    head.iter().chain([' ', '…', ' '].iter()).chain(tail).collect()
}
