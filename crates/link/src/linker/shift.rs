//! Numbers in addresses that differ by the same amount from version to version: a site makes both in one go.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::candidates::Places;
use super::convention::Conventions;
use super::judge::Judged;

/// From so much evidence on, in nats, a candidate shows how numbers differ.
const SURE: f32 = 3.0;
/// So many candidates must show the same, and such a share of all that show anything.
const MIN_CASES: usize = 5;
const MIN_SHARE: f64 = 0.4;

/// The pairs of places whose numbers differ by as much as those of most pages and their best candidates in `judged`;
/// none where most are equal or there is no such amount.
pub(super) fn pairs(conventions: &Conventions, judged: &[Judged]) -> Vec<Places> {
    let [first, second] = &conventions.numbers;
    let Some(shift) = usual(conventions, judged).filter(|shift| *shift != 0) else { return Vec::new() };
    let numbers = second.iter().zip(0..).filter_map(|(number, place)| Some(((*number)?, place)));
    let places: FxHashMap<i64, u32> = numbers.collect();
    let shifted = |number: i64| places.get(&number.checked_sub(shift)?).copied();
    let pairs = first.iter().zip(0..).filter_map(|(number, place)| Some((place, shifted((*number)?)?)));
    pairs.collect()
}

/// How much the numbers of most pages differ from those of their best candidates.
fn usual(conventions: &Conventions, judged: &[Judged]) -> Option<i64> {
    let [first, second] = &conventions.numbers;
    let mut cases: BTreeMap<i64, usize> = BTreeMap::new();
    for candidates in judged.chunk_by(|a, b| a.first == b.first) {
        let best = candidates.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)).filter(|best| best.weight >= SURE);
        let numbers = best.and_then(|best| Some((first[best.first as usize]?, second[best.second as usize]?)));
        if let Some(difference) = numbers.and_then(|(first, second)| first.checked_sub(second)) {
            *cases.entry(difference).or_default() += 1;
        }
    }
    let all: usize = cases.values().sum();
    let (&shift, &most) = cases.iter().max_by_key(|(shift, cases)| (**cases, Reverse(shift.unsigned_abs())))?;
    (most >= MIN_CASES && most as f64 >= MIN_SHARE * all as f64).then_some(shift)
}
