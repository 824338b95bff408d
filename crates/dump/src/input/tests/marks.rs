//! Reading that is taken up behind any item.

use super::{Made, describe_all};
use crate::sample::{archives, gzip, records};

/// Reads from every mark what the unbroken reader reads behind it.
#[track_caller]
pub(super) fn check(made: &Made) {
    let (items, marks) = made.read_marks();
    let items = describe_all(&items);
    for (number, mark) in marks.into_iter().enumerate() {
        let Some(mark) = mark else { continue };
        let mark = serde_json::from_str(&serde_json::to_string(&mark).unwrap()).unwrap();
        assert_eq!(describe_all(&made.read_from(mark)), items[number..], "taken up behind {number} items at {mark:?}");
    }
}

#[test]
fn goes_on_at_every_mark_of_sound_archives() {
    for (name, bytes) in archives(&records(20)) {
        check(&Made::file(name, &bytes));
    }
}

#[test]
fn goes_on_at_every_mark_of_lines() {
    let lines: Vec<_> = (0..50).map(|number| format!("{{\"html\":\"{number}\"}}\n\n")).collect();
    let lines = lines.concat();
    check(&Made::file("a.jsonl", lines.as_bytes()));
    check(&Made::file("b.jsonl.gz", &gzip(lines.as_bytes())));
}

#[test]
fn goes_on_at_every_page_of_a_folder() {
    let made = Made::files("in", &[("in/b.html", b"b"), ("in/a/c.htm", b"c"), ("in/a/a.html", b"a")]);
    assert!(made.path().join("in/a").is_dir());
    check(&made);
}
