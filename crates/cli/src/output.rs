//! Where a command writes.

use std::path::Path;

/// What is said where that fails: the file, or standard output.
pub(crate) fn cannot_write(output: Option<&Path>) -> String {
    output.map_or_else(|| "cannot write standard output".to_owned(), |path| format!("cannot write {}", path.display()))
}
