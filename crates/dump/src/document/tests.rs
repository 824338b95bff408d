//! Pages from what was read, whatever that is.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Body, Document, NoDocument};
use crate::input::tests::cases;
use crate::input::{DamageKind, Raw};

/// The longest page that is used.
const MAX_BODY: u64 = 1 << 16;

/// Codes a body as a header says.
fn code(coding: &str, body: &[u8]) -> Vec<u8> {
    match coding {
        "gzip" => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body).unwrap();
            encoder.finish().unwrap()
        }
        "deflate" => {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(body).unwrap();
            encoder.finish().unwrap()
        }
        "zstd" => zstd::encode_all(body, 1).unwrap(),
        "chunked" => {
            let chunk = |part: &[u8]| [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
            let chunks: Vec<_> = body.chunks(700).map(chunk).collect();
            [chunks.concat(), b"0\r\n\r\n".to_vec()].concat()
        }
        _ => body.to_vec(),
    }
}

/// A response whose body went through the codings in turn.
fn response(codings: &[&str], body: &[u8]) -> Raw {
    let coded = codings.iter().fold(body.to_vec(), |body, coding| code(coding, &body));
    let (transfer, content): (Vec<_>, Vec<_>) = codings.iter().partition(|&&coding| coding == "chunked");
    let list = |names: Vec<&&str>| names.into_iter().copied().collect::<Vec<_>>().join(", ");
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {}\r\nTransfer-Encoding: {}\r\n\r\n",
        list(content),
        list(transfer)
    );
    Raw::Response { url: None, date: None, message: [head.as_bytes(), &coded].concat() }
}

/// The bytes of a page; what is wrong where there is none.
fn body(raw: &Raw) -> Result<Vec<u8>, DamageKind> {
    match Document::of(raw, MAX_BODY) {
        Ok(Document { body: Body::Bytes(bytes), .. }) => Ok(bytes.into_owned()),
        Ok(Document { body: Body::Text(text), .. }) => Ok(text.into_bytes()),
        Err(NoDocument::Damaged(damage)) => Err(damage.kind),
        Err(NoDocument::Skipped(_)) => Ok(Vec::new()),
    }
}

fn codings() -> impl Strategy<Value = Vec<&'static str>> {
    let content = vec(select(vec!["gzip", "deflate", "zstd", "identity"]), 0..3);
    (content, any::<bool>()).prop_map(|(mut codings, is_chunked)| {
        if is_chunked {
            codings.push("chunked");
        }
        codings
    })
}

fn html(words: &[u8]) -> Vec<u8> {
    [b"<!DOCTYPE html><html>", words].concat()
}

#[test]
fn undoes_brotli() {
    /// Made by the reference encoder.
    const CODED: [u8; 47] = [
        0x1b, 0x2e, 0x00, 0xf8, 0x8d, 0xd3, 0x0d, 0x35, 0x96, 0x83, 0xe5, 0x2d, 0x35, 0x74, 0x34, 0x08, 0x4f, 0x9d,
        0x1c, 0xdb, 0x91, 0x0f, 0x58, 0x17, 0x38, 0x25, 0xd4, 0x82, 0x16, 0x54, 0xc2, 0x68, 0x54, 0x18, 0x20, 0x23,
        0x75, 0x42, 0xe5, 0x32, 0x4d, 0x67, 0xe3, 0x0a, 0x9b, 0x7c, 0x03,
    ];
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n";
    let found =
        |coded: &[u8]| body(&Raw::Response { url: None, date: None, message: [head.as_bytes(), coded].concat() });
    assert_eq!(found(&CODED), Ok("<!doctype html><p>Міст відкрито</p>".into()));
    assert_eq!(found(&CODED[1..]), Err(DamageKind::Encoding));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn undoes_any_codings(codings in codings(), words in vec(any::<u8>(), 0..5000)) {
        prop_assert_eq!(body(&response(&codings, &html(&words))), Ok(html(&words)));
    }

    #[test]
    fn keeps_the_beginning_of_a_page_that_is_cut(codings in codings(), words in vec(any::<u8>(), 0..5000), cut in any::<Index>()) {
        let Raw::Response { url, date, mut message } = response(&codings, &html(&words)) else { return Ok(()) };
        let head = crate::input::head_length(&message).unwrap();
        message.truncate(head + cut.index(message.len() - head));
        let found = body(&Raw::Response { url, date, message });
        let is_beginning = found.as_ref().is_ok_and(|found| html(&words).starts_with(found));
        // Of a coding that holds but its own beginning, nothing is left; nor where the inner one is not known by its own.
        prop_assert!(is_beginning || found.is_err() || codings.len() > 1 || codings == ["chunked"], "{:?}", codings);
    }

    #[test]
    fn bounds_what_a_damaged_page_comes_to(
        codings in codings(),
        words in vec(any::<u8>(), 0..5000),
        flips in vec((any::<Index>(), 0_u8..8), 1..10),
    ) {
        let Raw::Response { url, date, mut message } = response(&codings, &html(&words)) else { return Ok(()) };
        for (at, bit) in flips {
            let at = at.index(message.len());
            message[at] ^= 1 << bit;
        }
        let found = body(&Raw::Response { url, date, message });
        prop_assert!(found.is_err() || found.is_ok_and(|found| found.len() as u64 <= MAX_BODY));
    }

    #[test]
    fn tells_of_codings_that_lie(
        named in select(vec!["gzip", "deflate", "br", "zstd", "chunked", "compress", "utf-8"]),
        coding in select(vec!["gzip", "deflate", "zstd", "chunked", "identity"]),
        words in vec(any::<u8>(), 0..3000),
    ) {
        let body_of = |name: &str| {
            let field = if name == "chunked" { "Transfer-Encoding" } else { "Content-Encoding" };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{field}: {name}\r\n\r\n");
            let message = [head.as_bytes(), &code(coding, &html(&words))].concat();
            body(&Raw::Response { url: None, date: None, message })
        };
        let found = body_of(named);
        let is_told = matches!(found, Err(DamageKind::Encoding | DamageKind::TooLong));
        // What no header names is taken as it is, unless its first bytes tell.
        let is_known = found.as_ref().is_ok_and(|found| *found == html(&words) || *found == code(coding, &html(&words)));
        prop_assert!(is_told || is_known, "{:?} {:?}", named, coding);
    }

    #[test]
    fn bounds_bombs(codings in codings(), length in (MAX_BODY * 2)..(MAX_BODY * 40)) {
        let bomb = html(&vec![b' '; usize::try_from(length).unwrap()]);
        let found = body(&response(&codings, &bomb));
        let is_coded = codings.iter().any(|coding| !matches!(*coding, "identity" | "chunked"));
        prop_assert!(!is_coded || found == Err(DamageKind::TooLong), "{:?}", codings);
    }

    #[test]
    fn takes_any_line(line in vec(any::<u8>(), 0..300), at in any::<Index>(), byte in any::<u8>()) {
        let _ = body(&Raw::Line(line));
        let mut line = br#"{"url":"https://a.example/","html":"<p>\u0456\\","headers":{"Link":["<x>"]},"other":[null,1e9]}"#.to_vec();
        let at = at.index(line.len());
        line[at] = byte;
        let found = body(&Raw::Line(line));
        prop_assert!(matches!(found, Ok(_) | Err(DamageKind::Json)));
    }
}

#[test]
fn names_what_is_wrong_with_a_line() {
    for line in [
        &b"[\"https://a.example/\",\"<html>\"]"[..],
        b"\"<html>\"",
        b"{\"html\":7}",
        b"{\"html\":\"a\0b\"}",
        b"{\"html\":\"\xff\"}",
        b"{\"html\":\"\\ud800\"}",
        b"{\"html\":\"a\"}{\"html\":\"b\"}",
        b"{\"html\":\"a\",\"html\":\"b\"}",
        b"{\"html_base64\":\"*\"}",
        b"{\"html\":null}",
        b"{}",
    ] {
        let text = String::from_utf8_lossy(line);
        assert_eq!(body(&Raw::Line(line.to_vec())), Err(DamageKind::Json), "{text}");
    }
    let deep = [b"{\"html\":\"a\",\"x\":".to_vec(), b"[".repeat(100_000)].concat();
    assert_eq!(body(&Raw::Line(deep)), Err(DamageKind::Json));
}
