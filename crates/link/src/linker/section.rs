//! Sections among articles, told by their addresses: a view of the whole site, which the parser of one page has not.

use super::convention::is_id;
use super::site::Entry;
use crate::address::{Address, Place};

/// A site whose articles have names in their addresses shows it on so many pages, and on such a share of them.
const MIN_PAGES: usize = 4;
const MIN_SHARE: f64 = 0.6;
/// Words of an article's name; sections, tags and authors have one or two.
const MIN_WORDS: usize = 3;
/// Signs of a code such as `f3d506338f`.
const MIN_CODE: usize = 6;

/// Which of the pages of a site are sections: their address names no article where those of most others do.
pub(super) fn sections(entries: &[Entry<'_>]) -> Vec<bool> {
    let named = entries.iter().filter(|entry| entry.names_article).count();
    let is_rule = named >= MIN_PAGES && named as f64 >= MIN_SHARE * entries.len() as f64;
    entries.iter().map(|entry| is_rule && !entry.names_article).collect()
}

/// Whether a part of the address is a number, a code or a name of several words.
pub(super) fn names_article(address: &Address) -> bool {
    address.parts().any(|part| part.place != Place::Host && is_name(part.text))
}

fn is_name(text: &str) -> bool {
    has_id(text) || is_code(text) || words(text) >= MIN_WORDS
}

fn has_id(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_id)
}

fn is_code(text: &str) -> bool {
    let count = |is_kind: fn(&char) -> bool| text.chars().filter(is_kind).count();
    text.len() >= MIN_CODE
        && count(char::is_ascii_digit) >= 1
        && count(char::is_ascii_alphabetic) >= 1
        && words(text) == 1
}

fn words(text: &str) -> usize {
    text.split(['-', '_', '.', ' ', '+']).filter(|word| !word.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_of_articles_from_sections() {
        for (path, expected) in [
            ("news/4711223", true),
            ("news/2025/09/18/3400570", true),
            ("p/f3d506338f", true),
            ("a-bridge-was-opened", true),
            ("index.php?id=84512", true),
            ("archive", false),
            ("en/world-news", false),
            ("author/olena-hai", false),
            ("2025/09/18", false),
            ("news?page=3", false),
        ] {
            let address = Address::of(&format!("https://n.example/{path}"));
            assert_eq!(names_article(&address), expected, "{path}");
        }
    }
}
