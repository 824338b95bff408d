//! Which terms of the source translate which terms of the target.

use crate::document::{Document, Term, TermClass};
use crate::feature::{Feature, Features};
use crate::pair::{Consulted, LanguagePair};

/// A term of the other side that translates a term, and what finding it is worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    /// The term of the other side.
    pub(crate) term: u32,
    /// The odds that it is there for the sake of this term against its being there by chance, in a unit of mass one.
    pub(crate) odds: f32,
}

/// All links between two documents, and what a term's absence is worth.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pairs: Vec<Pair>,
    from_source: Grouped,
    from_target: Grouped,
    source_misses: Vec<f32>,
    target_misses: Vec<f32>,
    /// The target terms with their skeletons, in order of these.
    by_skeleton: Vec<(u64, u32)>,
}

/// Links grouped by the term they start from.
#[derive(Debug, Default)]
struct Grouped {
    links: Vec<Link>,
    ends: Vec<u32>,
}

/// A source term and a target term that may translate each other.
#[derive(Debug, Clone, Copy)]
struct Pair {
    source: u32,
    target: u32,
    /// Probability of the target term given the source term.
    forward: f32,
    /// Probability of the source term given the target term.
    backward: f32,
}

/// What is believed of the terms of a class.
struct ClassModel {
    /// How often a term of the class has its partner in a true translation, where the lexicon knows it.
    hit: f32,
    /// How often an occurrence in any text is a given term of the class.
    background: f32,
}

/// How many occurrences of general text the background counts for beside those of the document at hand.
const BACKGROUND_WEIGHT: f32 = 1000.0;

/// What the absence of an unknown name's look-alike tells: names are mostly, but not always, kept.
const UNKNOWN_NAME_MISS: f32 = -0.15;

/// Orders of magnitude set by reasoning about translated prose: about three words in five find their equivalent in a
/// dictionary, figures are nearly always kept, function words have a counterpart in every other case; a given content
/// word is one in some thousand, a given function word one in fifty. Round values near these were compared on
/// English–Ukrainian pairs with known alignment; no single one matters much.
fn class_model(class: TermClass) -> ClassModel {
    let (hit, background) = match class {
        TermClass::Word => (0.6, 4e-4),
        TermClass::Common => (0.6, 2e-3),
        TermClass::Function => (0.5, 2e-2),
        TermClass::Name | TermClass::Literal => (0.6, 1e-4),
        TermClass::Quantity => (0.75, 1e-3),
        TermClass::Anchor => (0.8, 1e-5),
    };
    ClassModel { hit, background }
}

impl Links {
    /// Finds the links between two documents; what was there before goes.
    pub(crate) fn find(&mut self, source: &Document, target: &Document, languages: &LanguagePair, without: Features) {
        let languages = languages.between(source, target);
        self.pairs.clear();
        self.link_by_lexicon(source, target, languages);
        self.link_by_spelling(source, target);
        if !without.contains(Feature::Cognates) {
            self.link_by_skeleton(source, target);
        }
        self.leave_out_spelling(source, target, without);
        self.merge();
        let (forward, backward) = (odds_factors(target), odds_factors(source));
        let links =
            |pair: &Pair| (pair.source, Link { term: pair.target, odds: pair.forward * forward[pair.target as usize] });
        self.from_source.fill(source.terms().len(), self.pairs.iter().map(links));
        let links = |pair: &Pair| {
            (pair.target, Link { term: pair.source, odds: pair.backward * backward[pair.source as usize] })
        };
        self.from_target.fill(target.terms().len(), self.pairs.iter().map(links));
        fill_misses(&mut self.source_misses, source, without);
        fill_misses(&mut self.target_misses, target, without);
    }

    /// Links what the lexicons know, and leaves in place of the misses how much of each term is known.
    fn link_by_lexicon(&mut self, source: &Document, target: &Document, languages: Consulted<'_>) {
        let Self { pairs, source_misses, target_misses, .. } = self;
        source_misses.clear();
        source_misses.extend((0..).zip(source.terms()).map(|(id, term)| {
            consult(languages.of_source(term.key), |key, forward| {
                let pair = |target| Pair { source: id, target, forward, backward: 0.0 };
                pairs.extend(target.find(key).map(pair));
            })
        }));
        target_misses.clear();
        target_misses.extend((0..).zip(target.terms()).map(|(id, term)| {
            consult(languages.of_target(term.key), |key, backward| {
                let pair = |source| Pair { source, target: id, forward: 0.0, backward };
                pairs.extend(source.find(key).map(pair));
            })
        }));
    }

    /// Terms written alike: figures, addresses, Latin words in Cyrillic text, what the page says; plain words only
    /// where both sides are in one script. A Ukrainian label left on the English page translates nothing.
    fn link_by_spelling(&mut self, source: &Document, target: &Document) {
        let words_meet = source.is_cyrillic() == target.is_cyrillic();
        for (id, term) in (0..).zip(source.terms()) {
            if let Some(other) = target.find(term.key)
                && (words_meet || !term.class.is_word() || !target.terms()[other as usize].class.is_word())
            {
                self.pairs.push(Pair { source: id, target: other, forward: 1.0, backward: 1.0 });
            }
        }
    }

    /// Parts terms that are written alike, of the kinds that are left out, whatever links them.
    fn leave_out_spelling(&mut self, source: &Document, target: &Document, without: Features) {
        let kinds = [Feature::Quantities, Feature::Verbatim, Feature::Anchors];
        if kinds.into_iter().any(|feature| without.contains(feature)) {
            self.pairs.retain(|pair| {
                let (one, other) = (&source.terms()[pair.source as usize], &target.terms()[pair.target as usize]);
                one.key != other.key || !without.contains(feature_of_spelling(one.class))
            });
        }
    }

    fn link_by_skeleton(&mut self, source: &Document, target: &Document) {
        self.by_skeleton.clear();
        for (id, term) in (0_u32..).zip(target.terms()) {
            self.by_skeleton.extend(term.skeletons.into_iter().flatten().map(|skeleton| (skeleton, id)));
        }
        self.by_skeleton.sort_unstable();
        for (id, term) in (0..).zip(source.terms()) {
            for skeleton in term.skeletons.into_iter().flatten() {
                let first = self.by_skeleton.partition_point(|&(other, _)| other < skeleton);
                let same = self.by_skeleton[first..].iter().take_while(|&&(other, _)| other == skeleton);
                for &(_, other) in same {
                    let likeness = likeness(term, &target.terms()[other as usize]);
                    self.pairs.push(Pair { source: id, target: other, forward: likeness, backward: likeness });
                }
            }
        }
    }

    /// One pair for each two terms, with the best of either direction.
    fn merge(&mut self) {
        self.pairs.sort_unstable_by_key(|pair| u64::from(pair.source) << 32 | u64::from(pair.target));
        self.pairs.dedup_by(|next, first| {
            let same = (next.source, next.target) == (first.source, first.target);
            if same {
                first.forward = first.forward.max(next.forward);
                first.backward = first.backward.max(next.backward);
            }
            same
        });
        // A lexicon that was learnt in one direction only still speaks in the other.
        for pair in &mut self.pairs {
            pair.forward = pair.forward.max(pair.backward * 0.3);
            pair.backward = pair.backward.max(pair.forward * 0.3);
        }
    }

    /// What the source terms link to.
    pub(crate) fn of_source(&self, term: u32) -> &[Link] {
        self.from_source.of(term)
    }

    /// What the target terms link to.
    pub(crate) fn of_target(&self, term: u32) -> &[Link] {
        self.from_target.of(term)
    }

    /// What it tells that nothing on the other side is linked to the source term: none or a little against.
    pub(crate) fn source_miss(&self, term: u32) -> f32 {
        self.source_misses[term as usize]
    }

    /// The same of a target term.
    pub(crate) fn target_miss(&self, term: u32) -> f32 {
        self.target_misses[term as usize]
    }
}

impl Grouped {
    fn fill(&mut self, terms: usize, links: impl Iterator<Item = (u32, Link)> + Clone) {
        self.ends.clear();
        self.ends.resize(terms + 1, 0);
        for (from, _) in links.clone() {
            self.ends[from as usize + 1] += 1;
        }
        for at in 0..terms {
            self.ends[at + 1] += self.ends[at];
        }
        let count = self.ends[terms] as usize;
        self.links.clear();
        self.links.resize(count, Link { term: 0, odds: 0.0 });
        for (from, link) in links {
            let next = &mut self.ends[from as usize];
            self.links[*next as usize] = link;
            *next += 1;
        }
    }

    fn of(&self, term: u32) -> &[Link] {
        let term = term as usize;
        let start = if term == 0 { 0 } else { self.ends[term - 1] as usize };
        &self.links[start..self.ends[term] as usize]
    }
}

/// For each term: `hit / ((1 - hit) · rate)`, with the rate at which it stands elsewhere in its document.
fn odds_factors(document: &Document) -> Vec<f32> {
    let occurrences = document.occurrences() as f32;
    let factor = |term: &Term| {
        let ClassModel { hit, background } = class_model(term.class);
        let elsewhere = term.units.saturating_sub(1) as f32;
        let rate = (elsewhere + background * BACKGROUND_WEIGHT) / (occurrences + BACKGROUND_WEIGHT);
        hit / ((1.0 - hit) * rate)
    };
    document.terms().iter().map(factor).collect()
}

/// Calls `each` with all that lexicons have on a term; how much of what renders it is known, from 0 to 1.
fn consult(lexicons: impl Iterator<Item = impl Iterator<Item = (u64, f32)>>, mut each: impl FnMut(u64, f32)) -> f32 {
    let known =
        lexicons.map(|row| row.inspect(|&(key, probability)| each(key, probability)).map(|(_, part)| part).sum());
    known.map(|sum: f32| sum.min(1.0)).fold(0.0, f32::max)
}

/// What the absence of what renders a term tells, by how much of that is known.
fn fill_misses(misses: &mut [f32], document: &Document, without: Features) {
    for (miss, term) in misses.iter_mut().zip(document.terms()) {
        let known = *miss;
        let hit = class_model(term.class).hit;
        *miss = match term.class {
            class if is_silent(class, without) => 0.0,
            TermClass::Quantity | TermClass::Literal | TermClass::Anchor => (1.0 - hit).ln(),
            TermClass::Name if !without.contains(Feature::Cognates) => (1.0 - hit * known).ln().min(UNKNOWN_NAME_MISS),
            TermClass::Name | TermClass::Word | TermClass::Common | TermClass::Function => (1.0 - hit * known).ln(),
        };
    }
}

/// Whether nothing is told by the absence of a term's counterpart.
fn is_silent(class: TermClass, without: Features) -> bool {
    without.contains(Feature::Absence) || (!class.is_word() && without.contains(feature_of_spelling(class)))
}

/// Of what kind the evidence of a term is that is written alike on both sides.
fn feature_of_spelling(class: TermClass) -> Feature {
    match class {
        TermClass::Quantity => Feature::Quantities,
        TermClass::Anchor => Feature::Anchors,
        _ => Feature::Verbatim,
    }
}

/// How probable it is that a term is rendered by one of the same skeleton: short skeletons meet by chance.
fn likeness(source: &Term, target: &Term) -> f32 {
    let base = match source.skeleton_len.min(target.skeleton_len) {
        0 | 1 => 0.02,
        2 => 0.1,
        3 => 0.3,
        _ => 0.6,
    };
    // A capital letter on both sides makes a name of it; without any it is a loan word, or chance.
    match [source, target].into_iter().filter(|term| term.class == TermClass::Name).count() {
        2 => base,
        1 => base * 0.5,
        _ => base * 0.3,
    }
}
