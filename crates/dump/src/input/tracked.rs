//! A file that knows how far it was read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const BUFFER_BYTES: usize = 1 << 18;

/// A buffered file that knows how far it was read, and tells a counter.
#[derive(Debug)]
pub(crate) struct Tracked {
    reader: BufReader<File>,
    position: u64,
    progress: Arc<AtomicU64>,
}

impl Tracked {
    pub(crate) fn open(path: &Path, progress: Arc<AtomicU64>) -> io::Result<Self> {
        Ok(Self { reader: BufReader::with_capacity(BUFFER_BYTES, File::open(path)?), position: 0, progress })
    }

    /// Bytes of the file before the next one to be read.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    pub(crate) fn go_to(&mut self, position: u64) -> io::Result<()> {
        self.reader.seek(SeekFrom::Start(position))?;
        self.position = position;
        Ok(())
    }
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Tracked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.reader.consume(amount);
        self.position += amount as u64;
        self.progress.fetch_max(self.position, Ordering::Relaxed);
    }
}
