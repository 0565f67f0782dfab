//! Which ways deals took out of a node.

use super::ratio;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::Document;
use crate::core::sorted::Map;

/// How often a transition was used, of how many departures from the node where it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Departures that used it.
    pub used: usize,
    /// All departures from its node, also those along no drawn way.
    pub of: usize,
}

impl Share {
    /// The share, 0 to 1; `None` before the first departure.
    pub fn rate(&self) -> Option<f64> {
        ratio(self.used, self.of)
    }
}

/// The share of every transition. A departure that passed decisions is a departure from each of them.
///
/// What the history remembers is held against the map as it is now: a way is followed as long as its transitions
/// are there and join.
pub fn shares(document: &Document) -> Map<TransitionId, Share> {
    let mut used: Map<TransitionId, usize> = document.transitions.keys().map(|id| (*id, 0)).collect();
    let mut departures: Map<NodeId, usize> = document.nodes.keys().map(|id| (*id, 0)).collect();
    let visits = document.deals.values().flat_map(|deal| &deal.visits);
    for (node, left) in visits.filter_map(|visit| Some((visit.node, visit.left.as_ref()?))) {
        *departures.or_insert_with(node, || 0) += 1;
        let mut at = node;
        for (index, id) in left.by.iter().enumerate() {
            let Some(way) = document.transitions.get(id).filter(|way| way.from == at) else { break };
            *used.or_insert_with(*id, || 0) += 1;
            at = way.to;
            if index + 1 < left.by.len() {
                *departures.or_insert_with(at, || 0) += 1;
            }
        }
    }
    let share =
        |id, from| Share { used: used.get(id).copied().unwrap_or(0), of: departures.get(from).copied().unwrap_or(0) };
    document.transitions.values().map(|way| (way.id, share(&way.id, &way.from))).collect()
}

/// The share of departures that took a transition, 0 to 1, as it is shown on the map. A way that no deal has taken yet
/// says nothing: a new line would read "0 %" otherwise.
pub fn rates(document: &Document) -> Map<TransitionId, f64> {
    let taken = shares(document).into_iter().filter(|(_, share)| share.used > 0);
    taken.filter_map(|(id, share)| Some((id, share.rate()?))).collect()
}
