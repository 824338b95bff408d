//! Links to versions of the page in other languages, by every convention.

mod http_link;
mod switch;
mod target;

use html5ever::local_name;
use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::context::PageContext;
use crate::head::{Head, has_rel};
use crate::metadata::json_ld::{self, JsonLd};
use crate::page::{Alternate, AlternateTarget, AlternateVia};
use crate::path_key::PathKeys;
use crate::tree::{NodeId, Tree};
use target::Targets;
pub(crate) use target::{is_front_page, plain};

/// The language links of a page: those of the head first, then the header's, JSON-LD's, and those of the text.
pub(crate) fn read(tree: &Tree, head: &Head<'_>, data: &JsonLd, context: &PageContext<'_>) -> Vec<Alternate> {
    let mut found = Found { head, targets: Targets::new(head, context), alternates: Vec::new() };
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
    found.alternates
}

/// The largest sites have a few hundred languages.
const MOST_ALTERNATES: usize = 500;

struct Found<'a> {
    head: &'a Head<'a>,
    targets: Targets,
    alternates: Vec<Alternate>,
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
        if let (Some(tag), Some(href)) = (tree.attr(link, "hreflang"), tree.attr(link, "href")) {
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
        for object in data.objects() {
            for property in ["workTranslation", "translationOfWork"] {
                let works = match object.get(property) {
                    Some(Value::Array(works)) => works.as_slice(),
                    Some(work) => std::slice::from_ref(work),
                    None => &[],
                };
                for work in works {
                    self.work(work);
                }
            }
        }
    }

    fn work(&mut self, work: &Value) {
        let Value::Object(object) = work else { return };
        let href =
            ["url", "@id", "mainEntityOfPage"].iter().find_map(|name| json_ld::text(object, name, &["@id", "url"]));
        let tag = json_ld::text(object, "inLanguage", &["alternateName", "name", "@id"]);
        let Some(href) = href else { return };
        let lang = tag.and_then(Lang::from_tag);
        let lang = lang.or_else(|| self.head.resolve(href).and_then(|url| target::lang_of(&url)));
        self.add(lang, href, AlternateVia::JsonLd);
    }

    fn anchor(&mut self, tree: &Tree, link: NodeId) {
        // A fragment alone leads nowhere: the button that unfolds a list of languages.
        let Some(href) = tree.attr(link, "href").filter(|href| !href.trim_start().starts_with('#')) else { return };
        if tree.attr(link, "hreflang").is_some() {
            // On a tag or a teaser `hreflang` tells the language of another page.
            if switch::is_version(tree, link) {
                self.hreflang(tree, link);
            }
        } else if let Some(lang) = switch::lang(tree, link) {
            self.add(Some(lang), href, AlternateVia::SwitchLink);
        }
    }
}

/// A link of a few words or a picture, which may be one that switches the language, whatever it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Jump {
    /// Where it stands, by make.
    pub(crate) path: u32,
    /// Its address, resolved.
    pub(crate) url: String,
}

/// More links in one region are a menu.
const MOST_SWITCHES: usize = 4;
/// So many short links of a page are looked at: switches stand in its head or with the title.
const MOST_SHORT: usize = 64;
/// So many are kept of a page.
const MOST_JUMPS: usize = 16;

/// The links of the page that may switch the language: short, few in their region, and leading to another page that is
/// no front page.
pub(crate) fn jumps(tree: &Tree, head: &Head<'_>, paths: &mut PathKeys<'_>, context: &PageContext<'_>) -> Vec<Jump> {
    let mut regions: FxHashMap<u32, usize> = FxHashMap::default();
    let short = head.anchors.iter().filter(|&&link| switch::is_short(tree, link)).take(MOST_SHORT);
    let short: Vec<(NodeId, u32)> = short.map(|&link| (link, paths.of(link))).collect();
    for &(_, path) in &short {
        *regions.entry(path).or_default() += 1;
    }
    let targets = Targets::new(head, context);
    let jump = |&(link, path): &(NodeId, u32)| {
        let url = head.resolve(tree.attr(link, "href")?)?;
        (targets.of(&url) == AlternateTarget::Page).then(|| Jump { path, url: url.into() })
    };
    short.iter().filter(|(_, path)| regions[path] <= MOST_SWITCHES).filter_map(jump).take(MOST_JUMPS).collect()
}

/// Whether the link is an `a` that only switches the language.
pub(crate) fn is_switch(tree: &Tree, link: NodeId) -> bool {
    tree.tag(link) == Some(&local_name!("a")) && switch::lang(tree, link).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{PageContext, Parser};

    #[track_caller]
    fn check(link: &str, expected: &[&str]) {
        let html = format!(
            "<html lang=uk><body class=lang-uk>{link}<h1>Міст відкрито</h1><p>Новий міст відкрили.</p></body></html>"
        );
        let page =
            Parser::default().parse(&html, &PageContext::new().url("https://misto.example/uk/1")).expect("a page");
        let found: Vec<_> =
            page.alternates().iter().map(|found| format!("{} {}", found.lang.as_str(), found.url)).collect();
        assert_eq!(found, expected, "{link}");
    }

    #[test]
    fn takes_no_button_of_a_menu_for_a_version() {
        check("<a href='#'>УКР</a><a href='/en/1'>ENG</a>", &["en https://misto.example/en/1"]);
    }

    #[test]
    fn reads_hreflang_in_a_list_of_languages() {
        check("<ul class=links><li><a hreflang=en href='/en'>English</a></ul>", &["en https://misto.example/en"]);
        check(
            "<ul class=languages><li><a hreflang=pl href='/pl/1'>Po polsku</a></ul>",
            &["pl https://misto.example/pl/1"],
        );
        check("<a hreflang=de href='/de/1'>DE</a>", &["de https://misto.example/de/1"]);
    }

    #[test]
    fn takes_no_tag_or_teaser_with_hreflang_for_a_version() {
        let rest = "<p>Новий міст через річку відкрили в неділю вранці.</p>".repeat(60);
        check(&format!("<a hreflang=en href='/en/tags/bridges'>bridges</a>{rest}"), &[]);
        check(&format!("<a hreflang=en href='/en/9'>How the river got its name</a>{rest}"), &[]);
    }
}
