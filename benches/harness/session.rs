//! A run of a bench target.

use std::process;

use super::args::{Args, USAGE};
use super::chore::Chore;
use super::group::Group;
use super::measured::Measured;

/// A run of a bench target: what is asked for, and what was measured so far.
#[derive(Debug)]
pub struct Session {
    args: Args,
    chore: Option<Chore>,
    is_chore_done: bool,
    tell: fn(&str),
    measured: Vec<Measured>,
}

impl Session {
    /// A run as the arguments of the program want it, which prints what it measures. Where they cannot be used, or only
    /// ask for help, the program ends.
    pub fn from_args() -> Self {
        match Args::read(std::env::args().skip(1)) {
            Ok(args) if args.help => {
                tell(USAGE);
                process::exit(0)
            }
            Ok(args) => Self::new(args, tell),
            Err(error) => {
                tell(&format!("{error}\n\n{USAGE}"));
                process::exit(2)
            }
        }
    }

    /// A run that hands what it has to say to `tell`.
    pub fn new(args: Args, tell: fn(&str)) -> Self {
        Self { args, chore: None, is_chore_done: false, tell, measured: Vec::new() }
    }

    /// A run that measures nothing, but has one row go through its corpus.
    pub fn for_chore(chore: Chore) -> Self {
        Self { chore: Some(chore), ..Self::new(Args::default(), |_| {}) }
    }

    /// Whether there was the row that a run is [for](Self::for_chore), so that all is done.
    pub fn is_chore_done(&self) -> bool {
        self.is_chore_done
    }

    /// Whether a row of this name, or a corpus with all its rows, is asked for: for corpora that are costly to make.
    pub fn wants(&self, name: &str) -> bool {
        match &self.chore {
            Some(chore) => chore.is_in(name),
            None => self.args.wants(name),
        }
    }

    /// Whether corpora that take minutes are to be measured, too.
    pub fn is_full(&self) -> bool {
        self.args.full
    }

    /// Measures the rows of a group that are asked for, beside ours.
    pub fn measure(&mut self, mut group: Group<'_>) {
        if let Some(chore) = &self.chore {
            self.is_chore_done |= chore.is_done_by(&group);
            return;
        }
        let wanted: Vec<bool> =
            group.rows.iter().map(|row| self.wants(&format!("{}/{}", group.name, row.name))).collect();
        if wanted.contains(&true) {
            let mut wanted = wanted.into_iter().enumerate().map(|(at, wanted)| at == 0 || wanted);
            group.rows.retain(|_| wanted.next().unwrap_or_default());
            let measured = Measured::of(&group, self.args.rounds, self.args.time);
            self.say(&measured.to_string());
            self.measured.push(measured);
        }
    }

    /// Says a line beside the tables.
    pub fn say(&self, line: &str) {
        (self.tell)(line);
    }

    /// The value of a variable that names a file of the caller's, where it is set; says so where it is not.
    pub fn own(&self, corpus: &str, variable: &str, what: &str) -> Option<std::path::PathBuf> {
        if !self.wants(corpus) {
            return None;
        }
        let path = std::env::var_os(variable);
        if path.is_none() {
            self.say(&format!("{corpus}: skipped, {variable} names no {what}\n"));
        }
        path.map(Into::into)
    }

    /// What was measured.
    pub fn measured(&self) -> &[Measured] {
        &self.measured
    }
}

#[allow(clippy::print_stdout, reason = "a bench says what it measured")]
fn tell(line: &str) {
    println!("{line}");
}
