//! Records outside of memory: extracted pages, lines that are read again and again.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use tempfile::SpooledTempFile;

/// Where a record stands in a [`Spool`].
#[derive(Debug, Clone, Copy)]
pub struct Place {
    offset: u64,
    length: u32,
}

/// Takes records, to be read again from the [`Spool`] that it becomes.
///
/// ```
/// use poruch_dump::SpoolWriter;
///
/// let mut writer = SpoolWriter::new(1 << 20);
/// let place = writer.add(b"{\"id\":1}")?;
/// let spool = writer.finish()?;
/// assert_eq!(spool.record(place)?, b"{\"id\":1}");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct SpoolWriter {
    writer: BufWriter<SpooledTempFile>,
    length: u64,
}

/// Gives records back, to any thread.
#[derive(Debug)]
pub struct Spool {
    file: Mutex<SpooledTempFile>,
}

impl SpoolWriter {
    /// A spool that is held in memory up to so many bytes, beyond them in a file without a name in the folder for
    /// temporary files, which is gone when the spool is.
    pub fn new(memory: usize) -> Self {
        Self::over(SpooledTempFile::new(memory))
    }

    fn over(file: SpooledTempFile) -> Self {
        Self { writer: BufWriter::with_capacity(1 << 20, file), length: 0 }
    }

    /// Adds a record.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written, or the record is longer than 4 GiB.
    pub fn add(&mut self, record: &[u8]) -> io::Result<Place> {
        let length = u32::try_from(record.len()).map_err(|_| io::Error::other("a record of more than 4 GiB"))?;
        self.writer.write_all(record)?;
        let place = Place { offset: self.length, length };
        self.length += u64::from(length);
        Ok(place)
    }

    /// The spool of all that was added.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn finish(self) -> io::Result<Spool> {
        let file = self.writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Spool { file: Mutex::new(file) })
    }
}

impl Spool {
    /// The record at `place`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or `place` is one of another spool and not in this one.
    pub fn record(&self, place: Place) -> io::Result<Vec<u8>> {
        let mut record = vec![0; place.length as usize];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place.offset))?;
        file.read_exact(&mut record)?;
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_records_back_from_memory_and_from_disk() {
        for memory in [0, 10, 1 << 20] {
            let mut writer = SpoolWriter::new(memory);
            let places: Vec<_> = ["перший", "", "third"].map(|text| writer.add(text.as_bytes()).unwrap()).into();
            let spool = writer.finish().unwrap();
            assert_eq!(spool.record(places[2]).unwrap(), b"third");
            assert_eq!(spool.record(places[0]).unwrap(), "перший".as_bytes());
            assert_eq!(spool.record(places[1]).unwrap(), b"");
        }
    }
}
