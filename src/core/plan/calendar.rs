//! When deals must have entered a stage so that they are won in time.

use super::required::Required;
use crate::core::ids::NodeId;
use crate::core::model::Date;
use crate::core::sorted::Map;

/// What a month asks for.
#[derive(Clone, PartialEq, Debug)]
pub struct Month {
    /// The first day of the month.
    pub begins: Date,
    /// Deals that are won in it.
    pub wins: f64,
    /// Deals that must enter each stage in it.
    pub entrants: Map<NodeId, f64>,
}

impl Month {
    /// The share of its days, from 0 to 1, that are days from `first` to `last`: what a month asks for is due evenly over
    /// its days.
    pub(super) fn share(&self, first: Date, last: Date) -> f64 {
        let after = next(self.begins);
        let length = after.days_since(self.begins).max(1);
        let inside = after.min(last.plus_days(1)).days_since(self.begins.max(first)).max(0);
        inside as f64 / length as f64
    }
}

/// The twelve weights of a year, January first; `None` where the text has not twelve numbers from 0 on, or none above 0.
pub fn seasons(text: &str) -> Option<[f64; 12]> {
    let mut weights = [0.0; 12];
    let mut words = text.split_whitespace();
    for slot in &mut weights {
        *slot = crate::core::decimal::parse(words.next()?).filter(|weight| *weight >= 0.0)?;
    }
    (words.next().is_none() && weights.iter().any(|weight| *weight > 0.0)).then_some(weights)
}

/// The first day of the month of a day.
fn first_of(day: Date) -> Date {
    let (year, month, _) = day.parts();
    Date::new(year, month, 1).unwrap_or(day)
}

/// The first day of the month after.
pub(super) fn next(first: Date) -> Date {
    first_of(first.plus_days(31))
}

/// The months so many days before the days from `from` to `to`, each with the share of these days that falls into it.
fn shares(from: Date, to: Date, lead: i64) -> Vec<(Date, f64)> {
    let (mut day, mut last) = (from.plus_days(-lead), to.plus_days(-lead));
    // The calendar of dates has an end.
    if last < day {
        (day, last) = (from, to);
    }
    let all = (last.days_since(day) + 1) as f64;
    let mut shares = Vec::new();
    while day <= last {
        let after = next(first_of(day));
        let end = after.plus_days(-1).min(last).max(day);
        shares.push((first_of(day), (end.days_since(day) + 1) as f64 / all));
        if after <= day {
            break;
        }
        day = after;
    }
    shares
}

/// What each month asks for, in order: from the first in which something must be entered, which may lie before `begins`,
/// to that of `ends`. Wins are spread over the days from `begins` to `ends`, by the weight of their month; whoever is to
/// be won must have entered a stage as many days before as it takes from there to won.
pub fn months(required: &Required, begins: Date, ends: Date, weights: Option<[f64; 12]>) -> Vec<Month> {
    let weight = |month: Date| {
        let at = month.parts().1 as usize;
        weights.and_then(|weights| weights.get(at.saturating_sub(1)).copied()).unwrap_or(1.0)
    };
    let mut spans: Vec<(Date, f64, Date, Date)> = Vec::new();
    let mut first = first_of(begins);
    while first <= ends && spans.len() < 1200 {
        let after = next(first);
        let (from, to) = (first.max(begins), after.plus_days(-1).min(ends));
        let days = (to.days_since(from) + 1) as f64;
        spans.push((first, days * weight(first), from, to));
        // The calendar of dates has an end.
        if after <= first {
            break;
        }
        first = after;
    }
    let all: f64 = spans.iter().map(|(_, part, ..)| part).sum();
    let mut wins: Map<Date, f64> = Map::new();
    let mut entries: Map<(Date, NodeId), f64> = Map::new();
    for (month, part, from, to) in spans.iter().filter(|_| all > 0.0) {
        let share = part / all;
        *wins.or_insert_with(*month, || 0.0) += required.wins * share;
        for (node, count) in required.entrants.iter() {
            let lead = required.process.prospects.get(node).map_or(0.0, |prospect| prospect.days_to_won);
            for (due, part) in shares(*from, *to, lead.round() as i64) {
                wins.or_insert_with(due, || 0.0);
                *entries.or_insert_with((due, *node), || 0.0) += count * share * part;
            }
        }
    }
    let month = |(begins, wins): (&Date, &f64)| Month {
        begins: *begins,
        wins: *wins,
        entrants: entries
            .iter()
            .filter(|((due, _), _)| due == begins)
            .map(|((_, node), count)| (*node, *count))
            .collect(),
    };
    wins.iter().map(month).collect()
}
