//! The article's main picture.

use std::ops::Range;

use super::describe::Sources;
use super::json_ld;
use crate::marks::Marks;
use crate::page::{Origin, Sourced};
use crate::tree::NodeId;
use crate::words::class;

/// A picture of an article is at least this wide, in CSS pixels: banners of counters are 88, portraits of authors
/// and pictures of teasers less than 200.
const LEAST_WIDTH: u32 = 200;

/// How many pictures are looked at.
const MOST_PICTURES: usize = 40;

/// The picture that the page names.
pub(super) fn named(sources: &Sources<'_>) -> Option<Sourced<String>> {
    let (head, article) = (sources.head, sources.article);
    let meta = head.first(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
    let meta = meta.and_then(|href| head.resolve(href)).map(|url| Sourced::new(url.into(), Origin::Meta));
    let data = || article.and_then(|article| json_ld::text(article, "image", &["url", "contentUrl", "@id"]));
    meta.or_else(|| data().and_then(|href| head.resolve(href)).map(|url| Sourced::new(url.into(), Origin::JsonLd)))
}

/// The first large picture among the nodes of the article, for a page that names none.
pub(crate) fn lead_picture(sources: &Sources<'_>, article: &Range<NodeId>) -> Option<Sourced<String>> {
    let pictures = sources.head.pictures.iter().filter(|node| article.contains(node)).take(MOST_PICTURES);
    let picture = pictures.copied().find(|&node| is_large(sources, node) && !is_aside(sources, node))?;
    let href = address(sources, picture)?;
    Some(Sourced::new(sources.head.resolve(href)?.into(), Origin::Markup))
}

/// Whether the picture says that it is large, or says nothing and stands in a figure.
fn is_large(sources: &Sources<'_>, node: NodeId) -> bool {
    let width = sources.tree.attr(node, "width").map(|width| width.trim_end_matches("px").parse::<u32>());
    match width {
        Some(width) => width.is_ok_and(|width| width >= LEAST_WIDTH),
        None => above(sources, node).any(|node| sources.tree.tag(node).is_some_and(|tag| **tag == *"figure")),
    }
}

/// Whether the picture stands in a teaser, an advertisement, a line about the author.
fn is_aside(sources: &Sources<'_>, node: NodeId) -> bool {
    let aside = Marks::EXCLUDED | Marks::ASIDE | Marks::TEASER | Marks::BYLINE;
    let is_marked = |node: NodeId| {
        let names = ["class", "id"].into_iter().filter_map(|name| sources.tree.attr(node, name));
        names.into_iter().any(|value| class::marks(value).has(aside))
            && !sources.flow.mass().holds_much(sources.tree, node)
    };
    above(sources, node).any(is_marked)
}

/// The elements around a picture, which stands at most a few elements deep in what it belongs to.
fn above<'a>(sources: &'a Sources<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + 'a {
    sources.tree.up_from(node).take(6)
}

/// The picture's address; a picture that is loaded late has an empty one in `src`.
fn address<'a>(sources: &'a Sources<'_>, node: NodeId) -> Option<&'a str> {
    let values =
        ["data-src", "data-lazy-src", "data-original", "src"].iter().filter_map(|name| sources.tree.attr(node, name));
    values.into_iter().find(|value| !value.trim().is_empty() && !value.starts_with("data:"))
}

#[cfg(test)]
mod tests {
    use crate::{PageContext, Parser};

    #[track_caller]
    fn check(picture: &str, expected: Option<&str>) {
        let html = format!(
            "<html lang=uk><body><img src=/logo.png width=300><article><h1>У місті відкрили новий міст</h1><div>{picture}\
             </div><p>Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.</p>\
             <p>Першими мостом поїхали автобуси, а за ними пішли сотні пішоходів.</p></article></body></html>"
        );
        let page = Parser::default().parse(&html, &PageContext::new().url("https://misto.example/1")).expect("a page");
        let found = page.metadata().image.as_ref().map(|image| image.value.as_str());
        assert_eq!(found, expected, "{picture}");
    }

    #[test]
    fn reads_the_first_large_picture_of_the_text() {
        check("<img src=/a.jpg width=400>", Some("https://misto.example/a.jpg"));
        check("<figure><img src='data:,' data-src=/b.jpg></figure>", Some("https://misto.example/b.jpg"));
        check("<amp-img src=/c.jpg width=1200></amp-img>", Some("https://misto.example/c.jpg"));
    }

    #[test]
    fn takes_no_counter_portrait_or_banner_for_it() {
        check("<img src=/counter.gif width=88>", None);
        check("<img src=/face.jpg>", None);
        check("<div class=banner><img src=/ad.jpg width=640></div>", None);
    }
}
