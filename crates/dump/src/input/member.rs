//! Compressed files member by member: gzip members, zstd frames.
//!
//! A file of many members is read on after a damaged one: the next member is looked for by its magic bytes, from the
//! first byte of the damaged one on, since that may have run into those that follow.

use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use memchr::memmem::Finder;
use zstd::stream::read::Decoder as ZstdReader;

use super::compression::{Compression, Decoder, is_skippable};
use super::mark::Spot;
use super::tracked::Tracked;

/// Bytes that are decoded at a time, as many as a block of zstd has at most.
pub(crate) const CHUNK_BYTES: usize = 1 << 17;
/// What begins the skippable frame that holds a dictionary (WARC compression with Zstandard, IIPC).
const DICTIONARY_MAGIC: &[u8] = &[0x5d, 0x2a, 0x4d, 0x18];
/// A larger dictionary is none: the format's authors advise 100 KB.
const MAX_DICTIONARY: u64 = 1 << 26;
/// What is known of a member before it is opened.
const START_BYTES: usize = 16;
/// Decoded bytes that show that magic bytes do begin a member.
const PROBE_BYTES: usize = 1 << 9;
/// More input than a member needs for that.
const PROBE_INPUT: usize = 1 << 18;

/// How often a file may be read again where members fail, so that hostile ones cost no more than others.
pub(crate) const READ_AGAIN: u64 = 4;
/// Bytes that may be read again besides.
pub(crate) const READ_AGAIN_BYTES: u64 = 1 << 26;

/// The decoded bytes of a file, member by member.
pub(crate) struct Members {
    file: Tracked,
    compression: Compression,
    decoder: Option<Decoder>,
    dictionary: Vec<u8>,
    /// Where in the file the dictionary stands.
    dictionary_at: Option<u64>,
    state: State,
    /// Where the member at hand begins in the file.
    start: u64,
    /// Bytes decoded of it.
    decoded: u64,
    /// Bytes of the file that were read again.
    reread: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Inside,
    Ended,
}

/// A stretch of the file that could not be decoded.
#[derive(Debug)]
pub(crate) struct Gap {
    /// Where the damaged member begins in the file.
    pub(crate) offset: u64,
    /// Bytes of the file from there that may not all have been decoded.
    pub(crate) bytes: u64,
    /// Bytes that were decoded of the member.
    decoded: u64,
    pub(crate) fault: Fault,
}

/// Why a stretch could not be decoded.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The file ends inside a member.
    Cut,
    /// A member cannot be decoded.
    Broken(String),
    /// No member begins where one should.
    NoMember {
        /// Whether one would begin but for one byte.
        nearly: bool,
    },
    /// The file cannot be read.
    Failed(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// What a read gave, besides the bytes.
pub(crate) enum Chunk {
    Bytes,
    Gap(Gap),
    End,
}

impl Gap {
    /// The rest of a file that cannot be read.
    pub(crate) fn failed(offset: u64, error: io::Error) -> Self {
        Self { offset, bytes: 0, decoded: 0, fault: Fault::Failed(error) }
    }

    /// Whether the member was one of which nothing is known.
    pub(crate) fn hides_member(&self) -> bool {
        self.decoded == 0 && matches!(self.fault, Fault::Cut | Fault::Broken(_) | Fault::NoMember { nearly: true })
    }
}

impl std::fmt::Display for Gap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.fault {
            Fault::Cut => write!(f, "the file ends inside compressed bytes")?,
            Fault::Broken(cause) => write!(f, "compressed bytes are damaged: {cause}")?,
            Fault::NoMember { .. } => write!(f, "no compressed bytes begin here")?,
            Fault::Failed(error) => write!(f, "the file cannot be read: {error}")?,
        }
        write!(f, " ({} bytes not read, {} decoded before)", self.bytes, self.decoded)
    }
}

impl Members {
    /// The members of the file at `path`; `progress` is told how far it is read.
    pub(crate) fn open(path: &Path, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let mut file = Tracked::open(path, progress)?;
        let start = file.peek(START_BYTES)?;
        let compression = Compression::guess(start, path);
        let decoder = compression.decoder(&[])?;
        Ok(Self {
            file,
            compression,
            decoder,
            dictionary: Vec::new(),
            dictionary_at: None,
            state: State::Between,
            start: 0,
            decoded: 0,
            reread: 0,
        })
    }

    /// Goes to the member that begins at a spot.
    pub(crate) fn go_to(&mut self, spot: Spot) -> io::Result<()> {
        if self.dictionary_at != spot.dictionary {
            (self.dictionary, self.dictionary_at) = (Vec::new(), None);
            self.decoder = self.compression.decoder(&[])?;
            self.file.go_to(spot.dictionary.unwrap_or(spot.member))?;
            if spot.dictionary.is_some() {
                // Damage of it was told where the file was read from its beginning.
                let _ = self.skip_frame();
            }
        }
        self.file.go_to(spot.member)?;
        (self.state, self.start, self.decoded, self.reread) = (State::Between, spot.member, 0, spot.reread);
        Ok(())
    }

    /// Where the member at hand begins.
    pub(crate) fn start(&self) -> Spot {
        self.spot(self.start)
    }

    /// Where the next member is looked for.
    pub(crate) fn next_start(&self) -> Spot {
        self.spot(self.file.position())
    }

    fn spot(&self, member: u64) -> Spot {
        Spot { member, skip: 0, reread: self.reread, dictionary: self.dictionary_at }
    }

    /// Whether an offset in the decoded bytes is one in the file.
    pub(crate) fn is_plain(&self) -> bool {
        self.compression == Compression::None
    }

    /// Decodes some bytes of one member to the end of `buffer`. Some may stand before a gap, too.
    pub(crate) fn read(&mut self, buffer: &mut Vec<u8>) -> Chunk {
        loop {
            let read = match self.state {
                State::Ended => return Chunk::End,
                State::Between => self.begin_next(),
                State::Inside => self.decode(buffer),
            };
            match read {
                Ok(0) => {}
                Ok(_) => return Chunk::Bytes,
                Err(fault) => return Chunk::Gap(self.skip(fault)),
            }
        }
    }

    /// Begins the next member, or passes over what stands before it.
    fn begin_next(&mut self) -> Result<usize, Fault> {
        (self.start, self.decoded) = (self.file.position(), 0);
        let is_plain = self.is_plain();
        let start = self.file.peek(START_BYTES)?;
        let found = Compression::of(start);
        if start.is_empty() {
            self.state = State::Ended;
        } else if is_plain {
            self.state = State::Inside;
        } else if is_skippable(start) {
            self.skip_frame()?;
        } else if found != Compression::None {
            self.begin(found)?;
        } else if start.starts_with(b"WARC/") {
            // The rest was appended as it is.
            (self.decoder, self.state) = (None, State::Inside);
        } else {
            return Err(Fault::NoMember { nearly: self.compression.nearly_begins(start) });
        }
        Ok(0)
    }

    fn begin(&mut self, compression: Compression) -> io::Result<()> {
        match &mut self.decoder {
            Some(decoder) if compression == self.compression => decoder.reset()?,
            decoder => *decoder = compression.decoder(&self.dictionary)?,
        }
        self.compression = compression;
        self.state = State::Inside;
        Ok(())
    }

    fn decode(&mut self, buffer: &mut Vec<u8>) -> Result<usize, Fault> {
        buffer.reserve(CHUNK_BYTES);
        let before = buffer.len();
        let input = self.file.peek(1)?;
        let Some(decoder) = &mut self.decoder else {
            let length = input.len().min(CHUNK_BYTES);
            buffer.extend_from_slice(&input[..length]);
            self.file.pass(length);
            self.state = if length == 0 { State::Ended } else { State::Inside };
            return Ok(length);
        };
        let is_last = input.is_empty();
        let step = decoder.step(input, buffer);
        self.file.pass(step.read);
        let count = buffer.len() - before;
        self.decoded += count as u64;
        match step.outcome {
            Err(cause) => return Err(Fault::Broken(cause)),
            Ok(true) => self.state = State::Between,
            Ok(false) if count == 0 && is_last => return Err(Fault::Cut),
            Ok(false) => {}
        }
        Ok(count)
    }

    /// Reads a skippable frame: a dictionary, or nothing of use.
    fn skip_frame(&mut self) -> Result<(), Fault> {
        let header = self.file.peek(8)?;
        let Some(length) = header.get(4..8).map(|length| u32::from_le_bytes(length.try_into().unwrap_or_default()))
        else {
            return Err(Fault::Cut);
        };
        let is_dictionary = header.starts_with(DICTIONARY_MAGIC) && u64::from(length) <= MAX_DICTIONARY;
        let end = self.file.position() + 8 + u64::from(length);
        if end > self.file.length() {
            return Err(Fault::Cut);
        }
        if is_dictionary {
            self.dictionary_at = Some(self.file.position());
            self.file.pass(8);
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            let frame = self.file.peek(length)?;
            self.dictionary =
                dictionary_of(&frame[..frame.len().min(length)]).map_err(|error| Fault::Broken(error.to_string()))?;
            self.decoder = self.compression.decoder(&self.dictionary)?;
        }
        Ok(self.file.go_to(end)?)
    }

    /// Gives the member at hand up and goes to the next.
    fn skip(&mut self, fault: Fault) -> Gap {
        let reached = self.file.position();
        let (offset, decoded) = (if self.is_plain() { reached } else { self.start }, self.decoded);
        let found = match &fault {
            Fault::Failed(_) => false,
            _ if self.is_plain() => false,
            _ => self.find_member(reached).unwrap_or(false),
        };
        self.state = if found { State::Between } else { State::Ended };
        let end = if found { self.file.position() } else { self.file.length().max(reached) };
        let fault = match fault {
            Fault::Cut if found => Fault::Broken("it has no end".to_owned()),
            fault => fault,
        };
        Gap { offset, bytes: end - offset, decoded, fault }
    }

    /// Goes to the next member behind a damaged one that was read up to `reached`; whether there is one.
    fn find_member(&mut self, reached: u64) -> io::Result<bool> {
        let mut from = self.start + 1;
        if self.may_read_again() {
            self.reread += reached.saturating_sub(from);
        } else {
            from = from.max(reached);
        }
        let magic = Finder::new(self.compression.magic());
        self.file.go_to(from)?;
        while self.file.find(&magic)? {
            let at = self.file.position();
            let is_member = Compression::of(self.file.peek(START_BYTES)?) == self.compression;
            if is_member && (!self.may_read_again() || self.probe()?) {
                self.file.go_to(at)?;
                return Ok(true);
            }
            self.file.go_to(at + 1)?;
        }
        Ok(false)
    }

    fn may_read_again(&self) -> bool {
        self.reread <= READ_AGAIN * self.file.position() + READ_AGAIN_BYTES
    }

    /// Whether what begins here decodes as a member does.
    fn probe(&mut self) -> io::Result<bool> {
        let Some(mut decoder) = self.compression.decoder(&self.dictionary)? else { return Ok(false) };
        let mut output = Vec::with_capacity(CHUNK_BYTES);
        let mut read = 0;
        loop {
            let input = self.file.peek(1)?;
            let is_last = input.is_empty();
            let step = decoder.step(&input[..input.len().min(PROBE_INPUT)], &mut output);
            self.file.pass(step.read);
            read += step.read;
            self.reread += (step.read + PROBE_BYTES) as u64;
            match step.outcome {
                Err(_) => return Ok(false),
                Ok(true) => return Ok(true),
                Ok(false) if output.len() >= PROBE_BYTES => return Ok(true),
                Ok(false) if is_last || read >= PROBE_INPUT => return Ok(!output.is_empty()),
                Ok(false) => {}
            }
        }
    }
}

/// A dictionary as a file holds it, which may be compressed itself.
fn dictionary_of(frame: &[u8]) -> io::Result<Vec<u8>> {
    if !frame.starts_with(Compression::Zstd.magic()) {
        return Ok(frame.to_vec());
    }
    let mut dictionary = Vec::new();
    ZstdReader::with_buffer(frame)?.take(MAX_DICTIONARY).read_to_end(&mut dictionary)?;
    Ok(dictionary)
}
