//! A page of an HTTP response as it stands in a web archive: status line, headers, body as sent.
//!
//! A body that ends before its time is taken as far as it goes, as browsers do: it is a page still. One that is damaged
//! inside is not.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use poruch::parse::PageContext;

use super::coding::undo_all;
use super::{Body, Document, NoDocument, fetched};
use crate::fields::Fields;
use crate::input::{Damage, DamageKind, Skip, head_length};

/// The longest head of a response.
const MAX_HEAD: usize = 1 << 18;
/// How far into a body its kind is looked for, where no header names it.
const SNIFFED_BYTES: usize = 1 << 10;

pub(super) fn document<'a>(
    message: &'a [u8],
    url: Option<&'a str>,
    date: Option<&str>,
    max_body: u64,
) -> Result<Document<'a>, NoDocument> {
    let (head, body) = split(message);
    match status(head) {
        Some(200..=299) => {}
        Some(_) => return Err(Skip::Status.into()),
        None => return Err(Damage::new(DamageKind::Head, "no HTTP status line").into()),
    }
    if body.is_empty() {
        return Err(Skip::Empty.into());
    }
    let media = head.get("Content-Type").map(text_of);
    if media.as_deref().is_some_and(is_other_media) {
        return Err(Skip::NoHtml.into());
    }
    let body = undo_all(head, body, max_body)?;
    if body.is_empty() {
        return Err(Skip::Empty.into());
    }
    if !holds_html(media.as_deref(), &body) {
        return Err(Skip::NoHtml.into());
    }
    let headers = head.iter().map(|(name, value)| (text(name), text_of(value)));
    let headers = headers.filter(|(name, _)| PageContext::heeds(name)).collect();
    Ok(Document { url: url.map(Cow::Borrowed), headers, fetched: fetched(date), body: Body::Bytes(body) })
}

/// The head of a message, and its body.
fn split(message: &[u8]) -> (Fields<'_>, &[u8]) {
    let searched = &message[..message.len().min(MAX_HEAD)];
    // A head without its blank line is one without a body.
    let length = head_length(searched).unwrap_or(searched.len());
    (Fields::of(&message[..length]), &message[length..])
}

/// What a head says: letters of Western Europe, where it is not ASCII.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// The same of a value.
pub(super) fn text_of(value: Cow<'_, [u8]>) -> Cow<'_, str> {
    match value {
        Cow::Borrowed(value) => text(value),
        Cow::Owned(value) => text(&value).into_owned().into(),
    }
}

/// The status: `HTTP/1.1 200 OK`, `HTTP/2 200`, ….
fn status(head: Fields<'_>) -> Option<u16> {
    let line = text(head.first_line);
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|version| version.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

/// The media type without its parameters.
fn media_name(media: &str) -> &str {
    media.split(';').next().unwrap_or(media).trim()
}

/// Whether a media type is one of something else, whatever the bytes are.
fn is_other_media(media: &str) -> bool {
    let family = media_name(media).split_once('/').map_or("", |(family, _)| family);
    ["image", "audio", "video", "font", "multipart"].iter().any(|other| family.eq_ignore_ascii_case(other))
}

/// Whether a body is HTML, by its media type, or by its first bytes where that does not tell: many servers name none, or
/// one for any bytes.
pub(super) fn holds_html(media: Option<&str>, body: &[u8]) -> bool {
    let name = media.map_or("", media_name);
    let is = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
    match () {
        () if is(&["text/html", "application/xhtml+xml"]) => true,
        () if is(&["text/plain", "text/xml", "application/xml", "application/octet-stream"]) => begins_as_html(body),
        () if name.contains('/') && !is(&["*/*", "unknown/unknown"]) => false,
        () => looks_like_html(body),
    }
}

/// Whether the first bytes hold what only HTML does.
pub(super) fn looks_like_html(body: &[u8]) -> bool {
    let start = body[..body.len().min(SNIFFED_BYTES)].to_ascii_lowercase();
    let has = |mark: &str| memchr::memmem::find(&start, mark.as_bytes()).is_some();
    has("<!doctype html") || has("<html") || has("<head") || has("<body")
}

/// Whether a document of HTML begins with the first letter, or behind what XML begins with.
fn begins_as_html(body: &[u8]) -> bool {
    let start = body[..body.len().min(SNIFFED_BYTES)].to_ascii_lowercase();
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&start).trim_ascii_start();
    let behind_xml = || Some(start[memchr::memchr(b'>', start)? + 1..].trim_ascii_start());
    let start = if start.starts_with(b"<?xml") { behind_xml().unwrap_or_default() } else { start };
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::gzip;

    const HTML: &[u8] = "<html><body>Привіт</body></html>".as_bytes();

    fn body_of(headers: &str, body: &[u8]) -> Result<Vec<u8>, NoDocument> {
        let mut message = format!("HTTP/1.1 200 OK\r\n{headers}\r\n").into_bytes();
        message.extend_from_slice(body);
        document(&message, None, Some("2025-11-01T00:00:00Z"), 1 << 20).map(|document| match document.body {
            Body::Bytes(bytes) => bytes.into_owned(),
            Body::Text(text) => text.into_bytes(),
        })
    }

    fn chunked(bytes: &[u8]) -> Vec<u8> {
        let (first, second) = bytes.split_at(5);
        let head = |part: &[u8], extension: &str| format!("{:x}{extension}\r\n", part.len()).into_bytes();
        [&head(first, ""), first, b"\r\n", &head(second, ";a=b"), second, b"\r\n0\r\n\r\n"].concat()
    }

    #[test]
    fn takes_no_page_that_is_cut_before_its_coding_begins() {
        for (coding, start) in [("gzip", &b"\x1f"[..]), ("x-gzip", b"\x1f"), ("zstd", b"\x28\xb5\x2f")] {
            let headers = format!("Content-Type: text/html\r\nContent-Encoding: {coding}\r\n");
            assert!(matches!(body_of(&headers, start), Err(NoDocument::Damaged(_))), "{coding}");
        }
        assert_eq!(body_of("Content-Encoding: zstd\r\n", HTML).unwrap(), HTML);
    }

    #[test]
    fn undoes_codings_in_turn() {
        assert_eq!(body_of("Content-Encoding: gzip\r\n", &gzip(HTML)).unwrap(), HTML);
        assert_eq!(body_of("Transfer-Encoding: chunked\r\n", &chunked(HTML)).unwrap(), HTML);
        let headers = "transfer-encoding: chunked\r\ncontent-encoding: gzip\r\nContent-Type: text/html\r\n";
        assert_eq!(body_of(headers, &chunked(&gzip(HTML))).unwrap(), HTML);
        let zlib = [0x78, 0x9c, 0x4b, 0x4c, 0x4a, 0x06, 0x00, 0x02, 0x4d, 0x01, 0x27];
        assert_eq!(body_of("Content-Type: text/html\r\nContent-Encoding: deflate\r\n", &zlib).unwrap(), b"abc");
        let raw = [0x4b, 0x4c, 0x4a, 0x06, 0x00];
        assert_eq!(body_of("Content-Type: text/html\r\nContent-Encoding: deflate\r\n", &raw).unwrap(), b"abc");
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
        let wrong = body_of("Transfer-Encoding: chunked\r\n", b"ff\r\n<html>\r\n0\r\n\r\n").unwrap_err();
        assert!(matches!(wrong, NoDocument::Damaged(damage) if damage.kind == DamageKind::Encoding));
        let missing = document(b"HTTP/1.1 404 Not Found\r\n\r\nx", None, None, 9).unwrap_err();
        assert!(matches!(missing, NoDocument::Skipped(Skip::Status)));
        assert!(matches!(document(b"", None, None, 9).unwrap_err(), NoDocument::Damaged(_)));
    }

    fn skip_of(headers: &str, body: &[u8]) -> Option<Skip> {
        match body_of(headers, body) {
            Err(NoDocument::Skipped(skip)) => Some(skip),
            _ => None,
        }
    }

    #[test]
    fn keeps_a_page_that_ends_before_its_time() {
        let cut = body_of("Transfer-Encoding: chunked\r\n", b"ff\r\n<html><p>a").unwrap();
        assert_eq!(cut, b"<html><p>a");
        let long = HTML.repeat(3000);
        let coded = gzip(&long);
        let cut = body_of("Content-Encoding: gzip\r\n", &coded[..coded.len() - 9]).unwrap();
        assert!(long.starts_with(&cut) && cut.len() > HTML.len());
        let both = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
        let cut = chunked(&coded);
        let cut = body_of(both, &cut[..cut.len() - 30]).unwrap();
        assert!(long.starts_with(&cut) && !cut.is_empty());
    }

    #[test]
    fn names_a_body_that_is_damaged_inside() {
        let mut coded = gzip(&HTML.repeat(3000));
        let middle = coded.len() / 2;
        coded[middle..middle + 20].fill(0xff);
        let zstd = [&[0x28, 0xb5, 0x2f, 0xfd][..], &[0xff; 40]].concat();
        let chunks = b"6\r\n<html>\r\nno size\r\n<body>\r\n0\r\n\r\n";
        for (headers, body) in [
            ("Content-Encoding: gzip\r\n", coded.as_slice()),
            ("Content-Encoding: zstd\r\n", &zstd),
            ("Content-Encoding: br\r\n", &[0xff; 40]),
            ("Content-Encoding: deflate\r\n", &[0xff; 40]),
            ("Content-Encoding: sdch\r\n", b"\x01\x02"),
            ("Transfer-Encoding: chunked\r\n", chunks),
        ] {
            let headers = format!("Content-Type: text/html\r\n{headers}");
            let error = body_of(&headers, body).unwrap_err();
            assert!(matches!(error, NoDocument::Damaged(damage) if damage.kind == DamageKind::Encoding), "{headers}");
        }
    }

    #[test]
    fn takes_a_body_for_what_its_first_bytes_say() {
        for headers in ["Content-Encoding: br\r\n", "", "Content-Encoding: utf-8\r\n", "Content-Encoding: zstd\r\n"] {
            assert_eq!(
                body_of(&format!("Content-Type: text/html\r\n{headers}"), &gzip(HTML)).unwrap(),
                HTML,
                "{headers}"
            );
        }
        assert_eq!(body_of("Content-Encoding: gzip\r\n", &gzip(&gzip(HTML))).unwrap(), HTML);
        assert_eq!(body_of("Content-Encoding: gzip, gzip\r\n", &gzip(&gzip(HTML))).unwrap(), HTML);
        let zstd = zstd::encode_all(HTML, 1).unwrap();
        assert_eq!(body_of("Content-Encoding: gzip\r\n", &zstd).unwrap(), HTML);
        assert_eq!(body_of("Content-Encoding: gzip\r\n", &[&gzip(HTML)[..], b"\0\0tail"].concat()).unwrap(), HTML);
        assert_eq!(body_of("Content-Encoding: utf-8\r\n", HTML).unwrap(), HTML);
    }

    #[test]
    fn reads_heads_as_servers_write_them() {
        for head in [
            "HTTP/2 200\r\n\r\n",
            "HTTP/1.1 200\n\n",
            "HTTP/1.0  203 Non-Authoritative\r\nX: a\r\n  folded\r\n\r\n",
            "HTTP/1.1 206 Partial Content\nno colon\n: no name\n\r\n",
        ] {
            let message = [head.as_bytes(), HTML].concat();
            assert!(document(&message, None, None, 1 << 20).is_ok(), "{head}");
        }
        let folded = document(b"HTTP/1.1 200 OK\r\nLink: <a>,\r\n <b>\r\n\r\n<html>", None, None, 99).unwrap();
        assert_eq!(folded.headers, [("Link".into(), "<a>, <b>".into())]);
        for head in ["", "\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 2o0 OK\r\n\r\n"] {
            let message = [head.as_bytes(), HTML].concat();
            let error = document(&message, None, None, 1 << 20).unwrap_err();
            assert!(matches!(error, NoDocument::Damaged(damage) if damage.kind == DamageKind::Head), "{head}");
        }
    }

    #[test]
    fn tells_html_by_its_media_type_and_its_first_bytes() {
        for media in ["text/html", "TEXT/HTML; charset=windows-1251", "application/xhtml+xml", "text/plain", "html", ""]
        {
            assert!(body_of(&format!("Content-Type: {media}\r\n"), HTML).is_ok(), "{media}");
        }
        let xhtml = b"<?xml version='1.0'?>\n<!DOCTYPE html><html/>";
        assert!(body_of("Content-Type: text/xml\r\n", xhtml).is_ok());
        assert!(body_of("Content-Type: text/html\r\n", b"just words").is_ok());
        for (media, body) in [
            ("text/plain", &b"a text about <html>"[..]),
            ("text/xml", b"<?xml version='1.0'?><rss><html/></rss>"),
            ("application/json", HTML),
            ("image/png", HTML),
            ("", b"just words"),
        ] {
            assert_eq!(skip_of(&format!("Content-Type: {media}\r\n"), body), Some(Skip::NoHtml), "{media}");
        }
        assert_eq!(skip_of("Content-Type: text/html\r\n", b""), Some(Skip::Empty));
        assert_eq!(skip_of("Content-Encoding: gzip\r\n", &gzip(b"")), Some(Skip::Empty));
    }

    #[test]
    fn bounds_the_codings_it_undoes() {
        let headers = format!("Content-Encoding: {}\r\n", ["gzip"; 9].join(","));
        assert!(
            matches!(body_of(&headers, HTML), Err(NoDocument::Damaged(damage)) if damage.kind == DamageKind::Encoding)
        );
    }
}
