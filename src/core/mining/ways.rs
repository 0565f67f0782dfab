//! Where the drawn map lets a deal go.

use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, leaving, ways_from};
use crate::core::sorted::{Map, Set};

/// From each node where deals can be, the nodes that a drawn way leads to which passes nothing but decisions, with its
/// transitions. Made once for all moves of all deals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ways {
    to: Map<NodeId, Map<NodeId, Vec<TransitionId>>>,
    entered: Set<NodeId>,
}

impl Ways {
    /// The ways of a map.
    pub fn of(document: &Document) -> Ways {
        let leaving = leaving(document);
        let mut ways = Ways::default();
        for from in document.nodes.keys().copied().filter(|node| document.holds_deals(*node)) {
            let mut reached = ways_from(document, &leaving, from);
            reached.retain(|to, _| document.holds_deals(*to));
            reached.keys().for_each(|to| _ = ways.entered.insert(*to));
            ways.to.insert(from, reached);
        }
        ways
    }

    /// The transitions of the drawn way between two nodes; nothing where there is none.
    pub fn between(&self, from: NodeId, to: NodeId) -> Option<&[TransitionId]> {
        self.to.get(&from)?.get(&to).map(Vec::as_slice)
    }

    /// Whether deals can be in a node of the map.
    pub fn has(&self, node: NodeId) -> bool {
        self.to.contains_key(&node)
    }

    /// Whether deals can begin in a node: no drawn way leads into it.
    pub fn is_start(&self, node: NodeId) -> bool {
        self.has(node) && !self.entered.contains(&node)
    }
}
