//! Heads of records: lines of a name and a value up to a blank line.

use super::item::{Content, Damage, DamageKind, Raw, Skip};
use crate::fields::Fields;

/// The longest head of a record.
pub(super) const MAX_HEAD: usize = 1 << 16;
/// What a record begins with.
pub(super) const MARK: &[u8] = b"WARC/";
/// The line that a record begins with; `?` stands for a digit.
const VERSION: &[u8] = b"WARC/?.?";
/// How far a damaged beginning of a record is looked at.
const LOOK_BYTES: usize = 1 << 9;

/// Length of a head with its blank line; nothing where that line is missing.
pub(crate) fn head_length(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'\n', bytes).find_map(|end| match bytes[end + 1..] {
        [b'\n', ..] => Some(end + 2),
        [b'\r', b'\n', ..] => Some(end + 3),
        _ => None,
    })
}

/// Whether a record begins here, as far as there are bytes.
pub(super) fn begins_record(bytes: &[u8]) -> bool {
    !bytes.is_empty() && equal_letters(bytes) == VERSION.len().min(bytes.len())
}

/// Whether a record begins here, or one would but for some bytes of its first line.
pub(super) fn nearly_begins_record(bytes: &[u8]) -> bool {
    let look = || bytes[..bytes.len().min(LOOK_BYTES)].to_ascii_lowercase();
    let is_like_it = equal_letters(bytes) + 2 >= VERSION.len() && memchr::memmem::find(&look(), b"\nwarc-").is_some();
    is_like_it || has_field_below(bytes)
}

/// Whether a line as short as the first of a record stands above a field of one.
fn has_field_below(bytes: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', &bytes[..bytes.len().min(2 * VERSION.len())]) else { return false };
    let field = bytes.get(end + 1..end + 6).is_some_and(|start| start.eq_ignore_ascii_case(b"WARC-"));
    field && end >= VERSION.len() && !bytes[..end].contains(&b':')
}

fn equal_letters(bytes: &[u8]) -> usize {
    let is_equal = |(wanted, byte): (&u8, &u8)| if *wanted == b'?' { byte.is_ascii_digit() } else { wanted == byte };
    VERSION.iter().zip(bytes).filter(|&pair| is_equal(pair)).count()
}

/// How far the next record is: at the start of a line, the first of which begins at `first_line`, or inside a line whose
/// end was lost.
pub(super) fn find_record(bytes: &[u8], first_line: usize) -> Option<usize> {
    let lines = memchr::memchr_iter(b'\n', &bytes[first_line..]).map(|end| first_line + end + 1);
    let at_line = std::iter::once(first_line).chain(lines).find(|&start| nearly_begins_record(&bytes[start..]));
    // What stands before a record in its line is none of it.
    let before = &bytes[..at_line.map_or(bytes.len(), |at| bytes.len().min(at + 3 * VERSION.len()))];
    let is_whole = |&at: &usize| begins_record(&bytes[at..]) && has_field_below(&bytes[at..]);
    memchr::memmem::find_iter(before, MARK).find(is_whole).or(at_line)
}

/// What the head of a record says.
pub(super) struct Head {
    kind: Kind,
    pub(super) length: u64,
    /// The media type, but of a response of HTTP, whose own head tells.
    media: Option<String>,
    /// Whether it is a response and its media type that of a message of HTTP.
    is_http: bool,
    url: Option<String>,
    date: Option<String>,
}

#[derive(Clone, Copy)]
enum Kind {
    Response,
    Resource,
    Skipped(Skip),
}

impl Head {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Damage> {
        let damage = |message: &str| Damage::new(DamageKind::Head, message);
        if bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n')) {
            return Err(damage("control characters in the record's head"));
        }
        if !begins_record(bytes) {
            return Err(damage("no `WARC/` line where a record should begin"));
        }
        let fields = Fields::of(bytes);
        let names = ["WARC-Type", "WARC-Segment-Number", "WARC-Target-URI", "WARC-Date", "Content-Type"];
        let [kind, segment, url, date, media] = fields.get_each(names);
        let kind = kind_of(&kind.ok_or_else(|| damage("no WARC-Type"))?, segment.is_some());
        let length = length(fields)?;
        if let Kind::Skipped(_) = kind {
            return Ok(Self { kind, length, media: None, is_http: false, url: None, date: None });
        }
        let url = url.map(|url| String::from_utf8_lossy(&url).trim().trim_matches(['<', '>']).to_owned());
        let date = date.map(|date| String::from_utf8_lossy(&date).trim().to_owned());
        let media = media.as_deref().map(String::from_utf8_lossy);
        let is_http = matches!(kind, Kind::Response) && media.as_deref().is_some_and(names_http);
        let media = media.filter(|_| !is_http).map(|media| media.trim().to_owned());
        Ok(Self { kind, length, media, is_http, url, date })
    }

    /// The record with its block.
    pub(super) fn content(self, block: &[u8]) -> Content {
        let Self { kind, media, is_http, url, date, .. } = self;
        match kind {
            Kind::Response if is_http || block.starts_with(b"HTTP/") => {
                Content::Raw(Raw::Response { url, date, message: block.to_vec() })
            }
            Kind::Response | Kind::Resource => Content::Raw(Raw::Resource { url, date, media, body: block.to_vec() }),
            Kind::Skipped(skip) => Content::Skipped(skip),
        }
    }
}

fn kind_of(name: &[u8], is_segment: bool) -> Kind {
    let is = |kinds: &[&str]| kinds.iter().any(|kind| name.eq_ignore_ascii_case(kind.as_bytes()));
    match () {
        () if is(&["continuation"]) => Kind::Skipped(Skip::Segment),
        () if is_segment && is(&["response", "resource", "conversion"]) => Kind::Skipped(Skip::Segment),
        () if is(&["response"]) => Kind::Response,
        () if is(&["resource", "conversion"]) => Kind::Resource,
        () if is(&["revisit"]) => Kind::Skipped(Skip::Revisit),
        () if is(&["warcinfo", "request", "metadata"]) => Kind::Skipped(Skip::NoResponse),
        () => Kind::Skipped(Skip::UnknownType),
    }
}

/// The length of the block. A head that names two is one that another ran into.
fn length(fields: Fields<'_>) -> Result<u64, Damage> {
    let damage = |message: String| Damage::new(DamageKind::Head, message);
    let mut values = fields.all("Content-Length");
    let first = values.next().ok_or_else(|| damage("no Content-Length".to_owned()))?;
    let (first, other) = (String::from_utf8_lossy(&first), values.find(|other| *other != first));
    if let Some(other) = other {
        let other = String::from_utf8_lossy(&other);
        return Err(damage(format!("Content-Length is both {first:?} and {other:?}")));
    }
    first.trim().parse().map_err(|_| damage(format!("no usable Content-Length: {first:?}")))
}

fn names_http(media: &str) -> bool {
    media.split(';').next().is_some_and(|name| name.trim().eq_ignore_ascii_case("application/http"))
}
