//! One measurement.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, bail, ensure};
use poruch::Cache;
use poruch::align::Aligner;
use poruch::link::{Digest, link};
use poruch::parse::Parser;
use poruch_dump::{Input, Run, Silent};

use super::point::Point;
use super::stage::Stage;
use crate::corpora::{OpenPage, noisy_prose, pages_of, paragraphs};
use crate::harness::Allocations;
use crate::sites::Sites;

/// How often what is short is done again, of which the shortest counts.
const ROUNDS: usize = 5;
/// What takes longer, in seconds, is done once.
const LONG: f64 = 2.0;
/// The file of pages to be linked.
const PAGES: &str = "pages.jsonl";
/// The archive to be run over.
const DUMP: &str = "dump.warc.gz";

/// One measurement to be made.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Task {
    stage: Stage,
    size: usize,
    /// Pairs of pages that are to be found.
    pairs: usize,
    /// Where the input is.
    folder: PathBuf,
}

impl Task {
    /// Makes the input in a folder.
    pub(super) fn prepare(stage: Stage, size: usize, folder: &Path) -> Result<Self> {
        let pairs = match stage {
            Stage::Align => 0,
            Stage::Link => Sites::new(size).sites(1).write(&folder.join(PAGES), None)?.pairs,
            Stage::Run => Sites::new(size).write(&folder.join(DUMP), None)?.pairs,
        };
        Ok(Self { stage, size, pairs, folder: folder.to_owned() })
    }

    /// The task as arguments of a program.
    pub(super) fn arguments(&self) -> [OsString; 4] {
        let Self { stage, size, pairs, folder } = self;
        [stage.name().into(), size.to_string().into(), pairs.to_string().into(), folder.into()]
    }

    /// As [`arguments`](Self::arguments) wrote it.
    pub(super) fn read(arguments: &[String]) -> Result<Self> {
        let [stage, size, pairs, folder] = arguments else { bail!("{arguments:?} is no task") };
        Ok(Self { stage: stage.parse()?, size: size.parse()?, pairs: pairs.parse()?, folder: folder.into() })
    }

    /// Measures in this process, which is to do nothing else.
    pub(super) fn measure(&self) -> Result<Point> {
        match self.stage {
            Stage::Align => self.align(),
            Stage::Link => self.link(),
            Stage::Run => self.run(),
        }
    }

    fn align(&self) -> Result<Point> {
        let prose = noisy_prose(self.size);
        let (source, target) = (paragraphs(&prose.en), paragraphs(&prose.uk));
        let aligner = Aligner::default();
        // Tables are made when they are first needed.
        aligner.align(&mut Cache::default(), &source[..self.size.min(20)], &target[..self.size.min(20)]);
        let mut cache = Cache::default();
        self.shortest(|| {
            let beads = aligner.align(&mut cache, &source, &target).beads;
            let units: usize = beads.iter().map(|bead| bead.source.len()).sum();
            ensure!(units == source.len(), "{units} units of {} in beads", source.len());
            Ok(())
        })
    }

    fn link(&self) -> Result<Point> {
        let parser = Parser::default();
        let digest = |page: OpenPage| -> Result<Digest> { Ok(Digest::of(&parser.parse(&page.html, &page.context())?)) };
        let digests: Vec<_> = pages_of(&self.folder.join(PAGES)).into_iter().map(digest).collect::<Result<_>>()?;
        self.shortest(|| {
            let pairs = link(&digests).pairs.len();
            ensure!(pairs * 10 >= self.pairs * 9, "{pairs} of {} pairs", self.pairs);
            Ok(())
        })
    }

    fn run(&self) -> Result<Point> {
        let input = Input::open(self.folder.join(DUMP))?;
        let report = Run::new([input], self.folder.join("out")).run(&Silent)?;
        let (pages, pairs) = (report.pages.total, report.pairs.total);
        ensure!(pages == self.size as u64, "{pages} pages of {}", self.size);
        ensure!(pairs * 10 >= self.pairs as u64 * 9, "{pairs} of {} pairs", self.pairs);
        Ok(Point { size: self.size, seconds: report.seconds, bytes: report.peak_memory.unwrap_or_default() as f64 })
    }

    /// What `work` takes: the shortest of several rounds, and the memory of the first.
    fn shortest(&self, mut work: impl FnMut() -> Result<()>) -> Result<Point> {
        let mut seconds = Ok(0.0);
        let bytes = Allocations::of(|| seconds = timed(&mut work)).peak;
        let mut seconds = seconds?;
        let rounds = if seconds > LONG { 0 } else { ROUNDS };
        for _ in 0..rounds {
            seconds = seconds.min(timed(&mut work)?);
        }
        Ok(Point { size: self.size, seconds, bytes })
    }
}

fn timed(work: &mut impl FnMut() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}
