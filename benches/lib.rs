//! What the benches measure on: the page pairs of `tests/data/pages`, files that the caller names, and sites that nobody
//! wrote ([`sites`]).

mod archive;
mod power_law;
pub mod sites;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use poruch::parse::{PageContext, Parser, decode};
use poruch::{Lang, Page};
use poruch_dump::Decoded;

pub use archive::archived_pages;
pub use power_law::PowerLaw;
use sites::Random;

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
    decode(&bytes, &PageContext::new()).text.into_owned()
}

/// A page, decoded, and its address.
#[derive(Debug, Clone)]
pub struct OpenPage {
    /// The page.
    pub html: String,
    /// Its address, where it is known.
    pub url: Option<String>,
}

impl OpenPage {
    /// A page without an address.
    pub fn new(html: String) -> Self {
        Self { html, url: None }
    }
}

/// The pages of a file of JSON lines, plain or compressed, each with `html` or `html_base64` and perhaps `url`: what
/// `poruch stage parse` takes.
///
/// # Panics
///
/// Where the file cannot be read, or a line of it is none of a page.
pub fn pages_of(path: &Path) -> Vec<OpenPage> {
    lines_of(path).map(|line| open_page(&line)).collect()
}

fn lines_of(path: &Path) -> impl Iterator<Item = String> {
    let file = Decoded::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    BufReader::new(file).lines().map(|line| line.expect("a line of text"))
}

/// A text whose language somebody told.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct LabelledText {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
}

/// The texts of a file of JSON lines, plain or compressed, each with `text` and `lang`.
///
/// # Panics
///
/// Where the file cannot be read, or a line of it is none of a text.
pub fn texts_of(path: &Path) -> Vec<LabelledText> {
    let text = |line: &str| serde_json::from_str(line).expect("a line of JSON with `text` and `lang`");
    lines_of(path).map(|line| text(&line)).collect()
}

#[derive(serde::Deserialize)]
struct Line {
    html: Option<String>,
    html_base64: Option<String>,
    url: Option<String>,
}

fn open_page(line: &str) -> OpenPage {
    let Line { html, html_base64, url } = serde_json::from_str(line).expect("a line of JSON with a page");
    let coded = || STANDARD.decode(html_base64.expect("`html` or `html_base64`")).expect("base64");
    OpenPage { html: html.unwrap_or_else(|| decode(&coded(), &PageContext::new()).text.into_owned()), url }
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

/// The texts of the units of each English page, and of each Ukrainian one.
pub fn page_texts() -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let texts = |page: &Page| page.units().map(|unit| unit.text.to_owned()).collect::<Vec<_>>();
    parsed_pairs().into_iter().map(|(en, uk)| (texts(&en), texts(&uk))).unzip()
}

/// The texts of the units of all English pages, and of all Ukrainian ones.
pub fn unit_texts() -> (Vec<String>, Vec<String>) {
    let (en, uk) = page_texts();
    (en.concat(), uk.concat())
}

/// English and Ukrainian prose of `size` units on the longer side, with noise: units left out on one side, units
/// joined.
///
/// The units are those of the bundled pages, over and over; each time the figures in them are others, and a name is
/// added to those of a page, so that no two rounds are alike.
pub fn noisy_prose(size: usize) -> (Vec<String>, Vec<String>) {
    let pages = parsed_pairs();
    let (mut en, mut uk) = (Vec::new(), Vec::new());
    let mut random = Random::new(20_260_101);
    for round in 0.. {
        for (english, ukrainian) in &pages {
            let name = Name(random.next());
            push_noisy(english, (round, name.english()), &mut random, &mut en);
            push_noisy(ukrainian, (round, name.ukrainian()), &mut random, &mut uk);
            if en.len().min(uk.len()) >= size {
                en.truncate(size);
                uk.truncate(size);
                return (en, uk);
            }
        }
    }
    (en, uk)
}

fn push_noisy(page: &Page, (round, name): (u32, String), random: &mut Random, texts: &mut Vec<String>) {
    let start = texts.len();
    for unit in page.units() {
        let text: String = unit.text.chars().map(|letter| turned(letter, round)).collect();
        match random.below(20) {
            0 => {}
            1 if texts.len() > start => {
                let last = texts.len() - 1;
                texts[last] = format!("{} {text}", texts[last]);
            }
            2..=9 => texts.push(format!("{text} {name}.")),
            _ => texts.push(text),
        }
    }
}

/// A digit as it stands in the given round.
fn turned(letter: char, round: u32) -> char {
    let digit = letter.to_digit(10).filter(|&digit| digit > 0);
    digit.and_then(|digit| char::from_digit((digit + round) % 9 + 1, 10)).unwrap_or(letter)
}

/// A made-up name of three syllables.
struct Name(u64);

const SYLLABLES: [(&str, &str); 8] = [
    ("bar", "бар"),
    ("len", "лен"),
    ("dim", "дім"),
    ("ros", "рос"),
    ("tel", "тел"),
    ("gor", "гор"),
    ("fan", "фан"),
    ("kur", "кур"),
];

impl Name {
    fn english(&self) -> String {
        format!("Mr Sh{}", self.syllables(|(english, _)| english))
    }

    fn ukrainian(&self) -> String {
        format!("Пан Ш{}", self.syllables(|(_, ukrainian)| ukrainian))
    }

    fn syllables(&self, side: impl Fn((&'static str, &'static str)) -> &'static str) -> String {
        [0, 3, 6].map(|shift| side(SYLLABLES[(self.0 >> shift & 7) as usize])).concat()
    }
}
