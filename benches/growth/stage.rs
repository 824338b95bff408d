//! What is measured.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Error, Result, bail, ensure};
use peak_alloc::PeakAlloc;
use poruch::Cache;
use poruch::align::{Aligner, Unit};
use poruch::link::{Digest, link};
use poruch::parse::{PageContext, Parser};
use poruch_benches::sites::Sites;
use poruch_benches::{OpenPage, noisy_prose, pages_of};
use poruch_dump::{Input, Run, Silent};

use crate::point::Point;

/// How often what is short is done, of which the shortest counts.
const ROUNDS: usize = 5;
/// What takes longer, in seconds, is done once.
const LONG: f64 = 2.0;
/// The file of pages to be linked.
const PAGES: &str = "pages.jsonl";
/// The archive to be run over.
const DUMP: &str = "dump.warc.gz";

/// A stage whose growth is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Two long texts, paragraph by paragraph.
    Align,
    /// The pages of one site.
    Link,
    /// A dump, from the first byte to the last bead, by all threads.
    Run,
}

impl Stage {
    pub(crate) const ALL: [Self; 3] = [Self::Align, Self::Link, Self::Run];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Align => "align",
            Self::Link => "link",
            Self::Run => "run",
        }
    }

    /// What sizes count.
    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::Align => "paragraphs",
            Self::Link | Self::Run => "pages",
        }
    }

    /// What the memory is that is measured.
    pub(crate) fn memory(self) -> &'static str {
        match self {
            Self::Align | Self::Link => "memory allocated beside the input",
            Self::Run => "memory of the process",
        }
    }

    /// The sizes where none are asked for.
    pub(crate) fn sizes(self) -> &'static [usize] {
        match self {
            Self::Align => &[200, 632, 2_000, 6_325, 20_000],
            Self::Link => &[100, 316, 1_000, 3_162, 10_000],
            Self::Run => &[200, 2_000, 20_000],
        }
    }

    /// Makes the input in a folder.
    pub(crate) fn prepare(self, size: usize, folder: &Path) -> Result<Task> {
        let pairs = match self {
            Self::Align => 0,
            Self::Link => Sites::new(size).sites(1).write(&folder.join(PAGES), None)?.pairs,
            Self::Run => Sites::new(size).write(&folder.join(DUMP), None)?.pairs,
        };
        Ok(Task { stage: self, size, pairs, folder: folder.to_owned() })
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Stage {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|stage| stage.name() == name) {
            Some(stage) => Ok(stage),
            None => bail!("{name:?} is no stage: align, link or run"),
        }
    }
}

/// One measurement to be made.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Task {
    stage: Stage,
    size: usize,
    /// Pairs of pages that are to be found.
    pairs: usize,
    /// Where the input is.
    folder: PathBuf,
}

impl Task {
    /// The task as arguments of a program.
    pub(crate) fn arguments(&self) -> [OsString; 4] {
        let Self { stage, size, pairs, folder } = self;
        [stage.name().into(), size.to_string().into(), pairs.to_string().into(), folder.into()]
    }

    /// As [`arguments`](Self::arguments) wrote it.
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let [stage, size, pairs, folder] = arguments else { bail!("{arguments:?} is no task") };
        Ok(Self { stage: stage.parse()?, size: size.parse()?, pairs: pairs.parse()?, folder: folder.into() })
    }

    /// Measures in this process, which is to do nothing else.
    pub(crate) fn measure(&self, heap: PeakAlloc) -> Result<Point> {
        match self.stage {
            Stage::Align => self.align(heap),
            Stage::Link => self.link(heap),
            Stage::Run => self.run(),
        }
    }

    fn align(&self, heap: PeakAlloc) -> Result<Point> {
        let (en, uk) = noisy_prose(self.size);
        let (source, target): (Vec<_>, Vec<_>) = (units(&en).collect(), units(&uk).collect());
        let aligner = Aligner::default();
        // Tables are made when they are first needed.
        aligner.align(&mut Cache::default(), &source[..self.size.min(20)], &target[..self.size.min(20)]);
        let mut cache = Cache::default();
        self.shortest(heap, || {
            let beads = aligner.align(&mut cache, &source, &target).beads;
            let units: usize = beads.iter().map(|bead| bead.source.len()).sum();
            ensure!(units == source.len(), "{units} units of {} in beads", source.len());
            Ok(())
        })
    }

    fn link(&self, heap: PeakAlloc) -> Result<Point> {
        let parser = Parser::default();
        let digest = |page: OpenPage| -> Result<Digest> {
            let url = page.url.as_deref().unwrap_or_default();
            Ok(Digest::of(&parser.parse(&page.html, &PageContext::new().url(url))?))
        };
        let digests: Vec<_> = pages_of(&self.folder.join(PAGES)).into_iter().map(digest).collect::<Result<_>>()?;
        self.shortest(heap, || {
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
    fn shortest(&self, heap: PeakAlloc, mut work: impl FnMut() -> Result<()>) -> Result<Point> {
        let before = heap.current_usage();
        heap.reset_peak_usage();
        let mut seconds = timed(&mut work)?;
        let bytes = (heap.peak_usage() - before) as f64;
        let rounds = if seconds > LONG { 0 } else { ROUNDS };
        for _ in 0..rounds {
            seconds = seconds.min(timed(&mut work)?);
        }
        Ok(Point { size: self.size, seconds, bytes })
    }
}

fn units(texts: &[String]) -> impl Iterator<Item = Unit<'_>> {
    texts.iter().map(|text| Unit::new(text))
}

fn timed(work: &mut impl FnMut() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}
