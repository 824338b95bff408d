#![allow(clippy::print_stdout, reason = "a program that says what it does")]
//! Makes the table of `poruch-detect-language`: what words and groups of letters say for each language.
//!
//! See the README of this package for the sources, their licences and the command.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Parser;

#[allow(dead_code, reason = "the library uses the rest")]
#[path = "../../detect-language/src/alphabet.rs"]
mod alphabet;
#[path = "../../detect-language/src/lanes.rs"]
mod lanes;

#[allow(dead_code, reason = "the library uses the rest")]
#[path = "../../detect-language/src/table"]
mod table {
    pub(crate) mod group;
    pub(crate) mod key;
    pub(crate) mod layout;
}

mod chars;
mod deconvolve;
mod groups;
mod language;
mod models;
mod pack;
mod rows;
mod words;

use alphabet::Script;
use language::Language;
use table::layout::Layout;

/// Makes the table of poruch-detect-language.
#[derive(Debug, Parser)]
struct Args {
    /// Folder of the unpacked model crates (`lingua-ukrainian-language-model-1.2.0`, …).
    #[arg(long)]
    models: PathBuf,
    /// Folder of word lists, a word a line (`ukr.txt`, …).
    #[arg(long)]
    words: PathBuf,
    /// Folder of the project's own lists (`uk.txt`, …).
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/lists"))]
    lists: PathBuf,
    /// The file to write.
    #[arg(short, long)]
    output: PathBuf,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let mut bytes = Vec::new();
    for script in [Script::Cyrillic, Script::Latin] {
        let languages: Vec<Language> =
            script.codes().iter().map(|&code| Language::read(&args, code, script)).collect::<Result<_>>()?;
        let groups = groups::train(&languages, Layout::of(script).group_bits);
        let any = words::read_own(&args.lists.join("any.txt"), script)?.common;
        let words = rows::of(&languages, &groups, &any);
        bytes.extend(pack::pack(script, &words, &groups));
    }
    fs::write(&args.output, &bytes).with_context(|| args.output.display().to_string())?;
    println!("{}: {} bytes", args.output.display(), bytes.len());
    Ok(())
}
