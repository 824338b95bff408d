//! What stands in the regions of a site's pages.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::trace::{Line, Role, Trace};
use crate::draft::Refused;
use crate::page::BlockKind;
use crate::path_key::NO_PATH;

/// On fewer pages, a region is not known.
const MIN_PAGES: u32 = 5;
/// On so many, what was never content is none.
const MANY_PAGES: u32 = 8;
/// Where fewer of the texts are new than this, the region is template: it says the same with few variations.
const TEMPLATE: f32 = 0.4;
/// Where more of the texts are new than this, each page has its own.
const EVER_NEW: f32 = 0.9;
/// Where more of the blocks are content than this, the others are, too.
const CONTENT: f32 = 0.5;
/// Where fewer are, those that are taken for it are none.
const BESIDE: f32 = 0.2;
/// A role that so many of the blocks have is the region's.
const ROLE: f32 = 0.6;
/// A box in the article that stands on so many pages and is ever new is part of the articles.
const USUAL: f32 = 0.6;
/// Blocks of running text have so many words, on average.
const RUNNING: u32 = 6;

/// The roles of text.
const TEXT: [Role; 3] = [Role::Lead, Role::KeyPoint, Role::Body];

/// The regions of a site's pages, by the keys of their tag paths.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Regions {
    regions: FxHashMap<u32, Region>,
    pages: u32,
}

/// A region of a site's pages: the blocks with one tag path.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Region {
    pages: u32,
    last_page: u32,
    blocks: u32,
    roles: [u32; 6],
    /// Blocks whose text tells whether it is new.
    lines: u32,
    /// The different ones among them, and so with all numbers alike.
    texts: u32,
    patterns: u32,
    words: u32,
    linked: u32,
    /// The links that stand here as well and are no candidates.
    links: u32,
}

impl Regions {
    pub(super) fn learn(traces: &[Trace]) -> Self {
        let mut regions: FxHashMap<u32, Region> = FxHashMap::default();
        let (mut patterns, mut texts) = (FxHashSet::default(), FxHashSet::default());
        for (number, trace) in (1..).zip(traces) {
            for line in trace.lines.iter().filter(|line| line.path != NO_PATH) {
                let region = regions.entry(line.path).or_default();
                region.add(line, number);
                if let Some(pattern) = line.pattern {
                    region.lines += 1;
                    region.patterns += u32::from(patterns.insert((line.path, pattern)));
                    region.texts += u32::from(texts.insert((line.path, line.text)));
                }
            }
            trace.refused.iter().for_each(|refused| regions.entry(refused.path).or_default().refuse(*refused, number));
        }
        Self { regions, pages: u32::try_from(traces.len()).unwrap_or(u32::MAX) }
    }

    /// The region with this key, if enough pages have it.
    pub(super) fn get(&self, path: u32) -> Option<&Region> {
        self.regions.get(&path).filter(|region| region.pages >= MIN_PAGES)
    }

    /// How many pages were learnt from.
    pub(super) fn pages(&self) -> u32 {
        self.pages
    }
}

impl Region {
    fn stands_on(&mut self, page: u32) {
        self.pages += u32::from(self.last_page != page);
        self.last_page = page;
    }

    fn refuse(&mut self, refused: Refused, page: u32) {
        self.stands_on(page);
        *if refused.is_link { &mut self.links } else { &mut self.blocks } += 1;
    }

    fn add(&mut self, line: &Line, page: u32) {
        self.stands_on(page);
        self.blocks += 1;
        self.roles[line.role as usize] += 1;
        self.words += u32::from(line.words);
        self.linked += u32::from(line.is_linked);
    }

    /// How often a text is new; 1 where no text tells. In a line of its own on each page, numbers make nothing new:
    /// it gives the day. Lists of figures do.
    fn novelty(&self) -> f32 {
        let is_line = self.blocks <= self.pages + self.pages / 2;
        match self.lines {
            0..MIN_PAGES => 1.0,
            lines => share(if is_line { self.patterns } else { self.texts }, lines),
        }
    }

    fn share_of(&self, roles: &[Role]) -> f32 {
        share(self.count(roles), self.blocks)
    }

    fn count(&self, roles: &[Role]) -> u32 {
        roles.iter().map(|&role| self.roles[role as usize]).sum()
    }

    /// The share of what is content among the blocks that a block with, or without, links is of a kind with: a list
    /// without links has nothing to do with the links in lists elsewhere.
    fn share_of_content(&self, roles: &[Role], is_linked: bool) -> f32 {
        share(self.count(roles), self.blocks + if is_linked { self.links } else { 0 })
    }

    /// Whether it says the same on all pages, numbers and a few variations apart.
    pub(super) fn is_template(&self) -> bool {
        self.novelty() <= TEMPLATE
    }

    /// Whether such blocks are content here on most pages.
    pub(super) fn is_content(&self, is_linked: bool) -> bool {
        self.share_of_content(&TEXT, is_linked) >= CONTENT
    }

    /// Whether such blocks are hardly ever content here.
    pub(super) fn is_beside(&self, is_linked: bool) -> bool {
        let shown = [Role::Lead, Role::KeyPoint, Role::Body, Role::Caption];
        self.pages >= MANY_PAGES && self.share_of_content(&shown, is_linked) < BESIDE
    }

    /// Whether links to other articles stand here between the paragraphs, on one page in two: one that reads like a
    /// sentence is such a link, too.
    pub(super) fn has_teasers(&self) -> bool {
        self.links * 2 >= self.pages
    }

    /// Whether nearly all of `pages` have running text of their own here, and never a link, as teasers would.
    pub(super) fn is_ever_new(&self, pages: u32) -> bool {
        self.pages >= MANY_PAGES
            && share(self.pages, pages) >= USUAL
            && self.novelty() >= EVER_NEW
            && self.linked + self.links == 0
            && self.words >= RUNNING * self.blocks
            && self.share_of(&[Role::Title, Role::Caption]) <= 0.0
    }

    /// The role of a block here that the page alone takes for `kind`.
    pub(super) fn role(&self, kind: BlockKind) -> BlockKind {
        let all = |role| self.share_of(&[role]) >= ROLE;
        match kind {
            BlockKind::Caption if all(Role::Body) => BlockKind::Paragraph,
            BlockKind::Caption => kind,
            _ if all(Role::Lead) => BlockKind::Lead,
            _ if all(Role::KeyPoint) => BlockKind::KeyPoint,
            _ => kind,
        }
    }
}

fn share(part: u32, all: u32) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}
