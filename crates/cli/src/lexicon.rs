//! `poruch lexicon`: lexicons learnt, shown, merged.

mod aligned;
mod input;
mod learn;
mod merge;
mod output;
mod show;
mod table;

use std::fs::File;
use std::io::BufReader;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use poruch::align::{AlignOptions, Lexicon};

use crate::args::{AlignmentArgs, LexiconArgs, LexiconCommand};

pub(crate) fn run(command: &LexiconCommand, threads: Option<NonZeroUsize>) -> Result<ExitCode> {
    match command {
        LexiconCommand::Learn(args) => learn::run(args, threads),
        LexiconCommand::Show(args) => show::run(args),
        LexiconCommand::Merge(args) => merge::run(args),
    }
}

impl LexiconArgs {
    /// What the arguments say of alignment.
    pub(crate) fn options(&self) -> Result<AlignOptions> {
        let options = AlignOptions::new().builtin_lexicon(!self.no_lexicon);
        self.lexicon.iter().try_fold(options, |options, path| Ok(options.lexicon(load(path)?)))
    }
}

impl AlignmentArgs {
    /// What the arguments say of alignment.
    pub(crate) fn options(&self) -> Result<AlignOptions> {
        Ok(self.lexicon.options()?.sentences(self.sentences))
    }
}

/// Reads a lexicon file.
fn load(path: &Path) -> Result<Lexicon> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    Lexicon::load(BufReader::new(file)).with_context(|| path.display().to_string())
}
