//! Chunked messages (RFC 9112, section 7.1).

use std::borrow::Cow;

use crate::input::{Damage, DamageKind};

/// How a chunked body ends.
const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

/// The body of a chunked message; extensions and trailers are passed over. A body that does not begin as a chunk does is
/// taken as it is, one that ends inside a chunk as far as it goes.
pub(super) fn dechunk(body: Cow<'_, [u8]>) -> Result<Cow<'_, [u8]>, Damage> {
    let Some(first) = chunk_head(&body) else { return Ok(body) };
    let mut plain = Vec::with_capacity(body.len());
    let (mut at, mut head) = (0, Some(first));
    while let Some((line, size)) = head {
        if size == 0 {
            return Ok(plain.into());
        }
        let rest = &body[at + line..];
        if size > rest.len() {
            return end_inside(plain, rest, at).map(Cow::Owned);
        }
        plain.extend_from_slice(&rest[..size]);
        at += line + size;
        at += body[at..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        head = chunk_head(&body[at..]);
    }
    // What is left may be the beginning of the line of a chunk.
    let is_cut = body[at..].iter().all(u8::is_ascii_hexdigit);
    if is_cut { Ok(plain.into()) } else { Err(no_chunk(at)) }
}

/// A body whose last chunk is longer than what is there: cut off, unless it ends as a whole one does.
fn end_inside(mut plain: Vec<u8>, rest: &[u8], at: usize) -> Result<Vec<u8>, Damage> {
    if rest.ends_with(LAST_CHUNK) || rest.is_empty() && plain.is_empty() {
        return Err(no_chunk(at));
    }
    plain.extend_from_slice(rest);
    Ok(plain)
}

fn no_chunk(at: usize) -> Damage {
    Damage::new(DamageKind::Encoding, format!("chunked: no whole chunk at byte {at} of the body"))
}

/// Length of the line that begins a chunk, and the size that it names.
fn chunk_head(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = memchr::memchr(b'\n', bytes)?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
    Some((end + 1, size))
}
