//! Mean, median and percentiles.

use crate::core::geometry::within;
use crate::core::sort;
use crate::core::sorted::Map;

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

/// How numbers are spread, and how many they are.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Spread {
    /// How many numbers it is made of; at least one.
    pub n: usize,
    /// The arithmetic mean.
    pub mean: f64,
    /// The middle one.
    pub median: f64,
    /// The one below which 90 % lie.
    pub p90: f64,
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
}

impl Spread {
    /// The spread of numbers; `None` of nothing. Quantiles as in [`percentile`].
    pub fn of(values: &[f64]) -> Option<Spread> {
        Some(Spread {
            n: values.len(),
            mean: mean(values)?,
            median: median(values)?,
            p90: percentile(values, 90.0)?,
            least: percentile(values, 0.0)?,
            most: percentile(values, 100.0)?,
        })
    }
}

/// Numbers below this are counted by their place, larger ones by a search: a stay is seldom longer than eight years.
const DENSE: usize = 3_000;

/// Whole numbers counted by their size, from which their spread follows without going through them again. Numbers can be
/// taken out as they were put in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Histogram {
    /// How often each number from 0 on is in it; as long as the largest of them asks for.
    low: Vec<u32>,
    /// The numbers that have no place there.
    others: Map<i64, usize>,
    n: usize,
    sum: i128,
}

impl Histogram {
    /// Puts a number in.
    pub fn add(&mut self, value: i64) {
        match usize::try_from(value).ok().filter(|at| *at < DENSE) {
            Some(at) => {
                if self.low.len() <= at {
                    self.low.resize(at + 1, 0);
                }
                self.low.get_mut(at).into_iter().for_each(|count| *count += 1);
            }
            None => *self.others.or_insert_with(value, || 0) += 1,
        }
        self.n += 1;
        self.sum += i128::from(value);
    }

    /// Takes out a number that was put in; one that was not changes nothing.
    pub fn remove(&mut self, value: i64) {
        match usize::try_from(value).ok().filter(|at| *at < DENSE) {
            Some(at) => {
                let Some(count) = self.low.get_mut(at).filter(|count| **count > 0) else { return };
                *count -= 1;
                // Two of the same numbers are equal, whatever was in them.
                while self.low.last() == Some(&0) {
                    self.low.pop();
                }
            }
            None => {
                let Some(count) = self.others.get_mut(&value) else { return };
                *count -= 1;
                if *count == 0 {
                    self.others.remove(&value);
                }
            }
        }
        self.n -= 1;
        self.sum -= i128::from(value);
    }

    /// Puts a number in, or takes it out.
    pub fn count(&mut self, value: i64, add: bool) {
        if add { self.add(value) } else { self.remove(value) }
    }

    /// Their sum.
    pub fn sum(&self) -> i128 {
        self.sum
    }

    /// How many numbers are in it.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The numbers with how often they are in it, in order of their size.
    fn counts(&self) -> impl Iterator<Item = (i64, usize)> {
        let others = || self.others.iter().map(|(value, count)| (*value, *count));
        let low = self.low.iter().zip(0..).map(|(count, value)| (value, *count as usize));
        others().take_while(|(value, _)| *value < 0).chain(low).chain(others().skip_while(|(value, _)| *value < 0))
    }

    /// The numbers of these ranks, from 0, in order of their size.
    fn ranked<const N: usize>(&self, ranks: [usize; N]) -> [f64; N] {
        let (mut passed, mut found) = (0, [0.0; N]);
        for (value, count) in self.counts().filter(|(_, count)| *count > 0) {
            for (rank, slot) in ranks.iter().zip(&mut found) {
                if (passed..passed + count).contains(rank) {
                    *slot = value as f64;
                }
            }
            passed += count;
        }
        found
    }

    /// The value below which `percent` percent of them lie, as in [`percentile`].
    pub fn percentile(&self, percent: f64) -> Option<f64> {
        let last = self.n.checked_sub(1)?;
        let rank = last as f64 * within(percent / 100.0, 0.0, 1.0);
        let [below, above] = self.ranked([rank.floor() as usize, rank.ceil() as usize]);
        Some(below + (above - below) * rank.fract())
    }

    /// Their spread; the same as [`Spread::of`] all of them.
    pub fn spread(&self) -> Option<Spread> {
        let last = self.n.checked_sub(1)?;
        let (half, tenth) = (last as f64 * 0.5, last as f64 * 0.9);
        let rank = |at: f64| [at.floor() as usize, at.ceil() as usize];
        let ([a, b], [c, d]) = (rank(half), rank(tenth));
        let [least, a, b, c, d, most] = self.ranked([0, a, b, c, d, last]);
        Some(Spread {
            n: self.n,
            mean: self.sum as f64 / self.n as f64,
            median: a + (b - a) * half.fract(),
            p90: c + (d - c) * tenth.fract(),
            least,
            most,
        })
    }
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

    #[test]
    fn a_histogram_spreads_like_its_numbers_whatever_was_taken_out() {
        let mut ids = crate::core::ids::IdSource::new(3);
        let (mut histogram, mut numbers) = (Histogram::default(), Vec::new());
        assert_eq!(histogram.spread(), None);
        for step in 0..400 {
            if step % 3 == 2 {
                let gone: i64 = numbers.swap_remove(ids.below(numbers.len()));
                histogram.remove(gone);
            } else {
                // Most are small; some have no place among these.
                let next = [ids.below(60) as i64, 2_990 + ids.below(20) as i64, -1]
                    [usize::from(step % 7 == 0) + usize::from(step % 21 == 0)];
                numbers.push(next);
                histogram.add(next);
            }
            let plain: Vec<f64> = numbers.iter().map(|number| *number as f64).collect();
            let (found, expected) = (histogram.spread(), Spread::of(&plain));
            let close = |one: f64, other: f64| (one - other).abs() < 1e-9;
            match (found, expected) {
                (Some(one), Some(other)) => {
                    assert_eq!((one.n, one.least, one.most), (other.n, other.least, other.most));
                    assert!(
                        close(one.mean, other.mean) && close(one.median, other.median) && close(one.p90, other.p90)
                    );
                }
                (one, other) => assert_eq!(one, other),
            }
        }
        histogram.remove(59_000);
        assert_eq!(histogram.len(), numbers.len());
    }
}
