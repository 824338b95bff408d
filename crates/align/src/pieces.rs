//! Cuts large pairs into pieces that are aligned on their own.
//!
//! Terms that stand in few units of either side are anchors: two units that share enough of them, and each other's
//! best in that, are a point; the heaviest chain of points that rises on both sides is found in `n log n`, and the
//! pair is cut between two points of the chain that follow each other on both sides. Nothing is assumed of the
//! diagonal: an abridged version's chain is as steep as it likes.

use std::ops::Range;

use crate::document::Document;
use crate::evidence::{Pair, Piece};

/// Pairs of at most this many cells are aligned whole.
const WHOLE_CELLS: usize = 40_000;

/// Pieces are at least this long on the longer side, so that a cut is rare beside what it saves.
const LEAST_UNITS: usize = 24;

/// No piece has more cells than this, even where no anchor is found: a bound on memory (about 50 bytes a cell, and 200
/// more for each that is worth counting).
const MOST_CELLS: usize = 160_000;

/// A term is rare that stands in at most so many units of a side of the piece: repeated texts are told apart by the
/// chain, not by one term.
const RARE: usize = 8;

/// How many of a unit's rarest links are followed.
const FOLLOWED: usize = 8;

/// The least weight, in nats, of a point: two or three rare terms shared.
const LEAST_WEIGHT: f32 = 6.0;

/// Two units that share rare terms, counted from the start of the piece.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    source: u32,
    target: u32,
    weight: f32,
}

/// The pieces of `pair`, in order; together they cover both sides.
pub(crate) fn cut(pair: Pair<'_>) -> Vec<Piece> {
    bound(pair, &Piece { source: 0..pair.source.len(), target: 0..pair.target.len() })
}

/// The piece, in parts where it is too large to be aligned whole.
///
/// What is rare is decided anew in each part, so that large parts are cut again.
pub(crate) fn bound(pair: Pair<'_>, piece: &Piece) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut waiting = vec![piece.clone()];
    while let Some(piece) = waiting.pop() {
        if cells(&piece) <= WHOLE_CELLS {
            pieces.push(piece);
            continue;
        }
        let parts = cut_at_anchors(pair, &piece);
        if parts.len() > 1 {
            waiting.extend(parts.into_iter().rev());
        } else if cells(&piece) <= MOST_CELLS {
            pieces.push(piece);
        } else {
            cut_by_share(pair, &piece, &mut pieces);
        }
    }
    pieces
}

fn cells(piece: &Piece) -> usize {
    piece.source.len().saturating_mul(piece.target.len())
}

fn cut_at_anchors(pair: Pair<'_>, piece: &Piece) -> Vec<Piece> {
    let (sources, targets) = (piece.source.len(), piece.target.len());
    let chain = heaviest_chain(&mutual_best(points(pair, piece), sources, targets), targets);
    let mut parts = Vec::new();
    let mut start = (0, 0);
    let mut push = |start: (usize, usize), end: (usize, usize)| {
        let shift = |from, to, range: &Range<usize>| range.start + from..range.start + to;
        let (source, target) = (shift(start.0, end.0, &piece.source), shift(start.1, end.1, &piece.target));
        parts.push(Piece { source, target });
    };
    for two in chain.windows(2) {
        let next = (two[1].source as usize, two[1].target as usize);
        let follows = (two[0].source as usize + 1, two[0].target as usize + 1) == next;
        let long = (next.0 - start.0).max(next.1 - start.1) >= LEAST_UNITS;
        if follows && long {
            push(start, next);
            start = next;
        }
    }
    push(start, (sources, targets));
    parts
}

/// The points of rare links, in order of source and target.
fn points(pair: Pair<'_>, piece: &Piece) -> Vec<Point> {
    let mut points = Vec::new();
    let mut links = Vec::new();
    let mut weights = vec![0.0_f32; piece.target.len()];
    let mut touched: Vec<u32> = Vec::new();
    for unit in piece.source.clone() {
        rarest_links(pair, piece, unit, &mut links);
        for &(_, term, odds) in &links {
            for &other in pair.target.units_within(term, &piece.target) {
                let at = other - index(piece.target.start);
                if weights[at as usize] == 0.0 {
                    touched.push(at);
                }
                weights[at as usize] += (1.0 + odds / pair.source.shape(unit).mass).ln();
            }
        }
        touched.sort_unstable();
        for target in touched.drain(..) {
            let weight = std::mem::take(&mut weights[target as usize]);
            if weight >= LEAST_WEIGHT {
                points.push(Point { source: index(unit - piece.source.start), target, weight });
            }
        }
    }
    points
}

/// The links of a unit whose terms are rarest on both sides: how many units they join, the target term, the odds.
fn rarest_links(pair: Pair<'_>, piece: &Piece, unit: usize, links: &mut Vec<(usize, u32, f32)>) {
    links.clear();
    for &term in pair.source.terms_of(unit) {
        let sources = pair.source.units_within(term, &piece.source).len();
        if sources > RARE {
            continue;
        }
        for link in pair.links.of_source(term) {
            let targets = pair.target.units_within(link.term, &piece.target).len();
            if (1..=RARE).contains(&targets) {
                links.push((sources * targets, link.term, link.odds));
            }
        }
    }
    links.sort_unstable_by_key(|&(joined, term, _)| (joined, term));
    links.dedup_by_key(|&mut (_, term, _)| term);
    links.truncate(FOLLOWED);
}

/// Units of a piece are fewer than 2³².
fn index(unit: usize) -> u32 {
    u32::try_from(unit).unwrap_or(u32::MAX)
}

/// The points that are the heaviest of their source unit and of their target unit.
fn mutual_best(mut points: Vec<Point>, sources: usize, targets: usize) -> Vec<Point> {
    let mut best_of_source = vec![0.0_f32; sources];
    let mut best_of_target = vec![0.0_f32; targets];
    for point in &points {
        let source = &mut best_of_source[point.source as usize];
        *source = source.max(point.weight);
        let target = &mut best_of_target[point.target as usize];
        *target = target.max(point.weight);
    }
    points.retain(|point| {
        point.weight >= best_of_source[point.source as usize] && point.weight >= best_of_target[point.target as usize]
    });
    points
}

/// The heaviest chain that rises strictly on both sides, by a Fenwick tree of prefix maxima over the target.
fn heaviest_chain(points: &[Point], targets: usize) -> Vec<Point> {
    const NONE: u32 = u32::MAX;
    let mut tree = vec![(0.0_f32, NONE); targets + 1];
    let mut previous = vec![NONE; points.len()];
    let mut sums = vec![0.0_f32; points.len()];
    let mut start = 0;
    while start < points.len() {
        // Points of one source unit must not chain: ask for all before any is entered.
        let end = start + points[start..].iter().take_while(|point| point.source == points[start].source).count();
        for at in start..end {
            let (sum, before) = prefix_best(&tree, points[at].target as usize);
            (sums[at], previous[at]) = (sum + points[at].weight, before);
        }
        for at in start..end {
            enter(&mut tree, points[at].target as usize + 1, (sums[at], index(at)));
        }
        start = end;
    }
    let mut chain = Vec::new();
    let mut at = prefix_best(&tree, targets).1;
    while let Some(&point) = points.get(at as usize) {
        chain.push(point);
        at = previous[at as usize];
    }
    chain.reverse();
    chain
}

fn prefix_best(tree: &[(f32, u32)], mut end: usize) -> (f32, u32) {
    let mut best = (0.0, u32::MAX);
    while end > 0 {
        if tree[end].0 > best.0 {
            best = tree[end];
        }
        end &= end - 1;
    }
    best
}

fn enter(tree: &mut [(f32, u32)], mut at: usize, value: (f32, u32)) {
    while at < tree.len() {
        if value.0 > tree[at].0 {
            tree[at] = value;
        }
        at += at & at.wrapping_neg();
    }
}

/// Cuts a piece without anchors where both sides have had an equal share of their text: a bound on memory, and no more
/// than a guess.
fn cut_by_share(pair: Pair<'_>, piece: &Piece, pieces: &mut Vec<Piece>) {
    // A lopsided piece is cut along its longer side until the parts fit; at least one cell a part remains.
    let parts = (cells(piece) / MOST_CELLS).isqrt() + 1;
    let parts = parts.max(cells(piece) / MOST_CELLS / piece.source.len().min(piece.target.len()).max(1)).max(1);
    let ends = |document, range: &Range<usize>| equal_shares(document, range.clone(), parts);
    let mut from = (piece.source.start, piece.target.start);
    for (source, target) in ends(pair.source, &piece.source).into_iter().zip(ends(pair.target, &piece.target)) {
        pieces.push(Piece { source: from.0..source, target: from.1..target });
        from = (source, target);
    }
}

/// Where to cut the units into `parts` of about equal text.
fn equal_shares(document: &Document, range: Range<usize>, parts: usize) -> Vec<usize> {
    let total: f64 = range.clone().map(|unit| f64::from(document.shape(unit).chars)).sum();
    let mut ends = Vec::with_capacity(parts);
    let (mut sum, mut unit) = (0.0, range.start);
    for part in 1..parts {
        while unit < range.end && sum < total * part as f64 / parts as f64 {
            sum += f64::from(document.shape(unit).chars);
            unit += 1;
        }
        ends.push(unit);
    }
    ends.push(range.end);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(points: &[(u32, u32, f32)], expected: &[(u32, u32)]) {
        let points: Vec<_> = points.iter().map(|&(source, target, weight)| Point { source, target, weight }).collect();
        let chain = heaviest_chain(&points, 100);
        let found: Vec<_> = chain.iter().map(|point| (point.source, point.target)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_heaviest_chain_wins_over_the_longest() {
        check(&[(0, 5, 1.0), (1, 6, 1.0), (2, 0, 9.0), (3, 7, 1.0)], &[(2, 0), (3, 7)]);
        check(&[], &[]);
    }

    #[test]
    fn points_of_one_unit_do_not_follow_each_other() {
        check(&[(0, 1, 1.0), (0, 2, 1.5), (1, 2, 1.0), (1, 3, 1.0)], &[(0, 2), (1, 3)]);
    }

    #[test]
    fn a_point_left_out_of_order_leaves_the_chain_whole() {
        check(&[(0, 0, 2.0), (1, 40, 3.0), (2, 1, 2.0), (3, 2, 2.0)], &[(0, 0), (2, 1), (3, 2)]);
    }
}
