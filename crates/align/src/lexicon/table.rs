//! One direction of a lexicon: rows of keys, each a slice of one array.

use rustc_hash::FxHashMap;

/// Rows of `(key, probability)`, found by a key.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    rows: FxHashMap<u64, (u32, u32)>,
    /// Keys of rows in their order, so that no result depends on the order of the map.
    order: Vec<u64>,
    cells: Vec<(u64, f32)>,
}

impl Table {
    /// A table of pairs that are sorted by their first key, then their second.
    pub(super) fn of(pairs: impl ExactSizeIterator<Item = (u64, u64, f32)>) -> Self {
        let mut table = Self::default();
        table.cells.reserve_exact(pairs.len());
        table.rows.reserve(pairs.len() / 2);
        let (mut current, mut start) = (None, 0);
        for (row, key, probability) in pairs {
            if current != Some(row) {
                table.close(current, start);
                (current, start) = (Some(row), table.cells.len());
            }
            table.cells.push((key, probability));
        }
        table.close(current, start);
        table
    }

    fn close(&mut self, row: Option<u64>, start: usize) {
        let range = (u32::try_from(start), u32::try_from(self.cells.len()));
        if let (Some(row), (Ok(start), Ok(end))) = (row, range) {
            self.rows.insert(row, (start, end));
            self.order.push(row);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn keys(&self) -> usize {
        self.order.len()
    }

    /// The row of `key`; empty where there is none.
    pub(super) fn row(&self, key: u64) -> &[(u64, f32)] {
        self.rows.get(&key).map_or(&[], |&(start, end)| &self.cells[start as usize..end as usize])
    }

    pub(super) fn get(&self, row: u64, key: u64) -> Option<f32> {
        let row = self.row(row);
        row.binary_search_by_key(&key, |(key, _)| *key).ok().map(|at| row[at].1)
    }

    /// All cells with the keys of their rows, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u64, u64, f32)> {
        self.order.iter().flat_map(|&row| self.row(row).iter().map(move |&(key, probability)| (row, key, probability)))
    }
}
