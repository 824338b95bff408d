//! How files are compressed, and decoding one member of them: a gzip member (RFC 1952), a zstd frame (RFC 8878).

use std::io;
use std::path::Path;

use flate2::{Decompress, FlushDecompress, Status};
use zstd::stream::raw::{Decoder as ZstdDecoder, InBuffer, Operation, OutBuffer};

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
/// Flags of a gzip member that must be zero.
const GZIP_RESERVED: u8 = 0xe0;
/// Bytes of input that a frame of zstd begins with.
const ZSTD_START: usize = 5;
/// What gzip calls its largest window, that of 32 KB.
const GZIP_WINDOW: u8 = 15;

impl Compression {
    /// By the first bytes of a file or of a member.
    pub(crate) fn of(start: &[u8]) -> Self {
        if start.starts_with(GZIP_MAGIC) && start.get(3).is_none_or(|flags| flags & GZIP_RESERVED == 0) {
            Self::Gzip
        } else if start.starts_with(ZSTD_MAGIC) || is_skippable(start) {
            Self::Zstd
        } else {
            Self::None
        }
    }

    /// By the first bytes of a file; where they do not tell, by its name, or by what they nearly are.
    pub(crate) fn guess(start: &[u8], path: &Path) -> Self {
        let text = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start).trim_ascii_start();
        if text.is_empty() || text.starts_with(b"WARC/") || text.starts_with(b"{") {
            return Self::None;
        }
        let named = match path.extension().and_then(|ending| ending.to_str()) {
            Some("gz") => Self::Gzip,
            Some("zst" | "zstd") => Self::Zstd,
            _ => Self::None,
        };
        let nearly = [Self::Gzip, Self::Zstd].into_iter().find(|known| known.nearly_begins(start));
        let guesses = [Self::of(start), named, nearly.unwrap_or(Self::None)];
        guesses.into_iter().find(|guess| *guess != Self::None).unwrap_or(Self::None)
    }

    /// What a member begins with.
    pub(crate) fn magic(self) -> &'static [u8] {
        match self {
            Self::None => &[],
            Self::Gzip => GZIP_MAGIC,
            Self::Zstd => ZSTD_MAGIC,
        }
    }

    /// Whether bytes differ in no more than one from what a member begins with.
    pub(crate) fn nearly_begins(self, start: &[u8]) -> bool {
        let magic = self.magic();
        let equal = magic.iter().zip(start).filter(|(magic, byte)| magic == byte).count();
        !magic.is_empty() && equal + 1 >= magic.len()
    }

    /// What decodes members; of a plain file, nothing does.
    pub(crate) fn decoder(self, dictionary: &[u8]) -> io::Result<Option<Decoder>> {
        Ok(match self {
            Self::None => None,
            Self::Gzip => Some(Decoder::Gzip(Box::new(Decompress::new_gzip(GZIP_WINDOW)))),
            Self::Zstd => {
                Some(Decoder::Zstd { decoder: ZstdDecoder::with_dictionary(dictionary)?, wanted: ZSTD_START })
            }
        })
    }
}

/// Whether a frame begins here that decodes to nothing.
pub(crate) fn is_skippable(start: &[u8]) -> bool {
    matches!(start, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// Decodes members.
pub(crate) enum Decoder {
    Gzip(Box<Decompress>),
    Zstd {
        decoder: ZstdDecoder<'static>,
        /// Bytes up to the end of the block at hand. It is given no more at a time, since what it decoded before an error
        /// is lost with it.
        wanted: usize,
    },
}

/// What a step of decoding came to.
pub(crate) struct Step {
    /// Bytes of the input that were read.
    pub(crate) read: usize,
    /// Whether the member ends, or what is wrong with it.
    pub(crate) outcome: Result<bool, String>,
}

impl Decoder {
    /// Makes it ready for another member.
    pub(crate) fn reset(&mut self) -> io::Result<()> {
        match self {
            Self::Gzip(decoder) => decoder.reset(true),
            Self::Zstd { decoder, wanted } => {
                decoder.reinit()?;
                *wanted = ZSTD_START;
            }
        }
        Ok(())
    }

    /// Decodes some of `input` to the room that `output` has.
    pub(crate) fn step(&mut self, input: &[u8], output: &mut Vec<u8>) -> Step {
        match self {
            Self::Gzip(decoder) => inflate(decoder, input, output),
            Self::Zstd { decoder, wanted } => decode_block(decoder, wanted, input, output),
        }
    }
}

fn inflate(decoder: &mut Decompress, input: &[u8], output: &mut Vec<u8>) -> Step {
    let before = decoder.total_in();
    let result = decoder.decompress_vec(input, output, FlushDecompress::None);
    let read = usize::try_from(decoder.total_in() - before).unwrap_or(input.len());
    let outcome = match result {
        Ok(status) => Ok(status == Status::StreamEnd),
        Err(error) => Err(error.message().map_or_else(|| error.to_string(), str::to_owned)),
    };
    Step { read, outcome }
}

fn decode_block(decoder: &mut ZstdDecoder<'_>, wanted: &mut usize, input: &[u8], output: &mut Vec<u8>) -> Step {
    let mut input = InBuffer::around(&input[..input.len().min(*wanted)]);
    let filled = output.len();
    let result = decoder.run(&mut input, &mut OutBuffer::around_pos(output, filled));
    let outcome = match result {
        Ok(left) => {
            *wanted = left.max(1);
            Ok(left == 0)
        }
        Err(error) => Err(error.to_string()),
    };
    Step { read: input.pos(), outcome }
}
