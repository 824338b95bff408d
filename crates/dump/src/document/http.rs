//! A page of an HTTP response as it stands in a web archive: status line, headers, body as sent.

use std::io::{Cursor, Read};

use fastwarc::stream_io::brotli::BrotliReader;
use fastwarc::warc::header::{HeaderEncoding, HeaderMap};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::{Body, Document, NoDocument, fetched};
use crate::input::{Damage, DamageKind, Skip};

/// The longest head of a response.
const MAX_HEAD: usize = 1 << 18;
/// How far into a body its kind is looked for, where no header names it.
const SNIFFED_BYTES: usize = 1 << 10;

pub(super) fn document(
    message: &[u8],
    url: Option<String>,
    date: Option<&str>,
    max_body: u64,
) -> Result<Document, NoDocument> {
    let mut head = HeaderMap::new(HeaderEncoding::Latin1);
    let length = head.parse_with_opts(&mut Cursor::new(message.to_vec()), true, MAX_HEAD, true);
    let length = length.map_err(|error| Damage::new(DamageKind::Head, error.to_string()))?;
    let body = &message[length.min(message.len())..];
    match head.status_code() {
        Some(200..=299) => {}
        Some(_) => return Err(Skip::Status.into()),
        None => return Err(Damage::new(DamageKind::Head, "no HTTP status line").into()),
    }
    if body.is_empty() {
        return Err(Skip::Empty.into());
    }
    let media = head.get("Content-Type").map(|media| media.to_ascii_lowercase());
    if media.as_deref().is_some_and(|media| !is_html(media)) {
        return Err(Skip::NoHtml.into());
    }
    let body = decode(&head, body.to_vec(), max_body)?;
    if media.is_none() && !looks_like_html(&body) {
        return Err(Skip::NoHtml.into());
    }
    let headers = head.items().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    Ok(Document { url, headers, fetched: fetched(date), body: Body::Bytes(body) })
}

fn is_html(media: &str) -> bool {
    let kind = media.split(';').next().unwrap_or(media).trim();
    matches!(kind, "text/html" | "application/xhtml+xml" | "")
}

/// Whether the first bytes hold what only HTML does.
pub(super) fn looks_like_html(body: &[u8]) -> bool {
    let start = body[..body.len().min(SNIFFED_BYTES)].to_ascii_lowercase();
    let has = |mark: &str| memchr::memmem::find(&start, mark.as_bytes()).is_some();
    has("<!doctype html") || has("<html") || has("<head") || has("<body")
}

/// The body without its transfer and content encodings, the last applied first.
fn decode(head: &HeaderMap, mut body: Vec<u8>, max_body: u64) -> Result<Vec<u8>, Damage> {
    for name in ["Transfer-Encoding", "Content-Encoding"] {
        let values = head.get_multiple(name).join(",").to_ascii_lowercase();
        for coding in values.split(',').rev().map(str::trim).filter(|coding| !coding.is_empty()) {
            body = undo(coding, body, max_body)?;
        }
    }
    Ok(body)
}

/// Undoes one coding. Many archives keep the header of a coding that they undid, so a body that does not begin as the
/// coding demands is taken as it is.
fn undo(coding: &str, body: Vec<u8>, max_body: u64) -> Result<Vec<u8>, Damage> {
    match coding {
        "identity" => Ok(body),
        "chunked" => dechunk(body),
        "gzip" | "x-gzip" if !body.starts_with(&[0x1f, 0x8b]) => Ok(body),
        "gzip" | "x-gzip" => inflate(coding, MultiGzDecoder::new(body.as_slice()), max_body),
        "zstd" if !body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Ok(body),
        "zstd" => {
            let decoder =
                zstd::stream::read::Decoder::with_buffer(body.as_slice()).map_err(|error| fault(coding, &error))?;
            inflate(coding, decoder, max_body)
        }
        "deflate" | "br" if looks_like_html(&body) => Ok(body),
        "deflate" => inflate(coding, ZlibDecoder::new(body.as_slice()), max_body)
            .or_else(|_| inflate(coding, DeflateDecoder::new(body.as_slice()), max_body)),
        "br" => inflate(coding, BrotliReader::new(Cursor::new(body)), max_body),
        _ => Err(Damage::new(DamageKind::Encoding, format!("unknown encoding `{coding}`"))),
    }
}

fn inflate(coding: &str, decoder: impl Read, max_body: u64) -> Result<Vec<u8>, Damage> {
    let mut body = Vec::new();
    decoder.take(max_body + 1).read_to_end(&mut body).map_err(|error| fault(coding, &error))?;
    if body.len() as u64 > max_body {
        let message = format!("more than the limit of {max_body} bytes when decoded from {coding}");
        return Err(Damage::new(DamageKind::TooLong, message));
    }
    Ok(body)
}

fn fault(coding: &str, error: &std::io::Error) -> Damage {
    Damage::new(DamageKind::Encoding, format!("{coding}: {error}"))
}

/// The body of a chunked message (RFC 9112, section 7.1); extensions and trailers are passed over.
fn dechunk(body: Vec<u8>) -> Result<Vec<u8>, Damage> {
    let Some(first) = chunk_head(&body) else { return Ok(body) };
    let mut plain = Vec::with_capacity(body.len());
    let (mut at, mut head) = (0, Some(first));
    while let Some((line, size)) = head {
        if size == 0 {
            return Ok(plain);
        }
        let start = at + line;
        let chunk = start.checked_add(size).and_then(|end| body.get(start..end));
        plain.extend_from_slice(chunk.ok_or_else(|| cut_chunk(start))?);
        at = start + size;
        at += body[at..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if at == body.len() {
            return Ok(plain);
        }
        head = chunk_head(&body[at..]);
    }
    Err(cut_chunk(at))
}

fn cut_chunk(at: usize) -> Damage {
    Damage::new(DamageKind::Encoding, format!("chunked: no whole chunk at byte {at} of the body"))
}

/// Length of the line that begins a chunk, and the size that it names.
fn chunk_head(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = memchr::memchr(b'\n', bytes)?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
    Some((end + 1, size))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const HTML: &[u8] = "<html><body>Привіт</body></html>".as_bytes();

    fn body_of(headers: &str, body: &[u8]) -> Result<Vec<u8>, NoDocument> {
        let mut message = format!("HTTP/1.1 200 OK\r\n{headers}\r\n").into_bytes();
        message.extend_from_slice(body);
        document(&message, None, Some("2025-11-01T00:00:00Z"), 1 << 20).map(|document| match document.body {
            Body::Bytes(bytes) => bytes,
            Body::Text(text) => text.into_bytes(),
        })
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn chunked(bytes: &[u8]) -> Vec<u8> {
        let (first, second) = bytes.split_at(5);
        let head = |part: &[u8], extension: &str| format!("{:x}{extension}\r\n", part.len()).into_bytes();
        [&head(first, ""), first, b"\r\n", &head(second, ";a=b"), second, b"\r\n0\r\n\r\n"].concat()
    }

    #[test]
    fn undoes_codings_in_turn() {
        assert_eq!(body_of("Content-Encoding: gzip\r\n", &gzip(HTML)).unwrap(), HTML);
        assert_eq!(body_of("Transfer-Encoding: chunked\r\n", &chunked(HTML)).unwrap(), HTML);
        let headers = "transfer-encoding: chunked\r\ncontent-encoding: gzip\r\nContent-Type: text/html\r\n";
        assert_eq!(body_of(headers, &chunked(&gzip(HTML))).unwrap(), HTML);
        let zlib = [0x78, 0x9c, 0x4b, 0x4c, 0x4a, 0x06, 0x00, 0x02, 0x4d, 0x01, 0x27];
        assert_eq!(undo("deflate", zlib.to_vec(), 9).unwrap(), b"abc");
    }

    #[test]
    fn takes_a_body_that_was_decoded_before() {
        for headers in ["Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n", "Content-Encoding: br\r\n"] {
            assert_eq!(body_of(headers, HTML).unwrap(), HTML, "{headers}");
        }
    }

    #[test]
    fn stops_a_body_that_grows_beyond_the_limit() {
        let bomb = gzip(&vec![b' '; 1 << 21]);
        let error = body_of("Content-Encoding: gzip\r\n", &bomb).unwrap_err();
        assert!(matches!(error, NoDocument::Damaged(damage) if damage.kind == DamageKind::TooLong));
    }

    #[test]
    fn tells_damage_from_what_is_no_page() {
        let no_html = body_of("Content-Type: image/png\r\n", b"PNG").unwrap_err();
        assert!(matches!(no_html, NoDocument::Skipped(Skip::NoHtml)));
        let cut = body_of("Transfer-Encoding: chunked\r\n", b"ff\r\n<html>").unwrap_err();
        assert!(matches!(cut, NoDocument::Damaged(damage) if damage.kind == DamageKind::Encoding));
        let missing = document(b"HTTP/1.1 404 Not Found\r\n\r\nx", None, None, 9).unwrap_err();
        assert!(matches!(missing, NoDocument::Skipped(Skip::Status)));
        assert!(matches!(document(b"", None, None, 9).unwrap_err(), NoDocument::Damaged(_)));
    }
}
