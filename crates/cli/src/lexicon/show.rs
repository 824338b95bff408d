//! `poruch lexicon show`.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use poruch::align::{Lexicon, LexiconEntry};

use super::load;
use super::table::write_table;
use crate::args::LexiconShowArgs;

/// How many of the strongest entries are shown.
const STRONGEST: usize = 20;

pub(super) fn run(args: &LexiconShowArgs) -> Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.file_and_words.split_first() {
        Some((file, words)) if !args.builtin => show(&load(Path::new(file))?, file, words, args.all, &mut out)?,
        _ => show(Lexicon::builtin(), OsStr::new("built-in"), &args.file_and_words, args.all, &mut out)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn show(lexicon: &Lexicon, name: &OsStr, words: &[OsString], all: bool, out: &mut impl Write) -> io::Result<()> {
    if !words.is_empty() {
        return show_words(lexicon, words, out);
    }
    let mut entries = lexicon.entries();
    if all {
        return write_table(&entries, out);
    }
    let (pairs, source, target) = (lexicon.len(), lexicon.source_words(), lexicon.target_words());
    writeln!(out, "{}: {pairs} pairs of {source} English and {target} Ukrainian words", name.display())?;
    entries.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    entries.truncate(STRONGEST);
    if entries.is_empty() { Ok(()) } else { write_table(&entries, out) }
}

/// The equivalents of each word, the most probable first.
fn show_words(lexicon: &Lexicon, words: &[OsString], out: &mut impl Write) -> io::Result<()> {
    let mut entries = Vec::new();
    let mut unknown = Vec::new();
    for word in words {
        let word = word.to_string_lossy();
        let found = lexicon.lookup(&word);
        if found.is_empty() {
            unknown.push(word.into_owned());
        }
        entries.extend(found);
    }
    if !entries.is_empty() {
        write_table(&entries, out)?;
    }
    unknown.iter().try_for_each(|word| writeln!(out, "{word}: not in the lexicon"))
}

/// How sure two words translate each other, in both directions together.
fn strength(entry: &LexiconEntry<'_>) -> f32 {
    (entry.forward * entry.backward).sqrt()
}
