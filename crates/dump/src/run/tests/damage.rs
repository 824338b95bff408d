//! Runs over inputs that are damaged, cut off or too long.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

#[test]
fn loses_only_the_record_that_is_damaged() {
    let records = records();
    // A record in the middle of a member each: bits flipped, cut short, and with a wrong length.
    let flipped: Vec<u8> = records
        .iter()
        .enumerate()
        .flat_map(|(number, record)| {
            let mut member = gzip(record);
            if number == 5 {
                let middle = member.len() / 2;
                member[middle..middle + 8].fill(0xff);
            }
            member
        })
        .collect();
    check_damage("flipped.warc.gz", &flipped, DamageKind::Compression);
    for (name, length) in [("long.warc", "99999999"), ("longer.warc", "1900"), ("short.warc", "40")] {
        check_damage(name, &with_length(&records, 5, length), DamageKind::Length);
    }
    let mut cut = records.clone();
    let half = cut[5].len() / 2;
    cut[5].truncate(half);
    cut[5].extend_from_slice(b"\r\n\r\n");
    check_damage("cut.warc", &cut.concat(), DamageKind::Length);
}

/// The records with another length in the head of one.
fn with_length(records: &[Vec<u8>], number: usize, length: &str) -> Vec<u8> {
    let mut records = records.to_vec();
    let record = &records[number];
    let start = memchr::memmem::find(record, b"Content-Length: ").unwrap() + 16;
    let end = start + memchr::memchr(b'\r', &record[start..]).unwrap();
    records[number] = [&record[..start], length.as_bytes(), &record[end..]].concat();
    records.concat()
}

fn check_damage(name: &str, archive: &[u8], kind: DamageKind) {
    let bench = Bench::new();
    let report = bench.run(&bench.file(name, archive));
    assert_eq!(report.records.pages, 5, "{name} {:#?}", report.records);
    assert_eq!((report.records.total, report.damaged()), (10, 1), "{name} {:#?}", report.records);
    let found = *report.records.damaged.keys().next().unwrap();
    // What flipped bits decode to may be longer or shorter before it fails.
    assert!([kind, DamageKind::Length, DamageKind::Truncated].contains(&found), "{name} {:#?}", report.records.samples);
    let sample = report.records.samples.iter().find(|sample| sample.kind == found).unwrap();
    assert!(sample.offset > 0 && sample.file.ends_with(name), "{sample:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn loses_at_most_one_record_a_flipped_bit(
        flips in vec((any::<Index>(), 0_u8..8), 0..4),
        end in any::<Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut archive: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
        for &(at, bit) in &flips {
            let at = at.index(archive.len());
            archive[at] ^= 1_u8 << bit;
        }
        let bench = Bench::new();
        if is_cut {
            let end = end.index(archive.len());
            bench.run(&bench.file("a.warc.gz", &archive[..end]));
        } else {
            let report = bench.run(&bench.file("a.warc.gz", &archive));
            prop_assert!(report.records.pages + flips.len() as u64 >= 6, "{:#?}", report.records);
        }
    }
}

#[test]
fn counts_what_the_end_of_an_archive_lacks() {
    let whole: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
    let plain = records().concat();
    for (name, bytes) in [("a.warc.gz", &whole[..whole.len() - 30]), ("b.warc", &plain[..plain.len() - 30])] {
        let bench = Bench::new();
        let report = bench.run(&bench.file(name, bytes));
        assert_eq!((report.records.pages, report.damaged()), (5, 1), "{name} {:#?}", report.records);
    }
}

#[test]
fn passes_over_records_beyond_the_limit() {
    let bench = Bench::new();
    let mut records = records();
    records[4] = response(&url("en", 0), &"<p>x</p>".repeat(2000));
    let report = bench.run_as(&bench.file("a.warc", &records.concat()), |run| run.max_record(8000));
    assert_eq!(report.records.damaged, BTreeMap::from([(DamageKind::TooLong, 1)]));
    assert_eq!(report.records.pages, 5);
}

#[test]
fn survives_empty_and_random_inputs() {
    let noise: Vec<u8> = (0..5000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    for name in ["a.warc", "b.warc.gz", "c.jsonl", "d.jsonl.zst"] {
        for start in
            [&b""[..], b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18\xff\xff\xff\x7f", b"WARC/1.0\r\n"]
        {
            let bench = Bench::new();
            bench.run(&bench.file(name, start));
            bench.run(&bench.file(name, &[start, &noise].concat()));
        }
    }
}
