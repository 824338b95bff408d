//! How much memory hostile inputs take: a few times the longest record that is used, whatever they claim or unpack to.
//!
//! In a program of its own, since it counts what the whole program allocates; hence all in one test.

use std::fs::{self, File};
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use peak_alloc::PeakAlloc;
use poruch_dump::{DamageKind, Input, Report, Run, Silent};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The longest record that is used.
const MAX_RECORD: usize = 2 << 20;
/// How many times that a hostile input takes besides what a harmless one does.
const TIMES: usize = 8;
/// What the inputs unpack to, or claim to be.
const LARGE: usize = 50 << 20;

fn head(kind: &str, length: u64) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/{kind}\r\n\
         Content-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    )
}

fn record(kind: &str, message: &[u8]) -> Vec<u8> {
    [head(kind, message.len() as u64).as_bytes(), message, b"\r\n\r\n"].concat()
}

/// Compresses `start`, a long run of one byte, and `end`, without holding them.
fn pack(start: &[u8], byte: u8, length: usize, end: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(start).unwrap();
    let piece = vec![byte; 1 << 16];
    for _ in 0..length / piece.len() {
        encoder.write_all(&piece).unwrap();
    }
    encoder.write_all(end).unwrap();
    encoder.finish().unwrap()
}

fn small(number: u8) -> Vec<u8> {
    let html =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>{number} words of a page</p></html>");
    pack(&record("small", html.as_bytes()), 0, 0, b"")
}

/// Archives that would take much memory if one let them, each between two small pages.
fn archives() -> Vec<(&'static str, Vec<u8>, DamageKind)> {
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    let page = format!("{ok}\r\n<html>");
    let length = (LARGE + page.len()) as u64;
    let bomb = pack(b"<html>", b' ', LARGE, b"");
    let bomb = [format!("{ok}Content-Encoding: gzip\r\n\r\n").into_bytes(), bomb].concat();
    let chunked = format!("{ok}Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n\r\n0\r\n\r\n");
    let fields = format!("WARC/1.0\r\nWARC-Type: response\r\nX: {}", "y".repeat(100));
    vec![
        (
            "page.warc.gz",
            pack((head("page", length) + &page).as_bytes(), b' ', LARGE, b"\r\n\r\n"),
            DamageKind::TooLong,
        ),
        ("bomb.warc.gz", pack(&record("bomb", &bomb), 0, 0, b""), DamageKind::TooLong),
        ("chunks.warc.gz", pack(&record("chunks", chunked.as_bytes()), 0, 0, b""), DamageKind::Encoding),
        ("lie.warc.gz", pack((head("lie", 1 << 63) + &page).as_bytes(), b' ', 1 << 16, b""), DamageKind::Length),
        ("lies.warc.gz", pack((head("lies", MAX_RECORD as u64) + &page).as_bytes(), b' ', 0, b""), DamageKind::Length),
        ("head.warc.gz", pack(fields.as_bytes(), b'y', LARGE, b""), DamageKind::Head),
        ("lines.warc.gz", pack((head("lines", 5) + &page).as_bytes(), b'\n', LARGE, b""), DamageKind::Length),
    ]
}

fn run(folder: &Path, name: &str, bytes: &[u8]) -> (Report, usize) {
    let path = folder.join(name);
    File::create(&path).unwrap().write_all(bytes).unwrap();
    let out: PathBuf = folder.join("out").join(name);
    fs::create_dir_all(&out).unwrap();
    let run = Run::new([Input::open(path).unwrap()], out).max_record(MAX_RECORD as u64).memory(1 << 26);
    HEAP.reset_peak_usage();
    let report = run.threads(NonZeroUsize::new(1)).run(&Silent).unwrap();
    (report, HEAP.peak_usage())
}

#[test]
fn hostile_inputs_take_a_few_times_the_longest_record() {
    let folder = tempfile::tempdir().unwrap();
    let (report, base) = run(folder.path(), "small.warc.gz", &[small(1), small(2)].concat());
    assert_eq!(report.records.pages, 2);
    let bound = base + TIMES * MAX_RECORD;
    for (name, bytes, kind) in archives() {
        let (report, peak) = run(folder.path(), name, &[small(1), bytes, small(2)].concat());
        assert!(peak <= bound, "{name} takes {peak} bytes, more than {bound}");
        assert_eq!((report.records.pages, report.records.total), (2, 3), "{name} {:#?}", report.records);
        assert_eq!(report.records.damaged.get(&kind), Some(&1), "{name} {:#?}", report.records);
    }
    let line = pack(b"{\"html\":\"a\"}\n{\"html\":\"", b'b', LARGE, b"\"}\n{\"html\":\"c\"}\n");
    let (report, peak) = run(folder.path(), "line.jsonl.gz", &line);
    assert!(peak <= bound, "a line takes {peak} bytes, more than {bound}");
    assert_eq!((report.records.pages, report.records.damaged.get(&DamageKind::TooLong)), (2, Some(&1)));
}
