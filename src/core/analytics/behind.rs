//! The deals behind a bar of the funnel, and what became of them.

use std::cmp::Reverse;

use super::ledger::Ledger;
use super::{FunnelQuery, time};
use crate::core::ids::DealId;
use crate::core::model::{Document, Flow, Money};

/// What became of a deal, seen from a bar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fate {
    /// It got no further and is still open.
    Open,
    /// It has been in a later stage, or won.
    MovedOn,
    /// It is lost and got no further.
    Lost,
    /// The buyer put it off, and it got no further.
    PutOff,
}

/// A deal behind a bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// The deal.
    pub deal: DealId,
    /// What it is worth.
    pub value: Money,
    /// What became of it.
    pub fate: Fate,
    /// Days by which an open deal has outstayed the longest time expected where it is now.
    pub overdue: Option<i64>,
}

/// The deals behind a bar.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Behind {
    counts: [usize; 4],
    /// The first of them: open ones first, the most valuable first.
    pub rows: Vec<Row>,
}

impl Behind {
    /// How many there are of one fate, or in all.
    pub fn count(&self, fate: Option<Fate>) -> usize {
        match fate {
            Some(fate) => self.counts.get(fate as usize).copied().unwrap_or(0),
            None => self.counts.iter().sum(),
        }
    }
}

/// The deals behind a bar, or all that the funnel considers. The groups are as large as the bar's `moved_on`,
/// `lost_here`, `put_off_here` and `still_open`; among all deals, those won are the ones that moved on. Listed are the
/// first `most` of those of the fate asked for.
pub fn behind(
    (document, flow): (&Document, &Flow),
    ledger: &mut Ledger,
    (query, bar): (&FunnelQuery, Option<usize>),
    (only, most): (Option<Fate>, usize),
) -> Behind {
    let mut behind = Behind::default();
    let mut best: Vec<(Fate, Reverse<Money>, DealId)> = Vec::new();
    ledger.fates((document, flow), query, bar, &mut |deal, value, fate| {
        if let Some(count) = behind.counts.get_mut(fate as usize) {
            *count += 1;
        }
        let key = (fate, Reverse(value), deal);
        let full = best.len() >= most && best.last().is_some_and(|last| *last <= key);
        if full || only.is_some_and(|only| only != fate) {
            return;
        }
        let at = best.partition_point(|known| *known < key);
        best.insert(at, key);
        best.truncate(most);
    });
    let today = ledger.today().unwrap_or(document.map.created);
    let row = |(fate, Reverse(value), deal)| {
        let overdue = document.deals.get(&deal).and_then(|deal| time::overdue(document, deal, today));
        Row { deal, value, fate, overdue }
    };
    behind.rows = best.into_iter().map(row).collect();
    behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::Counting;
    use crate::core::ids::IdSource;
    use crate::core::language::Language;
    use crate::core::model::Date;
    use crate::core::template;

    #[test]
    fn groups_are_those_of_the_bar() {
        let today = Date::parse("2026-11-24").unwrap();
        let document = template::demonstration(Language::English, &mut IdSource::new(7), today);
        let (flow, mut ledger) = (Flow::of(&document), Ledger::of(&document, today));
        let known = (&document, &flow);
        for counting in Counting::ALL {
            let query = FunnelQuery { counting, ..FunnelQuery::default() };
            let funnel = ledger.funnel(&document, &flow, &query);
            for (index, bar) in funnel.bars.iter().enumerate() {
                let found = behind(known, &mut ledger, (&query, Some(index)), (None, usize::MAX));
                let of = |fate: Fate| found.count(Some(fate));
                let groups = (of(Fate::MovedOn), of(Fate::Lost), of(Fate::PutOff), of(Fate::Open));
                let expected = (bar.moved_on, bar.lost_here, bar.put_off_here, bar.still_open);
                assert_eq!((found.rows.len(), groups), (bar.count, expected), "{counting:?} {index}");
            }
            let all = behind(known, &mut ledger, (&query, None), (None, usize::MAX));
            let of = |fate: Fate| all.count(Some(fate));
            let found = (of(Fate::MovedOn), of(Fate::Lost), of(Fate::PutOff), of(Fate::Open));
            assert_eq!(found, (funnel.won, funnel.lost, funnel.not_now, funnel.open));
            // The first of a list are the first of the whole list.
            for only in [None, Some(Fate::Lost)] {
                let some = behind(known, &mut ledger, (&query, None), (only, 5));
                let whole = all.rows.iter().filter(|row| only.is_none_or(|only| row.fate == only)).take(5);
                assert_eq!(some.rows, whole.copied().collect::<Vec<_>>());
                assert_eq!(some.count(None), all.count(None));
            }
        }
    }
}
