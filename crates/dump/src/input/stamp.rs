//! What tells cheaply whether an input changed.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::InputKind;
use super::folder::saved_pages;
use crate::key::KeyBuilder;

pub(crate) fn of(path: &Path, kind: InputKind) -> io::Result<String> {
    if kind != InputKind::Folder {
        return fs::metadata(path).map(|metadata| of_file(&metadata));
    }
    let mut key = KeyBuilder::new("folder");
    for page in saved_pages(path)? {
        let inside = page.strip_prefix(path).unwrap_or(&page);
        let stamp = fs::metadata(&page).map(|metadata| of_file(&metadata)).unwrap_or_default();
        key = key.with(inside.as_os_str().as_encoded_bytes()).with(stamp.as_bytes());
    }
    Ok(key.finish().to_string())
}

/// Length, and nanoseconds since 1970; 0 where the file system knows no times.
fn of_file(metadata: &Metadata) -> String {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{}-{}", metadata.len(), modified.map_or(0, |since| since.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Input;

    #[test]
    fn changes_with_the_pages_and_not_with_the_place() {
        let root = tempfile::tempdir().unwrap();
        let stamp = |path: &Path| Input::open(path).unwrap().stamp().unwrap();
        let (old, new) = (root.path().join("old"), root.path().join("new"));
        fs::create_dir_all(old.join("deep")).unwrap();
        fs::write(old.join("a.html"), b"a").unwrap();
        fs::write(old.join("deep/b.html"), b"b").unwrap();
        let first = stamp(&old);
        fs::write(old.join("notes.txt"), b"no page").unwrap();
        fs::rename(&old, &new).unwrap();
        assert_eq!(stamp(&new), first);
        let file = stamp_of_file(&new.join("a.html"));
        fs::rename(new.join("deep/b.html"), new.join("b.html")).unwrap();
        assert_ne!(stamp(&new), first);
        let second = stamp(&new);
        fs::write(new.join("a.html"), b"longer").unwrap();
        assert_ne!(stamp(&new), second);
        assert_ne!(stamp_of_file(&new.join("a.html")), file);
    }

    fn stamp_of_file(path: &Path) -> String {
        of(path, InputKind::Warc).unwrap()
    }
}
