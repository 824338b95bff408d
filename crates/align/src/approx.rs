//! Logarithm and exponential in single precision, made of additions and multiplications only: the same bits on every
//! platform, and loops over them run on vector units.

/// The natural logarithm of a normal positive number, right to 2·10⁻⁷ of its value or absolutely, whichever is more.
///
/// The mantissa is brought to within `[√½, √2)`, where the series of the inverse hyperbolic tangent
/// converges at once.
#[inline]
#[expect(clippy::cast_possible_wrap, reason = "the exponent is wanted as a signed number")]
pub(crate) fn ln(x: f32) -> f32 {
    const SQRT_HALF: u32 = 0x3f35_04f3;
    let shifted = x.to_bits().wrapping_sub(SQRT_HALF);
    let exponent = (shifted as i32 >> 23) as f32;
    let mantissa = f32::from_bits((shifted & 0x007f_ffff).wrapping_add(SQRT_HALF));
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series = 2.0 + square * (2.0 / 3.0 + square * (2.0 / 5.0 + square * (2.0 / 7.0)));
    exponent * std::f32::consts::LN_2 + t * series
}

/// The exponential of a number from −80 to 80, right to 3·10⁻⁶ of its value; beyond, that of the bound.
///
/// Adding 1.5·2²³ rounds to a whole power of two and leaves it in the low bits; a polynomial does the rest.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    let scaled = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let rounded = scaled + ROUND;
    let rest = (scaled - (rounded - ROUND)) * std::f32::consts::LN_2;
    let power = f32::from_bits((rounded.to_bits() << 23).wrapping_add(1.0_f32.to_bits()));
    let series = 1.0 / 24.0 + rest * (1.0 / 120.0 + rest * (1.0 / 720.0));
    power * (1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * series))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_keeps_to_its_bound() {
        for step in -2000..2000_i16 {
            let x = (f64::from(step) * 0.04).exp();
            #[expect(clippy::cast_possible_truncation, reason = "single precision is what is tested")]
            let x = x as f32;
            let exact = f64::from(x).ln();
            assert!((f64::from(ln(x)) - exact).abs() <= 2e-7 * exact.abs().max(1.0), "{x}");
        }
    }

    #[test]
    fn exponential_keeps_to_its_bound() {
        for step in -2000..=2000_i16 {
            let x = f32::from(step) * 0.04;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) / exact - 1.0).abs() <= 1e-5, "{x}");
        }
        assert!(exp(f32::NEG_INFINITY) > 0.0 && exp(1e9).is_finite());
    }
}
