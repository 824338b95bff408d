//! Work without measurement: for tools that count what a process does.

use super::group::Group;

/// A row that is to go through its corpus so many times, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chore {
    /// `stage/corpus/row`.
    pub row: String,
    /// How many times.
    pub times: u32,
}

impl Chore {
    /// Whether the row goes through a corpus of this name.
    pub(super) fn is_in(&self, corpus: &str) -> bool {
        self.row.strip_prefix(corpus).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Does it where the group has the row; whether it has.
    ///
    /// # Panics
    ///
    /// Where the row produces less than it may.
    pub(super) fn is_done_by(&self, group: &Group<'_>) -> bool {
        let row =
            group.rows.iter().find(|row| self.is_in(&group.name) && self.row.ends_with(&format!("/{}", row.name)));
        let Some(row) = row else { return false };
        for _ in 0..self.times {
            let produced = (row.work)();
            assert!(produced >= row.least_produced, "{}: produced {produced}", self.row);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::group::{Load, Row, Unit};
    use super::*;

    #[test]
    fn is_done_as_often_as_asked_for_by_its_row_alone() {
        let counts = [Cell::new(0), Cell::new(0)];
        let row = |name, at: usize| {
            let counts = &counts;
            Row::new(name, move || {
                counts[at].set(counts[at].get() + 1);
                1
            })
        };
        let load = Load { bytes: 1, items: 1, item: "page" };
        let group = |name| Group::new(name, load, Unit::Items).row(row("ours", 0)).row(row("theirs", 1));
        let chore = Chore { row: "parse/few/200/theirs".to_owned(), times: 3 };
        assert!(!chore.is_in("parse/few/2") && chore.is_in("parse/few/200"));
        assert!(!chore.is_done_by(&group("parse/few/20")));
        assert!(chore.is_done_by(&group("parse/few/200")));
        assert_eq!(counts.map(Cell::into_inner), [0, 3]);
    }
}
