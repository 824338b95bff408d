//! Web archives as other programs write them, and files that are none.

use super::{Made, describe_all, marks};
use crate::input::{Content, DamageKind, Item, Raw, Skip};
use crate::sample::{gzip, page, record, records, zstd};

fn read(name: &str, bytes: &[u8]) -> Vec<Item> {
    let made = Made::file(name, bytes);
    marks::check(&made);
    made.read()
}

fn pages(items: &[Item]) -> usize {
    items.iter().filter(|item| matches!(item.content, Content::Raw(_))).count()
}

/// What is wrong with each item that something is wrong with, a gap as `None`.
fn losses(items: &[Item]) -> Vec<Option<DamageKind>> {
    let loss = |item: &Item| match &item.content {
        Content::Damaged(damage) => Some(Some(damage.kind)),
        Content::Gap(_) => Some(None),
        _ => None,
    };
    items.iter().filter_map(loss).collect()
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: usize) {
    let items = read(name, bytes);
    assert_eq!((pages(&items), losses(&items)), (expected, vec![]), "{:#?}", describe_all(&items));
}

fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = memchr::memmem::find(bytes, from.as_bytes()).unwrap();
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

#[test]
fn reads_heads_as_programs_write_them() {
    for (from, to) in [
        ("WARC/1.0", "WARC/1.1"),
        ("WARC/1.0", "WARC/0.18"),
        ("WARC-Type: response", "warc-type:response"),
        ("WARC-Type", "X-Name: \u{fffd}\u{fffd} номер\r\nWARC-Type"),
        ("WARC-Date: 2025", "WARC-Date:\r\n  2025"),
        ("https://site.example/1", "<https://site.example/1>"),
        ("application/http; msgtype=response", "application/http"),
        ("Content-Type: application/http; msgtype=response\r\n", ""),
        ("WARC-Type", "Content-Length: 300\r\nWARC-Type"),
    ] {
        let odd = replace(&page(1), from, to);
        let odd = if to.contains("300") { replace(&page(0), from, to) } else { odd };
        check("a.warc", &[page(0), odd.clone(), page(2)].concat(), 3);
        check("a.warc.gz", &[gzip(&page(0)), gzip(&odd), gzip(&page(2))].concat(), 3);
    }
    let latin = replace(&page(1), "site.example/1", "site.example/~~~");
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == b'~' { 0xff } else { byte }).collect();
    check("a.warc", &[page(0), latin, page(2)].concat(), 3);
}

#[test]
fn reads_records_without_the_lines_between_them() {
    let bare = |number| page(number).trim_ascii_end().to_vec();
    let first = record("response", "https://site.example/", "application/http", b"HTTP/1.1 200 OK\r\n\r\n<html>");
    check("a.warc", &[first.trim_ascii_end(), &page(1)].concat(), 2);
    check("a.warc", &[page(0), b"\r\n\r\n\n\n".to_vec(), page(1), b"\n".repeat(5000), page(2)].concat(), 3);
    check("a.warc.gz", &[gzip(first.trim_ascii_end()), gzip(&page(1))].concat(), 2);
    assert_eq!(losses(&read("a.warc", &bare(1))), [Some(DamageKind::Truncated)]);
    let head = page(1).split(|&byte| byte == b'\r').collect::<Vec<_>>().concat();
    let length = memchr::memmem::find(&head, b"\n\n").unwrap() + 2;
    let lines = [&head[..length], b"x".repeat(305).as_slice(), b"\n\n"].concat();
    check("a.warc", &[lines.clone(), lines].concat(), 2);
}

#[test]
fn keeps_a_page_that_quotes_records() {
    let quoted = [page(1), page(2)].concat();
    let body =
        [b"HTTP/1.1 200 OK\r\n\r\n<html><pre>\r\n\r\n", quoted.as_slice(), b"</pre>\r\n\r\nWARC/1.0\r\n"].concat();
    let quoting = record("response", "https://site.example/", "application/http", &body);
    check("a.warc", &[page(0), quoting.clone(), page(3)].concat(), 3);
    check("a.warc.gz", &gzip(&[page(0), quoting, page(3)].concat()), 3);
}

#[test]
fn decodes_by_the_first_bytes_whatever_the_name_says() {
    let plain = records(3).concat();
    for name in ["a.warc", "a.warc.gz", "a.warc.zst"] {
        for bytes in [plain.clone(), gzip(&plain), zstd(&plain)] {
            check(name, &bytes, 3);
        }
    }
    check("a.warc.gz", &[gzip(&plain), zstd(&plain), gzip(&plain), plain.clone()].concat(), 12);
    check("a.warc.gz", &[gzip(b""), gzip(&plain), gzip(b""), gzip(&plain)].concat(), 6);
}

#[test]
fn reads_records_that_go_from_one_member_to_the_next() {
    let plain = records(8).concat();
    for length in [100, 777, 5000] {
        let members: Vec<_> = plain.chunks(length).map(gzip).collect();
        check("a.warc.gz", &members.concat(), 8);
        let mut damaged = members.concat();
        damaged.truncate(members[0].len() + 20);
        let items = read("a.warc.gz", &damaged);
        assert!(items.len() < 17 && losses(&items).len() <= 1, "{:#?}", describe_all(&items));
    }
}

#[test]
fn tells_of_what_is_no_archive() {
    for (bytes, gaps) in [
        (Vec::new(), 0),
        (vec![0; 100_000], 1),
        ("Just some text.\n".repeat(1000).into_bytes(), 1),
        ([b"\xff\xd8\xff\xe0JFIF".as_slice(), &b"\x07".repeat(70_000)].concat(), 1),
        (b"filedesc://a.arc 0.0.0.0 20250101000000 text/plain 76\n1 0 InternetArchive\n".to_vec(), 1),
    ] {
        for name in ["a.warc", "a.warc.gz", "a.warc.zst"] {
            let items = read(name, &bytes);
            assert_eq!((pages(&items), items.len()), (0, gaps), "{name} {:#?}", describe_all(&items));
        }
    }
}

#[test]
fn reads_all_before_garbage_at_the_end() {
    for garbage in [vec![0; 1000], b"\n".to_vec(), b"garbage".to_vec(), vec![0x1f, 0x8b, 8, 0]] {
        for good in [gzip(&page(1)), zstd(&page(1))] {
            let items = read("a.warc.gz", &[good, garbage.clone()].concat());
            assert_eq!((pages(&items), losses(&items).len()), (1, 1), "{:#?}", describe_all(&items));
        }
    }
}

#[test]
fn decodes_with_the_dictionary_that_stands_first() {
    let dictionary = records(4).concat();
    let frame = |kind: &[u8]| {
        let length = u32::try_from(kind.len()).unwrap().to_le_bytes();
        [&[0x5d, 0x2a, 0x4d, 0x18], length.as_slice(), kind].concat()
    };
    let mut encoder = zstd::bulk::Compressor::with_dictionary(3, &dictionary).unwrap();
    let records: Vec<_> = records(3).iter().map(|record| encoder.compress(record).unwrap()).collect();
    let other = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    let mut archives = Vec::new();
    for dictionary in [frame(&dictionary), frame(&zstd(&dictionary))] {
        let archive = [dictionary, records.concat(), other.to_vec(), records.concat()].concat();
        check("a.warc.zst", &archive, 6);
        archives.push(archive);
    }
    // Archives one behind the other, each with a dictionary of its own.
    let another = page(9);
    let mut encoder = zstd::bulk::Compressor::with_dictionary(3, &another).unwrap();
    archives.push([frame(&another), encoder.compress(&page(8)).unwrap(), encoder.compress(&page(7)).unwrap()].concat());
    check("a.warc.zst", &archives.concat(), 14);
}

#[test]
fn passes_over_records_that_hold_no_page() {
    let segment = replace(&page(0), "WARC-Type", "WARC-Segment-Number: 1\r\nWARC-Type");
    let of = |kind: &str| record(kind, "https://site.example/", "text/plain", b"x");
    let all = [
        segment,
        of("continuation"),
        of("revisit"),
        of("request"),
        of("metadata"),
        of("warcinfo"),
        of("screenshot"),
        of("resource"),
        of("conversion"),
        record("response", "dns:site.example", "text/dns", b"x"),
    ];
    let items = read("a.warc", &all.concat());
    let skips: Vec<_> = items
        .iter()
        .filter_map(|item| if let Content::Skipped(skip) = item.content { Some(skip) } else { None })
        .collect();
    let none = Skip::NoResponse;
    assert_eq!(skips, [Skip::Segment, Skip::Segment, Skip::Revisit, none, none, none, Skip::UnknownType]);
    let resources = items.iter().filter(|item| matches!(item.content, Content::Raw(Raw::Resource { .. }))).count();
    assert_eq!(resources, 3);
}

#[test]
fn passes_over_a_long_record_and_not_over_others_with_it() {
    let long = |inner: &[u8]| record("resource", "file:a", "text/html", &[&b"<html>".repeat(400_000), inner].concat());
    let quoted = [b"\r\n\r\n".to_vec(), page(7), b"</html>".to_vec()].concat();
    for inner in [&b""[..], &quoted] {
        let archive = [page(0), long(inner), page(1)].concat();
        for bytes in [archive.clone(), gzip(&archive)] {
            let items = read("a.warc", &bytes);
            assert_eq!(
                (pages(&items), losses(&items)),
                (2, vec![Some(DamageKind::TooLong)]),
                "{:#?}",
                describe_all(&items)
            );
        }
    }
    for length in ["9223372036854775808", "18446744073709551615", "100000000", "2000000"] {
        let lying = replace(&page(5), "Content-Length: 305", &format!("Content-Length: {length}"));
        let lying = if lying == page(5) { continue } else { lying };
        let archive = [page(0), lying, page(1), long(b""), page(2)].concat();
        for bytes in [archive.clone(), gzip(&archive)] {
            let items = read("a.warc", &bytes);
            let expected = vec![Some(DamageKind::Length), Some(DamageKind::TooLong)];
            assert_eq!((pages(&items), losses(&items)), (3, expected), "{:#?}", describe_all(&items));
        }
    }
}

#[test]
fn takes_hostile_archives_in_their_stride() {
    // Each record claims to be the rest of the archive, and each member to begin another.
    let lying = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000\r\n\r\n".repeat(20_000);
    let items = read_once("a.warc", &lying);
    assert_eq!(items.len(), 20_000);
    assert_eq!(read_once("a.warc.gz", &gzip(&lying)).len(), 20_000);
    let long = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\n".repeat(20_000);
    assert_eq!(read_once("a.warc.gz", &gzip(&long)).len(), 20_000);
    let magics = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".repeat(50_000);
    assert!(read_once("a.warc.gz", &magics).len() <= 2);
}

fn read_once(name: &str, bytes: &[u8]) -> Vec<Item> {
    Made::file(name, bytes).read()
}
