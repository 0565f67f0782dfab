//! From numbers to places: a line of numbers with round ticks, bands side by side, and the months of a span of time.

use crate::core::geometry::within;
use crate::core::model::Date;

/// A straight line from numbers to pixels. It always has 0 on it, so that lengths can be compared.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Linear {
    /// The smallest number, 0 or less.
    pub low: f64,
    /// The largest number, more than the smallest.
    pub high: f64,
    /// Where the smallest stands.
    pub start: f64,
    /// Where the largest stands; before `start` where numbers grow upwards.
    pub end: f64,
}

impl Linear {
    /// A line that all of these numbers are on, and 0; what is no number is left out.
    pub fn over(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Linear {
        let values = values.filter(|value| value.is_finite());
        let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
        let high = if high > low { high } else { low + 1.0 };
        Linear { low, high, start, end }
    }

    /// The same line, ending at the first round numbers outwards, for about so many ticks.
    pub fn nice(self, count: usize) -> Linear {
        let step = step(self.high - self.low, count);
        Linear { low: (self.low / step).floor() * step, high: (self.high / step).ceil() * step, ..self }
    }

    /// Where a number stands; a number beyond the ends stands at the end.
    pub fn at(&self, value: f64) -> f64 {
        let share = (within(value, self.low, self.high) - self.low) / (self.high - self.low);
        self.start + (self.end - self.start) * share
    }

    /// The round numbers on the line, about so many, the smallest first.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        let step = step(self.high - self.low, count);
        // A hair outwards: 0.3 is not three times 0.1.
        let first = (self.low / step - 1e-9).ceil() as i64;
        let last = (self.high / step + 1e-9).floor() as i64;
        (first..=last).map(|index| index as f64 * step).collect()
    }
}

/// The step between ticks: 1, 2 or 5 times a power of ten, so that about `count` of them make the span.
fn step(span: f64, count: usize) -> f64 {
    let rough = if span.is_finite() && span > 0.0 { span } else { 1.0 } / count.max(1) as f64;
    let power = 10_f64.powi(rough.log10().floor() as i32);
    let share = rough / power;
    let round = match share {
        share if share <= 1.0 => 1.0,
        share if share <= 2.0 => 2.0,
        share if share <= 5.0 => 5.0,
        _ => 10.0,
    };
    round * power
}

/// Equal bands side by side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Band {
    /// How many.
    pub count: usize,
    /// Where the first begins.
    pub start: f64,
    /// Where the last ends.
    pub end: f64,
}

impl Band {
    /// How wide each is.
    pub fn width(&self) -> f64 {
        (self.end - self.start) / self.count.max(1) as f64
    }

    /// The middle of a band.
    pub fn middle(&self, index: usize) -> f64 {
        self.start + self.width() * (index as f64 + 0.5)
    }
}

/// The first days of the months from one day to another, both included; at most so many, the latest.
pub fn months(from: Date, until: Date, most: usize) -> Vec<Date> {
    let number = |day: Date| {
        let (year, month, _) = day.parts();
        i64::from(year) * 12 + i64::from(month) - 1
    };
    let (first, last) = (number(from), number(until));
    let first = first.max(last - most as i64 + 1);
    let month = |number: i64| Date::new(number.div_euclid(12) as i32, number.rem_euclid(12) as u32 + 1, 1);
    (first..=last).filter_map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_within_the_line() {
        let check = |values: &[f64], count: usize, expected: &[f64]| {
            let ticks = Linear::over(values.iter().copied(), 0.0, 100.0).ticks(count);
            let same = ticks.len() == expected.len() && ticks.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
            assert!(same, "{values:?}: {ticks:?} instead of {expected:?}");
        };
        check(&[97.0], 5, &[0.0, 20.0, 40.0, 60.0, 80.0]);
        check(&[1.0], 4, &[0.0, 0.5, 1.0]);
        check(&[0.3], 3, &[0.0, 0.1, 0.2, 0.3]);
        check(&[-30.0, 50.0], 4, &[-20.0, 0.0, 20.0, 40.0]);
        check(&[7e9], 4, &[0.0, 2e9, 4e9, 6e9]);
        check(&[], 2, &[0.0, 0.5, 1.0]);
        check(&[f64::NAN, f64::INFINITY], 2, &[0.0, 0.5, 1.0]);
    }

    #[test]
    fn every_line_has_zero_on_it_and_keeps_its_order() {
        for values in [&[5.0, 9.0][..], &[-4.0, -2.0], &[1e-7], &[1e15, 3.0], &[0.0]] {
            for line in [Linear::over(values.iter().copied(), 300.0, 10.0)].map(|line| [line, line.nice(4)]).concat() {
                assert!(line.low <= 0.0 && line.high >= 0.0 && line.low < line.high, "{line:?}");
                assert!(line.ticks(5).contains(&0.0), "{line:?}");
                assert!((2..=12).contains(&line.ticks(5).len()), "{line:?} {:?}", line.ticks(5));
                assert!(line.at(line.low) == 300.0 && (line.at(line.high) - 10.0).abs() < 1e-9);
                assert_eq!(line.at(line.high * 2.0 + 1.0), line.at(line.high), "nothing stands beyond the end");
            }
        }
        let line = Linear::over([83.0].into_iter(), 0.0, 1.0).nice(4);
        assert_eq!((line.low, line.high), (0.0, 100.0));
    }

    #[test]
    fn bands_share_their_room() {
        let band = Band { count: 4, start: 20.0, end: 100.0 };
        assert_eq!((band.width(), band.middle(0), band.middle(3)), (20.0, 30.0, 90.0));
        assert_eq!(Band { count: 0, start: 0.0, end: 9.0 }.width(), 9.0);
    }

    #[test]
    fn months_begin_with_the_first_and_leave_out_the_earliest() {
        let day = |text: &str| Date::parse(text).unwrap();
        let check = |from: &str, until: &str, most: usize, expected: &str| {
            let found: Vec<String> = months(day(from), day(until), most).iter().map(Date::to_string).collect();
            assert_eq!(found.join(" "), expected);
        };
        check("2025-11-30", "2026-02-01", 9, "2025-11-01 2025-12-01 2026-01-01 2026-02-01");
        check("2025-11-30", "2026-02-01", 2, "2026-01-01 2026-02-01");
        check("2026-02-05", "2026-02-01", 9, "2026-02-01");
        check("2026-03-05", "2026-02-01", 9, "");
    }
}
