//! Puts the metadata together: JSON-LD before `<meta>` before markup before text.

use poruch_detect_language::Lang;

use super::json_ld::{self, JsonLd, Object};
use super::visible_date::Calendar;
use super::{authors, category, dates, image, site_name, tags};
use crate::context::PageContext;
use crate::flow::Flow;
use crate::head::{Head, has_rel};
use crate::marks::Marks;
use crate::page::{Metadata, Origin, Sourced};
use crate::text::{folded, has_key, unescaped};
use crate::title::{self, Names, Title};
use crate::tree::Tree;
use crate::words::source::{is_source_label, source_of};

/// Everything that metadata is read from.
#[derive(Debug)]
pub(crate) struct Sources<'a> {
    pub(crate) tree: &'a Tree<'a>,
    pub(crate) head: &'a Head<'a>,
    pub(crate) data: &'a JsonLd,
    pub(crate) article: Option<&'a Object>,
    pub(crate) flow: &'a Flow,
    /// The title as it stands in the page.
    pub(crate) heading: Option<&'a Title>,
    /// What the head calls the article.
    pub(crate) names: &'a Names,
    pub(crate) calendar: Calendar,
    pub(crate) context: &'a PageContext<'a>,
}

impl Sources<'_> {
    /// The title's block.
    pub(crate) fn title(&self) -> Option<usize> {
        self.heading.map(|title| title.at)
    }
}

/// The page's description.
pub(crate) fn description<'a>(head: &'a Head<'_>, article: Option<&'a Object>) -> Option<&'a str> {
    let metas = ["og:description", "description", "twitter:description"];
    head.first(&metas).or_else(|| article.and_then(|article| json_ld::text(article, "description", &[])))
}

pub(crate) fn read(sources: &Sources<'_>) -> Metadata {
    let site_name = site_name::read(sources);
    Metadata {
        title: title(sources),
        published: dates::published(sources),
        modified: dates::modified(sources),
        category: category::read(sources),
        tags: tags::read(sources),
        authors: authors::read(sources),
        source: source(sources),
        image: image::named(sources),
        canonical: canonical(sources),
        declared_langs: declared_langs(sources),
        site_name,
    }
}

pub(super) fn sourced(text: &str, origin: Origin) -> Option<Sourced<String>> {
    let text = if matches!(origin, Origin::JsonLd | Origin::Meta) { folded(&unescaped(text)) } else { folded(text) };
    (!text.is_empty()).then(|| Sourced::new(text, origin))
}

pub(super) fn meta(sources: &Sources<'_>, names: &[&str]) -> Option<Sourced<String>> {
    sources.head.first(names).and_then(|value| sourced(value, Origin::Meta))
}

/// The title's text, as it stands in the page.
pub(super) fn headline<'a>(sources: &Sources<'a>) -> Option<&'a str> {
    sources.heading.map(|title| title.text(sources.flow))
}

/// What the article is called: as the page shows it, with the line above it where that is a part of the name; else as
/// the head does.
///
/// What the head calls the article is often another title, made for search engines or social networks, and no reader
/// of the page sees it; so it is asked for a part of the heading or one more line of the page only.
fn title(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let Some(title) = sources.heading else {
        return sources.names.iter().next().map(|name| Sourced::new(name.text.clone(), name.origin));
    };
    let name = title::longer_name(sources.tree, sources.flow, title, sources.names);
    let name = name.map(|name| Sourced::new(name.text.clone(), name.origin));
    name.or_else(|| Some(Sourced::new(title.text(sources.flow).to_owned(), Origin::Markup)))
}

/// The rest of a line that begins with one of `labels`: «Категорія: Суспільство».
pub(super) fn labelled(sources: &Sources<'_>, labels: &[&str]) -> Option<Sourced<String>> {
    let rest = |at: usize| {
        let (label, rest) = Some(sources.flow.text(at)).filter(|text| text.len() < 120)?.split_once(':')?;
        has_key(label, labels).then(|| sourced(rest, Origin::Text)).flatten()
    };
    (0..sources.flow.len()).find_map(rest)
}

/// «Джерело: …» in one line, or the label and the name in lines of their own.
fn source(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let flow = sources.flow;
    let start = sources.title().unwrap_or(0);
    let shown =
        |at: &usize| !flow.block(*at).marks.has(Marks::FOOTER | Marks::COMMENTS | Marks::FIGURE | Marks::RELATED);
    let named = |at: usize| {
        let text = flow.text(at);
        if let Some(name) = source_of(text).filter(|_| text.len() < 200) {
            return sourced(name, Origin::Text);
        }
        let is_label = is_source_label(text) && at + 1 < flow.len() && flow.text(at + 1).len() < 100;
        is_label.then(|| sourced(flow.text(at + 1), Origin::Text)).flatten()
    };
    (start..flow.len()).filter(shown).find_map(named)
}

fn canonical(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (tree, head) = (sources.tree, sources.head);
    let mut links = head.links.iter().filter(|&&link| has_rel(tree, link, "canonical"));
    let link = links.find_map(|&link| tree.attr(link, "href"));
    let href = link.or_else(|| head.first(&["og:url"]))?;
    head.resolve(href).map(|url| Sourced::new(url.into(), Origin::Meta))
}

fn declared_langs(sources: &Sources<'_>) -> Vec<Sourced<Lang>> {
    let head = sources.head;
    let data =
        sources.article.and_then(|article| json_ld::text(article, "inLanguage", &["alternateName", "name", "@id"]));
    let headers = sources.context.values("Content-Language");
    let all = (head.lang.map(|tag| (tag, Origin::Markup)).into_iter())
        .chain(headers.map(|tag| (tag, Origin::Meta)))
        .chain(
            ["content-language", "og:locale", "language", "dc.language"]
                .into_iter()
                .flat_map(|name| head.all(name).map(|tag| (tag, Origin::Meta))),
        )
        .chain(data.map(|tag| (tag, Origin::JsonLd)));
    let langs = all.filter_map(|(tag, origin)| Some(Sourced::new(Lang::from_tag(tag.split(',').next()?)?, origin)));
    let mut declared: Vec<Sourced<Lang>> = Vec::new();
    for lang in langs {
        if !declared.contains(&lang) {
            declared.push(lang);
        }
    }
    declared
}
