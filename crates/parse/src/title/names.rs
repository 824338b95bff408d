//! What the head calls the article, each name without the site's.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::site::without_site;
use crate::head::Head;
use crate::metadata::json_ld::{self, Object};
use crate::page::Origin;
use crate::text::{folded, key, unescaped};

/// What a name of one word is worth beside others: it is as well that of a section.
const LONE_WORD: f32 = 0.9;

/// A name of the article.
#[derive(Debug)]
pub(crate) struct Name {
    /// As given, without the site's name.
    pub(crate) text: String,
    pub(crate) key: String,
    pub(crate) origin: Origin,
    /// Whether nothing was taken off it.
    pub(super) is_given: bool,
    /// Where its words stand in its key, each once.
    words: Vec<Range<usize>>,
}

impl Name {
    /// What is left of `given` without the site's name.
    fn new(text: &str, given: &str, origin: Origin) -> Self {
        let key = key(text);
        Self { text: text.to_owned(), words: places_of_words(&key), key, origin, is_given: text == given }
    }

    /// Which share of the words of the larger set it has in common with `words`: a name may go on with the site's.
    pub(super) fn likeness(&self, words: &FxHashSet<&str>) -> f32 {
        let common = self.common(words) as f32;
        let of_block = common / words.len().max(1) as f32;
        let of_name = common / self.words.len().max(1) as f32;
        let share = of_block * 0.7 + of_name * 0.3;
        if self.words.len() == 1 { share * LONE_WORD } else { share }
    }

    /// Whether it begins with `text`, and a sign that sets apart what follows.
    pub(super) fn goes_on_after(&self, text: &str) -> bool {
        let rest = self.text.strip_prefix(text).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| rest.starts_with([':', '|', '-', '–', '—', '«', '»', '•', '·', '/', '<']))
    }

    /// Whether it has at least half of its words in common with `words`.
    pub(super) fn is_mostly_in(&self, words: &FxHashSet<&str>) -> bool {
        2 * self.common(words) >= self.words.len()
    }

    /// How many of its words are among `words`.
    fn common(&self, words: &FxHashSet<&str>) -> usize {
        self.words.iter().filter(|place| words.contains(&self.key[(*place).clone()])).count()
    }
}

/// All names of the article, those that serve it alone first: the headline of its JSON-LD object, those of `<meta>`,
/// `<title>`.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<Name>,
}

impl Names {
    pub(crate) fn read(head: &Head<'_>, article: Option<&Object>) -> Self {
        let headline = article.and_then(|article| json_ld::text(article, "headline", &[]));
        let metas =
            ["og:title", "twitter:title", "title", "dc.title"].into_iter().filter_map(|name| head.first(&[name]));
        let metas = metas.chain(head.title.as_deref()).map(|name| (name, Origin::Meta));
        let publisher = article.and_then(|article| json_ld::text(article, "publisher", &["name"]));
        let site = head.first(&["og:site_name", "application-name"]).or(publisher);
        let host = head.base.as_ref().and_then(|url| url.host_str());
        let all = headline.map(|name| (name, Origin::JsonLd)).into_iter().chain(metas);
        let given: Vec<(String, Origin)> = all.map(|(name, origin)| (folded(&unescaped(name)), origin)).collect();
        let bare = given.iter().map(|(name, origin)| Name::new(&without_site(name, site, host), name, *origin));
        let mut names: Vec<Name> = bare.filter(|name| !name.key.is_empty()).collect();
        // A bar may be a part of the title after all.
        let barred = given.iter().filter(|(name, _)| name.contains(" | "));
        names.extend(barred.map(|(name, origin)| Name::new(name, name, *origin)));
        Self { names }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Name> + Clone {
        self.names.iter()
    }
}

/// Where the words of a [`key`] stand in it, of equal ones one.
fn places_of_words(key: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let places = key.split(' ').map(|word| {
        let place = start..start + word.len();
        start = place.end + 1;
        place
    });
    let mut places: Vec<_> = places.filter(|place| !place.is_empty()).collect();
    places.sort_unstable_by_key(|place| &key[place.clone()]);
    places.dedup_by_key(|place| &key[place.clone()]);
    places
}

/// The words of a [`key`].
pub(super) fn words_of(key: &str) -> FxHashSet<&str> {
    key.split(' ').filter(|word| !word.is_empty()).collect()
}
