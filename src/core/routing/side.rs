//! The sides of a node, and which of them a line had better leave from or arrive at.

use super::BEND;
use crate::core::geometry::{Point, Rect, point};
use crate::core::model::TransitionKind;

/// A side of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// Upper side.
    Top,
    /// Right side.
    Right,
    /// Lower side.
    Bottom,
    /// Left side.
    Left,
}

impl Side {
    /// Every side.
    pub const ALL: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

    /// The point on this side of a node, `offset` world units from its middle (to the right or downwards).
    pub fn point(self, node: Rect, offset: f64) -> Point {
        let middle = node.center();
        match self {
            Side::Top => point(middle.x + offset, node.top()),
            Side::Bottom => point(middle.x + offset, node.bottom()),
            Side::Left => point(node.left(), middle.y + offset),
            Side::Right => point(node.right(), middle.y + offset),
        }
    }

    /// A step away from the node.
    pub fn outward(self, distance: f64) -> Point {
        match self {
            Side::Top => point(0.0, -distance),
            Side::Bottom => point(0.0, distance),
            Side::Left => point(-distance, 0.0),
            Side::Right => point(distance, 0.0),
        }
    }

    /// Left or right.
    pub fn is_horizontal(self) -> bool {
        matches!(self, Side::Left | Side::Right)
    }

    /// The side across the node.
    pub(super) fn opposite(self) -> Side {
        match self {
            Side::Top => Side::Bottom,
            Side::Right => Side::Left,
            Side::Bottom => Side::Top,
            Side::Left => Side::Right,
        }
    }

    /// How far `other` lies beyond this side of `own`; negative where it does not.
    pub(super) fn gap(self, own: Rect, other: Rect) -> f64 {
        match self {
            Side::Top => own.top() - other.bottom(),
            Side::Right => other.left() - own.right(),
            Side::Bottom => other.top() - own.bottom(),
            Side::Left => own.left() - other.right(),
        }
    }
}

/// What is known of a way when its sides are weighed.
#[derive(Clone, Copy)]
pub(super) struct Bearing {
    pub kind: TransitionKind,
    /// It goes back over others: it keeps to a lane beside them.
    pub back: bool,
    /// The map runs from left to right rather than from top to bottom.
    pub across: bool,
}

/// A channel between two nodes that is narrower than this holds no bend.
const ROOM: f64 = 30.0;

/// A gap that a node fits in.
const PAST: f64 = 160.0;

impl Bearing {
    /// What it costs to be attached to this side of `own` when `other` is the node at the far end, in world units.
    pub(super) fn cost(self, side: Side, own: Rect, other: Rect) -> f64 {
        let facing = |side: Side| side.gap(own, other) >= 0.0;
        let among = |sides: [Side; 2]| sides.into_iter().find(|side| facing(*side));
        let (beside, beyond) = (among([Side::Right, Side::Left]), among([Side::Bottom, Side::Top]));
        let roomy = |side: Option<Side>| side.is_some_and(|side| side.gap(own, other) >= ROOM);
        let flow = if self.across { (beside, beyond) } else { (beyond, beside) };
        let (main, other_main) = if roomy(flow.0) || flow.1.is_none() { flow } else { (flow.1, flow.0) };
        // Back past where a node could be: beside the row, too.
        let far = main.is_some_and(|side| side.gap(own, other) >= PAST) && other_main.is_none();
        // Main flow reads along its sides, with two bends rather than with one; a "no" may turn a corner.
        let [straight, corner, along, away] = match self.kind {
            _ if self.back => [3.5 * BEND, 0.4 * BEND, 0.2 * BEND, BEND],
            TransitionKind::Recycle if far => [2.0 * BEND, 0.4 * BEND, 0.2 * BEND, BEND],
            TransitionKind::Recycle => [0.75 * BEND, 0.2 * BEND, 0.35 * BEND, BEND],
            TransitionKind::No | TransitionKind::Branch => [0.0, 0.35 * BEND, 0.6 * BEND, 1.6 * BEND],
            TransitionKind::Advance | TransitionKind::HandOff => [0.0, 1.25 * BEND, 0.75 * BEND, 2.2 * BEND],
        };
        if main == Some(side) {
            // What goes back diagonally is in nobody's way.
            if self.back && other_main.is_some() { corner } else { straight }
        } else if other_main == Some(side) {
            corner
        } else if main == Some(side.opposite()) || other_main == Some(side.opposite()) {
            away
        } else {
            along
        }
    }
}
