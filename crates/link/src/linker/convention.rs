//! What the addresses of a site have in common between versions, learned from the addresses themselves.

use poruch_align::ConsonantReader;
use poruch_detect_language::Lang;
use rustc_hash::FxHashMap;

use super::candidates::Places;
use super::site::Site;
use crate::address::{Address, Part, Place, is_language_name};
use crate::digest::{hash, slug};
use crate::{Digest, Evidence, marker};

/// A part that so many pages of one language have, and next to none of the other, names the language.
const MARKER_SHARE: f64 = 0.6;
const MARKER_LEAK: f64 = 0.02;
/// Pages of a language that must be there before the site's own marks are believed.
const MIN_PAGES: u32 = 8;
/// Digits of a number that names an article; shorter ones are pages and parts.
const MIN_ID: usize = 4;

/// By what two addresses can be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Rule {
    /// All but the part that names the language.
    Address,
    /// The name of the article at the end, in whatever way it is romanised, or the title in its place.
    Slug,
    /// A number.
    Id,
    /// Numbers that differ by as much as those of most pairs.
    Shift,
}

impl Rule {
    /// Those that hold for each pair on its own.
    pub(super) const ALL: [Self; 3] = [Self::Address, Self::Slug, Self::Id];

    /// What it says for callers.
    pub(super) fn evidence(self) -> Evidence {
        match self {
            Self::Address => Evidence::SameAddress,
            Self::Slug => Evidence::SameSlug,
            Self::Id => Evidence::SameId,
            Self::Shift => Evidence::ShiftedId,
        }
    }
}

/// The keys of all addresses of a site.
#[derive(Debug)]
pub(super) struct Conventions {
    first: Vec<PlacedKey>,
    second: Vec<PlacedKey>,
    /// The numbers of the pages of both languages.
    pub(super) numbers: [Vec<Option<i64>>; 2],
}

impl Conventions {
    /// The pairs of places whose addresses share a key that no other page of either language has.
    pub(super) fn matches(&self, rule: Rule) -> Vec<Places> {
        let (first, second) = (unique_keys(&self.first, rule), unique_keys(&self.second, rule));
        let mut matches: Vec<_> =
            first.iter().filter_map(|(key, &first)| Some((first?, (*second.get(key)?)?))).collect();
        matches.sort_unstable();
        matches.dedup();
        matches
    }
}

/// A key of an address, with the place of the article that has it.
#[derive(Debug, Clone, Copy)]
struct PlacedKey {
    rule: Rule,
    key: u64,
    place: u32,
}

/// Which page has a key; `None` where several do.
fn unique_keys(keys: &[PlacedKey], rule: Rule) -> FxHashMap<u64, Option<u32>> {
    let mut holders = FxHashMap::default();
    for &PlacedKey { key, place, .. } in keys.iter().filter(|key| key.rule == rule) {
        let holder = holders.entry(key).or_insert(Some(place));
        if *holder != Some(place) {
            *holder = None;
        }
    }
    holders
}

/// Learns the conventions of `site`.
pub(super) fn learn(site: &Site<'_>) -> Conventions {
    let markers = Markers::learn(site);
    let (mut reader, mut address) = (ConsonantReader::default(), Address::default());
    let mut learn_side = |side: usize| {
        let (mut keys, mut numbers) = (Vec::new(), Vec::new());
        for (entry, place) in site.pages(side) {
            entry.read_address(&mut address);
            // The articles come in order, then their copies.
            if numbers.len() == place as usize {
                numbers.push(number(&address));
            }
            let add = |rule, key| keys.push(PlacedKey { rule, key, place });
            markers.keys(&address, entry.digest, &mut reader, add);
        }
        (keys, numbers)
    };
    let ((first, first_numbers), (second, second_numbers)) = (learn_side(0), learn_side(1));
    Conventions { first, second, numbers: [first_numbers, second_numbers] }
}

/// Parts of addresses that name a language on this site.
#[derive(Debug, Default)]
struct Markers {
    learned: FxHashMap<u64, Lang>,
}

impl Markers {
    fn learn(site: &Site<'_>) -> Self {
        let mut counts: FxHashMap<u64, [u32; 2]> = FxHashMap::default();
        let mut address = Address::default();
        for (side, entries) in [&site.first, &site.second].into_iter().enumerate() {
            for entry in entries {
                entry.read_address(&mut address);
                for part in address.parts() {
                    counts.entry(part.key()).or_default()[side] += 1;
                }
            }
        }
        let (first, second) = (count(site.first.len()), count(site.second.len()));
        let marked = |[in_first, in_second]: [u32; 2]| match () {
            () if tells(in_first, first, in_second, second) => Some(site.langs[0]),
            () if tells(in_second, second, in_first, first) => Some(site.langs[1]),
            () => None,
        };
        let learned = counts.into_iter().filter_map(|(key, counts)| Some((key, marked(counts)?))).collect();
        Self { learned }
    }

    fn names(&self, part: &Part<'_>, lang: Lang) -> bool {
        let is_code = marker::language_of(part.text) == Some(lang);
        is_code || self.learned.get(&part.key()) == Some(&lang)
    }

    /// Calls `add` with the keys of the address of a page.
    fn keys(&self, address: &Address, digest: &Digest, reader: &mut ConsonantReader, mut add: impl FnMut(Rule, u64)) {
        let lang = digest.lang();
        let rest = address.parts().filter(|part| !self.names(part, lang));
        let is_named = rest.clone().any(|part| part.place != Place::Host);
        if is_named {
            let spell = |state, part: Part<'_>| part.spell(state, marker::strip_affix(part.text, lang));
            add(Rule::Address, rest.clone().fold(hash::of(b""), spell));
        }
        let slugs = slug(rest.clone(), lang).into_iter().flat_map(|slug| slug::keys(slug, reader));
        slugs.chain(digest.title_slug().iter().copied()).for_each(|key| add(Rule::Slug, key));
        ids(rest).for_each(|id| add(Rule::Id, hash::of(id.as_bytes())));
    }
}

/// Whether a part on `ours` pages of `all` in one language, and on `theirs` of `others` in the other, names the former.
fn tells(ours: u32, all: u32, theirs: u32, others: u32) -> bool {
    all >= MIN_PAGES
        && others >= MIN_PAGES
        && f64::from(ours) >= MARKER_SHARE * f64::from(all)
        && f64::from(theirs) <= MARKER_LEAK * f64::from(others)
}

/// The name of the article: the last segment, without the numbers around it.
fn slug<'a>(mut parts: impl DoubleEndedIterator<Item = Part<'a>>, lang: Lang) -> Option<&'a str> {
    let last = parts.rfind(|part| part.place == Place::Path)?;
    let is_mark = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    Some(marker::strip_affix(last.text, lang).trim_matches(is_mark))
}

/// The number of the article, where its address has one: the last.
fn number(address: &Address) -> Option<i64> {
    ids(address.parts()).last()?.parse().ok()
}

/// The numbers that may name the article: of the path's last two segments and of the query, but no dates.
fn ids<'a>(parts: impl DoubleEndedIterator<Item = Part<'a>> + Clone) -> impl Iterator<Item = &'a str> {
    let last = parts.clone().filter(|part| part.place == Place::Path).rev().take(2);
    let query = parts.filter(|part| part.place == Place::Query && !is_language_name(part.name));
    let runs = last.chain(query).flat_map(|part| part.text.split(|c: char| !c.is_ascii_digit()));
    runs.filter(|run| is_id(run))
}

/// Whether `run`, digits, is long enough for the number of an article, and no date.
pub(super) fn is_id(run: &str) -> bool {
    run.len() >= MIN_ID && !is_date(run)
}

/// A year, or year, month and day in one.
fn is_date(run: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    match run.len() {
        4 => (1990..=2099).contains(&number(run)),
        8 => {
            let (year, month, day) = (number(&run[..4]), number(&run[4..6]), number(&run[6..]));
            (1990..=2099).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
        }
        _ => false,
    }
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: (&str, Lang), second: (&str, Lang), rule: Rule, is_shared: bool) {
        let keys = |(url, lang): (&str, Lang)| {
            let json = format!(r#"{{"url":"{url}","lang":"{lang}"}}"#);
            let digest = Digest::of(&serde_json::from_str(&json).unwrap());
            let mut keys = Vec::new();
            let address = Address::of(url);
            let add = |rule, key| keys.push((rule, key));
            Markers::default().keys(&address, &digest, &mut ConsonantReader::default(), add);
            keys
        };
        let (first_keys, second_keys) = (keys(first), keys(second));
        let meet = first_keys.iter().any(|key| key.0 == rule && second_keys.contains(key));
        assert_eq!(meet, is_shared, "{rule:?} of {first:?} and {second:?}");
    }

    #[test]
    fn addresses_meet_without_the_part_that_names_the_language() {
        for (en, uk) in [
            ("https://n.example/en/news/1", "https://n.example/news/1"),
            ("https://n.example/news/eng/1", "https://n.example/news/ukr/1"),
            ("https://en.n.example/news/1", "https://n.example/news/1"),
            ("https://n.example/news/1?lang=en", "https://n.example/news/1?lang=ua"),
            ("https://n.example/story-of-a-bridge-en", "https://n.example/story-of-a-bridge"),
        ] {
            check((en, Lang::EN), (uk, Lang::UK), Rule::Address, true);
        }
        check(("https://n.example/a", Lang::EN), ("https://n.example/b", Lang::UK), Rule::Address, false);
    }

    #[test]
    fn a_part_that_names_another_language_than_the_pages_stays() {
        check(("https://n.example/it/a", Lang::EN), ("https://n.example/a", Lang::UK), Rule::Address, false);
    }

    #[test]
    fn numbers_meet_wherever_they_stand() {
        let en = "https://n.example/en/bridge-4078066.html";
        check((en, Lang::EN), ("https://n.example/mist-4078066/", Lang::UK), Rule::Id, true);
        check((en, Lang::EN), ("https://n.example/4078067-mist/", Lang::UK), Rule::Id, false);
    }

    #[test]
    fn dates_are_no_ids() {
        let (en, uk) = ("https://n.example/en/2025/20250918/a", "https://n.example/2025/20250918/b");
        check((en, Lang::EN), (uk, Lang::UK), Rule::Id, false);
    }
}
