//! Calendar months, counted.

use crate::core::model::Date;

/// The most months that are told apart: ten years.
pub const MOST: usize = 120;

/// A calendar month, as a number: a year later is twelve more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Month(i32);

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Month {
        let (year, month, _) = day.parts();
        Month(year * 12 + month as i32 - 1)
    }

    /// Its first day; none outside of the calendar.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.0.div_euclid(12), self.0.rem_euclid(12).unsigned_abs() + 1, 1)
    }

    /// How many months it is after another; none where it is before.
    pub fn after(self, other: Month) -> Option<usize> {
        usize::try_from(self.0 - other.0).ok()
    }

    /// The month so many months later.
    pub fn plus(self, months: usize) -> Month {
        Month(self.0.saturating_add(i32::try_from(months).unwrap_or(i32::MAX)))
    }

    /// The months up to a last one, at most the last [`MOST`] of them: the first, and how many.
    pub fn until(self, last: Month) -> (Month, usize) {
        let all = last.after(self).map_or(0, |months| months + 1);
        let count = all.min(MOST);
        (self.plus(all - count), count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        let month = |day: &str| Month::of(Date::parse(day).unwrap());
        for (from, next) in [("2026-01-31", "2026-02-01"), ("2026-02-01", "2026-03-31"), ("2025-12-31", "2026-01-01")] {
            assert_eq!(month(from).plus(1), month(next));
            assert_eq!(month(next).after(month(from)), Some(1));
            assert_eq!(month(from).after(month(next)), None);
        }
        assert_eq!(month("2026-02-17").first_day(), Date::parse("2026-02-01"));
        assert_eq!(month("2026-02-17").until(month("2026-04-01")), (month("2026-02-01"), 3));
        assert_eq!(month("1900-01-01").until(month("2026-03-02")), (month("2016-04-01"), 120));
        assert_eq!(month("2026-03-01").until(month("2026-02-01")).1, 0);
    }
}
