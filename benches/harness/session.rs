//! A run of a bench target.

use std::path::PathBuf;
use std::process;

use super::args::{Args, usage};
use super::chore::Chore;
use super::group::Group;
use super::measured::Measured;
use super::turns::measure;

/// A run of a bench target: what is asked for, and what was measured so far.
#[derive(Debug)]
pub struct Session {
    args: Args,
    chore: Option<Chore>,
    is_chore_done: bool,
    tell: fn(&str),
    measured: Vec<Measured>,
    notes: Vec<String>,
}

impl Session {
    /// A run as the arguments of the program want it. Where they cannot be used, or only ask for help, the program ends
    /// with how to call it: `call`, and options.
    #[allow(clippy::print_stdout, clippy::print_stderr, reason = "how to call a program is printed")]
    pub fn from_args(call: &str, tell: fn(&str)) -> Self {
        match Args::read(std::env::args().skip(1)) {
            Ok(args) if args.help => {
                println!("{}", usage(call));
                process::exit(0)
            }
            Ok(args) => Self::new(args, tell),
            Err(error) => {
                eprintln!("{error}\n\n{}", usage(call));
                process::exit(2)
            }
        }
    }

    /// A run that hands what it has to say to `tell`.
    pub fn new(args: Args, tell: fn(&str)) -> Self {
        Self { args, chore: None, is_chore_done: false, tell, measured: Vec::new(), notes: Vec::new() }
    }

    /// A run that measures nothing, but has one row go through its corpus.
    pub fn for_chore(chore: Chore) -> Self {
        Self { chore: Some(chore), ..Self::new(Args::default(), |_| {}) }
    }

    /// Whether there was the row that a run is [for](Self::for_chore), so that all is done.
    pub fn is_chore_done(&self) -> bool {
        self.is_chore_done
    }

    /// Whether any of these rows of a group is asked for: for corpora that are costly to make.
    pub fn wants(&self, group: &str, rows: &[&str]) -> bool {
        match &self.chore {
            Some(chore) => chore.is_in(group),
            None => self.args.wants(group) || rows.iter().any(|row| self.wants_row(group, row)),
        }
    }

    fn wants_row(&self, group: &str, row: &str) -> bool {
        self.args.wants(&format!("{group}/{row}"))
    }

    /// Measures the rows of a group that are asked for, beside ours; `None` where none is.
    pub fn measure(&mut self, mut group: Group<'_>) -> Option<&Measured> {
        if let Some(chore) = &self.chore {
            self.is_chore_done |= chore.is_done_by(&group);
            return None;
        }
        let wanted: Vec<bool> = group.rows.iter().map(|row| self.wants_row(&group.name, &row.name)).collect();
        if !wanted.contains(&true) {
            return None;
        }
        let mut wanted = wanted.into_iter().enumerate().map(|(at, wanted)| at == 0 || wanted);
        group.rows.retain(|_| wanted.next().unwrap_or_default());
        let measured = measure(&group, self.args.rounds, self.args.time);
        (self.tell)(&measured.to_string());
        self.measured.push(measured);
        self.measured.last()
    }

    /// Notes what follows from what was measured, and says it.
    pub fn note(&mut self, note: String) {
        (self.tell)(&format!("{note}\n"));
        self.notes.push(note);
    }

    /// The value of a variable that names a file of the caller's, where it is set and the corpus may be asked for; says
    /// so where it is not set.
    pub fn own(&self, variable: &str, what: &str, (corpus, rows): (&str, &[&str])) -> Option<PathBuf> {
        if !self.wants(corpus, rows) {
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

#[cfg(test)]
mod tests {
    use super::super::{Load, Row, Unit};
    use super::*;

    fn measured(filter: &str) -> Vec<Vec<String>> {
        let args = Args::read(["--rounds", "1", "--time", "1", filter].map(str::to_owned).into_iter());
        let mut session = Session::new(args.expect("arguments that can be used"), |_| {});
        for corpus in ["detect/one word", "detect/articles"] {
            let load = Load { bytes: 1, items: 1, item: "text" };
            let rows = ["poruch", "whatlang", "lingua"].map(|name| Row::new(name, || 1));
            session.measure(Group::new(corpus, load, Unit::Items).rows(rows));
        }
        let names = |group: &Measured| group.rows.iter().map(|row| format!("{}/{}", group.name, row.name)).collect();
        session.measured().iter().map(names).collect()
    }

    #[test]
    fn a_filter_leaves_ours_and_what_it_names() {
        assert_eq!(measured("one word/lingua"), [["detect/one word/poruch", "detect/one word/lingua"]]);
        assert_eq!(measured("articles").concat().len(), 3);
        assert_eq!(measured("whatlang").concat().len(), 4);
        assert!(measured("align").is_empty());
    }
}
