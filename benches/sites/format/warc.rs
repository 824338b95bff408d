//! Records of a web archive (WARC 1.1, ISO 28500).

use std::fmt::Write as _;
use std::io;

use super::gzip;
use crate::sites::capture::Capture;
use crate::sites::random::{Random, seed_of};
use crate::sites::site::Transfer;

/// When everything was fetched: a dump depends on its seed alone.
const DATE: &str = "2026-02-01T06:00:00Z";
/// Bytes of a piece of a body that is sent in pieces.
const PIECE: usize = 16_384;

/// The record that opens an archive.
pub(super) fn information() -> Vec<u8> {
    record(
        "warcinfo",
        None,
        0,
        "application/warc-fields",
        b"software: poruch make-dump\r\nformat: WARC File Format 1.1\r\n",
    )
}

/// The records of a page: the request, the response, and now and then others.
pub(super) fn records(capture: &Capture) -> io::Result<Vec<Vec<u8>>> {
    let (url, seed) = (capture.url.as_str(), capture.seed);
    let mut random = Random::fork(seed, 10);
    let of = |kind, place, media, body: &[u8]| record(kind, Some(url), seed_of(seed, place), media, body);
    let mut records = vec![of("request", 1, "application/http;msgtype=request", request(url).as_bytes())];
    records.push(of("response", 2, RESPONSE, &response(capture)?));
    if random.chance(10) {
        records.push(of("metadata", 3, "application/warc-fields", b"fetchTimeMs: 240\r\n"));
    }
    if random.chance(2) {
        records.push(of("revisit", 4, RESPONSE, b"HTTP/1.1 304 Not Modified\r\n\r\n"));
    }
    records.extend(beside(url, seed, &mut random));
    Ok(records)
}

const RESPONSE: &str = "application/http;msgtype=response";

/// A response that is no page.
fn beside(url: &str, seed: u64, random: &mut Random) -> Option<Vec<u8>> {
    let (ending, response): (_, &[u8]) = match random.below(100) {
        0..2 => {
            ("gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html><body><h1>404</h1></body></html>")
        }
        2..4 => (
            "cover.jpg",
            b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\xe0\x00\x10JFIF\x00\xff\xd9",
        ),
        4..6 => ("old", b"HTTP/1.1 301 Moved Permanently\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"),
        _ => return None,
    };
    let url = format!("{}/{ending}", url.trim_end_matches('/'));
    Some(record("response", Some(&url), seed_of(seed, 5), RESPONSE, response))
}

fn request(url: &str) -> String {
    let (host, path) = url.split_once("://").map_or(("", ""), |(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
    format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n")
}

fn response(capture: &Capture) -> io::Result<Vec<u8>> {
    let html = capture.html.as_bytes();
    let (field, body) = match capture.transfer {
        Transfer::Plain => (format!("Content-Length: {}", html.len()), html.to_vec()),
        Transfer::Chunked => ("Transfer-Encoding: chunked".to_owned(), chunked(html)),
        Transfer::Gzip => ("Content-Encoding: gzip".to_owned(), gzip(html)?),
    };
    let mut head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{field}\r\n");
    if let Some(link) = &capture.link {
        write!(head, "Link: {link}\r\n").expect("writing to a string does not fail");
    }
    Ok([head.as_bytes(), b"\r\n", &body].concat())
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut chunked = Vec::with_capacity(body.len() + body.len() / PIECE * 8 + 16);
    for piece in body.chunks(PIECE) {
        chunked.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        chunked.extend_from_slice(piece);
        chunked.extend_from_slice(b"\r\n");
    }
    chunked.extend_from_slice(b"0\r\n\r\n");
    chunked
}

fn record(kind: &str, url: Option<&str>, id: u64, media: &str, body: &[u8]) -> Vec<u8> {
    let (low, length) = (seed_of(id, 1), body.len());
    let target = url.map_or_else(String::new, |url| format!("WARC-Target-URI: {url}\r\n"));
    let id = format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        id >> 32,
        id >> 16 & 0xffff,
        id & 0xfff,
        low >> 52,
        low & 0xffff_ffff_ffff
    );
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: {DATE}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}
