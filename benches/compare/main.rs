//! `compare`: ours against each rival, stage by stage, as a table in Markdown on standard output: what stands in the
//! README. What is measured is told on standard error as it goes.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program reports what it measured")]

use poruch_benches::harness::{Session, machine, markdown};
use poruch_benches::tables::STAGES;

fn main() {
    let mut session = Session::from_args("compare", |line| eprintln!("{line}"));
    for stage in STAGES {
        stage(&mut session);
    }
    println!("{}.\n\n{}", machine(), markdown(session.measured()));
    for note in session.notes() {
        println!("- {note}");
    }
}
