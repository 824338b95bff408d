//! Visible links that switch the language: «Читати українською», `УКР`, `UA`, `Read in English`, a flag.

use html5ever::local_name;
use poruch_detect_language::Lang;

use super::name::{self, Named};
use crate::head::{has_rel, only_text, text_below};
use crate::text::key;
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// Links around cards have long subtrees; a switch has a word or two, or a flag.
const LARGEST_SWITCH: u32 = 10;

/// Prose around a link in it has more characters than what introduces a switch («Читати також:»).
const LONGEST_INTRODUCTION: usize = 80;

/// A link that may switch the language whatever it shows has a word or two, in bytes.
const LONGEST_SHORT: usize = 30;

/// Whether the link is as short as switches are.
pub(super) fn is_short(tree: &Tree, link: NodeId) -> bool {
    let texts = || tree.subtree(link).filter_map(|node| tree.text(node));
    let leads_on = tree.attr(link, "href").is_some_and(|href| !href.is_empty() && !href.starts_with('#'));
    let is_small = tree.after(link).0 - link.0 <= LARGEST_SWITCH;
    leads_on && is_small && texts().map(str::len).sum::<usize>() <= LONGEST_SHORT
}

/// The language that the link, button or option switches to, if it is such a one.
pub(super) fn lang(tree: &Tree, link: NodeId) -> Option<Lang> {
    named(tree, link).filter(|&named| is_meant(tree, link, named)).map(Named::lang)
}

/// The language that a link names, whatever stands around it.
pub(super) fn named(tree: &Tree, link: NodeId) -> Option<Named> {
    if tree.after(link).0 - link.0 > LARGEST_SWITCH {
        return None;
    }
    if only_text(tree, link).is_some_and(name::begins_otherwise) {
        return None;
    }
    let text = text_below(tree, link);
    let is_longer = text.len() > LONGEST_SIGN;
    if text.len() > name::LONGEST || (is_longer && !name::may_begin(&text)) {
        return None;
    }
    let key = key(&text);
    name::of_words(&key).or_else(|| {
        let is_word = key.chars().count() > name::SHORTEST_WORD;
        if is_word { banner(tree, link, &key) } else { flag(tree, link, &text) }
    })
}

/// Whether a link that names a language switches to it, by what stands around it: up to a few hundred nodes.
pub(super) fn is_meant(tree: &Tree, link: NodeId, named: Named) -> bool {
    match named {
        Named::Surely(_) => !is_in_prose(tree, link),
        Named::Perhaps(lang) => stands_among_languages(tree, link, lang),
    }
}

/// Signs and short words, in bytes: a flag of two symbols with a sign before or behind it.
const LONGEST_SIGN: usize = 16;

/// What a link without words shows or is labelled: 🇺🇦, `<img alt="English">`, `<img src="/flags/ua.svg">`,
/// `<i class="fi fi-gb">`.
fn flag(tree: &Tree, link: NodeId, text: &str) -> Option<Named> {
    let labels = |node| ["alt", "aria-label", "title"].into_iter().filter_map(move |name| tree.attr(node, name));
    let label = || tree.subtree(link).flat_map(labels).find_map(name::read);
    name::flag(text).map(Named::Surely).or_else(label).or_else(|| icon(tree, link).map(Named::Surely))
}

/// The language of a picture or an icon of a flag.
fn icon(tree: &Tree, link: NodeId) -> Option<Lang> {
    tree.subtree(link).find_map(|node| {
        let picture = ["src", "data-src"].into_iter().find_map(|name| tree.attr(node, name).and_then(flag_of_file));
        picture.or_else(|| tree.attr(node, "class").and_then(flag_of_class))
    })
}

fn flag_of_file(src: &str) -> Option<Lang> {
    let (folder, file) = src.rsplit_once('/')?;
    let is_flag = class::has_word(folder, &["flag", "flags", "lang", "langs", "language", "languages"]);
    let stem = file.split('.').next().unwrap_or(file);
    let stem = stem.strip_prefix("flag-").or(stem.strip_prefix("flag_")).unwrap_or(stem);
    (is_flag || stem.len() < file.len() && file.starts_with("flag")).then(|| name::of_country(stem)).flatten()
}

/// As the common icon sets write it: `flag-ua`, `flag-icon-ua`, `fi-ua`.
fn flag_of_class(classes: &str) -> Option<Lang> {
    let code = |name: &str| {
        let prefixes = ["flag-icon-", "flag-", "flag_", "flag--", "fi-"];
        prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).and_then(name::of_country)
    };
    classes.split_ascii_whitespace().find_map(code)
}

/// The language of a banner whose link says nothing but «Перейти»: «Ця сторінка доступна українською. Перейти».
fn banner(tree: &Tree, link: NodeId, key_of_link: &str) -> Option<Named> {
    let banner = tree.parent(link).filter(|_| name::is_invitation(key_of_link))?;
    let is_small = tree.after(banner).0 - banner.0 <= 2 * LARGEST_SWITCH;
    let text = is_small.then(|| text_below(tree, banner)).filter(|text| text.len() <= 2 * name::LONGEST)?;
    name::of_words(&key(&text))
}

/// Whether the link is a word or two of a paragraph: «звіт вийшов <a>англійською</a>».
fn is_in_prose(tree: &Tree, link: NodeId) -> bool {
    let Some(around) = tree.up_from(link).skip(1).find(|&node| !is_inline(tree, node)) else { return false };
    let own = tree.children(around).take(LARGEST_LIST as usize).filter_map(|child| tree.text(child));
    own.map(|text| key(text).chars().count()).sum::<usize>() > LONGEST_INTRODUCTION
}

fn is_inline(tree: &Tree, node: NodeId) -> bool {
    tree.tag(node).is_some_and(|tag| {
        matches!(
            *tag,
            local_name!("b")
                | local_name!("strong")
                | local_name!("i")
                | local_name!("em")
                | local_name!("span")
                | local_name!("font")
        )
    })
}

/// A list of languages has fewer nodes; what has more is a part of the page, whatever its class says of languages.
const LARGEST_LIST: u32 = 100;

/// Class words of a list of languages.
const LIST_WORDS: [&str; 7] = ["lang", "langs", "language", "languages", "locale", "locales", "translations"];

/// The elements around a link, itself the first, that are small enough to be a list of languages.
fn lists(tree: &Tree, link: NodeId) -> impl Iterator<Item = NodeId> {
    let up = tree.up_from(link);
    // `<body class="lang-uk">` tells the language of the page.
    up.take_while(|&node| tree.after(node).0 - node.0 < LARGEST_LIST && tree.tag(node) != Some(&local_name!("body")))
}

/// Whether a link with `hreflang` leads to this page in that language rather than to any page in it: it says no more
/// than the language's name, or stands in a list of languages, or calls itself an alternate.
pub(super) fn is_version(tree: &Tree, link: NodeId) -> bool {
    has_rel(tree, link, "alternate")
        || lang(tree, link).is_some()
        || says_code(tree, link)
        || lists(tree, link).any(|node| is_list(tree, node))
}

fn is_list(tree: &Tree, node: NodeId) -> bool {
    let mut names = ["class", "id"].into_iter().filter_map(|name| tree.attr(node, name));
    names.any(|value| class::has_word(value, &LIST_WORDS))
}

/// Whether the element stands in a list of languages, or beside the name of another one, two levels up at most.
fn stands_among_languages(tree: &Tree, link: NodeId, lang: Lang) -> bool {
    let is_other = |node| tree.text(node).and_then(name::read_proper).is_some_and(|other| other != lang);
    let names_other = |node: NodeId| tree.subtree(node).any(is_other);
    lists(tree, link).any(|node| is_list(tree, node)) || lists(tree, link).take(3).any(names_other)
}

/// Whether the link says the code that stands in its `hreflang`: `DE`.
fn says_code(tree: &Tree, link: NodeId) -> bool {
    let text = text_below(tree, link);
    text.len() <= 3 && tree.attr(link, "hreflang").is_some_and(|tag| Lang::from_tag(tag) == Lang::from_tag(&text))
}
