//! The pointer's tools as a state machine: an input and a state give the next state and what is to happen.

use super::Selection;
use crate::core::command::Command;
use crate::core::geometry::{Point, Rect, point};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, NodeKind};
use crate::core::sorted::Set;

/// What a press on the canvas does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ToolKind {
    /// Selects and moves.
    #[default]
    Select,
    /// Pans.
    Hand,
    /// Draws a transition from the node pressed.
    Connect,
    /// Puts a node of this kind where the canvas is pressed.
    Place(NodeKind),
}

/// What the pointer is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// Empty ground.
    Canvas,
    /// A node.
    Node(NodeId),
    /// A transition.
    Transition(TransitionId),
    /// The handle of a node, from which transitions are dragged.
    Handle(NodeId),
}

/// A pointer, in world units, and in screen pixels for what must not depend on the zoom.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Press {
    /// Where, in world units.
    pub at: Point,
    /// Where, in screen pixels.
    pub screen: Point,
    /// What is there.
    pub target: Target,
    /// Adds to the selection (Shift or Mod).
    pub add: bool,
    /// Pans whatever the tool (Space, middle or right button).
    pub pan: bool,
    /// Does not snap; a drag makes a copy (Alt).
    pub alt: bool,
    /// A finger: on empty ground it pans.
    pub touch: bool,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Input {
    /// A button or finger went down.
    Down(Press),
    /// The pointer moved.
    Move(Press),
    /// It went up.
    Up(Press),
    /// Escape, a lost pointer, a second finger: leave no trace.
    Cancel,
}

/// A box being drawn to select by.
pub type Band = Rect;

/// A transition being drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wire {
    /// Where it begins.
    pub from: NodeId,
    /// Where its loose end is.
    pub to: Point,
    /// The node it would be attached to.
    pub over: Option<NodeId>,
}

/// What is to happen.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// This is selected now.
    Select(Selection),
    /// These nodes are shown here; nothing is saved.
    Preview(Vec<(NodeId, Point)>),
    /// Nodes are shown where the document has them.
    EndPreview(Set<NodeId>),
    /// The view moves by screen pixels.
    Pan(Point),
    /// The selection box, or none.
    Band(Option<Band>),
    /// The transition being drawn, or none.
    Wire(Option<Wire>),
    /// The document changes.
    Commit(Command),
    /// A transition between two nodes is wanted.
    Connect(NodeId, NodeId),
    /// A transition to a new node here (its middle) is wanted.
    ConnectToNew(NodeId, Point),
    /// A new node of this kind with its middle here is wanted.
    Create(NodeKind, Point),
    /// Copies of these nodes, moved by an offset, are wanted.
    Duplicate(Set<NodeId>, Point),
}

/// The state of the pointer.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Tool {
    /// Nothing is pressed.
    #[default]
    Idle,
    /// Pressed, not yet a drag.
    Pressed(Press),
    /// Nodes follow the pointer.
    Moving {
        /// Where the press was.
        from: Press,
        /// The nodes with the positions they had.
        origins: Vec<(NodeId, Point)>,
        /// How far they have been moved.
        offset: Point,
    },
    /// The view follows the pointer; where it was last, in screen pixels.
    Panning(Point),
    /// A selection box from here; what was selected before.
    Selecting(Point, Selection),
    /// A transition from this node.
    Wiring(NodeId),
}

/// Screen pixels before a press becomes a drag.
const SLACK: f64 = 4.0;
/// The grid that moved nodes snap to, in world units.
pub const GRID: f64 = 8.0;

impl Tool {
    /// The next state and what is to happen.
    pub fn step(self, input: Input, kind: ToolKind, document: &Document, selection: &Selection) -> (Tool, Vec<Effect>) {
        match (self, input) {
            (tool, Input::Cancel) => (Tool::Idle, tool.cancelled()),
            (Tool::Idle, Input::Down(press)) => pressed(press, kind, document, selection),
            (Tool::Pressed(from), Input::Move(press)) => {
                if from.screen.distance(press.screen) < SLACK {
                    return (Tool::Pressed(from), Vec::new());
                }
                dragged(from, press, document, selection)
            }
            (Tool::Moving { from, origins, .. }, Input::Move(press)) => {
                let offset = moved(&origins, press.at.minus(from.at), press.alt);
                let shown = origins.iter().map(|(id, at)| (*id, at.plus(offset))).collect();
                (Tool::Moving { from, origins, offset }, vec![Effect::Preview(shown)])
            }
            (Tool::Panning(last), Input::Move(press)) => {
                (Tool::Panning(press.screen), vec![Effect::Pan(press.screen.minus(last))])
            }
            (Tool::Selecting(corner, before), Input::Move(press)) => {
                let band = Rect::between(corner, press.at);
                let mut now = before.clone();
                now.nodes.extend(document.nodes.values().filter(|n| n.bounds().overlaps(&band)).map(|n| n.id));
                (Tool::Selecting(corner, before), vec![Effect::Band(Some(band)), Effect::Select(now)])
            }
            (Tool::Wiring(from), Input::Move(press)) => {
                let wire = Wire { from, to: press.at, over: over(press.target).filter(|id| connects(document, *id)) };
                (Tool::Wiring(from), vec![Effect::Wire(Some(wire))])
            }
            (Tool::Pressed(from), Input::Up(_)) => (Tool::Idle, clicked(from, kind, selection)),
            (Tool::Moving { from, origins, offset }, Input::Up(_)) => {
                let nodes: Set<NodeId> = origins.iter().map(|(id, _)| *id).collect();
                if from.alt {
                    return (Tool::Idle, vec![Effect::EndPreview(nodes.clone()), Effect::Duplicate(nodes, offset)]);
                }
                let moves = origins.iter().map(|(id, at)| (*id, at.plus(offset))).collect();
                (Tool::Idle, vec![Effect::Commit(Command::Move(moves)), Effect::EndPreview(nodes)])
            }
            (Tool::Selecting(..), Input::Up(_)) => (Tool::Idle, vec![Effect::Band(None)]),
            (Tool::Wiring(from), Input::Up(press)) => {
                let end = match over(press.target) {
                    Some(to) if to == from => None,
                    Some(to) => connects(document, to).then_some(Effect::Connect(from, to)),
                    None => Some(Effect::ConnectToNew(from, press.at)),
                };
                (Tool::Idle, std::iter::once(Effect::Wire(None)).chain(end).collect())
            }
            (Tool::Panning(_), Input::Up(_)) => (Tool::Idle, Vec::new()),
            // A second button while one is down changes nothing; what is not pressed does not move.
            (tool, _) => (tool, Vec::new()),
        }
    }

    /// Something is in progress that Escape would take back.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Tool::Idle)
    }

    fn cancelled(self) -> Vec<Effect> {
        match self {
            Tool::Moving { origins, .. } => vec![Effect::EndPreview(origins.iter().map(|(id, _)| *id).collect())],
            Tool::Selecting(_, before) => vec![Effect::Band(None), Effect::Select(before)],
            Tool::Wiring(_) => vec![Effect::Wire(None)],
            Tool::Idle | Tool::Pressed(_) | Tool::Panning(_) => Vec::new(),
        }
    }
}

fn over(target: Target) -> Option<NodeId> {
    match target {
        Target::Node(id) | Target::Handle(id) => Some(id),
        Target::Canvas | Target::Transition(_) => None,
    }
}

fn connects(document: &Document, id: NodeId) -> bool {
    document.nodes.get(&id).is_some_and(|node| node.kind.connects())
}

fn pressed(press: Press, kind: ToolKind, document: &Document, selection: &Selection) -> (Tool, Vec<Effect>) {
    if press.pan || kind == ToolKind::Hand {
        return (Tool::Panning(press.screen), Vec::new());
    }
    match (kind, press.target) {
        (_, Target::Handle(from)) if connects(document, from) => (Tool::Wiring(from), Vec::new()),
        (ToolKind::Connect, Target::Node(from)) if connects(document, from) => (Tool::Wiring(from), Vec::new()),
        (_, Target::Node(id)) if !press.add && !selection.nodes.contains(&id) && !press.touch => {
            (Tool::Pressed(press), vec![Effect::Select(Selection::node(id))])
        }
        _ => (Tool::Pressed(press), Vec::new()),
    }
}

fn dragged(from: Press, press: Press, document: &Document, selection: &Selection) -> (Tool, Vec<Effect>) {
    let grabbed = match from.target {
        // A finger moves what is selected and pans over everything else.
        Target::Node(id) if !from.touch || selection.nodes.contains(&id) => Some(id),
        _ => None,
    };
    let Some(id) = grabbed.filter(|_| !document.map.locked) else {
        if from.touch || grabbed.is_some() {
            return (Tool::Panning(press.screen), vec![Effect::Pan(press.screen.minus(from.screen))]);
        }
        let before = if from.add { selection.clone() } else { Selection::default() };
        return Tool::Selecting(from.at, before).step(Input::Move(press), ToolKind::Select, document, selection);
    };
    let mut nodes = selection.nodes.clone();
    let mut effects = Vec::new();
    if nodes.insert(id) {
        effects.push(Effect::Select(Selection { nodes: nodes.clone(), ..Selection::default() }));
    }
    let origins = nodes.iter().filter_map(|id| Some((*id, document.nodes.get(id)?.position))).collect();
    let moving = Tool::Moving { from, origins, offset: point(0.0, 0.0) };
    let (tool, more) = moving.step(Input::Move(press), ToolKind::Select, document, selection);
    effects.extend(more);
    (tool, effects)
}

/// The offset that puts the first node on the grid; all keep their places relative to each other.
fn moved(origins: &[(NodeId, Point)], offset: Point, free: bool) -> Point {
    match origins.first() {
        Some((_, first)) if !free => first.plus(offset).snapped(GRID).minus(*first),
        _ => point(offset.x.round(), offset.y.round()),
    }
}

fn clicked(press: Press, kind: ToolKind, selection: &Selection) -> Vec<Effect> {
    if let (ToolKind::Place(node), Target::Canvas | Target::Transition(_)) = (kind, press.target) {
        return vec![Effect::Create(node, press.at)];
    }
    let selected = match press.target {
        Target::Node(id) | Target::Handle(id) if press.add => selection.clone().toggled(id),
        Target::Node(id) | Target::Handle(id) => Selection::node(id),
        Target::Transition(id) => Selection::transition(id),
        Target::Canvas if press.add => return Vec::new(),
        Target::Canvas => Selection::default(),
    };
    vec![Effect::Select(selected)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Identifier;
    use crate::core::ids::MapId;
    use crate::core::model::{Date, Node};

    fn map() -> (Document, NodeId, NodeId) {
        let mut document = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
        let ids = ["a", "b"].map(|id| NodeId::parse(id).unwrap());
        for (index, id) in ids.iter().enumerate() {
            let node = Node::new(*id, NodeKind::Stage, "Stage", point(300.0 * index as f64, 0.0));
            document.nodes.insert(*id, node);
        }
        (document, ids[0], ids[1])
    }

    fn press(x: f64, y: f64, target: Target) -> Press {
        let at = point(x, y);
        Press { at, screen: at, target, add: false, pan: false, alt: false, touch: false }
    }

    /// Runs inputs; what happened, and what is selected at the end.
    fn run(
        document: &Document,
        kind: ToolKind,
        mut selection: Selection,
        inputs: &[Input],
    ) -> (Vec<Effect>, Selection) {
        let (mut tool, mut all) = (Tool::Idle, Vec::new());
        for input in inputs {
            let (next, effects) = tool.step(*input, kind, document, &selection);
            tool = next;
            for effect in &effects {
                if let Effect::Select(now) = effect {
                    selection = now.clone();
                }
            }
            all.extend(effects);
        }
        assert_eq!(tool, Tool::Idle, "every gesture ends");
        (all, selection)
    }

    #[test]
    fn a_drag_is_one_command_and_snaps() {
        let (document, a, _) = map();
        let inputs = [
            Input::Down(press(10.0, 10.0, Target::Node(a))),
            Input::Move(press(12.0, 10.0, Target::Node(a))),
            Input::Move(press(60.0, 45.0, Target::Node(a))),
            Input::Move(press(61.0, 47.0, Target::Canvas)),
            Input::Up(press(61.0, 47.0, Target::Canvas)),
        ];
        let (effects, selected) = run(&document, ToolKind::Select, Selection::default(), &inputs);
        let commits: Vec<_> = effects.iter().filter(|effect| matches!(effect, Effect::Commit(_))).collect();
        assert_eq!(commits, [&Effect::Commit(Command::Move(vec![(a, point(48.0, 40.0))]))]);
        assert_eq!(selected, Selection::node(a));
    }

    #[test]
    fn escape_in_the_middle_of_a_drag_leaves_no_trace() {
        let (document, a, b) = map();
        for target in [Target::Node(a), Target::Canvas, Target::Handle(a)] {
            let inputs = [
                Input::Down(press(10.0, 10.0, target)),
                Input::Move(press(400.0, 90.0, Target::Node(b))),
                Input::Cancel,
                Input::Up(press(400.0, 90.0, Target::Node(b))),
            ];
            let before = Selection::node(a);
            let (effects, after) = run(&document, ToolKind::Select, before.clone(), &inputs);
            let lasting = |effect: &&Effect| {
                matches!(
                    effect,
                    Effect::Commit(_) | Effect::Connect(..) | Effect::ConnectToNew(..) | Effect::Duplicate(..)
                )
            };
            assert_eq!(effects.iter().find(lasting), None);
            if target != Target::Canvas {
                assert_eq!(after, before);
            }
        }
    }

    #[test]
    fn less_than_four_pixels_is_a_click() {
        let (document, a, _) = map();
        let inputs = [
            Input::Down(press(10.0, 10.0, Target::Node(a))),
            Input::Move(press(12.0, 12.0, Target::Node(a))),
            Input::Up(press(12.0, 12.0, Target::Node(a))),
        ];
        let (effects, selected) = run(&document, ToolKind::Select, Selection::default(), &inputs);
        assert!(effects.iter().all(|effect| matches!(effect, Effect::Select(_))));
        assert_eq!(selected, Selection::node(a));
    }

    #[test]
    fn a_box_selects_what_it_touches() {
        let (document, a, b) = map();
        let inputs = [
            Input::Down(press(-20.0, -20.0, Target::Canvas)),
            Input::Move(press(310.0, 10.0, Target::Node(b))),
            Input::Up(press(310.0, 10.0, Target::Node(b))),
        ];
        let (effects, selected) = run(&document, ToolKind::Select, Selection::default(), &inputs);
        assert_eq!(selected.nodes, Set::from([a, b]));
        assert_eq!(effects.last(), Some(&Effect::Band(None)));
    }

    #[test]
    fn a_handle_dragged_connects_or_makes_a_connected_node() {
        let (document, a, b) = map();
        let start = Input::Down(press(184.0, 36.0, Target::Handle(a)));
        let to_node =
            [start, Input::Move(press(310.0, 10.0, Target::Node(b))), Input::Up(press(310.0, 10.0, Target::Node(b)))];
        assert!(run(&document, ToolKind::Select, Selection::default(), &to_node).0.contains(&Effect::Connect(a, b)));
        let away = [start, Input::Up(press(50.0, 300.0, Target::Canvas))];
        let made = run(&document, ToolKind::Select, Selection::default(), &away).0;
        assert!(made.contains(&Effect::ConnectToNew(a, point(50.0, 300.0))));
    }

    #[test]
    fn a_finger_pans_until_something_is_selected_and_a_locked_map_does_not_move() {
        let (mut document, a, _) = map();
        let finger = |x, y, target| Press { touch: true, ..press(x, y, target) };
        let drag = [
            Input::Down(finger(10.0, 10.0, Target::Node(a))),
            Input::Move(finger(90.0, 10.0, Target::Node(a))),
            Input::Up(finger(90.0, 10.0, Target::Node(a))),
        ];
        let pans = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Pan(_)));
        let commits = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Commit(_)));
        assert!(pans(&run(&document, ToolKind::Select, Selection::default(), &drag).0));
        assert!(commits(&run(&document, ToolKind::Select, Selection::node(a), &drag).0));
        document.map.locked = true;
        assert!(!commits(&run(&document, ToolKind::Select, Selection::node(a), &drag).0));
    }
}
