//! What a node shows.

use crate::core::analytics::NodeLoad;
use crate::core::geometry::Size;
use crate::core::ids::PhaseId;
use crate::core::model::{Currency, Document, Node, NodeKind};
use crate::core::scene::Scene;
use crate::core::sort;
use crate::core::sorted::Map;

/// What a node shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Look {
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub name: String,
    /// Which of the four items are there.
    pub complete: [bool; 4],
    /// The place of its phase in the journey.
    pub phase: Option<usize>,
    /// The deals that are in it.
    pub load: NodeLoad,
    /// What their value is counted in.
    pub currency: Currency,
    /// How many nodes stand on its own map.
    pub inside: usize,
    /// How large its frame is, where it is opened in place.
    pub frame: Option<Size>,
}

impl Look {
    /// What a node shows in a scene, with the deals that are in it and the places of the phases.
    pub fn of(document: &Document, scene: &Scene, phases: &Map<PhaseId, usize>, node: &Node, load: NodeLoad) -> Look {
        let open = scene.bounds(node.id).filter(|_| scene.is_open(node.id));
        Look {
            kind: node.kind,
            name: node.name.clone(),
            complete: node.completeness(),
            phase: node.card.phase.and_then(|phase| phases.get(&phase).copied()),
            load,
            currency: document.map.currency,
            inside: scene.inside(node.id),
            frame: open.map(|bounds| bounds.size),
        }
    }

    /// How large it is drawn, in world units.
    pub fn size(&self) -> Size {
        self.frame.unwrap_or(self.kind.size())
    }
}

/// The places of the phases in the buyer's journey, from 0.
pub fn journey(document: &Document) -> Map<PhaseId, usize> {
    let mut phases: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.id)).collect();
    sort::by(&mut phases, Ord::cmp);
    phases.into_iter().enumerate().map(|(index, (_, id))| (id, index)).collect()
}
