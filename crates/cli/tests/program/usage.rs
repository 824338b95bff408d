//! Help, wrong arguments, inputs that are not there.

use super::{poruch, text};

#[test]
fn helps_with_examples_at_every_level() {
    for args in [
        &["--help"][..],
        &["extract", "--help"],
        &["run", "--help"],
        &["align", "--help"],
        &["stage", "--help"],
        &["lexicon", "--help"],
    ] {
        let output = poruch(args, b"");
        assert!(output.status.success(), "{args:?}");
        assert!(text(&output.stdout).contains("Examples:"), "{args:?}");
    }
}

#[test]
fn exits_with_2_and_one_clear_line_for_what_cannot_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out").display().to_string();
    for args in [
        &["align", "no-such-en.html", "no-such-uk.html"][..],
        &["extract", "no-such-page.html"],
        &["run", "no-such-dump.warc.gz", "-o", &out],
    ] {
        let output = poruch(args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let errors = text(&output.stderr);
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.contains("no-such-"), "{errors}");
    }
}

#[test]
fn exits_with_2_for_unusable_arguments() {
    for args in [
        &["stage"][..],
        &["stage", "fly"],
        &["align", "one.html"],
        &["extract", "--format", "docx"],
        &["stage", "align", "--rounds", "2"],
        &["--threads", "0", "stage", "detect"],
    ] {
        assert_eq!(poruch(args, b"").status.code(), Some(2), "{args:?}");
    }
}
