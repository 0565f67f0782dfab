//! What is selected on the map.

use crate::core::ids::{NodeId, TransitionId};
use crate::core::scene::Scene;
use crate::core::sorted::Set;

/// Nodes and transitions that the next action is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    /// Nodes.
    pub nodes: Set<NodeId>,
    /// Transitions.
    pub transitions: Set<TransitionId>,
}

impl Selection {
    /// One node.
    pub fn node(id: NodeId) -> Selection {
        Selection { nodes: Set::from([id]), ..Selection::default() }
    }

    /// One transition.
    pub fn transition(id: TransitionId) -> Selection {
        Selection { transitions: Set::from([id]), ..Selection::default() }
    }

    /// Nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.transitions.is_empty()
    }

    /// The node, where exactly one node and nothing else is selected.
    pub fn only_node(&self) -> Option<NodeId> {
        self.nodes.first().copied().filter(|_| self.nodes.len() == 1 && self.transitions.is_empty())
    }

    /// The transition, where exactly one transition and nothing else is selected.
    pub fn only_transition(&self) -> Option<TransitionId> {
        self.transitions.first().copied().filter(|_| self.transitions.len() == 1 && self.nodes.is_empty())
    }

    /// With this node added, or taken away where it was in.
    pub fn toggled(mut self, id: NodeId) -> Selection {
        if !self.nodes.remove(&id) {
            self.nodes.insert(id);
        }
        self
    }

    /// With this transition added, or taken away where it was in.
    pub fn toggled_transition(mut self, id: TransitionId) -> Selection {
        if !self.transitions.remove(&id) {
            self.transitions.insert(id);
        }
        self
    }

    /// Without what is not seen.
    pub fn seen(mut self, scene: &Scene) -> Selection {
        self.nodes.retain(|id| scene.bounds(*id).is_some());
        self.transitions.retain(|id| scene.ends(*id).is_some());
        self
    }
}
