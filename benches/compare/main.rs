//! `compare`: ours against each rival, stage by stage, as a table in Markdown on standard output: what stands in the
//! README. What is measured is told on standard error as it goes.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program reports what it measured")]

use std::process::ExitCode;

use poruch_benches::harness::{Args, Session, machine, markdown};
use poruch_benches::tables::STAGES;

const USAGE: &str = "\
usage: compare [OPTIONS] [FILTER…]

FILTER: compare only rows whose name, `stage/corpus/row`, contains one of the filters.

  --rounds N  rounds, of whose ratios the median counts; 5
  --time MS   milliseconds that a row works in a round at the least; 100
  --full      corpora that take minutes, too
  --help      print this";

fn main() -> ExitCode {
    let args = match Args::read(std::env::args().skip(1)) {
        Ok(args) if args.help => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Ok(args) => args,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut session = Session::new(args, |line| eprintln!("{line}"));
    for stage in STAGES {
        stage(&mut session);
    }
    println!("{}.\n\n{}", machine(), markdown(session.measured()));
    for note in session.notes() {
        println!("- {note}");
    }
    ExitCode::SUCCESS
}
