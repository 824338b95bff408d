//! Rows that take turns.

use std::time::Duration;

use super::allocations::Allocations;
use super::cost::Cost;
use super::group::{Group, Row};
use super::measured::{Measured, MeasuredRow};

/// Measures the rows of a group, which take turns.
///
/// # Panics
///
/// Where a row produces nothing, or not the same each time, or less than it may.
pub(super) fn measure(group: &Group<'_>, rounds: usize, time: Duration) -> Measured {
    let contenders: Vec<Contender<'_, '_>> =
        group.rows.iter().map(|row| Contender::prove(row, &group.name, time)).collect();
    let mut costs = vec![Vec::new(); contenders.len()];
    for round in 0..rounds.min(group.most_rounds) {
        for turn in 0..contenders.len() {
            let at = (turn + round) % contenders.len();
            costs[at].push(contenders[at].round());
        }
    }
    let rows = contenders.iter().zip(costs).map(|(contender, costs)| contender.measured(costs)).collect();
    Measured { name: group.name.clone(), load: group.load, unit: group.unit, quality: group.quality, rows }
}

/// Seconds of a row for which it is enough that it goes once through its corpus before it is timed; what is made only
/// once, when it is first needed, is little beside what such a row allocates.
const ONCE_SUFFICES: f64 = 1.0;

/// A row that has shown what it produces.
struct Contender<'r, 'a> {
    row: &'r Row<'a>,
    group: &'r str,
    /// What its work gives.
    produced: usize,
    /// How often it goes through its corpus in a round.
    times: u32,
    quality: Option<f64>,
    allocations: Allocations,
}

impl<'r, 'a> Contender<'r, 'a> {
    fn prove(row: &'r Row<'a>, group: &'r str, time: Duration) -> Self {
        let mut produced = 0;
        let mut allocations = Allocations::default();
        let cost = Cost::of(|| allocations = Allocations::of(|| produced = (row.work)()));
        let least = row.least_produced;
        assert!(produced >= least, "{group}/{}: produced {produced}, at least {least} wanted", row.name);
        let quality = row.quality.as_ref().map(|quality| quality());
        let good = quality.unwrap_or(1.0);
        assert!(good >= row.least, "{group}/{}: quality {good:.4}, at least {} wanted", row.name, row.least);
        let mut contender = Self { row, group, produced, times: 1, quality, allocations };
        if cost.clock < ONCE_SUFFICES {
            contender.allocations = Allocations::of(|| contender.go());
            contender.times = times(time, Duration::from_secs_f64(contender.round().clock));
        }
        contender
    }

    /// Goes once through the corpus.
    fn go(&self) {
        let produced = (self.row.work)();
        assert_eq!(produced, self.produced, "{}/{}: does not produce the same each time", self.group, self.row.name);
    }

    /// What it takes to go once through the corpus, by going through it often enough.
    fn round(&self) -> Cost {
        Cost::of(|| (0..self.times).for_each(|_| self.go())) / f64::from(self.times)
    }

    fn measured(&self, costs: Vec<Cost>) -> MeasuredRow {
        MeasuredRow {
            name: self.row.name.clone(),
            part: self.row.part,
            costs,
            quality: self.quality,
            allocations: self.allocations,
            threads: self.row.threads,
        }
    }
}

/// How often something that takes `once` must be done to take `time`.
fn times(time: Duration, once: Duration) -> u32 {
    let times = time.as_nanos().div_ceil(once.as_nanos().max(1));
    u32::try_from(times).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::super::{Load, Unit};
    use super::*;

    const LOAD: Load = Load { bytes: 1_000, items: 1, item: "page" };

    #[test]
    fn work_is_done_often_enough_to_take_the_time() {
        let milliseconds = Duration::from_millis;
        let times = |once| times(milliseconds(100), once);
        assert_eq!([30, 100, 5_000].map(|once| times(milliseconds(once))), [4, 1, 1]);
        assert_eq!(times(Duration::ZERO), 100_000_000);
    }

    #[test]
    fn rows_take_turns() {
        let order = RefCell::new(String::new());
        let row = |name: &'static str| {
            Row::new(name, || {
                order.borrow_mut().push_str(name);
                1
            })
        };
        let group = Group::new("parse/few", LOAD, Unit::Items).rows(["a", "b", "c"].map(row));
        let measured = measure(&group, 3, Duration::ZERO);
        assert_eq!(measured.rows.iter().map(|row| row.costs.len()).collect::<Vec<_>>(), [3, 3, 3]);
        assert!(order.borrow().ends_with("abcbcacab"), "{}", order.borrow());
    }

    #[test]
    #[should_panic(expected = "does not produce the same each time")]
    fn a_row_that_changes_is_found_out() {
        let calls = Cell::new(0);
        let changing = Row::new("changing", || {
            calls.set(calls.get() + 1);
            calls.get()
        });
        measure(&Group::new("parse/few", LOAD, Unit::Items).row(changing), 1, Duration::ZERO);
    }

    #[test]
    #[should_panic(expected = "at least 0.9 wanted")]
    fn a_row_that_is_worse_than_it_may_be_is_found_out() {
        let bad = Row::new("bad", || 1).quality(|| 0.5).least(0.9);
        measure(&Group::new("parse/few", LOAD, Unit::Items).row(bad), 1, Duration::ZERO);
    }
}
