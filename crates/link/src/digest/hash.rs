//! Hashes that are the same on every platform and in every run, so that digests can be stored.

/// The offset basis and prime of FNV-1a, 64 bits.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a over `bytes`, continued from `state`.
pub(crate) fn extend(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, &byte| (state ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// The hash of `bytes`.
pub(crate) fn of(bytes: &[u8]) -> u64 {
    extend(BASIS, bytes)
}

/// `key` spread over 32 bits, so that the smallest of many keys are a fair sample of them.
pub(crate) fn spread(key: u64) -> u32 {
    // The finaliser of MurmurHash3.
    let mut mixed = key ^ (key >> 33);
    mixed = mixed.wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^= mixed >> 33;
    mixed = mixed.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (mixed >> 32) as u32
}
