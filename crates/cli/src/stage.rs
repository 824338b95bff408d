//! The stage filters: JSON lines on standard input, JSON lines on standard output.

mod align;
mod detect;
mod filter;
mod learning;
mod line;
mod link;
mod offsets;
mod pair;
mod parse;
mod segment;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use anyhow::Result;

use crate::args::{FilterArgs, StageCommand};
use filter::Filter;
use line::Failures;

pub(crate) fn run(stage: StageCommand, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    let filter = Filter::new(threads);
    let (args, failures) = match stage {
        StageCommand::Parse(args) => (args, parse::run(&filter)?),
        StageCommand::Detect(args) => {
            let parts = args.parts;
            (args.filter, detect::run(&filter, parts)?)
        }
        StageCommand::Segment(args) => (args, segment::run(&filter)?),
        StageCommand::Align(args) => (args.filter.clone(), align::run(&filter, &args)?),
        StageCommand::Link(args) => (args, link::run(&filter)?),
    };
    Ok(verdict(&args, &failures))
}

fn verdict(args: &FilterArgs, failures: &Failures) -> ExitCode {
    failures.report();
    if args.strict && failures.any() { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
