//! Where the drawn map lets a deal go.

use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, NodeKind};
use crate::core::sorted::{Map, Set};

/// From each node where deals can be, the nodes that a drawn way leads to which passes nothing but decisions, with its
/// transitions. Made once for all moves of all deals.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ways {
    to: Map<NodeId, Map<NodeId, Vec<TransitionId>>>,
    nodes: Set<NodeId>,
    entered: Set<NodeId>,
}

impl Ways {
    /// The ways of a map.
    pub fn of(document: &Document) -> Ways {
        let mut leaving: Map<NodeId, Vec<(TransitionId, NodeId)>> = Map::new();
        for way in document.shown_ways() {
            leaving.or_insert_with(way.from, Vec::new).push((way.id, way.to));
        }
        let mut ways = Ways::default();
        let holds = document.nodes.keys().copied().filter(|node| document.holds_deals(*node));
        ways.nodes = holds.collect();
        for from in ways.nodes.iter().copied() {
            let mut reached: Map<NodeId, Vec<TransitionId>> = Map::new();
            // The shortest first: paths are grown by one transition at a time.
            let mut front = vec![(from, Vec::new())];
            let mut passed = Set::new();
            while !front.is_empty() {
                let mut next = Vec::new();
                for (node, path) in front {
                    for (transition, target) in leaving.get(&node).into_iter().flatten() {
                        let mut path: Vec<TransitionId> = path.clone();
                        path.push(*transition);
                        if document.node_kind(*target) == Some(NodeKind::Decision) {
                            if passed.insert(*target) {
                                next.push((*target, path));
                            }
                        } else if ways.nodes.contains(target) {
                            ways.entered.insert(*target);
                            reached.or_insert_with(*target, || path);
                        }
                    }
                }
                front = next;
            }
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
        self.nodes.contains(&node)
    }

    /// Whether deals can begin in a node: no drawn way leads into it.
    pub fn is_start(&self, node: NodeId) -> bool {
        self.has(node) && !self.entered.contains(&node)
    }
}
