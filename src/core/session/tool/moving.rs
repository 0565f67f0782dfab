//! Nodes follow the pointer, or copies of them do.

use super::{Effect, Ghosts, Press, Seek, Selection, Sight};
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::session::guides::{Guide, Near};
use crate::core::session::splice;
use crate::core::sorted::Set;

/// The grid that moved nodes snap to, in world units.
const GRID: f64 = 8.0;
/// How near to a guide they snap to it, in screen pixels.
pub(super) const SNAP: f64 = 5.0;

/// How fine the grid is, in world units: without one, every unit.
pub(super) fn pitch(sight: &Sight) -> f64 {
    if sight.grid { GRID } else { 1.0 }
}

/// Nodes on their way.
#[derive(Clone, PartialEq, Debug)]
pub struct Moving {
    from: Press,
    before: Selection,
    /// The nodes with the places where they were shown.
    origins: Vec<(NodeId, Point)>,
    /// The same of what stands in their frames and goes with them.
    riders: Vec<(NodeId, Point)>,
    /// What all of them together covered.
    bounds: Rect,
    /// How far they have been moved.
    offset: Point,
    near: Near,
    guides: Vec<Guide>,
    /// The only one, where it may be put into a transition.
    loose: Option<NodeId>,
    into: Option<TransitionId>,
}

impl Moving {
    /// The nodes selected are taken by one of them; none where it is not seen.
    pub(super) fn begin(from: Press, before: &mut Selection, sight: &Sight) -> Option<Moving> {
        let taken = &sight.selection.nodes;
        let frame = |id: NodeId| sight.document.nodes.get(&id)?.parent.filter(|stage| sight.scene.is_open(*stage));
        let rides = |id: NodeId| frame(id).is_some_and(|stage| taken.contains(&stage));
        let boxed = |id: &NodeId| sight.scene.bounds(*id).map(|bounds| (*id, bounds));
        let boxes: Vec<(NodeId, Rect)> = taken.iter().filter(|id| !rides(**id)).filter_map(boxed).collect();
        let open = boxes.iter().any(|(id, _)| sight.scene.is_open(*id));
        let riders = sight.scene.nodes().filter(|(id, _)| open && rides(*id));
        let bounds = boxes.iter().map(|(_, bounds)| *bounds).reduce(|all, one| all.union(&one))?;
        let only = sight.selection.only_node().filter(|id| !from.alt && splice::is_loose(sight.document, *id));
        Some(Moving {
            from,
            before: std::mem::take(before),
            origins: boxes.into_iter().map(|(id, bounds)| (id, bounds.origin)).collect(),
            riders: riders.map(|(id, bounds)| (id, bounds.origin)).collect(),
            bounds,
            offset: Point::default(),
            near: Near::default(),
            guides: Vec::new(),
            loose: only,
            into: None,
        })
    }

    pub(super) fn seeks(&self) -> Seek {
        let middle = self.bounds.center().minus(self.from.at);
        self.loose.map_or(Seek::Nothing, |_| Seek::Below(middle))
    }

    pub(super) fn moved(&mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        self.offset = self.snapped(press.at.minus(self.from.at), press.alt, sight);
        effects.push(if self.from.alt {
            Effect::Ghosts(Some(Ghosts { nodes: self.nodes(), by: self.offset }))
        } else {
            Effect::Preview(self.places(&self.riders))
        });
        let placed = Rect::new(self.bounds.origin.plus(self.offset), self.bounds.size);
        let guides = if press.alt { Vec::new() } else { self.near.guides(&placed) };
        let into = self.hit(press, sight).map(|(way, _)| way);
        self.mark(guides, into, effects);
    }

    pub(super) fn dropped(mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        self.mark(Vec::new(), None, effects);
        if self.from.alt {
            effects.push(Effect::Ghosts(None));
            effects.push(Effect::Duplicate(self.nodes(), self.offset));
            return;
        }
        let moves = sight.scene.moves(sight.document, &self.places(&[]));
        effects.push(match self.hit(press, sight) {
            Some((way, node)) => Effect::Splice(way, node, moves),
            None => Effect::Commit(moves),
        });
        effects.push(Effect::EndPreview(self.nodes()));
    }

    /// What was selected before is again.
    pub(super) fn cancelled(mut self, effects: &mut Vec<Effect>) -> Selection {
        self.mark(Vec::new(), None, effects);
        effects.push(if self.from.alt { Effect::Ghosts(None) } else { Effect::EndPreview(self.nodes()) });
        self.before
    }

    /// The transition that the node would be put into, and the node.
    fn hit(&self, press: &Press, sight: &Sight) -> Option<(TransitionId, NodeId)> {
        press.below.zip(self.loose).filter(|(way, node)| splice::fits(sight.document, *node, *way))
    }

    /// Everything that moves.
    fn nodes(&self) -> Set<NodeId> {
        self.origins.iter().chain(&self.riders).map(|(id, _)| *id).collect()
    }

    /// Where the nodes are now, and these others.
    fn places(&self, others: &[(NodeId, Point)]) -> Vec<(NodeId, Point)> {
        self.origins.iter().chain(others).map(|(id, at)| (*id, at.plus(self.offset))).collect()
    }

    /// On a guide where one is near, else on the grid by the first node; all keep their places relative to each other.
    fn snapped(&mut self, offset: Point, free: bool, sight: &Sight) -> Point {
        let first = self.origins.first().map(|(_, at)| *at).filter(|_| !free);
        let Some(first) = first else { return point(offset.x.round(), offset.y.round()) };
        let moved = Rect::new(self.bounds.origin.plus(offset), self.bounds.size);
        // What copies are made of stays where it is, as the others do.
        let moving = if self.from.alt { Set::new() } else { self.nodes() };
        let others = || sight.scene.nodes().filter(|(id, _)| !moving.contains(id)).map(|(_, bounds)| bounds);
        self.near.look(&moved, &sight.seen, others);
        let (across, down) = self.near.snap(&moved, SNAP / sight.zoom);
        let grid = first.plus(offset).snapped(pitch(sight)).minus(first);
        let axis = |by: Option<f64>, offset: f64, grid: f64| by.map_or(grid, |by| offset + by);
        point(axis(across, offset.x, grid.x), axis(down, offset.y, grid.y))
    }

    /// Shows other guides and another transition from now on, where they are others.
    fn mark(&mut self, guides: Vec<Guide>, into: Option<TransitionId>, effects: &mut Vec<Effect>) {
        if self.guides != guides {
            effects.push(Effect::Guides(guides.clone()));
            self.guides = guides;
        }
        if self.into != into {
            effects.push(Effect::Into(into));
            self.into = into;
        }
    }
}
