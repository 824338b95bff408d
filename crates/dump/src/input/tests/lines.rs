//! Lines of JSON.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{MAX_RECORD, Made, cases, describe_all, marks};
use crate::input::{Content, DamageKind, Item, Raw};
use crate::sample::{gzip, zstd};

fn read(bytes: &[u8]) -> Vec<Item> {
    let made = Made::file("a.jsonl", bytes);
    marks::check(&made);
    made.read()
}

fn lines(items: &[Item]) -> Vec<&[u8]> {
    let line = |item| match item {
        &Item { content: Content::Raw(Raw::Line(ref line)), .. } => Some(line.as_slice()),
        _ => None,
    };
    items.iter().filter_map(line).collect()
}

fn losses(items: &[Item]) -> Vec<DamageKind> {
    let loss = |item: &Item| match &item.content {
        Content::Damaged(damage) | Content::Gap(damage) => Some(damage.kind),
        _ => None,
    };
    items.iter().filter_map(loss).collect()
}

#[test]
fn reads_lines_as_programs_write_them() {
    let text = "\u{feff}{\"a\":1}\r\n\r\n  \t\n {\"b\":2} \n\n{\"c\":\"\u{2028}\"}";
    let expected = ["{\"a\":1}", "{\"b\":2}", "{\"c\":\"\u{2028}\"}"].map(str::as_bytes);
    for bytes in [text.as_bytes().to_vec(), gzip(text.as_bytes()), zstd(text.as_bytes())] {
        assert_eq!(lines(&read(&bytes)), expected);
    }
    for name in ["a.jsonl.gz", "a.jsonl.zst"] {
        assert_eq!(lines(&Made::file(name, text.as_bytes()).read()), expected);
    }
    assert!(read(b"").is_empty());
}

#[test]
fn passes_over_a_long_line() {
    let long = [b"{\"html\":\"".to_vec(), b"x".repeat(3 << 20), b"\"}\n".to_vec()].concat();
    let edge = [b"{}".to_vec(), b" ".repeat(usize::try_from(MAX_RECORD).unwrap() - 2)].concat();
    let text = [b"{}\n".to_vec(), long.clone(), edge.clone(), b"\n".to_vec(), edge, b" \n{}\n".to_vec(), long].concat();
    for bytes in [text.clone(), gzip(&text)] {
        let items = read(&bytes);
        assert_eq!(lines(&items), [b"{}"; 3], "{:#?}", describe_all(&items));
        assert_eq!(losses(&items), [DamageKind::TooLong; 3]);
    }
}

#[test]
fn loses_the_lines_that_damage_touches() {
    let line = |number: usize| format!("{{\"n\":{number},\"html\":\"{}\"}}\n", number.pow(7)).repeat(50);
    let members: Vec<_> = (0..5).map(|number| gzip(line(number).as_bytes())).collect();
    let mut damaged = members.concat();
    let at = members[..2].concat().len();
    for (place, bit) in [(0, 0), (3, 2), (20, 5), (members[2].len() - 6, 1)] {
        damaged[at + place] ^= 1 << bit;
        let items = read(&damaged);
        assert_eq!(losses(&items), [DamageKind::Compression], "{:#?}", describe_all(&items));
        assert!(lines(&items).len() >= 200, "{:#?}", describe_all(&items));
        damaged[at + place] ^= 1 << bit;
    }
    let cut = &damaged[..damaged.len() - 12];
    assert!(losses(&read(cut)) == [DamageKind::Compression] && lines(&read(cut)).len() >= 200);
    // Nor does a member that cannot be read touch the line before it.
    let garbage = [gzip(b"{}\n{\"a\":1}"), b"garbage".to_vec(), gzip(b"{}\n")].concat();
    assert_eq!((lines(&read(&garbage)).len(), losses(&read(&garbage)).len()), (3, 1));
    // A line from one member to the next is lost with either.
    let text = line(3).repeat(20);
    let mut members: Vec<_> = text.as_bytes().chunks(700).map(gzip).collect();
    let middle = members[4].len() / 2;
    members[4][middle] ^= 0x55;
    let items = read(&members.concat());
    assert_eq!(losses(&items), [DamageKind::Compression], "{:#?}", describe_all(&items));
    assert!(lines(&items).iter().all(|found| text.as_bytes().starts_with(found)), "{:#?}", describe_all(&items));
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn goes_on_behind_damage_at_every_mark(
        size in 20_usize..3000,
        flips in vec((any::<Index>(), 0_u8..8), 0..4),
        cut in proptest::option::of(any::<Index>()),
        is_gzip in any::<bool>(),
    ) {
        let text: Vec<String> = (0..40_u64).map(|number| format!("{{\"html\":\"{}\"}}", number.pow(9) * 3)).collect();
        let joined = text.join("\n");
        let code = if is_gzip { gzip } else { zstd };
        let members: Vec<_> = joined.as_bytes().chunks(size).map(code).collect();
        let mut bytes = members.concat();
        let is_sound = flips.is_empty() && cut.is_none();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
        let items = read(&bytes);
        let known: BTreeSet<&[u8]> = text.iter().map(String::as_bytes).collect();
        let whole = lines(&items).into_iter().filter(|line| known.contains(line)).count();
        prop_assert!(!is_sound || whole == text.len());
        // A line that is none is told of when it is parsed. Nothing tells that more was to follow where the file ends
        // between two members.
        let is_told = !losses(&items).is_empty() || lines(&items).len() > whole;
        prop_assert!(whole == text.len() || cut.is_some() || is_told, "{:#?}", describe_all(&items));
    }
}
