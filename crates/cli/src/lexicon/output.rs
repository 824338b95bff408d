//! Where a lexicon is written.

use std::fs::{self, File};
use std::io::{self, BufWriter, Stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use poruch::align::Lexicon;
use poruch_dump::PartFile;

use crate::args::LexiconOutput;

/// An output that is ready to be written to.
pub(super) struct Output {
    name: String,
    sink: Sink,
}

enum Sink {
    Stdout(Stdout),
    /// A file that appears when it is whole.
    File(PartFile),
    /// A pipe, a device or a link has no place that a file could take.
    Through(PathBuf),
}

impl LexiconOutput {
    /// Makes the output ready, so that one that cannot be is told before work goes into what it is to hold.
    pub(super) fn open(&self) -> Result<Output> {
        let Some(path) = &self.output else {
            return Ok(Output { name: "standard output".into(), sink: Sink::Stdout(io::stdout()) });
        };
        let name = format!("cannot write {}", path.display());
        let sink = sink(path).with_context(|| name.clone())?;
        Ok(Output { name, sink })
    }
}

fn sink(path: &Path) -> io::Result<Sink> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => Ok(Sink::Through(path.to_owned())),
        _ => Ok(Sink::File(PartFile::create(path)?)),
    }
}

impl Output {
    pub(super) fn write(self, lexicon: &Lexicon) -> Result<()> {
        self.sink.write(lexicon).context(self.name)
    }
}

impl Sink {
    fn write(self, lexicon: &Lexicon) -> io::Result<()> {
        match self {
            Self::Stdout(out) => lexicon.save(BufWriter::new(out.lock())),
            Self::Through(path) => lexicon.save(BufWriter::new(File::create(path)?)),
            Self::File(mut file) => {
                lexicon.save(&mut file)?;
                file.commit()
            }
        }
    }
}
