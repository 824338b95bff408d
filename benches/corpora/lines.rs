//! Files of JSON lines.

use std::fmt::Display;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use poruch_dump::Decoded;
use serde::de::DeserializeOwned;

/// What `read` makes of the lines of a file, plain or compressed, each `T` as JSON.
///
/// # Panics
///
/// Where the file cannot be read, or a line of it is no such thing.
pub(super) fn read_lines<T: DeserializeOwned, V, E: Display>(path: &Path, read: impl Fn(T) -> Result<V, E>) -> Vec<V> {
    let file = Decoded::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let made = |(number, line): (usize, io::Result<String>)| {
        let wrong = |error: &dyn Display| -> ! { panic!("{}, line {number}: {error}", path.display()) };
        let line = line.unwrap_or_else(|error| wrong(&error));
        let value = serde_json::from_str(&line).unwrap_or_else(|error| wrong(&error));
        read(value).unwrap_or_else(|error| wrong(&error))
    };
    (1..).zip(BufReader::new(file).lines()).map(made).collect()
}

#[cfg(test)]
mod tests {
    use std::panic;

    use super::*;

    #[test]
    fn a_wrong_line_is_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("numbers.jsonl");
        let read = |text: &str| {
            std::fs::write(&file, text).expect("a file that can be written");
            panic::catch_unwind(|| read_lines(&file, |number: u8| number.checked_mul(2).ok_or("too much")))
        };
        assert_eq!(read("1\n2\n").expect("two numbers"), [2, 4]);
        for (text, cause) in [("1\nb\n", "numbers.jsonl, line 2: expected"), ("1\n2\n200", "line 3: too much")] {
            let failure = read(text).expect_err("a wrong line");
            let message = failure.downcast::<String>().expect("a message");
            assert!(message.contains(cause), "{message}");
        }
    }
}
