//! A file that knows how far it was read.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::memmem::Finder;

const BUFFER_BYTES: usize = 1 << 18;

/// A buffered file that knows how far it was read, and tells a counter.
#[derive(Debug)]
pub(crate) struct Tracked {
    file: File,
    length: u64,
    buffer: Vec<u8>,
    /// Where in `buffer` the next byte stands.
    next: usize,
    /// Bytes of the file before the next one.
    position: u64,
    progress: Arc<AtomicU64>,
}

impl Tracked {
    pub(crate) fn open(path: &Path, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length, buffer: Vec::new(), next: 0, position: 0, progress })
    }

    /// Bytes of the file before the next one to be read.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// Bytes of the file when it was opened.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The bytes at hand, at least `least` of them unless the file ends before.
    pub(crate) fn peek(&mut self, least: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.next < least {
            self.buffer.drain(..self.next);
            self.next = 0;
            let missing = BUFFER_BYTES.max(least) - self.buffer.len();
            if self.file.by_ref().take(missing as u64).read_to_end(&mut self.buffer)? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.next..])
    }

    /// Passes over `count` bytes at hand.
    pub(crate) fn pass(&mut self, count: usize) {
        let count = count.min(self.buffer.len() - self.next);
        self.next += count;
        self.position += count as u64;
        self.progress.fetch_max(self.position, Ordering::Relaxed);
    }

    pub(crate) fn go_to(&mut self, position: u64) -> io::Result<()> {
        let first = self.position - self.next as u64;
        match position.checked_sub(first).and_then(|at| usize::try_from(at).ok()) {
            Some(at) if at <= self.buffer.len() => self.next = at,
            _ => {
                self.file.seek(SeekFrom::Start(position))?;
                self.buffer.clear();
                self.next = 0;
            }
        }
        self.position = position;
        Ok(())
    }

    /// Goes to the next place where the file holds what is looked for, else to its end; whether there is one.
    pub(crate) fn find(&mut self, wanted: &Finder<'_>) -> io::Result<bool> {
        let length = wanted.needle().len();
        loop {
            let bytes = self.peek(length)?;
            if bytes.len() < length {
                let rest = bytes.len();
                self.pass(rest);
                return Ok(false);
            }
            if let Some(at) = wanted.find(bytes) {
                self.pass(at);
                return Ok(true);
            }
            let searched = bytes.len() - length + 1;
            self.pass(searched);
        }
    }
}
