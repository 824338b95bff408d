//! Folders of saved pages.
//!
//! The address of a saved page is what the browser noted (`<!-- saved from url=(0023)https://… -->`), else the canonical
//! address where no other page of the folder names it and it is no front page (whole sites name one canonical address
//! on every page), else the path as a `file:` address.
//!
//! What a browser saved beside a page, in a folder of the same name and `_files` or `.files`, is part of that page and
//! passed over. Links to folders are not followed, so none is read twice or without end. Pages in one file (`.mht`,
//! `.mhtml`) are not read.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::{FxHashMap, FxHashSet};
use url::Url;

use super::address::{HEAD_BYTES, canonical, saved_from};
use super::item::{Damage, DamageKind, Item, Raw};
use crate::key::{Key, KeyBuilder};

/// Endings of saved pages.
const ENDINGS: [&str; 3] = ["html", "htm", "xhtml"];
/// What follows a page's name in that of the folder of its parts.
const PARTS: [&str; 2] = ["_files", ".files"];

/// Reads the pages of a folder and of the folders in it, sorted by path.
pub(crate) struct FolderReader {
    files: Vec<PathBuf>,
    /// How many of them are read.
    read: usize,
    /// How many pages name a canonical address, by its key.
    claims: FxHashMap<Key, u32>,
    max_page: u64,
    progress: Arc<AtomicU64>,
    current: PathBuf,
}

impl FolderReader {
    /// Reads what follows the first `read` pages.
    pub(crate) fn open(folder: &Path, read: usize, max_page: u64, progress: Arc<AtomicU64>) -> io::Result<Self> {
        let files = saved_pages(folder)?;
        let mut claims = FxHashMap::default();
        for file in &files {
            let head = read_at_most(file, HEAD_BYTES as u64);
            if let Some(url) = head.ok().and_then(|head| canonical(&head)) {
                *claims.entry(claim(&url)).or_insert(0) += 1;
            }
        }
        Ok(Self { files, read, claims, max_page, progress, current: folder.to_owned() })
    }

    /// The file that the last item came from.
    pub(crate) fn current(&self) -> &Path {
        &self.current
    }

    /// How many pages are read.
    pub(crate) fn read(&self) -> usize {
        self.read
    }

    pub(crate) fn next(&mut self) -> Option<Item> {
        self.current.clone_from(self.files.get(self.read)?);
        self.read += 1;
        let html = match read_page(&self.current, self.max_page) {
            Ok(html) => html,
            Err(damage) => return Some(Item::damaged(0, damage)),
        };
        self.progress.fetch_add(html.len() as u64, Ordering::Relaxed);
        let url = self.address(&html);
        Some(Item::raw(0, Raw::Saved { url, html }))
    }

    fn address(&self, html: &[u8]) -> String {
        let unclaimed = |url: &String| self.claims.get(&claim(url)) == Some(&1);
        let known = saved_from(html).or_else(|| canonical(html).filter(unclaimed));
        known.unwrap_or_else(|| file_address(&self.current))
    }
}

fn claim(url: &str) -> Key {
    KeyBuilder::new("canonical").with(url.as_bytes()).finish()
}

/// The bytes of all saved pages of a folder.
pub(crate) fn folder_bytes(folder: &Path) -> io::Result<u64> {
    let files = saved_pages(folder)?;
    Ok(files.iter().filter_map(|file| fs::metadata(file).ok()).map(|metadata| metadata.len()).sum())
}

/// The pages of a folder and of the folders in it, sorted by path. A folder in it that cannot be read stands among them,
/// as one page that cannot be read either.
pub(crate) fn saved_pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    let mut folders = list(folder, &mut pages)?;
    while let Some(folder) = folders.pop() {
        match list(&folder, &mut pages) {
            Ok(inner) => folders.extend(inner),
            Err(_) => pages.push(folder),
        }
    }
    pages.sort();
    Ok(pages)
}

/// Adds the pages in one folder; the folders in it that are no parts of a page.
fn list(folder: &Path, pages: &mut Vec<PathBuf>) -> io::Result<Vec<PathBuf>> {
    let first = pages.len();
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if is_page(&path) {
            pages.push(path);
        }
    }
    let parts: FxHashSet<PathBuf> = pages[first..].iter().flat_map(|page| parts_of(page)).collect();
    folders.retain(|folder| !parts.contains(folder));
    Ok(folders)
}

/// Where a browser saves the parts of a page.
fn parts_of(page: &Path) -> impl Iterator<Item = PathBuf> {
    PARTS.into_iter().filter_map(move |ending| {
        let mut name = page.file_stem()?.to_owned();
        name.push(ending);
        Some(page.with_file_name(name))
    })
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn read_page(path: &Path, max_page: u64) -> Result<Vec<u8>, Damage> {
    let html = read_at_most(path, max_page.saturating_add(1));
    let html = html.map_err(|error| Damage::new(DamageKind::Unreadable, error.to_string()))?;
    if html.len() as u64 > max_page {
        return Err(Damage::new(DamageKind::TooLong, format!("more than the limit of {max_page} bytes")));
    }
    Ok(html)
}

/// The first bytes of a file; of nothing else, since a pipe may never end.
fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        fs::read_dir(path)?;
    }
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn file_address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Url::from_file_path(&absolute).map_or_else(|()| absolute.display().to_string(), String::from)
}
