//! A map from keys to numbers that needs no loading.
//!
//! It is two arrays of bytes, the same whether they are made at run time or stand in the library: the keys in their
//! order, each with its number, and for each bucket (keys that are equal in their leading bits) where its keys start.
//! Keys are hashes, so buckets are about equally full, one key each: a look-up reads two places in memory.

use std::borrow::Cow;

/// A key of eight bytes and a number of four, the least significant byte first.
type Row = [u8; 12];

/// Keys, each with a number that does not decrease from a key to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Index {
    /// Where the rows of each bucket start, and behind the last where they end.
    pub(super) starts: Cow<'static, [[u8; 4]]>,
    /// The keys in their order; the last row holds none, only the number that ends the range of the row before.
    pub(super) rows: Cow<'static, [Row]>,
}

impl Index {
    /// An index of keys in their order; `end` is the number behind the last.
    pub(crate) fn of(entries: &[(u64, u32)], end: u32) -> Self {
        let mut rows: Vec<Row> = entries.iter().map(|&(key, number)| row(key, number)).collect();
        rows.push(row(u64::MAX, end));
        let buckets = entries.len().max(1);
        let mut starts = Vec::with_capacity(buckets + 1);
        for bucket in 0..=buckets {
            let start = entries.partition_point(|&(key, _)| bucket_of(key, buckets) < bucket);
            starts.push(u32::try_from(start).unwrap_or(u32::MAX).to_le_bytes());
        }
        Self { starts: Cow::Owned(starts), rows: Cow::Owned(rows) }
    }

    /// The index that `bytes` hold: the number of rows, then starts and rows.
    pub(crate) const fn embedded(bytes: &'static [u8]) -> Self {
        let (count, bytes) = bytes.split_at(4);
        let count = u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize;
        let (rows, starts) = bytes.split_at(count * size_of::<Row>());
        Self { starts: Cow::Borrowed(starts.as_chunks().0), rows: Cow::Borrowed(rows.as_chunks().0) }
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The row of `key`.
    pub(crate) fn find(&self, key: u64) -> Option<usize> {
        let bucket = bucket_of(key, self.starts.len().saturating_sub(1));
        let [start, end] = *self.starts.get(bucket..)?.first_chunk()?;
        let mut rows = u32::from_le_bytes(start) as usize..u32::from_le_bytes(end) as usize;
        rows.find(|&row| self.key(row) == key)
    }

    /// The key of a row.
    pub(crate) fn key(&self, row: usize) -> u64 {
        let [key @ .., _, _, _, _] = self.rows[row];
        u64::from_le_bytes(key)
    }

    /// The number of a row; of the one behind the last, the end.
    pub(crate) fn number(&self, row: usize) -> usize {
        let [_, _, _, _, _, _, _, _, number @ ..] = self.rows[row];
        u32::from_le_bytes(number) as usize
    }
}

fn row(key: u64, number: u32) -> Row {
    let mut row = [0; 12];
    row[..8].copy_from_slice(&key.to_le_bytes());
    row[8..].copy_from_slice(&number.to_le_bytes());
    row
}

/// Which of so many buckets the key falls into: the key as a share of all numbers.
fn bucket_of(key: u64, buckets: usize) -> usize {
    usize::try_from((u128::from(key) * buckets as u128) >> 64).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &[u64]) {
        let entries: Vec<(u64, u32)> = keys.iter().copied().zip(3..).collect();
        let end = 3 + u32::try_from(keys.len()).expect("few keys");
        let made = Index::of(&entries, end);
        let embedded = Index::embedded(made.to_bytes().leak());
        assert_eq!(embedded, made);
        for (row, &key) in keys.iter().enumerate() {
            assert_eq!(embedded.find(key), Some(row), "{key}");
            assert_eq!((embedded.key(row), embedded.number(row), embedded.number(row + 1)), (key, row + 3, row + 4));
            let next = key.wrapping_add(1);
            assert_eq!(embedded.find(next).is_some(), keys.contains(&next), "{next}");
        }
    }

    #[test]
    fn finds_each_key_and_no_other() {
        check(&[]);
        check(&[7]);
        check(&[0, 1, u64::MAX / 2, u64::MAX - 1, u64::MAX]);
    }

    #[test]
    fn an_empty_index_holds_nothing() {
        assert_eq!((Index::default().len(), Index::default().find(0)), (0, None));
    }

    proptest::proptest! {
        #[test]
        fn any_keys_are_found(keys in proptest::collection::btree_set(0_u64.., 0..60)) {
            check(&keys.into_iter().collect::<Vec<_>>());
        }
    }
}
