//! The package `examples`.

use std::fs;
use std::path::Path;

#[test]
fn every_example_file_is_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("the manifest of the examples is there");
    let unlisted: Vec<_> = example_files(&folder).into_iter().filter(|file| !lists(&manifest, file)).collect();
    assert!(unlisted.is_empty(), "not listed in examples/Cargo.toml: {unlisted:?}");
}

/// Names of the Rust files beside the manifest, the library apart.
fn example_files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder of the examples is there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    let mut names: Vec<_> =
        paths.filter(|path| is_rust(path)).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
    names.retain(|name| name != "lib.rs");
    names.sort();
    names
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// Whether an `[[example]]` of the manifest has the file as its path.
fn lists(manifest: &str, file: &str) -> bool {
    let path = format!("path = \"{file}\"");
    manifest.split("[[").any(|table| table.starts_with("example]]") && table.lines().any(|line| line.trim() == path))
}

#[test]
fn sees_whether_an_example_is_listed() {
    let manifest = "[lib]\npath = \"other.rs\"\n\n[[example]]\nname = \"align_pages\"\npath = \"align_pages.rs\"\n";
    assert!(lists(manifest, "align_pages.rs"));
    assert!(!lists(manifest, "pages.rs"));
    assert!(!lists(manifest, "other.rs"));
}
