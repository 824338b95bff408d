//! `poruch extract`.

use std::path::Path;

use super::{lines, poruch, sample, text};

#[test]
fn prints_title_and_text_of_a_page_from_a_file_or_standard_input() {
    let page = sample("uk.html");
    let output = poruch(&["extract".as_ref(), page.as_os_str()], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let json = poruch(&["extract".as_ref(), page.as_os_str(), "--format=json".as_ref()], b"");
    let [json] = &lines(&json)[..] else { panic!("one line") };
    let [title, body] = ["title", "text"].map(|name| json[name].as_str().expect("a text"));
    assert_eq!(text(&output.stdout), format!("{title}\n\n{body}\n"));
    let bytes = std::fs::read(&page).unwrap();
    for args in [&["extract"][..], &["extract", "-"]] {
        assert_eq!(poruch(args, &bytes).stdout, output.stdout);
    }
}

#[test]
fn writes_markdown_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (page, file) = (sample("en.html"), folder.path().join("article.md"));
    let args = ["extract".as_ref(), page.as_os_str(), "--format=markdown".as_ref(), "-o".as_ref(), file.as_os_str()];
    let output = poruch(&args, b"");
    assert!(output.status.success() && output.stdout.is_empty(), "{}", text(&output.stderr));
    let markdown = std::fs::read_to_string(&file).unwrap();
    assert!(markdown.starts_with("# ") && markdown.contains("\n## Why a tram"), "{markdown}");
}

#[test]
fn resolves_links_against_the_address_given() {
    let page = "<html lang=uk><link rel=alternate hreflang=en href=/en/1><h1>Міст відкрито</h1>";
    let args = ["extract", "--format", "json", "--url", "https://misto.example/uk/1"];
    let output = poruch(&args, page.as_bytes());
    let [json] = &lines(&output)[..] else { panic!("one line") };
    assert_eq!(json["url"], "https://misto.example/uk/1");
    assert_eq!(json["alternates"][0]["url"], "https://misto.example/en/1");
}

#[test]
fn reads_a_page_of_any_encoding() {
    let page = sample("../windows-1251/uk.html");
    let output = poruch(&["extract".as_ref(), page.as_os_str()], b"");
    assert!(text(&output.stdout).contains(" і "), "{}", text(&output.stdout));
}

#[test]
fn says_where_there_is_no_article() {
    let output = poruch(&["extract"], b"");
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "poruch: standard input: no article found\n");
}

#[test]
fn names_the_file_that_it_cannot_read_or_write() {
    let folder = tempfile::tempdir().unwrap();
    let output = poruch(&["extract".as_ref(), folder.path().as_os_str()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains(&folder.path().display().to_string()), "{}", text(&output.stderr));
    let nowhere = Path::new("no-such-folder").join("article.txt");
    let output = poruch(&["extract".as_ref(), "-o".as_ref(), nowhere.as_os_str()], b"<h1>a</h1>");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot write no-such-folder"), "{}", text(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn says_where_the_article_could_not_be_written() {
    let page = sample("en.html");
    let output = poruch(&["extract".as_ref(), page.as_os_str(), "-o".as_ref(), "/dev/full".as_ref()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).ends_with("poruch: cannot write /dev/full: No space left on device (os error 28)\n"));
}

#[test]
fn refuses_what_is_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("photo.jpg");
    let noise: Vec<u8> = (0..40_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    std::fs::write(&file, [&b"\xff\xd8\xff\xe0"[..], &noise].concat()).unwrap();
    for command in
        [&["extract".as_ref(), file.as_os_str()][..], &["align".as_ref(), file.as_os_str(), file.as_os_str()]]
    {
        let output = poruch(command, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("photo.jpg: this is no page"), "{}", text(&output.stderr));
    }
}
