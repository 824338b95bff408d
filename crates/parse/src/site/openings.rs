//! Parts of the template that stand at the start of a text of its own: the section above a title in one element with
//! it, the place before the first sentence.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::trace::{OPENING, Trace, opening, word_ends};
use crate::path_key::NO_PATH;

/// On fewer pages, an opening may be common by chance.
const MIN_PAGES: u32 = 5;
/// An opening in this share of the blocks of a region is none of their text.
const SURE: f32 = 0.8;
/// One that a sign sets off, in this share: versions in two languages halve it.
const SHARE: f32 = 0.4;

/// What sets a part of the template off from the text.
const SEPARATORS: [char; 8] = ['·', '|', ':', '•', '/', '–', '—', '»'];

/// The openings that the blocks of a region have in common.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Openings {
    /// By region, longer ones first.
    known: FxHashMap<u32, Vec<Opening>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Opening {
    words: usize,
    hash: u16,
    /// Whether it is common enough without a sign after it.
    is_sure: bool,
}

/// In how many blocks an opening stands, and on how many pages.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    blocks: u32,
    pages: u32,
    last_page: u32,
}

impl Count {
    fn add(&mut self, page: u32) {
        self.blocks += 1;
        self.pages += u32::from(self.last_page != page);
        self.last_page = page;
    }
}

impl Openings {
    pub(super) fn learn(traces: &[Trace]) -> Self {
        let mut blocks: FxHashMap<u32, u32> = FxHashMap::default();
        let mut counts: FxHashMap<(u32, usize, u16), Count> = FxHashMap::default();
        for (page, trace) in (1..).zip(traces) {
            for line in trace.lines.iter().filter(|line| line.path != NO_PATH) {
                *blocks.entry(line.path).or_default() += 1;
                for (words, &hash) in (1..).zip(&line.opening).filter(|&(_, &hash)| hash != 0) {
                    counts.entry((line.path, words, hash)).or_default().add(page);
                }
            }
        }
        let common = counts.into_iter().filter_map(|((path, words, hash), count)| {
            let share = count.blocks as f32 / blocks.get(&path).copied().unwrap_or(count.blocks) as f32;
            let is_common = count.pages >= MIN_PAGES && share >= SHARE;
            is_common.then_some((path, Opening { words, hash, is_sure: words > 1 && share >= SURE }))
        });
        let mut all: Vec<(u32, Opening)> = common.collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        let mut known: FxHashMap<u32, Vec<Opening>> = FxHashMap::default();
        for (path, opening) in all {
            known.entry(path).or_default().push(opening);
        }
        Self { known }
    }

    /// Where the text of a block of the region begins to be its own.
    pub(super) fn of(&self, path: u32, text: &str) -> usize {
        let Some(known) = self.known.get(&path) else { return 0 };
        let own = opening(text);
        let fits = |opening: &&Opening| opening.words <= OPENING && own[opening.words - 1] == opening.hash;
        let mut ends = known.iter().filter(fits).filter_map(|opening| {
            let (_, end) = word_ends(text).nth(opening.words - 1)?;
            let rest = text[end..].trim_start_matches(|c: char| c == ' ' || SEPARATORS.contains(&c));
            let is_set_off = text[..end].ends_with(SEPARATORS) || text[end..].trim_start().starts_with(SEPARATORS);
            (opening.is_sure || is_set_off || rest.is_empty()).then_some(text.len() - rest.len())
        });
        ends.next().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_where_words_end() {
        assert_eq!(word_ends("Київ · Міст").collect::<Vec<_>>(), [("Київ", 8), ("·", 11), ("Міст", 20)]);
    }
}
