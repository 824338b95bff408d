//! What stands in the regions of a site's pages.

use rustc_hash::{FxHashMap, FxHashSet};

use super::trace::{Line, Role, Trace};
use crate::page::BlockKind;

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

/// The regions of a site's pages, by the keys of their tag paths.
#[derive(Debug, Clone, Default)]
pub(super) struct Regions {
    regions: FxHashMap<u32, Region>,
    pages: u32,
}

/// A region of a site's pages: the blocks with one tag path.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    pages: u32,
    last_page: u32,
    blocks: u32,
    roles: [u32; 6],
    /// Blocks whose text tells whether it is new.
    lines: u32,
    patterns: u32,
    words: u32,
    linked: u32,
}

impl Regions {
    pub(super) fn learn(traces: &[Trace]) -> Self {
        let mut regions: FxHashMap<u32, Region> = FxHashMap::default();
        let mut seen: FxHashSet<(u32, u32)> = FxHashSet::default();
        for (number, trace) in (1..).zip(traces) {
            for line in &trace.lines {
                let is_new = line.pattern.is_some_and(|pattern| seen.insert((line.path, pattern)));
                regions.entry(line.path).or_default().add(line, number, is_new);
            }
            trace.refused.iter().for_each(|&path| regions.entry(path).or_default().refuse(number));
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
    fn count(&mut self, page: u32) {
        self.pages += u32::from(self.last_page != page);
        self.last_page = page;
        self.blocks += 1;
    }

    fn refuse(&mut self, page: u32) {
        self.count(page);
        self.linked += 1;
    }

    fn add(&mut self, line: &Line, page: u32, is_new: bool) {
        self.count(page);
        self.roles[line.role as usize] += 1;
        self.lines += u32::from(line.pattern.is_some());
        self.patterns += u32::from(is_new);
        self.words += u32::from(line.words);
        self.linked += u32::from(line.is_linked);
    }

    /// How often a text is new; 1 where no text tells.
    fn novelty(&self) -> f32 {
        if self.lines < MIN_PAGES { 1.0 } else { share(self.patterns, self.lines) }
    }

    fn share_of(&self, roles: &[Role]) -> f32 {
        share(roles.iter().map(|&role| self.roles[role as usize]).sum(), self.blocks)
    }

    fn share_of_text(&self) -> f32 {
        self.share_of(&[Role::Lead, Role::KeyPoint, Role::Body])
    }

    /// Whether it says the same on all pages, numbers and a few variations apart.
    pub(super) fn is_template(&self) -> bool {
        self.novelty() <= TEMPLATE
    }

    /// Whether what stands here is content on most pages.
    pub(super) fn is_content(&self) -> bool {
        self.share_of_text() >= CONTENT
    }

    /// Whether what stands here is hardly ever content.
    pub(super) fn is_beside(&self) -> bool {
        self.pages >= MANY_PAGES && self.share_of_text() + self.share_of(&[Role::Caption]) < BESIDE
    }

    /// Whether nearly all of `pages` have running text of their own here, and never a link, as teasers would.
    pub(super) fn is_ever_new(&self, pages: u32) -> bool {
        self.pages >= MANY_PAGES
            && share(self.pages, pages) >= USUAL
            && self.novelty() >= EVER_NEW
            && self.linked == 0
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
