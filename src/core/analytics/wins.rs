//! Which deals count as won, and since when.

use super::ratio;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, Money, NodeKind};
use crate::core::sorted::Set;

/// A deal that counts as won.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Win {
    /// The day.
    pub on: Date,
    /// What it is worth.
    pub value: Money,
    /// It is in a lost outcome now.
    pub lost_since: bool,
}

/// Where deals begin to count as won: the won outcomes, and the stages in which quota relief is earned. Many processes
/// go on long after the signature.
pub fn winning(document: &Document) -> Set<NodeId> {
    let wins = document.nodes.values().filter(|node| node.kind == NodeKind::Won || node.card.more.quota_relief);
    wins.map(|node| node.id).collect()
}

/// The first time that a deal came to one of these nodes.
pub fn win(document: &Document, deal: &Deal, winning: &Set<NodeId>) -> Option<Win> {
    let visit = deal.visits.iter().find(|visit| winning.contains(&visit.node))?;
    let lost_since = deal.node().and_then(|node| document.node_kind(node)) == Some(NodeKind::Lost);
    Some(Win { on: visit.entered, value: deal.value, lost_since })
}

/// All deals that count as won.
pub fn wins(document: &Document) -> Vec<Win> {
    let winning = winning(document);
    document.deals.values().filter_map(|deal| win(document, deal, &winning)).collect()
}

/// The win rate in its forms, each with what it is made of.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct WinRates {
    /// In a won outcome now.
    pub won: usize,
    /// In a lost outcome now.
    pub lost: usize,
    /// All deals, also open ones and those put off.
    pub all: usize,
    /// What the won ones are worth.
    pub won_value: Money,
    /// What the lost ones are worth.
    pub lost_value: Money,
    /// `won / (won + lost)`.
    pub by_count: Option<f64>,
    /// Worth of the won by worth of the won and lost.
    pub by_value: Option<f64>,
    /// `won / all`.
    pub of_all: Option<f64>,
}

/// The win rates of the deals that `admits` lets pass.
pub fn win_rates(document: &Document, admits: impl Fn(&Deal) -> bool) -> WinRates {
    let mut rates = WinRates::default();
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        rates.all += 1;
        match deal.node().and_then(|node| document.node_kind(node)) {
            Some(NodeKind::Won) => {
                rates.won += 1;
                rates.won_value = rates.won_value.plus(deal.value);
            }
            Some(NodeKind::Lost) => {
                rates.lost += 1;
                rates.lost_value = rates.lost_value.plus(deal.value);
            }
            _ => {}
        }
    }
    rates.by_count = ratio(rates.won, rates.won + rates.lost);
    let worth = rates.won_value.plus(rates.lost_value).0;
    rates.by_value = (worth > 0).then(|| rates.won_value.0 as f64 / worth as f64);
    rates.of_all = ratio(rates.won, rates.all);
    rates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::analytics::samples::line;

    #[test]
    fn rates_by_count_by_value_and_of_all_differ() {
        let mut document = line(&[
            ("2026-01-10", &[("S1", 10), ("Won", 0)]),
            ("2026-01-31", &[("S1", 20), ("Lost", 0)]),
            ("2026-02-05", &[("S1", 3), ("Lost", 0)]),
            ("2026-02-01", &[("S1", 0)]),
        ]);
        for (deal, value) in document.deals.values_mut().zip([600, 100, 300, 7]) {
            deal.value = Money(value);
        }
        let rates = win_rates(&document, |_| true);
        assert_eq!((rates.by_count, rates.by_value, rates.of_all), (Some(1.0 / 3.0), Some(0.6), Some(0.25)));
        let none = win_rates(&document, |_| false);
        assert_eq!((none.by_count, none.by_value, none.of_all), (None, None, None));
        document.deals.values_mut().for_each(|deal| deal.value = Money(0));
        assert_eq!(win_rates(&document, |_| true).by_value, None);
    }
}
