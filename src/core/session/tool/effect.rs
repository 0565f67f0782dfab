//! What a tool wants to happen.

use super::{End, Selection, Target};
use crate::core::command::Command;
use crate::core::geometry::{Point, Rect};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::NodeKind;
use crate::core::session::Guide;
use crate::core::sorted::Set;

/// A box being drawn to select by.
pub type Band = Rect;

/// A transition being drawn, or the end of one on its way to another node.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wire {
    /// The node that it is attached to.
    pub from: NodeId,
    /// Where its loose end is.
    pub to: Point,
    /// The node it would be attached to.
    pub over: Option<NodeId>,
    /// The transition that it is an end of; none where a new one is drawn.
    pub known: Option<TransitionId>,
}

/// Copies of nodes under the pointer.
#[derive(Clone, PartialEq, Debug)]
pub struct Ghosts {
    /// What they are copies of.
    pub nodes: Set<NodeId>,
    /// How far from it they are, in world units.
    pub by: Point,
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
    /// Copies are shown, or none.
    Ghosts(Option<Ghosts>),
    /// What is lined up with what is moved is shown.
    Guides(Vec<Guide>),
    /// A transition is marked: what is moved would be put into it.
    Into(Option<TransitionId>),
    /// The view moves by screen pixels.
    Pan(Point),
    /// The selection box, or none.
    Band(Option<Band>),
    /// The transition being drawn, or none.
    Wire(Option<Wire>),
    /// A transition is shown along these corners, or none is.
    Bent(Option<(TransitionId, Vec<Point>)>),
    /// The document changes.
    Commit(Command),
    /// A transition between two nodes is wanted.
    Connect(NodeId, NodeId),
    /// A transition to a new node here (its middle) is wanted.
    ConnectToNew(NodeId, Point),
    /// An end of a transition is to be at another node.
    Reconnect(TransitionId, End, NodeId),
    /// A new node of this kind with its middle here is wanted, in a transition or for itself.
    Create(NodeKind, Point, Option<TransitionId>),
    /// A node is wanted in a transition, once a command has moved it there.
    Splice(TransitionId, NodeId, Command),
    /// Copies of these nodes, moved by an offset, are wanted.
    Duplicate(Set<NodeId>, Point),
    /// The name of a node is to be edited.
    Rename(NodeId),
    /// A part of a line, the first is 0, is wanted so many world units farther to the right or down.
    Bend(TransitionId, usize, f64),
    /// The menu of what is here is wanted; the place in screen pixels from the canvas's corner.
    Menu(Target, Point),
}
