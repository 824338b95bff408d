//! The sites of the pages, in groups that are linked together, and what the pages of each show of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use poruch::link::SiteGroups;
use poruch::parse::{Draft, SiteLearner, SiteModel};
use poruch::{BilingualArticle, Page};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Work;
use crate::DumpError;
use crate::key::{Key, KeyBuilder};
use crate::shelf::Shelf;
use crate::store::{ItemId, Member, StoredPage};

/// Pages that one learner learns from before it is merged with the others.
const LESSONS: usize = 64;
/// All threads work together on a group of more pages. A page of a smaller one takes some 14 KB while it is linked, of a
/// larger one some two KB.
const LARGE_GROUP: u32 = 500;
/// Models that are held in memory.
const MODELS: usize = 64;

/// The groups of sites, ordered by the first name in each.
pub(super) struct Sites<'a> {
    work: Work<'a>,
    /// Identifies how pages are linked.
    linking: Key,
    groups: Vec<SiteGroup>,
    models: Mutex<FxHashMap<Key, Arc<SiteModel>>>,
    /// Drafts that are done with: their memory serves the next ones.
    drafts: Shelf<Draft>,
}

/// A group of sites that are linked together.
pub(super) struct SiteGroup {
    sites: Vec<String>,
    /// How many pages it has.
    pub(super) pages: u32,
    /// Whether all threads work on it together, so that no two of its kind are in memory at once.
    pub(super) is_shared: bool,
}

/// A group of sites with its pages.
pub(super) struct Group {
    /// The drafts of the pages, while they are asked for time and again; none of a shared group.
    drafts: PackedDrafts,
    /// In the order of the inputs.
    pub(super) pages: Vec<SitePage>,
    pub(super) key: Key,
    /// See [`SiteGroup`].
    pub(super) is_shared: bool,
}

/// Packed drafts, one behind the other.
#[derive(Default)]
struct PackedDrafts {
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

/// A page, and the model of its site.
#[derive(Debug, Clone, Copy)]
pub(super) struct SitePage {
    pub(super) page: StoredPage,
    pub(super) item: ItemId,
    pub(super) key: Key,
    pub(super) is_article: bool,
    pub(super) model: Key,
}

impl<'a> Sites<'a> {
    pub(super) fn of(work: &Work<'a>) -> Result<Self, DumpError> {
        let mut groups = SiteGroups::new(&work.run.link);
        let mut pages: BTreeMap<String, u32> = BTreeMap::new();
        for links in work.store.site_links()? {
            groups.add(&links.site, links.linked);
            *pages.entry(links.site).or_default() += links.pages;
        }
        let groups = groups.groups();
        let is_only = groups.len() == 1;
        let group = |sites: Vec<String>| {
            let pages: u32 = sites.iter().filter_map(|site| pages.get(site)).sum();
            SiteGroup { sites, pages, is_shared: is_only || pages > LARGE_GROUP }
        };
        let groups = groups.into_iter().map(group).collect();
        let (models, drafts) = Default::default();
        Ok(Self { work: *work, linking: work.run.linking(), groups, models, drafts })
    }

    /// How many sites have pages.
    pub(super) fn sites(&self) -> usize {
        self.groups.iter().map(|group| group.sites.len()).sum()
    }

    /// The groups, to be [loaded](Self::load) one after another.
    pub(super) fn groups(&self) -> &[SiteGroup] {
        &self.groups
    }

    /// The pages of a group. Learns its models, where they are not known.
    pub(super) fn load(&self, group: &SiteGroup) -> Result<Group, DumpError> {
        let mut pages = Vec::new();
        for site in &group.sites {
            let members = self.work.store.members(site)?;
            let model = model_key(&members);
            pages.extend(members.into_iter().map(|member| {
                let Member { order, page, key, is_article } = member;
                (order, SitePage { page, item: order.1, key, is_article, model })
            }));
        }
        pages.sort_unstable_by_key(|(order, _)| *order);
        let pages: Vec<SitePage> = pages.into_iter().map(|(_, page)| page).collect();
        // A linkage names pages by their places, so their order among all sites of the group counts.
        let key = KeyBuilder::new("linkage").with(self.linking.bytes());
        let key = pages.iter().fold(key, |key, page| key.with(page.key.bytes())).finish();
        Ok(Group { drafts: PackedDrafts::default(), pages, key, is_shared: group.is_shared })
    }

    /// A page as the other pages of its site show it.
    pub(super) fn page(&self, page: &SitePage) -> Result<Page, DumpError> {
        let mut draft = self.drafts.take().unwrap_or_default();
        self.work.store.unpack_draft(page.page, &mut draft)?;
        Ok(self.model(page.model)?.refine(draft).into_page())
    }

    /// The draft of a page as the other pages of its site show it, without teasers of other articles.
    pub(super) fn article(&self, page: &SitePage) -> Result<Draft, DumpError> {
        let mut draft = self.drafts.take().unwrap_or_default();
        self.work.store.unpack_article(page.page, &mut draft)?;
        Ok(self.model(page.model)?.refine(draft))
    }

    /// Calls `read` with the page at a place of a group, as the other pages of its site show it, without teasers of other
    /// articles.
    pub(super) fn read_article<T>(
        &self,
        group: &Group,
        at: usize,
        read: impl FnOnce(&Page) -> T,
    ) -> Result<T, DumpError> {
        let mut draft = self.drafts.take().unwrap_or_default();
        self.unpack_article_at(group, at, &mut draft)?;
        let mut draft = self.model(group.pages[at].model)?.refine(draft);
        draft.decide();
        let value = read(draft.page());
        self.drafts.put(draft);
        Ok(value)
    }

    /// Takes a page that is done with.
    pub(super) fn take_back(&self, page: Page) {
        self.drafts.put(Draft::from(page));
    }

    /// Takes the pages of an article that is done with.
    pub(super) fn take_back_pages(&self, article: BilingualArticle) {
        self.take_back(article.en);
        self.take_back(article.uk);
    }

    /// Holds the drafts of a group that is not shared in memory from here on.
    pub(super) fn hold_drafts(&self, group: &mut Group) -> Result<(), DumpError> {
        if !group.is_shared {
            for page in &group.pages {
                self.work.store.packed_draft(page.page, |bytes| group.drafts.push(bytes))?;
            }
        }
        Ok(())
    }

    fn unpack_article_at(&self, group: &Group, at: usize, draft: &mut Draft) -> Result<(), DumpError> {
        match group.drafts.get(at) {
            Some(bytes) => draft.unpack_article(bytes).map_err(|error| self.work.store.broken(error)),
            None => self.work.store.unpack_article(group.pages[at].page, draft),
        }
    }

    /// Learns the models of a group's sites that no earlier run learnt, and gives the keys of all.
    pub(super) fn learn(&self, group: &Group) -> Result<Vec<Key>, DumpError> {
        let mut sites: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (at, page) in group.pages.iter().enumerate() {
            sites.entry(page.model).or_default().push(at);
        }
        for (&key, pages) in &sites {
            if !self.work.store.has_result(key)? {
                self.work.store.put_result(key, &self.learn_site(group, pages)?)?;
            }
        }
        Ok(sites.into_keys().collect())
    }

    /// The model of a site with the pages at these places of its group.
    fn learn_site(&self, group: &Group, pages: &[usize]) -> Result<SiteModel, DumpError> {
        let articles: Vec<_> = pages.iter().filter(|at| group.pages[**at].is_article).collect();
        let learn = |pages: &[&usize]| {
            let (mut learner, mut draft) = (SiteLearner::new(), self.drafts.lend_any());
            for &&at in pages {
                self.unpack_article_at(group, at, &mut draft)?;
                learner.learn(&draft);
            }
            Ok(learner)
        };
        let merge = |mut one: SiteLearner, other| {
            one.merge(other);
            Ok(one)
        };
        let learner = if group.is_shared {
            articles.par_chunks(LESSONS).map(learn).try_reduce(SiteLearner::new, merge)?
        } else {
            learn(&articles)?
        };
        Ok(learner.finish())
    }

    fn model(&self, key: Key) -> Result<Arc<SiteModel>, DumpError> {
        if let Some(model) = self.models.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Arc::clone(model));
        }
        let model: Arc<SiteModel> = Arc::new(self.work.store.made(key)?);
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        if models.len() == MODELS {
            models.clear();
        }
        models.insert(key, Arc::clone(&model));
        Ok(model)
    }
}

impl PackedDrafts {
    fn push(&mut self, draft: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(draft);
        self.places.push(start..self.bytes.len());
    }

    fn get(&self, at: usize) -> Option<&[u8]> {
        self.places.get(at).map(|place| &self.bytes[place.clone()])
    }
}

/// Identifies the model of a site: the articles that it is learnt from, in whatever order.
fn model_key(members: &[Member]) -> Key {
    let mut articles: Vec<Key> = members.iter().filter(|member| member.is_article).map(|member| member.key).collect();
    articles.sort_unstable();
    articles.iter().fold(KeyBuilder::new("model"), |key, article| key.with(article.bytes())).finish()
}
