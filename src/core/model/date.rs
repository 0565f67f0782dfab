//! Calendar dates, without a time or a zone.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
/// A calendar date. Deals move by days, and days are what the numbers count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(NaiveDate);

impl Date {
    /// The date, or `None` where there is no such day (30 February) or the year is not 1900 to 2999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        (1900..3000).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day))?.map(Self)
    }

    /// Reads `2026-11-24`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Year, month (1 to 12) and day.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Whole days from `earlier` to this date; negative when it is the later one.
    pub fn days_since(self, earlier: Date) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Days since the last Monday: 0 on a Monday, 6 on a Sunday.
    pub fn days_since_monday(self) -> i64 {
        i64::from(self.0.weekday().num_days_from_monday())
    }

    /// The date this many days later (or earlier); stays where it is at the end of the calendar.
    pub fn plus_days(self, days: i64) -> Self {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        };
        moved.filter(|date| (1900..3000).contains(&date.year())).map_or(self, Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_no_other_form() {
        for text in ["2026-11-24", "2024-02-29", "1900-01-01"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in
            ["2026-02-30", "2025-02-29", "26-01-01", "2026-1-1", "2026-01-01T00", "+026-01-01", "3000-01-01", ""]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn counts_days_over_a_leap_day() {
        let (from, to) = (Date::parse("2024-02-28").unwrap(), Date::parse("2024-03-01").unwrap());
        assert_eq!(to.days_since(from), 2);
        assert_eq!(from.plus_days(2), to);
        assert_eq!(to.plus_days(-2), from);
    }
}
