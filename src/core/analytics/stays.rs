//! How long deals stay: the time in every node, before every transition, and from the beginning to an outcome.

use super::ledger::counted;
use super::statistics::Spread;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Date, Deal, Document};
use crate::core::sorted::Map;

/// How long deals stay, in days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stays {
    /// In a node: the sum of a deal's visits, an open one counted up to today. A stage includes its steps.
    pub nodes: Map<NodeId, Spread>,
    /// Before a transition: from entering the node that it begins at to leaving along it.
    pub transitions: Map<TransitionId, Spread>,
    /// From the first entry of every won or lost deal to its outcome.
    pub cycle: Option<Spread>,
    /// The same of the won ones alone.
    pub won: Option<Spread>,
}

/// The times of the deals that `admits` lets pass; outcomes, which deals do not leave, have none.
pub fn stays(document: &Document, admits: impl Fn(&Deal) -> bool, today: Date) -> Stays {
    counted(document, &admits, today, |tally, frame| tally.stays(frame))
}
