//! The bundled page pairs and their gold: the folders of `tests/data/pages`, described there.

use std::fs;
use std::path::{Path, PathBuf};

use poruch::parse::{BlockKind, Page, PageContext, Parser, decode};
use serde::Deserialize;

use super::OpenPage;

/// An English and a Ukrainian page of one article, and what a careful reader says of them.
#[derive(Debug, Clone)]
pub struct Case {
    /// The English page.
    pub en: GoldPage,
    /// The Ukrainian page.
    pub uk: GoldPage,
    /// Which units correspond.
    pub beads: Vec<GoldBead>,
}

/// A page and its gold.
#[derive(Debug, Clone)]
pub struct GoldPage {
    /// The page, decoded, and its address.
    pub page: OpenPage,
    /// The article.
    pub blocks: Vec<GoldBlock>,
}

/// A block of an article.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
}

/// Units of the English side, and those of the Ukrainian side that correspond to them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldBead {
    /// Places of English units.
    pub en: Vec<usize>,
    /// Places of Ukrainian units.
    pub uk: Vec<usize>,
}

/// The bundled page pairs, in the order of their names.
///
/// # Panics
///
/// Where the folder, a page of it or its gold cannot be read.
pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/pages");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder that can be listed").path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    assert!(!folders.is_empty(), "no pages in {}", folder.display());
    folders.iter().map(|folder| Case::read(folder)).collect()
}

#[derive(Deserialize)]
struct File {
    pages: Pages,
    beads: Vec<GoldBead>,
}

#[derive(Deserialize)]
struct Pages {
    en: FilePage,
    uk: FilePage,
}

#[derive(Deserialize)]
struct FilePage {
    file: String,
    url: String,
    #[serde(default)]
    headers: Vec<(String, String)>,
    blocks: Vec<GoldBlock>,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let path = folder.join("gold.json");
        let gold = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let File { pages: Pages { en, uk }, beads } =
            serde_json::from_str(&gold).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { en: GoldPage::read(folder, en), uk: GoldPage::read(folder, uk), beads }
    }

    /// Both pages, read.
    ///
    /// # Panics
    ///
    /// Where a page passes a limit of the parser, which none of the bundled ones does.
    pub fn read_pages(&self, parser: &Parser) -> (Page, Page) {
        let read = |gold: &GoldPage| parser.parse(&gold.page.html, &gold.page.context()).expect("a page within limits");
        (read(&self.en), read(&self.uk))
    }
}

impl GoldPage {
    fn read(folder: &Path, file: FilePage) -> Self {
        let path = folder.join(&file.file);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let headers = file.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let html = decode(&bytes, &PageContext::new().url(&file.url).headers(headers)).text.into_owned();
        Self { page: OpenPage { html, url: Some(file.url) }, blocks: file.blocks }
    }

    /// The blocks that beads count: the title first, then all others but captions.
    pub fn units(&self) -> Vec<&GoldBlock> {
        let title = self.blocks.iter().filter(|block| block.kind == BlockKind::Title).take(1);
        title.chain(self.blocks.iter().filter(|block| block.kind.is_text())).collect()
    }
}
