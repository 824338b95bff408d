//! What stands in the page beside its text: `<meta>`, `<link>`, `<title>`, `<base>`, JSON-LD.

use std::borrow::Cow;

use html5ever::{LocalName, local_name};
use url::Url;

use crate::context::PageContext;
use crate::text::{fold, is_blank, push_folded};
use crate::tree::{NodeId, Tree};

/// What stands in the page beside its text, collected in one pass.
#[derive(Debug, Default)]
pub(crate) struct Head<'t> {
    /// Pairs of `name`, `property` or `itemprop` and `content`.
    metas: Vec<(&'t str, &'t str)>,
    /// `<link>` elements.
    pub(crate) links: Vec<NodeId>,
    /// `<a>` elements with a target.
    pub(crate) anchors: Vec<NodeId>,
    /// What leads to other pages without a link, by a script: buttons, options of menus, and the like.
    pub(crate) controls: Vec<NodeId>,
    /// `<time>` elements.
    pub(crate) times: Vec<NodeId>,
    /// Elements with `itemprop`, `typeof` or `rel="author"`.
    pub(crate) properties: Vec<NodeId>,
    /// Pictures.
    pub(crate) pictures: Vec<NodeId>,
    /// The texts of JSON-LD scripts.
    pub(crate) scripts: Vec<&'t str>,
    /// The first `<title>`.
    pub(crate) title: Option<String>,
    /// The `lang` of `<html>`.
    pub(crate) lang: Option<&'t str>,
    /// What relative addresses are resolved against.
    pub(crate) base: Option<Url>,
}

impl<'t> Head<'t> {
    pub(crate) fn read(tree: &'t Tree, context: &PageContext<'_>) -> Self {
        let mut head = Self { base: context.address().and_then(|url| Url::parse(url).ok()), ..Self::default() };
        let mut based = false;
        // That of `RDFa`, which HTML does not know.
        let type_of = LocalName::from("typeof");
        for node in tree.subtree(Tree::ROOT) {
            let Some(tag) = tree.tag(node) else { continue };
            match *tag {
                local_name!("meta") => head.meta(tree, node),
                local_name!("link") => head.links.push(node),
                local_name!("a") if tree.attr(node, "href").is_some() => head.anchors.push(node),
                local_name!("option") | local_name!("button") => head.controls.push(node),
                local_name!("a") | local_name!("span") | local_name!("li")
                    if tree.attr(node, "data-href").is_some() =>
                {
                    head.controls.push(node);
                }
                local_name!("time") => head.times.push(node),
                local_name!("img") => head.pictures.push(node),
                local_name!("title") if head.title.is_none() => head.title = Some(text_below(tree, node).into_owned()),
                local_name!("script") if is_json_ld(tree, node) => head.scripts.extend(script_text(tree, node)),
                local_name!("html") => head.lang = tree.attr(node, "lang").or(tree.attr(node, "xml:lang")),
                local_name!("base") if !based => based = head.rebase(tree.attr(node, "href")),
                _ if **tag == *"amp-img" => head.pictures.push(node),
                _ => {}
            }
            if tree.attrs(node).any(|(name, value)| names_property(name, value) || *name == type_of) {
                head.properties.push(node);
            }
        }
        head
    }

    fn meta(&mut self, tree: &'t Tree, node: NodeId) {
        let Some(content) = tree.attr(node, "content").filter(|content| !content.trim().is_empty()) else { return };
        for name in ["name", "property", "itemprop", "http-equiv"] {
            if let Some(name) = tree.attr(node, name) {
                self.metas.push((name.trim(), content.trim()));
            }
        }
    }

    /// Takes the first `<base href>` for the base of the page; `false` where it is none.
    fn rebase(&mut self, href: Option<&str>) -> bool {
        let base = href.and_then(|href| self.resolve(href));
        let found = base.is_some();
        if found {
            self.base = base;
        }
        found
    }

    /// The absolute address of `href`; `None` for what is no web address (`javascript:`, `mailto:`, damaged ones).
    pub(crate) fn resolve(&self, href: &str) -> Option<Url> {
        let href = href.trim();
        let url = match &self.base {
            Some(base) => base.join(href),
            None => Url::parse(href),
        };
        url.ok().filter(|url| matches!(url.scheme(), "http" | "https"))
    }

    /// The first value that stands under one of `names`, which are tried in order.
    pub(crate) fn first(&self, names: &[&str]) -> Option<&'t str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// All values under `name`, in page order.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &'t str> {
        self.metas.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }
}

/// Whether an attribute says what the element is in terms of a vocabulary: microdata, `rel="author"`.
fn names_property(name: &LocalName, value: &str) -> bool {
    match *name {
        local_name!("itemprop") => true,
        local_name!("rel") => has_word(value, "author"),
        _ => false,
    }
}

/// Whether a link's `rel` has the word `rel`.
pub(crate) fn has_rel(tree: &Tree, link: NodeId, rel: &str) -> bool {
    tree.attr(link, "rel").is_some_and(|words| has_word(words, rel))
}

fn has_word(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|other| other.eq_ignore_ascii_case(word))
}

/// Whether an element's `itemprop` has the word `property`.
pub(crate) fn has_property(tree: &Tree, node: NodeId, property: &str) -> bool {
    tree.attr(node, "itemprop").is_some_and(|words| words.split_whitespace().any(|word| word == property))
}

fn is_json_ld(tree: &Tree, node: NodeId) -> bool {
    const KIND: &str = "application/ld+json";
    let starts = |kind: &str| kind.trim().get(..KIND.len()).is_some_and(|start| start.eq_ignore_ascii_case(KIND));
    tree.attr(node, "type").is_some_and(starts)
}

fn script_text<'t>(tree: &'t Tree<'_>, node: NodeId) -> impl Iterator<Item = &'t str> {
    tree.children(node).filter_map(|child| tree.text(child))
}

/// Names and titles are shorter, in bytes; elements may nest, and reading each to its end would not be linear.
const LONGEST_TEXT: usize = 2048;

/// The text below `node`, white space folded; the beginning of a very long one. Most elements hold one text, which
/// needs no copy.
pub(crate) fn text_below<'t>(tree: &'t Tree<'_>, node: NodeId) -> Cow<'t, str> {
    only_text(tree, node).map_or_else(|| joined_below(tree, node, "").into(), fold)
}

/// The only text below `node` that is seen, not folded, empty where there is none; `None` where there are several or it
/// is very long.
pub(crate) fn only_text<'t>(tree: &'t Tree<'_>, node: NodeId) -> Option<&'t str> {
    let (mut only, mut length) = (None, 0);
    for text in tree.subtree(node).filter_map(|node| tree.text(node)) {
        length += text.len();
        if length > LONGEST_TEXT || (!is_blank(text) && only.replace(text).is_some()) {
            return None;
        }
    }
    Some(only.unwrap_or_default())
}

/// As [`text_below`], with `separator` where one piece ends and the next begins as two words do: a name and a paper.
pub(crate) fn joined_below(tree: &Tree, node: NodeId, separator: &str) -> String {
    let mut text = String::new();
    let mut left = LONGEST_TEXT;
    for piece in tree.subtree(node).filter_map(|node| tree.text(node)) {
        let piece = &piece[..piece.floor_char_boundary(left)];
        text.reserve(piece.len());
        if !separator.is_empty() && text.ends_with(char::is_lowercase) && piece.starts_with(char::is_uppercase) {
            text.push_str(separator);
        }
        push_folded(&mut text, 0, piece);
        left -= piece.len();
        if left == 0 {
            break;
        }
    }
    text.truncate(text.trim_end().len());
    text
}
