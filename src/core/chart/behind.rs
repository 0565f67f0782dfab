//! The deals behind a bar of the funnel, and what became of them.

use std::cmp::Reverse;

use crate::core::analytics::{Counting, Funnel, FunnelQuery, deals_in, time};
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, Money, NodeKind};
use crate::core::sort;
use crate::core::sorted::Set;

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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Behind {
    /// The deal.
    pub deal: DealId,
    /// What it is worth.
    pub value: Money,
    /// What became of it.
    pub fate: Fate,
    /// Days by which an open deal has outstayed the longest time expected where it is now.
    pub overdue: Option<i64>,
}

/// The deals behind a bar, or all that the funnel considers: open ones first, the most
/// valuable first. The groups are as large as the bar's `moved_on`, `lost_here`, `put_off_here` and `still_open`;
/// among all deals, those won are the ones that moved on.
pub fn behind(
    document: &Document,
    funnel: &Funnel,
    bar: Option<usize>,
    query: &FunnelQuery,
    today: Date,
) -> Vec<Behind> {
    let later: Set<NodeId> = match bar {
        Some(index) => funnel.bars.iter().skip(index + 1).flat_map(|bar| bar.nodes.iter().copied()).collect(),
        None => Set::new(),
    };
    let row = |deal: &Deal| {
        let now = deal.node().and_then(|node| document.node_kind(node));
        let further = match bar {
            Some(_) => deal.visits.iter().any(|visit| later.contains(&visit.node)),
            None => now == Some(NodeKind::Won),
        };
        let fate = match now {
            _ if bar.is_some() && funnel.counting == Counting::Current => Fate::Open,
            _ if further => Fate::MovedOn,
            Some(NodeKind::Lost) => Fate::Lost,
            Some(NodeKind::NotNow) => Fate::PutOff,
            _ => Fate::Open,
        };
        Behind { deal: deal.id, value: deal.value, fate, overdue: time::overdue(document, deal, today) }
    };
    let mut rows: Vec<Behind> = match bar {
        Some(index) => {
            deals_in(document, query, index, today).iter().filter_map(|id| document.deals.get(id)).map(row).collect()
        }
        None => document.deals.values().filter(|deal| query.admits(deal)).map(row).collect(),
    };
    sort::by_key(&mut rows, |row| (row.fate, Reverse(row.value), row.deal));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::{FunnelQuery, funnel};
    use crate::core::ids::IdSource;
    use crate::core::language::Language;
    use crate::core::template;

    #[test]
    fn groups_are_those_of_the_bar() {
        let today = Date::parse("2026-11-24").unwrap();
        let document = template::demonstration(Language::English, &mut IdSource::new(7), today);
        for counting in Counting::ALL {
            let query = FunnelQuery { counting, ..FunnelQuery::default() };
            let funnel = funnel(&document, &query, today);
            for (index, bar) in funnel.bars.iter().enumerate() {
                let rows = behind(&document, &funnel, Some(index), &query, today);
                let of = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count();
                let found = (of(Fate::MovedOn), of(Fate::Lost), of(Fate::PutOff), of(Fate::Open));
                let expected = (bar.moved_on, bar.lost_here, bar.put_off_here, bar.still_open);
                assert_eq!((rows.len(), found), (bar.count, expected), "{counting:?} {index}");
            }
            let all = behind(&document, &funnel, None, &query, today);
            let of = |fate: Fate| all.iter().filter(|row| row.fate == fate).count();
            let found = (of(Fate::MovedOn), of(Fate::Lost), of(Fate::PutOff), of(Fate::Open));
            assert_eq!(found, (funnel.won, funnel.lost, funnel.not_now, funnel.open));
        }
    }
}
