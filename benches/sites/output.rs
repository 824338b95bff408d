//! Where a dump and its gold are written to.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::Written;
use super::format::{Container, Format, Stored};

/// A dump and its gold that are being written.
#[derive(Debug)]
pub(super) struct Output {
    dump: Dump,
    gold: Option<BufWriter<File>>,
    written: Written,
}

#[derive(Debug)]
enum Dump {
    File(BufWriter<File>),
    Folder(PathBuf),
}

/// Pages in a folder of a dump that is one.
const PAGES_A_FOLDER: usize = 1_000;

impl Output {
    pub(super) fn open(dump: &Path, format: Format, gold: Option<&Path>) -> io::Result<Self> {
        let opening = format.opening()?;
        let gold = gold.map(File::create).transpose()?.map(BufWriter::new);
        let dump = match format.container {
            Container::Folder => Dump::Folder(dump.to_owned()),
            Container::Warc | Container::Jsonl => Dump::File(BufWriter::new(File::create(dump)?)),
        };
        let mut output = Self { dump, gold, written: Written::default() };
        if let Dump::File(file) = &mut output.dump {
            file.write_all(&opening.bytes)?;
        }
        output.count(&opening);
        Ok(output)
    }

    /// Writes a page, and the line of the gold that belongs to it.
    pub(super) fn page(&mut self, page: &Stored, gold: Option<String>) -> io::Result<()> {
        match &mut self.dump {
            Dump::File(file) => file.write_all(&page.bytes)?,
            Dump::Folder(folder) => {
                let number = self.written.pages;
                let folder = folder.join(format!("{:04}", number / PAGES_A_FOLDER));
                fs::create_dir_all(&folder)?;
                fs::write(folder.join(format!("{number:07}.html")), &page.bytes)?;
            }
        }
        self.count(page);
        self.written.pages += 1;
        let Some(line) = gold else { return Ok(()) };
        self.written.pairs += 1;
        self.gold.as_mut().map_or(Ok(()), |gold| writeln!(gold, "{line}"))
    }

    fn count(&mut self, stored: &Stored) {
        self.written.records += stored.records;
        self.written.bytes += stored.bytes.len() as u64;
    }

    pub(super) fn finish(mut self) -> io::Result<Written> {
        if let Dump::File(file) = &mut self.dump {
            file.flush()?;
        }
        self.gold.as_mut().map_or(Ok(()), BufWriter::flush)?;
        Ok(self.written)
    }
}
