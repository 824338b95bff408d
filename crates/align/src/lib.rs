//! Paragraph alignment of English and Ukrainian texts with calibrated scores.

mod aligner;
mod bead;
mod calibration;
mod common_words;
mod document;
mod evidence;
mod furniture;
mod lattice;
mod learning;
mod lexicon;
mod links;
mod moved;
mod options;
mod pair;
mod pieces;
mod sentences;
mod step;
mod terms;
mod tongue;
mod unit;
mod verdict;

pub use aligner::{Aligner, Cache};
pub use bead::{Alignment, Bead, BeadKind, Sentence, SentenceBead, Verdict, VerdictKind};
pub use learning::Learner;
pub use lexicon::{Lexicon, LexiconBuilder, LexiconEntry, LexiconError, LineFault};
pub use options::AlignOptions;
pub use terms::{Term, TermKind, TermReader};
pub use unit::{Role, Unit};

/// Aligns two lists of paragraphs, English and Ukrainian, with the built-in lexicon.
pub fn align(source: &[&str], target: &[&str]) -> Alignment {
    Aligner::default().align(&mut Cache::default(), &units_of(source), &units_of(target))
}

fn units_of<'a>(texts: &[&'a str]) -> Vec<Unit<'a>> {
    texts.iter().copied().map(Unit::new).collect()
}
