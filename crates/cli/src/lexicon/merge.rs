//! `poruch lexicon merge`.

use std::process::ExitCode;

use anyhow::Result;
use poruch::align::Lexicon;

use super::load;
use crate::args::LexiconMergeArgs;

pub(super) fn run(args: &LexiconMergeArgs) -> Result<ExitCode> {
    let merged =
        args.files.iter().try_fold(Lexicon::default(), |merged, path| anyhow::Ok(merged.merge(&load(path)?)))?;
    args.output.open()?.write(&merged)?;
    Ok(ExitCode::SUCCESS)
}
