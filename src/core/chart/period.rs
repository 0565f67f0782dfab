//! Spans of time that deals are counted in.

use crate::core::model::Date;

/// When the deals considered were created.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Period {
    /// Whenever.
    #[default]
    All,
    /// Since 1 January.
    ThisYear,
    /// Since the first day of the quarter.
    ThisQuarter,
    /// Today and the 89 days before.
    Last90Days,
    /// Since the same day six months ago.
    Last6Months,
    /// From one day to another, both included; a day left out is no limit.
    Own(Option<Date>, Option<Date>),
}

impl Period {
    /// First and last day; `None` for no limit at all. Days in the wrong order are put right.
    pub fn range(self, today: Date) -> Option<(Date, Date)> {
        let (year, month, day) = today.parts();
        let first = |month| Date::new(year, month, 1).unwrap_or(today);
        match self {
            Period::All | Period::Own(None, None) => None,
            Period::ThisYear => Some((first(1), today)),
            Period::ThisQuarter => Some((first(month.saturating_sub(1) / 3 * 3 + 1), today)),
            Period::Last90Days => Some((today.plus_days(-89), today)),
            Period::Last6Months => {
                let (year, month) = if month > 6 { (year, month - 6) } else { (year - 1, month + 6) };
                // 31 August goes back to the last day of February.
                let same = (1..=day).rev().find_map(|day| Date::new(year, month, day));
                Some((same.unwrap_or(today), today))
            }
            Period::Own(from, to) => {
                let (first, last) = (Date::new(1900, 1, 1)?, Date::new(2999, 12, 31)?);
                let (from, to) = (from.unwrap_or(first), to.unwrap_or(last));
                Some((from.min(to), from.max(to)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_where_the_calendar_says() {
        let day = |text: &str| Date::parse(text).unwrap();
        let check = |period: Period, today: &str, expected: &str| {
            let (from, to) = period.range(day(today)).unwrap();
            assert_eq!(format!("{from} {to}"), expected, "{period:?} on {today}");
        };
        check(Period::ThisYear, "2026-11-24", "2026-01-01 2026-11-24");
        check(Period::ThisQuarter, "2026-11-24", "2026-10-01 2026-11-24");
        check(Period::ThisQuarter, "2026-03-31", "2026-01-01 2026-03-31");
        check(Period::ThisQuarter, "2026-12-31", "2026-10-01 2026-12-31");
        check(Period::Last90Days, "2026-03-31", "2026-01-01 2026-03-31");
        check(Period::Last6Months, "2026-08-31", "2026-02-28 2026-08-31");
        check(Period::Last6Months, "2026-06-15", "2025-12-15 2026-06-15");
        check(Period::Own(Some(day("2026-05-01")), Some(day("2026-04-01"))), "2026-06-15", "2026-04-01 2026-05-01");
        check(Period::Own(Some(day("2026-05-01")), None), "2026-06-15", "2026-05-01 2999-12-31");
        assert_eq!(Period::All.range(day("2026-01-01")), None);
        assert_eq!(Period::Own(None, None).range(day("2026-01-01")), None);
    }
}
