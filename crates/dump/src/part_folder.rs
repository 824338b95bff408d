//! Folders that appear whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::part_file::part_of;

/// A folder that is filled beside its place, under the name with `.part` behind it, and takes its place when it is
/// whole. One that is not [committed](Self::commit) leaves nothing behind.
#[derive(Debug)]
pub(crate) struct PartFolder {
    part: PathBuf,
    target: PathBuf,
}

impl PartFolder {
    /// An empty folder that is to stand at `target`.
    pub(crate) fn create(target: PathBuf) -> io::Result<Self> {
        let part = part_of(&target);
        remove(&part)?;
        fs::create_dir(&part)?;
        Ok(Self { part, target })
    }

    /// Where it is filled.
    pub(crate) fn part(&self) -> &Path {
        &self.part
    }

    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the folder in its place; one that stood there is replaced.
    pub(crate) fn commit(&self) -> io::Result<()> {
        remove(&self.target)?;
        fs::rename(&self.part, &self.target)
    }
}

impl Drop for PartFolder {
    /// One that was committed is no longer there under this name.
    fn drop(&mut self) {
        let _ = remove(&self.part);
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
