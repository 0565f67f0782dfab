//! What the pointer does, and what a tool sees of the map.

use super::Selection;
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Document, NodeKind};
use crate::core::scene::Scene;

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

/// One of the two ends of a transition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Where it begins.
    From,
    /// Where it leads.
    To,
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
    /// The handle at an end of a transition.
    End(TransitionId, End),
    /// The dot on a part of a transition's line; the first part is 0.
    Part(TransitionId, usize),
}

impl Target {
    /// The node that is meant.
    pub fn node(self) -> Option<NodeId> {
        match self {
            Target::Node(id) | Target::Handle(id) => Some(id),
            Target::Canvas | Target::Transition(_) | Target::End(..) | Target::Part(..) => None,
        }
    }

    /// The transition that is meant.
    pub fn transition(self) -> Option<TransitionId> {
        match self {
            Target::Transition(id) | Target::End(id, _) | Target::Part(id, _) => Some(id),
            Target::Canvas | Target::Node(_) | Target::Handle(_) => None,
        }
    }
}

/// A pointer, in world units, and in screen pixels for what must not depend on the zoom.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Press {
    /// Where, in world units.
    pub at: Point,
    /// Where, in screen pixels from the canvas's corner.
    pub screen: Point,
    /// What is there; while something is dragged only where the tool seeks it.
    pub target: Target,
    /// The transition below the node that is dragged, where the tool seeks it.
    pub below: Option<TransitionId>,
    /// Adds to the selection (Shift or Mod).
    pub add: bool,
    /// Pans whatever the tool (Space, middle or right button).
    pub pan: bool,
    /// Opens the menu where it is no drag (right button).
    pub menu: bool,
    /// Does not snap; a drag makes a copy (Alt).
    pub alt: bool,
    /// A finger: on empty ground it pans.
    pub touch: bool,
    /// The second of two in quick succession.
    pub twice: bool,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Input {
    /// A button or finger went down.
    Down(Press),
    /// The pointer moved, or the view moved below it.
    Move(Press),
    /// It went up.
    Up(Press),
    /// It has been down in one place for long.
    Held,
    /// Escape, a lost pointer, a second finger: leave no trace.
    Cancel,
}

/// What has to be looked for below the pointer while something is dragged.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Seek {
    /// Nothing.
    Nothing,
    /// What the pointer is over.
    Target,
    /// The transition below a point so far from the pointer, in world units: the middle of the node that is moved.
    Below(Point),
}

/// What a tool sees of the map.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The document.
    pub document: &'a Document,
    /// Where everything in it is shown.
    pub scene: &'a Scene,
    /// What is selected.
    pub selection: &'a Selection,
    /// The tool chosen.
    pub kind: ToolKind,
    /// The part of the world that is seen.
    pub seen: Rect,
    /// Screen pixels per world unit.
    pub zoom: f64,
    /// What is moved snaps to the grid.
    pub grid: bool,
    /// The corners of the line whose part is pressed; of no other line.
    pub line: &'a [Point],
}

impl Sight<'_> {
    /// Transitions may begin or end at this node.
    pub(super) fn connects(&self, id: NodeId) -> bool {
        self.document.node_kind(id).is_some_and(NodeKind::connects)
    }

    /// Nothing may be changed.
    pub(super) fn locked(&self) -> bool {
        self.document.map.locked
    }
}
