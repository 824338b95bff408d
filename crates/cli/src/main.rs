//! The `poruch` program.
#![allow(clippy::print_stderr, reason = "a program says on standard error what went wrong")]

mod align;
mod args;
mod bytes;
mod extract;
mod lexicon;
mod line;
mod lines;
mod output;
mod page;
mod pair;
mod progress;
mod run;
mod stage;
mod threads;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match args.command {
        Command::Stage(stage) => stage::run(stage, args.threads),
        Command::Extract(extract) => extract::run(&extract),
        Command::Align(align) => align::run(&align),
        Command::Run(run) => run::run(run, args.threads),
        Command::Lexicon(lexicon) => lexicon::run(&lexicon, args.threads),
    };
    outcome.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return ExitCode::SUCCESS;
        }
        eprintln!("poruch: {error:#}");
        ExitCode::from(2)
    })
}

/// Whether the reader of our output went away, which ends a run quietly.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.into_iter().any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
