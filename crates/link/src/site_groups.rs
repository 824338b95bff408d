//! Which sites are linked together.

mod stem;

use std::collections::{BTreeMap, BTreeSet};

use poruch_parse::Page;

use crate::sets::Sets;
use crate::{LinkOptions, site_key};

/// Which sites are to be linked together, gathered page by page: a site keeps its versions on one domain mostly, but
/// some have one for each language.
///
/// One group are the sites that a language link leads between, be it to a front page; those whose names are one but for
/// the ending or a language's name (`name.ua`, `name.net`, `name-en.com`); and the hosts that the user names as one
/// ([`LinkOptions::group`]). A group is a candidate: [`Linker`](crate::Linker) finds out which of its sites belong
/// together, and links the others apart. So it suffices to give it one group at a time, whatever the size of the dump.
///
/// Memory is linear in the number of sites and of pairs of them that are linked. The order of the pages has no influence.
///
/// ```
/// use poruch_link::{LinkOptions, SiteGroups};
///
/// let mut groups = SiteGroups::new(&LinkOptions::new().group(["daily.example", "weekly.example"]));
/// groups.add("name.ua", ["name-eng.example"]);
/// for site in ["name-eng.example", "name.net", "weekly.example", "other.ua", "daily.example"] {
///     groups.add(site, [""; 0]);
/// }
/// let expected =
///     [vec!["daily.example", "weekly.example"], vec!["name-eng.example", "name.net", "name.ua"], vec!["other.ua"]];
/// assert_eq!(groups.groups(), expected);
/// ```
#[derive(Debug, Clone, Default)]
pub struct SiteGroups {
    /// The sites that have pages.
    sites: BTreeSet<String>,
    /// Sites between which language links lead, each pair in order.
    links: BTreeSet<(String, String)>,
    /// Sites that the user names as one.
    named: Vec<Vec<String>>,
}

impl SiteGroups {
    /// No sites yet; the groups of hosts of `options` are heeded.
    pub fn new(options: &LinkOptions) -> Self {
        Self { named: options.groups().to_vec(), ..Self::default() }
    }

    /// Adds a page of `site` ([`site_key`]; empty where the page has none) that links to versions on `linked` sites
    /// ([`linked_sites`]).
    pub fn add(&mut self, site: &str, linked: impl IntoIterator<Item = impl AsRef<str>>) {
        if !self.sites.contains(site) {
            self.sites.insert(site.to_owned());
        }
        for linked in linked {
            let linked = linked.as_ref();
            self.links.insert((site.min(linked).to_owned(), site.max(linked).to_owned()));
        }
    }

    /// Adds `page`.
    pub fn add_page(&mut self, page: &Page) {
        let site = page.url().and_then(site_key).unwrap_or_default();
        self.add(&site, linked_sites(page));
    }

    /// The sites that have pages, in groups, each ordered by name; the groups by the first of their names.
    pub fn groups(&self) -> Vec<Vec<String>> {
        let places: BTreeMap<&str, usize> = self.sites.iter().map(String::as_str).zip(0..).collect();
        let mut sets = Sets::new(self.sites.len());
        let mut tie = |one: &str, other: &str| {
            if let (Some(&one), Some(&other)) = (places.get(one), places.get(other)) {
                sets.join(one, other);
            }
        };
        for (one, other) in &self.links {
            tie(one, other);
        }
        for named in &self.named {
            let mut known = named.iter().filter(|site| self.sites.contains(*site));
            if let Some(first) = known.next() {
                known.for_each(|site| tie(first, site));
            }
        }
        for (one, other) in same_stem(&self.sites) {
            tie(one, other);
        }
        let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (place, site) in self.sites.iter().enumerate() {
            groups.entry(sets.first(place)).or_default().push(site.clone());
        }
        groups.into_values().collect()
    }
}

/// Each site with the first that has the same stem.
fn same_stem(sites: &BTreeSet<String>) -> Vec<(&str, &str)> {
    let mut firsts: BTreeMap<String, &str> = BTreeMap::new();
    let mut same = Vec::new();
    for site in sites {
        for stem in stem::of(site) {
            same.push((*firsts.entry(stem).or_insert(site), site.as_str()));
        }
    }
    same
}

/// The other sites to which language links of `page` lead, ordered by name; a link to a front page is none to a
/// version, but tells of a site where versions are.
///
/// ```
/// use poruch_link::linked_sites;
///
/// let page = r#"{"url": "https://name.ua/1", "lang": "uk",
///     "alternates": [{"lang": "en", "url": "https://name.net/", "via": "switch-link"}]}"#;
/// assert_eq!(linked_sites(&serde_json::from_str(page)?), ["name.net"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn linked_sites(page: &Page) -> Vec<String> {
    let own = page.url().and_then(authority);
    let alternates = page.alternates().iter().map(|alternate| alternate.url.as_str());
    // Most lead to the page's own site, and begin as its address does.
    let mut others = alternates.filter(|url| own.is_none() || authority(url) != own).peekable();
    if others.peek().is_none() {
        return Vec::new();
    }
    let site = page.url().and_then(site_key);
    let linked = others.filter_map(site_key).filter(|linked| Some(linked) != site.as_ref());
    linked.collect::<BTreeSet<String>>().into_iter().collect()
}

/// What an address begins with, to the slash behind its host: addresses that begin alike are of one site.
fn authority(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    let end = host + url[host..].find('/')?;
    Some(&url[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(pages: &[(&str, &[&str])]) -> Vec<Vec<String>> {
        let mut groups = SiteGroups::new(&LinkOptions::new());
        for (site, linked) in pages {
            groups.add(site, *linked);
        }
        groups.groups()
    }

    #[test]
    fn joins_sites_that_language_links_lead_between() {
        let pages: [(&str, &[&str]); 3] = [("daily.example", &["wire.example"]), ("wire.example", &[]), ("x.ua", &[])];
        assert_eq!(groups(&pages), [vec!["daily.example", "wire.example"], vec!["x.ua"]]);
    }

    #[test]
    fn the_order_of_the_pages_has_no_influence() {
        let mut pages: [(&str, &[&str]); 4] =
            [("b.example", &["c.net"]), ("a.example", &[]), ("c.net", &["d.org"]), ("d.org", &[])];
        let forward = groups(&pages);
        pages.reverse();
        assert_eq!(groups(&pages), forward);
    }

    #[test]
    fn a_site_without_pages_joins_nobody() {
        let pages: [(&str, &[&str]); 2] = [("daily.example", &["service.net"]), ("weekly.org", &["service.net"])];
        assert_eq!(groups(&pages), [vec!["daily.example"], vec!["weekly.org"]]);
    }

    #[test]
    fn hosts_that_the_user_names_are_one_though_one_has_no_pages() {
        let options = LinkOptions::new().group(["www.daily.example", "nothing.example", "en.weekly.org"]);
        let mut groups = SiteGroups::new(&options);
        groups.add("weekly.org", [""; 0]);
        groups.add("daily.example", [""; 0]);
        assert_eq!(groups.groups(), [vec!["daily.example", "weekly.org"]]);
    }
}
