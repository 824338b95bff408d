//! `floors`: what a run cannot do without, stage by stage, each alone and as plain as can be, beside the whole run over
//! the same dump. The ratio of a row is the share of the run that its floor would take.

use std::hash::{Hash as _, Hasher as _};
use std::io;
use std::path::Path;

use lol_html::{HtmlRewriter, Settings};
use poruch::parse::Parser;
use poruch_dump::Decoded;
use rustc_hash::FxHasher;

use super::archived::ArchivedPages;
use super::run::{Done, ONE, ONE_THREAD};
use super::variables::DUMP;
use crate::corpora::{MadeDump, OpenPage};
use crate::harness::{Group, Row, Session, Threads, Unit};

/// Pages of the made-up dump.
const PAGES: usize = 1_000;
const INFLATED: &str = "archive inflated";
const TOKENS: &str = "markup told from text by lol_html";
const WORDS: &str = "words of the articles hashed";
const PACKED: &str = "text of the articles compressed";
const ROWS: [&str; 5] = [ONE_THREAD, INFLATED, TOKENS, WORDS, PACKED];
/// The level of compression at which speed counts most.
const FASTEST: i32 = 1;

/// Measures floors: over made-up sites, and over a web archive that the caller names.
///
/// # Panics
///
/// Where a page cannot be read.
pub fn floors(session: &mut Session) {
    let name = format!("floors/made sites/{PAGES}");
    if session.wants(&name, &ROWS) {
        measure(session, &name, &MadeDump::archive(PAGES).path());
    }
    if let Some(path) = session.own(DUMP, "web archive", ("floors/open", &ROWS)) {
        measure(session, "floors/open", &path);
    }
}

fn measure(session: &mut Session, name: &str, dump: &Path) {
    let (parser, pages) = (Parser::default(), ArchivedPages::of(dump));
    let (all, first) = (pages.all, pages.first.as_slice());
    let text = |page: &OpenPage| parser.parse(&page.html, &page.context()).expect("a page within limits").text();
    let texts: Vec<String> = first.iter().map(text).collect();
    let of_first = [
        Row::new(TOKENS, || first.iter().map(|page| told_apart(&page.html)).sum()),
        Row::new(WORDS, || texts.iter().map(|text| hashed(text)).sum()),
        Row::new(PACKED, || texts.iter().map(|text| packed(text)).sum()),
    ];
    let ours = Row::new(ONE_THREAD, || Done::of(dump, ONE).beads(all.items)).threads(Threads::Another);
    let group = Group::new(name, all, Unit::Items)
        .row(ours)
        .row(Row::new(INFLATED, || inflated(dump)))
        .rows(of_first.map(|row| pages.row(row)));
    session.measure(group);
}

/// How many bytes an archive holds.
fn inflated(dump: &Path) -> usize {
    let mut archive = Decoded::open(dump).expect("a dump that can be opened");
    let bytes = io::copy(&mut archive, &mut io::sink()).expect("a whole archive");
    usize::try_from(bytes).expect("bytes that can be counted")
}

/// Goes over the tags of a page. Gives how many bytes come out, which are those of the page.
fn told_apart(html: &str) -> usize {
    let mut bytes = 0;
    let mut rewriter = HtmlRewriter::new(Settings::new(), |piece: &[u8]| bytes += piece.len());
    rewriter.write(html.as_bytes()).and_then(|()| rewriter.end()).expect("a page");
    bytes
}

/// Hashes each word of a text. Gives how many there are.
fn hashed(text: &str) -> usize {
    let hash = |word: &str| {
        let mut hasher = FxHasher::default();
        word.hash(&mut hasher);
        std::hint::black_box(hasher.finish());
    };
    text.split_whitespace().inspect(|word| hash(word)).count()
}

/// Compresses a text. Gives how many bytes it takes then.
fn packed(text: &str) -> usize {
    zstd::bulk::compress(text.as_bytes(), FASTEST).expect("memory to compress in").len()
}
