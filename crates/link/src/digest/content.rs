//! What of a page's text can be compared across languages, and what tells copies of it.

use poruch_align::{Lexicon, Term, TermKind, TermReader};
use poruch_detect_language::Lang;
use poruch_parse::{BlockKind, Page};
use serde::{Deserialize, Serialize};

use super::{Sketch, hash};

/// Hashes kept of each class, four bytes each: enough to tell articles apart, few enough for a million of pages.
const MAX_VALUES: usize = 48;
const MAX_NAMES: usize = 64;
const MAX_WORDS: usize = 64;
const MAX_TITLE: usize = 16;
const MAX_ANCHORS: usize = 16;

/// The text of a page in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Content {
    /// Identifies the text; 0 where there is none.
    pub(crate) text: u64,
    /// Identifies the title; 0 where there is none.
    pub(crate) title: u64,
    /// Characters of the text.
    pub(crate) length: u32,
    /// Paragraphs and the like.
    pub(crate) blocks: u16,
    /// Numbers, sums, dates.
    pub(crate) values: Sketch,
    /// Romanised names and what is written alike.
    pub(crate) names: Sketch,
    /// Words by their equivalents.
    pub(crate) words: Sketch,
    /// Names and words of the title.
    pub(crate) title_terms: Sketch,
    /// Pictures and links to other sites.
    pub(crate) anchors: Sketch,
}

impl Content {
    /// Leaves one `part`th of the most that each sketch has.
    pub(crate) fn shrink(&mut self, part: usize) {
        self.values.shrink(MAX_VALUES / part);
        self.names.shrink(MAX_NAMES / part);
        self.words.shrink(MAX_WORDS / part);
        self.title_terms.shrink(MAX_TITLE / part);
        self.anchors.shrink(MAX_ANCHORS / part);
    }

    /// Whether this is the text of `other`, but for what a template for another device leaves out.
    pub(crate) fn is_copy_of(&self, other: &Self) -> bool {
        if self.text == other.text {
            return true;
        }
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        self.title == other.title
            && u64::from(short) * 2 >= u64::from(long)
            && [(&self.names, &other.names), (&self.words, &other.words), (&self.values, &other.values)]
                .iter()
                .all(|(ours, theirs)| is_alike(ours, theirs))
    }

    /// Whether this is the article of `other` in another form, of which templates may show less: an AMP page, a page for
    /// print. For pages whose addresses speak for it.
    pub(crate) fn is_form_of(&self, other: &Self) -> bool {
        let is_title = self.title == other.title || self.title_terms.resemblance(&other.title_terms) >= 0.5;
        let by_names = self.names.containment(&other.names);
        let shared = by_names.or_else(|| self.words.containment(&other.words)).unwrap_or(1.0);
        self.is_copy_of(other) || is_title && shared >= 0.7
    }
}

/// Two texts of which one is the other with a few lines more or less.
fn is_alike(ours: &Sketch, theirs: &Sketch) -> bool {
    ours.hashes().is_empty() && theirs.hashes().is_empty() || ours.resemblance(theirs) >= 0.6
}

/// Reads contents; keeps its memory from one to the next.
#[derive(Debug, Default)]
pub(super) struct ContentReader {
    reader: TermReader,
    terms: Vec<Term>,
    hashes: Vec<u32>,
}

impl ContentReader {
    /// The content of `page`.
    pub(super) fn read(&mut self, page: &Page) -> Content {
        let mut content = Content::default();
        let mut text = hash::of(b"");
        self.terms.clear();
        for block in page.blocks().filter(|block| block.kind.is_text()) {
            text = hash::extend(hash::extend(text, block.text.as_bytes()), b"\n");
            content.length = content.length.saturating_add(count(block.text.chars().count()));
            content.blocks = content.blocks.saturating_add(1);
            // Code is the same in every language and on many pages; it would drown the rest.
            if block.kind != BlockKind::Code {
                self.read_terms(block.text, page.lang());
            }
        }
        content.text = if content.length == 0 { 0 } else { text };
        content.title = page.title().map_or(0, |title| hash::of(title.as_bytes()));
        content.values = self.sketch(MAX_VALUES, |kind| kind == TermKind::Quantity);
        content.names = self.sketch(MAX_NAMES, |kind| matches!(kind, TermKind::Name | TermKind::Verbatim));
        content.words = self.sketch(MAX_WORDS, |kind| kind == TermKind::Word);
        self.terms.clear();
        self.read_terms(page.title().unwrap_or_default(), page.lang());
        content.title_terms = self.sketch(MAX_TITLE, |_| true);
        content.anchors = Sketch::of(anchors(page).filter_map(anchor_key), MAX_ANCHORS, &mut self.hashes);
        content
    }

    fn read_terms(&mut self, text: &str, lang: Lang) {
        match lang {
            Lang::EN => self.reader.read_english(text, Lexicon::builtin(), &mut self.terms),
            Lang::UK => self.reader.read_ukrainian(text, Lexicon::builtin(), &mut self.terms),
            // Values and names of other languages are read alike; what the lexicon knows of their words is chance.
            _ => self.reader.read_ukrainian(text, &Lexicon::default(), &mut self.terms),
        }
    }

    fn sketch(&mut self, limit: usize, is_wanted: impl Fn(TermKind) -> bool) -> Sketch {
        let terms = self.terms.iter().filter(|term| is_wanted(term.kind));
        Sketch::of(terms.map(|term| term.key ^ (term.kind as u64) << 60), limit, &mut self.hashes)
    }
}

fn anchors(page: &Page) -> impl Iterator<Item = &str> {
    let main = page.metadata().image.as_ref().map(|image| image.value.as_str());
    page.blocks().flat_map(|block| block.anchors).map(String::as_str).chain(main)
}

/// What identifies a picture or outside page: the address without scheme and parameters, for those change between
/// versions.
fn anchor_key(url: &str) -> Option<u64> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let plain = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    // A host alone is a logo's or a partner's home.
    plain.contains('/').then(|| hash::of(plain.as_bytes()))
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
