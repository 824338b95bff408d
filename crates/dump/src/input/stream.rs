//! The decoded bytes of a file, with as much looking ahead as a reader of records needs.
//!
//! Where bytes cannot be decoded, the stream stops until it is told to go on ([`Stream::take_gap`]), so that what a
//! reader finds does not depend on how far was read ahead.

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::mark::Spot;
use super::member::{CHUNK_BYTES, Chunk, Fault, Gap, Members, READ_AGAIN, READ_AGAIN_BYTES};

/// A buffer that is larger than this, and than what it holds, is given back.
const KEPT_BYTES: usize = 1 << 22;

/// The decoded bytes of a file.
pub(crate) struct Stream {
    members: Members,
    buffer: Vec<u8>,
    /// Where in `buffer` the next byte stands.
    next: usize,
    /// Decoded bytes before `buffer`.
    passed: u64,
    /// What stands behind the bytes in `buffer`, where it is known.
    stop: Option<Stop>,
    /// The members that `buffer` and the byte before it come from; of a plain file, one.
    starts: VecDeque<Start>,
}

enum Stop {
    End,
    Gap(Gap),
}

/// Where a member begins.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// In the decoded bytes.
    decoded: u64,
    /// In the file.
    spot: Spot,
}

/// A place in a stream to go back to.
pub(crate) struct Bookmark {
    start: Start,
    position: u64,
}

impl Stream {
    /// Opens a file where an earlier stream of it was.
    pub(crate) fn open_at(path: &Path, spot: Spot, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let mut members = Members::open(path, progress)?;
        members.go_to(spot)?;
        let passed = if members.is_plain() { spot.member } else { 0 };
        let start = Start { decoded: passed, spot };
        let mut stream =
            Self { members, buffer: Vec::new(), next: 0, passed, stop: None, starts: VecDeque::from([start]) };
        stream.skip(spot.skip);
        Ok(stream)
    }

    /// Where the next byte comes from; nowhere in a file that fails.
    pub(crate) fn spot(&self) -> Option<Spot> {
        if matches!(&self.stop, Some(Stop::Gap(Gap { fault: Fault::Failed(_), .. }))) {
            return None;
        }
        let (position, start) = (self.position(), self.start_at(self.position()));
        if self.members.is_plain() {
            return Some(Spot { member: position, ..start.spot });
        }
        Some(Spot { skip: position - start.decoded, ..start.spot })
    }

    /// The bytes at hand, at least `least` of them unless the stream stops before.
    pub(crate) fn peek(&mut self, least: usize) -> &[u8] {
        while self.buffer.len() - self.next < least && self.stop.is_none() {
            self.fill(least);
        }
        self.at_hand()
    }

    /// The bytes at hand.
    pub(crate) fn at_hand(&self) -> &[u8] {
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

    /// The stretch that could not be decoded, where the bytes at hand end with it.
    pub(crate) fn gap(&self) -> Option<&Gap> {
        if let Some(Stop::Gap(gap)) = &self.stop { Some(gap) } else { None }
    }

    /// Goes on behind a stretch that could not be decoded; nothing where none is right here.
    pub(crate) fn take_gap(&mut self) -> Option<Gap> {
        if !self.peek(1).is_empty() || self.gap().is_none() {
            return None;
        }
        let Some(Stop::Gap(gap)) = self.stop.take() else { return None };
        self.starts.push_back(Start { decoded: self.position(), spot: self.members.next_start() });
        Some(gap)
    }

    /// Decoded bytes before the next one.
    pub(crate) fn position(&self) -> u64 {
        self.passed + self.next as u64
    }

    /// Where in the file the next byte comes from: of a compressed file, where its member begins.
    pub(crate) fn offset(&self) -> u64 {
        self.offset_at(self.position())
    }

    /// Whether a compressed member begins with the next byte.
    pub(crate) fn begins_member(&self) -> bool {
        !self.is_plain() && self.start_at(self.position()).decoded == self.position()
    }

    /// Where in the file a byte at hand comes from, or the one before.
    pub(crate) fn offset_at(&self, position: u64) -> u64 {
        if self.members.is_plain() { position } else { self.start_at(position).spot.member }
    }

    /// Whether the file is not compressed.
    pub(crate) fn is_plain(&self) -> bool {
        self.members.is_plain()
    }

    fn start_at(&self, position: u64) -> Start {
        let later = self.starts.partition_point(|start| start.decoded <= position);
        self.starts[later.saturating_sub(1)]
    }

    /// Remembers the next byte.
    pub(crate) fn bookmark(&self) -> Bookmark {
        Bookmark { start: self.start_at(self.position()), position: self.position() }
    }

    /// Whether going back is not too dear by now. It would be where a hostile file makes a reader go back time and
    /// again.
    pub(crate) fn may_go_back(&self) -> bool {
        self.start_at(self.position()).spot.reread <= READ_AGAIN * self.offset() + READ_AGAIN_BYTES
    }

    /// Goes back to where a bookmark was set.
    pub(crate) fn go_back(&mut self, to: &Bookmark) {
        let mut start = to.start;
        if self.is_plain() {
            (start.decoded, start.spot.member) = (to.position, to.position);
        }
        start.spot.reread += self.position() - start.decoded;
        self.stop = match self.members.go_to(start.spot) {
            Ok(()) => None,
            Err(error) => Some(Stop::Gap(Gap::failed(start.spot.member, error))),
        };
        self.buffer.clear();
        (self.next, self.passed) = (0, start.decoded);
        self.starts = VecDeque::from([start]);
        self.skip(to.position - start.decoded);
    }

    fn fill(&mut self, least: usize) {
        self.make_room(least);
        let filled = self.buffer.len();
        let chunk = self.members.read(&mut self.buffer);
        if self.buffer.len() > filled {
            self.note_start(self.passed + filled as u64);
        }
        match chunk {
            Chunk::Bytes => {}
            Chunk::End => self.stop = Some(Stop::End),
            Chunk::Gap(gap) => self.stop = Some(Stop::Gap(gap)),
        }
    }

    /// Drops what was passed, where that is the larger part, so that each byte is moved but a few times.
    fn make_room(&mut self, least: usize) {
        if self.next > self.buffer.len() / 2 {
            self.buffer.drain(..self.next);
            self.passed += self.next as u64;
            self.next = 0;
            if self.buffer.capacity() > KEPT_BYTES && self.buffer.len() < KEPT_BYTES / 2 && least < KEPT_BYTES / 2 {
                self.buffer.shrink_to(KEPT_BYTES / 2);
            }
        }
        // No more than twice what is there, since `least` may be what a lying head says.
        let missing = (self.next + least).saturating_sub(self.buffer.len());
        self.buffer.reserve_exact(missing.min(self.buffer.len()) + CHUNK_BYTES);
    }

    fn note_start(&mut self, decoded: u64) {
        let spot = self.members.start();
        if !self.members.is_plain() && self.starts.back().is_none_or(|last| last.spot.member != spot.member) {
            self.starts.push_back(Start { decoded, spot });
        }
        while self.starts.get(1).is_some_and(|second| second.decoded < self.passed) {
            self.starts.pop_front();
        }
    }
}
