//! Transfer and content codings of HTTP bodies (RFC 9112, section 7; RFC 9110, section 8.4).

use std::io::{Cursor, Read};

use fastwarc::stream_io::brotli::BrotliReader;
use fastwarc::warc::header::HeaderMap;
use flate2::bufread::GzDecoder;
use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::chunked::dechunk;
use super::http::looks_like_html;
use crate::input::{Damage, DamageKind};

const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b];
const ZSTD_MAGIC: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// More codings than this are no page's.
const MAX_CODINGS: usize = 8;
/// How often gzip is undone that no header names: servers compress what is compressed, and name it once.
const MAX_UNNAMED: usize = 2;

/// A body without its codings, the last applied first.
pub(super) fn undo_all(head: &HeaderMap, body: &[u8], max_body: u64) -> Result<Vec<u8>, Damage> {
    let mut body = body.to_vec();
    let mut undone = 0;
    for name in ["Transfer-Encoding", "Content-Encoding"] {
        let values = head.get_multiple(name).join(",").to_ascii_lowercase();
        for coding in values.split(',').rev().map(str::trim).filter(|coding| !coding.is_empty()) {
            undone += 1;
            if undone > MAX_CODINGS {
                return Err(Damage::new(DamageKind::Encoding, format!("more than {MAX_CODINGS} codings")));
            }
            body = undo(coding, body, max_body)?;
        }
    }
    for _ in 0..MAX_UNNAMED {
        body = if body.starts_with(GZIP_MAGIC) { gunzip(&body, max_body)? } else { body };
    }
    Ok(body)
}

/// Undoes one coding. Many archives keep the header of a coding that they undid, and some servers name a wrong one: a
/// body is taken for what its first bytes say.
fn undo(coding: &str, body: Vec<u8>, max_body: u64) -> Result<Vec<u8>, Damage> {
    match coding {
        "identity" => Ok(body),
        "chunked" => dechunk(body),
        _ if body.starts_with(GZIP_MAGIC) => gunzip(&body, max_body),
        _ if body.starts_with(ZSTD_MAGIC) => {
            let decoder = zstd::stream::read::Decoder::with_buffer(body.as_slice());
            inflate("zstd", decoder.map_err(|error| fault("zstd", &error))?, max_body)
        }
        "gzip" | "x-gzip" | "zstd" => Ok(body),
        _ if looks_like_html(&body) => Ok(body),
        "deflate" => inflate(coding, ZlibDecoder::new(body.as_slice()), max_body).or_else(|damage| match damage.kind {
            // Some servers leave the frame of zlib out.
            DamageKind::Encoding => inflate(coding, DeflateDecoder::new(body.as_slice()), max_body),
            _ => Err(damage),
        }),
        "br" => inflate(coding, BrotliReader::new(Cursor::new(body)), max_body),
        _ => Err(Damage::new(DamageKind::Encoding, format!("unknown encoding `{coding}`"))),
    }
}

/// All gzip members of a body; what stands behind them is no part of it.
fn gunzip(body: &[u8], max_body: u64) -> Result<Vec<u8>, Damage> {
    let (mut rest, mut plain) = (body, Vec::new());
    while rest.starts_with(GZIP_MAGIC) {
        let mut decoder = GzDecoder::new(rest);
        let left = max_body.saturating_sub(plain.len() as u64);
        plain.append(&mut inflate("gzip", &mut decoder, left)?);
        rest = decoder.into_inner();
    }
    Ok(plain)
}

/// All that a decoder gives, but no more than the limit. A body that ends before its time is kept as far as it goes.
fn inflate(coding: &str, decoder: impl Read, max_body: u64) -> Result<Vec<u8>, Damage> {
    let mut body = Vec::new();
    let read = decoder.take(max_body + 1).read_to_end(&mut body);
    if let Err(error) = read {
        let is_cut = error.kind() == std::io::ErrorKind::UnexpectedEof && !body.is_empty();
        return if is_cut { Ok(body) } else { Err(fault(coding, &error)) };
    }
    if body.len() as u64 > max_body {
        let message = format!("more than the limit of {max_body} bytes when decoded from {coding}");
        return Err(Damage::new(DamageKind::TooLong, message));
    }
    Ok(body)
}

fn fault(coding: &str, error: &std::io::Error) -> Damage {
    Damage::new(DamageKind::Encoding, format!("{coding}: {error}"))
}
