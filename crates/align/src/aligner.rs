//! Aligns a pair of texts, from units to beads.

use std::borrow::Cow;

use crate::borders::{self, Borders};
use crate::document::Document;
use crate::evidence::{BeadScorer, FormModel, LengthMoments, Pair, Piece, Tables};
use crate::feature::Features;
use crate::lattice::{Lattice, Taken};
use crate::links::Links;
use crate::moved::{Block, Matcher};
use crate::pair::LanguagePair;
use crate::sentences::SentenceList;
use crate::similarity::{Similarity, Voice};
use crate::step::{STEP_COUNT, STEPS, StepPriors};
use crate::tongue::{Analyser, Analysis};
use crate::{AlignOptions, Alignment, Bead, BeadKind, Explanation, Feature, Role, SentenceBead, Unit};
use crate::{explain, pieces, verdict};

/// Aligns pairs of texts; made once, used from many threads.
#[derive(Debug, Clone)]
pub struct Aligner {
    options: AlignOptions,
    languages: LanguagePair,
}

impl Default for Aligner {
    fn default() -> Self {
        Self::new(AlignOptions::default())
    }
}

/// Scratch space of an [`Aligner`], kept from one pair to the next.
#[derive(Debug, Default)]
pub struct Cache {
    reader: Reader,
    paragraphs: Texts,
    grid: Grid,
    matcher: Matcher,
    scorer: BeadScorer,
    sentence_list: SentenceList,
    sentences: Texts,
}

/// What reads units.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    analyser: Analyser,
    analysis: Analysis,
}

/// Both sides, read, and their links.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    source: Document,
    target: Document,
    links: Links,
}

/// The tables of the piece at hand.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    tables: Tables,
    lattice: Lattice,
    borders: Borders,
    path: Vec<Taken>,
}

impl Texts {
    fn read(&mut self, reader: &mut Reader, aligner: &Aligner, source: &[Unit<'_>], target: &[Unit<'_>]) {
        let without = aligner.options.without;
        for (document, units) in [(&mut self.source, source), (&mut self.target, target)] {
            document.read(&heard(units, without), &mut reader.analyser, &mut reader.analysis);
        }
        self.links.find(&self.source, &self.target, &aligner.languages, without);
    }

    pub(crate) fn pair(&self) -> Pair<'_> {
        Pair { source: &self.source, target: &self.target, links: &self.links, voice: Voice::default() }
    }

    /// The pair, with what the caller's similarity says of its units.
    fn pair_heard<'a>(&'a self, similarity: Option<&'a dyn Similarity>, pieces: &[Piece]) -> Pair<'a> {
        let voice = similarity.map(|similarity| Voice::listen(similarity, pieces)).unwrap_or_default();
        Pair { voice, ..self.pair() }
    }
}

/// The units without roles where these are left out.
fn heard<'a, 'b>(units: &'a [Unit<'b>], without: Features) -> Cow<'a, [Unit<'b>]> {
    if without.contains(Feature::Roles) {
        units.iter().map(|unit| unit.with_role(Role::Unknown)).collect()
    } else {
        Cow::Borrowed(units)
    }
}

/// How many cells of the text at hand the models are estimated on: more tell nothing new.
const ESTIMATION_CELLS: usize = 40_000;

impl Aligner {
    /// An aligner from `options`.
    pub fn new(mut options: AlignOptions) -> Self {
        let mut languages = LanguagePair::default();
        let is_heard = !options.without.contains(Feature::Lexicon);
        if options.builtin_lexicon && is_heard {
            languages.add_builtin();
        }
        for lexicon in options.lexicons.drain(..).filter(|_| is_heard) {
            languages.add(lexicon);
        }
        Self { options, languages }
    }

    /// Aligns `source` (English) with `target` (Ukrainian).
    pub fn align(&self, cache: &mut Cache, source: &[Unit<'_>], target: &[Unit<'_>]) -> Alignment {
        self.align_heard(cache, source, target, None)
    }

    /// The same, with the caller's own similarity of units as one more voice.
    pub fn align_with(
        &self,
        cache: &mut Cache,
        source: &[Unit<'_>],
        target: &[Unit<'_>],
        similarity: &dyn Similarity,
    ) -> Alignment {
        self.align_heard(cache, source, target, Some(similarity))
    }

    fn align_heard(
        &self,
        cache: &mut Cache,
        source: &[Unit<'_>],
        target: &[Unit<'_>],
        similarity: Option<&dyn Similarity>,
    ) -> Alignment {
        let Cache { reader, paragraphs, grid, matcher, .. } = &mut *cache;
        paragraphs.read(reader, self, source, target);
        let pieces = pieces::cut(paragraphs.pair());
        let pair = paragraphs.pair_heard(similarity, &pieces);
        let (form, priors) = self.estimate(pair, &pieces, grid);
        let Reader { analyser, analysis } = reader;
        let have_a_say = !self.options.without.contains(Feature::Sentences);
        let mut texts = borders::Texts { pair, source, target, analyser, analysis, have_a_say };
        let mut beads = Vec::with_capacity(source.len().max(target.len()));
        for piece in &pieces {
            if pieces.len() == 1 {
                grid.lattice.refine(&form);
            } else {
                grid.fill(pair, piece, &form, self.options.max_units);
            }
            grid.align(&mut texts, piece, (&form, &priors), &mut beads);
        }
        if self.options.moved {
            matcher.match_leftovers(pair, &form, &mut beads, |stretch| {
                grid.fill(pair, stretch, &form, self.options.max_units);
                grid.align_block(&mut texts, stretch, (&form, &priors))
            });
        }
        let verdict = verdict::judge(pair, &beads);
        if self.options.sentences {
            self.align_sentences(cache, source, target, &mut beads);
        }
        Alignment { beads, verdict }
    }

    /// What each of `beads` rests on, and how much of either side it covers: beads of this aligner for these texts.
    ///
    /// Costs about as much as aligning with sentences. A bead whose places are not in the texts is explained as an empty
    /// one.
    ///
    /// ```
    /// use poruch_align::{Aligner, Cache, Unit};
    ///
    /// let source = [Unit::new("The hospital treated 340 patients.")];
    /// let target = [Unit::new("Лікарня прийняла 340 пацієнтів. Вона працює вдень і вночі, без вихідних і свят.")];
    /// let (aligner, mut cache) = (Aligner::default(), Cache::default());
    /// let alignment = aligner.align(&mut cache, &source, &target);
    /// let explanation = aligner.explain(&mut cache, &source, &target, &alignment.beads)[0];
    /// assert!(explanation.evidence.quantities > 0.0 && explanation.evidence.lexicon > 0.0);
    /// assert!(explanation.coverage.is_partial() && explanation.coverage.target < explanation.coverage.source);
    /// ```
    pub fn explain(
        &self,
        cache: &mut Cache,
        source: &[Unit<'_>],
        target: &[Unit<'_>],
        beads: &[Bead],
    ) -> Vec<Explanation> {
        self.explain_heard(cache, (source, target), beads, None)
    }

    /// The same of beads of [`align_with`](Self::align_with), with the caller's own similarity.
    pub fn explain_with(
        &self,
        cache: &mut Cache,
        source: &[Unit<'_>],
        target: &[Unit<'_>],
        beads: &[Bead],
        similarity: &dyn Similarity,
    ) -> Vec<Explanation> {
        self.explain_heard(cache, (source, target), beads, Some(similarity))
    }

    fn explain_heard(
        &self,
        cache: &mut Cache,
        (source, target): (&[Unit<'_>], &[Unit<'_>]),
        beads: &[Bead],
        similarity: Option<&dyn Similarity>,
    ) -> Vec<Explanation> {
        let mut beads = explain::bare(beads, source, target);
        cache.paragraphs.read(&mut cache.reader, self, source, target);
        self.align_sentences(cache, source, target, &mut beads);
        let Cache { paragraphs, grid, scorer, .. } = cache;
        let pieces = pieces::cut(paragraphs.pair());
        let pair = paragraphs.pair_heard(similarity, &pieces);
        let (form, priors) = self.estimate(pair, &pieces, grid);
        let explain = |bead: &Bead| Explanation {
            evidence: explain::evidence(scorer, pair, &form, bead),
            coverage: explain::coverage(&bead.sentences, source, target),
            prior: explain::prior(&priors, bead),
        };
        beads.iter().map(explain).collect()
    }

    /// Fills in the sentence beads of beads with two sides; the paragraphs have been read.
    fn align_sentences(&self, cache: &mut Cache, source: &[Unit<'_>], target: &[Unit<'_>], beads: &mut [Bead]) {
        let Cache { reader, paragraphs, sentence_list: list, sentences, grid, .. } = cache;
        list.split(paragraphs.pair(), beads, source, target);
        sentences.read(reader, self, &list.units(0, source), &list.units(1, target));
        let pair = sentences.pair();
        let pieces: Vec<Piece> = list.pieces.iter().flat_map(|(_, piece)| pieces::bound(pair, piece)).collect();
        let (form, priors) = self.estimate(pair, &pieces, grid);
        let mut found = Vec::new();
        for (at, piece) in &list.pieces {
            found.clear();
            for part in pieces::bound(pair, piece) {
                grid.fill(pair, &part, &form, self.options.max_units);
                grid.lattice.sum(&priors);
                grid.take_beads(&part, &mut found);
            }
            let whole = beads[*at].score;
            beads[*at].sentences = found.iter().map(|bead| sentence_bead(list, bead, whole)).collect();
        }
    }

    /// The models of form and of steps, from a first round over the text at hand.
    fn estimate(&self, pair: Pair<'_>, pieces: &[Piece], grid: &mut Grid) -> (FormModel, StepPriors) {
        let mut form = FormModel::new(pair.source, pair.target, self.options.without);
        let mut moments = LengthMoments::default();
        let mut counts = [0.0; STEP_COUNT];
        let mut cells = 0;
        for piece in pieces {
            cells += (piece.source.len() + 1) * (piece.target.len() + 1);
            grid.fill(pair, piece, &form, self.options.max_units);
            grid.lattice.sum(&StepPriors::default());
            grid.lattice.count_steps(&mut counts);
            grid.lattice.each_single(|source, target, posterior| {
                let source = pair.source.shape(piece.source.start + source).chars;
                moments.add(source, pair.target.shape(piece.target.start + target).chars, posterior);
            });
            if cells > ESTIMATION_CELLS {
                break;
            }
        }
        let without = self.options.without;
        if without.contains(Feature::Estimates) {
            return (form, StepPriors::default());
        }
        if !without.contains(Feature::Length) {
            form.length = moments.model();
        }
        (form, StepPriors::from_counts(&counts))
    }
}

impl Grid {
    /// Fills the tables and the lattice of a piece.
    fn fill(&mut self, pair: Pair<'_>, piece: &Piece, form: &FormModel, max_units: usize) {
        self.lattice.fill(pair, piece, &mut self.tables, form, max_units);
    }

    /// Adds the beads of the piece whose tables are filled, once their sentences have been heard.
    fn align(
        &mut self,
        texts: &mut borders::Texts<'_>,
        piece: &Piece,
        (form, priors): (&FormModel, &StepPriors),
        beads: &mut Vec<Bead>,
    ) {
        self.lattice.sum(priors);
        if texts.have_a_say && self.borders.vote(texts, piece, form, (&self.tables, &mut self.lattice)) {
            self.lattice.sum(priors);
        }
        self.take_beads(piece, beads);
    }

    /// How the piece whose tables are filled is aligned on its own.
    fn align_block(
        &mut self,
        texts: &mut borders::Texts<'_>,
        piece: &Piece,
        models: (&FormModel, &StepPriors),
    ) -> Block {
        let mut beads = Vec::new();
        self.align(texts, piece, models, &mut beads);
        beads.retain(|bead| bead.kind == BeadKind::Aligned);
        Block { beads, odds: self.lattice.odds_against_nothing() }
    }

    /// Adds the beads of the piece whose lattice holds the sums.
    fn take_beads(&mut self, piece: &Piece, beads: &mut Vec<Bead>) {
        self.lattice.decode(&mut self.path);
        beads.extend(self.path.iter().map(|taken| bead(piece, taken)));
    }
}

/// A bead of sentences is right only if the bead of paragraphs that holds it is.
fn sentence_bead(list: &SentenceList, bead: &Bead, whole: f32) -> SentenceBead {
    let [source, target] = &list.sides;
    SentenceBead {
        source: source[bead.source.clone()].to_vec(),
        target: target[bead.target.clone()].to_vec(),
        score: bead.score * whole,
    }
}

fn bead(piece: &Piece, taken: &Taken) -> Bead {
    let step = STEPS[taken.step];
    let (source, target) = (piece.source.start + taken.source, piece.target.start + taken.target);
    Bead {
        source: source..source + step.source,
        target: target..target + step.target,
        score: taken.posterior,
        kind: if step.is_null() { BeadKind::Unaligned } else { BeadKind::Aligned },
        sentences: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
