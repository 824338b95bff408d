//! Files that may be compressed.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::input::{Spot, Stream};
use crate::{DamageKind, DamageSample};

/// What stands where bytes are missing: the end of a line, and an empty one.
const SEAM: &[u8] = b"\n\n";

/// The decoded bytes of a file: plain, gzip or zstd, which its first bytes tell.
///
/// Reading goes on behind a damaged stretch, at the next compressed member; an empty line stands in its place.
///
/// ```no_run
/// use std::io::Read as _;
///
/// let mut file = poruch_dump::Decoded::open("pairs.jsonl.zst")?;
/// let mut text = String::new();
/// file.read_to_string(&mut text)?;
/// assert!(file.take_damage().is_empty());
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Decoded {
    path: PathBuf,
    stream: Stream,
    damage: Vec<DamageSample>,
    /// What is left to give of what stands for missing bytes.
    seam: &'static [u8],
}

impl std::fmt::Debug for Decoded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoded").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Decoded {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or its first bytes cannot be read.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let stream = Stream::open_at(&path, Spot::default(), Arc::default())?;
        Ok(Self { path, stream, damage: Vec::new(), seam: &[] })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What could not be decoded since this was asked last.
    pub fn take_damage(&mut self) -> Vec<DamageSample> {
        std::mem::take(&mut self.damage)
    }
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let gap = if self.seam.is_empty() { self.stream.take_gap() } else { None };
        if let Some(gap) = gap {
            let (kind, file, message) = (DamageKind::Compression, self.path.clone(), gap.to_string());
            self.damage.push(DamageSample { kind, file, offset: gap.offset, message });
            self.seam = SEAM;
        }
        if !self.seam.is_empty() {
            return self.seam.read(buffer);
        }
        let available = self.stream.peek(1);
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.stream.pass(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::sample::gzip;

    fn read(bytes: &[u8]) -> (String, usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, bytes).unwrap();
        let mut file = Decoded::open(path).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (text, file.take_damage().len())
    }

    #[test]
    fn decodes_by_the_first_bytes() {
        let text = "{}\n".repeat(100_000);
        assert_eq!(read(text.as_bytes()), (text.clone(), 0));
        assert_eq!(read(&gzip(text.as_bytes())), (text.clone(), 0));
        assert_eq!(read(&zstd::encode_all(text.as_bytes(), 1).unwrap()), (text, 0));
    }

    #[test]
    fn goes_on_behind_damage_and_tells_of_it() {
        let mut middle = gzip("damaged\n".repeat(1000).as_bytes());
        let at = middle.len() / 2;
        middle[at..].fill(0xff);
        let (text, damage) = read(&[gzip(b"{\"a\":1}\n"), middle, gzip(b"{\"b\":2}\n")].concat());
        assert!(text.starts_with("{\"a\":1}\n") && text.ends_with("\n{\"b\":2}\n"), "{text}");
        assert_eq!(damage, 1);
    }
}
