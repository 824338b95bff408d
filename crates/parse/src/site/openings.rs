//! Parts of the template that stand at the start of a text of its own: the section above a title in one element with
//! it, the place before the first sentence.

use rustc_hash::FxHashMap;

use super::trace::{OPENING, Trace, opening, word_ends};

/// In fewer blocks, an opening may be common by chance.
const MIN_BLOCKS: usize = 5;
/// An opening in this share of the blocks of a region is none of their text. Versions in two languages halve it.
const SHARE: f32 = 0.4;
/// One word, which may well begin many a text, is in more of them.
const SHARE_OF_WORD: f32 = 0.9;

/// What stands between a part of the template and the text.
const SEPARATORS: [char; 10] = [' ', '·', '|', ':', '•', '/', '–', '—', '-', '.'];

/// The openings that the blocks of a region have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Openings {
    /// By region: how many words, and their hash; longer ones first.
    known: FxHashMap<u32, Vec<(usize, u16)>>,
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
        let is_common = |&(&(path, words, _), &count): &(&(u32, usize, u16), &usize)| {
            let share = count as f32 / blocks.get(&path).copied().unwrap_or(1) as f32;
            count >= MIN_BLOCKS && share >= if words > 1 { SHARE } else { SHARE_OF_WORD }
        };
        let mut known: FxHashMap<u32, Vec<(usize, u16)>> = FxHashMap::default();
        let mut common: Vec<_> = counts.iter().filter(is_common).map(|(&key, _)| key).collect();
        common.sort_unstable_by(|a, b| b.cmp(a));
        common.into_iter().for_each(|(path, words, hash)| known.entry(path).or_default().push((words, hash)));
        Self { known }
    }

    /// Where the text of a block of the region begins to be its own.
    pub(super) fn of(&self, path: u32, text: &str) -> usize {
        let Some(known) = self.known.get(&path) else { return 0 };
        let own = opening(text);
        let found = known.iter().find(|&&(words, hash)| words <= OPENING && own[words - 1] == hash);
        let Some((_, end)) = found.and_then(|&(words, _)| word_ends(text).nth(words - 1)) else { return 0 };
        text.len() - text[end..].trim_start_matches(SEPARATORS).len()
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
