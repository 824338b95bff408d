//! Parts of the template that stand at the start of a text of its own: the section above a title in one element with
//! it, the place before the first sentence.

use rustc_hash::FxHashMap;

use super::trace::{OPENING, Trace, opening, word_ends};

/// In fewer blocks, an opening may be common by chance.
const MIN_BLOCKS: usize = 5;
/// An opening in this share of the blocks of a region is none of their text.
const SURE: f32 = 0.8;
/// One that a sign sets off, in this share: versions in two languages halve it.
const SHARE: f32 = 0.4;

/// What sets a part of the template off from the text.
const SEPARATORS: [char; 8] = ['·', '|', ':', '•', '/', '–', '—', '»'];

/// The openings that the blocks of a region have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Openings {
    /// By region, longer ones first.
    known: FxHashMap<u32, Vec<Opening>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Opening {
    words: usize,
    hash: u16,
    /// Whether it is common enough without a sign after it.
    is_sure: bool,
}

impl Openings {
    pub(super) fn learn(traces: &[Trace]) -> Self {
        let mut blocks: FxHashMap<u32, usize> = FxHashMap::default();
        let mut counts: FxHashMap<(u32, usize, u16), usize> = FxHashMap::default();
        for line in traces.iter().flat_map(|trace| &trace.lines) {
            *blocks.entry(line.path).or_default() += 1;
            let hashes = line.opening.iter().enumerate().filter(|&(_, &hash)| hash != 0);
            hashes.for_each(|(at, &hash)| *counts.entry((line.path, at + 1, hash)).or_default() += 1);
        }
        let common = counts.into_iter().filter_map(|((path, words, hash), count)| {
            let share = count as f32 / blocks.get(&path).copied().unwrap_or(count) as f32;
            let is_common = count >= MIN_BLOCKS && share >= SHARE;
            is_common.then_some((path, Opening { words, hash, is_sure: words > 1 && share >= SURE }))
        });
        let mut known: FxHashMap<u32, Vec<Opening>> = FxHashMap::default();
        common.for_each(|(path, opening)| known.entry(path).or_default().push(opening));
        known.values_mut().for_each(|openings| openings.sort_unstable_by(|a, b| b.cmp(a)));
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
