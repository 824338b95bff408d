//! The extracted pages of all inputs, and the groups of sites that are linked together.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use poruch::Page;
use poruch::link::Digest;
use poruch::parse::{Draft, SiteModel};

use crate::spool::{Place, Spool};

/// The extracted pages of all inputs.
pub(super) struct Corpus {
    pub(super) spool: Spool,
    pub(super) pages: Vec<Entry>,
    /// Names of the sites; empty for pages without an address of the web.
    pub(super) sites: Vec<String>,
    /// What the pages of each site show of it.
    pub(super) models: Vec<SiteModel>,
    /// Sites whose pages name pages of the other as their versions.
    pub(super) site_links: BTreeSet<(u32, u32)>,
}

/// A page.
pub(super) struct Entry {
    pub(super) digest: Digest,
    /// Where its JSON form is, unless it is a listing.
    pub(super) place: Option<Place>,
    pub(super) is_article: bool,
    /// Number of its site.
    pub(super) site: u32,
}

impl Corpus {
    /// A page with its article as its site's other pages show it; `None` where it was not kept.
    pub(super) fn page(&self, page: usize) -> io::Result<Option<Page>> {
        Ok(self.draft(page)?.map(Draft::into_page))
    }

    /// The draft of a page, as its site's other pages show it; `None` where it was not kept.
    pub(super) fn draft(&self, page: usize) -> io::Result<Option<Draft>> {
        let entry = &self.pages[page];
        let Some(place) = entry.place else { return Ok(None) };
        Ok(Some(self.models[entry.site as usize].refine(self.spool.draft(place)?)))
    }

    /// The pages in groups that are linked each on its own, ordered by the first of their sites: a site, or the sites
    /// that name each other's pages as versions.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let heads = self.heads();
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            let head = heads[page.site as usize];
            groups.entry(&self.sites[head]).or_default().push(number);
        }
        groups.into_values().collect()
    }

    /// For each site, the site of its group with the first name.
    fn heads(&self) -> Vec<usize> {
        let mut parents: Vec<usize> = (0..self.sites.len()).collect();
        let find = |parents: &mut Vec<usize>, mut site: usize| {
            while parents[site] != site {
                parents[site] = parents[parents[site]];
                site = parents[site];
            }
            site
        };
        for &(one, other) in &self.site_links {
            let (one, other) = (find(&mut parents, one as usize), find(&mut parents, other as usize));
            let (first, second) = if self.sites[one] <= self.sites[other] { (one, other) } else { (other, one) };
            parents[second] = first;
        }
        (0..self.sites.len()).map(|site| find(&mut parents, site)).collect()
    }
}
