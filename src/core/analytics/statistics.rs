//! Mean, median and percentiles.

use crate::core::geometry::within;
use crate::core::sort;

/// The arithmetic mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The middle value, or the mean of the two in the middle; `None` of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 50.0)
}

/// The value below which `percent` percent lie; `None` of nothing. Percentages beyond 0 and 100 count as these.
///
/// The rule is type 7 of Hyndman and Fan (1996), linear between the neighbours of rank `1 + (n - 1) p`: what
/// spreadsheets call PERCENTILE.INC.
pub fn percentile(values: &[f64], percent: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sort::by(&mut sorted, f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let rank = last as f64 * within(percent / 100.0, 0.0, 1.0);
    let below = *sorted.get(rank.floor() as usize)?;
    let above = *sorted.get(rank.ceil() as usize)?;
    Some(below + (above - below) * rank.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_linear_between_ranks() {
        let check = |values: &[f64], percent: f64, expected: Option<f64>| {
            assert_eq!(percentile(values, percent), expected, "{percent} of {values:?}");
        };
        check(&[], 50.0, None);
        check(&[7.0], 90.0, Some(7.0));
        check(&[3.0, 1.0], 50.0, Some(2.0));
        check(&[4.0, 1.0, 3.0, 2.0], 25.0, Some(1.75));
        check(&[1.0, 2.0, 3.0, 4.0, 5.0], 90.0, Some(4.6));
        check(&[1.0, 2.0], 0.0, Some(1.0));
        check(&[1.0, 2.0], 100.0, Some(2.0));
        check(&[1.0, 2.0], 250.0, Some(2.0));
        assert_eq!(median(&[1.0, 9.0, 2.0]), Some(2.0));
        assert_eq!((mean(&[]), mean(&[1.0, 2.0])), (None, Some(1.5)));
    }
}
