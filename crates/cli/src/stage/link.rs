//! `poruch stage link`.
//!
//! Of each page a digest is held until the input ends. Its text goes to a file, for a signal that leaves doubt is settled
//! by aligning the two.

use std::io::{self, StdinLock};
use std::num::NonZeroUsize;

use anyhow::{Context as _, Result};
use poruch::link::{Digest, Linkage, Linker, Pair, Via};
use poruch::{Cache, Linked, OtherVersion, Page, Pipeline};
use poruch_dump::{Place, Spool, SpoolWriter};
use rayon::prelude::*;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::filter::Answered;
use super::parse::Input;
use crate::line::{Failures, Id, LineError, failure, read};
use crate::lines::{Line, Lines};
use crate::threads;

/// How much is read at a time.
const BATCH_BYTES: usize = 1 << 23;

/// Bytes of pages that are held in memory; more go to a file.
const HELD_BYTES: usize = 1 << 28;

/// All pages that were read.
struct Pages {
    ids: Vec<Id>,
    digests: Vec<Digest>,
    places: Vec<Place>,
    spool: Spool,
}

/// A page that was read.
struct Known {
    id: Id,
    digest: Digest,
    json: Vec<u8>,
}

/// What tells a page that was read from one that was not, and whether it has an address.
#[derive(Deserialize)]
struct Probe {
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    blocks: Option<IgnoredAny>,
}

#[derive(Serialize)]
struct Output<'a> {
    en_id: &'a Id,
    uk_id: &'a Id,
    en_url: Option<&'a str>,
    uk_url: Option<&'a str>,
    score: f32,
    via: Via,
    evidence: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<OtherVersion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    en_copies: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    uk_copies: Vec<String>,
}

pub(crate) fn run(threads: Option<NonZeroUsize>) -> Result<Failures> {
    let pipeline = Pipeline::default();
    let mut out = Answered::new();
    let pool = threads::pool(threads)?;
    let pages = pool.install(|| read_pages(&pipeline, &mut out))?;
    for pair in &pool.install(|| link(&pipeline, &pages)).pairs {
        out.write_besides(&serde_json::to_string(&output(pair, &pages))?)?;
    }
    Ok(out.finish()?)
}

/// Reads all lines; writes those that cannot be processed, as they come.
fn read_pages(pipeline: &Pipeline, out: &mut Answered) -> Result<Pages> {
    let mut input = Lines::new(io::stdin().lock());
    let (mut ids, mut digests, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let mut spool = SpoolWriter::new(HELD_BYTES);
    loop {
        let batch = batch(&mut input).context("standard input")?;
        if batch.is_empty() {
            return Ok(Pages { ids, digests, places, spool: spool.finish()? });
        }
        let pages: Vec<_> = batch.into_par_iter().map(|line| read_page(pipeline, line)).collect();
        for page in pages {
            match page {
                Ok(Known { id, digest, json }) => {
                    out.pass();
                    ids.push(id);
                    digests.push(digest);
                    places.push(spool.add(&json)?);
                }
                Err((id, error)) => out.write(&failure(&id, &error))?,
            }
        }
    }
}

/// The next lines, as many as are read at a time.
fn batch(input: &mut Lines<StdinLock<'_>>) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES {
        let Some(line) = input.line()? else { break };
        bytes += line.as_ref().map_or(0, Vec::len) + 1;
        lines.push(line);
    }
    Ok(lines)
}

fn read_page(pipeline: &Pipeline, line: Line) -> Result<Known, (Id, LineError)> {
    let line = line.map_err(|error| (None, error))?;
    let (id, probe) = read::<Probe>(&line)?;
    if probe.url.is_none() {
        return Err((id, LineError::new("field", "missing field `url`")));
    }
    if probe.blocks.is_some() {
        let (id, page) = read::<Page>(&line)?;
        return Known::new(id, &page);
    }
    let (id, input) = read::<Input>(&line)?;
    match input.page(pipeline.parser()) {
        Ok(page) => Known::new(id, &page),
        Err(error) => Err((id, error)),
    }
}

impl Known {
    fn new(id: Id, page: &Page) -> Result<Self, (Id, LineError)> {
        match serde_json::to_vec(page) {
            Ok(json) => Ok(Self { digest: Digest::of(page), id, json }),
            Err(error) => Err((id, LineError::new("internal", error.to_string()))),
        }
    }
}

impl Pages {
    fn page(&self, at: usize) -> Option<Page> {
        serde_json::from_slice(&self.spool.record(self.places[at]).ok()?).ok()
    }
}

fn link(pipeline: &Pipeline, pages: &Pages) -> Linkage {
    let mut verify = |pairs: &[(usize, usize)]| {
        let verify = |cache: &mut Cache, &(en, uk): &(usize, usize)| {
            Some(pipeline.verify(&pages.page(en)?, &pages.page(uk)?, cache))
        };
        pairs.par_iter().map_init(Cache::default, verify).collect()
    };
    Linker::default().link_verified(&pages.digests, &mut verify)
}

fn output<'a>(pair: &Pair, pages: &'a Pages) -> Output<'a> {
    let url = |page: usize| Some(pages.digests[page].url()).filter(|url| !url.is_empty());
    let Linked { via, score, evidence, versions, en_copies, uk_copies, .. } =
        Linked::of(pair, |page| pages.digests[page].url().to_owned());
    Output {
        en_id: &pages.ids[pair.en],
        uk_id: &pages.ids[pair.uk],
        en_url: url(pair.en),
        uk_url: url(pair.uk),
        score,
        via,
        evidence: evidence.iter().map(ToString::to_string).collect(),
        versions,
        en_copies,
        uk_copies,
    }
}
