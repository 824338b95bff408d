//! The decoded bytes of a file, with as much looking ahead as a reader of records needs.

use std::io;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::item::{Damage, DamageKind, Item};
use super::mark::Spot;
use super::member::{Chunk, Compression, Gap, Members};
use super::tracked::Tracked;

/// Bytes that are decoded at a time.
const CHUNK_BYTES: usize = 1 << 17;
/// Members whose places are remembered: more than the longest record spans.
const MAX_STARTS: usize = 1 << 16;
/// What stands where bytes are missing: the end of a line and of a record, so that what follows is found.
const SEAM: &[u8] = b"\r\n\r\n";

/// The decoded bytes of a file.
pub(crate) struct Stream {
    members: Members,
    buffer: Vec<u8>,
    /// Where in `buffer` the next byte stands.
    next: usize,
    /// Decoded bytes before `buffer`.
    passed: u64,
    is_ended: bool,
    gaps: Vec<Gap>,
    /// Where damaged members begin in the file.
    damaged: Vec<u64>,
    /// For each member, where its first byte stands in the decoded bytes, and where it begins in the file.
    starts: Vec<(u64, u64)>,
}

impl Stream {
    pub(crate) fn open(path: &Path, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let members = Members::new(Tracked::open(path, progress)?, Compression::named(path))?;
        Ok(Self {
            members,
            buffer: Vec::new(),
            next: 0,
            passed: 0,
            is_ended: false,
            gaps: Vec::new(),
            damaged: Vec::new(),
            starts: Vec::new(),
        })
    }

    /// Opens a file where an earlier stream of it was.
    pub(crate) fn open_at(path: &Path, spot: Spot, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let mut stream = Self::open(path, progress)?;
        if spot.member > 0 {
            stream.members.go_to(spot.member)?;
        }
        if stream.members.is_plain() {
            stream.passed = spot.member;
        }
        stream.skip(spot.skip);
        Ok(stream)
    }

    /// Where the next byte comes from; none inside a stretch that could not be decoded, or behind one not told of yet.
    pub(crate) fn spot(&self) -> Option<Spot> {
        let position = self.position();
        if self.members.is_plain() {
            return Some(Spot { member: position, skip: 0 });
        }
        let later = self.starts.partition_point(|&(decoded, _)| decoded <= position);
        let (decoded, member) = later.checked_sub(1).map_or((0, 0), |at| self.starts[at]);
        let is_sound = self.gaps.is_empty() && !self.damaged.contains(&member);
        is_sound.then_some(Spot { member, skip: position - decoded })
    }

    /// The bytes at hand, at least `least` of them unless the stream ends before.
    pub(crate) fn peek(&mut self, least: usize) -> &[u8] {
        while self.buffer.len() - self.next < least && !self.is_ended {
            self.fill();
        }
        &self.buffer[self.next..]
    }

    /// Passes over `count` bytes at hand.
    pub(crate) fn pass(&mut self, count: usize) {
        self.next = (self.next + count).min(self.buffer.len());
    }

    /// Passes over `count` bytes, decoding as needed; how many there were.
    pub(crate) fn skip(&mut self, count: u64) -> u64 {
        let mut skipped = 0;
        while skipped < count {
            let available = self.peek(1).len() as u64;
            if available == 0 {
                break;
            }
            let step = available.min(count - skipped);
            self.pass(usize::try_from(step).unwrap_or(usize::MAX));
            skipped += step;
        }
        skipped
    }

    /// The next `count` bytes, fewer where the stream ends before.
    pub(crate) fn take(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < count {
            let missing = count - bytes.len();
            let available = self.peek(1);
            if available.is_empty() {
                break;
            }
            let step = available.len().min(missing);
            bytes.extend_from_slice(&available[..step]);
            self.pass(step);
        }
        bytes
    }

    /// Puts bytes back that were taken last.
    pub(crate) fn put_back(&mut self, bytes: &[u8]) {
        self.passed = self.position() - bytes.len() as u64;
        self.buffer.splice(..self.next, bytes.iter().copied());
        self.next = 0;
    }

    /// Decoded bytes before the next one.
    pub(crate) fn position(&self) -> u64 {
        self.passed + self.next as u64
    }

    /// Where in the file the next byte comes from: of a compressed file, where its member begins.
    pub(crate) fn offset(&self) -> u64 {
        self.offset_at(self.position())
    }

    /// The same of the byte before.
    pub(crate) fn offset_before(&self) -> u64 {
        self.offset_at(self.position().saturating_sub(1))
    }

    fn offset_at(&self, position: u64) -> u64 {
        if self.members.is_plain() {
            return position;
        }
        let later = self.starts.partition_point(|&(decoded, _)| decoded <= position);
        later.checked_sub(1).map_or(0, |at| self.starts[at].1)
    }

    /// Whether a damaged member begins in a stretch of the file.
    pub(crate) fn has_gap_in(&self, stretch: RangeInclusive<u64>) -> bool {
        self.damaged.iter().rev().any(|offset| stretch.contains(offset))
    }

    /// The stretches that could not be decoded since this was called last.
    pub(crate) fn take_gaps(&mut self) -> impl Iterator<Item = Item> + use<> {
        std::mem::take(&mut self.gaps).into_iter().map(|gap| {
            let message = format!("{} ({} bytes not read)", gap.cause, gap.bytes);
            Item::gap(gap.offset, Damage::new(DamageKind::Compression, message))
        })
    }

    fn fill(&mut self) {
        self.buffer.drain(..self.next);
        self.passed += self.next as u64;
        self.next = 0;
        let filled = self.buffer.len();
        self.buffer.resize(filled + CHUNK_BYTES, 0);
        let chunk = self.members.read(&mut self.buffer[filled..]);
        let read = if let Chunk::Bytes(length) = chunk { length } else { 0 };
        self.buffer.truncate(filled + read);
        match chunk {
            Chunk::Bytes(_) => self.note_start(self.passed + filled as u64),
            Chunk::End => self.is_ended = true,
            Chunk::Gap(gap) => {
                self.damaged.push(gap.offset);
                self.gaps.push(gap);
                self.buffer.extend_from_slice(SEAM);
            }
        }
    }

    fn note_start(&mut self, decoded: u64) {
        let start = self.members.start();
        if self.starts.last().is_none_or(|&(_, last)| last != start) {
            if self.starts.len() == MAX_STARTS {
                self.starts.drain(..MAX_STARTS / 2);
            }
            self.starts.push((decoded, start));
        }
    }
}
