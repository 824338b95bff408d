//! The pages of a web archive, in memory: for benches that are not to measure how archives are read.

use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use flate2::read::GzDecoder;
use poruch::parse::{PageContext, decode};
use poruch_dump::Decoded;

use super::pages::OpenPage;

/// The pages of a well-formed web archive, plain or compressed, decoded. Bodies may be sent in pieces and as gzip.
///
/// # Panics
///
/// Where the file cannot be read, or is no well-formed archive.
pub fn archived_pages(path: &Path) -> impl Iterator<Item = OpenPage> {
    let file = Decoded::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = BufReader::new(file);
    std::iter::from_fn(move || record(&mut reader)).filter_map(page)
}

/// A record: its kind, its address and its content.
struct Record {
    is_response: bool,
    url: Option<String>,
    content: Vec<u8>,
}

fn record(reader: &mut impl BufRead) -> Option<Record> {
    let head = head(reader);
    let length = field(&head, "content-length")?.parse().expect("the length of a record");
    let mut content = vec![0; length];
    reader.read_exact(&mut content).expect("a whole record");
    let url = field(&head, "warc-target-uri").map(str::to_owned);
    Some(Record { is_response: field(&head, "warc-type") == Some("response"), url, content })
}

/// The lines up to the first empty one behind them, in small letters but for the values.
fn head(reader: &mut impl BufRead) -> Vec<String> {
    let mut lines = Vec::new();
    for line in reader.lines().map(|line| line.expect("a line of a head")) {
        match line.trim_end() {
            "" if lines.is_empty() => {}
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The value of a field, given its name in small letters.
fn field<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let mut fields = head.iter().filter_map(|line| line.split_once(':'));
    fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// The page that a response holds.
fn page(Record { is_response, url, content }: Record) -> Option<OpenPage> {
    let mut content = content.as_slice();
    let head = head(&mut content);
    let is_page = is_response
        && head.first().is_some_and(|status| status.split(' ').nth(1) == Some("200"))
        && field(&head, "content-type").is_some_and(|media| media.starts_with("text/html"));
    is_page.then(|| {
        let body = match field(&head, "transfer-encoding") {
            Some("chunked") => joined(content),
            _ => content.to_vec(),
        };
        let body = match field(&head, "content-encoding") {
            Some("gzip") => unpacked(&body),
            _ => body,
        };
        OpenPage { html: decode(&body, &PageContext::new()).text.into_owned(), url }
    })
}

/// A body that was sent in pieces.
fn joined(mut pieces: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let mut size = String::new();
        pieces.read_line(&mut size).expect("the size of a piece");
        let size = usize::from_str_radix(size.trim(), 16).expect("the size of a piece");
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&pieces[..size]);
        pieces = &pieces[size + 2..];
    }
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut body).expect("a whole body");
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::Sites;

    #[test]
    fn reads_the_pages_that_were_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (archive, lines) = (folder.path().join("dump.warc.gz"), folder.path().join("dump.jsonl"));
        for dump in [&archive, &lines] {
            Sites::new(100).sites(8).write(dump, None).expect("a folder that can be written to");
        }
        let expected = crate::corpora::pages_of(&lines);
        assert!(archived_pages(&archive).eq(expected), "the archive holds other pages than the lines");
    }
}
