//! What was measured.

use std::time::Duration;

use super::allocations::Allocations;
use super::cost::Cost;
use super::group::{Group, Load, Row, Threads, Unit};
use super::statistics::{Spread, median};

/// What was measured of a group.
#[derive(Debug, Clone)]
pub struct Measured {
    /// `stage/corpus`.
    pub name: String,
    /// The corpus.
    pub load: Load,
    /// What throughput is told in.
    pub unit: Unit,
    /// What the quality of the rows is called.
    pub quality: Option<&'static str>,
    /// Its rows, ours first.
    pub rows: Vec<MeasuredRow>,
}

/// What was measured of a row.
#[derive(Debug, Clone)]
pub struct MeasuredRow {
    /// Its name.
    pub name: String,
    /// What it went through where that is not all of the corpus.
    pub part: Option<Load>,
    /// What it took in each round to go once through what it goes through.
    pub costs: Vec<Cost>,
    /// How good that is which it produced.
    pub quality: Option<f64>,
    /// What it allocated while it went once through what it goes through.
    pub allocations: Allocations,
    /// On which threads it works.
    pub threads: Threads,
}

impl Measured {
    /// Measures the rows of a group, which take turns.
    ///
    /// # Panics
    ///
    /// Where a row produces nothing, or not the same each time, or less than it may.
    pub fn of(group: &Group<'_>, rounds: usize, time: Duration) -> Self {
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
        Self { name: group.name.clone(), load: group.load, unit: group.unit, quality: group.quality, rows }
    }

    /// A row by its name.
    pub fn row(&self, name: &str) -> Option<&MeasuredRow> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// What a row goes through.
    pub fn load_of(&self, row: &MeasuredRow) -> Load {
        row.part.unwrap_or(self.load)
    }

    /// What a row gets through in a second, in the unit of the group.
    pub fn speed(&self, row: &MeasuredRow) -> f64 {
        let seconds = median(row.costs.iter().map(|cost| cost.clock)).unwrap_or(f64::NAN);
        self.load_of(row).in_unit(self.unit) / seconds
    }

    /// How many times the speed of another row ours has by the clock: the median of the rounds.
    pub fn ratio(&self, row: &MeasuredRow) -> Option<Spread> {
        self.ratio_by(row, |cost| cost.clock)
    }

    /// The same by what processors worked; `None` where the system does not tell.
    pub fn ratio_by_work(&self, row: &MeasuredRow) -> Option<Spread> {
        self.ratio_by(row, |cost| cost.work).filter(|ratio| ratio.median.is_finite() && ratio.median > 0.0)
    }

    /// The ratio that is worth telling: by what processors worked, which other programs disturb less, where it is done on
    /// one thread, and else by the clock.
    pub fn ratio_to_tell(&self, row: &MeasuredRow) -> Option<Spread> {
        let is_on_one = |row: &MeasuredRow| row.threads != Threads::Several;
        let are_on_one = self.rows.first().is_some_and(is_on_one) && is_on_one(row);
        self.ratio_by_work(row).filter(|_| are_on_one).or_else(|| self.ratio(row))
    }

    fn ratio_by(&self, row: &MeasuredRow, seconds: fn(&Cost) -> f64) -> Option<Spread> {
        let ours = self.rows.first()?;
        let share = self.load_of(ours).in_unit(self.unit) / self.load_of(row).in_unit(self.unit);
        let rounds = ours.costs.iter().zip(&row.costs);
        Spread::of(rounds.map(|(ours, theirs)| share * seconds(theirs) / seconds(ours)))
    }
}

impl MeasuredRow {
    /// Allocations for each item of what it goes through.
    pub fn allocations_per_item(&self, load: Load) -> f64 {
        self.allocations.count / load.items as f64
    }

    /// The most bytes that it held at a time, where they are seen.
    pub fn peak(&self) -> Option<f64> {
        (self.threads == Threads::Caller).then_some(self.allocations.peak)
    }
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
pub(super) mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;

    const LOAD: Load = Load { bytes: 2_000_000, items: 10, item: "page" };

    fn row(name: &str, part: Option<Load>, seconds: &[f64]) -> MeasuredRow {
        MeasuredRow {
            name: name.to_owned(),
            part,
            costs: seconds.iter().map(|&clock| Cost { clock, work: clock / 2.0 }).collect(),
            quality: (name == "ours").then_some(0.9),
            allocations: Allocations { count: 50.0, peak: 1.0 },
            threads: Threads::Caller,
        }
    }

    /// Ours, a rival of a third of its speed, and one that went through a part.
    pub(in super::super) fn few(unit: Unit) -> Measured {
        let part = Load { bytes: 500_000, items: 5, item: "page" };
        let rows = vec![
            row("ours", None, &[1.0, 2.0, 1.0]),
            row("rival", None, &[3.0, 6.0, 9.0]),
            row("slow", Some(part), &[4.0, 8.0, 4.0]),
        ];
        Measured { name: "parse/few".to_owned(), load: LOAD, unit, quality: Some("F1"), rows }
    }

    #[test]
    fn speed_is_that_of_the_median_round() {
        let measured = few(Unit::Items);
        let speeds: Vec<f64> = measured.rows.iter().map(|row| measured.speed(row)).collect();
        assert_eq!(speeds, [10.0, 10.0 / 6.0, 5.0 / 4.0]);
    }

    #[test]
    fn ratio_is_the_median_of_the_rounds() {
        let measured = few(Unit::Items);
        assert_eq!(measured.ratio(&measured.rows[0]).map(|ratio| ratio.median), Some(1.0));
        assert_eq!(measured.ratio(&measured.rows[1]).map(|ratio| ratio.median), Some(3.0));
        assert_eq!(measured.ratio_by_work(&measured.rows[1]), measured.ratio(&measured.rows[1]));
    }

    #[test]
    fn the_clock_counts_where_several_threads_work() {
        let mut measured = few(Unit::Items);
        measured.rows[1].costs.iter_mut().for_each(|cost| cost.work = 4.0 * cost.clock);
        let told = |measured: &Measured| measured.ratio_to_tell(&measured.rows[1]).map(|ratio| ratio.median);
        assert_eq!(told(&measured), Some(24.0));
        measured.rows[1].threads = Threads::Several;
        assert_eq!(told(&measured), Some(3.0));
    }

    #[test]
    fn ratio_of_a_row_that_goes_through_a_part_is_by_what_it_goes_through() {
        for (unit, expected) in [(Unit::Items, 8.0), (Unit::Megabytes, 16.0)] {
            let measured = few(unit);
            assert_eq!(measured.ratio(&measured.rows[2]).map(|ratio| ratio.median), Some(expected));
        }
    }

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
        let measured = Measured::of(&group, 3, Duration::ZERO);
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
        Measured::of(&Group::new("parse/few", LOAD, Unit::Items).row(changing), 1, Duration::ZERO);
    }

    #[test]
    #[should_panic(expected = "at least 0.9 wanted")]
    fn a_row_that_is_worse_than_it_may_be_is_found_out() {
        let bad = Row::new("bad", || 1).quality(|| 0.5).least(0.9);
        Measured::of(&Group::new("parse/few", LOAD, Unit::Items).row(bad), 1, Duration::ZERO);
    }
}
