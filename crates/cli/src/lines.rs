//! The lines of an input.

use std::io::{self, BufRead, BufReader, Read};

use crate::line::LineError;

/// Room for reading ahead.
pub(crate) const BUFFER_BYTES: usize = 1 << 20;
/// A batch takes no further line once it holds this many bytes.
const BATCH_BYTES: usize = 1 << 16;
/// A longer line is refused (and passed over without being held): no saved page comes near it.
const MAX_LINE_BYTES: u64 = 1 << 28;

/// A line as read: its bytes, or why it was not held.
pub(crate) type Line = Result<Vec<u8>, LineError>;

/// The lines of an input.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    reader: BufReader<R>,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER_BYTES, reader) }
    }

    /// What the lines are read from.
    pub(crate) fn source(&mut self) -> &mut R {
        self.reader.get_mut()
    }

    /// The next lines: one, waited for, and what more is there already. None at the end.
    pub(crate) fn batch(&mut self) -> io::Result<Vec<Line>> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while let Some(line) = self.line()? {
            bytes += line.as_ref().map_or(0, Vec::len);
            lines.push(line);
            if bytes >= BATCH_BYTES || !self.reader.buffer().contains(&b'\n') {
                break;
            }
        }
        Ok(lines)
    }

    /// The next line without its end; `None` at the end.
    pub(crate) fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let read = self.reader.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 == MAX_LINE_BYTES {
            let rest = self.pass_over()?;
            let message = format!("a line of {} bytes, more than {MAX_LINE_BYTES}", MAX_LINE_BYTES + rest);
            return Ok(Some(Err(LineError::new("limit", message))));
        }
        Ok(Some(Ok(line)))
    }

    /// Reads to the end of the line without holding it; how many bytes that was.
    fn pass_over(&mut self) -> io::Result<u64> {
        let mut passed = 0;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(passed);
            }
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let length = end.unwrap_or(buffer.len());
            passed += length as u64;
            let taken = length + usize::from(end.is_some());
            self.reader.consume(taken);
            if end.is_some() {
                return Ok(passed);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &[u8], expected: &[&str]) {
        let mut lines = Lines::new(input);
        let mut found = Vec::new();
        while let Some(line) = lines.line().unwrap() {
            found.push(String::from_utf8(line.unwrap()).unwrap());
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn gives_the_last_line_without_its_end() {
        check(b"a\nb", &["a", "b"]);
        check(b"a\nb\n", &["a", "b"]);
    }

    #[test]
    fn gives_an_empty_line_as_a_line() {
        check(b"a\n\nb\n", &["a", "", "b"]);
        check(b"", &[]);
    }
}
