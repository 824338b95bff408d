//! Puts the metadata together: JSON-LD before `<meta>` before markup before text.

use poruch_detect_language::Lang;

use super::json_ld::{self, JsonLd, Object};
use super::{authors, dates};
use crate::context::PageContext;
use crate::flow::Flow;
use crate::head::{Head, text_below};
use crate::marks::Marks;
use crate::page::{Metadata, Origin, PageDate, Sourced};
use crate::text::{folded, key};
use crate::title;
use crate::tree::{NodeId, Tree};
use crate::words::label;

/// Everything that metadata is read from.
#[derive(Debug)]
pub(crate) struct Sources<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) head: &'a Head<'a>,
    pub(crate) data: &'a JsonLd,
    pub(crate) article: Option<&'a Object>,
    pub(crate) flow: &'a Flow,
    /// The title's block.
    pub(crate) title: Option<usize>,
    pub(crate) today: Option<PageDate>,
    pub(crate) context: &'a PageContext<'a>,
}

/// What the head calls the page's title.
pub(crate) fn title_names<'a>(head: &'a Head<'_>, article: Option<&'a Object>) -> Vec<&'a str> {
    let headline = article.and_then(|article| json_ld::text(article, "headline", &[]));
    let metas = ["og:title", "twitter:title", "title", "dc.title"].into_iter().filter_map(|name| head.first(&[name]));
    headline.into_iter().chain(metas).chain(head.title.as_deref()).collect()
}

/// The page's description.
pub(crate) fn description<'a>(head: &'a Head<'_>, article: Option<&'a Object>) -> Option<&'a str> {
    let metas = ["og:description", "description", "twitter:description"];
    head.first(&metas).or_else(|| article.and_then(|article| json_ld::text(article, "description", &[])))
}

pub(crate) fn read(sources: &Sources<'_>) -> Metadata {
    let site_name = site_name(sources);
    let name = site_name.as_ref().map(|name| name.value.as_str());
    Metadata {
        title: title(sources, name),
        published: dates::published(sources),
        modified: dates::modified(sources),
        category: category(sources),
        tags: tags(sources),
        authors: authors::read(sources),
        source: source(sources),
        image: image(sources),
        canonical: canonical(sources),
        declared_langs: declared_langs(sources),
        site_name,
    }
}

fn sourced(text: &str, origin: Origin) -> Option<Sourced<String>> {
    let text = folded(text);
    (!text.is_empty()).then(|| Sourced::new(text, origin))
}

fn meta(sources: &Sources<'_>, names: &[&str]) -> Option<Sourced<String>> {
    sources.head.first(names).and_then(|value| sourced(value, Origin::Meta))
}

fn title(sources: &Sources<'_>, site: Option<&str>) -> Option<Sourced<String>> {
    if let Some(at) = sources.title {
        let names = title_names(sources.head, sources.article);
        return sourced(title::in_block(sources.flow.text(at), &names), Origin::Markup);
    }
    let host = sources.head.base.as_ref().and_then(|url| url.host_str());
    let headline = sources.article.and_then(|article| json_ld::text(article, "headline", &[]));
    let name = headline.map(|headline| (headline, Origin::JsonLd));
    let meta = || sources.head.first(&["og:title", "twitter:title"]).or(sources.head.title.as_deref());
    let (name, origin) = name.or_else(|| meta().map(|name| (name, Origin::Meta)))?;
    sourced(&title::without_site(name, site, host), origin)
}

fn site_name(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let publisher = || sources.article.and_then(|article| json_ld::text(article, "publisher", &["name"]));
    meta(sources, &["og:site_name", "application-name"])
        .or_else(|| publisher().and_then(|name| sourced(name, Origin::JsonLd)))
}

fn category(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let section = sources.article.and_then(|article| json_ld::text(article, "articleSection", &["name"]));
    section
        .and_then(|section| sourced(section, Origin::JsonLd))
        .or_else(|| meta(sources, &["article:section", "og:article:section", "parsely-section"]))
        .or_else(|| labelled(sources, &["категорія", "рубрика", "category", "section"]))
        .or_else(|| breadcrumb(sources))
}

/// The last entry but the article itself of a breadcrumb list.
fn breadcrumb(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let objects = sources.data.objects();
    let list = objects.iter().find(|object| json_ld::types(object).any(|kind| kind == "BreadcrumbList"))?;
    let items = list.get("itemListElement")?.as_array()?;
    let name = |item: &serde_json::Value| {
        let item = item.as_object()?;
        json_ld::text(item, "name", &[]).or_else(|| json_ld::text(item, "item", &["name"])).map(folded)
    };
    let title = sources.title.map(|at| key(sources.flow.text(at)));
    let names: Vec<String> = items.iter().filter_map(name).filter(|name| Some(key(name)) != title).collect();
    // The first entry is the front page.
    (names.len() > 1).then(|| names.last().and_then(|name| sourced(name, Origin::JsonLd))).flatten()
}

/// The rest of a line that begins with one of `labels`: «Категорія: Суспільство».
fn labelled(sources: &Sources<'_>, labels: &[&str]) -> Option<Sourced<String>> {
    let rest = |at: usize| {
        let text = sources.flow.text(at);
        let (label, rest) = text.split_once(':').filter(|_| text.len() < 120)?;
        labels.contains(&key(label).as_str()).then(|| sourced(rest, Origin::Text)).flatten()
    };
    (0..sources.flow.len()).find_map(rest)
}

fn tags(sources: &Sources<'_>) -> Vec<Sourced<String>> {
    let mut tags = Vec::new();
    for tag in sources.head.all("article:tag") {
        add_tag(&mut tags, tag, Origin::Meta);
    }
    if tags.is_empty() {
        keywords(sources, &mut tags);
    }
    for &node in sources.head.anchors.iter().filter(|&&node| sources.tree.attr(node, "rel") == Some("tag")) {
        add_tag(&mut tags, &text_below(sources.tree, node), Origin::Markup);
    }
    tags
}

fn keywords(sources: &Sources<'_>, tags: &mut Vec<Sourced<String>>) {
    let listed = sources.article.and_then(|article| article.get("keywords"));
    for tag in listed.into_iter().flat_map(json_ld::strings).flat_map(|list| list.split([',', ';'])) {
        add_tag(tags, tag, Origin::JsonLd);
    }
    if tags.is_empty() {
        let list = sources.head.first(&["news_keywords", "keywords"]).unwrap_or_default();
        list.split([',', ';']).for_each(|tag| add_tag(tags, tag, Origin::Meta));
    }
}

/// More tags than this are a list of everything, not what the article is about.
const MOST_TAGS: usize = 100;

fn add_tag(tags: &mut Vec<Sourced<String>>, tag: &str, origin: Origin) {
    let known = tags.iter().any(|other| key(&other.value) == key(tag));
    if !known && tags.len() < MOST_TAGS {
        tags.extend(sourced(tag, origin));
    }
}

/// «Джерело: …» in one line, or the label and the name in lines of their own.
fn source(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let flow = sources.flow;
    let start = sources.title.unwrap_or(0);
    let shown =
        |at: &usize| !flow.block(*at).marks.has(Marks::FOOTER | Marks::COMMENTS | Marks::FIGURE | Marks::RELATED);
    let named = |at: usize| {
        let text = flow.text(at);
        if let Some(name) = label::source_of(text).filter(|_| text.len() < 200) {
            return sourced(name, Origin::Text);
        }
        let is_label = label::is_source_label(text) && at + 1 < flow.len() && flow.text(at + 1).len() < 100;
        is_label.then(|| sourced(flow.text(at + 1), Origin::Text)).flatten()
    };
    (start..flow.len()).filter(shown).find_map(named)
}

fn image(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (head, article) = (sources.head, sources.article);
    let meta = head.first(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
    let meta = meta.and_then(|href| head.resolve(href)).map(|url| Sourced::new(url.into(), Origin::Meta));
    let data = || article.and_then(|article| json_ld::text(article, "image", &["url", "contentUrl", "@id"]));
    meta.or_else(|| data().and_then(|href| head.resolve(href)).map(|url| Sourced::new(url.into(), Origin::JsonLd)))
}

fn canonical(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (tree, head) = (sources.tree, sources.head);
    let mut links = head.links.iter().filter(|&&link| has_rel(tree, link, "canonical"));
    let link = links.find_map(|&link| tree.attr(link, "href"));
    let href = link.or_else(|| head.first(&["og:url"]))?;
    head.resolve(href).map(|url| Sourced::new(url.into(), Origin::Meta))
}

/// Whether a link's `rel` has the word `rel`.
pub(crate) fn has_rel(tree: &Tree, link: NodeId, rel: &str) -> bool {
    tree.attr(link, "rel").is_some_and(|words| words.split_whitespace().any(|word| word.eq_ignore_ascii_case(rel)))
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
