//! Records of web archives (WARC 0.x, 1.0 and 1.1, ISO 28500).
//!
//! Where records begin and end is checked here, since a wrong length or a damaged member must not cost the records that
//! follow. A record ends right where another follows its blank lines, where its compressed member ends with them, or
//! where the input does. One that ends elsewhere is lost, and reading goes on at the next line `WARC/1.0` or the like.
//! What cannot be decoded belongs to the record that was begun in it.

use super::head::{Head, MARK, MAX_HEAD, begins_record, find_record, head_length, nearly_begins_record};
use super::item::{Damage, DamageKind, Item};
use super::mark::Spot;
use super::member::{Fault, Gap};
use super::stream::Stream;

/// Bytes behind a block that tell whether the record ends there: blank lines, and the beginning of the next.
const END_BYTES: usize = 1 << 10;
/// The blank lines that end a record.
const TERMINATOR: &[u8] = b"\r\n\r\n";
/// What another record in a block begins with.
const LINE_MARK: &[u8] = b"\nWARC/";
/// Quoted records of a page that are looked at.
const MAX_QUOTES: usize = 8;
/// How far behind a lost record damage of the member is looked for.
const TRUST_BYTES: usize = 1 << 20;
/// Bytes in which the next record is looked for at a time.
const SCAN_BYTES: usize = 1 << 16;

/// Reads the records of a web archive.
pub(crate) struct WarcReader {
    stream: Stream,
    max_record: u64,
}

/// Where a record begins.
#[derive(Clone, Copy)]
struct Begin {
    /// In the file.
    offset: u64,
    /// Whether its member begins with it.
    is_first: bool,
}

impl WarcReader {
    pub(crate) fn new(stream: Stream, max_record: u64) -> Self {
        Self { stream, max_record }
    }

    /// Where reading can be taken up.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.stream.spot()
    }

    pub(crate) fn next(&mut self) -> Option<Item> {
        self.pass_blank_lines();
        if let Some(gap) = self.stream.take_gap() {
            return Some(self.between_records(&gap));
        }
        let bytes = self.stream.peek(END_BYTES);
        if bytes.is_empty() {
            return None;
        }
        let is_record = begins_record(bytes) || nearly_begins_record(bytes);
        Some(if is_record { self.record() } else { self.garbage() })
    }

    fn pass_blank_lines(&mut self) {
        loop {
            let blank = blank_bytes(self.stream.peek(1));
            if blank == 0 {
                return;
            }
            self.stream.pass(blank);
        }
    }

    /// A stretch that could not be decoded and in which no record was begun, as far as is known.
    fn between_records(&mut self, gap: &Gap) -> Item {
        let damage = Damage::new(DamageKind::Compression, gap.to_string());
        if !gap.hides_member() {
            return Item::gap(gap.offset, damage);
        }
        self.pass_to_record(u64::MAX);
        Item::damaged(gap.offset, damage)
    }

    fn garbage(&mut self) -> Item {
        let begin = self.begin();
        if let Some(damage) = self.pass_untrusted(begin) {
            return Item::damaged(begin.offset, damage);
        }
        let (passed, _) = self.pass_to_record(u64::MAX);
        if let Some(damage) = self.take_part() {
            return Item::damaged(begin.offset, damage);
        }
        let message = format!("{passed} bytes where a record should begin");
        Item::gap(begin.offset, Damage::new(DamageKind::Garbage, message))
    }

    /// Goes to the next record, over at most `most` bytes and to the end of what can be decoded at most: the bytes
    /// passed, and whether a record is there.
    fn pass_to_record(&mut self, most: u64) -> (u64, bool) {
        let mut passed = 0;
        let mut is_line = true;
        while passed < most {
            let bytes = self.stream.peek(SCAN_BYTES);
            let is_last = bytes.len() < SCAN_BYTES;
            // What begins near the end is looked at again with what follows.
            let looked = if is_last { bytes.len() } else { bytes.len() - END_BYTES };
            let most = usize::try_from(most - passed).unwrap_or(usize::MAX);
            let line = if is_line { 0 } else { memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1) };
            let found = find_record(bytes, line).filter(|&at| at < looked);
            let step = found.unwrap_or(looked).min(most);
            is_line = step > 0 && bytes[step - 1] == b'\n';
            self.stream.pass(step);
            passed += step as u64;
            if found.is_some_and(|at| at == step) || is_last {
                return (passed, found.is_some_and(|at| at == step));
            }
        }
        (passed, false)
    }

    fn begin(&self) -> Begin {
        Begin { offset: self.stream.offset(), is_first: self.stream.begins_member() }
    }

    /// The record that begins here.
    fn record(&mut self) -> Item {
        let begin = self.begin();
        match self.head() {
            Ok(head) => self.block(begin, head),
            Err(damage) => {
                self.stream.pass(MARK.len());
                self.lose(begin, damage)
            }
        }
    }

    fn head(&mut self) -> Result<Head, Damage> {
        let mut least = END_BYTES;
        loop {
            let bytes = self.stream.peek(least);
            let searched = &bytes[..bytes.len().min(MAX_HEAD)];
            if let Some(end) = head_length(searched) {
                if find_record(&searched[MARK.len().min(end)..end], 0).is_some() {
                    return Err(Damage::new(DamageKind::Head, "another record begins in the record's head"));
                }
                let head = Head::parse(&searched[..end])?;
                self.stream.pass(end);
                return Ok(head);
            }
            if bytes.len() < least || least >= MAX_HEAD {
                return Err(Damage::new(DamageKind::Head, "no end of the record's head"));
            }
            least *= 2;
        }
    }

    fn block(&mut self, begin: Begin, head: Head) -> Item {
        let length = match usize::try_from(head.length) {
            Ok(length) if head.length <= self.max_record => length,
            _ => return self.long_block(begin, &head),
        };
        let found = self.stream.peek(length + END_BYTES).len();
        let Some(end) = self.end_of_record(length) else {
            return self.lose(begin, wrong_length(found as u64, &head));
        };
        if holds_records(&self.stream.at_hand()[..length + end]) {
            return self.lose(begin, Damage::new(DamageKind::Length, "other records are inside the record"));
        }
        let content = head.content(&self.stream.at_hand()[..length]);
        self.stream.pass(length + end);
        Item { offset: begin.offset, content }
    }

    /// Passes over a block that is longer than the limit, if it is as long as its head says.
    fn long_block(&mut self, begin: Begin, head: &Head) -> Item {
        let (passed, is_other) = self.pass_to_record(head.length);
        let inside = self.stream.bookmark();
        let rest = head.length - passed;
        let goes_on = !is_other || self.stream.may_go_back();
        let is_whole = goes_on && self.stream.skip(rest) == rest;
        self.stream.peek(END_BYTES);
        if let Some(end) = self.end_of_record(0).filter(|_| is_whole) {
            self.stream.pass(end);
            let message = format!("{} bytes, more than the limit of {}", head.length, self.max_record);
            return Item::damaged(begin.offset, Damage::new(DamageKind::TooLong, message));
        }
        if is_other && goes_on {
            self.stream.go_back(&inside);
        }
        self.lose(begin, wrong_length(passed, head))
    }

    /// Bytes behind a block of `length` bytes at hand up to the next record, where the record ends there.
    fn end_of_record(&self, length: usize) -> Option<usize> {
        let bytes = self.stream.at_hand().get(length..)?;
        let bytes = &bytes[..bytes.len().min(END_BYTES)];
        let blank = blank_bytes(bytes);
        let rest = &bytes[blank..];
        if begins_record(rest) {
            return Some(blank);
        }
        // The blank lines may be damaged, or the record that follows them.
        let four = TERMINATOR.len();
        if bytes.get(four..four + 8).is_some_and(begins_record) {
            return Some(four);
        }
        if blank > 1 && nearly_begins_record(rest) {
            return Some(blank);
        }
        let is_stop = bytes.len() < END_BYTES;
        if is_stop && !self.is_sound_stop(length, rest.is_empty()) {
            return None;
        }
        if rest.is_empty() || self.ends_member(length, blank) {
            return Some(blank);
        }
        (bytes.starts_with(TERMINATOR) && !self.is_inside(length)).then_some(four)
    }

    /// Whether a block is shorter than the head of its HTTP message, or ends in another record, so that what follows it
    /// is no end of a record.
    fn is_inside(&self, length: usize) -> bool {
        let block = &self.stream.at_hand()[..length];
        (block.starts_with(b"HTTP/") && head_length(block).is_none()) || find_record(block, 0).is_some()
    }

    /// Whether a record may end shortly before decoding stops: at the end, or before a member in which it has no part. A
    /// member that is cut off was decoded rightly, if all of it was one record.
    fn is_sound_stop(&self, length: usize, is_all: bool) -> bool {
        let last = self.last_offset(length);
        self.stream.gap().is_none_or(|gap| gap.offset > last || (is_all && matches!(gap.fault, Fault::Cut)))
    }

    /// Whether a member ends behind a block and its blank lines.
    fn ends_member(&self, length: usize, blank: usize) -> bool {
        let next = self.stream.position() + (length + blank) as u64;
        !self.stream.is_plain() && self.stream.offset_at(next) > self.last_offset(length)
    }

    /// Where in the file the last byte of a block comes from.
    fn last_offset(&self, length: usize) -> u64 {
        self.stream.offset_at((self.stream.position() + length as u64).saturating_sub(1))
    }

    /// Gives a record up and goes to the next. What could not be decoded of it is passed over with it.
    fn lose(&mut self, begin: Begin, mut damage: Damage) -> Item {
        if let Some(damage) = self.pass_untrusted(begin) {
            return Item::damaged(begin.offset, damage);
        }
        let (_, is_other) = self.pass_to_record(u64::MAX);
        if is_other && damage.kind == DamageKind::Truncated {
            damage.kind = DamageKind::Length;
        }
        Item::damaged(begin.offset, self.take_part().unwrap_or(damage))
    }

    /// Passes over all that is left of a member whose first record is lost, if the member soon turns out to be damaged:
    /// what more it decodes to is not to be trusted.
    fn pass_untrusted(&mut self, begin: Begin) -> Option<Damage> {
        if !begin.is_first {
            return None;
        }
        let length = self.stream.peek(TRUST_BYTES).len();
        if length >= TRUST_BYTES || self.stream.gap()?.offset != begin.offset {
            return None;
        }
        self.stream.pass(length);
        self.take_part()
    }

    /// Goes on behind what could not be decoded, where what was read last belongs to it.
    fn take_part(&mut self) -> Option<Damage> {
        let last = self.last_offset(0);
        if !self.stream.at_hand().is_empty() || self.stream.gap()?.offset > last {
            return None;
        }
        let gap = self.stream.take_gap()?;
        self.pass_to_record(u64::MAX);
        Some(Damage::new(DamageKind::Compression, gap.to_string()))
    }
}

/// Whether a block is in truth the rest of its record and other records, the last of which ends where the block does: a
/// wrong length may lead there. A page that quotes a record does not end with it.
fn holds_records(block: &[u8]) -> bool {
    let starts = memchr::memmem::find_iter(block, LINE_MARK).map(|at| at + 1);
    let mut starts = starts.filter(|&start| nearly_begins_record(&block[start..])).take(MAX_QUOTES);
    starts.any(|start| {
        let mut at = start;
        while let Some(end) = end_of_inner(&block[at..]) {
            at += end;
        }
        at == block.len()
    })
}

/// Where the record ends that begins here, with its blank lines, if it does so before the bytes end.
fn end_of_inner(bytes: &[u8]) -> Option<usize> {
    let head_length = head_length(&bytes[..bytes.len().min(MAX_HEAD)])?;
    let head = Head::parse(&bytes[..head_length]).ok()?;
    let end = head_length.checked_add(usize::try_from(head.length).ok()?)?;
    Some(end + blank_bytes(bytes.get(end..)?))
}

/// What is wrong with a record of whose block `found` bytes or more are there, and which does not end behind it.
fn wrong_length(found: u64, head: &Head) -> Damage {
    let found = found.min(head.length);
    let kind = if found < head.length { DamageKind::Truncated } else { DamageKind::Length };
    Damage::new(kind, format!("{found} bytes of {} where no record ends", head.length))
}

fn blank_bytes(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}
