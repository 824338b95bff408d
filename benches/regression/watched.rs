//! What is guarded.

use anyhow::{Result, ensure};

use crate::harness::{Chore, Session};
use crate::tables;

/// Our row of a corpus, and a rival's.
pub(super) struct Watched {
    stage: fn(&mut Session),
    /// `stage/corpus`.
    pub(super) corpus: &'static str,
    ours: &'static str,
    rival: &'static str,
}

const PORUCH: &str = "poruch";
const RCDOM: &str = "html5ever + RcDom, bare tree";

/// A corpus of each stage, small enough to be counted in seconds.
pub(super) const WATCHED: [Watched; 8] = [
    Watched { stage: tables::parse, corpus: "parse/bundled", ours: PORUCH, rival: RCDOM },
    Watched { stage: tables::extract, corpus: "extract/bundled", ours: PORUCH, rival: RCDOM },
    Watched { stage: tables::detect, corpus: "detect/three words", ours: PORUCH, rival: "whatlang" },
    Watched { stage: tables::segment, corpus: "segment/running/uk", ours: PORUCH, rival: "unicode-segmentation" },
    Watched { stage: tables::align, corpus: "align/noisy prose/200", ours: PORUCH, rival: "Gale–Church, full table" },
    Watched { stage: tables::learn, corpus: "learn/made sites/200", ours: PORUCH, rival: "IBM model 1, five rounds" },
    Watched {
        stage: tables::link,
        corpus: "link/made sites/200",
        ours: PORUCH,
        rival: "language links that agree, alone",
    },
    Watched { stage: tables::run, corpus: "run/made sites/100", ours: "poruch, one thread", rival: RCDOM },
];

impl Watched {
    /// The name of our row.
    pub(super) fn ours(&self) -> String {
        format!("{}/{}", self.corpus, self.ours)
    }

    /// The name of the rival's row.
    pub(super) fn rival(&self) -> String {
        format!("{}/{}", self.corpus, self.rival)
    }

    /// Whether the row is one of the two.
    pub(super) fn has(&self, row: &str) -> bool {
        row == self.ours() || row == self.rival()
    }

    /// Has a row go through its corpus so many times.
    pub(super) fn go(&self, row: &str, times: u32) -> Result<()> {
        let mut session = Session::for_chore(Chore { row: row.to_owned(), times });
        (self.stage)(&mut session);
        ensure!(session.is_chore_done(), "no row {row}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_there() {
        for watched in &WATCHED {
            for row in [watched.ours(), watched.rival()] {
                assert!(watched.go(&row, 0).is_ok(), "{row}");
            }
        }
    }
}
