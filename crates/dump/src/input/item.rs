//! What an input gives, one after another.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// Something of an input: a record, a line, a file, or a stretch that could not be read.
#[derive(Debug)]
pub(crate) struct Item {
    /// Where it begins in the file.
    pub(crate) offset: u64,
    pub(crate) content: Content,
}

#[derive(Debug)]
pub(crate) enum Content {
    /// A record that holds no page.
    Skipped(Skip),
    /// A record that cannot be used.
    Damaged(Damage),
    /// Bytes between records that cannot be used.
    Gap(Damage),
    /// What a page is made from.
    Raw(Raw),
}

/// What a page is made from, as read.
#[derive(Debug)]
pub(crate) enum Raw {
    /// An HTTP response with its head, and what the archive says of it.
    Response { url: Option<String>, date: Option<String>, message: Vec<u8> },
    /// The body alone, and what the archive says of it, its media type among it.
    Resource { url: Option<String>, date: Option<String>, media: Option<String>, body: Vec<u8> },
    /// A line of JSON.
    Line(Vec<u8>),
    /// A saved page, with its address as far as it is known.
    Saved { url: String, html: Vec<u8> },
}

impl Raw {
    /// Bytes held.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Response { message: bytes, .. }
            | Self::Resource { body: bytes, .. }
            | Self::Line(bytes)
            | Self::Saved { html: bytes, .. } => bytes.len(),
        }
    }

    /// A hash of all that the page is made from, the same in every run and on every platform.
    pub(crate) fn key(&self) -> u128 {
        let (kind, fields, bytes) = match self {
            Self::Response { url, date, message } => (0_u8, [url.as_deref(), date.as_deref(), None], message),
            Self::Resource { url, date, media, body } => (1, [url.as_deref(), date.as_deref(), media.as_deref()], body),
            Self::Line(line) => (2, [None; 3], line),
            Self::Saved { url, html } => (3, [Some(url.as_str()), None, None], html),
        };
        let mut hasher = XxHash3_128::new();
        hasher.write(&[kind]);
        for part in fields {
            // The length stands before each part, so that none runs into the next; a missing part is no empty one.
            hasher.write(&part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
            hasher.write(part.unwrap_or_default().as_bytes());
        }
        hasher.write(bytes);
        hasher.finish_128()
    }
}

/// Why a sound record gives no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Skip {
    /// A record of a web archive that is no response: a request, metadata, a warcinfo.
    NoResponse,
    /// A record that says that a page is what it was when it was fetched before.
    Revisit,
    /// A part of a record that was split.
    Segment,
    /// A record of a type that the format does not know.
    UnknownType,
    /// A response that is no page of HTML, by its `Content-Type`.
    NoHtml,
    /// A response with a status other than 2xx.
    Status,
    /// A response without a body.
    Empty,
}

/// What is wrong with a record, or with the bytes between two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damage {
    pub(crate) kind: DamageKind,
    pub(crate) message: String,
}

/// What kind of damage a record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DamageKind {
    /// A head that cannot be read.
    Head,
    /// A length that is not that of the record.
    Length,
    /// The input ends inside the record.
    Truncated,
    /// Compressed bytes that cannot be decoded.
    Compression,
    /// Bytes where a record should begin.
    Garbage,
    /// A record longer than the limit.
    TooLong,
    /// A body that cannot be decoded as its head says.
    Encoding,
    /// A line that is no JSON object of the promised form.
    Json,
    /// A file that cannot be read.
    Unreadable,
    /// A page that passes a limit of the parser.
    Limit,
    /// A fault of this program.
    Internal,
}

impl Damage {
    pub(crate) fn new(kind: DamageKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

impl Item {
    pub(crate) fn raw(offset: u64, raw: Raw) -> Self {
        Self { offset, content: Content::Raw(raw) }
    }

    pub(crate) fn damaged(offset: u64, damage: Damage) -> Self {
        Self { offset, content: Content::Damaged(damage) }
    }

    pub(crate) fn gap(offset: u64, damage: Damage) -> Self {
        Self { offset, content: Content::Gap(damage) }
    }

    pub(crate) fn held(&self) -> usize {
        if let Content::Raw(raw) = &self.content { raw.len() } else { 0 }
    }
}

/// Damage with where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DamageSample {
    /// What kind it is.
    pub kind: DamageKind,
    /// The file.
    pub file: PathBuf,
    /// Where in the file, in bytes: of a compressed file, where the compressed member begins.
    pub offset: u64,
    /// What is wrong.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pages_apart_by_all_they_are_made_from() {
        let of = |url: Option<&str>, date: Option<&str>, body: &str| {
            let (url, date) = (url.map(str::to_owned), date.map(str::to_owned));
            Raw::Resource { url, date, media: None, body: body.as_bytes().to_vec() }.key()
        };
        let keys = [
            of(None, None, "ab"),
            of(Some(""), None, "ab"),
            of(None, Some(""), "ab"),
            of(Some("a"), None, "b"),
            of(Some("a"), Some("b"), ""),
            of(Some("ab"), None, ""),
            Raw::Line(b"ab".to_vec()).key(),
        ];
        let different: std::collections::BTreeSet<u128> = keys.into_iter().collect();
        assert_eq!(different.len(), keys.len());
        // A key outlives the program that made it.
        assert_eq!(Raw::Line(b"{}".to_vec()).key(), 153_512_024_345_287_682_612_506_469_447_189_607_813);
    }
}
