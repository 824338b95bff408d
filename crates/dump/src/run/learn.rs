//! The third stage, where asked for: a lexicon is learnt from the sure pairs of the whole dump.

use poruch::Page;
use poruch::align::{Lexicon, Unit};
use poruch::units;

use super::Work;
use super::link::linked_group;
use super::pairs::{LinkedPair, pairs};
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

/// Learns a lexicon from the pairs that are surely versions of one article, or takes over what was learnt from them.
pub(super) fn learn(work: &Work<'_>, sites: &Sites<'_>) -> Result<Lexicon, DumpError> {
    let sure = sure_pairs(work, sites)?;
    let training = work.run.training();
    let key = KeyBuilder::new("lexicon").with(format!("{:?}", work.run.rounds).as_bytes());
    let key = key.with(&work.run.memory.to_le_bytes());
    let aligning = work.run.aligning(None);
    let key = sure.iter().fold(key, |key, pair| key.with(pair.pair.key(aligning).bytes())).finish();
    work.observer.stage(Stage::Learn, Some(training.steps(sure.len())));
    let known: Option<Vec<u8>> = work.store.result(key)?;
    let file = match known {
        Some(file) => file,
        None => file_of(&train(work, sites, &training, &sure)),
    };
    work.store.put_result(key, &file)?;
    // What was stored is what is used, for its figures are rounded.
    Ok(Lexicon::load(file.as_slice()).unwrap_or_default())
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

fn sure_pairs(work: &Work<'_>, sites: &Sites<'_>) -> Result<Vec<LinkedPair>, DumpError> {
    let mut sure = Vec::new();
    for group in sites.groups() {
        let group = sites.load(group)?;
        let linked = linked_group(work, &group)?;
        sure.extend(pairs(&group, &linked).into_iter().filter(|pair| pair.linked.score >= SURE_PAIR));
    }
    Ok(sure)
}

fn train(work: &Work<'_>, sites: &Sites<'_>, training: &Training, sure: &[LinkedPair]) -> Lexicon {
    let read = |pair: &LinkedPair| {
        let (en, uk) = pair.pair.pages(sites).ok()?;
        Some(Versions { en, uk })
    };
    let found = sure.len() as u64;
    training.learn(sure, read, |done| work.observer.progress(Progress { done, pages: 2 * found, pairs: found }))
}
