//! Pairs of texts with their known alignment.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use poruch::align::{Bead, Role, Unit};
use poruch_dump::Lesson;
use serde::Deserialize;

/// A pair of texts with its known alignment.
#[derive(Debug)]
pub(crate) struct GoldPair {
    pub(crate) id: String,
    pub(crate) en: Side,
    pub(crate) uk: Side,
    /// The known beads; those of one side only hold one unit.
    pub(crate) gold: Vec<Place>,
    /// Which of the known beads are out of order.
    pub(crate) moved: Vec<usize>,
}

/// The paragraphs of a side, with hints where there are any.
#[derive(Debug)]
pub(crate) struct Side {
    pub(crate) texts: Vec<String>,
    hints: Vec<Hint>,
}

/// What is known of a paragraph beside its text.
#[derive(Debug, Deserialize)]
struct Hint {
    #[serde(default)]
    kind: Role,
    #[serde(default)]
    anchors: Vec<String>,
}

/// Where a bead stands; an empty side is `0..0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) en: Range<usize>,
    pub(crate) uk: Range<usize>,
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    en: Vec<String>,
    uk: Vec<String>,
    gold: Vec<(Vec<usize>, Vec<usize>)>,
    #[serde(default)]
    moved: Vec<usize>,
    #[serde(default)]
    en_hints: Vec<Hint>,
    #[serde(default)]
    uk_hints: Vec<Hint>,
}

/// Reads a file of pairs.
pub(crate) fn read(path: &Path) -> Result<Vec<GoldPair>> {
    let name = || path.display().to_string();
    let lines = BufReader::new(File::open(path).with_context(name)?).lines();
    let pair = |(at, line): (usize, std::io::Result<String>)| {
        read_line(&line?).with_context(|| format!("{}, line {}", name(), at + 1))
    };
    lines.enumerate().map(pair).collect()
}

/// Reads a line of such a file.
pub(crate) fn read_line(line: &str) -> Result<GoldPair> {
    let Line { id, en, uk, gold, moved, en_hints, uk_hints } = serde_json::from_str(line)?;
    let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let (mut places, mut now_at) = (Vec::new(), Vec::new());
    for (en, uk) in &gold {
        now_at.push(places.len());
        places.extend(split_null(Place { en: range(en)?, uk: range(uk)? }));
    }
    let moved = moved.into_iter().map(|at| now_at.get(at).copied().context("no such gold bead in moved"));
    let moved = moved.collect::<Result<_>>()?;
    Ok(GoldPair {
        id,
        en: Side { texts: en, hints: en_hints },
        uk: Side { texts: uk, hints: uk_hints },
        gold: places,
        moved,
    })
}

/// Consecutive indices as a range.
fn range(indices: &[usize]) -> Result<Range<usize>> {
    let (Some(&start), Some(&last)) = (indices.first(), indices.last()) else { return Ok(0..0) };
    ensure!(indices.iter().copied().eq(start..=last), "the units of a bead are not consecutive: {indices:?}");
    Ok(start..last + 1)
}

/// Units that have no counterpart are counted one by one.
pub(crate) fn split_null(place: Place) -> Vec<Place> {
    if !place.is_null() {
        return vec![place];
    }
    let en = place.en.map(|unit| Place { en: unit..unit + 1, uk: 0..0 });
    en.chain(place.uk.map(|unit| Place { en: 0..0, uk: unit..unit + 1 })).collect()
}

impl Place {
    pub(crate) fn of(bead: &Bead) -> Self {
        let side = |range: &Range<usize>| if range.is_empty() { 0..0 } else { range.clone() };
        Self { en: side(&bead.source), uk: side(&bead.target) }
    }

    pub(crate) fn is_null(&self) -> bool {
        self.en.is_empty() || self.uk.is_empty()
    }

    /// How many units of either side it holds: `1-2`.
    pub(crate) fn shape(&self) -> String {
        format!("{}-{}", self.en.len(), self.uk.len())
    }
}

impl Side {
    pub(crate) fn units(&self) -> Vec<Unit<'_>> {
        let unit = |(at, text): (usize, _)| match self.hints.get(at) {
            Some(hint) => Unit::new(text).with_role(hint.kind).with_anchors(&hint.anchors),
            None => Unit::new(text),
        };
        self.texts.iter().map(String::as_str).enumerate().map(unit).collect()
    }
}

impl Lesson for GoldPair {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        [self.en.units(), self.uk.units()]
    }
}

impl GoldPair {
    pub(crate) fn is_gold(&self, place: &Place) -> bool {
        self.gold.contains(place)
    }

    /// Whether the bead is one of those known to be out of order.
    pub(crate) fn is_moved(&self, place: &Place) -> bool {
        self.moved.iter().any(|&at| self.gold[at] == *place)
    }
}
