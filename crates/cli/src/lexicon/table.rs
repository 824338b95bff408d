//! Entries as a table for reading.

use std::io::{self, Write};

use poruch::align::LexiconEntry;
use unicode_width::UnicodeWidthStr as _;

/// Writes entries as four columns: the words, and the probability of either direction.
pub(super) fn write_table(entries: &[LexiconEntry<'_>], out: &mut impl Write) -> io::Result<()> {
    let width = |word: fn(&LexiconEntry<'_>) -> usize| entries.iter().map(word).max().unwrap_or(0).max(2);
    let (en, uk) = (width(|entry| entry.source.width()), width(|entry| entry.target.width()));
    writeln!(out, "{}  {}  en→uk  uk→en", fill("en", en), fill("uk", uk))?;
    for LexiconEntry { source, target, forward, backward, .. } in entries {
        writeln!(out, "{}  {}  {forward:>5.3}  {backward:>5.3}", fill(source, en), fill(target, uk))?;
    }
    Ok(())
}

fn fill(word: &str, width: usize) -> String {
    format!("{word}{}", " ".repeat(width.saturating_sub(word.width())))
}
