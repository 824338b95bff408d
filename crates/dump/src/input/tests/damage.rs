//! Archives with damage in them: it costs no record but those it touches, and each loss is named.

use std::collections::BTreeSet;
use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Made, cases, describe_all, marks};
use crate::input::{Content, Item};
use crate::key::{Key, KeyBuilder};
use crate::sample::{gzip, records, zstd};

/// How the records of an archive are compressed: not at all, each or all together.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Plain,
    GzipEach,
    GzipWhole,
    ZstdEach,
    ZstdWhole,
}

const FORMS: [Form; 5] = [Form::Plain, Form::GzipEach, Form::GzipWhole, Form::ZstdEach, Form::ZstdWhole];
/// Those that tell which bytes belong to which record.
const SEPARATE: [Form; 3] = [Form::Plain, Form::GzipEach, Form::ZstdEach];

struct Archive {
    name: &'static str,
    bytes: Vec<u8>,
    /// Where each record stands in the file.
    spans: Vec<Range<usize>>,
}

impl Archive {
    fn new(form: Form, pages: usize) -> Self {
        Self::of(form, &records(pages))
    }

    fn of(form: Form, records: &[Vec<u8>]) -> Self {
        let name = match form {
            Form::Plain => "a.warc",
            Form::GzipEach | Form::GzipWhole => "a.warc.gz",
            Form::ZstdEach | Form::ZstdWhole => "a.warc.zst",
        };
        let each = |bytes: &[u8]| match form {
            Form::Plain => bytes.to_vec(),
            Form::GzipEach | Form::GzipWhole => gzip(bytes),
            Form::ZstdEach | Form::ZstdWhole => zstd(bytes),
        };
        if matches!(form, Form::GzipWhole | Form::ZstdWhole) {
            let bytes = each(&records.concat());
            return Self { name, spans: vec![0..bytes.len(); records.len()], bytes };
        }
        let (mut bytes, mut spans) = (Vec::new(), Vec::new());
        for record in records {
            let start = bytes.len();
            bytes.extend(each(record));
            spans.push(start..bytes.len());
        }
        Self { name, bytes, spans }
    }

    fn made(&self) -> Made {
        Made::file(self.name, &self.bytes)
    }

    /// The records that a stretch of the file belongs to.
    fn touched(&self, stretch: &Range<usize>) -> BTreeSet<usize> {
        let is_touched = |span: &Range<usize>| span.start < stretch.end && stretch.start < span.end;
        (0..self.spans.len()).filter(|&number| is_touched(&self.spans[number])).collect()
    }
}

/// What a record came to, to be compared.
fn key(item: &Item) -> Option<Key> {
    match &item.content {
        Content::Raw(raw) => Some(raw.key()),
        Content::Skipped(skip) => Some(KeyBuilder::new("skipped").with(format!("{skip:?}").as_bytes()).finish()),
        _ => None,
    }
}

fn losses(items: &[Item]) -> usize {
    items.iter().filter(|item| matches!(item.content, Content::Damaged(_) | Content::Gap(_))).count()
}

/// Records that were read or named as damaged.
fn count(items: &[Item]) -> usize {
    items.iter().filter(|item| !matches!(item.content, Content::Gap(_))).count()
}

/// Checks that all records but those touched come through in order, and that each loss is named.
fn check_untouched(sound: &[Item], found: &[Item], touched: &BTreeSet<usize>) {
    let mut keys = found.iter().filter_map(key);
    for (number, item) in sound.iter().enumerate() {
        if !touched.contains(&number) {
            assert!(
                keys.any(|key| Some(key) == self::key(item)),
                "record {number} is lost: {:#?}",
                describe_all(found)
            );
        }
    }
}

/// Checks that something is said where a record is missing.
fn check_named(sound: &[Item], found: &[Item]) {
    let is_missing = found.iter().filter_map(key).count() < sound.len();
    assert!(!is_missing || losses(found) > 0, "a loss without a name: {:#?}", describe_all(found));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn loses_one_record_a_flipped_bit(form in select(&SEPARATE[..]), at in any::<Index>(), bit in 0_u8..8) {
        let mut archive = Archive::new(form, 4);
        let sound = archive.made().read();
        let at = at.index(archive.bytes.len());
        archive.bytes[at] ^= 1 << bit;
        let made = archive.made();
        let found = made.read();
        check_untouched(&sound, &found, &archive.touched(&(at..at + 1)));
        check_named(&sound, &found);
        prop_assert_eq!(count(&found), sound.len(), "{:#?}", describe_all(&found));
        prop_assert!(losses(&found) <= 1, "{:#?}", describe_all(&found));
        marks::check(&made);
    }

    #[test]
    fn loses_what_many_flipped_bits_touch(
        form in select(&SEPARATE[..]),
        flips in vec((any::<Index>(), 0_u8..8), 1..8),
    ) {
        let mut archive = Archive::new(form, 8);
        let sound = archive.made().read();
        let mut touched = BTreeSet::new();
        for (at, bit) in flips {
            let at = at.index(archive.bytes.len());
            archive.bytes[at] ^= 1 << bit;
            touched.extend(archive.touched(&(at..at + 1)));
        }
        let made = archive.made();
        let found = made.read();
        check_untouched(&sound, &found, &touched);
        check_named(&sound, &found);
        marks::check(&made);
    }

    #[test]
    fn keeps_all_before_the_end_of_a_cut_archive(form in select(&FORMS[..]), end in any::<Index>()) {
        let mut archive = Archive::new(form, 6);
        let sound = archive.made().read();
        archive.bytes.truncate(end.index(archive.bytes.len()));
        let made = archive.made();
        let found = made.read();
        let whole: Vec<_> = found.iter().filter_map(key).collect();
        let expected: Vec<_> = sound.iter().filter_map(key).collect();
        prop_assert!(expected.starts_with(&whole), "{:#?}", describe_all(&found));
        prop_assert!(losses(&found) <= 1);
        let ends: Vec<_> = archive.spans.iter().map(|span| span.end).collect();
        if SEPARATE.contains(&form) {
            let least = ends.iter().filter(|&&end| end <= archive.bytes.len()).count();
            prop_assert!(whole.len() >= least, "{:#?}", describe_all(&found));
            // Only where it is cut between two records, or in the blank lines, nothing is missing.
            let is_between = ends.iter().any(|end| (end - 4..=*end).contains(&archive.bytes.len()));
            prop_assert!(is_between || archive.bytes.is_empty() || losses(&found) == 1, "{:#?}", describe_all(&found));
        }
        marks::check(&made);
    }

    #[test]
    fn finds_the_records_behind_a_stretch_that_is_overwritten(
        form in select(&SEPARATE[..]),
        at in any::<Index>(),
        length in 1_usize..3000,
        filling in select(vec![None, Some(0_u8), Some(0xff), Some(b'\n')]),
    ) {
        let mut archive = Archive::new(form, 6);
        let sound = archive.made().read();
        let at = at.index(archive.bytes.len());
        let end = (at + length).min(archive.bytes.len());
        for (number, byte) in archive.bytes[at..end].iter_mut().enumerate() {
            *byte = filling.unwrap_or_else(|| ((number * 167 + number / 251) % 256).try_into().unwrap());
        }
        let made = archive.made();
        let found = made.read();
        check_untouched(&sound, &found, &archive.touched(&(at..end)));
        // Text in place of the end of one record and of the head of the next makes one of both.
        if form != Form::Plain || matches!(filling, None | Some(0)) {
            check_named(&sound, &found);
        }
        marks::check(&made);
    }

    #[test]
    fn finds_the_records_behind_bytes_that_are_lost_or_added(
        form in select(&SEPARATE[..]),
        at in any::<Index>(),
        lost in 0_usize..2000,
        added in vec(any::<u8>(), 0..200),
    ) {
        let mut archive = Archive::new(form, 6);
        let sound = archive.made().read();
        let at = at.index(archive.bytes.len());
        let end = (at + lost).min(archive.bytes.len());
        // Bytes between two records touch neither, but what is added may run into the next.
        let touched = archive.touched(&(at..(end + 1)));
        archive.bytes.splice(at..end, added);
        let made = archive.made();
        let found = made.read();
        check_untouched(&sound, &found, &touched);
        // Two halves may make a record that nothing is wrong with, unless something guards it.
        if form != Form::Plain {
            check_named(&sound, &found);
        }
        marks::check(&made);
    }

    #[test]
    fn loses_one_record_a_wrong_length(
        form in select(&FORMS[..]),
        number in 0_usize..13,
        length in prop_oneof![
            (0_u64..3000).prop_map(|length| length.to_string()),
            any::<u64>().prop_map(|length| length.to_string()),
            any::<i64>().prop_map(|length| length.to_string()),
            select(vec!["", "-1", "1e3", "0x10", " ", "12 34", "9223372036854775808", "99999999999999999999999"]).prop_map(str::to_owned),
        ],
    ) {
        let mut records = records(6);
        let sound = Archive::of(form, &records).made().read();
        let record = &records[number];
        let start = memchr::memmem::find(record, b"Content-Length: ").unwrap() + 16;
        let end = start + memchr::memchr(b'\r', &record[start..]).unwrap();
        let is_right = record[start..end] == *length.as_bytes();
        records[number] = [&record[..start], length.as_bytes(), &record[end..]].concat();
        let made = Archive::of(form, &records).made();
        let found = made.read();
        check_untouched(&sound, &found, &BTreeSet::from([number]));
        prop_assert_eq!(count(&found), sound.len(), "{:#?}", describe_all(&found));
        // A length that is short of blank lines alone does no harm.
        let is_whole = found.iter().filter_map(key).count() == sound.len();
        prop_assert_eq!(losses(&found), usize::from(!is_whole), "{:#?}", describe_all(&found));
        prop_assert!(is_whole || !is_right);
        marks::check(&made);
    }

    #[test]
    fn survives_damage_of_archives_that_are_compressed_as_a_whole(
        form in select(vec![Form::GzipWhole, Form::ZstdWhole]),
        flips in vec((any::<Index>(), 0_u8..8), 1..4),
        copies in 1_usize..3,
    ) {
        let mut archive = Archive::new(form, 6);
        let sound = archive.made().read();
        let single = archive.bytes.len();
        archive.bytes = archive.bytes.repeat(copies);
        for (at, bit) in flips {
            archive.bytes[at.index(single)] ^= 1 << bit;
        }
        let made = archive.made();
        let found = made.read();
        // Behind the damaged member all is as it was.
        let tail: Vec<_> = found.iter().filter_map(key).collect();
        let expected: Vec<_> = sound.iter().filter_map(key).collect();
        prop_assert!(copies == 1 || tail.ends_with(&expected), "{:#?}", describe_all(&found));
        prop_assert!(tail.len() == copies * expected.len() || losses(&found) > 0, "{:#?}", describe_all(&found));
        marks::check(&made);
    }
}
