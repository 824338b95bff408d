//! Visible links that switch the language: «Читати українською», `УКР`, `UA`, `Read in English`.

use poruch_detect_language::Lang;

use crate::head::text_below;
use crate::text::key;
use crate::tree::{NodeId, Tree};

/// Names of languages as switch links write them.
const NAMES: [(&str, Lang); 33] = [
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
const INVITATIONS: [&str; 24] = [
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

/// The language that the link switches to, if it is such a link.
pub(super) fn lang(tree: &Tree, link: NodeId) -> Option<Lang> {
    // Links around cards have long subtrees; a switch has a word or two, or a flag.
    if tree.after(link).0 - link.0 > 8 {
        return None;
    }
    let text = text_below(tree, link);
    if text.is_empty() {
        let names = tree.subtree(link).filter_map(|node| tree.attr(node, "alt").or(tree.attr(node, "aria-label")));
        return names.take(2).find_map(named);
    }
    named(&text)
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
