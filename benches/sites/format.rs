//! How dumps are stored.

mod warc;

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::capture::Capture;

/// How a dump is stored, told by how its name ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    pub(crate) container: Container,
    packing: Packing,
}

/// What holds the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    Warc,
    Jsonl,
    Folder,
}

/// How a file is compressed: each record for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Zstd,
}

/// A page as it is stored.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) bytes: Vec<u8>,
    /// Records that `bytes` hold.
    pub(crate) records: usize,
}

impl Format {
    /// The format that a name asks for: `.warc`, `.jsonl`, each perhaps with `.gz` or `.zst` behind it; anything else is
    /// a folder.
    pub(crate) fn of(path: &Path) -> Self {
        let (packing, bare) = match ending(path) {
            "gz" => (Packing::Gzip, path.with_extension("")),
            "zst" => (Packing::Zstd, path.with_extension("")),
            _ => (Packing::Plain, path.to_owned()),
        };
        let container = match ending(&bare) {
            "warc" => Container::Warc,
            "jsonl" => Container::Jsonl,
            _ => Container::Folder,
        };
        Self { container, packing }
    }

    /// What stands at the beginning of a dump.
    pub(crate) fn opening(self) -> io::Result<Stored> {
        let records = if self.container == Container::Warc { vec![warc::information()] } else { Vec::new() };
        self.store(&records)
    }

    /// A page with all records that belong to it.
    pub(crate) fn page(self, capture: &Capture) -> io::Result<Stored> {
        self.store(&match self.container {
            Container::Warc => warc::records(capture)?,
            Container::Jsonl => vec![format!("{}\n", json!({ "url": capture.url, "html": capture.html })).into_bytes()],
            Container::Folder => vec![saved(capture)],
        })
    }

    fn store(self, records: &[Vec<u8>]) -> io::Result<Stored> {
        let packed: Vec<Vec<u8>> = records.iter().map(|record| self.pack(record)).collect::<io::Result<_>>()?;
        Ok(Stored { bytes: packed.concat(), records: records.len() })
    }

    fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self.packing {
            Packing::Plain => Ok(bytes.to_vec()),
            Packing::Gzip => gzip(bytes),
            Packing::Zstd => zstd::bulk::compress(bytes, 1),
        }
    }
}

/// What stands behind the last point of a name.
fn ending(path: &Path) -> &str {
    path.extension().and_then(OsStr::to_str).unwrap_or_default()
}

/// A page as a browser saves it.
fn saved(capture: &Capture) -> Vec<u8> {
    let Capture { url, html, .. } = capture;
    format!("<!-- saved from url=({:04}){url} -->\n{html}", url.len()).into_bytes()
}

/// `bytes` as a gzip member.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}
