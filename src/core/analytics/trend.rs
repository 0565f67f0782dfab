//! Month after month: what came, what was won and lost, how long it took, and how much of worth moves a day.

use super::ledger::{Fact, money};
use super::measures::velocity;
use super::month::Month as Calendar;
use super::ratio;
use super::statistics::Histogram;
use crate::core::model::{Date, Money, NodeKind};

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

/// The months from the first deal, at most the last ten years, to the one of `today`. Deals of days to come are left out.
pub fn trend<'a>(facts: impl Iterator<Item = &'a Fact> + Clone, today: Date) -> Vec<Month> {
    let facts = facts.filter(|fact| fact.created().0 <= today);
    let Some(first) = facts.clone().map(|fact| fact.created().1).min() else { return Vec::new() };
    let (begins, count) = first.until(Calendar::of(today));
    let blank = |at: usize| (Month { from: begins.plus(at).first_day(), ..Month::default() }, Histogram::default());
    let mut months: Vec<(Month, Histogram)> = (0..count).map(blank).collect();
    // What is worked on from a month on, and from which month on no longer; they are added up below.
    let mut worked: Vec<(i64, i128)> = vec![(0, 0); count + 1];
    for fact in facts {
        let (created, over) = (fact.created().1, fact.over().map(|(_, month)| month));
        if let Some((month, _)) = created.after(begins).and_then(|at| months.get_mut(at)) {
            month.created += 1;
        }
        let value = i128::from(fact.value().0);
        let from = created.after(begins).unwrap_or(0);
        let end = over.map_or(Some(count), |over| over.after(begins).map(|at| (at + 1).min(count)));
        if let Some(end) = end.filter(|end| *end > from) {
            for (at, sign) in [(from, 1), (end, -1)] {
                if let Some((deals, worth)) = worked.get_mut(at) {
                    *deals += sign;
                    *worth += i128::from(sign) * value;
                }
            }
        }
        let Some((month, cycle)) = over.and_then(|over| months.get_mut(over.after(begins)?)) else { continue };
        if fact.kind() == Some(NodeKind::Won) {
            month.won += 1;
            month.won_value = month.won_value.plus(fact.value());
            fact.cycle().into_iter().for_each(|days| cycle.add(days));
        } else {
            month.lost += 1;
        }
    }
    let (mut deals, mut worth) = (0, 0);
    let finished = months.into_iter().zip(worked).map(|((month, cycle), (more, value))| {
        (deals, worth) = (deals + more, worth + value);
        let worked = usize::try_from(deals).unwrap_or(0);
        let win_rate = ratio(month.won, month.won + month.lost);
        let cycle = cycle.percentile(50.0);
        let mean = ratio(1, worked).map(|one| worth as f64 * one);
        let all = mean.zip(win_rate).zip(cycle);
        let velocity = all.and_then(|((mean, rate), days)| velocity(worked as f64, mean, rate, days));
        Month { worked, value: money(worth), win_rate, cycle, velocity, ..month }
    });
    finished.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::Ledger;
    use crate::core::analytics::samples::{day, line};
    use crate::core::model::Document;

    fn trend(document: &Document, today: &str) -> Vec<Month> {
        super::trend(Ledger::of(document, day(today)).facts().values(), day(today))
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
        let months = trend(&document, "2026-03-02");
        let rows: Vec<_> = months.iter().map(|one| (one.created, one.worked, one.won, one.lost)).collect();
        assert_eq!(rows, [(2, 2, 1, 0), (2, 3, 1, 1), (0, 1, 0, 0)]);
        assert_eq!(months[0].velocity, Some(200.0), "two deals of 1,000, all won, in ten days");
        // Three deals of 1,000, half of them won, in twenty days.
        assert_eq!((months[1].win_rate, months[1].cycle, months[1].velocity), (Some(0.5), Some(20.0), Some(75.0)));
        assert_eq!((months[2].win_rate, months[2].velocity), (None, None), "nothing was decided");
        assert!(trend(&line(&[]), "2026-03-02").is_empty());
        assert!(trend(&document, "2026-01-09").is_empty(), "it has not begun");
    }

    #[test]
    fn no_history_is_too_long() {
        let document = line(&[("1900-01-01", &[("S1", 0)]), ("2026-02-05", &[("S1", 3), ("Lost", 0)])]);
        let months = trend(&document, "2026-03-02");
        assert_eq!((months.len(), months[0].from), (120, Some(day("2016-04-01"))));
        assert_eq!((months[0].created, months[0].worked, months[119].worked), (0, 1, 1));
    }
}
