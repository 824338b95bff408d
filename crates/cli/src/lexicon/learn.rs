//! `poruch lexicon learn`.
#![allow(clippy::print_stderr, reason = "the program says on standard error what it learnt")]

use std::num::NonZeroUsize;
use std::process::ExitCode;

use anyhow::Result;
use poruch::align::Lexicon;
use poruch_dump::{Observer as _, Stage, Training};

use super::input::Lessons;
use crate::args::LexiconLearnArgs;
use crate::progress::Bar;
use crate::threads;

pub(super) fn run(args: &LexiconLearnArgs, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    let training = Training::new().align(args.lexicon.options()?).memory(args.memory.0 / 2);
    let training = args.rounds.into_iter().fold(training, |training, rounds| training.rounds(rounds.get()));
    // An eighth is held at once, and twice as much while it grows.
    let lessons = Lessons::read(&args.inputs, args.memory.part(8))?;
    let output = args.output.open()?;
    let lexicon = threads::pool(threads)?.install(|| learn(&training, &lessons));
    output.write(&lexicon)?;
    eprintln!(
        "poruch: {} pairs of words, of {} English and {} Ukrainian words, learnt from {} pairs of texts",
        lexicon.len(),
        lexicon.source_words(),
        lexicon.target_words(),
        lessons.places.len()
    );
    Ok(lessons.verdict(args.strict))
}

fn learn(training: &Training, lessons: &Lessons) -> Lexicon {
    let bar = Bar::new();
    bar.stage(Stage::Learn, Some(training.steps(lessons.places.len())));
    let lexicon = training.learn(&lessons.places, |place| lessons.lesson(place), |done| bar.advance(done));
    bar.finish();
    lexicon
}
