//! What is where now: deals and value per node, and the map's totals.

use super::ledger::counted;
use crate::core::ids::NodeId;
use crate::core::model::{Date, Deal, Document, Money};
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

/// The load of every node that can hold deals.
pub fn loads(document: &Document, today: Date) -> Map<NodeId, NodeLoad> {
    counted(document, &|_| true, today, |tally, frame| tally.loads(frame))
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
    /// Worth of the won by worth of the won and lost; `None` where these are worth nothing.
    pub win_rate_by_value: Option<f64>,
    /// The weighted pipeline; `None` where no open deal is in a stage with a probability.
    pub weighted: Option<Weighted>,
}

/// The totals of the deals that `admits` lets pass.
pub fn totals(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Totals {
    counted(document, &admits, today, |tally, _| tally.totals())
}

/// The chance to win from a node, in percent: its own, or its stage's.
pub fn probability(document: &Document, node: NodeId) -> Option<u8> {
    let node = document.nodes.get(&node)?;
    let parent = || document.nodes.get(&node.parent?)?.card.probability;
    node.card.probability.or_else(parent)
}
