//! Ukrainian sentences that are hard to cut, with where they end.

use std::fs;
use std::path::Path;

/// The cases of the segmenter's own tests, written for this project: the sentences of each.
///
/// # Panics
///
/// Where their file cannot be read.
pub fn sentence_cases() -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/segment/tests/data/uk.txt");
    let cases = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let is_case = |line: &&str| !line.is_empty() && !line.starts_with(['#', '[']);
    cases.lines().filter(is_case).map(|line| line.split(" | ").map(str::to_owned).collect()).collect()
}
