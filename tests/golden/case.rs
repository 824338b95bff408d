//! A folder of pages with its gold.

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use poruch::Page;
use poruch::parse::{Draft, PageContext, Parser};

use super::gold::{Gold, GoldPage};

/// A folder of `data/pages`.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) gold: Gold,
    folder: PathBuf,
}

/// All cases, by name.
pub(super) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/pages");
    let entries = fs::read_dir(&root).expect("the golden pages are there");
    let paths = entries.map(|entry| entry.expect("an entry of the folder can be read").path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(folders.len() >= 12, "only {} cases under {}", folders.len(), root.display());
    folders.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(folder: PathBuf) -> Self {
        let name = folder.file_name().and_then(|name| name.to_str()).expect("cases have plain names").to_owned();
        let text = fs::read_to_string(folder.join("gold.json")).unwrap_or_else(|error| panic!("{name}: {error}"));
        let gold = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}/gold.json: {error}"));
        Self { name, gold, folder }
    }

    /// The pages of the case and their gold, each with a name for messages.
    pub(super) fn pages(&self) -> impl Iterator<Item = (String, &GoldPage)> {
        self.gold.pages.values().map(|page| (format!("{}/{}", self.name, page.file), page))
    }

    /// The bytes of a page.
    pub(super) fn bytes(&self, page: &GoldPage) -> Vec<u8> {
        fs::read(self.folder.join(&page.file)).unwrap_or_else(|error| panic!("{}/{}: {error}", self.name, page.file))
    }

    /// A page as text, decoded as its gold says.
    pub(super) fn decoded(&self, page: &GoldPage) -> String {
        let encoding = Encoding::for_label(page.encoding.as_bytes()).expect("the gold names an encoding");
        let bytes = self.bytes(page);
        let (text, had_errors) = encoding.decode_with_bom_removal(&bytes);
        assert!(!had_errors, "{}/{} is not {}", self.name, page.file, page.encoding);
        text.into_owned()
    }

    /// A page as the parser reads it: bytes, address and headers are all it is given.
    pub(super) fn parse(&self, page: &GoldPage) -> Page {
        let read = Parser::default().parse_bytes(&self.bytes(page), &context(page));
        read.unwrap_or_else(|error| panic!("{}/{}: {error}", self.name, page.file))
    }

    /// The same, with what its other version decides about.
    pub(super) fn draft(&self, page: &GoldPage) -> Draft {
        let read = Parser::default().draft_bytes(&self.bytes(page), &context(page));
        read.unwrap_or_else(|error| panic!("{}/{}: {error}", self.name, page.file))
    }
}

fn context(page: &GoldPage) -> PageContext<'_> {
    let headers = page.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    PageContext::new().url(&page.url).headers(headers)
}
