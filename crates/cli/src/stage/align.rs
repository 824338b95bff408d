//! `poruch stage align`.

use std::io;

use anyhow::{Context as _, Result};
use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Alignment, Bead, BeadKind, Sentence, SentenceBead, Verdict};
use rayon::prelude::*;
use serde::Serialize;

use super::filter::{Answered, Filter, Lines};
use super::learning::{CHUNK, learn};
use super::line::{Failures, Outcome, answer, failure};
use super::offsets::CodePoints;
use super::pair::{Pair, ReadLine};
use crate::args::StageAlignArgs;

#[derive(Serialize)]
struct Output {
    beads: Vec<BeadForm>,
    verdict: Verdict,
}

#[derive(Serialize)]
struct BeadForm {
    en: Vec<usize>,
    uk: Vec<usize>,
    score: f32,
    kind: BeadKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<SentenceForm>>,
}

#[derive(Serialize)]
struct SentenceForm {
    en: Vec<[usize; 3]>,
    uk: Vec<[usize; 3]>,
    score: f32,
}

pub(crate) fn run(filter: &Filter, args: &StageAlignArgs) -> Result<Failures> {
    let options = args.lexicon.options()?;
    if args.learn {
        return learn_and_align(filter, options, args.lexicon.sentences);
    }
    let aligner = Aligner::new(options);
    filter.map(Cache::default, |cache, line| outcome(&aligner, cache, args.lexicon.sentences, &Pair::read(line)))
}

/// Reads all lines, learns a lexicon from them, then aligns each line with it.
fn learn_and_align(filter: &Filter, options: AlignOptions, sentences: bool) -> Result<Failures> {
    let lines = read_all().context("standard input")?;
    filter.pool()?.install(|| {
        let pairs: Vec<_> = lines.iter().flatten().map(|(_, pair)| pair).collect();
        let lexicon = learn(&options, &pairs);
        let aligner = Aligner::new(options.lexicon(lexicon));
        let mut out = Answered::new();
        for chunk in lines.chunks(CHUNK) {
            let outcome = |cache: &mut Cache, line: &ReadLine| outcome(&aligner, cache, sentences, line);
            let outcomes: Vec<_> = chunk.par_iter().map_init(Cache::default, outcome).collect();
            outcomes.iter().try_for_each(|outcome| out.write(outcome))?;
        }
        Ok(out.finish()?)
    })
}

fn read_all() -> io::Result<Vec<ReadLine>> {
    let mut input = Lines::new(io::stdin().lock());
    let mut lines = Vec::new();
    while let Some(line) = input.line()? {
        lines.push(line.map_err(|error| (None, error)).and_then(|line| Pair::read(&line)));
    }
    Ok(lines)
}

fn outcome(aligner: &Aligner, cache: &mut Cache, sentences: bool, line: &ReadLine) -> Outcome {
    match line {
        Ok((id, pair)) => answer(id, output(pair, &pair.align(aligner, cache), sentences)),
        Err((id, error)) => failure(id, error),
    }
}

fn output(pair: &Pair, alignment: &Alignment, sentences: bool) -> Output {
    let beads = alignment.beads.iter().map(|bead| bead_form(pair, bead, sentences)).collect();
    Output { beads, verdict: alignment.verdict }
}

fn bead_form(pair: &Pair, bead: &Bead, sentences: bool) -> BeadForm {
    let sentence_form = |bead: &SentenceBead| SentenceForm {
        en: spans(&bead.source, &pair.en),
        uk: spans(&bead.target, &pair.uk),
        score: bead.score,
    };
    BeadForm {
        en: bead.source.clone().collect(),
        uk: bead.target.clone().collect(),
        score: bead.score,
        kind: bead.kind,
        sentences: sentences.then(|| bead.sentences.iter().map(sentence_form).collect()),
    }
}

/// Sentences as `[paragraph, start, end]`, in code points.
fn spans(sentences: &[Sentence], texts: &[String]) -> Vec<[usize; 3]> {
    let span = |sentence: &Sentence| {
        let [start, end] = CodePoints::new(&texts[sentence.unit]).span(&sentence.range);
        [sentence.unit, start, end]
    };
    sentences.iter().map(span).collect()
}
