//! Cohorts: what became of the deals of one month, month after month.

use super::ratio;
use super::trend::{MOST, month_of, months, months_between};
use crate::core::model::{Date, Deal, Document, NodeKind};
use crate::core::sorted::Map;

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

/// The cohorts of the deals that `admits` lets pass, from the first month with a deal to the last one, at most ten years
/// before it, without gaps. A
/// deal that was won and is in no won outcome any more counts as what it is now. Deals of days to come are left out.
pub fn cohorts(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Vec<Cohort> {
    let mut of: Map<Date, Cohort> = Map::new();
    let now = month_of(today);
    let deals = || document.deals.values().filter(|deal| deal.created <= today && admits(deal));
    let (Some(first), Some(last)) = (deals().map(|deal| deal.created).min(), deals().map(|deal| deal.created).max())
    else {
        return Vec::new();
    };
    of.extend(months(first, last).into_iter().map(|month| {
        let begun = months_between(month, now).saturating_add(1);
        (month, Cohort { month: Some(month), won_by: vec![0; begun.min(MOST)], ..Cohort::default() })
    }));
    for deal in deals() {
        let month = month_of(deal.created);
        let Some(cohort) = of.get_mut(&month) else { continue };
        cohort.n += 1;
        let visit = deal.current();
        match visit.and_then(|visit| document.node_kind(visit.node)) {
            Some(NodeKind::Won) => {
                cohort.won += 1;
                let after = visit.map_or(0, |visit| months_between(month, month_of(visit.entered)));
                cohort.won_by.iter_mut().skip(after).for_each(|count| *count += 1);
            }
            Some(NodeKind::Lost) => cohort.lost += 1,
            _ => cohort.open += 1,
        }
    }
    of.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let found = cohorts(&document, |_| true, day("2026-04-15"));
        let rows: Vec<_> = found.iter().map(|one| (one.n, one.won, one.lost, one.open, one.won_by.clone())).collect();
        assert_eq!(rows, [(3, 2, 1, 0, vec![1, 1, 2, 2]), (0, 0, 0, 0, vec![0, 0, 0]), (1, 0, 0, 1, vec![0, 0])]);
        let first = &found[0];
        assert_eq!((first.share(0), first.share(2), first.share(4)), (Some(1.0 / 3.0), Some(2.0 / 3.0), None));
        assert_eq!(found[1].share(0), None, "of no deal");
        assert!(cohorts(&line(&[]), |_| true, day("2026-04-15")).is_empty());
    }
}
