//! A run of a bench target.

use std::process;

use super::args::{Args, USAGE};
use super::group::Group;
use super::measured::Measured;

/// A run of a bench target: what is asked for, and what was measured so far.
#[derive(Debug)]
pub struct Session {
    args: Args,
    tell: fn(&str),
    measured: Vec<Measured>,
    notes: Vec<String>,
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
        Self { args, tell, measured: Vec::new(), notes: Vec::new() }
    }

    /// Whether a row of this name, or a corpus with all its rows, is asked for: for corpora that are costly to make.
    pub fn wants(&self, name: &str) -> bool {
        self.args.wants(name)
    }

    /// Whether corpora that take minutes are to be measured, too.
    pub fn is_full(&self) -> bool {
        self.args.full
    }

    /// Measures the rows of a group that are asked for, beside ours; `None` where none is.
    pub fn measure(&mut self, mut group: Group<'_>) -> Option<&Measured> {
        let wanted: Vec<bool> =
            group.rows.iter().map(|row| self.wants(&format!("{}/{}", group.name, row.name))).collect();
        if !wanted.contains(&true) {
            return None;
        }
        let mut wanted = wanted.into_iter().enumerate().map(|(at, wanted)| at == 0 || wanted);
        group.rows.retain(|_| wanted.next().unwrap_or_default());
        let measured = Measured::of(&group, self.args.rounds, self.args.time);
        (self.tell)(&measured.to_string());
        self.measured.push(measured);
        self.measured.last()
    }

    /// Notes what follows from what was measured, and says it.
    pub fn note(&mut self, note: String) {
        (self.tell)(&format!("{note}\n"));
        self.notes.push(note);
    }

    /// The value of a variable that names a file of the caller's, where it is set; says so where it is not.
    pub fn own(&self, corpus: &str, variable: &str, what: &str) -> Option<std::path::PathBuf> {
        if !self.wants(corpus) {
            return None;
        }
        let path = std::env::var_os(variable);
        if path.is_none() {
            (self.tell)(&format!("{corpus}: skipped, {variable} names no {what}\n"));
        }
        path.map(Into::into)
    }

    /// What was measured.
    pub fn measured(&self) -> &[Measured] {
        &self.measured
    }

    /// What was noted.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

#[allow(clippy::print_stdout, reason = "a bench says what it measured")]
fn tell(line: &str) {
    println!("{line}");
}
