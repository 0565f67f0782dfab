//! How long deals stay: the time in every node, before every transition, and from the beginning to an outcome.

use super::statistics::{Histogram, Spread};
use super::time::{cycle_days, days_in};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Date, Deal, Document, NodeKind};
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
    let mut nodes: Map<NodeId, Histogram> = document.nodes.keys().map(|id| (*id, Histogram::default())).collect();
    let mut ways: Map<TransitionId, Histogram> =
        document.transitions.keys().map(|id| (*id, Histogram::default())).collect();
    let (mut cycle, mut won) = (Histogram::default(), Histogram::default());
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        for (node, days) in days_in(document, deal, today).iter() {
            if document.node_kind(*node).is_some_and(|kind| kind.has_card())
                && let Some(all) = nodes.get_mut(node)
            {
                all.add(*days);
            }
        }
        for visit in &deal.visits {
            let first = visit.left.as_ref().and_then(|left| left.by.first());
            if let Some(all) = first.and_then(|way| ways.get_mut(way)) {
                all.add(visit.days(today));
            }
        }
        if let Some(days) = cycle_days(document, deal) {
            cycle.add(days);
            if deal.node().and_then(|node| document.node_kind(node)) == Some(NodeKind::Won) {
                won.add(days);
            }
        }
    }
    Stays {
        nodes: nodes.iter().filter_map(|(id, days)| Some((*id, days.spread()?))).collect(),
        transitions: ways.iter().filter_map(|(id, days)| Some((*id, days.spread()?))).collect(),
        cycle: cycle.spread(),
        won: won.spread(),
    }
}
