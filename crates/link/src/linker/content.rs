//! What texts say: names, values, words, pictures and lengths that both have.

use rustc_hash::FxHashMap;

use super::site::{Entry, Site};
use crate::digest::{Content, Sketch};

/// A class of terms, and what is known of it before any page is seen.
struct Class {
    of: fn(&Content) -> &Sketch,
    /// How often a term of the shorter text stands in its other version too. Measured on translated news with the
    /// built-in lexicon; low values of it cost little, for the common case is decided by what is shared.
    kept: f64,
    /// How often it stands in an unrelated text.
    chance: f64,
    /// Terms of one text depend on each other; so much of their sum counts.
    independence: f64,
    /// The class says no more than this, in nats.
    most: f64,
}

const CLASSES: [Class; 5] = [
    Class { of: |content| &content.values, kept: 0.35, chance: 0.05, independence: 0.2, most: MAX_TOTAL },
    Class { of: |content| &content.names, kept: 0.15, chance: 0.02, independence: 0.15, most: MAX_TOTAL },
    Class { of: |content| &content.words, kept: 0.45, chance: 0.06, independence: 0.2, most: MAX_TOTAL },
    Class { of: |content| &content.title_terms, kept: 0.30, chance: 0.01, independence: 0.35, most: MAX_TOTAL },
    Class { of: |content| &content.anchors, kept: 0.50, chance: 0.02, independence: 1.0, most: MAX_ANCHORS },
];
/// The class of pictures and links.
const ANCHORS: usize = 4;
/// Pages that count as seen before the site's own are.
const PRIOR_PAGES: f64 = 20.0;
/// No single term says more than this, in nats.
const MAX_TERM: f64 = 4.0;
/// What is taken off, in nats: pages of one site share its subjects, beyond what counting single terms shows.
const COMMON_SUBJECTS: f64 = 1.5;
/// What terms say is worked out once for all that no more other pages have.
const KNOWN_CHANCES: usize = 16;
/// Bounds of what all content says: a wrong extraction must not outvote everything, and abridged versions lack much.
const MIN_TOTAL: f64 = -5.0;
const MAX_TOTAL: f64 = 12.0;
/// All pictures of a gallery come together, in the version of any language.
const MAX_ANCHORS: f64 = 5.0;
/// The variation of the logarithm of the length ratio of two versions, abridged ones among them.
const LENGTH_SPREAD: f64 = 0.4;

/// How many pages of a site have each term.
#[derive(Debug)]
pub(super) struct Frequencies {
    counts: [FxHashMap<u32, [u32; 2]>; CLASSES.len()],
    /// How many terms of each class a page has on average.
    sizes: [f64; CLASSES.len()],
    pages: f64,
}

/// What the contents of two pages say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Agreement {
    /// Terms both have.
    pub(super) terms: u32,
    /// Pictures and links both have.
    pub(super) anchors: u32,
    /// The evidence, in nats.
    pub(super) weight: f64,
    /// The same without the bounds of what is believed of a text.
    pub(super) unbounded: f64,
}

impl Frequencies {
    pub(super) fn of(site: &Site<'_>) -> Self {
        let mut counts: [FxHashMap<u32, [u32; 2]>; CLASSES.len()] = Default::default();
        let mut sizes = [0.0; CLASSES.len()];
        let pages = (site.first.len() + site.second.len()) as f64;
        for (side, entries) in [&site.first, &site.second].into_iter().enumerate() {
            for content in entries.iter().map(|entry| entry.digest.content()) {
                for ((class, counts), size) in CLASSES.iter().zip(&mut counts).zip(&mut sizes) {
                    *size += (class.of)(content).size() / pages;
                    for &hash in (class.of)(content).hashes() {
                        counts.entry(hash).or_default()[side] += 1;
                    }
                }
            }
        }
        Self { counts, sizes, pages }
    }

    /// How many pages have the term, the two at hand left out.
    fn others(&self, class: usize, hash: u32) -> u32 {
        let [first, second] = self.counts[class].get(&hash).copied().unwrap_or_default();
        (first + second).saturating_sub(2)
    }

    /// How likely it is that a random page has a term that so many others have.
    fn chance(&self, class: usize, others: u32) -> f64 {
        (f64::from(others) + PRIOR_PAGES * CLASSES[class].chance) / ((self.pages - 2.0).max(0.0) + PRIOR_PAGES)
    }

    /// How likely it is that a random page of `size` terms has the term: a long text has more of everything.
    fn chance_in(&self, class: usize, others: u32, size: f64) -> f64 {
        let chance = self.chance(class, others).min(0.99);
        1.0 - (1.0 - chance).powf(size / self.sizes[class].max(1.0))
    }

    /// What a term of one page says that is found in the other, of chance `chance`.
    fn shared(class: usize, chance: f64) -> f64 {
        (CLASSES[class].kept / chance.max(1e-6)).ln().clamp(0.0, MAX_TERM)
    }

    /// What a term of one page says that is not found in the other.
    fn missing(class: usize, chance: f64) -> f64 {
        ((1.0 - CLASSES[class].kept) / (1.0 - chance.min(0.9))).ln().min(0.0)
    }

    /// What the contents of two pages say.
    pub(super) fn compare(&self, first: &Content, second: &Content) -> Agreement {
        let basis = length_evidence(first.length, second.length) - COMMON_SUBJECTS;
        let mut agreement = Agreement { weight: basis, unbounded: basis, ..Agreement::default() };
        for (at, class) in CLASSES.iter().enumerate() {
            let (shared, weight) = self.compare_class(at, (class.of)(first), (class.of)(second));
            if at == ANCHORS {
                agreement.anchors += shared;
            } else {
                agreement.terms += shared;
            }
            agreement.unbounded += class.independence * weight;
            agreement.weight += (class.independence * weight).min(class.most);
        }
        agreement.weight = agreement.weight.clamp(MIN_TOTAL, MAX_TOTAL);
        agreement
    }

    fn compare_class(&self, class: usize, first: &Sketch, second: &Sketch) -> (u32, f64) {
        let (first_terms, second_terms) = first.comparable(second);
        let (fewer, more, size) = if first_terms.len() <= second_terms.len() {
            (first_terms, second_terms, second.size())
        } else {
            (second_terms, first_terms, first.size())
        };
        let (mut shared, mut weight) = (0, 0.0);
        // Most terms stand on few pages, so few chances are many terms'.
        let mut known = [[None; 2]; KNOWN_CHANCES];
        let mut weigh = |others: u32, is_shared: bool| {
            let weight = || {
                let chance = self.chance_in(class, others, size);
                if is_shared { Self::shared(class, chance) } else { Self::missing(class, chance) }
            };
            let known = known.get_mut(others as usize).map(|known| &mut known[usize::from(is_shared)]);
            known.map_or_else(weight, |known| *known.get_or_insert_with(weight))
        };
        // Both ascend.
        let mut rest = more;
        for &hash in fewer {
            while let [other, behind @ ..] = rest
                && *other < hash
            {
                rest = behind;
            }
            let is_shared = rest.first() == Some(&hash);
            shared += u32::from(is_shared);
            if is_shared || !more.is_empty() {
                weight += weigh(self.others(class, hash), is_shared);
            }
        }
        (shared, weight)
    }

    /// The terms of `content` by which its other version is best found, the rarest first, with their weights; a term
    /// that more than `most` pages of one language have is no help.
    pub(super) fn rare_terms(&self, content: &Content, most: u32) -> Vec<(usize, u32, f64)> {
        let mut terms = Vec::new();
        for (at, class) in CLASSES.iter().enumerate() {
            for &hash in (class.of)(content).hashes() {
                let [first, second] = self.counts[at].get(&hash).copied().unwrap_or_default();
                if first > 0 && second > 0 && first <= most && second <= most {
                    terms.push((
                        at,
                        hash,
                        class.independence * Self::shared(at, self.chance(at, self.others(at, hash))),
                    ));
                }
            }
        }
        terms.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        terms
    }
}

/// The pages of one side that have each of the terms that stand in both languages.
#[derive(Debug)]
pub(super) struct Index {
    /// Where the holders of a term begin in `holders`, and how many there are.
    places: [FxHashMap<u32, (u32, u32)>; CLASSES.len()],
    holders: Vec<u32>,
}

impl Index {
    /// The index of `side`, the second of the site; terms that more than `most` pages of a language have are left out.
    pub(super) fn of(frequencies: &Frequencies, side: &[&Entry<'_>], most: u32) -> Self {
        let mut index = Self { places: Default::default(), holders: Vec::new() };
        for (place, entry) in (0_u32..).zip(side) {
            for (class, hash, _) in frequencies.rare_terms(entry.digest.content(), most) {
                let (start, len) = index.places[class].entry(hash).or_insert_with(|| {
                    let start = index.holders.len();
                    let count = frequencies.counts[class].get(&hash).map_or(0, |[_, second]| *second);
                    index.holders.resize(start + count as usize, 0);
                    (u32::try_from(start).unwrap_or(u32::MAX), 0)
                });
                index.holders[(*start + *len) as usize] = place;
                *len += 1;
            }
        }
        index
    }

    /// The places of the pages that have a term.
    pub(super) fn holders(&self, class: usize, hash: u32) -> &[u32] {
        let (start, len) = self.places[class].get(&hash).copied().unwrap_or_default();
        &self.holders[start as usize..][..len as usize]
    }
}

/// Two versions are about equally long; two random pages need not be.
fn length_evidence(first: u32, second: u32) -> f64 {
    let ratio = (f64::from(first.max(1)) / f64::from(second.max(1))).ln() / LENGTH_SPREAD;
    // A normal distribution against one three times as wide, with the tails of the abridged.
    (3.0_f64.ln() - ratio * ratio * (4.0 / 9.0)).max(-1.5)
}
