//! What deals did, held against the map: in one pass over their histories.

use crate::core::analytics::statistics::median;
use crate::core::analytics::{Share, shares};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Visit};
use crate::core::sorted::Map;

/// What deals did at a node; a stage speaks for its steps.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Deeds {
    /// How often deals came.
    pub entered: usize,
    /// How often they left.
    pub left: usize,
    /// How often they left with items of the gate open.
    pub overridden: usize,
    /// Where they went although no way was drawn, and how often.
    pub off: Map<NodeId, usize>,
    /// The days of every stay that is over.
    pub days: Vec<f64>,
    /// The median of these.
    pub median: Option<f64>,
}

/// What deals did.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Evidence {
    /// The stage of every node that is a step, and every other node itself.
    wholes: Map<NodeId, NodeId>,
    deeds: Map<NodeId, Deeds>,
    shares: Map<TransitionId, Share>,
}

impl Evidence {
    /// What the histories of all deals say.
    pub fn of(document: &Document) -> Evidence {
        let wholes: Map<NodeId, NodeId> = wholes(document).collect();
        if document.deals.is_empty() {
            return Evidence { wholes, ..Evidence::default() };
        }
        // By their places in the table: a long history asks for each of its nodes once.
        let place: Map<NodeId, usize> = document.nodes.keys().enumerate().map(|(at, id)| (*id, at)).collect();
        let whole: Vec<(NodeId, usize)> =
            wholes.values().map(|id| (*id, place.get(id).copied().unwrap_or(usize::MAX))).collect();
        let mut deeds: Vec<Deeds> = vec![Deeds::default(); whole.len()];
        let here = |visit: &Visit| place.get(&visit.node).and_then(|at| whole.get(*at)).copied();
        for deal in document.deals.values() {
            // The stay in a stage begins with the first of its visits that follow each other.
            let mut since = None;
            let mut next = deal.visits.first().and_then(here);
            for (index, visit) in deal.visits.iter().enumerate() {
                let now = next;
                next = deal.visits.get(index + 1).and_then(here);
                // A deleted node says nothing.
                let Some((now, known)) = now.and_then(|(now, at)| Some((now, deeds.get_mut(at)?))) else {
                    since = None;
                    continue;
                };
                let begun = since.unwrap_or_else(|| {
                    known.entered += 1;
                    visit.entered
                });
                let Some(left) = &visit.left else { continue };
                if next.is_some_and(|(next, _)| next == now) {
                    since = Some(begun);
                    continue;
                }
                since = None;
                known.left += 1;
                known.overridden += usize::from(left.gate_override.is_some());
                known.days.push(left.on.days_since(begun).max(0) as f64);
                if let Some((next, _)) = next.filter(|_| left.by.is_empty()) {
                    *known.off.or_insert_with(next, || 0) += 1;
                }
            }
        }
        deeds.iter_mut().for_each(|deeds| deeds.median = median(&deeds.days));
        let deeds = wholes.keys().copied().zip(deeds).collect();
        Evidence { wholes, deeds, shares: shares(document) }
    }

    /// Whether it is still of these nodes, as long as no deal and no transition has changed.
    pub fn fits(&self, document: &Document) -> bool {
        self.wholes.len() == document.nodes.len()
            && self.wholes.iter().map(|(node, whole)| (*node, *whole)).eq(wholes(document))
    }

    /// What deals did at a node; nothing before the first deal.
    pub fn at(&self, node: NodeId) -> Option<&Deeds> {
        self.deeds.get(&node)
    }

    /// How many took a transition, of all that left the node where it begins.
    pub fn share(&self, way: TransitionId) -> Share {
        self.shares.get(&way).copied().unwrap_or_default()
    }
}

fn wholes(document: &Document) -> impl Iterator<Item = (NodeId, NodeId)> {
    document.nodes.values().map(|node| (node.id, node.parent.unwrap_or(node.id)))
}
