//! `poruch run`: whole dumps.
#![allow(clippy::print_stderr, reason = "a run says on standard error how far it is and what came of it")]

mod funnel;
mod progress;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use anyhow::Result;
use poruch_dump::{Input, Run};

use crate::args::RunArgs;
use progress::Bar;

pub(crate) fn run(args: RunArgs, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    let align = args.lexicon.options()?;
    let inputs = args.inputs.iter().map(Input::open).collect::<Result<Vec<_>, _>>()?;
    let run = Run::new(inputs, args.output).learn(args.learn).pages(args.pages).threads(threads).align(align);
    let run = args.format.into_iter().fold(run, Run::format);
    let bar = Bar::new();
    let report = run.run(&bar)?;
    bar.finish();
    eprint!("{}", funnel::of(&report));
    Ok(ExitCode::SUCCESS)
}
