//! Lengths and rates as decimal text and back, to a millionth.
//!
//! The standard library writes and reads every binary fraction exactly, with tables of 12 kB that do not compress. A
//! millionth of a world unit, of a pixel or of a share is more than anybody sees.

use crate::core::geometry::within;
use std::fmt::{Display, Formatter, Result};

/// How many parts of one are kept.
const PARTS: u64 = 1_000_000;

/// A number as its decimal text: rounded to a millionth, without zeros at the end, without the sign that a zero may
/// have. What is no number is written as 0, what is too large as 10^13.
#[derive(Clone, Copy)]
pub struct Decimal(pub f64);

/// [`Decimal`], where one is written into a text.
pub fn decimal(number: f64) -> Decimal {
    Decimal(number)
}

impl Display for Decimal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let parts = (within(self.0.abs(), 0.0, 1e13) * PARTS as f64).round() as u64;
        if self.0 < 0.0 && parts > 0 {
            formatter.write_str("-")?;
        }
        let (whole, mut rest) = (parts / PARTS, parts % PARTS);
        Display::fmt(&whole, formatter)?;
        if rest == 0 {
            return Ok(());
        }
        let mut digits = 6;
        while rest % 10 == 0 {
            rest /= 10;
            digits -= 1;
        }
        write!(formatter, ".{rest:0digits$}")
    }
}

/// Reads a number of JSON, rounded to a millionth; none where it is no number or beyond 10^13.
pub fn parse(text: &str) -> Option<f64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.strip_prefix('+').unwrap_or(exponent).parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    // The place of the last digit taken, as a power of ten; digits beyond the 18th say nothing to a millionth.
    let mut mantissa: u64 = 0;
    let mut power = exponent;
    let mut any = false;
    for (digit, behind) in whole.chars().map(|c| (c, false)).chain(fraction.chars().map(|c| (c, true))) {
        let digit = digit.to_digit(10)?;
        any = true;
        if mantissa < 100_000_000_000_000_000 {
            mantissa = mantissa * 10 + u64::from(digit);
            power = power.saturating_sub(i32::from(behind));
        } else {
            power = power.saturating_add(i32::from(!behind));
        }
    }
    if !any || (mantissa > 0 && power > 13) {
        return None;
    }
    let mut size = mantissa as f64;
    // In millionths, so that a number of few digits is divided once, by a power of ten that is exact.
    let scale = 10f64.powi(power.saturating_add(6).clamp(-40, 40).abs());
    size = if power >= -6 { size * scale } else { size / scale };
    let parts = size.round();
    let number = parts / PARTS as f64;
    (number <= 1e13).then_some(if negative && parts > 0.0 { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_matters() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.000_000_4, "0"),
            (1.0, "1"),
            (-12.5, "-12.5"),
            (0.1 + 0.2, "0.3"),
            (2.0 / 3.0, "0.666667"),
            (1_000_000.000_001, "1000000.000001"),
            (f64::NAN, "0"),
            (f64::INFINITY, "10000000000000"),
        ] {
            assert_eq!(Decimal(number).to_string(), text);
        }
    }

    #[test]
    fn reads_what_is_written() {
        for (text, number) in [
            ("0", Some(0.0)),
            ("-0", Some(0.0)),
            ("-12.50", Some(-12.5)),
            ("1e3", Some(1000.0)),
            ("1.5E+2", Some(150.0)),
            ("25e-1", Some(2.5)),
            ("0.30000000000000004", Some(0.3)),
            ("123456789012345678901e-10", Some(12_345_678_901.234_568)),
            ("1e400", None),
            ("1e-400", Some(0.0)),
            ("0e400", Some(0.0)),
            ("", None),
            ("-", None),
            ("1x", None),
            ("1e", None),
        ] {
            assert_eq!(parse(text), number, "{text}");
        }
    }

    #[test]
    fn comes_back_the_same_text() {
        let mut seed: u64 = 7;
        for _ in 0..100_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = (seed >> 11) as f64 / (1u64 << 53) as f64 * 2e6 - 1e6;
            let text = Decimal(number).to_string();
            let read = parse(&text).unwrap_or(f64::NAN);
            assert!((read - number).abs() <= 5.1e-7, "{number} {text} {read}");
            assert_eq!(Decimal(read).to_string(), text);
            assert_eq!(read, text.parse::<f64>().unwrap(), "the nearest number there is");
        }
    }
}
