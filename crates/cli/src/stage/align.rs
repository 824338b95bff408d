//! `poruch stage align`.

use std::io;

use anyhow::{Context as _, Result};
use poruch::Cache;
use poruch::align::{
    AlignOptions, Aligner, Alignment, Bead, BeadKind, Learner, Lexicon, Role, Sentence, SentenceBead, Unit, Verdict,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::filter::{Answered, Filter, Lines};
use super::line::{Failures, Id, LineError, Outcome, answer, failure, read};
use super::offsets::CodePoints;
use crate::args::StageAlignArgs;

/// How often a lexicon is learnt from the alignment that the one before gave: the second round profits from the first,
/// a third changed next to nothing on the bundled pairs.
const LEARNING_ROUNDS: usize = 2;
/// How many pairs are aligned at a time.
const CHUNK: usize = 1024;

/// A line read and checked.
type ReadLine = Result<(Id, Input), (Id, LineError)>;

#[derive(Deserialize)]
struct Input {
    en: Vec<String>,
    uk: Vec<String>,
    #[serde(default)]
    en_hints: Vec<Hint>,
    #[serde(default)]
    uk_hints: Vec<Hint>,
}

/// What is known of a paragraph beside its text.
#[derive(Deserialize)]
struct Hint {
    #[serde(default)]
    kind: Role,
    #[serde(default)]
    anchors: Vec<String>,
}

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
        return learn_and_align(filter, &options, args.lexicon.sentences);
    }
    let aligner = Aligner::new(options);
    filter.map(Cache::default, |cache, line| align(&aligner, cache, args.lexicon.sentences, line))
}

/// Reads all lines, learns a lexicon from them in rounds, then aligns each line with it.
fn learn_and_align(filter: &Filter, options: &AlignOptions, sentences: bool) -> Result<Failures> {
    let lines = read_all().context("standard input")?;
    let mut aligner = Aligner::new(options.clone().sentences(false));
    filter.pool()?.install(|| {
        for round in 0..LEARNING_ROUNDS {
            let lexicon = learn(&aligner, &lines);
            let is_last = round + 1 == LEARNING_ROUNDS;
            aligner = Aligner::new(options.clone().lexicon(lexicon).sentences(sentences && is_last));
        }
        let mut out = Answered::new();
        for chunk in lines.chunks(CHUNK) {
            let outcome = |cache: &mut Cache, line: &ReadLine| match line {
                Ok((id, input)) => answer(id, input.output(&input.align(&aligner, cache), sentences)),
                Err((id, error)) => failure(id, error),
            };
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
        lines.push(line.map_err(|error| (None, error)).and_then(|line| read_checked(&line)));
    }
    Ok(lines)
}

/// What the pairs teach, as `aligner` aligns them.
fn learn(aligner: &Aligner, lines: &[ReadLine]) -> Lexicon {
    let pairs: Vec<_> = lines.iter().flatten().map(|(_, input)| input).collect();
    let mut learner = Learner::new();
    for chunk in pairs.chunks(CHUNK) {
        let align = |cache: &mut Cache, input: &&Input| input.align(aligner, cache);
        let alignments: Vec<_> = chunk.par_iter().map_init(Cache::default, align).collect();
        for (input, alignment) in chunk.iter().zip(&alignments) {
            let (source, target) = input.units();
            learner.add(&source, &target, alignment);
        }
    }
    learner.finish()
}

fn align(aligner: &Aligner, cache: &mut Cache, sentences: bool, line: &[u8]) -> Outcome {
    match read_checked(line) {
        Ok((id, input)) => answer(&id, input.output(&input.align(aligner, cache), sentences)),
        Err((id, error)) => failure(&id, &error),
    }
}

fn read_checked(line: &[u8]) -> ReadLine {
    let (id, input) = read::<Input>(line)?;
    match input.check() {
        Ok(()) => Ok((id, input)),
        Err(error) => Err((id, error)),
    }
}

fn units<'a>(texts: &'a [String], hints: &'a [Hint]) -> Vec<Unit<'a>> {
    let with_hint = |(at, text): (usize, &'a String)| match hints.get(at) {
        Some(hint) => Unit::new(text).with_role(hint.kind).with_anchors(&hint.anchors),
        None => Unit::new(text),
    };
    texts.iter().enumerate().map(with_hint).collect()
}

impl Input {
    fn units(&self) -> (Vec<Unit<'_>>, Vec<Unit<'_>>) {
        (units(&self.en, &self.en_hints), units(&self.uk, &self.uk_hints))
    }

    fn align(&self, aligner: &Aligner, cache: &mut Cache) -> Alignment {
        let (source, target) = self.units();
        aligner.align(cache, &source, &target)
    }

    fn check(&self) -> Result<(), LineError> {
        check_hints("en_hints", self.en_hints.len(), self.en.len())?;
        check_hints("uk_hints", self.uk_hints.len(), self.uk.len())
    }

    fn output(&self, alignment: &Alignment, sentences: bool) -> Output {
        let beads = alignment.beads.iter().map(|bead| self.bead(bead, sentences)).collect();
        Output { beads, verdict: alignment.verdict }
    }

    fn bead(&self, bead: &Bead, sentences: bool) -> BeadForm {
        let sentences = sentences.then(|| {
            let form = |bead: &SentenceBead| SentenceForm {
                en: spans(&bead.source, &self.en),
                uk: spans(&bead.target, &self.uk),
                score: bead.score,
            };
            bead.sentences.iter().map(form).collect()
        });
        BeadForm {
            en: bead.source.clone().collect(),
            uk: bead.target.clone().collect(),
            score: bead.score,
            kind: bead.kind,
            sentences,
        }
    }
}

fn check_hints(name: &str, hints: usize, texts: usize) -> Result<(), LineError> {
    if hints == 0 || hints == texts {
        return Ok(());
    }
    Err(LineError::new("field", format!("{name}: {hints} entries for {texts} paragraphs")))
}

/// Sentences as `[paragraph, start, end]`, in code points.
fn spans(sentences: &[Sentence], texts: &[String]) -> Vec<[usize; 3]> {
    let span = |sentence: &Sentence| {
        let [start, end] = CodePoints::new(&texts[sentence.unit]).span(&sentence.range);
        [sentence.unit, start, end]
    };
    sentences.iter().map(span).collect()
}
