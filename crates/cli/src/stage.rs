//! The stage filters: JSON lines on standard input, JSON lines on standard output.

mod align;
mod detect;
mod filter;
mod link;
mod offsets;
mod parse;
mod segment;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use anyhow::Result;

use crate::args::StageCommand;
use filter::Filter;

pub(crate) fn run(stage: StageCommand, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    let filter = Filter::new(threads);
    let (args, failures) = match stage {
        StageCommand::Parse(args) => (args, parse::run(&filter)?),
        StageCommand::Detect(args) => {
            let parts = args.parts;
            (args.filter, detect::run(&filter, parts)?)
        }
        StageCommand::Segment(args) => (args, segment::run(&filter)?),
        StageCommand::Align(args) => (args.filter.clone(), align::run(&filter, &args, threads)?),
        StageCommand::Link(args) => (args, link::run(threads)?),
    };
    Ok(failures.verdict(args.strict))
}
