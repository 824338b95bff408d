//! `poruch stage align`.

use std::io;
use std::num::NonZeroUsize;

use anyhow::{Context as _, Result};
use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Bead, BeadKind, Coverage, Evidence, Explanation};
use poruch::align::{Sentence, SentenceBead, Verdict};
use poruch_dump::{Lesson as _, Place, Spool, SpoolWriter, Training, in_order};
use serde::Serialize;

use super::filter::{Answered, Filter};
use super::offsets::CodePoints;
use crate::args::StageAlignArgs;
use crate::line::{Failures, LineError, Outcome, answer, failure};
use crate::lines::Lines;
use crate::pair::{Pair, ReadLine};
use crate::threads;

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
    #[serde(flatten)]
    explanation: Option<ExplanationForm>,
}

#[derive(Serialize)]
struct ExplanationForm {
    evidence: Evidence,
    coverage: CoverageForm,
}

#[derive(Serialize)]
struct CoverageForm {
    en: f32,
    uk: f32,
}

#[derive(Serialize)]
struct SentenceForm {
    en: Vec<[usize; 3]>,
    uk: Vec<[usize; 3]>,
    score: f32,
}

pub(crate) fn run(filter: &Filter, args: &StageAlignArgs, threads: Option<NonZeroUsize>) -> Result<Failures> {
    let options = args.align.options()?;
    if args.learn.learn {
        return threads::pool(threads)?.install(|| learn_and_align(args, &options));
    }
    let stage = Stage::new(args, options);
    filter.map(Cache::default, |cache, line| stage.outcome(cache, Pair::read(line)))
}

/// Reads all lines, learns a lexicon from them, then aligns each line with it.
fn learn_and_align(args: &StageAlignArgs, options: &AlignOptions) -> Result<Failures> {
    let lines = HeldLines::read(args.memory.part(8)).context("standard input")?;
    let training = Training::new().align(options.clone()).memory(args.memory.0 / 2);
    let training = args.learn.rounds.into_iter().fold(training, |training, rounds| training.rounds(rounds.get()));
    let lexicon = training.learn(&lines.lines, |line| lines.pair(line).ok().map(|(_, pair)| pair), |_| {});
    let stage = Stage::new(args, options.clone().lexicon(lexicon));
    let mut out = Answered::new();
    let answer = |cache: &mut Cache, line| stage.outcome(cache, lines.pair(line));
    in_order(&lines.lines, answer, |outcome| out.write(&outcome))?;
    Ok(out.finish()?)
}

/// The lines of standard input, held outside of memory to be read more than once.
struct HeldLines {
    spool: Spool,
    lines: Vec<Result<Place, LineError>>,
}

impl HeldLines {
    fn read(memory: usize) -> io::Result<Self> {
        let (mut input, mut spool) = (Lines::new(io::stdin().lock()), SpoolWriter::new(memory));
        let mut lines = Vec::new();
        while let Some(line) = input.line()? {
            lines.push(match line {
                Ok(line) => Ok(spool.add(&line)?),
                Err(error) => Err(error),
            });
        }
        Ok(Self { spool: spool.finish()?, lines })
    }

    fn pair(&self, line: &Result<Place, LineError>) -> ReadLine {
        let place = line.as_ref().map_err(|error| (None, error.clone()))?;
        let line = self.spool.record(*place).map_err(|error| (None, LineError::new("internal", error.to_string())))?;
        Pair::read(&line)
    }
}

/// What is made of a line.
struct Stage {
    aligner: Aligner,
    sentences: bool,
    explain: bool,
}

impl Stage {
    fn new(args: &StageAlignArgs, options: AlignOptions) -> Self {
        Self { aligner: Aligner::new(options), sentences: args.align.sentences, explain: args.explain }
    }

    fn outcome(&self, cache: &mut Cache, line: ReadLine) -> Outcome {
        match line {
            Ok((id, pair)) => answer(&id, self.output(&pair, cache)),
            Err((id, error)) => failure(&id, &error),
        }
    }

    fn output(&self, pair: &Pair, cache: &mut Cache) -> Output {
        let [source, target] = pair.units();
        let alignment = self.aligner.align(cache, &source, &target);
        let mut beads: Vec<_> = alignment.beads.iter().map(|bead| bead_form(pair, bead, self.sentences)).collect();
        if self.explain {
            let explanations = self.aligner.explain(cache, &source, &target, &alignment.beads);
            for (bead, explanation) in beads.iter_mut().zip(explanations) {
                bead.explanation = Some(explanation.into());
            }
        }
        Output { beads, verdict: alignment.verdict }
    }
}

impl From<Explanation> for ExplanationForm {
    fn from(explanation: Explanation) -> Self {
        let Explanation { evidence, coverage: Coverage { source, target, .. }, .. } = explanation;
        Self { evidence, coverage: CoverageForm { en: source, uk: target } }
    }
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
        explanation: None,
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
