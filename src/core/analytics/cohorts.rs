//! Cohorts: what became of the deals of one month, month after month.

use super::ledger::Fact;
use super::month::{MOST, Month};
use super::ratio;
use crate::core::model::{Date, NodeKind};

/// The deals that were created in one calendar month.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cohort {
    /// The first day of the month; none of a cohort that nobody asked for.
    pub month: Option<Date>,
    /// How many deals.
    pub n: usize,
    /// How many of them are won now.
    pub won: usize,
    /// How many are lost now.
    pub lost: usize,
    /// How many are still open, or put off.
    pub open: usize,
    /// How many were won by the end of the month itself, of the next one, and so on; only months that have begun.
    pub won_by: Vec<usize>,
}

impl Cohort {
    /// The share that was won so many months after the one of creation; `None` where that is still to come.
    pub fn share(&self, months: usize) -> Option<f64> {
        ratio(*self.won_by.get(months)?, self.n)
    }
}

/// The cohorts of deals from the first month with a deal to the last one, at most ten years before it, without gaps. A
/// deal that was won and is in no won outcome any more counts as what it is now. Deals of days to come are left out.
pub fn cohorts<'a>(facts: impl Iterator<Item = &'a Fact> + Clone, today: Date) -> Vec<Cohort> {
    let facts = facts.filter(|fact| fact.created().0 <= today);
    let months = || facts.clone().map(|fact| fact.created().1);
    let Some((first, last)) = months().min().zip(months().max()) else { return Vec::new() };
    let (begins, count) = first.until(last);
    let now = Month::of(today);
    let cohort = |at: usize| {
        let month = begins.plus(at);
        let begun = now.after(month).map_or(1, |months| months + 1);
        Cohort { month: month.first_day(), won_by: vec![0; begun.min(MOST)], ..Cohort::default() }
    };
    let mut cohorts: Vec<Cohort> = (0..count).map(cohort).collect();
    for fact in facts {
        let month = fact.created().1;
        let Some(cohort) = month.after(begins).and_then(|at| cohorts.get_mut(at)) else { continue };
        cohort.n += 1;
        match fact.kind() {
            Some(NodeKind::Won) => {
                cohort.won += 1;
                let after = fact.over().and_then(|(_, over)| over.after(month)).unwrap_or(0);
                // How many in that month alone; they are added up below.
                cohort.won_by.get_mut(after).into_iter().for_each(|count| *count += 1);
            }
            Some(NodeKind::Lost) => cohort.lost += 1,
            _ => cohort.open += 1,
        }
    }
    for cohort in &mut cohorts {
        let mut sum = 0;
        for count in &mut cohort.won_by {
            sum += *count;
            *count = sum;
        }
    }
    cohorts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::Ledger;
    use crate::core::analytics::samples::{day, line};

    #[test]
    fn every_month_counts_what_was_won_since() {
        let document = line(&[
            ("2026-01-10", &[("S1", 10), ("Won", 0)]),
            ("2026-01-31", &[("S1", 40), ("Won", 0)]),
            ("2026-01-05", &[("S1", 3), ("Lost", 0)]),
            ("2026-03-01", &[("S1", 0)]),
            // Not begun yet.
            ("2026-12-01", &[("S1", 0)]),
        ]);
        let today = day("2026-04-15");
        let ledger = Ledger::of(&document, today);
        let found = cohorts(ledger.facts().values(), today);
        let rows: Vec<_> = found.iter().map(|one| (one.n, one.won, one.lost, one.open, one.won_by.clone())).collect();
        assert_eq!(rows, [(3, 2, 1, 0, vec![1, 1, 2, 2]), (0, 0, 0, 0, vec![0, 0, 0]), (1, 0, 0, 1, vec![0, 0])]);
        let first = &found[0];
        assert_eq!((first.share(0), first.share(2), first.share(4)), (Some(1.0 / 3.0), Some(2.0 / 3.0), None));
        assert_eq!(found[1].share(0), None, "of no deal");
        assert!(cohorts(Ledger::of(&line(&[]), today).facts().values(), today).is_empty());
    }
}
