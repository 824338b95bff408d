//! How costs grow with sizes: straight lines on a log–log scale.

/// The power of a size that fits costs best: the straight line through their logarithms, by least squares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PowerLaw {
    /// The power of the size that the cost grows with: 1 where twice the size costs twice as much.
    pub(crate) slope: f64,
    /// The logarithm of the cost at size 1.
    start: f64,
}

impl PowerLaw {
    /// The line of some points, each a size and a cost above 0; flat where there are no two sizes.
    pub(crate) fn through(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let logs: Vec<(f64, f64)> = points.into_iter().map(|(size, cost): (f64, f64)| (size.ln(), cost.ln())).collect();
        let count = logs.len().max(1) as f64;
        let (x, y) = (sum(&logs, |log| log.0) / count, sum(&logs, |log| log.1) / count);
        let spread = sum(&logs, |log| (log.0 - x).powi(2));
        let together = sum(&logs, |log| (log.0 - x) * (log.1 - y));
        let slope = if spread > 0.0 { together / spread } else { 0.0 };
        Self { slope, start: y - slope * x }
    }

    /// The cost at a size.
    pub(crate) fn at(self, size: f64) -> f64 {
        (self.start + self.slope * size.ln()).exp()
    }
}

fn sum(logs: &[(f64, f64)], of: impl Fn(&(f64, f64)) -> f64) -> f64 {
    logs.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_power_of_the_size() {
        for (power, factor) in [(1.0, 3.0), (2.0, 0.5), (0.0, 7.0), (1.15, 1e-6)] {
            let points = [20.0, 200.0, 5_000.0, 20_000.0].map(|size: f64| (size, factor * size.powf(power)));
            let law = PowerLaw::through(points);
            assert!((law.slope - power).abs() < 1e-9, "{law:?} for power {power}");
            assert!((law.at(700.0) / (factor * 700.0_f64.powf(power)) - 1.0).abs() < 1e-9, "{law:?}");
        }
    }

    #[test]
    fn lies_between_points_off_the_line() {
        let law = PowerLaw::through([(10.0, 10.0), (10.0, 1_000.0), (100.0, 100.0), (100.0, 10_000.0)]);
        assert!((law.slope - 1.0).abs() < 1e-9, "{law:?}");
        assert!((law.at(10.0) - 100.0).abs() < 1e-6, "{law:?}");
    }

    #[test]
    fn is_flat_for_one_size() {
        let law = PowerLaw::through([(10.0, 5.0)]);
        assert!(law.slope.abs() < f64::EPSILON);
        assert!((law.at(1_000.0) - 5.0).abs() < 1e-9);
    }
}
