//! The third stage, where asked for: a lexicon is learnt from the sure pairs of the whole dump.

use std::sync::OnceLock;

use poruch::Page;
use poruch::align::{Lexicon, Unit};
use poruch::units;

use super::Work;
use super::link::linked_group;
use super::pairs::{Pair, sure_pairs};
use super::sites::Sites;
use crate::key::{Key, KeyBuilder};
use crate::observer::{Progress, Stage};
use crate::{DumpError, Lesson, Training};

/// Pairs below this probability teach nothing: they may be two articles.
const SURE_PAIR: f32 = 0.9;

/// Two pages that are versions of one article.
struct Versions {
    en: Page,
    uk: Page,
}

impl Lesson for Versions {
    fn units(&self) -> [Vec<Unit<'_>>; 2] {
        [units(&self.en), units(&self.uk)]
    }
}

/// Learns a lexicon from the pairs that are surely versions of one article, as far as no earlier run did.
pub(super) fn learn(work: &Work<'_>, sites: &Sites<'_>) -> Result<Lexicon, DumpError> {
    let sure = all_sure_pairs(work, sites)?;
    let training = work.run.training();
    work.observer.stage(Stage::Learn, Some(training.steps(sure.len())));
    let learning = Learning { work, sites, training, sure };
    let mut lexicon = None;
    for round in 0..learning.training.planned_rounds() {
        lexicon = Some(learning.round(round, lexicon)?);
    }
    Ok(lexicon.unwrap_or_default())
}

/// What learning works with.
struct Learning<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    training: Training,
    sure: Vec<Pair>,
}

impl Learning<'_> {
    /// What a round learns, by what the round before has learnt.
    fn round(&self, round: usize, before: Option<Lexicon>) -> Result<Lexicon, DumpError> {
        let key = self.key(before.as_ref());
        let known: Option<Vec<u8>> = self.work.store.result(key)?;
        let file = match known {
            Some(file) => file,
            None => file_of(&self.train(round, before)?),
        };
        self.work.store.put_result(key, &file)?;
        // What was stored is what is used, in this run as in one that goes on from here.
        Lexicon::load(file.as_slice()).map_err(|error| self.work.store.broken(error))
    }

    fn train(&self, round: usize, before: Option<Lexicon>) -> Result<Lexicon, DumpError> {
        let failure = OnceLock::new();
        let read = |pair: &Pair| match pair.pages(self.sites) {
            Ok((en, uk)) => Some(Versions { en, uk }),
            Err(error) => {
                // The first is told; others come of the same cause.
                let _ = failure.set(error);
                None
            }
        };
        let pairs = self.sure.len() as u64;
        let mut done = round as u64 * pairs;
        let mut step = || {
            done += 1;
            self.work.observer.progress(Progress { done, pages: 2 * pairs, pairs });
        };
        let lexicon = self.training.round(before, &self.sure, &read, &mut step).lexicon;
        failure.into_inner().map_or(Ok(lexicon), Err)
    }

    /// Identifies what a round learns: from what, with how much memory, and how it aligns.
    fn key(&self, before: Option<&Lexicon>) -> Key {
        let run = self.work.run;
        let aligning = run.aligning(before.map(key_of));
        let key = KeyBuilder::new("lexicon").with(&run.memory.to_le_bytes()).with(aligning.bytes());
        self.sure.iter().fold(key, |key, pair| key.with(pair.key(aligning).bytes())).finish()
    }
}

/// Identifies a lexicon.
pub(super) fn key_of(lexicon: &Lexicon) -> Key {
    KeyBuilder::new("words").with(&file_of(lexicon)).finish()
}

fn file_of(lexicon: &Lexicon) -> Vec<u8> {
    let mut file = Vec::new();
    lexicon.save(&mut file).expect("memory takes what is written");
    file
}

fn all_sure_pairs(work: &Work<'_>, sites: &Sites<'_>) -> Result<Vec<Pair>, DumpError> {
    let mut sure = Vec::new();
    for group in sites.groups() {
        let group = sites.load(group)?;
        let linked = linked_group(work, &group)?;
        sure.extend(sure_pairs(&group, &linked, SURE_PAIR));
    }
    Ok(sure)
}
