//! Lines through a function on several threads, in order.
//!
//! A reader takes whole lines as they come, in batches no larger than what is there to read, so that a program that
//! waits for each answer gets it; workers answer batches; the caller's thread writes them in the order read. At most
//! [`IN_FLIGHT`] batches a thread are under way, which bounds memory however slow one line is.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use crate::line::{Failures, LineError, Outcome, failure};
use crate::lines::{BUFFER_BYTES, Line, Lines};
use crate::threads;

/// Batches under way per thread.
const IN_FLIGHT: usize = 4;
/// Runs functions over the lines of standard input.
#[derive(Debug)]
pub(crate) struct Filter {
    threads: usize,
}

struct Batch {
    number: u64,
    lines: Vec<Line>,
}

struct Answers {
    number: u64,
    outcomes: Vec<Outcome>,
}

impl Filter {
    pub(crate) fn new(threads: Option<NonZeroUsize>) -> Self {
        Self { threads: threads::count(threads) }
    }

    /// Writes what `answer` makes of each line, with a state of its own a thread.
    pub(crate) fn map<S>(
        &self,
        state: impl Fn() -> S + Sync,
        answer: impl Fn(&mut S, &[u8]) -> Outcome + Sync,
    ) -> Result<Failures> {
        let capacity = self.threads * IN_FLIGHT;
        let (permit, permits) = sync_channel::<()>(capacity);
        let (to_workers, batches) = channel::<Batch>();
        let (to_writer, answers) = channel::<Answers>();
        let batches = Mutex::new(batches);
        thread::scope(|scope| {
            let reader = scope.spawn(move || read_batches(&permit, &to_workers));
            for _ in 0..self.threads {
                let (batches, state, answer, to_writer) = (&batches, &state, &answer, to_writer.clone());
                scope.spawn(move || work(batches, &to_writer, state, answer));
            }
            drop(to_writer);
            let failures = write_in_order(&answers, &permits);
            match failures {
                // The reader may wait for input that never comes: nothing is left to do but to end.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
                Err(error) => exit_with(&error),
                Ok(failures) => {
                    reader.join().expect("reading does not panic").context("standard input")?;
                    Ok(failures)
                }
            }
        })
    }
}

fn exit_with(error: &io::Error) -> ! {
    #[allow(clippy::print_stderr, reason = "a program says on standard error what went wrong")]
    {
        eprintln!("poruch: standard output: {error}");
    }
    std::process::exit(2)
}

fn read_batches(permit: &SyncSender<()>, to_workers: &Sender<Batch>) -> io::Result<()> {
    let mut lines = Lines::new(io::stdin().lock());
    for number in 0.. {
        let lines = lines.batch()?;
        if lines.is_empty() || permit.send(()).is_err() || to_workers.send(Batch { number, lines }).is_err() {
            break;
        }
    }
    Ok(())
}

fn work<S>(
    batches: &Mutex<Receiver<Batch>>,
    to_writer: &Sender<Answers>,
    state: &impl Fn() -> S,
    answer: &impl Fn(&mut S, &[u8]) -> Outcome,
) {
    let mut scratch = state();
    loop {
        let next = batches.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Batch { number, lines }) = next else { return };
        let outcomes = lines.into_iter().map(|line| match line {
            // A panic would be a fault of ours; it must not cost the other lines.
            Ok(line) => catch_unwind(AssertUnwindSafe(|| answer(&mut scratch, &line))).unwrap_or_else(|_| {
                scratch = state();
                failure(&None, &LineError::new("internal", "the program failed on this line; please report it"))
            }),
            Err(error) => failure(&None, &error),
        });
        if to_writer.send(Answers { number, outcomes: outcomes.collect() }).is_err() {
            return;
        }
    }
}

fn write_in_order(answers: &Receiver<Answers>, permits: &Receiver<()>) -> io::Result<Failures> {
    let mut out = Answered::new();
    let mut early = BTreeMap::new();
    let mut next = 0;
    for Answers { number, outcomes } in answers {
        early.insert(number, outcomes);
        while let Some(outcomes) = early.remove(&next) {
            next += 1;
            outcomes.iter().try_for_each(|outcome| out.write(outcome))?;
            let _ = permits.try_recv();
        }
        if early.is_empty() {
            out.flush()?;
        }
    }
    out.finish()
}

/// Standard output, and how many of the lines written there were errors.
#[derive(Debug)]
pub(crate) struct Answered {
    out: io::BufWriter<io::Stdout>,
    failures: Failures,
}

impl Answered {
    pub(crate) fn new() -> Self {
        let out = io::BufWriter::with_capacity(BUFFER_BYTES, io::stdout());
        Self { out, failures: Failures::default() }
    }

    pub(crate) fn write(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.failures.lines += 1;
        self.failures.failed += u64::from(outcome.failed);
        self.write_besides(&outcome.json)
    }

    /// Counts a line that has no answer of its own.
    pub(crate) fn pass(&mut self) {
        self.failures.lines += 1;
    }

    /// Writes a line that answers no single one.
    pub(crate) fn write_besides(&mut self, json: &str) -> io::Result<()> {
        self.out.write_all(json.as_bytes())?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    pub(crate) fn finish(mut self) -> io::Result<Failures> {
        self.flush()?;
        Ok(self.failures)
    }
}
