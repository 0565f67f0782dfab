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

/// Which other period one is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Against {
    /// With none.
    #[default]
    Nothing,
    /// With as many days right before.
    Before,
    /// With the same days a year earlier.
    YearBefore,
}

impl Against {
    /// Every choice.
    pub const ALL: [Against; 3] = [Against::Nothing, Against::Before, Against::YearBefore];

    /// First and last day of the other period; none where there is nothing to compare, or no calendar for it.
    pub fn range(self, (from, until): (Date, Date)) -> Option<(Date, Date)> {
        match self {
            Against::Nothing => None,
            Against::Before => {
                let days = until.days_since(from) + 1;
                let range = (from.plus_days(-days), from.plus_days(-1));
                (range.0 < range.1.plus_days(1) && range.1 < from).then_some(range)
            }
            Against::YearBefore => {
                let earlier = |date: Date| {
                    let (year, month, day) = date.parts();
                    // 29 February was 28 the year before.
                    Date::new(year - 1, month, day).or_else(|| Date::new(year - 1, month, day - 1))
                };
                Some((earlier(from)?, earlier(until)?))
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

    #[test]
    fn is_compared_with_as_many_days_or_the_same_days() {
        let day = |text: &str| Date::parse(text).unwrap();
        let check = |against: Against, from: &str, until: &str, expected: &str| {
            let (first, last) = against.range((day(from), day(until))).unwrap();
            assert_eq!(format!("{first} {last}"), expected, "{against:?} of {from} to {until}");
        };
        check(Against::Before, "2026-10-01", "2026-11-24", "2026-08-07 2026-09-30");
        check(Against::Before, "2026-05-05", "2026-05-05", "2026-05-04 2026-05-04");
        check(Against::YearBefore, "2026-01-01", "2026-11-24", "2025-01-01 2025-11-24");
        check(Against::YearBefore, "2024-02-29", "2024-03-01", "2023-02-28 2023-03-01");
        assert_eq!(Against::Nothing.range((day("2026-01-01"), day("2026-01-02"))), None);
        let whole = (day("1900-01-01"), day("2999-12-31"));
        assert_eq!((Against::Before.range(whole), Against::YearBefore.range(whole)), (None, None));
    }
}
