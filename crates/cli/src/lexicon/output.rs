//! Where a lexicon is written.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result};
use poruch::align::Lexicon;
use poruch_dump::PartFile;

use crate::args::LexiconOutput;

impl LexiconOutput {
    /// Writes the lexicon to the file, which appears when it is whole, or to standard output.
    pub(super) fn write(&self, lexicon: &Lexicon) -> Result<()> {
        match &self.output {
            Some(path) => write_file(lexicon, path).with_context(|| format!("cannot write {}", path.display())),
            None => Ok(lexicon.save(io::BufWriter::new(io::stdout().lock()))?),
        }
    }
}

fn write_file(lexicon: &Lexicon, path: &Path) -> io::Result<()> {
    // A pipe or a device has no place that a file could take.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return lexicon.save(io::BufWriter::new(File::create(path)?));
    }
    let mut file = PartFile::create(path)?;
    lexicon.save(&mut file)?;
    file.commit()
}
