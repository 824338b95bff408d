//! Compressed files member by member: gzip members, zstd frames.
//!
//! A file of many members is read on after a damaged one: the next member is looked for by its magic bytes.

use std::io::{self, BufRead, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

use super::tracked::Tracked;

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compression {
    None,
    Gzip,
    Zstd,
}

/// What begins a gzip member: the magic bytes and the only method there is (RFC 1952).
const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b, 0x08];
/// What begins a zstd frame (RFC 8878).
const ZSTD_MAGIC: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// What begins the skippable frame that holds a dictionary (WARC compression with Zstandard, IIPC).
const DICTIONARY_MAGIC: &[u8] = &[0x5d, 0x2a, 0x4d, 0x18];
/// A larger dictionary is none: the format's authors advise 100 KB.
const MAX_DICTIONARY: u64 = 1 << 26;

impl Compression {
    /// By the first bytes of a file, whatever its name says.
    pub(crate) fn of(start: &[u8]) -> Self {
        if start.starts_with(GZIP_MAGIC) {
            Self::Gzip
        } else if start.starts_with(ZSTD_MAGIC) || is_skippable(start) {
            Self::Zstd
        } else {
            Self::None
        }
    }

    /// By the ending of a file's name.
    pub(crate) fn named(path: &Path) -> Self {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("gz") => Self::Gzip,
            Some("zst" | "zstd") => Self::Zstd,
            _ => Self::None,
        }
    }

    fn magic(self) -> &'static [u8] {
        match self {
            Self::None => &[],
            Self::Gzip => GZIP_MAGIC,
            Self::Zstd => ZSTD_MAGIC,
        }
    }
}

fn is_skippable(start: &[u8]) -> bool {
    matches!(start, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// The decoded bytes of a file, member by member.
pub(crate) struct Members {
    compression: Compression,
    dictionary: Vec<u8>,
    state: State,
    /// Where the member at hand begins in the file.
    start: u64,
}

enum State {
    Between(Tracked),
    Plain(Tracked),
    Gzip(Box<GzDecoder<Tracked>>),
    Zstd(ZstdDecoder<'static, Tracked>),
    Ended,
}

/// A stretch of the file that could not be decoded.
#[derive(Debug)]
pub(crate) struct Gap {
    /// Where the damaged member begins in the file.
    pub(crate) offset: u64,
    /// Bytes of the file from there that may not all have been decoded.
    pub(crate) bytes: u64,
    pub(crate) cause: io::Error,
}

/// What a read gave.
pub(crate) enum Chunk {
    Bytes(usize),
    Gap(Gap),
    End,
}

impl Members {
    /// `named` is what the file's name says; it counts where the first bytes are neither compressed nor a record.
    pub(crate) fn new(mut file: Tracked, named: Compression) -> io::Result<Self> {
        let start = file.fill_buf()?;
        let is_plain = start.is_empty() || start.starts_with(b"WARC/") || start.starts_with(b"{");
        let found = Compression::of(start);
        let compression = if found == Compression::None && !is_plain { named } else { found };
        let state = State::Between(file);
        Ok(Self { compression, dictionary: Vec::new(), state, start: 0 })
    }

    /// Goes on with the member that begins at `offset`.
    pub(crate) fn go_to(&mut self, offset: u64) -> io::Result<()> {
        if let State::Between(file) = &mut self.state {
            file.go_to(offset)?;
        }
        Ok(())
    }

    /// Where the member at hand begins in the file; of a plain file, 0.
    pub(crate) fn start(&self) -> u64 {
        self.start
    }

    /// Whether an offset in the decoded bytes is one in the file.
    pub(crate) fn is_plain(&self) -> bool {
        self.compression == Compression::None
    }

    /// Decodes some bytes to `buffer`, at least one.
    pub(crate) fn read(&mut self, buffer: &mut [u8]) -> Chunk {
        loop {
            let read = match &mut self.state {
                State::Between(_) => match self.open() {
                    Ok(true) => continue,
                    Ok(false) => return Chunk::End,
                    Err(cause) => return self.skip(cause),
                },
                State::Plain(file) => file.read(buffer),
                State::Gzip(decoder) => decoder.read(buffer),
                State::Zstd(decoder) => decoder.read(buffer),
                State::Ended => return Chunk::End,
            };
            match read {
                Ok(0) => self.close(),
                Ok(length) => return Chunk::Bytes(length),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(cause) => return self.skip(cause),
            }
        }
    }

    /// Begins the next member; whether there is one.
    fn open(&mut self) -> io::Result<bool> {
        let State::Between(file) = &mut self.state else { return Ok(false) };
        self.start = file.position();
        let start = peek(file)?;
        if start.is_empty() {
            self.state = State::Ended;
            return Ok(false);
        }
        match self.compression {
            Compression::None => {}
            Compression::Gzip if start.iter().all(|&byte| byte == 0) => return self.end_padding(),
            Compression::Zstd if is_skippable(&start) => return self.skippable(&start),
            compression if start.starts_with(compression.magic()) => {}
            _ => return Err(io::Error::new(io::ErrorKind::InvalidData, "no compressed member begins here")),
        }
        let State::Between(file) = std::mem::replace(&mut self.state, State::Ended) else { return Ok(false) };
        self.state = match self.compression {
            Compression::None => State::Plain(file),
            Compression::Gzip => State::Gzip(Box::new(GzDecoder::new(file))),
            Compression::Zstd => State::Zstd(ZstdDecoder::with_dictionary(file, &self.dictionary)?.single_frame()),
        };
        Ok(true)
    }

    /// Passes over zeros, which tapes and block devices leave behind a file.
    fn end_padding(&mut self) -> io::Result<bool> {
        let State::Between(file) = &mut self.state else { return Ok(false) };
        loop {
            let buffer = file.fill_buf()?;
            let zeros = buffer.iter().take_while(|&&byte| byte == 0).count();
            let is_more = zeros < buffer.len();
            if zeros > 0 {
                file.consume(zeros);
            }
            if is_more || zeros == 0 {
                return Ok(true);
            }
        }
    }

    /// Reads a skippable frame: a dictionary, or nothing of use.
    fn skippable(&mut self, start: &[u8]) -> io::Result<bool> {
        let State::Between(file) = &mut self.state else { return Ok(false) };
        let mut header = [0; 8];
        file.read_exact(&mut header)?;
        let length = u64::from(u32::from_le_bytes([header[4], header[5], header[6], header[7]]));
        if !start.starts_with(DICTIONARY_MAGIC) || length > MAX_DICTIONARY {
            let end = file.position() + length;
            file.go_to(end)?;
            return Ok(true);
        }
        let mut frame = Vec::new();
        file.take(length).read_to_end(&mut frame)?;
        if frame.starts_with(ZSTD_MAGIC) {
            let decoder = ZstdDecoder::with_buffer(frame.as_slice())?;
            let mut plain = Vec::new();
            decoder.take(MAX_DICTIONARY).read_to_end(&mut plain)?;
            frame = plain;
        }
        self.dictionary = frame;
        Ok(true)
    }

    /// Ends the member at hand.
    fn close(&mut self) {
        self.state = match self.take_file() {
            Some(file) if !self.is_plain() => State::Between(file),
            _ => State::Ended,
        };
    }

    fn take_file(&mut self) -> Option<Tracked> {
        match std::mem::replace(&mut self.state, State::Ended) {
            State::Between(file) | State::Plain(file) => Some(file),
            State::Gzip(decoder) => Some(decoder.into_inner()),
            State::Zstd(decoder) => Some(decoder.into_inner()),
            State::Ended => None,
        }
    }

    /// Gives the member at hand up and goes to the next.
    fn skip(&mut self, cause: io::Error) -> Chunk {
        let offset = self.start;
        let Some(mut file) = self.take_file() else { return Chunk::End };
        if self.is_plain() {
            // The file itself failed: nothing more of it can be had.
            return Chunk::Gap(Gap { offset: file.position(), bytes: 0, cause });
        }
        let reached = file.position();
        match find_magic(&mut file, offset + 1, self.compression) {
            Ok(true) => {
                let bytes = file.position() - offset;
                self.state = State::Between(file);
                Chunk::Gap(Gap { offset, bytes, cause })
            }
            Ok(false) | Err(_) => Chunk::Gap(Gap { offset, bytes: file.position().max(reached) - offset, cause }),
        }
    }
}

/// The first bytes of what is left, up to four.
fn peek(file: &mut Tracked) -> io::Result<Vec<u8>> {
    let position = file.position();
    let mut start = Vec::new();
    file.take(4).read_to_end(&mut start)?;
    file.go_to(position)?;
    Ok(start)
}

/// Goes to the next magic bytes at or after `from`, else to the end of the file.
fn find_magic(file: &mut Tracked, from: u64, compression: Compression) -> io::Result<bool> {
    file.go_to(from)?;
    let magic = compression.magic();
    let mut window = Vec::new();
    loop {
        let buffer = file.fill_buf()?;
        let (length, before) = (buffer.len(), window.len());
        if length == 0 {
            return Ok(false);
        }
        window.extend_from_slice(buffer);
        if let Some(at) = memchr::memmem::find(&window, magic) {
            let start = file.position() - before as u64 + at as u64;
            file.go_to(start)?;
            return Ok(true);
        }
        file.consume(length);
        window.drain(..window.len().saturating_sub(magic.len() - 1));
    }
}
