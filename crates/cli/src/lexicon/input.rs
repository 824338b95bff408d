//! The inputs that a lexicon is learnt from.
#![allow(clippy::print_stderr, reason = "a line that cannot be processed is named on standard error")]

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use poruch_dump::{Decoded, Place, Spool, SpoolWriter};

use super::aligned::Taught;
use crate::line::{Failures, LineError};
use crate::lines::{Line, Lines};

/// Lines and stretches that are named on standard error; of more, the number is told.
const NAMED: u64 = 20;

/// The name of standard input on the command line.
const STDIN: &str = "-";

/// The lines of all inputs, held outside of memory to be read in every round.
pub(super) struct Lessons {
    pub(super) places: Vec<Place>,
    spool: Spool,
    failures: Failures,
}

impl Lessons {
    /// Reads all inputs; standard input where there are none.
    pub(super) fn read(inputs: &[PathBuf], memory: usize) -> Result<Self> {
        let mut reader = Reader::new(memory);
        // What is not there is to be told before anything else is done.
        let files = inputs.iter().map(|path| open(path)).collect::<Result<Vec<_>>>()?;
        if files.is_empty() {
            reader.read_stdin()?;
        }
        for file in files {
            match file {
                Some(file) => reader.read_file(file)?,
                None => reader.read_stdin()?,
            }
        }
        reader.finish()
    }

    pub(super) fn lesson(&self, place: &Place) -> Option<Taught> {
        Taught::read(&self.spool.record(*place).ok()?).ok()
    }

    /// Reports lines that could not be processed; the exit code that follows.
    pub(super) fn verdict(&self, strict: bool) -> ExitCode {
        self.failures.verdict(strict)
    }
}

fn open(path: &Path) -> Result<Option<Decoded>> {
    if path == Path::new(STDIN) {
        return Ok(None);
    }
    Ok(Some(Decoded::open(path).with_context(|| format!("cannot open {}", path.display()))?))
}

struct Reader {
    spool: SpoolWriter,
    places: Vec<Place>,
    failures: Failures,
    named: u64,
}

impl Reader {
    fn new(memory: usize) -> Self {
        Self { spool: SpoolWriter::new(memory), places: Vec::new(), failures: Failures::default(), named: 0 }
    }

    fn read_stdin(&mut self) -> Result<()> {
        self.read_lines("standard input", &mut Lines::new(io::stdin().lock()))
    }

    fn read_file(&mut self, file: Decoded) -> Result<()> {
        let name = file.path().display().to_string();
        let mut lines = Lines::new(file);
        self.read_lines(&name, &mut lines)?;
        for damage in lines.source().take_damage() {
            self.name(&format!("{name}: at byte {}: {}", damage.offset, damage.message));
        }
        Ok(())
    }

    fn read_lines(&mut self, name: &str, lines: &mut Lines<impl Read>) -> Result<()> {
        for number in 1_u64.. {
            let Some(line) = lines.line().with_context(|| name.to_owned())? else { break };
            if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
                continue;
            }
            self.failures.lines += 1;
            if let Err(error) = self.take(line)? {
                self.failures.failed += 1;
                self.name(&format!("{name}:{number}: {error}"));
            }
        }
        Ok(())
    }

    /// Holds a line that can be learnt from.
    fn take(&mut self, line: Line) -> Result<Result<(), LineError>> {
        let checked = line.and_then(|line| Taught::read(&line).map(|_| line));
        let line = match checked {
            Ok(line) => line,
            Err(error) => return Ok(Err(error)),
        };
        self.places.push(self.spool.add(&line).context("the file for temporary data")?);
        Ok(Ok(()))
    }

    /// Says on standard error what is wrong, the first times.
    fn name(&mut self, fault: &str) {
        self.named += 1;
        if self.named <= NAMED {
            eprintln!("poruch: {fault}");
        }
    }

    fn finish(self) -> Result<Lessons> {
        if self.named > NAMED {
            eprintln!("poruch: … and {} more", self.named - NAMED);
        }
        let spool = self.spool.finish().context("the file for temporary data")?;
        Ok(Lessons { places: self.places, spool, failures: self.failures })
    }
}
