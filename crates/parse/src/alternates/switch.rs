//! Visible links that switch the language: «Читати українською», `УКР`, `UA`, `Read in English`.

use poruch_detect_language::Lang;

use crate::head::{has_rel, text_below};
use crate::text::key;
use crate::tree::{NodeId, Tree};
use crate::words::class;

/// Names of languages as switch links write them.
const NAMES: [(&str, Lang); 41] = [
    ("укр", Lang::UK),
    ("ук", Lang::UK),
    ("українська", Lang::UK),
    ("українською", Lang::UK),
    ("українську", Lang::UK),
    ("українська версія", Lang::UK),
    ("ukrainian", Lang::UK),
    ("ukrainian version", Lang::UK),
    ("ua", Lang::UK),
    ("uk", Lang::UK),
    ("ukr", Lang::UK),
    ("uk ua", Lang::UK),
    ("украинский", Lang::UK),
    ("на украинском", Lang::UK),
    ("на украинском языке", Lang::UK),
    ("украинская версия", Lang::UK),
    ("англ", Lang::EN),
    ("англійська", Lang::EN),
    ("англійською", Lang::EN),
    ("англійську", Lang::EN),
    ("англійська версія", Lang::EN),
    ("english", Lang::EN),
    ("english version", Lang::EN),
    ("eng", Lang::EN),
    ("en", Lang::EN),
    ("en us", Lang::EN),
    ("en gb", Lang::EN),
    ("английский", Lang::EN),
    ("на английском", Lang::EN),
    ("на английском языке", Lang::EN),
    ("английская версия", Lang::EN),
    ("рус", Lang::RU),
    ("ру", Lang::RU),
    ("російською", Lang::RU),
    ("російська", Lang::RU),
    ("русский", Lang::RU),
    ("на русском", Lang::RU),
    ("русская версия", Lang::RU),
    ("russian", Lang::RU),
    ("rus", Lang::RU),
    ("ru", Lang::RU),
];

/// What a switch link may say before the name of a language.
const INVITATIONS: [&str; 27] = [
    "читати",
    "читайте",
    "читати статтю",
    "читати новину",
    "читати цю новину",
    "читати на",
    "перейти на",
    "доступно",
    "версія",
    "мова",
    "мовою",
    "читать",
    "читать статью",
    "читать новость",
    "read in",
    "read this in",
    "read it in",
    "read this article in",
    "read this story in",
    "read the article in",
    "read",
    "also in",
    "available in",
    "also available in",
    "view in",
    "switch to",
    "in",
];

/// A switch link is short.
const LONGEST: usize = 60;

/// Links around cards have more nodes below them; a switch has a word or two, or a flag.
const MOST_NODES: u32 = 8;

/// Whether the link is as short as switches are.
pub(super) fn is_short(tree: &Tree, link: NodeId) -> bool {
    let texts = || tree.subtree(link).filter_map(|node| tree.text(node));
    let leads_on = tree.attr(link, "href").is_some_and(|href| !href.is_empty() && !href.starts_with('#'));
    leads_on && tree.after(link).0 - link.0 <= MOST_NODES && texts().map(str::len).sum::<usize>() <= LONGEST / 2
}

/// The language that the link switches to, if it is such a link.
pub(super) fn lang(tree: &Tree, link: NodeId) -> Option<Lang> {
    if tree.after(link).0 - link.0 > MOST_NODES {
        return None;
    }
    let text = text_below(tree, link);
    if text.is_empty() {
        let names = tree.subtree(link).filter_map(|node| tree.attr(node, "alt").or(tree.attr(node, "aria-label")));
        return names.take(2).find_map(named);
    }
    named(&text)
}

/// A list of languages has fewer nodes; what has more is a part of the page, whatever its class says of languages.
const LARGEST_LIST: u32 = 100;

/// Class words of a list of languages.
const LIST_WORDS: [&str; 7] = ["lang", "langs", "language", "languages", "locale", "locales", "translations"];

/// Whether a link with `hreflang` leads to this page in that language rather than to any page in it: it says no more
/// than the language's name, or stands in a list of languages, or calls itself an alternate.
pub(super) fn is_version(tree: &Tree, link: NodeId) -> bool {
    let up = std::iter::successors(Some(link), |&node| tree.parent(node));
    let mut around = up.take_while(|&node| tree.after(node).0 - node.0 < LARGEST_LIST);
    let is_list = |node: NodeId| {
        let names = ["class", "id"].into_iter().filter_map(|name| tree.attr(node, name));
        names.into_iter().any(|value| class::has_word(value, &LIST_WORDS))
    };
    has_rel(tree, link, "alternate") || lang(tree, link).is_some() || says_code(tree, link) || around.any(is_list)
}

/// Whether the link says the code that stands in its `hreflang`: `DE`.
fn says_code(tree: &Tree, link: NodeId) -> bool {
    let text = text_below(tree, link);
    text.len() <= 3 && tree.attr(link, "hreflang").is_some_and(|tag| Lang::from_tag(tag) == Lang::from_tag(&text))
}

fn named(text: &str) -> Option<Lang> {
    if text.len() > LONGEST {
        return None;
    }
    let key = key(text);
    let name = |key: &str| NAMES.iter().find(|(name, _)| *name == key).map(|&(_, lang)| lang);
    name(&key).or_else(|| {
        let invitation = INVITATIONS.iter().filter(|invitation| key.starts_with(**invitation));
        invitation.filter_map(|invitation| key[invitation.len()..].strip_prefix(' ')).find_map(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Lang>) {
        assert_eq!(named(text), expected, "{text}");
    }

    #[test]
    fn knows_switch_links() {
        check("Читати українською", Some(Lang::UK));
        check("УКР", Some(Lang::UK));
        check("UA", Some(Lang::UK));
        check("Read in English", Some(Lang::EN));
        check("Англійською →", Some(Lang::EN));
        check("На русском", Some(Lang::RU));
    }

    #[test]
    fn takes_no_other_link_for_one() {
        check("Українська правда", None);
        check("English Premier League", None);
        check("Read more", None);
        check("", None);
    }
}
