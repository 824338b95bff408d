//! Folders of saved pages.
//!
//! The address of a saved page is what the browser noted (`<!-- saved from url=(0023)https://… -->`), else the canonical
//! address where no other page of the folder names it and it is no front page (whole sites name one canonical address
//! on every page), else the path as a `file:` address.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;
use url::Url;

use super::address::{canonical, saved_from};
use super::item::{Damage, DamageKind, Item, Raw};

/// Endings of saved pages.
const ENDINGS: [&str; 3] = ["html", "htm", "xhtml"];

/// Reads the pages of a folder and of the folders in it, sorted by path.
pub(crate) struct FolderReader {
    files: Vec<PathBuf>,
    /// How many of them are read.
    read: usize,
    claims: FxHashMap<String, u32>,
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
            let claimed = read_page(file, max_page).ok().and_then(|html| canonical(&html));
            if let Some(url) = claimed {
                *claims.entry(url).or_insert(0) += 1;
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
        let unclaimed = |url: &String| self.claims.get(url) == Some(&1);
        let known = saved_from(html).or_else(|| canonical(html).filter(unclaimed));
        known.unwrap_or_else(|| file_address(&self.current))
    }
}

/// The bytes of all saved pages of a folder.
pub(crate) fn folder_bytes(folder: &Path) -> io::Result<u64> {
    let files = saved_pages(folder)?;
    Ok(files.iter().filter_map(|file| fs::metadata(file).ok()).map(|metadata| metadata.len()).sum())
}

/// The pages of a folder and of the folders in it, sorted by path.
pub(crate) fn saved_pages(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if is_page(&path) {
                pages.push(path);
            }
        }
    }
    pages.sort();
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn read_page(path: &Path, max_page: u64) -> Result<Vec<u8>, Damage> {
    let unreadable = |error: io::Error| Damage::new(DamageKind::Unreadable, error.to_string());
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > max_page {
        return Err(Damage::new(DamageKind::TooLong, format!("{length} bytes, more than the limit of {max_page}")));
    }
    fs::read(path).map_err(unreadable)
}

fn file_address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Url::from_file_path(&absolute).map_or_else(|()| absolute.display().to_string(), String::from)
}
