//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside its place and takes it when it is whole.
pub(crate) struct PartFile {
    part: PathBuf,
    target: PathBuf,
    writer: Option<BufWriter<File>>,
}

impl PartFile {
    pub(crate) fn create(target: PathBuf) -> io::Result<Self> {
        let part = part_of(&target);
        let writer = Some(BufWriter::with_capacity(1 << 18, File::create(&part)?));
        Ok(Self { part, target, writer })
    }

    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the file in its place.
    pub(crate) fn commit(mut self) -> io::Result<()> {
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
