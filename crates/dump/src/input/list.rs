//! Lists of inputs.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::Input;
use crate::{Decoded, DumpError};

/// Endings of lists; `.paths` are those of Common Crawl.
const ENDINGS: [&str; 3] = ["list", "txt", "paths"];
/// A longer line names no file.
const MAX_LINE: u64 = 1 << 16;

/// Whether a file is a list, by its name.
pub(crate) fn is_list(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
    let name = super::without_compression(&name);
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending)) && !path.is_dir()
}

/// Opens what a list names, in its order.
pub(crate) fn open_list(list: &Path) -> Result<Vec<Input>, DumpError> {
    let failed = |source| DumpError::Open { path: list.to_owned(), source };
    let mut lines = BufReader::new(Decoded::open(list).map_err(failed)?);
    let folder = list.parent().unwrap_or(Path::new(""));
    let mut inputs = Vec::new();
    for number in 1.. {
        let at_line = |cause| DumpError::List { list: list.to_owned(), line: number, source: Box::new(cause) };
        let Some(line) = read_line(&mut lines).map_err(failed).map_err(at_line)? else { break };
        if let Some(name) = name_of(&line, number) {
            inputs.push(open_named(folder.join(name)).map_err(at_line)?);
        }
    }
    if let Some(damage) = lines.get_mut().take_damage().first() {
        return Err(failed(io::Error::new(io::ErrorKind::InvalidData, damage.message.clone())));
    }
    Ok(inputs)
}

fn open_named(path: PathBuf) -> Result<Input, DumpError> {
    if is_list(&path) { Err(DumpError::NestedList { path }) } else { Input::open(path) }
}

/// The next line, none behind the last.
fn read_line(lines: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    lines.take(MAX_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() as u64 == MAX_LINE {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a line too long for the name of a file"));
    }
    String::from_utf8(line).map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// What a line names: nothing if it is blank or a comment.
fn name_of(line: &str, number: u64) -> Option<&str> {
    let line = if number == 1 { line.trim_start_matches('\u{feff}') } else { line };
    let name = line.trim();
    (!name.is_empty() && !name.starts_with('#')).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::fs;

    use super::*;

    fn open(lines: &[u8]) -> Result<Vec<PathBuf>, String> {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.warc", "b c.jsonl", "deep/d.warc.gz", "other.list"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"").unwrap();
        }
        let list = folder.path().join("deep").join("inputs.list");
        fs::write(&list, lines).unwrap();
        let inputs = Input::open_all(&list).map_err(|error| {
            assert!(error.to_string().contains("inputs.list"), "{error}");
            format!("{error}: {}", error.source().unwrap())
        })?;
        let inside = |input: &Input| input.path().strip_prefix(folder.path().join("deep")).unwrap().to_owned();
        Ok(inputs.iter().map(inside).collect())
    }

    #[test]
    fn opens_what_each_line_names() {
        let lines = "\u{feff}# crawls\r\n\r\n../a.warc\r\n  ../b c.jsonl  \n# last\nd.warc.gz";
        let expected = ["../a.warc", "../b c.jsonl", "d.warc.gz"].map(PathBuf::from);
        assert_eq!(open(lines.as_bytes()).unwrap(), expected);
        assert!(open(b"").unwrap().is_empty());
    }

    #[test]
    fn names_the_line_that_cannot_be_used() {
        for (lines, cause) in [
            (&b"d.warc.gz\nnone.warc"[..], "cannot be opened"),
            (b"#\ninputs.pdf", "cannot be opened"),
            (b"\n../other.list", "a list cannot name"),
            (b"\n\xff.warc", "cannot be opened"),
            ([b"\n".as_slice(), &b"a".repeat(1 << 17)].concat().as_slice(), "cannot be opened"),
        ] {
            let error = open(lines).unwrap_err();
            assert!(error.contains("line 2") && error.contains(cause), "{error}");
        }
    }

    #[test]
    fn tells_lists_by_their_names() {
        for name in ["a.txt", "warc.paths.gz", "A.LIST", "x.list.zst"] {
            assert!(is_list(Path::new(name)), "{name}");
        }
        for name in ["a.warc", "list", "txt.jsonl", ""] {
            assert!(!is_list(Path::new(name)), "{name}");
        }
    }
}
