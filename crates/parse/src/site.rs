//! What the pages of one site have in common: which regions are its template, which hold the article.

mod learner;
mod openings;
mod recurring;
mod regions;
mod switches;
mod trace;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::draft::{Draft, Fate, Note};
use crate::metadata;
use crate::page::{AlternateTarget, Block, BlockKind};
use crate::text::{key, words};
pub use learner::SiteLearner;
use openings::Openings;
use regions::{Region, Regions};
use switches::Switches;
use trace::hash;

/// After a part that stands in all blocks of a region, less text than this share of the rest in links is its own.
const MOST_LINKED: f32 = 0.3;

/// A block of which more stands in links is a link.
const WHOLE_LINK: f32 = 0.8;

/// So many words after such a part may still say nothing: the day, the number of comments.
const MOST_AFTER_DATE: usize = 8;

/// Knows a site from its pages: which regions are template, which hold the article and in which role, which texts
/// stand on article after article, and which links of languages lead to one place from everywhere.
///
/// One page alone does not tell that its closing note stands on every other page too, or that the line of two words
/// under its title is the lead; the site does. Regions are told apart by tag path: tag names and class names from the
/// root down, without positions. A [`SiteLearner`] makes a model of the site's pages, and the model revises each.
///
/// ```
/// use poruch_parse::{PageContext, Parser, SiteLearner};
///
/// let parser = Parser::default();
/// let page = |title: &str, text: &str| {
///     let html = format!(
///         "<html lang=en><body><article><h1>{title}</h1><p>{text}</p>
///          <p>Our reporters work for you, day after day, whatever happens.</p></article></body></html>"
///     );
///     parser.draft(&html, &PageContext::new())
/// };
/// let drafts = [
///     page("Bridge opens", "The bridge over the river was opened on Monday morning by the mayor.")?,
///     page("Rain falls", "Heavy rain fell on the whole of the region during the night to Tuesday.")?,
///     page("Match won", "The team of the city won its third match of the season on Wednesday.")?,
/// ];
/// let mut learner = SiteLearner::new();
/// drafts.iter().for_each(|draft| learner.learn(draft));
/// let model = learner.finish();
///
/// let [draft, ..] = drafts;
/// assert_eq!(draft.clone().into_page().text().lines().count(), 3);
/// assert_eq!(model.refine(draft).into_page().text().lines().count(), 1);
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
///
/// Which parts of addresses name a language is learnt where pages are linked, by `poruch-link`.
///
/// Revising takes time in proportion to the draft. A model can be stored (`serde`, in a format whose maps take any
/// key). It takes some 50 bytes for each region and 8 for each text of
/// the template; both are bounded by what a learner keeps.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SiteModel {
    regions: Regions,
    openings: Openings,
    /// Texts that stand on article after article.
    texts: FxHashSet<u64>,
    /// Those of them that stand on most articles.
    usual_texts: FxHashSet<u64>,
    /// Addresses that page after page names as its version in another language.
    common_targets: FxHashSet<u64>,
    switches: Switches,
}

impl SiteModel {
    /// Whether `text` stands on article after article of the site.
    pub fn is_template(&self, text: &str) -> bool {
        self.texts.contains(&hash(text))
    }

    /// The draft with its article as the site's other pages show it: without what is template, with what stands where
    /// the article stands on other pages, each block in the role that its region has there. Its title stays, and so
    /// does everything where no text would be left.
    ///
    /// Of its language links, one that page after page names leads to a front page, whatever its address; and where
    /// links of the site's pages lead to their versions and back, that of this page does, whatever it shows.
    #[must_use]
    pub fn refine(&self, draft: Draft) -> Draft {
        let fates = Revision::new(self, &draft).fates();
        let versions = self.switches.versions(&draft);
        let mut draft = draft.settle(fates);
        let alternates = draft.page_mut().alternates_mut();
        alternates.extend(versions);
        for alternate in alternates {
            if alternate.target == AlternateTarget::Page && self.common_targets.contains(&hash(&alternate.url)) {
                alternate.target = AlternateTarget::FrontPage;
            }
        }
        draft
    }
}

/// A draft under revision.
struct Revision<'a> {
    model: &'a SiteModel,
    candidates: Vec<(Block<'a>, Note)>,
    /// The key of the page's title, while no block is the title.
    title: Option<String>,
    /// The first and the last of the chosen blocks.
    ends: Option<(usize, usize)>,
}

impl<'a> Revision<'a> {
    fn new(model: &'a SiteModel, draft: &'a Draft) -> Self {
        let candidates: Vec<_> = draft.candidates().collect();
        let is_chosen = |(block, note): &(Block<'_>, Note)| note.is_chosen && block.kind != BlockKind::Title;
        let first = candidates.iter().position(is_chosen);
        let ends = first.zip(candidates.iter().rposition(is_chosen));
        let is_titled = candidates.iter().any(|(block, note)| note.is_chosen && block.kind == BlockKind::Title);
        let title = draft.page().title().filter(|_| !is_titled).map(key);
        Self { model, candidates, title, ends }
    }

    fn fates(mut self) -> Vec<Fate> {
        let mut fates: Vec<Fate> = (0..self.candidates.len()).map(|at| self.fate(at)).collect();
        self.keep_recurring(&mut fates);
        fates
    }

    fn fate(&mut self, at: usize) -> Fate {
        let (ref block, note) = self.candidates[at];
        if block.kind == BlockKind::Title {
            return if note.is_chosen { Fate::In(BlockKind::Title, 0) } else { Fate::Open };
        }
        let region = self.model.regions.get(note.path);
        let is_beside = region.is_some_and(|region| region.is_beside(note.link_share > 0.0));
        if self.is_teaser(at) || self.is_template(at) {
            return Fate::Never;
        }
        if !self.belongs(at, region) && (is_beside || !note.is_chosen) {
            return if is_beside { Fate::Never } else { Fate::Open };
        }
        let kind = region.map_or(block.kind, |region| region.role(block.kind));
        match self.model.openings.of(note.path, block.text) {
            _ if kind == BlockKind::Caption => Fate::In(kind, 0),
            0 => Fate::In(kind, 0),
            start => self.opened(at, kind, start),
        }
    }

    /// Whether a block is a link to another article, between the paragraphs.
    fn is_teaser(&self, at: usize) -> bool {
        let (_, note) = self.candidates[at];
        note.link_share > WHOLE_LINK && self.model.regions.get(note.path).is_some_and(Region::has_teasers)
    }

    /// Whether a block says what other articles say, or stands where they say the same.
    fn is_template(&self, at: usize) -> bool {
        let (ref block, note) = self.candidates[at];
        self.model.is_template(block.text) || self.model.regions.get(note.path).is_some_and(Region::is_template)
    }

    /// Whether a block, whatever the page alone takes it for, stands where the article stands on other pages, or inside
    /// this one where each page has a text of its own.
    fn belongs(&self, at: usize, region: Option<&Region>) -> bool {
        let (ref block, note) = self.candidates[at];
        let is_inside = self.ends.is_some_and(|(first, last)| (first..=last).contains(&at));
        let may_be_box = is_inside && block.kind != BlockKind::Heading;
        region.is_some_and(|region| {
            region.is_content(note.link_share > 0.0) || (may_be_box && region.is_ever_new(self.model.regions.pages()))
        })
    }

    /// What becomes of a block that begins as all others of its region do.
    fn opened(&mut self, at: usize, kind: BlockKind, start: usize) -> Fate {
        let (ref block, note) = self.candidates[at];
        let rest = &block.text[start..];
        if self.title.as_ref().is_some_and(|title| *title == key(rest)) {
            self.title = None;
            return Fate::In(BlockKind::Title, start);
        }
        let says_day = metadata::begins_with_date(rest) && words(rest) <= MOST_AFTER_DATE;
        let is_empty = words(rest) == 0 || says_day || note.link_share > MOST_LINKED;
        if is_empty { Fate::Never } else { Fate::In(kind, start) }
    }
}

#[cfg(test)]
mod tests;
