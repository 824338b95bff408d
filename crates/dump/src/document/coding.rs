//! Transfer and content codings of HTTP bodies (RFC 9112, section 7; RFC 9110, section 8.4).

use std::borrow::Cow;
use std::io::Read;

use brotli_decompressor::Decompressor as BrotliDecoder;
use flate2::bufread::GzDecoder;
use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::chunked::dechunk;
use super::http::{looks_like_html, text_of};
use crate::fields::Fields;
use crate::input::{Damage, DamageKind};

const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b];
const ZSTD_MAGIC: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// The decoder of Brotli takes so many bytes at a time.
const BROTLI_PIECE: usize = 4096;
/// More codings than this are no page's.
const MAX_CODINGS: usize = 8;
/// How many times its coded length a page of HTML has; of longer ones, the memory grows.
const USUAL_RATIO: usize = 6;
/// How often gzip is undone that no header names: servers compress what is compressed, and name it once.
const MAX_UNNAMED: usize = 2;

/// A body without its codings, the last applied first.
pub(super) fn undo_all<'a>(head: Fields<'_>, body: &'a [u8], max_body: u64) -> Result<Cow<'a, [u8]>, Damage> {
    let mut body = Cow::Borrowed(body);
    let mut undone = 0;
    for name in ["Transfer-Encoding", "Content-Encoding"] {
        let values: Vec<_> = head.all(name).map(text_of).collect();
        for value in values.iter().rev() {
            for coding in value.split(',').rev().map(str::trim).filter(|coding| !coding.is_empty()) {
                undone += 1;
                if undone > MAX_CODINGS {
                    return Err(Damage::new(DamageKind::Encoding, format!("more than {MAX_CODINGS} codings")));
                }
                body = undo(&coding.to_ascii_lowercase(), body, max_body)?;
            }
        }
    }
    for _ in 0..MAX_UNNAMED {
        body = if body.starts_with(GZIP_MAGIC) { gunzip(&body, max_body)?.into() } else { body };
    }
    Ok(body)
}

/// Undoes one coding. Many archives keep the header of a coding that they undid, and some servers name a wrong one: a
/// body is taken for what its first bytes say.
fn undo<'a>(coding: &str, body: Cow<'a, [u8]>, max_body: u64) -> Result<Cow<'a, [u8]>, Damage> {
    let plain = match coding {
        "identity" => return Ok(body),
        "chunked" => return dechunk(body),
        _ if body.starts_with(GZIP_MAGIC) => gunzip(&body, max_body),
        _ if body.starts_with(ZSTD_MAGIC) => {
            let decoder = zstd::stream::read::Decoder::with_buffer(&*body);
            inflate("zstd", (body.len(), decoder.map_err(|error| fault("zstd", &error))?), max_body)
        }
        "gzip" | "x-gzip" if is_cut(&body, GZIP_MAGIC) => Err(Damage::new(DamageKind::Encoding, "gzip: cut short")),
        "zstd" if is_cut(&body, ZSTD_MAGIC) => Err(Damage::new(DamageKind::Encoding, "zstd: cut short")),
        "gzip" | "x-gzip" | "zstd" => return Ok(body),
        _ if looks_like_html(&body) => return Ok(body),
        "deflate" => {
            inflate(coding, (body.len(), ZlibDecoder::new(&*body)), max_body).or_else(|damage| match damage.kind {
                // Some servers leave the frame of zlib out.
                DamageKind::Encoding => inflate(coding, (body.len(), DeflateDecoder::new(&*body)), max_body),
                _ => Err(damage),
            })
        }
        "br" => inflate(coding, (body.len(), BrotliDecoder::new(&*body, BROTLI_PIECE)), max_body),
        _ => Err(Damage::new(DamageKind::Encoding, format!("unknown encoding `{coding}`"))),
    };
    plain.map(Cow::Owned)
}

/// Whether a body ends before the first bytes of its coding do.
fn is_cut(body: &[u8], magic: &[u8]) -> bool {
    !body.is_empty() && magic.starts_with(body)
}

/// All gzip members of a body; what stands behind them is no part of it.
fn gunzip(body: &[u8], max_body: u64) -> Result<Vec<u8>, Damage> {
    let (mut rest, mut plain) = (body, Vec::new());
    while rest.starts_with(GZIP_MAGIC) {
        let mut decoder = GzDecoder::new(rest);
        let left = max_body.saturating_sub(plain.len() as u64);
        let mut member = inflate("gzip", (rest.len(), &mut decoder), left)?;
        if plain.is_empty() {
            plain = member;
        } else {
            plain.append(&mut member);
        }
        rest = decoder.into_inner();
    }
    Ok(plain)
}

/// All that a decoder gives of so many bytes, but no more than the limit. A body that ends before its time is kept as far
/// as it goes.
fn inflate(coding: &str, (coded, decoder): (usize, impl Read), max_body: u64) -> Result<Vec<u8>, Damage> {
    let room = usize::try_from(max_body).unwrap_or(usize::MAX).min(coded.saturating_mul(USUAL_RATIO));
    let mut body = Vec::with_capacity(room);
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
