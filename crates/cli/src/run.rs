//! `poruch run`: whole dumps.
#![allow(clippy::print_stderr, reason = "a run says on standard error how far it is and what came of it")]

mod funnel;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use anyhow::Result;
use poruch::link::LinkOptions;
use poruch_dump::{Input, Run};

use crate::args::RunArgs;
use crate::progress::Bar;

pub(crate) fn run(args: RunArgs, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    let (align, output) = (args.align.options()?, args.output);
    let inputs = args.inputs.iter().map(Input::open_all).collect::<Result<Vec<_>, _>>()?.concat();
    let run = Run::new(inputs, &output).pages(args.pages).threads(threads).memory(args.memory.0).align(align);
    let run = run.learn(args.learn.learn);
    let run = args.learn.rounds.into_iter().fold(run, |run, rounds| run.rounds(rounds.get()));
    let run = args.format.into_iter().fold(run, Run::format);
    let groups = args.group.iter().map(|hosts| hosts.split(',').map(str::trim));
    let run = run.link(groups.fold(LinkOptions::new(), LinkOptions::group));
    let bar = Bar::new();
    let report = run.run(&bar)?;
    bar.finish();
    if report.unchanged {
        eprintln!("nothing has changed since the run that ended in {}; what it did:", output.display());
    }
    eprint!("{}", funnel::of(&report));
    Ok(ExitCode::SUCCESS)
}
