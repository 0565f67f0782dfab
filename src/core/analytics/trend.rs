//! Month after month: what came, what was won and lost, how long it took, and how much of worth moves a day.

use super::measures::velocity;
use super::statistics::Histogram;
use super::{ratio, time};
use crate::core::model::{Date, Deal, Document, Money, NodeKind};

/// The most months that are told apart: ten years.
pub(super) const MOST: usize = 120;

/// One calendar month.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Month {
    /// Its first day; none of a month that nobody asked for.
    pub from: Option<Date>,
    /// Deals created in it.
    pub created: usize,
    /// Deals worked on: created by its end and not over before it began.
    pub worked: usize,
    /// What these are worth together.
    pub value: Money,
    /// Deals that came to the won outcome in which they are now.
    pub won: usize,
    /// What these are worth.
    pub won_value: Money,
    /// Deals that came to the lost outcome in which they are now.
    pub lost: usize,
    /// `won / (won + lost)` of the month.
    pub win_rate: Option<f64>,
    /// The median of the days that the deals won in it took.
    pub cycle: Option<f64>,
    /// Sales velocity, in minor units a day: deals worked on, times their mean value, times the win rate, by the cycle.
    pub velocity: Option<f64>,
}

/// The first day of a date's month.
pub(super) fn month_of(date: Date) -> Date {
    let (.., day) = date.parts();
    date.plus_days(1 - i64::from(day))
}

/// The first day of the month after the one that begins on this day.
pub(super) fn next_month(first: Date) -> Date {
    // No month has more than 31 days, and none fewer than 28.
    month_of(first.plus_days(31))
}

/// The first days of the months from one day to another, at most the last [`MOST`] of them.
pub(super) fn months(first: Date, last: Date) -> Vec<Date> {
    let end = month_of(last);
    let mut from = month_of(first);
    for _ in MOST..months_between(from, end).saturating_add(1) {
        from = next_month(from);
    }
    let mut months = Vec::new();
    while from <= end && months.len() < MOST {
        months.push(from);
        from = next_month(from);
    }
    months
}

/// How many months lie between the first days of two; 0 where the second is no later.
pub(super) fn months_between(first: Date, later: Date) -> usize {
    let ((from, month, _), (to, other, _)) = (first.parts(), later.parts());
    let months = (i64::from(to) - i64::from(from)) * 12 + i64::from(other) - i64::from(month);
    usize::try_from(months).unwrap_or(0)
}

/// The months from the first deal that `admits` lets pass, at most the last ten years, to the one of `today`. Deals of
/// days to come are left out.
pub fn trend(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Vec<Month> {
    let deals = || document.deals.values().filter(|deal| deal.created <= today && admits(deal));
    let Some(first) = deals().map(|deal| deal.created).min() else { return Vec::new() };
    let months = months(first, today);
    let Some(begins) = months.first().copied() else { return Vec::new() };
    let month = |from: &Date| (Month { from: Some(*from), ..Month::default() }, Histogram::default());
    let mut months: Vec<(Month, Histogram)> = months.iter().map(month).collect();
    for deal in deals() {
        let last = deal.current();
        let kind = last.and_then(|visit| document.node_kind(visit.node));
        let over = last.filter(|_| matches!(kind, Some(NodeKind::Won | NodeKind::Lost))).map(|visit| visit.entered);
        let at = |day: Date| (day >= begins).then(|| months_between(begins, month_of(day)));
        if let Some((month, _)) = at(deal.created).and_then(|at| months.get_mut(at)) {
            month.created += 1;
        }
        if over.is_none_or(|over| over >= begins) {
            let end = over.and_then(at).map_or(usize::MAX, |at| at.saturating_add(1));
            let begin = at(deal.created).unwrap_or(0);
            for (month, _) in months.iter_mut().take(end).skip(begin) {
                month.worked += 1;
                month.value = month.value.plus(deal.value);
            }
        }
        if let Some((month, cycle)) = over.and_then(at).and_then(|at| months.get_mut(at)) {
            if kind == Some(NodeKind::Won) {
                month.won += 1;
                month.won_value = month.won_value.plus(deal.value);
                time::cycle_days(document, deal).into_iter().for_each(|days| cycle.add(days));
            } else {
                month.lost += 1;
            }
        }
    }
    let finished = months.into_iter().map(|(month, cycle)| {
        let win_rate = ratio(month.won, month.won + month.lost);
        let cycle = cycle.spread().map(|spread| spread.median);
        let mean = ratio(1, month.worked).map(|one| month.value.0 as f64 * one);
        let all = mean.zip(win_rate).zip(cycle);
        let velocity = all.and_then(|((mean, rate), days)| velocity(month.worked as f64, mean, rate, days));
        Month { win_rate, cycle, velocity, ..month }
    });
    finished.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::samples::{day, line};

    #[test]
    fn months_follow_each_other() {
        for (from, next) in [("2026-01-01", "2026-02-01"), ("2026-02-01", "2026-03-01"), ("2025-12-01", "2026-01-01")] {
            assert_eq!(next_month(day(from)), day(next));
        }
        assert_eq!(months_between(day("2025-11-01"), day("2026-02-01")), 3);
        assert_eq!(months_between(day("2026-02-01"), day("2025-11-01")), 0);
    }

    #[test]
    fn a_month_knows_what_was_worked_on_and_what_it_brought() {
        let mut document = line(&[
            ("2026-01-10", &[("S1", 10), ("Won", 0)]),
            ("2026-01-31", &[("S1", 20), ("Won", 0)]),
            ("2026-02-05", &[("S1", 3), ("Lost", 0)]),
            ("2026-02-01", &[("S1", 0)]),
        ]);
        document.deals.values_mut().for_each(|deal| deal.value = Money(1_000));
        let months = trend(&document, |_| true, day("2026-03-02"));
        let rows: Vec<_> = months.iter().map(|one| (one.created, one.worked, one.won, one.lost)).collect();
        assert_eq!(rows, [(2, 2, 1, 0), (2, 3, 1, 1), (0, 1, 0, 0)]);
        assert_eq!(months[0].velocity, Some(200.0), "two deals of 1,000, all won, in ten days");
        // Three deals of 1,000, half of them won, in twenty days.
        assert_eq!((months[1].win_rate, months[1].cycle, months[1].velocity), (Some(0.5), Some(20.0), Some(75.0)));
        assert_eq!((months[2].win_rate, months[2].velocity), (None, None), "nothing was decided");
        assert!(trend(&document, |_| false, day("2026-03-02")).is_empty());
        assert!(trend(&document, |_| true, day("2026-01-09")).is_empty(), "it has not begun");
    }

    #[test]
    fn no_history_is_too_long() {
        let document = line(&[("1900-01-01", &[("S1", 0)]), ("2026-02-05", &[("S1", 3), ("Lost", 0)])]);
        let months = trend(&document, |_| true, day("2026-03-02"));
        assert_eq!((months.len(), months[0].from), (120, Some(day("2016-04-01"))));
        assert_eq!((months[0].created, months[0].worked, months[119].worked), (0, 1, 1));
    }
}
