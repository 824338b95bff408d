//! Links to versions of the page in other languages, by every convention.
//!
//! A version is given once for each way that the page names it. `x-default` names no language, so it is no version; a
//! feed, a mobile or an AMP address is none either. The language of the page itself, named without an address, leads
//! nowhere and is left out; with one it is a version whose target is the page.

mod address;
mod http_link;
mod jump;
mod name;
mod switch;
mod target;

use html5ever::local_name;
use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::context::PageContext;
use crate::head::{Head, has_rel};
use crate::metadata::json_ld::{self, JsonLd, Object};
use crate::page::{Alternate, AlternateTarget, AlternateVia};
use crate::path_key::PathKeys;
use crate::tree::{NodeId, Tree};
pub(crate) use jump::{Jump, Jumps};
use target::Targets;
pub(crate) use target::{is_front_page, page_key};

/// The language links of a page: those of the head first, then the header's, JSON-LD's, and those of the text.
pub(crate) fn read(tree: &Tree, head: &Head<'_>, data: &JsonLd, context: &PageContext<'_>) -> Vec<Alternate> {
    let mut found = Found { head, targets: Targets::new(head, context), alternates: Vec::new(), judged: 0 };
    for &link in head.links.iter().filter(|&&link| has_rel(tree, link, "alternate")) {
        found.hreflang(tree, link);
    }
    for header in context.values("Link") {
        for (href, tag) in http_link::alternates(header) {
            found.add(Lang::from_tag(tag), href, AlternateVia::HttpLink);
        }
    }
    found.open_graph();
    found.json_ld(data);
    for &link in &head.anchors {
        found.anchor(tree, link);
    }
    for &control in &head.controls {
        found.switch(tree, control);
    }
    found.alternates
}

/// The largest sites have a few hundred languages.
const MOST_ALTERNATES: usize = 500;

/// To see what stands around a link costs more than the link; no page has so many that name a language.
const MOST_JUDGED: usize = 1000;

struct Found<'a> {
    head: &'a Head<'a>,
    targets: Targets,
    alternates: Vec<Alternate>,
    /// How many links that name a language were looked at.
    judged: usize,
}

impl Found<'_> {
    fn add(&mut self, lang: Option<Lang>, href: &str, via: AlternateVia) {
        let (Some(lang), Some(url)) = (lang, self.head.resolve(href)) else { return };
        let target = self.targets.of(&url);
        let alternate = Alternate { lang, url: url.into(), via, target };
        if self.alternates.len() < MOST_ALTERNATES && !self.alternates.contains(&alternate) {
            self.alternates.push(alternate);
        }
    }

    fn hreflang(&mut self, tree: &Tree, link: NodeId) {
        // A feed in a language is no version of the page.
        let is_feed =
            tree.attr(link, "type").is_some_and(|kind| ["rss", "atom", "json"].iter().any(|feed| kind.contains(feed)));
        if let (Some(tag), Some(href), false) = (tree.attr(link, "hreflang"), tree.attr(link, "href"), is_feed) {
            self.add(Lang::from_tag(tag), href, AlternateVia::Hreflang);
        }
    }

    /// `og:locale:alternate` names a language only; some sites write the address of that version instead.
    fn open_graph(&mut self) {
        for value in self.head.all("og:locale:alternate").filter(|value| value.contains("://")) {
            let lang = self.head.resolve(value).and_then(|url| target::lang_of(&url));
            self.add(lang, value, AlternateVia::OgLocale);
        }
    }

    fn json_ld(&mut self, data: &JsonLd) {
        let objects = data.objects();
        for object in &objects {
            for property in ["workTranslation", "translationOfWork"] {
                let works = match object.get(property) {
                    Some(Value::Array(works)) => works.as_slice(),
                    Some(work) => std::slice::from_ref(work),
                    None => &[],
                };
                for work in works.iter().take(MOST_ALTERNATES) {
                    self.work(work, &objects);
                }
            }
        }
    }

    /// A version as an object of its own, a reference to one, or an address alone.
    fn work(&mut self, work: &Value, objects: &[&Object]) {
        let lang_of = |object: &Object| {
            json_ld::text(object, "inLanguage", &["alternateName", "name", "@id"]).and_then(Lang::from_tag)
        };
        let (href, lang) = match work {
            Value::String(href) if address::is_address(href) => (href.as_str(), None),
            Value::Object(object) => {
                let names = ["url", "@id", "mainEntityOfPage"];
                let href = names.iter().find_map(|name| json_ld::text(object, name, &["@id", "url"]));
                let Some(href) = href else { return };
                (href, lang_of(object))
            }
            _ => return,
        };
        let is_it = |object: &&&Object| object.get("@id").is_some_and(|id| id == href);
        let named = || objects.iter().filter(is_it).find_map(|object| lang_of(object));
        let in_address = || self.head.resolve(href).and_then(|url| target::lang_of(&url));
        let lang = lang.or_else(named).or_else(in_address);
        self.add(lang, href, AlternateVia::JsonLd);
    }

    fn anchor(&mut self, tree: &Tree, link: NodeId) {
        if tree.attr(link, "hreflang").is_none() {
            self.switch(tree, link);
        } else if address::of(tree, link).is_some() && switch::is_version(tree, link) {
            // On a tag or a teaser `hreflang` tells the language of another page.
            self.hreflang(tree, link);
        }
    }

    fn switch(&mut self, tree: &Tree, control: NodeId) {
        let Some(named) = switch::named(tree, control).filter(|_| self.judged < MOST_JUDGED) else { return };
        let Some(href) = address::of(tree, control) else { return };
        self.judged += 1;
        if switch::is_meant(tree, control, named) {
            self.add(Some(named.lang()), href, AlternateVia::SwitchLink);
        }
    }
}

/// More links in one region are a menu.
const MOST_SWITCHES: usize = 4;
/// So many short links of a page are looked at: switches stand in its head or with the title.
const MOST_SHORT: usize = 64;
/// So many are kept of a page.
const MOST_JUMPS: usize = 16;

/// The links of the page that may switch the language: short, few in their region, and leading to another page that is
/// no front page.
pub(crate) fn jumps(tree: &Tree, head: &Head<'_>, paths: &mut PathKeys<'_>, context: &PageContext<'_>) -> Jumps {
    let mut regions: FxHashMap<u32, usize> = FxHashMap::default();
    let short = head.anchors.iter().filter(|&&link| switch::is_short(tree, link)).take(MOST_SHORT);
    let short: Vec<(NodeId, u32)> = short.map(|&link| (link, paths.of(link))).collect();
    for &(_, path) in &short {
        *regions.entry(path).or_default() += 1;
    }
    let targets = Targets::new(head, context);
    let target = |&(link, path): &(NodeId, u32)| {
        let url = head.resolve(tree.attr(link, "href")?)?;
        (targets.of(&url) == AlternateTarget::Page).then_some((path, url))
    };
    let few = short.iter().filter(|(_, path)| regions[path] <= MOST_SWITCHES);
    let mut jumps = Jumps::default();
    for (path, url) in few.filter_map(target).take(MOST_JUMPS) {
        jumps.push(path, &url);
    }
    jumps
}

/// Whether the link is an `a` that only switches the language.
pub(crate) fn is_switch(tree: &Tree, link: NodeId) -> bool {
    tree.tag(link) == Some(&local_name!("a")) && switch::lang(tree, link).is_some()
}

#[cfg(test)]
mod tests;
