//! Whether the sites are what they claim to be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use poruch_dump::{Input, Report, Run, Silent};
use tempfile::TempDir;

use super::page::INLINE;
use super::{Sites, Written};

/// A dump in a folder of its own.
struct Made {
    folder: TempDir,
    dump: PathBuf,
    written: Written,
}

fn make(sites: Sites, name: &str) -> Made {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dump = folder.path().join(name);
    let written = sites.write(&dump, Some(&folder.path().join("gold.jsonl"))).expect("a folder that can be written to");
    Made { folder, dump, written }
}

impl Made {
    fn gold(&self) -> Vec<serde_json::Value> {
        lines(&self.folder.path().join("gold.jsonl"))
    }

    fn run(&self) -> Report {
        let input = Input::open(&self.dump).expect("a dump that can be opened");
        Run::new([input], self.folder.path().join("out")).run(&Silent).expect("a run that ends")
    }
}

fn lines(path: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(path).expect("a file of lines");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn texts(pair: &serde_json::Value, side: usize) -> Vec<&str> {
    let beads = pair["beads"].as_array().expect("beads");
    beads.iter().flat_map(|bead| bead[side].as_array().expect("a side")).filter_map(|text| text.as_str()).collect()
}

#[test]
fn gives_the_same_bytes_for_the_same_seed_only() {
    let bytes = |seed| {
        let made = make(Sites::new(60).seed(seed), "dump.warc.gz");
        (fs::read(&made.dump).expect("a dump"), made.gold())
    };
    assert!(bytes(7) == bytes(7), "the same seed gives other bytes");
    assert!(bytes(7) != bytes(8), "another seed gives the same bytes");
}

#[test]
fn has_exactly_the_pages_asked_for() {
    for pages in [0, 1, 2, 7, 50, 333] {
        assert_eq!(make(Sites::new(pages), "dump.warc").written.pages, pages);
        assert_eq!(make(Sites::new(pages).sites(5), "dump.jsonl").written.pages, pages);
    }
}

#[test]
fn reads_back_whole_from_every_format() {
    for name in ["dump.warc", "dump.warc.gz", "dump.warc.zst", "dump.jsonl", "dump.jsonl.gz", "dump.jsonl.zst", "dump"]
    {
        let made = make(Sites::new(120).sites(6), name);
        let report = made.run();
        assert_eq!(report.pages.total, 120, "pages of {name}");
        assert_eq!(report.records.total, made.written.records as u64, "records of {name}");
        assert!(report.records.damaged.is_empty() && report.records.gaps.is_empty(), "damage in {name}");
    }
}

#[test]
fn gives_each_page_an_address_of_its_own() {
    let pages = lines(&make(Sites::new(2_000).sites(17), "dump.jsonl").dump);
    let addresses: BTreeSet<_> = pages.iter().map(|page| page["url"].as_str()).collect();
    assert_eq!(addresses.len(), pages.len());
}

#[test]
fn holds_every_page_and_text_of_the_gold() {
    let made = make(Sites::new(400).sites(17), "dump.jsonl");
    let pages = lines(&made.dump);
    let shown = |url: &serde_json::Value| {
        let page = pages.iter().find(|page| page["url"] == *url).unwrap_or_else(|| panic!("no page {url}"));
        let html = page["html"].as_str().expect("a page").replace("&quot;", "\"");
        INLINE.iter().fold(html, |html, (open, close)| html.replace(open, "").replace(close, ""))
    };
    let gold = made.gold();
    assert_eq!(gold.len(), made.written.pairs);
    for pair in &gold {
        for (side, url) in [&pair["en_url"], &pair["uk_url"]].into_iter().enumerate() {
            let page = shown(url);
            for text in texts(pair, side) {
                assert!(page.contains(text), "{url} lacks {text}");
            }
        }
    }
}

#[test]
fn has_every_convention_and_every_way_to_translate() {
    let gold = make(Sites::new(3_000).sites(17), "dump.jsonl").gold();
    let clues: BTreeSet<_> = gold.iter().filter_map(|pair| pair["clue"].as_str()).collect();
    assert_eq!(clues.len(), super::convention::CONVENTIONS.len());
    let beads = gold.iter().flat_map(|pair| pair["beads"].as_array().expect("beads"));
    let sizes: BTreeSet<_> = beads.map(|bead| [0, 1].map(|side| bead[side].as_array().map_or(0, Vec::len))).collect();
    assert_eq!(sizes, BTreeSet::from([[0, 1], [1, 0], [1, 1], [1, 2], [2, 1]]));
}

#[test]
fn leaves_no_slot_open() {
    let gold = make(Sites::new(1_000), "dump.jsonl").gold();
    for text in gold.iter().flat_map(|pair| [texts(pair, 0), texts(pair, 1)].concat()) {
        assert!(!text.contains(['{', '}', '|']), "{text}");
        assert!(text.starts_with(|letter: char| !letter.is_lowercase()), "{text}");
    }
}
