//! One direction of a lexicon: rows of keys, each a range of one array.

use std::borrow::Cow;

use crate::tongue::Index;

/// A key of eight bytes and a probability of four, the least significant byte first.
type Cell = [u8; 12];

/// Rows of `(key, probability)`, found by a key.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// For each row, where its cells start.
    pub(super) rows: Index,
    pub(super) cells: Cow<'static, [Cell]>,
}

impl Table {
    /// A table of pairs that are sorted by their first key, then their second.
    pub(super) fn of(pairs: impl ExactSizeIterator<Item = (u64, u64, f32)>) -> Self {
        let (mut rows, mut cells) = (Vec::new(), Vec::with_capacity(pairs.len()));
        for ((row, key, probability), at) in pairs.zip(0..) {
            if rows.last().is_none_or(|&(last, _)| last != row) {
                rows.push((row, at));
            }
            cells.push(cell(key, probability));
        }
        let end = u32::try_from(cells.len()).unwrap_or(u32::MAX);
        Self { rows: Index::of(&rows, end), cells: Cow::Owned(cells) }
    }

    /// The table whose arrays were made at build time.
    pub(super) const fn embedded(rows: &'static [u8], cells: &'static [u8]) -> Self {
        Self { rows: Index::embedded(rows), cells: Cow::Borrowed(cells.as_chunks().0) }
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn keys(&self) -> usize {
        self.rows.len()
    }

    /// The cells of the row of `key`, in the order of their keys; none where there is no such row.
    pub(super) fn row(&self, key: u64) -> impl ExactSizeIterator<Item = (u64, f32)> + '_ {
        self.cells_of(self.rows.find(key))
    }

    pub(super) fn contains(&self, row: u64) -> bool {
        self.rows.find(row).is_some()
    }

    pub(super) fn get(&self, row: u64, key: u64) -> Option<f32> {
        self.row(row).find(|&(found, _)| found == key).map(|(_, probability)| probability)
    }

    /// All cells with the keys of their rows, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u64, u64, f32)> {
        (0..self.rows.len()).flat_map(|row| {
            let key = self.rows.key(row);
            self.cells_of(Some(row)).map(move |(other, probability)| (key, other, probability))
        })
    }

    fn cells_of(&self, row: Option<usize>) -> impl ExactSizeIterator<Item = (u64, f32)> + '_ {
        let range = row.map_or(0..0, |row| self.rows.number(row)..self.rows.number(row + 1));
        self.cells[range].iter().map(read_cell)
    }
}

fn cell(key: u64, probability: f32) -> Cell {
    let mut cell = [0; 12];
    cell[..8].copy_from_slice(&key.to_le_bytes());
    cell[8..].copy_from_slice(&probability.to_le_bytes());
    cell
}

fn read_cell(cell: &Cell) -> (u64, f32) {
    let &[k0, k1, k2, k3, k4, k5, k6, k7, p0, p1, p2, p3] = cell;
    (u64::from_le_bytes([k0, k1, k2, k3, k4, k5, k6, k7]), f32::from_le_bytes([p0, p1, p2, p3]))
}
