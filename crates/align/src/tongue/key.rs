//! Keys: stable hashes, equal on every platform.

/// Seed of keys of stems.
pub(super) const WORD: u64 = 0x9e37_79b9_7f4a_7c15;
/// Seed of keys of skeletons.
pub(super) const SKELETON: u64 = 0xd1b5_4a32_d192_ed03;
/// Seed of keys of quantities.
pub(super) const QUANTITY: u64 = 0x8cb9_2ba7_2f3d_8dd7;
/// Seed of keys of words in the lists of the library.
pub(super) const LISTED: u64 = 0x2545_f491_4f6c_dd1d;
/// Seed of hashes of surface forms, for the analyser's memory.
pub(super) const SURFACE: u64 = 0xaaaa_aaaa_5555_5555;

/// The multiplier of splitmix64's last round.
const MULTIPLIER: u64 = 0x94d0_49bb_1331_11eb;

/// The key of `bytes` under `seed`.
pub(super) fn of(seed: u64, bytes: &[u8]) -> u64 {
    // Mixed first: seeds that differ in a bit must not meet on words that differ in that bit.
    let mut state = mix(seed ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER));
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        state = mix(state ^ u64::from_le_bytes(chunk.try_into().expect("a chunk has eight bytes")));
    }
    let mut last = [0; 8];
    let rest = chunks.remainder();
    last[..rest.len()].copy_from_slice(rest);
    mix(mix(state ^ u64::from_le_bytes(last)))
}

/// The key of `value` under `seed`.
pub(super) fn of_number(seed: u64, value: u64) -> u64 {
    mix(mix(seed ^ value))
}

fn mix(state: u64) -> u64 {
    let product = state.wrapping_mul(MULTIPLIER);
    product ^ (product >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_words_and_seeds_apart() {
        assert_ne!(of(WORD, b"peace"), of(WORD, b"peaces"));
        assert_ne!(of(WORD, b"peace"), of(SKELETON, b"peace"));
        assert_ne!(of(WORD, b"\0"), of(WORD, b""));
        assert_ne!(of(SURFACE, b"alone"), of(SURFACE ^ 2, b"clone"), "`a` and `c` differ in one bit, as the seeds do");
        assert_eq!(of(WORD, "мир".as_bytes()), of(WORD, "мир".as_bytes()));
    }
}
