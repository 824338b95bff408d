//! What is guarded.

use anyhow::{Result, ensure};

use crate::harness::{Chore, Session};
use crate::tables;

/// A corpus of ours, and what it is held against.
pub(super) struct Watched {
    pub(super) ours: Counted,
    pub(super) rival: Counted,
}

/// A row whose instructions are counted.
pub(super) struct Counted {
    stage: fn(&mut Session),
    /// `stage/corpus/row`.
    pub(super) row: &'static str,
    /// How many times it goes through its corpus: more where that is little beside what is done before.
    pub(super) times: u32,
}

impl Counted {
    const fn of(stage: fn(&mut Session), row: &'static str, times: u32) -> Self {
        Self { stage, row, times }
    }

    /// Has the row go through its corpus so many times.
    pub(super) fn go(&self, times: u32) -> Result<()> {
        let mut session = Session::for_chore(Chore { row: self.row.to_owned(), times });
        (self.stage)(&mut session);
        ensure!(session.is_chore_done(), "no row {}", self.row);
        Ok(())
    }
}

const PAGES_AS_TREES: Counted = Counted::of(tables::run, "run/made sites/100/html5ever + RcDom, bare tree", 2);

/// A corpus of each stage, small enough to be counted in seconds. What finds pairs has no rival that does anything like
/// its work; the bare tree of pages is a measure for it, too.
pub(super) const WATCHED: [Watched; 8] = [
    Watched {
        ours: Counted::of(tables::parse, "parse/bundled/poruch", 2),
        rival: Counted::of(tables::parse, "parse/bundled/html5ever + RcDom, bare tree", 2),
    },
    Watched {
        ours: Counted::of(tables::extract, "extract/bundled/poruch", 2),
        rival: Counted::of(tables::extract, "extract/bundled/dom_smoothie", 2),
    },
    Watched {
        ours: Counted::of(tables::detect, "detect/three words/poruch", 10),
        rival: Counted::of(tables::detect, "detect/three words/whatlang", 2),
    },
    Watched {
        ours: Counted::of(tables::segment, "segment/running/uk/poruch", 5),
        rival: Counted::of(tables::segment, "segment/running/uk/unicode-segmentation", 2),
    },
    Watched {
        ours: Counted::of(tables::align, "align/noisy prose/200/poruch", 5),
        rival: Counted::of(tables::align, "align/noisy prose/200/Gale–Church, full table", 5),
    },
    Watched {
        ours: Counted::of(tables::learn, "learn/made sites/200/poruch", 2),
        rival: Counted::of(tables::learn, "learn/made sites/200/IBM model 1, five rounds", 1),
    },
    Watched { ours: Counted::of(tables::link, "link/made sites/200/poruch", 10), rival: PAGES_AS_TREES },
    Watched { ours: Counted::of(tables::run, "run/made sites/100/poruch, one thread", 2), rival: PAGES_AS_TREES },
];

/// The row of this name.
pub(super) fn find(row: &str) -> Option<&'static Counted> {
    WATCHED.iter().flat_map(|watched| [&watched.ours, &watched.rival]).find(|counted| counted.row == row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_there() {
        for Watched { ours, rival } in &WATCHED {
            assert!(ours.go(0).is_ok() && rival.go(0).is_ok(), "{} or {}", ours.row, rival.row);
        }
    }
}
