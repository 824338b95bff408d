//! The groups of letters of a word.

use super::key::Key;
use super::layout::{EDGE, LONGEST_GROUP, LONGEST_WORD, SHORTEST_GROUP};

/// Calls `take` with the key of each group of letters of a word, its two ends among the letters.
pub(crate) fn each_group(codes: &[u8], mut take: impl FnMut(Key)) {
    let mut padded = [EDGE; LONGEST_WORD + 2];
    let len = codes.len().min(LONGEST_WORD);
    padded[1..=len].copy_from_slice(&codes[..len]);
    let padded = &padded[..len + 2];
    for start in 0..padded.len() {
        let mut key = Key::EMPTY;
        for (at, &code) in padded[start..].iter().take(LONGEST_GROUP).enumerate() {
            key = key.with(code);
            if at + 1 >= SHORTEST_GROUP {
                take(key);
            }
        }
    }
}
