//! `poruch align`.

use super::{poruch, sample, text};

#[test]
fn shows_two_columns_in_either_order_of_the_pages() {
    let (en, uk) = (sample("en.html"), sample("uk.html"));
    let output = poruch(&["align".as_ref(), en.as_os_str(), uk.as_os_str()], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    assert!(shown.lines().any(|line| line.contains("Why a tram") && line.contains("Чому саме трамвай")), "{shown}");
    let swapped = poruch(&["align".as_ref(), uk.as_os_str(), en.as_os_str()], b"");
    assert_eq!(shown, text(&swapped.stdout));
}

#[test]
fn explains_each_bead_below_it() {
    let (en, uk) = (sample("en.html"), sample("uk.html"));
    let output = poruch(&["align".as_ref(), en.as_os_str(), uk.as_os_str(), "--explain".as_ref()], b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    let evidence = shown.lines().filter(|line| line.starts_with("      evidence +") && line.contains("lexicon +"));
    assert!(evidence.count() > 10, "{shown}");
    assert!(shown.contains("      covered: English 100 %, Ukrainian 100 %"), "{shown}");
    let table = ["align".as_ref(), en.as_os_str(), uk.as_os_str(), "--explain".as_ref(), "--format=tsv".as_ref()];
    assert_eq!(poruch(&table, b"").status.code(), Some(2), "only what is for reading is explained");
}

#[test]
fn says_which_languages_the_pages_are_in_where_they_are_not_the_two() {
    let en = sample("en.html");
    let output = poruch(&["align".as_ref(), en.as_os_str(), en.as_os_str()], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("same language (en)"), "{}", text(&output.stderr));
}

#[test]
fn writes_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["jsonl", "tmx", "tmx-sentences", "xliff", "xliff12", "tsv", "moses", "ladder", "md", "html"] {
        let file = folder.path().join(format);
        let (en, uk) = (sample("en.html"), sample("uk.html"));
        let args = ["align".as_ref(), en.as_os_str(), uk.as_os_str(), "--format".as_ref(), format.as_ref()];
        let output = poruch(&[&args[..], &["-o".as_ref(), file.as_os_str()]].concat(), b"");
        assert!(output.status.success(), "{format}: {}", text(&output.stderr));
        let files =
            if format == "moses" { vec![file.with_extension("en"), file.with_extension("uk")] } else { vec![file] };
        for file in files {
            let written = std::fs::read_to_string(&file).unwrap();
            assert!(!written.is_empty(), "{format}");
        }
    }
}

#[test]
fn asks_for_a_file_where_a_format_is_written_to_two() {
    let (en, uk) = (sample("en.html"), sample("uk.html"));
    let args = ["align".as_ref(), en.as_os_str(), uk.as_os_str(), "--format".as_ref(), "moses".as_ref()];
    let output = poruch(&args, b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("-o FILE"));
}

#[cfg(target_os = "linux")]
#[test]
fn says_where_the_columns_could_not_be_written() {
    let (en, uk) = (sample("en.html"), sample("uk.html"));
    let args = ["align".as_ref(), en.as_os_str(), uk.as_os_str(), "-o".as_ref(), "/dev/full".as_ref()];
    let output = poruch(&args, b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("poruch: cannot write /dev/full: "), "{}", text(&output.stderr));
}
