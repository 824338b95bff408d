//! What the benches measure on: the page pairs of `tests/data/pages`.

use std::fs;
use std::path::{Path, PathBuf};

use poruch::Page;
use poruch::parse::{PageContext, Parser, decode};

/// An English and a Ukrainian page, decoded.
#[derive(Debug, Clone)]
pub struct PagePair {
    /// The English page.
    pub en: String,
    /// The Ukrainian page.
    pub uk: String,
}

/// The bundled page pairs, in the order of their names.
///
/// # Panics
///
/// Where the folder or a page of it cannot be read.
pub fn page_pairs() -> Vec<PagePair> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/pages");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder that can be listed").path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    let pairs: Vec<_> = cases
        .iter()
        .map(|case| PagePair { en: page(&case.join("en.html")), uk: page(&case.join("uk.html")) })
        .collect();
    assert!(!pairs.is_empty(), "no pages in {}", folder.display());
    pairs
}

fn page(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    decode(&bytes, None).text.into_owned()
}

/// The pages of the pairs, read.
///
/// # Panics
///
/// Where a page passes a limit of the parser, which none of the bundled ones does.
pub fn parsed_pairs() -> Vec<(Page, Page)> {
    let parser = Parser::default();
    let parse = |html: &str| parser.parse(html, &PageContext::new()).expect("a bundled page within all limits");
    page_pairs().iter().map(|pair| (parse(&pair.en), parse(&pair.uk))).collect()
}

/// The texts of the units of all English pages, and of all Ukrainian ones.
pub fn unit_texts() -> (Vec<String>, Vec<String>) {
    let texts = |page: &Page| page.units().map(|unit| unit.text.to_owned()).collect::<Vec<_>>();
    let sides = parsed_pairs().into_iter().map(|(en, uk)| (texts(&en), texts(&uk)));
    let (en, uk): (Vec<_>, Vec<_>) = sides.unzip();
    (en.concat(), uk.concat())
}
