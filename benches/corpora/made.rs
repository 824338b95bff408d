//! Dumps of made-up sites, with what a run over them should find.

use std::convert::Infallible;
use std::path::PathBuf;

use serde::Deserialize;
use tempfile::TempDir;

use super::lines::read_lines;
use crate::sites::Sites;

/// A dump of made-up sites, and its gold; it is there as long as this is.
#[derive(Debug)]
pub struct MadeDump {
    folder: TempDir,
    name: &'static str,
    /// The pairs of pages.
    pub pairs: Vec<MadePair>,
}

/// Two pages that are one article, and which of their paragraphs correspond.
#[derive(Debug, Clone, Deserialize)]
pub struct MadePair {
    /// The address of the English page.
    pub en_url: String,
    /// The address of the Ukrainian page.
    pub uk_url: String,
    /// Paragraphs that correspond.
    pub beads: Vec<[Vec<String>; 2]>,
}

impl MadeDump {
    /// A web archive of so many pages.
    ///
    /// # Panics
    ///
    /// Where no files can be written to the folder for temporary files.
    pub fn archive(pages: usize) -> Self {
        Self::write(pages, "dump.warc.gz")
    }

    /// So many pages as JSON lines.
    ///
    /// # Panics
    ///
    /// Where no files can be written to the folder for temporary files.
    pub fn lines(pages: usize) -> Self {
        Self::write(pages, "dump.jsonl")
    }

    fn write(pages: usize, name: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let gold = folder.path().join("gold.jsonl");
        Sites::new(pages).write(&folder.path().join(name), Some(&gold)).expect("a folder that can be written to");
        Self { name, pairs: read_lines(&gold, Ok::<_, Infallible>), folder }
    }

    /// The file of the dump.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(self.name)
    }
}
