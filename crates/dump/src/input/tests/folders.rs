//! Folders of saved pages.

use std::fs;

use super::{Made, marks};
use crate::input::{Content, DamageKind, Item, Raw};

fn addresses(items: &[Item]) -> Vec<&str> {
    let address = |item| match item {
        &Item { content: Content::Raw(Raw::Saved { ref url, .. }), .. } => Some(url.as_str()),
        _ => None,
    };
    items.iter().filter_map(address).collect()
}

#[test]
fn passes_over_the_parts_that_browsers_save_beside_a_page() {
    let made = Made::files(
        "in",
        &[
            ("in/Стаття.html", b"<!-- saved from url=(0022)https://site.example/1 -->"),
            ("in/Стаття_files/frame.html", b"advertisement"),
            ("in/b.htm", b"<!-- saved from url=(0022)https://site.example/2 -->"),
            ("in/b.files/deep/frame.htm", b"advertisement"),
            ("in/c_files/page.html", b"<!-- saved from url=(0022)https://site.example/3 -->"),
        ],
    );
    marks::check(&made);
    let items = made.read();
    assert_eq!(addresses(&items), ["https://site.example/2", "https://site.example/3", "https://site.example/1"]);
}

#[test]
fn takes_a_canonical_address_that_one_page_claims() {
    let page = |path: &str| format!("<link rel=canonical href=https://site.example{path}>");
    let (one, two, front) = (page("/1"), page("/2"), page("/"));
    let late = format!("{}{}", " ".repeat(1 << 16), page("/3"));
    let made = Made::files(
        "in",
        &[
            ("in/a.html", one.as_bytes()),
            ("in/b.html", two.as_bytes()),
            ("in/c.html", two.as_bytes()),
            ("in/d.html", front.as_bytes()),
            ("in/e.html", late.as_bytes()),
        ],
    );
    let items = made.read();
    let found = addresses(&items);
    assert_eq!(found[0], "https://site.example/1");
    assert!(found[1..].iter().all(|url| url.starts_with("file:///")), "{found:?}");
}

#[test]
fn counts_what_cannot_be_read() {
    let made = Made::files("in", &[("in/a.html", b"a"), ("in/z.html", &[b' '; 1 << 14].repeat(65))]);
    let items = made.read();
    assert!(matches!(&items[1].content, Content::Damaged(damage) if damage.kind == DamageKind::TooLong));
    assert_eq!(addresses(&items).len(), 1);
}

#[cfg(unix)]
#[test]
fn follows_links_to_pages_and_not_to_folders() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    let made = Made::files("in", &[("in/a.html", b"a"), ("elsewhere/b.html", b"b")]);
    let inside = made.path().join("in");
    symlink(&inside, inside.join("loop")).unwrap();
    symlink(made.path().join("elsewhere/b.html"), inside.join("b.html")).unwrap();
    symlink(made.path().join("gone"), inside.join("c.html")).unwrap();
    symlink(made.path().join("elsewhere"), inside.join("d.html")).unwrap();
    fs::write(inside.join(OsStr::from_bytes(b"e\xff.html")), b"e").unwrap();
    marks::check(&made);
    let items = made.read();
    let found = addresses(&items);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].ends_with("e%FF.html"), "{found:?}");
    let damage =
        |item: &Item| matches!(&item.content, Content::Damaged(damage) if damage.kind == DamageKind::Unreadable);
    assert_eq!(items.iter().filter(|item| damage(item)).count(), 2);
}
