//! `learn`: a lexicon from the beads of made-up sites.

use std::ops::Range;

use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Learner, Lexicon};

use super::rows::OURS;
use crate::corpora::{MadeDump, MadePair, paragraphs};
use crate::harness::{Group, Load, Row, Session, Unit};
use crate::quality::{Counts, strict_beads};
use crate::rivals::ibm_model_1;

/// Pages of the made-up sites.
const SIZES: [usize; 2] = [200, 1_000];
const IBM: &str = "IBM model 1, five rounds";
/// The strict F1 of beads that a lexicon of ours gives at the least.
const LEAST_F1: f64 = 0.9;
/// Every so many pairs are not learnt from, but aligned.
const KEPT_BACK_EVERY: usize = 4;

/// Measures how a lexicon is learnt from beads that are known, beside IBM model 1 as the textbook has it. How good it is
/// shows in pairs that were not learnt from, aligned by what was learnt without the built-in lexicon.
pub fn learn(session: &mut Session) {
    for size in SIZES {
        let name = format!("learn/made sites/{size}");
        if session.wants(&name, &[OURS, IBM]) {
            measure(session, name, MadeDump::lines(size).pairs);
        }
    }
}

fn measure(session: &mut Session, name: String, pairs: Vec<MadePair>) {
    let (kept_back, learnt_from): (Vec<_>, Vec<_>) =
        pairs.into_iter().enumerate().partition(|(at, _)| at % KEPT_BACK_EVERY == 0);
    let pairs = |part: Vec<(usize, MadePair)>| part.into_iter().map(|(_, pair)| pair).collect::<Vec<_>>();
    let (kept_back, learnt_from) = (pairs(kept_back), pairs(learnt_from));

    let texts: Vec<&String> = learnt_from.iter().flat_map(|pair| pair.beads.iter().flatten().flatten()).collect();
    let load = Load { bytes: texts.iter().map(|text| text.len()).sum(), items: learnt_from.len(), item: "pair" };
    let (learnt_from, kept_back) = (&learnt_from, &kept_back);
    let row = |name, learn: fn(&[MadePair]) -> Lexicon| {
        Row::new(name, move || learn(learnt_from).len()).quality(move || f1(kept_back, learn(learnt_from)))
    };
    let group = Group::new(name, load, Unit::Items).quality("strict F1 of beads by it alone");
    let rival = row(IBM, |pairs| ibm_model_1(&beads(pairs)));
    session.measure(group.row(row(OURS, by_poruch).least(LEAST_F1)).row(rival));
}

fn by_poruch(pairs: &[MadePair]) -> Lexicon {
    let mut learner = Learner::new();
    for [en, uk] in pairs.iter().flat_map(|pair| &pair.beads) {
        learner.add_bead(&paragraphs(en), &paragraphs(uk), 1.0);
    }
    learner.finish()
}

/// The texts of beads, both sides of each.
fn beads(pairs: &[MadePair]) -> Vec<[String; 2]> {
    pairs.iter().flat_map(|pair| &pair.beads).map(|bead| bead.each_ref().map(|side| side.join(" "))).collect()
}

/// The strict F1 of the beads of pairs that are aligned with a lexicon and none beside it.
fn f1(pairs: &[MadePair], lexicon: Lexicon) -> f64 {
    let aligner = Aligner::new(AlignOptions::new().builtin_lexicon(false).lexicon(lexicon));
    let (mut cache, mut counts) = (Cache::default(), Counts::default());
    for pair in pairs {
        let side = |side: usize| pair.beads.iter().flat_map(move |bead| paragraphs(&bead[side])).collect::<Vec<_>>();
        let (source, target) = (side(0), side(1));
        let found = aligner.align(&mut cache, &source, &target).beads;
        let found = found.iter().map(|bead| [places(&bead.source), places(&bead.target)]);
        counts += strict_beads(found, gold(pair));
    }
    counts.f1()
}

/// The beads of a pair as places of its paragraphs, in the order of the beads.
fn gold(pair: &MadePair) -> Vec<[Vec<usize>; 2]> {
    let mut ends = [0, 0];
    let bead = |bead: &[Vec<String>; 2]| {
        [0, 1].map(|side| {
            let start = ends[side];
            ends[side] += bead[side].len();
            (start..ends[side]).collect()
        })
    };
    pair.beads.iter().map(bead).collect()
}

fn places(range: &Range<usize>) -> Vec<usize> {
    range.clone().collect()
}
