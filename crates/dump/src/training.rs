//! Learning a lexicon from pairs of texts, in rounds.

use std::ops::Range;

use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Alignment, Learner, Lexicon, Unit};

use crate::in_order::in_order;

/// Rounds unless told otherwise: the second learns from the alignment that the first one's words gave; a third changes
/// little.
const ROUNDS: usize = 2;
/// Memory for what is learnt from unless told otherwise: 512 MiB, some ten million words of either side.
const MEMORY: u64 = 1 << 29;

/// A pair of texts that a lexicon is learnt from.
pub trait Lesson {
    /// The units of the English side, and those of the Ukrainian side.
    fn units(&self) -> [Vec<Unit<'_>>; 2];

    /// The beads of those units, where they are known; where they are not, the units are aligned.
    fn beads(&self) -> Option<&[KnownBead]> {
        None
    }
}

impl<L: Lesson> Lesson for &L {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        (*self).units()
    }

    fn beads(&self) -> Option<&[KnownBead]> {
        (*self).beads()
    }
}

/// Two lists of paragraphs, English and Ukrainian.
impl<S: AsRef<str>> Lesson for (Vec<S>, Vec<S>) {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        [&self.0, &self.1].map(|side| side.iter().map(|text| Unit::new(text.as_ref())).collect())
    }
}

/// A bead that is taken as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownBead {
    /// Places of units of the English side.
    pub source: Range<usize>,
    /// Places of units of the Ukrainian side.
    pub target: Range<usize>,
    /// Probability, in `[0, 1]`, that it is right.
    pub score: f32,
}

/// Learns a lexicon from pairs of texts: they are aligned, the sure beads are learnt from, and in the next round the
/// pairs are aligned with what was learnt.
///
/// The result depends on the pairs, their order and the options only. The threads of the rayon pool that it is called
/// in share the work: by default, as many as the machine has cores.
///
/// ```
/// use poruch_dump::Training;
///
/// let pair = |en: &'static str, uk: &'static str| (vec![en], vec![uk]);
/// let pairs = [pair("The beaver builds a dam.", "Бобер будує греблю."), pair("The otter sleeps.", "Видра спить.")];
/// let lexicon = Training::new().rounds(3).learn(&pairs, Some, |_| {});
/// println!("{} pairs of words", lexicon.len());
/// ```
#[derive(Debug, Clone)]
pub struct Training {
    rounds: usize,
    memory: u64,
    align: AlignOptions,
}

impl Default for Training {
    fn default() -> Self {
        Self { rounds: ROUNDS, memory: MEMORY, align: AlignOptions::default() }
    }
}

impl Training {
    /// The defaults: two rounds, 512 MiB, the built-in lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// How often a lexicon is learnt, at least once; 2 by default.
    #[must_use]
    pub fn rounds(self, rounds: usize) -> Self {
        Self { rounds: rounds.max(1), ..self }
    }

    /// Bytes of memory that what is learnt from may take ([`Learner::max_bytes`]): pairs beyond are not learnt from.
    /// 512 MiB by default.
    #[must_use]
    pub fn memory(self, memory: u64) -> Self {
        Self { memory, ..self }
    }

    /// How pairs are aligned.
    #[must_use]
    pub fn align(self, align: AlignOptions) -> Self {
        Self { align: align.sentences(false), ..self }
    }

    pub(crate) fn planned_rounds(&self) -> usize {
        self.rounds
    }

    /// How many pairs are read in all rounds together, of so many pairs.
    pub fn steps(&self, pairs: usize) -> u64 {
        pairs as u64 * self.rounds as u64
    }

    /// The lexicon of the pairs that `read` makes of `pairs`; one that it makes nothing of is passed over.
    ///
    /// A pair is read anew in each round, so that not all need be in memory. `progress` is told how many were read so
    /// far, of [`steps`](Self::steps).
    pub fn learn<'a, P: Sync, L: Lesson + Send>(
        &self,
        pairs: &'a [P],
        read: impl Fn(&'a P) -> Option<L> + Sync,
        mut progress: impl FnMut(u64) + Send,
    ) -> Lexicon {
        let mut done = 0;
        let mut step = || {
            done += 1;
            progress(done);
        };
        let mut learnt: Option<Learnt> = None;
        for _ in 0..self.rounds {
            // Where nothing was aligned, all rounds are alike.
            let before = match learnt {
                Some(Learnt { was_aligned: false, .. }) => break,
                Some(Learnt { lexicon, .. }) => Some(lexicon),
                None => None,
            };
            learnt = Some(self.round(before, pairs, &read, &mut step));
        }
        learnt.map(|learnt| learnt.lexicon).unwrap_or_default()
    }

    /// One round, with what the round before has learnt; `step` is called for each pair that was read.
    pub(crate) fn round<'a, P: Sync, L: Lesson + Send>(
        &self,
        before: Option<Lexicon>,
        pairs: &'a [P],
        read: &(impl Fn(&'a P) -> Option<L> + Sync),
        step: &mut (dyn FnMut() + Send),
    ) -> Learnt {
        let options = before.into_iter().fold(self.align.clone(), AlignOptions::lexicon);
        let aligner = Aligner::new(options);
        let mut learner = Learner::new().max_words(usize::MAX).max_bytes(self.memory);
        let mut was_aligned = false;
        let work = |cache: &mut Cache, pair| {
            let lesson = read(pair)?;
            let alignment = align(&aligner, cache, &lesson);
            Some((lesson, alignment))
        };
        // A learner that takes no more ends the round.
        let _: Result<(), Full> = in_order(pairs, work, |lesson| {
            step();
            if let Some((lesson, alignment)) = lesson {
                was_aligned |= alignment.is_some();
                teach(&mut learner, &lesson, alignment.as_ref());
            }
            if learner.is_full() { Err(Full) } else { Ok(()) }
        });
        Learnt { lexicon: learner.finish(), was_aligned }
    }
}

/// What a round gave.
pub(crate) struct Learnt {
    pub(crate) lexicon: Lexicon,
    /// Whether any pair was aligned.
    was_aligned: bool,
}

/// The learner holds all that it may.
struct Full;

/// The alignment of a lesson whose beads are not known.
fn align(aligner: &Aligner, cache: &mut Cache, lesson: &impl Lesson) -> Option<Alignment> {
    if lesson.beads().is_some() {
        return None;
    }
    let [source, target] = lesson.units();
    Some(aligner.align(cache, &source, &target))
}

fn teach(learner: &mut Learner, lesson: &impl Lesson, alignment: Option<&Alignment>) {
    let [source, target] = lesson.units();
    if let Some(alignment) = alignment {
        learner.add(&source, &target, alignment);
    }
    for bead in lesson.beads().unwrap_or_default() {
        if let (Some(source), Some(target)) = (source.get(bead.source.clone()), target.get(bead.target.clone())) {
            learner.add_bead(source, target, bead.score);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up words, so that no lexicon knows them.
    const NOUNS: [(&str, &str); 4] =
        [("blorp", "клюмба"), ("snarf", "друнь"), ("wuggle", "жмирик"), ("tronk", "пшебень")];

    type Texts = (Vec<String>, Vec<String>);

    fn pairs() -> Vec<Texts> {
        let pairs = (0..24).map(|at: usize| {
            let ((one, eins), (two, zwei)) = (NOUNS[at % 4], NOUNS[(at + 1 + at / 4 % 3) % 4]);
            let english = format!("The {one} and the {two} cost {} euros", 100 + at);
            (vec![english], vec![format!("{eins} та {zwei} коштують {} євро", 100 + at)])
        });
        pairs.collect()
    }

    /// Words in beads that are known.
    struct Known(Texts, Vec<KnownBead>);

    impl Lesson for Known {
        fn units(&self) -> [Vec<Unit<'_>>; 2] {
            self.0.units()
        }

        fn beads(&self) -> Option<&[KnownBead]> {
            Some(&self.1)
        }
    }

    fn known(score: f32, end: usize) -> Vec<Known> {
        let bead = KnownBead { source: 0..end, target: 0..1, score };
        pairs().into_iter().map(|texts| Known(texts, vec![bead.clone()])).collect()
    }

    #[test]
    fn learns_from_what_was_aligned() {
        let lexicon = Training::new().learn(&pairs(), Some, |_| {});
        assert!(lexicon.probability("wuggle", "жмирик") > 0.5);
        assert!(lexicon.probability("wuggle", "друнь") < 0.2);
    }

    #[test]
    fn learns_the_same_with_any_number_of_threads() {
        let learn = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| Training::new().rounds(3).learn(&pairs(), Some, |_| {}))
        };
        let (one, four) = (learn(1), learn(4));
        assert!(!one.is_empty());
        assert_eq!(one.entries(), four.entries());
    }

    #[test]
    fn takes_known_beads_as_they_stand() {
        let learn = |known: &[Known]| Training::new().learn(known, Some, |_| {});
        assert!(learn(&known(1.0, 1)).probability("blorp", "клюмба") > 0.5);
        assert!(learn(&known(0.1, 1)).is_empty());
        assert!(learn(&known(1.0, 2)).is_empty(), "a bead beyond the units");
    }

    /// How many pairs were read in all rounds.
    fn steps<L: Lesson + Sync>(training: &Training, lessons: &[L]) -> u64 {
        let mut last = 0;
        training.learn(lessons, Some, |done| last = done);
        last
    }

    #[test]
    fn reads_each_pair_once_a_round() {
        let training = Training::new().rounds(3);
        assert_eq!(steps(&training, &pairs()), training.steps(24));
        assert_eq!(steps(&training, &known(1.0, 1)), 24, "known beads need one round");
        assert_eq!(steps(&training.memory(0), &pairs()), 3, "a full learner ends the round");
    }

    #[test]
    fn passes_over_what_cannot_be_read() {
        let lexicon = Training::new().learn(&pairs(), |_| None::<Texts>, |_| {});
        assert!(lexicon.is_empty());
    }
}
