//! `align`: from 20 to 20,000 paragraphs a side.

use std::cell::RefCell;
use std::ops::Range;

use poruch::Cache;
use poruch::align::{Aligner, Bead};

use super::rows::OURS;
use crate::corpora::{GoldBead, Prose, noisy_prose, paragraphs};
use crate::harness::{Allocations, Group, Load, Row, Session, Unit, median};
use crate::quality::strict_beads;
use crate::rivals::{gale_church, lengths};
use crate::scaling::PowerLaw;

/// Paragraphs a side.
const SIZES: [usize; 4] = [20, 200, 2_000, 20_000];
/// The table of Gale–Church has the square of that many cells.
const LARGEST_TABLE: usize = 2_000;
const GALE_CHURCH: &str = "Gale–Church, full table";
/// The strict F1 that ours reaches on each of them at the least.
const LEAST_F1: f64 = 0.9;

/// Measures how paragraphs are aligned, with the full table of Gale–Church as a rival where it is of a sensible size.
pub fn align(session: &mut Session) {
    let aligner = Aligner::default();
    let mut sizes = Vec::new();
    for size in SIZES {
        let name = format!("align/noisy prose/{size}");
        if session.wants(&name, &[OURS, GALE_CHURCH]) {
            sizes.extend(measure(session, name, &noisy_prose(size), &aligner));
        }
    }
    if let [.., small, large] = &sizes[..] {
        note_growth(session, small, large);
    }
}

/// What the alignment of one size takes.
struct Size {
    paragraphs: f64,
    seconds: f64,
    /// The most bytes held at a time, the cache among them.
    bytes: f64,
}

/// Notes by what time and memory grow from one size to another: 1 is in proportion.
fn note_growth(session: &mut Session, small: &Size, large: &Size) {
    let slope = |of: fn(&Size) -> f64| PowerLaw::through([small, large].map(|size| (size.paragraphs, of(size)))).slope;
    session.note(format!(
        "align/noisy prose: from {:.0} to {:.0} paragraphs a side, time grows with exponent {:.2}, memory with {:.2}, to \
         {:.1} MB beside the texts.",
        small.paragraphs,
        large.paragraphs,
        slope(|size| size.seconds),
        slope(|size| size.bytes),
        large.bytes / 1e6,
    ));
}

fn measure(session: &mut Session, name: String, prose: &Prose, aligner: &Aligner) -> Option<Size> {
    let (source, target) = (paragraphs(&prose.en), paragraphs(&prose.uk));
    let cache = RefCell::new(Cache::default());
    let by_poruch = || aligner.align(&mut cache.borrow_mut(), &source, &target).beads;
    let ours = Row::new(OURS, || all_units(&by_poruch(), prose))
        .quality(|| f1(by_poruch().iter().map(|bead| places(&bead.source, &bead.target)), &prose.beads))
        .least(LEAST_F1);
    let load = Load { bytes: bytes(&prose.en) + bytes(&prose.uk), items: prose.en.len(), item: "paragraph" };
    let mut group = Group::new(name, load, Unit::Items).quality("strict F1 of beads").row(ours);
    if prose.en.len() <= LARGEST_TABLE {
        let by_length = || gale_church(&lengths(&prose.en), &lengths(&prose.uk));
        let rival = Row::new(GALE_CHURCH, move || by_length().len());
        let f1 = move || f1(by_length().iter().map(|(source, target)| places(source, target)), &prose.beads);
        group = group.row(rival.quality(f1));
    }
    let measured = session.measure(group)?;
    let seconds = median(measured.rows[0].costs.iter().map(|cost| cost.clock))?;
    let first = Allocations::of(|| drop(aligner.align(&mut Cache::default(), &source, &target)));
    Some(Size { paragraphs: prose.en.len() as f64, seconds, bytes: first.peak })
}

fn bytes(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

/// How many beads there are; all paragraphs are found in them again.
fn all_units(beads: &[Bead], prose: &Prose) -> usize {
    assert_eq!(beads.iter().map(|bead| bead.source.len()).sum::<usize>(), prose.en.len(), "a paragraph was lost");
    assert_eq!(beads.iter().map(|bead| bead.target.len()).sum::<usize>(), prose.uk.len(), "a paragraph was lost");
    beads.len()
}

fn places(source: &Range<usize>, target: &Range<usize>) -> [Vec<usize>; 2] {
    [source.clone().collect(), target.clone().collect()]
}

fn f1(found: impl Iterator<Item = [Vec<usize>; 2]>, gold: &[GoldBead]) -> f64 {
    strict_beads(found, gold.iter().map(|bead| [bead.en.clone(), bead.uk.clone()])).f1()
}
