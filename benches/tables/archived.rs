//! The pages of a web archive, of which rows go through the first.

use std::path::Path;

use crate::corpora::{OpenPage, archived_pages};
use crate::harness::{Load, Row};

/// Pages that are held; of an archive of more, the first.
const MOST_HELD: usize = 1_000;

/// The pages of a web archive.
pub(super) struct ArchivedPages {
    /// How much all of them are.
    pub(super) all: Load,
    /// The first of them.
    pub(super) first: Vec<OpenPage>,
}

impl ArchivedPages {
    /// Reads a well-formed archive.
    ///
    /// # Panics
    ///
    /// Where the file cannot be read, or is no well-formed archive.
    pub(super) fn of(path: &Path) -> Self {
        let mut pages = Self { all: Load::of::<OpenPage>("page", &[]), first: Vec::new() };
        for page in archived_pages(path) {
            pages.all.bytes += page.html.len();
            pages.all.items += 1;
            if pages.first.len() < MOST_HELD {
                pages.first.push(page);
            }
        }
        pages
    }

    /// The row, which goes through the first pages, as one that may go through a part.
    pub(super) fn row<'a>(&self, row: Row<'a>) -> Row<'a> {
        let first = Load::of(self.all.item, &self.first);
        if first == self.all { row } else { row.part(first) }
    }
}
