//! What an element means for the flow of text.

use html5ever::{LocalName, local_name};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::marks::Marks;
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// Whether nothing below the element is text of the page.
pub(crate) fn is_skipped(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("head")
            | local_name!("title")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("video")
            | local_name!("audio")
            | local_name!("canvas")
            | local_name!("select")
            | local_name!("option")
            | local_name!("textarea")
            | local_name!("datalist")
            | local_name!("button")
            | local_name!("map")
            | local_name!("rt")
            | local_name!("rp")
    )
}

/// Whether the element starts and ends a block, by its default style.
pub(crate) fn is_block(tag: &LocalName) -> bool {
    matches!(
        *tag,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("body")
            | local_name!("caption")
            | local_name!("center")
            | local_name!("dd")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("legend")
            | local_name!("li")
            | local_name!("main")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("ol")
            | local_name!("p")
            | local_name!("pre")
            | local_name!("section")
            | local_name!("summary")
            | local_name!("table")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
            | local_name!("ul")
    )
}

/// Whether the element sets its text off by weight or slant.
pub(crate) fn is_emphasis(tag: &LocalName) -> bool {
    matches!(*tag, local_name!("b") | local_name!("strong") | local_name!("em") | local_name!("i"))
}

/// The level of a heading element.
pub(crate) fn heading_level(tag: &LocalName) -> Option<u8> {
    match *tag {
        local_name!("h1") => Some(1),
        local_name!("h2") => Some(2),
        local_name!("h3") => Some(3),
        local_name!("h4") => Some(4),
        local_name!("h5") => Some(5),
        local_name!("h6") => Some(6),
        _ => None,
    }
}

/// Whether the element is `h1` to `h6`.
pub(crate) fn is_heading(tree: &Tree, node: NodeId) -> bool {
    tree.tag(node).is_some_and(|tag| heading_level(tag).is_some())
}

/// Whether a heading holds what a heading does: where it was left open, the page stands in it.
pub(crate) fn is_short(tree: &Tree, heading: NodeId) -> bool {
    /// In bytes.
    const LONGEST: usize = 400;
    const MOST_NODES: usize = 100;
    let texts =
        tree.subtree(heading).take(MOST_NODES + 1).map(|node| tree.text(node).map_or(0, |text| text.trim().len()));
    let (nodes, length) = texts.fold((0, 0), |(nodes, sum), length| (nodes + 1, sum + length));
    nodes <= MOST_NODES && length <= LONGEST
}

/// The size that `<font size>` sets, of 1 to 7, where `outer` is the size around it.
pub(crate) fn font_size(tree: &Tree, node: NodeId, outer: u8) -> u8 {
    let Some(value) = tree.attr(node, "size").map(str::trim) else { return outer };
    let size = match value.as_bytes().first() {
        // Relative sizes count from the default, whatever stands around.
        Some(b'+' | b'-') => value.parse().ok().map(|step: i8| step.saturating_add(3)),
        _ => value.parse().ok(),
    };
    size.map_or(outer, |size| size.clamp(1, 7).unsigned_abs())
}

/// Whether a link leads to its own place in the page and shows a sign for that: `#`, `¶`, `§`.
pub(crate) fn is_permalink(tree: &Tree, link: NodeId) -> bool {
    let shows_words = |node| tree.text(node).is_some_and(|text| text.contains(char::is_alphanumeric));
    tree.attr(link, "href").is_some_and(|href| href.starts_with('#')) && !tree.subtree(link).any(shows_words)
}

/// What the values of attributes and the names in them say, each read once: the elements of a page share a few hundred
/// values, and these a few hundred names.
#[derive(Debug)]
pub(crate) struct KnownNames<'t> {
    values: FxHashMap<&'t str, Marks>,
    names: FxHashMap<&'t str, Marks>,
}

impl Default for KnownNames<'_> {
    fn default() -> Self {
        /// Small pages have fewer values and names.
        const MOST: usize = 100;
        let table = || FxHashMap::with_capacity_and_hasher(MOST, FxBuildHasher);
        Self { values: table(), names: table() }
    }
}

impl<'t> KnownNames<'t> {
    fn marks(&mut self, value: &'t str) -> Marks {
        let Self { values, names } = self;
        let mut of_name = |name: &'t str| *names.entry(name).or_insert_with(|| class::of_name(name));
        *values.entry(value).or_insert_with(|| class::marks_by(value, &mut of_name))
    }
}

/// What tag and attributes of the element say about the text below it.
pub(crate) fn marks<'t>(tree: &'t Tree, node: NodeId, tag: &LocalName, known: &mut KnownNames<'t>) -> Marks {
    let mut marks = tag_marks(tag);
    for (name, value) in tree.attrs(node) {
        marks |= match *name {
            // The id of a heading is what a table of contents leads to, and repeats the heading's own words.
            local_name!("id") if heading_level(tag).is_some() => Marks::default(),
            local_name!("class") | local_name!("id") | local_name!("itemprop") => named(tree, node, tag, value, known),
            local_name!("role") => role_marks(value),
            local_name!("hidden") if !value.eq_ignore_ascii_case("until-found") => Marks::HIDDEN,
            local_name!("aria-hidden") if value == "true" => Marks::HIDDEN,
            local_name!("style") if hides(value) => Marks::HIDDEN,
            _ if matches!(&**name, "data-testid" | "data-component" | "data-block") => {
                named(tree, node, tag, value, known)
            }
            _ => Marks::default(),
        };
    }
    marks
}

/// What a name says of the element.
fn named<'t>(tree: &Tree, node: NodeId, tag: &LocalName, value: &'t str, known: &mut KnownNames<'t>) -> Marks {
    let marks = known.marks(value);
    // A paragraph of that name is the text behind the wall, and so are those in a box that offers nothing.
    let is_wall = marks.has(Marks::PROMPT) && value.split_ascii_whitespace().any(|name| name == "paywall");
    let is_paid = is_wall && (*tag == local_name!("p") || holds_paid_text(tree, node));
    // A heading is named after its tag, a label of the text's sections after several.
    let is_heading = heading_level(tag).is_some() && class::has_word(value, &["tag"]);
    match () {
        () if is_paid => marks.without(Marks::PROMPT),
        () if is_heading => marks.without(Marks::BYLINE),
        () => marks,
    }
}

/// Whether a box holds paragraphs and nothing that leads to an offer.
fn holds_paid_text(tree: &Tree, node: NodeId) -> bool {
    /// A paragraph has rarely fewer bytes.
    const PARAGRAPH: usize = 60;
    const OFFERS: [&str; 8] = ["subscri", "login", "signin", "sign-in", "register", "account", "offer", "peredplat"];
    let is_text = |node: NodeId| {
        tree.tag(node).is_some_and(|tag| *tag == local_name!("p"))
            && tree.subtree(node).filter_map(|inner| tree.text(inner)).map(str::len).sum::<usize>() >= PARAGRAPH
    };
    let is_offer = |node: NodeId| {
        let leads = |href: &str| OFFERS.iter().any(|part| href.contains(part));
        tree.tag(node).is_some_and(|tag| matches!(&**tag, "form" | "button" | "input" | "iframe"))
            || tree.attr(node, "href").is_some_and(leads)
    };
    tree.subtree(node).any(is_text) && !tree.subtree(node).any(is_offer)
}

fn tag_marks(tag: &LocalName) -> Marks {
    match *tag {
        local_name!("nav") | local_name!("menu") => Marks::NAVIGATION,
        local_name!("footer") => Marks::FOOTER,
        local_name!("header") => Marks::HEADER,
        local_name!("aside") => Marks::ASIDE,
        local_name!("article") => Marks::ARTICLE,
        local_name!("main") => Marks::MAIN,
        local_name!("figure") => Marks::FIGURE,
        local_name!("figcaption") => Marks::FIGURE | Marks::CAPTION,
        local_name!("blockquote") => Marks::QUOTE,
        local_name!("address") => Marks::BYLINE,
        local_name!("dialog") => Marks::PROMPT,
        local_name!("form") | local_name!("fieldset") | local_name!("label") => Marks::CONTROL,
        _ => amp_marks(tag),
    }
}

fn amp_marks(tag: &str) -> Marks {
    match tag.strip_prefix("amp-") {
        Some("sidebar") => Marks::NAVIGATION,
        Some("consent" | "user-notification" | "lightbox" | "subscriptions-dialog") => Marks::PROMPT,
        Some("ad" | "sticky-ad" | "auto-ads" | "embed") => Marks::ADVERT,
        Some("social-share" | "addthis") => Marks::SHARE,
        Some("twitter" | "instagram" | "facebook" | "iframe") => Marks::EMBED,
        _ => Marks::default(),
    }
}

fn role_marks(role: &str) -> Marks {
    match role {
        "navigation" | "menu" | "menubar" | "search" | "toolbar" | "tablist" | "listbox" => Marks::NAVIGATION,
        "banner" => Marks::HEADER,
        "contentinfo" => Marks::FOOTER,
        "complementary" => Marks::ASIDE,
        "dialog" | "alertdialog" => Marks::PROMPT,
        "main" => Marks::MAIN,
        "article" => Marks::ARTICLE,
        _ => Marks::default(),
    }
}

/// Whether an inline style hides the element.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((name, value)) = declaration.split_once(':') else { return false };
        let value = value.trim();
        match name.trim() {
            name if name.eq_ignore_ascii_case("display") => value.starts_with("none"),
            name if name.eq_ignore_ascii_case("visibility") => value.starts_with("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_id_of_a_heading_for_its_own_words() {
        let tree = Tree::parse("<h2 id=related class=title>Related work</h2>", &crate::Limits::new()).expect("small");
        let heading = tree.subtree(Tree::ROOT).find(|&node| tree.attr(node, "id").is_some()).expect("the heading");
        assert_eq!(marks(&tree, heading, &local_name!("h2"), &mut KnownNames::default()), Marks::TITLE);
    }

    #[test]
    fn tells_paid_paragraphs_from_the_offer() {
        let text = "<p>Новий міст через річку відкрили в неділю вранці, через десять років.</p>";
        let says = |inside: &str| {
            let html = format!("<div class=paywall>{inside}</div>");
            let tree = Tree::parse(&html, &crate::Limits::new()).expect("small");
            let wall = tree.subtree(Tree::ROOT).find(|&node| tree.attr(node, "class").is_some()).expect("the box");
            marks(&tree, wall, &local_name!("div"), &mut KnownNames::default())
        };
        assert_eq!(says(text), Marks::default());
        assert_eq!(says(&format!("{text}<a href=/subscribe>Передплатити</a>")), Marks::PROMPT);
        assert_eq!(says(&format!("{text}<button>Далі</button>")), Marks::PROMPT);
        assert_eq!(says("Лише для передплатників"), Marks::PROMPT);
    }

    #[test]
    fn takes_a_heading_named_after_its_tag_for_one() {
        let tree = Tree::parse("<h3 class=edTag>What went wrong</h3>", &crate::Limits::new()).expect("small");
        let heading = tree.subtree(Tree::ROOT).find(|&node| tree.attr(node, "class").is_some()).expect("the heading");
        assert_eq!(marks(&tree, heading, &local_name!("h3"), &mut KnownNames::default()), Marks::default());
    }

    #[test]
    fn reads_styles_that_hide() {
        assert!(hides("color: red; DISPLAY : none !important"));
        assert!(!hides("display:block; background: url(none)"));
    }
}
