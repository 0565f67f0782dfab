//! What is where now: deals and value per node, and the map's totals.

use super::{ratio, returning, time};
use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, Money, NodeKind};
use crate::core::sorted::Map;

/// What is in a node now; in a stage, with all its steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NodeLoad {
    /// How many deals.
    pub count: usize,
    /// What they are worth together.
    pub value: Money,
    /// How many of them have outstayed the longest time expected.
    pub stuck: usize,
    /// How many of them were put off until a day that has come.
    pub due: usize,
}

/// The load of every node that can hold deals, in one pass over the deals.
pub fn loads(document: &Document, today: Date) -> Map<NodeId, NodeLoad> {
    let places = document.nodes.values().filter(|node| node.kind.holds_deals());
    let mut loads: Map<NodeId, NodeLoad> = places.map(|node| (node.id, NodeLoad::default())).collect();
    for deal in document.deals.values() {
        let Some(node) = deal.node() else { continue };
        let stuck = time::overdue(document, deal, today).is_some();
        let due = returning::is_due(document, deal, today);
        let parent = document.nodes.get(&node).and_then(|node| node.parent);
        for node in [Some(node), parent].into_iter().flatten() {
            if let Some(load) = loads.get_mut(&node) {
                load.count += 1;
                load.value = load.value.plus(deal.value);
                load.stuck += usize::from(stuck);
                load.due += usize::from(due);
            }
        }
    }
    loads
}

/// The open deals' value weighted with the chance to win from where they are.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weighted {
    /// The sum of value times probability, in minor units.
    pub value: Money,
    /// The sum of these deals' values.
    pub of: Money,
    /// The standard deviation of what they will bring, in minor units: `sqrt(sum of value^2 p (1 - p))`.
    pub deviation: Money,
    /// How many deals are in it: the open ones whose stage has a probability.
    pub deals: usize,
}

/// The map's deals as a whole.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Totals {
    /// All deals.
    pub deals: usize,
    /// In a stage or step now.
    pub open: usize,
    /// In a won outcome now.
    pub won: usize,
    /// In a lost outcome now.
    pub lost: usize,
    /// In a "not now" outcome now.
    pub not_now: usize,
    /// Open deals that have outstayed the longest time expected.
    pub stuck: usize,
    /// What the open deals are worth.
    pub open_value: Money,
    /// What the won deals are worth.
    pub won_value: Money,
    /// `won / (won + lost)`; `None` before the first of them.
    pub win_rate: Option<f64>,
    /// The weighted pipeline; `None` where no open deal is in a stage with a probability.
    pub weighted: Option<Weighted>,
}

/// The totals of the deals that `admits` lets pass.
pub fn totals(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Totals {
    let mut totals = Totals::default();
    let (mut weighted, mut of, mut variance, mut count) = (0_i128, Money(0), 0.0, 0);
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        totals.deals += 1;
        let Some(node) = deal.node() else { continue };
        match document.node_kind(node) {
            Some(NodeKind::Won) => {
                totals.won += 1;
                totals.won_value = totals.won_value.plus(deal.value);
                continue;
            }
            Some(NodeKind::Lost) => {
                totals.lost += 1;
                continue;
            }
            Some(NodeKind::NotNow) => {
                totals.not_now += 1;
                continue;
            }
            _ => totals.open += 1,
        }
        totals.open_value = totals.open_value.plus(deal.value);
        totals.stuck += usize::from(time::overdue(document, deal, today).is_some());
        if let Some(percent) = probability(document, node) {
            weighted += i128::from(deal.value.0) * i128::from(percent);
            of = of.plus(deal.value);
            let (value, chance) = (deal.value.0 as f64, f64::from(percent) / 100.0);
            variance += value * value * chance * (1.0 - chance);
            count += 1;
        }
    }
    totals.win_rate = ratio(totals.won, totals.won + totals.lost);
    totals.weighted = (count > 0).then(|| Weighted {
        value: Money(i64::try_from((weighted + 50) / 100).unwrap_or(i64::MAX)),
        of,
        deviation: Money(f64::sqrt(variance).round() as i64),
        deals: count,
    });
    totals
}

/// The chance to win from a node, in percent: its own, or its stage's.
pub fn probability(document: &Document, node: NodeId) -> Option<u8> {
    let node = document.nodes.get(&node)?;
    let parent = || document.nodes.get(&node.parent?)?.card.probability;
    node.card.probability.or_else(parent)
}
