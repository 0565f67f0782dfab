//! What the plan asks of the calendar week that today is in, and what came in it.

use super::calendar::Month;
use super::gap::each_entry;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Document};
use crate::core::sorted::Map;

/// The day that weeks begin with. Monday is that of ISO 8601, Sunday that of North America, Saturday that of much of the
/// Middle East.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WeekStart {
    /// Monday, as ISO 8601 has it.
    #[default]
    Monday,
    /// Sunday.
    Sunday,
    /// Saturday.
    Saturday,
}

impl WeekStart {
    /// The first and the last day of the week that a day is in.
    pub fn week_of(self, day: Date) -> (Date, Date) {
        let gone = match self {
            WeekStart::Monday => day.days_since_monday(),
            WeekStart::Sunday => (day.days_since_monday() + 1) % 7,
            WeekStart::Saturday => (day.days_since_monday() + 2) % 7,
        };
        let first = day.plus_days(-gone);
        (first, first.plus_days(6))
    }
}

/// How a stage stands in a week.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Weekly {
    /// Deals that entered in it.
    pub entered: usize,
    /// Deals that the plan asks for in it: of each month the share of its days that are days of the week.
    pub required: f64,
}

/// The week from `first` to `last` of every stage that the months ask for.
pub fn weekly(document: &Document, months: &[Month], (first, last): (Date, Date)) -> Map<NodeId, Weekly> {
    let mut weeks: Map<NodeId, Weekly> = Map::new();
    for month in months {
        let share = month.share(first, last);
        for (node, count) in month.entrants.iter() {
            weeks.or_insert_with(*node, Weekly::default).required += count * share;
        }
    }
    each_entry(document, first, last, |node| {
        if let Some(week) = weeks.get_mut(&node) {
            week.entered += 1;
        }
    });
    weeks
}
