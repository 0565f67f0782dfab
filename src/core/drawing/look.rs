//! What a node shows.

use super::facts::Facts;
use super::signs::Signs;
use crate::core::analytics::{Gauge, NodeLoad};
use crate::core::geometry::Size;
use crate::core::ids::PhaseId;
use crate::core::model::{Currency, Document, Node, NodeKind};
use crate::core::scene::Scene;
use crate::core::session::Overlays;
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
    /// The median days of deals in it, where they are shown.
    pub days: Option<f64>,
    /// What is wrong with it, where that is shown.
    pub findings: usize,
    /// How many deals the plan asks to enter it, where that is shown.
    pub needed: Option<f64>,
    /// The measure of it that stands worst, where measures are shown.
    pub gauge: Option<Gauge>,
    /// Commission or quota relief is earned in it.
    pub relief: bool,
    /// Whether something here moves buyers on, or they trip over something, where that is shown.
    pub signs: Signs,
    /// The share of deals lost from here, 0 to 1, where it is the greatest of all stages and shown.
    pub lost: Option<f64>,
    /// What the persona needs here with whose eyes the map is seen, empty for nothing; none where nobody's eyes.
    pub need: Option<String>,
    /// Whether a deal is held to its card: a step inside a stage is left with the stage.
    pub held: bool,
    /// Layout leaves it where it is.
    pub pinned: bool,
    /// Which of these facts are shown.
    pub shows: Overlays,
}

impl Look {
    /// What a node shows in a scene.
    pub fn of(document: &Document, scene: &Scene, facts: &Facts, node: &Node) -> Look {
        let open = scene.bounds(node.id).filter(|_| scene.is_open(node.id));
        Look {
            kind: node.kind,
            name: node.name.clone(),
            complete: node.completeness(),
            phase: node.card.phase.and_then(|phase| facts.phases.get(&phase).copied()),
            load: facts.loads.get(&node.id).copied().unwrap_or_default(),
            currency: document.map.currency,
            inside: scene.inside(node.id),
            frame: open.map(|bounds| bounds.size),
            days: facts.days_in(node.id),
            findings: facts.findings.get(&node.id).copied().unwrap_or(0),
            needed: facts.needed.get(&node.id).copied(),
            gauge: facts.gauges.get(&node.id).copied(),
            relief: node.card.more.quota_relief,
            signs: facts.signs.get(&node.id).copied().unwrap_or_default(),
            lost: facts.exodus.filter(|exodus| exodus.stage == node.id).map(|exodus| exodus.share()),
            need: facts
                .needs
                .as_ref()
                .filter(|_| node.kind.has_card())
                .map(|needs| needs.get(&node.id).cloned().unwrap_or_default()),
            held: node.kind.has_card() && node.parent.is_none(),
            pinned: node.pinned,
            shows: facts.shows,
        }
    }

    /// Whether it steps back: it is seen with the eyes of a persona who needs nothing here.
    pub fn is_dim(&self) -> bool {
        self.need.as_ref().is_some_and(String::is_empty)
    }

    /// How large it is drawn, in world units.
    pub fn size(&self) -> Size {
        self.frame.unwrap_or(self.kind.size())
    }
}

/// The places of the phases in the buyer's journey, from 0.
pub(super) fn journey(document: &Document) -> Map<PhaseId, usize> {
    let mut phases: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.id)).collect();
    sort::by(&mut phases, Ord::cmp);
    phases.into_iter().enumerate().map(|(index, (_, id))| (id, index)).collect()
}
