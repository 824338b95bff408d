//! Where a site's pages link to their other version, whatever the link shows: a flag, a sign, a name that nobody lists.

use std::collections::BTreeMap;

use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::alternates::{Jump, page_key};
use crate::draft::Draft;
use crate::page::{Alternate, AlternateTarget, AlternateVia};

/// So many pages of a site are enough to find pairs of versions among them.
const MOST_PAGES: usize = 1024;
/// So many links that lead to a version and back are no accident.
const LEAST: u32 = 3;
/// So many of the links to known pages do, in percent.
const SHARE: u32 = 90;

/// The links of pages that may switch the language, by the addresses of the pages.
#[derive(Debug, Clone, Default)]
pub(super) struct Jumps {
    pages: BTreeMap<u64, Jumping>,
}

/// A page with such links.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Jumping {
    lang: Lang,
    /// Where each link stands, and where it leads.
    links: Vec<(u32, u64)>,
}

/// Which language a region's links lead to, from pages in which.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Switches {
    known: FxHashMap<(u32, Lang), Lang>,
}

/// How many links of a region, on pages in one language, lead where.
#[derive(Debug, Default)]
struct Count {
    /// To pages that are known.
    known: u32,
    /// To a page in another language that links back.
    mutual: u32,
    lang: Lang,
}

impl Jumps {
    pub(super) fn add(&mut self, draft: &Draft) {
        let page = draft.page();
        let Some(address) = page.url().and_then(key_of) else { return };
        let links = draft.jumps.iter().map(|jump| (jump.path, jump.key));
        self.keep(address, Jumping { lang: page.lang(), links: links.collect() });
    }

    pub(super) fn merge(&mut self, other: Self) {
        other.pages.into_iter().for_each(|(address, page)| self.keep(address, page));
    }

    fn keep(&mut self, address: u64, page: Jumping) {
        match self.pages.get(&address) {
            Some(known) if *known <= page => {}
            _ => drop(self.pages.insert(address, page)),
        }
        if self.pages.len() > MOST_PAGES {
            self.pages.pop_last();
        }
    }

    pub(super) fn switches(&self) -> Switches {
        let mut counts: FxHashMap<(u32, Lang), Count> = FxHashMap::default();
        for (address, page) in &self.pages {
            for &(path, target) in &page.links {
                let Some(there) = self.pages.get(&target) else { continue };
                let count = counts.entry((path, page.lang)).or_default();
                count.known += 1;
                if there.lang != page.lang && there.links.contains(&(path, *address)) {
                    count.mutual += 1;
                    count.lang = there.lang;
                }
            }
        }
        let is_switch = |count: &Count| count.mutual >= LEAST && count.mutual * 100 >= count.known * SHARE;
        let known = counts.into_iter().filter(|(_, count)| is_switch(count));
        Switches { known: known.map(|(at, count)| (at, count.lang)).collect() }
    }
}

impl Switches {
    /// The versions of a page that its links lead to, as far as it does not name them itself.
    pub(super) fn versions(&self, draft: &Draft) -> Vec<Alternate> {
        let page = draft.page();
        let is_named = |url: &str| page.alternates().iter().any(|alternate| alternate.url == url);
        let version = |jump: Jump<'_>| {
            let lang = *self.known.get(&(jump.path, page.lang()))?;
            let (via, target) = (AlternateVia::SwitchLink, AlternateTarget::Page);
            (!is_named(jump.url)).then(|| Alternate { lang, url: jump.url.to_owned(), via, target })
        };
        draft.jumps.iter().filter_map(version).collect()
    }
}

fn key_of(url: &str) -> Option<u64> {
    Url::parse(url).ok().map(|url| page_key(&url))
}
