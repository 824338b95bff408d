//! Records of web archives (WARC 1.0 and 1.1, ISO 28500).
//!
//! `fastwarc` reads the heads. Where records begin and end is checked here, since a wrong length or a damaged member
//! must not cost the records that follow: a record ends right only where the next one (or the end) follows its blank
//! lines. Else the next `WARC/` line inside it or after it is where reading goes on.

use std::collections::VecDeque;
use std::io::Cursor;

use fastwarc::warc::record::{WarcRecord, WarcRecordType};
use memchr::memmem;

use super::item::{Content, Damage, DamageKind, Item, Raw, Skip};
use super::mark::Spot;
use super::stream::Stream;

/// The longest head of a record.
const MAX_HEAD: usize = 1 << 16;
/// Room for the blank lines between two records and the first letters of the next.
const END_BYTES: usize = 64;
/// What a record begins with.
const MARK: &[u8] = b"WARC/";
/// What a record begins with where another one was not known to end.
const NEXT_MARK: &[u8] = b"\r\n\r\nWARC/1.";

/// Reads the records of a web archive.
pub(crate) struct WarcReader {
    stream: Stream,
    max_record: u64,
    ready: VecDeque<Item>,
}

struct Head {
    kind: WarcRecordType,
    is_http: bool,
    length: u64,
    url: Option<String>,
    date: Option<String>,
}

impl WarcReader {
    pub(crate) fn new(stream: Stream, max_record: u64) -> Self {
        Self { stream, max_record, ready: VecDeque::new() }
    }

    /// Where reading can be taken up.
    pub(crate) fn spot(&self) -> Option<Spot> {
        self.ready.is_empty().then(|| self.stream.spot()).flatten()
    }

    pub(crate) fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            let more = self.find_record() && self.read_record();
            self.ready.extend(self.stream.take_gaps());
            if !more && self.ready.is_empty() {
                return None;
            }
        }
    }

    /// Goes to the next `WARC/`; whether there is one.
    fn find_record(&mut self) -> bool {
        self.pass_blank_lines();
        let offset = self.stream.offset();
        let mut garbage = 0;
        loop {
            let bytes = self.stream.peek(MARK.len());
            if bytes.is_empty() || bytes.starts_with(MARK) {
                break;
            }
            // On to the next line.
            let line = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
            garbage += line;
            self.stream.pass(line);
        }
        if garbage > 0 {
            let message = format!("{garbage} bytes where a record should begin");
            self.ready.push_back(Item::gap(offset, Damage::new(DamageKind::Garbage, message)));
        }
        !self.stream.peek(1).is_empty()
    }

    fn pass_blank_lines(&mut self) {
        loop {
            let bytes = self.stream.peek(1);
            let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if blank == 0 {
                return;
            }
            self.stream.pass(blank);
        }
    }

    /// Reads the record that begins here; whether reading can go on.
    fn read_record(&mut self) -> bool {
        let offset = self.stream.offset();
        let content = match self.read_head() {
            Ok(head) => self.read_block(&head, offset).unwrap_or_else(Content::Damaged),
            Err(damage) => {
                self.stream.pass(MARK.len());
                Content::Damaged(damage)
            }
        };
        self.ready.push_back(Item { offset, content });
        true
    }

    fn read_head(&mut self) -> Result<Head, Damage> {
        let (end, is_whole) = self.head_end();
        if !is_whole {
            return Err(Damage::new(DamageKind::Head, "no end of the record's head"));
        }
        let head = parse_head(&self.stream.peek(end)[..end])?;
        self.stream.pass(end);
        Ok(head)
    }

    /// Length of the head with its blank line, and whether that line is there.
    fn head_end(&mut self) -> (usize, bool) {
        let mut least = 1 << 10;
        loop {
            let bytes = self.stream.peek(least);
            let searched = &bytes[..bytes.len().min(MAX_HEAD)];
            let crlf = memmem::find(searched, b"\r\n\r\n").map(|at| at + 4);
            let lf = memmem::find(searched, b"\n\n").map(|at| at + 2);
            if let Some(end) = crlf.into_iter().chain(lf).min() {
                return (end, true);
            }
            if bytes.len() < least || least >= MAX_HEAD {
                return (searched.len(), false);
            }
            least *= 2;
        }
    }

    fn read_block(&mut self, head: &Head, offset: u64) -> Result<Content, Damage> {
        let kept = usize::try_from(head.length.min(self.max_record)).unwrap_or(usize::MAX);
        let block = self.stream.take(kept);
        let passed = self.stream.skip(head.length - kept as u64);
        let found = block.len() as u64 + passed;
        let last = self.stream.offset_before();
        let is_sound = self.is_at_end_of_record() && found == head.length;
        if self.stream.has_gap_in(offset..=last) {
            self.give_back(&block, passed);
            return Err(Damage::new(DamageKind::Compression, "the record's compressed bytes are damaged"));
        }
        if !is_sound {
            let is_cut = found < head.length;
            self.give_back(&block, passed);
            let kind = if is_cut { DamageKind::Truncated } else { DamageKind::Length };
            return Err(Damage::new(kind, format!("{found} bytes of {} where no record ends", head.length)));
        }
        if passed > 0 {
            let message = format!("{} bytes, more than the limit of {}", head.length, self.max_record);
            return Err(Damage::new(DamageKind::TooLong, message));
        }
        Ok(head.content(block))
    }

    /// Whether only blank lines stand before the next record or the end.
    fn is_at_end_of_record(&mut self) -> bool {
        let bytes = self.stream.peek(END_BYTES);
        let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let rest = &bytes[blank..bytes.len().min(blank + MARK.len())];
        MARK.starts_with(rest)
    }

    /// Puts back what follows the next `WARC/` line of a block whose record did not end where its head says. That line
    /// may begin in the block and end behind it.
    fn give_back(&mut self, block: &[u8], passed: u64) {
        if passed > 0 {
            return;
        }
        let ahead = self.stream.peek(NEXT_MARK.len());
        let border = block.len().saturating_sub(NEXT_MARK.len());
        let across = [&block[border..], &ahead[..ahead.len().min(NEXT_MARK.len())]].concat();
        // A head without its end reaches to the next record, which is then the block.
        let whole = block.starts_with(NEXT_MARK.trim_ascii_start()).then_some(0);
        let inside = whole.or_else(|| memmem::find(block, NEXT_MARK));
        let next = inside.or_else(|| memmem::find(&across, NEXT_MARK).map(|at| border + at));
        if let Some(at) = next.filter(|&at| at < block.len()) {
            self.stream.put_back(&block[at..]);
        }
    }
}

fn parse_head(bytes: &[u8]) -> Result<Head, Damage> {
    let damage = |message: String| Damage::new(DamageKind::Head, message);
    let mut record = WarcRecord::new();
    record.attach_reader(Cursor::new(bytes.to_vec()));
    record.parse_warc_headers_with_opts(true, MAX_HEAD).map_err(|error| damage(error.to_string()))?;
    let headers = record.headers();
    let length = headers.get("Content-Length").and_then(|length| length.trim().parse().ok());
    let length = length.ok_or_else(|| damage("no usable Content-Length".to_owned()))?;
    let url = headers.get("WARC-Target-URI").map(|url| url.trim().trim_matches(['<', '>']).to_owned());
    let date = headers.get("WARC-Date").map(|date| date.trim().to_owned());
    Ok(Head { kind: record.record_type(), is_http: record.is_http(), length, url, date })
}

impl Head {
    fn content(&self, block: Vec<u8>) -> Content {
        let (url, date) = (self.url.clone(), self.date.clone());
        match self.kind {
            WarcRecordType::Response if self.is_http => Content::Raw(Raw::Response { url, date, message: block }),
            WarcRecordType::Response | WarcRecordType::Resource | WarcRecordType::Conversion => {
                Content::Raw(Raw::Resource { url, date, body: block })
            }
            _ => Content::Skipped(Skip::NoResponse),
        }
    }
}
