//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside its place, under the name with `.part` behind it, and takes its place when it is whole.
///
/// One that is not [committed](Self::commit) leaves nothing behind.
///
/// ```no_run
/// use std::io::Write as _;
///
/// let mut file = poruch_dump::PartFile::create("lexicon.tsv")?;
/// file.write_all(b"# poruch lexicon v1\n")?;
/// file.commit()?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct PartFile {
    part: PathBuf,
    target: PathBuf,
    writer: Option<BufWriter<File>>,
}

impl PartFile {
    /// A file that is to stand at `target`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be made.
    pub fn create(target: impl Into<PathBuf>) -> io::Result<Self> {
        let target = target.into();
        let part = part_of(&target);
        let writer = Some(BufWriter::with_capacity(1 << 18, File::create(&part)?));
        Ok(Self { part, target, writer })
    }

    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the file in its place; one that stood there is replaced.
    ///
    /// # Errors
    ///
    /// Where what is left cannot be written, or the place cannot be taken.
    pub fn commit(mut self) -> io::Result<()> {
        if let Some(writer) = self.writer.take() {
            writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        }
        fs::rename(&self.part, &self.target)
    }
}

/// Where the parts of a file or folder are gathered.
pub(crate) fn part_of(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    target.with_file_name(name)
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.as_mut().map_or(Ok(0), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for PartFile {
    /// A file that was not committed leaves nothing behind; one that was is no longer there under this name.
    fn drop(&mut self) {
        if self.writer.take().is_some() {
            let _ = fs::remove_file(&self.part);
        }
    }
}
