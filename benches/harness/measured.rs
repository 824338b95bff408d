//! What was measured.

use super::allocations::Allocations;
use super::cost::Cost;
use super::group::{Load, Threads, Unit};
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

    /// How many times the speed of row `other` row `one` has by the clock: the median of the rounds.
    pub fn ratio_of(&self, one: &MeasuredRow, other: &MeasuredRow) -> Option<Spread> {
        self.ratio_of_by(one, other, |cost| cost.clock)
    }

    fn ratio_by(&self, row: &MeasuredRow, seconds: fn(&Cost) -> f64) -> Option<Spread> {
        self.ratio_of_by(self.rows.first()?, row, seconds)
    }

    fn ratio_of_by(&self, one: &MeasuredRow, other: &MeasuredRow, seconds: fn(&Cost) -> f64) -> Option<Spread> {
        let share = self.load_of(one).in_unit(self.unit) / self.load_of(other).in_unit(self.unit);
        let rounds = one.costs.iter().zip(&other.costs);
        Spread::of(rounds.map(|(one, other)| share * seconds(other) / seconds(one)))
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

#[cfg(test)]
pub(super) mod tests {
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
        let rivals = measured.ratio_of(&measured.rows[1], &measured.rows[2]);
        assert_eq!(rivals.map(|ratio| ratio.median), Some(8.0 / 3.0));
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
}
