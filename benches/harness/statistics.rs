//! Medians of few numbers, and how far the numbers lie apart.

/// A median, and the quartiles around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// A quarter of the numbers is lower.
    pub low: f64,
    /// Half of the numbers is lower.
    pub median: f64,
    /// A quarter of the numbers is higher.
    pub high: f64,
}

impl Spread {
    /// The spread of some numbers; `None` of none.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
        numbers.sort_by(f64::total_cmp);
        let quartile = |number| quartile(&numbers, number);
        Some(Self { low: quartile(1)?, median: quartile(2)?, high: quartile(3)? })
    }
}

/// The median of some numbers; `None` of none.
pub fn median(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    Spread::of(numbers).map(|spread| spread.median)
}

/// The number below which so many quarters of sorted numbers lie, on the line between its two neighbours.
fn quartile(sorted: &[f64], quarters: usize) -> Option<f64> {
    let place = quarters * sorted.len().checked_sub(1)?;
    let (below, above) = (sorted[place / 4], sorted[place.div_ceil(4)]);
    Some(below + (above - below) * (place % 4) as f64 / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_stand_in_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median([7.0]), Some(7.0));
        assert_eq!(median([]), None);
    }

    #[test]
    fn one_slow_round_moves_no_median() {
        assert_eq!(median([1.0, 1.1, 0.9, 1.0, 50.0]), Some(1.0));
    }

    #[test]
    fn quartiles_stand_around_the_median() {
        let spread = Spread { low: 2.0, median: 3.0, high: 4.0 };
        assert_eq!(Spread::of([5.0, 4.0, 3.0, 2.0, 1.0]), Some(spread));
        assert_eq!(Spread::of([1.0, 2.0]), Some(Spread { low: 1.25, median: 1.5, high: 1.75 }));
    }
}
