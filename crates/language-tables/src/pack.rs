//! The table in bytes.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::alphabet::Script;
use crate::groups::Groups;
use crate::rows::Row;
use crate::table::key::Key;
use crate::table::layout::{Layout, PRINT_BITS, ROW_BITS, SLOT, UNIT};

/// Of a hundred places for words, those that are taken: more would make every look-up longer.
const FULL: usize = 70;
/// A word says no more against a language than this: a misprint or a quotation must not decide a text.
const MOST: f32 = 9.0;
/// Words whose rows are rounded finely: they make up half of any text.
const COMMON: usize = 2000;
/// What the rows of common words are rounded to before they are shared, and those of the others.
const STEPS: [f32; 2] = [0.25, 1.0];

type Bytes = Vec<i8>;

/// The bytes of one script's table; see [`crate::table::layout`].
pub(crate) fn pack(script: Script, words: &[Row], groups: &Groups) -> Vec<u8> {
    let layout = Layout::of(script);
    let words = &words[..words.len().min((FULL << layout.word_bits) / 100)];
    let (rows, numbers) = share_rows(words);
    let mut bytes = vec![0; layout.len()];
    for (number, row) in rows.iter().enumerate() {
        write_row(&mut bytes[(number + 1) * layout.lanes..], row);
    }
    let mut slots = vec![0_u32; 1 << layout.word_bits];
    for (word, number) in words.iter().zip(numbers) {
        insert(&mut slots, layout.word_bits, word, number);
    }
    for (slot, at) in slots.iter().zip((layout.words()..).step_by(SLOT)) {
        bytes[at..at + SLOT].copy_from_slice(&slot.to_le_bytes()[..SLOT]);
    }
    for place in 0..1 << layout.group_bits {
        let row = scaled(&centred(groups.row(place)));
        write_row(&mut bytes[layout.groups() + place * layout.lanes..], &row);
    }
    println!("{} words, {} rows, {} bytes", words.len(), rows.len(), bytes.len());
    bytes
}

fn insert(slots: &mut [u32], bits: u32, word: &Row, number: u32) {
    let key = Key::of(&word.word);
    let mut place = key.place(bits);
    while slots[place] != 0 {
        place = (place + 1) % slots.len();
    }
    slots[place] = key.print(PRINT_BITS) << (ROW_BITS + 1) | u32::from(word.is_name) << ROW_BITS | number;
}

/// The rows that most words need, and the number of the nearest one, from 1 on, for each word.
fn share_rows(words: &[Row]) -> (Vec<Bytes>, Vec<u32>) {
    let exact = rounded_rows(words);
    let mut uses: FxHashMap<&Bytes, f64> = FxHashMap::default();
    exact.iter().zip(words).for_each(|(row, word)| *uses.entry(row).or_default() += word.share);
    let mut kept: Vec<(&Bytes, f64)> = uses.into_iter().collect();
    kept.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    println!("{} different rows", kept.len());
    kept.truncate((1 << ROW_BITS) - 1);
    let mut numbers: FxHashMap<&Bytes, u32> = kept.iter().map(|(row, _)| *row).zip(1..).collect();
    let all = exact.iter().map(|row| number_of(row, &kept, &mut numbers)).collect();
    (kept.into_iter().map(|(row, _)| row.clone()).collect(), all)
}

fn number_of<'r>(row: &'r Bytes, kept: &[(&'r Bytes, f64)], numbers: &mut FxHashMap<&'r Bytes, u32>) -> u32 {
    if let Some(&known) = numbers.get(row) {
        return known;
    }
    let distances = kept.iter().map(|(kept, _)| distance(row, kept));
    let nearest = distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at);
    let number = u32::try_from(nearest + 1).unwrap_or(1);
    numbers.insert(row, number);
    number
}

/// The fourth root of the odds that a byte of a row stands for.
static ODDS: LazyLock<[f32; 129]> =
    LazyLock::new(|| std::array::from_fn(|value| (-(value as f32) / (4 * UNIT) as f32).exp()));

/// How much rows differ, above all in the lanes that may win.
fn distance(a: &[i8], b: &[i8]) -> f32 {
    let part = |value: i8| ODDS[usize::from(value.unsigned_abs())];
    a.iter().zip(b).map(|(&a, &b)| (part(a) - part(b)).powi(2)).sum()
}

fn rounded_rows(words: &[Row]) -> Vec<Bytes> {
    let mut by_share: Vec<usize> = (0..words.len()).collect();
    by_share.sort_by(|&a, &b| words[b].share.total_cmp(&words[a].share));
    let mut rows = vec![Bytes::new(); words.len()];
    for (rank, at) in by_share.into_iter().enumerate() {
        let step = STEPS[usize::from(rank >= COMMON)];
        let round = |log: &f32| (log.max(-MOST) / step).round() * step;
        rows[at] = scaled(&words[at].logs.iter().map(round).collect::<Vec<_>>());
    }
    rows
}

/// A row whose lanes sum to nothing says the same.
fn centred(row: &[f32]) -> Vec<f32> {
    let mean = row.iter().sum::<f32>() / row.len() as f32;
    row.iter().map(|weight| weight - mean).collect()
}

#[allow(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
fn scaled(row: &[f32]) -> Bytes {
    row.iter().map(|log| (log * UNIT as f32).round().clamp(-127.0, 127.0) as i8).collect()
}

fn write_row(bytes: &mut [u8], row: &[i8]) {
    for (byte, value) in bytes.iter_mut().zip(row) {
        *byte = value.to_le_bytes()[0];
    }
}
