//! What of a map is seen, and where each node stands: the whole map, with stages opened in place, or the map of one
//! stage. What is hidden is not seen from anywhere, nor are the ways there. Positions in the document never depend on what is opened: closing brings every node back to where it was.

mod buried;
mod frame;
mod lanes;
mod lines;
mod room;

pub use frame::{HEADER, frame};
pub use lanes::{Lane, Lanes};

use self::room::Room;
use crate::core::command::{Command, NodeEdit};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, Node, NodeKind, Transition};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// Which part of a document is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// The whole map.
    #[default]
    Whole,
    /// The own map of a stage.
    Inside(NodeId),
    /// The whole map in lanes: by department and phase.
    Lanes,
}

impl Place {
    /// The stage that is looked into.
    pub fn stage(self) -> Option<NodeId> {
        match self {
            Place::Inside(stage) => Some(stage),
            Place::Whole | Place::Lanes => None,
        }
    }
}

/// The nodes and transitions that are seen from a place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    boxes: Map<NodeId, Rect>,
    /// Opened stages, each with the offset from its own map to where that is shown.
    frames: Map<NodeId, Point>,
    /// Nodes below so many others that they cannot be seen.
    buried: Set<NodeId>,
    ends: Map<TransitionId, (NodeId, NodeId)>,
    /// How many nodes stand on the own map of a stage.
    inside: Map<NodeId, usize>,
    room: Room,
    /// The lanes, where the map is looked at in lanes.
    lanes: Option<Lanes>,
}

impl Scene {
    /// What is seen of a document from a place. A stage that is gone shows nothing.
    pub fn of(document: &Document, place: Place) -> Scene {
        let mut scene = match place {
            Place::Whole => whole(document),
            Place::Inside(stage) => {
                let inside = document.shown().filter(|node| node.parent == Some(stage));
                Scene { boxes: inside.map(|node| (node.id, node.bounds())).collect(), ..Scene::default() }
            }
            Place::Lanes => {
                let (nodes, lanes) = lanes::laid(document);
                Scene { boxes: nodes.into_iter().collect(), lanes: Some(lanes), ..Scene::default() }
            }
        };
        for stage in document.shown().filter_map(|node| node.parent) {
            *scene.inside.or_insert_with(stage, || 0) += 1;
        }
        scene.buried = buried::buried(&scene);
        let seen = |way: &Transition| Some((way.id, scene.attached(document, way)?));
        scene.ends = document.transitions.values().filter_map(seen).collect();
        scene
    }

    /// The nodes that are seen, with the rectangles they cover in world units.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, Rect)> {
        self.boxes.iter().map(|(id, bounds)| (*id, *bounds))
    }

    /// The rectangle that a node covers; `None` where it is not seen.
    pub fn bounds(&self, node: NodeId) -> Option<Rect> {
        self.boxes.get(&node).copied()
    }

    /// Whether a stage is open: its steps stand inside its frame.
    pub fn is_open(&self, node: NodeId) -> bool {
        self.frames.contains_key(&node)
    }

    /// Whether a node lies below so many others that it cannot be seen: it is not drawn, nor are its transitions.
    pub fn is_buried(&self, node: NodeId) -> bool {
        self.buried.contains(&node)
    }

    /// The nodes of which that is different in another scene.
    pub fn buried_otherwise(&self, other: &Scene) -> Vec<NodeId> {
        self.buried.symmetric_difference(&other.buried).copied().collect()
    }

    /// How many nodes stand on the own map of a stage.
    pub fn inside(&self, stage: NodeId) -> usize {
        self.inside.get(&stage).copied().unwrap_or(0)
    }

    /// The transitions that are seen, with the nodes that they run between.
    pub fn transitions(&self) -> impl Iterator<Item = (TransitionId, NodeId, NodeId)> {
        self.ends.iter().map(|(id, (from, to))| (*id, *from, *to))
    }

    /// The gap between the nodes of a transition that stand side by side, in world units.
    pub fn gap(&self, transition: TransitionId) -> Option<f64> {
        let (from, to) = self.ends(transition)?;
        let (a, b) = (self.bounds(from)?, self.bounds(to)?);
        let beside = a.top() < b.center().y && b.center().y < a.bottom();
        Some((b.left() - a.right()).max(a.left() - b.right())).filter(|gap| beside && *gap > 0.0)
    }

    /// The lanes, where the map is looked at in lanes.
    pub fn lanes(&self) -> Option<&Lanes> {
        self.lanes.as_ref()
    }

    /// The opened stage whose frame is here.
    pub fn frame_at(&self, shown: Point) -> Option<NodeId> {
        self.frames.keys().copied().find(|stage| self.bounds(*stage).is_some_and(|frame| frame.contains(shown)))
    }

    /// The nodes that a transition runs between as it is seen: a step that is not seen is stood for by its stage.
    pub fn ends(&self, transition: TransitionId) -> Option<(NodeId, NodeId)> {
        self.ends.get(&transition).copied()
    }

    /// What the document has to keep for nodes whose upper left corners are shown here: positions, and for what was
    /// dropped into the frame of another stage or out of its own the stage that it belongs to.
    pub fn moves(&self, document: &Document, shown: &[(NodeId, Point)]) -> Command {
        if let Some(lanes) = &self.lanes {
            return lanes.regroup(document, shown);
        }
        let mut moves = Vec::with_capacity(shown.len());
        let mut joins = Vec::new();
        for (id, corner) in shown {
            let Some(node) = document.nodes.get(id) else { continue };
            let bounds = Rect::new(*corner, node.kind.size());
            let stage = match node.parent {
                // Inside its stage's own map nothing leaves it.
                Some(parent) if !self.frames.contains_key(&parent) => Some(parent),
                _ if node.kind.fits_inside() => self.frame_at(bounds.center()),
                _ => None,
            };
            if stage != node.parent {
                joins.push(Command::EditNode(*id, NodeEdit::Parent(stage)));
            }
            let now = if node.parent.is_none() { node.position } else { *corner };
            moves.push((*id, self.kept(bounds, now, stage)));
        }
        if joins.is_empty() {
            return Command::Move(moves);
        }
        joins.push(Command::Move(moves));
        Command::Together(joins)
    }

    /// The position on the map of `stage`, or on the whole map, of a node that is shown here and was kept at `now`.
    fn kept(&self, shown: Rect, now: Point, stage: Option<NodeId>) -> Point {
        match stage {
            Some(stage) => shown.origin.minus(self.frames.get(&stage).copied().unwrap_or_default()),
            None => self.room.kept(shown, now),
        }
    }

    /// Where a new node is kept that is shown here: the stage it stands in and its position there.
    pub fn place_of(&self, place: Place, kind: NodeKind, corner: Point) -> (Option<NodeId>, Point) {
        let bounds = Rect::new(corner, kind.size());
        let stage = match place {
            Place::Inside(stage) => Some(stage),
            Place::Whole | Place::Lanes => self.frame_at(bounds.center()),
        };
        let stage = stage.filter(|_| kind.fits_inside());
        (stage, self.kept(bounds, corner, stage))
    }

    fn attached(&self, document: &Document, way: &Transition) -> Option<(NodeId, NodeId)> {
        let seen = |id: NodeId| {
            if self.boxes.contains_key(&id) {
                return Some(id);
            }
            let node = document.nodes.get(&id).filter(|node| !document.is_hidden(node))?;
            node.parent.filter(|parent| self.boxes.contains_key(parent))
        };
        let (from, to) = (seen(way.from)?, seen(way.to)?);
        if self.is_buried(from) || self.is_buried(to) {
            return None;
        }
        // What happens inside a closed stage is not seen.
        (from != to || way.from == way.to && way.from == from).then_some((from, to))
    }
}

fn whole(document: &Document) -> Scene {
    let mut steps: Map<NodeId, Vec<&Node>> = Map::new();
    for node in document.shown() {
        let open = node.parent.filter(|parent| document.nodes.get(parent).is_some_and(|stage| stage.expanded));
        if let Some(parent) = open {
            steps.or_insert_with(parent, Vec::new).push(node);
        }
    }
    let mut stages: Vec<&Node> = steps.keys().filter_map(|stage| document.nodes.get(stage)).collect();
    sort::by(&mut stages, |a, b| a.position.x.total_cmp(&b.position.x).then(a.position.y.total_cmp(&b.position.y)));
    let others = |stage: NodeId| {
        let others = document.shown().filter(|node| node.parent.is_none() && node.id != stage);
        others.map(Node::bounds).collect::<Vec<_>>()
    };
    let mut room = Room::default();
    let mut frames: Map<NodeId, Rect> = Map::new();
    for stage in stages {
        let Some(open) = steps.get(&stage.id).and_then(|steps| frame(stage.position, steps)) else { continue };
        room.open(stage.bounds(), open, &others(stage.id));
        frames.insert(stage.id, open);
    }
    let mut boxes: Vec<(NodeId, Rect)> = Vec::with_capacity(document.nodes.len());
    let mut offsets = Map::new();
    for node in document.shown().filter(|node| node.parent.is_none()) {
        let corner = room.shown(node.bounds());
        let Some(open) = frames.get(&node.id) else {
            boxes.push((node.id, Rect::new(corner, node.kind.size())));
            continue;
        };
        boxes.push((node.id, Rect::new(corner, open.size)));
        let steps = steps.get(&node.id).map(Vec::as_slice).unwrap_or_default();
        let offset = frame::inside(corner, steps);
        offsets.insert(node.id, offset);
        boxes.extend(steps.iter().map(|step| (step.id, Rect::new(step.position.plus(offset), step.kind.size()))));
    }
    Scene { boxes: boxes.into_iter().collect(), frames: offsets, room, ..Scene::default() }
}

#[cfg(test)]
mod tests;
