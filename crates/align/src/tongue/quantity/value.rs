//! A decimal number, exact.

use super::super::key;

/// `mantissa × 10^exponent`, the mantissa without final zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value {
    mantissa: u64,
    exponent: i32,
}

impl From<u64> for Value {
    fn from(integer: u64) -> Self {
        Self::new(integer, 0)
    }
}

impl Value {
    pub(super) fn new(mut mantissa: u64, mut exponent: i32) -> Self {
        if mantissa == 0 {
            return Self { mantissa, exponent: 0 };
        }
        while mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa, exponent }
    }

    /// The value times ten to the `power`.
    pub(super) fn scaled(self, power: u8) -> Self {
        Self::new(self.mantissa, self.exponent.saturating_add(i32::from(power)))
    }

    /// The value, if it is an integer that fits.
    pub(super) fn integer(self) -> Option<u64> {
        let factor = 10_u64.checked_pow(u32::try_from(self.exponent).ok()?)?;
        self.mantissa.checked_mul(factor)
    }

    pub(super) fn key(self, kind: u64) -> u64 {
        let seed = key::QUANTITY ^ kind.wrapping_mul(0x0100_0000_01b3);
        key::of_number(
            key::of_number(seed, self.mantissa),
            u64::from(self.exponent.unsigned_abs()) << 1 | u64::from(self.exponent < 0),
        )
    }

    /// Roughly the negative natural logarithm of the chance that a paragraph of news has the value.
    ///
    /// Each significant digit makes a number about five times rarer (Benford's law leaves less than ten); the years
    /// around now and the small counts are common.
    pub(super) fn specificity(self) -> f32 {
        match self.integer() {
            Some(0..=1) => 1.0,
            Some(2..=10) => 1.5,
            Some(11..=31 | 1990..=2040) => 2.5,
            _ => {
                let digits = self.mantissa.checked_ilog10().map_or(1, |log| log + 1).min(6);
                let magnitude = if self.exponent == 0 { 0.0 } else { 1.0 };
                (1.4 + 1.3 * digits as f32 + magnitude).min(8.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_equal_however_written() {
        assert_eq!(Value::new(25, -1).scaled(6), Value::from(2_500_000));
        assert_eq!(Value::new(250, -2), Value::new(25, -1));
        assert_eq!(Value::from(2_500_000).integer(), Some(2_500_000));
        assert_eq!(Value::new(25, -1).integer(), None);
    }
}
