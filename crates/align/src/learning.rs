//! Learns a lexicon from what was aligned (Brown et al. 1993, model 1).

mod model;

use std::fmt;

use rustc_hash::FxHashMap;

use crate::tongue::{Analyser, Analysis, Side, TokenKind};
use crate::{Alignment, Lexicon, LexiconBuilder, Unit};
use model::Model;

/// Learns which words translate which from aligned pairs.
///
/// Give it pairs with their alignments, and take a [`Lexicon`] in the end; align again with it, and learn again: two or
/// three rounds are enough. The result depends on the pairs and their order only.
///
/// ```
/// use poruch_align::{AlignOptions, Aligner, Cache, Learner, Unit};
///
/// let pairs = [(["The beaver builds a dam.", "The otter sleeps."], ["Бобер будує греблю.", "Видра спить."])];
/// let units = |texts: &[&'static str]| texts.iter().copied().map(Unit::new).collect::<Vec<_>>();
/// let (aligner, mut cache, mut learner) = (Aligner::default(), Cache::default(), Learner::new());
/// for (en, uk) in &pairs {
///     let (en, uk) = (units(en), units(uk));
///     learner.add(&en, &uk, &aligner.align(&mut cache, &en, &uk));
/// }
/// let aligner = Aligner::new(AlignOptions::new().lexicon(learner.finish()));
/// # let _ = aligner;
/// ```
pub struct Learner {
    max_words: usize,
    max_bytes: u64,
    least_score: f32,
    analyser: Analyser,
    analysis: Analysis,
    source: Vocabulary,
    target: Vocabulary,
    beads: Beads,
}

/// Words of one side, in the order of their first use.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<u64, u32>,
    keys: Vec<u64>,
    forms: Vec<Box<str>>,
}

/// The words of the beads that are learnt from.
#[derive(Debug, Default)]
pub(crate) struct Beads {
    source: Vec<u32>,
    target: Vec<u32>,
    /// For each bead, where its words end on either side, and its weight.
    ends: Vec<(usize, usize, f32)>,
}

/// Words that are held by default: 20 million, about 200 MB.
const MAX_WORDS: usize = 20_000_000;

/// Bytes of a word in a bead, with the room that arrays leave for more, and its posting.
const BYTES_A_WORD: u64 = 12;
/// Bytes of a bead.
const BYTES_A_BEAD: u64 = 100;
/// Bytes of a word that was not seen before: its form and key, and of the source side the pairs it may be in.
const BYTES_A_SOURCE_WORD: u64 = 1000;
const BYTES_A_TARGET_WORD: u64 = 150;

/// Beads that are less probable teach more wrong than right.
const LEAST_SCORE: f32 = 0.8;

/// Beads of more words say little of which translates which, and cost most.
const LONGEST_BEAD: usize = 250;

impl Default for Learner {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Learner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Learner")
            .field("max_words", &self.max_words)
            .field("beads", &self.beads.len())
            .finish_non_exhaustive()
    }
}

impl Learner {
    /// A learner that has seen nothing.
    pub fn new() -> Self {
        Self {
            max_words: MAX_WORDS,
            max_bytes: u64::MAX,
            least_score: LEAST_SCORE,
            analyser: Analyser::default(),
            analysis: Analysis::default(),
            source: Vocabulary::default(),
            target: Vocabulary::default(),
            beads: Beads::default(),
        }
    }

    /// The most words that are held, of both sides together; beads that come later are not learnt from. Ten bytes a
    /// word in the end. 20 million by default.
    #[must_use]
    pub fn max_words(self, max_words: usize) -> Self {
        Self { max_words, ..self }
    }

    /// The most bytes that what is held may take in the end, while it is learnt from; beads that come later are not
    /// learnt from. What a word takes is counted on the high side: of a million bytes some seven hundred thousand were
    /// taken where it was measured. No bound by default but that of words.
    #[must_use]
    pub fn max_bytes(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// The least score of a bead that is learnt from; 0.8 by default.
    #[must_use]
    pub fn least_score(self, least_score: f32) -> Self {
        Self { least_score, ..self }
    }

    /// Adds the beads of an aligned pair.
    ///
    /// Beads that reach beyond the units given are left out.
    pub fn add(&mut self, source: &[Unit<'_>], target: &[Unit<'_>], alignment: &Alignment) {
        for bead in &alignment.beads {
            let sides = (source.get(bead.source.clone()), target.get(bead.target.clone()));
            if let (Some(source), Some(target)) = sides {
                self.add_bead(source, target, bead.score);
            }
        }
    }

    /// Adds a bead that is known from elsewhere: aligned before, or by hand. It is learnt from as those of an alignment
    /// are: where both sides hold words, and its score, a probability, is high enough.
    pub fn add_bead(&mut self, source: &[Unit<'_>], target: &[Unit<'_>], score: f32) {
        if score >= self.least_score && !self.is_full() {
            self.read_bead(source, target, score);
        }
    }

    /// Whether it holds as much as it may: what is added now is not learnt from.
    pub fn is_full(&self) -> bool {
        self.beads.words() >= self.max_words || self.held_bytes() >= self.max_bytes
    }

    /// The bytes that what is held takes in the end.
    fn held_bytes(&self) -> u64 {
        let of = |count: usize, bytes: u64| count as u64 * bytes;
        of(self.beads.words(), BYTES_A_WORD)
            + of(self.beads.len(), BYTES_A_BEAD)
            + of(self.source.keys.len(), BYTES_A_SOURCE_WORD)
            + of(self.target.keys.len(), BYTES_A_TARGET_WORD)
    }

    fn read_bead(&mut self, source: &[Unit<'_>], target: &[Unit<'_>], weight: f32) {
        let (source, target) = if is_turned(source, target) { (target, source) } else { (source, target) };
        let (from, to) = (self.beads.source.len(), self.beads.target.len());
        let Self { analyser, analysis, .. } = self;
        for unit in source {
            analyser.analyse(unit.text, side_of(unit.text), analysis);
            self.source.collect(unit.text, analysis, &mut self.beads.source);
        }
        for unit in target {
            analyser.analyse(unit.text, side_of(unit.text), analysis);
            self.target.collect(unit.text, analysis, &mut self.beads.target);
        }
        let is_long = self.beads.source.len() - from > LONGEST_BEAD || self.beads.target.len() - to > LONGEST_BEAD;
        distinct(&mut self.beads.source, from);
        distinct(&mut self.beads.target, to);
        if is_long || self.beads.source.len() == from || self.beads.target.len() == to {
            self.beads.source.truncate(from);
            self.beads.target.truncate(to);
            return;
        }
        self.beads.ends.push((self.beads.source.len(), self.beads.target.len(), weight));
    }

    /// The lexicon of what was seen.
    pub fn finish(self) -> Lexicon {
        let model = Model::train(&self.beads, self.source.keys.len(), self.target.keys.len());
        let mut builder = LexiconBuilder::new();
        for pair in model.pairs() {
            let (source, target) = (pair.source as usize, pair.target as usize);
            let (from, to) = (self.source.keys[source], self.target.keys[target]);
            builder.name(from, &self.source.forms[source]);
            builder.name(to, &self.target.forms[target]);
            builder.add_keys(from, to, pair.forward, pair.backward);
        }
        builder.build()
    }
}

/// Whether the Ukrainian text is the source: a lexicon is from English to Ukrainian.
fn is_turned(source: &[Unit<'_>], target: &[Unit<'_>]) -> bool {
    let is_cyrillic = |units: &[Unit<'_>]| units.iter().all(|unit| side_of(unit.text) == Side::Target);
    is_cyrillic(source) && !is_cyrillic(target)
}

/// As whose language the text is read: its script decides, as when it is aligned.
fn side_of(text: &str) -> Side {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
    let is_cyrillic = letters.any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
    if is_cyrillic { Side::Target } else { Side::Source }
}

impl Vocabulary {
    /// Appends the words of a text that the analysis was made of.
    fn collect(&mut self, text: &str, analysis: &Analysis, out: &mut Vec<u32>) {
        for token in &analysis.tokens {
            if matches!(token.kind, TokenKind::Word | TokenKind::Name | TokenKind::FunctionWord) {
                let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                let id = *self.ids.entry(token.key).or_insert(next);
                if id == next {
                    self.keys.push(token.key);
                    self.forms.push(text[token.start..token.end].into());
                }
                out.push(id);
            }
        }
    }
}

fn distinct(words: &mut Vec<u32>, start: usize) {
    words[start..].sort_unstable();
    let mut end = start;
    for at in start..words.len() {
        if at == start || words[at] != words[end - 1] {
            words[end] = words[at];
            end += 1;
        }
    }
    words.truncate(end);
}

impl Beads {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn words(&self) -> usize {
        self.source.len() + self.target.len()
    }

    /// The words of either side and the weight of each bead.
    fn iter(&self) -> impl Iterator<Item = (&[u32], &[u32], f32)> {
        let starts = std::iter::once((0, 0)).chain(self.ends.iter().map(|&(source, target, _)| (source, target)));
        starts.zip(&self.ends).map(|((from, to), &(source, target, weight))| {
            (&self.source[from..source], &self.target[to..target], weight)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Aligner, Cache};

    /// Made-up words, so that no lexicon knows them; each pair of sentences has a third word of its own.
    fn pairs() -> Vec<(String, String)> {
        let nouns = [("blorp", "клюмба"), ("snarf", "друнь"), ("wuggle", "жмирик"), ("tronk", "пшебень")];
        let pairs = (0..24).map(|at: usize| {
            let ((one, eins), (two, zwei)) = (nouns[at % 4], nouns[(at + 1 + at / 4 % 3) % 4]);
            (
                format!("The {one} and the {two} cost {} euros", 100 + at),
                format!("{eins} та {zwei} коштують {} євро", 100 + at),
            )
        });
        pairs.collect()
    }

    fn learn(learner: Learner) -> Lexicon {
        let (aligner, mut cache, mut learner) = (Aligner::default(), Cache::default(), learner);
        for (english, ukrainian) in pairs() {
            let (source, target) = ([Unit::new(&english)], [Unit::new(&ukrainian)]);
            learner.add(&source, &target, &aligner.align(&mut cache, &source, &target));
        }
        learner.finish()
    }

    #[test]
    fn learns_words_from_what_they_stand_with() {
        let lexicon = learn(Learner::new());
        assert!(lexicon.probability("blorp", "клюмба") > 0.5);
        assert!(lexicon.probability("wuggle", "жмирик") > 0.5);
        assert!(lexicon.probability("blorp", "жмирик") < 0.2);
    }

    #[test]
    fn learns_the_same_again() {
        assert_eq!(learn(Learner::new()).entries(), learn(Learner::new()).entries());
    }

    #[test]
    fn holds_no_more_than_it_may() {
        assert!(learn(Learner::new().max_words(0)).is_empty());
        assert!(learn(Learner::new().max_bytes(0)).is_empty());
        assert!(learn(Learner::new().least_score(1.1)).is_empty());
    }

    #[test]
    fn learns_less_in_less_memory() {
        let all = learn(Learner::new().max_bytes(1 << 20));
        let part = learn(Learner::new().max_bytes(6_000));
        assert_eq!(all.entries(), learn(Learner::new()).entries());
        assert!(part.len() < all.len(), "{} {}", part.len(), all.len());
    }

    #[test]
    fn learns_the_same_from_beads_that_are_known() {
        let mut learner = Learner::new();
        for (english, ukrainian) in pairs() {
            learner.add_bead(&[Unit::new(&english)], &[Unit::new(&ukrainian)], 1.0);
        }
        assert!(learner.finish().probability("blorp", "клюмба") > 0.5);
    }

    #[test]
    fn leaves_out_beads_beyond_the_units() {
        let (aligner, mut learner) = (Aligner::default(), Learner::new());
        let (source, target) = ([Unit::new("Peace and bread")], [Unit::new("Мир і хліб")]);
        let alignment = aligner.align(&mut Cache::default(), &source, &target);
        learner.add(&[], &target, &alignment);
        assert!(learner.finish().is_empty());
    }
}
