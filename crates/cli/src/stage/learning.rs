//! Learning a lexicon from pairs of texts.

use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Learner, Lexicon};
use rayon::prelude::*;

use super::pair::Pair;

/// How often a lexicon is learnt: in the second round, from the alignment that the first round's words gave.
const ROUNDS: usize = 2;
/// How many pairs are aligned at a time.
pub(crate) const CHUNK: usize = 1024;

/// What the pairs teach, aligned as `options` say. The same for any number of threads.
pub(crate) fn learn(options: &AlignOptions, pairs: &[&Pair]) -> Lexicon {
    let options = options.clone().sentences(false);
    let first = round(&Aligner::new(options.clone()), pairs);
    (1..ROUNDS).fold(first, |lexicon, _| round(&Aligner::new(options.clone().lexicon(lexicon)), pairs))
}

fn round(aligner: &Aligner, pairs: &[&Pair]) -> Lexicon {
    let mut learner = Learner::new();
    for chunk in pairs.chunks(CHUNK) {
        let align = |cache: &mut Cache, pair: &&Pair| pair.align(aligner, cache);
        let alignments: Vec<_> = chunk.par_iter().map_init(Cache::default, align).collect();
        for (pair, alignment) in chunk.iter().zip(&alignments) {
            let (source, target) = pair.units();
            learner.add(&source, &target, alignment);
        }
    }
    learner.finish()
}
