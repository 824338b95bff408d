//! A guard against becoming slower, which needs no quiet machine: the instructions of a row over those of a rival that
//! goes through the same corpus, both counted by Valgrind, against the ratio that is on record.
//!
//! Instructions do not depend on what else a machine does; a ratio hardly depends on compiler and processor, which touch
//! both alike. What a row does once, before it goes through its corpus, drops out: each row is counted when it goes
//! through once and when it goes through several times.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a guard says what it found")]

mod count;
mod record;
mod watched;

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use count::instructions;
use record::Record;
use watched::{WATCHED, Watched};

/// How to call the guard.
const USAGE: &str = "\
usage: cargo bench --bench guard -- [--record]

Fails where one of our rows takes over 15 % more instructions for one of its rival's than is on record. Needs Valgrind.

  --record  put what is counted on record";

/// What makes this program the process whose instructions are counted.
const GO: &str = "--go";

/// What the guard does.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [GO, row, times] => go(row, times),
        [] => compare(),
        ["--record"] => counted().and_then(|counted| counted.save()),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guard: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn go(row: &str, times: &str) -> Result<()> {
    watched::find(row).with_context(|| format!("{row} is not watched"))?.go(times.parse()?)
}

/// Compares all that is watched with what is on record.
fn compare() -> Result<()> {
    let (record, counted) = (Record::load()?, counted()?);
    let slower = counted.slower_than(&record);
    if !slower.is_empty() {
        bail!("slower by more than 15 %: {}", slower.join(", "));
    }
    println!("guard: nothing is slower by more than 15 %");
    let faster = record.slower_than(&counted);
    if !faster.is_empty() {
        println!("guard: faster by more than 15 %, to be put on record (--record): {}", faster.join(", "));
    }
    Ok(())
}

/// Counts all that is watched.
fn counted() -> Result<Record> {
    let mut counted = Record::default();
    for Watched { ours, rival } in &WATCHED {
        let (our_count, their_count) = (instructions(ours)?, instructions(rival)?);
        let ratio = our_count / their_count;
        let millions = [our_count, their_count].map(|count| count / 1e6);
        println!("guard/{}: {ratio:.4}, {:.2} to {:.2} million of {}", ours.row, millions[0], millions[1], rival.row);
        counted.set(ours.row, ratio);
    }
    Ok(counted)
}
