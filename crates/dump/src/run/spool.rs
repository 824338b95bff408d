//! Extracted pages on disk.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use poruch::Page;

/// Where a page stands in the spool.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    offset: u64,
    length: u32,
}

/// Takes pages while they are extracted.
pub(crate) struct SpoolWriter {
    writer: BufWriter<File>,
    length: u64,
}

/// Gives pages back, to any thread.
pub(crate) struct Spool {
    file: Mutex<File>,
}

impl SpoolWriter {
    /// A spool in `folder`, without a name: it is gone when the run ends, however it ends.
    pub(crate) fn create(folder: &Path) -> io::Result<Self> {
        Ok(Self { writer: BufWriter::with_capacity(1 << 20, tempfile::tempfile_in(folder)?), length: 0 })
    }

    /// Adds the JSON form of a page.
    pub(crate) fn add(&mut self, json: &[u8]) -> io::Result<Place> {
        let length = u32::try_from(json.len()).map_err(|_| io::Error::other("a page of more than 4 GiB"))?;
        self.writer.write_all(json)?;
        let place = Place { offset: self.length, length };
        self.length += u64::from(length);
        Ok(place)
    }

    pub(crate) fn finish(self) -> io::Result<Spool> {
        let file = self.writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Spool { file: Mutex::new(file) })
    }
}

impl Spool {
    /// The JSON form of a page.
    fn json(&self, place: Place) -> io::Result<Vec<u8>> {
        let mut json = vec![0; place.length as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.offset))?;
        file.read_exact(&mut json)?;
        Ok(json)
    }

    pub(crate) fn page(&self, place: Place) -> io::Result<Page> {
        Ok(serde_json::from_slice(&self.json(place)?)?)
    }
}
