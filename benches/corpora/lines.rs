//! Files of lines.

use std::io::{BufRead as _, BufReader};
use std::path::Path;

use poruch_dump::Decoded;

/// The lines of a file, plain or compressed.
pub(super) fn lines_of(path: &Path) -> impl Iterator<Item = String> {
    let file = Decoded::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    BufReader::new(file).lines().map(|line| line.expect("a line of text"))
}
