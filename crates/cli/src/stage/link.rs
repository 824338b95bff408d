//! `poruch stage link`.
//!
//! Pages are held until the input ends, texts and all: a signal that leaves doubt is settled by aligning the two. For
//! more pages than memory holds there is `poruch run`.

use std::io::{self, StdinLock};
use std::num::NonZeroUsize;

use anyhow::{Context as _, Result};
use poruch::link::{Digest, Linkage, Linker, Pair, Via};
use poruch::{Cache, Page, Pipeline};
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

/// A page with its line's id.
struct Known {
    id: Id,
    page: Page,
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
}

pub(crate) fn run(threads: Option<NonZeroUsize>) -> Result<Failures> {
    let pipeline = Pipeline::default();
    let mut out = Answered::new();
    let known = threads::pool(threads)?.install(|| read_pages(&pipeline, &mut out))?;
    let linkage = link(&pipeline, &known);
    for pair in &linkage.pairs {
        out.write_besides(&serde_json::to_string(&output(pair, &known))?)?;
    }
    Ok(out.finish()?)
}

/// Reads all lines; writes those that cannot be processed, as they come.
fn read_pages(pipeline: &Pipeline, out: &mut Answered) -> Result<Vec<Known>> {
    let mut input = Lines::new(io::stdin().lock());
    let mut known = Vec::new();
    loop {
        let batch = batch(&mut input).context("standard input")?;
        if batch.is_empty() {
            return Ok(known);
        }
        let pages: Vec<_> = batch.into_par_iter().map(|line| read_page(pipeline, line)).collect();
        for page in pages {
            match page {
                Ok(page) => {
                    out.pass();
                    known.push(page);
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
        return Ok(Known { id, page });
    }
    let (id, input) = read::<Input>(&line)?;
    match input.page(pipeline.parser()) {
        Ok(page) => Ok(Known { id, page }),
        Err(error) => Err((id, error)),
    }
}

fn link(pipeline: &Pipeline, known: &[Known]) -> Linkage {
    let digests: Vec<_> = known.par_iter().map(|known| Digest::of(&known.page)).collect();
    let mut cache = Cache::default();
    let mut verify = |en: usize, uk: usize| Some(pipeline.verify(&known[en].page, &known[uk].page, &mut cache));
    Linker::default().link_verified(&digests, &mut verify)
}

fn output<'a>(pair: &Pair, known: &'a [Known]) -> Output<'a> {
    let (en, uk) = (&known[pair.en], &known[pair.uk]);
    let (en_url, uk_url) = (en.page.url(), uk.page.url());
    Output { en_id: &en.id, uk_id: &uk.id, en_url, uk_url, score: pair.score, via: pair.via }
}
