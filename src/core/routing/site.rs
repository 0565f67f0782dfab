//! A node as lines see it: its bounds, its outline, and what of it is in their way.

use super::side::Side;
use crate::core::geometry::{Point, Rect, within};
use crate::core::model::NodeKind;

/// How a node's outline departs from its bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outline {
    /// It does not, but for rounded corners.
    Box,
    /// Its ends are half circles.
    Pill,
    /// Its left and right ends come to a point.
    Hexagon,
}

/// How far the ends of a hexagon reach.
const POINTED: f64 = 18.0;
/// The part of a side beside a corner at which no line is attached.
const CORNER: f64 = 14.0;

/// A node as lines see it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Site {
    /// The rectangle that lines are attached to.
    pub bounds: Rect,
    /// The outline inside the bounds.
    pub outline: Outline,
    /// The rectangle that lines of others keep clear of: the bounds of a node, the title bar of a container that shows
    /// what is in it, nothing of a mere frame.
    pub solid: Option<Rect>,
}

impl Site {
    /// A node of this kind in these bounds.
    pub fn node(kind: NodeKind, bounds: Rect) -> Site {
        let outline = match kind {
            NodeKind::Decision => Outline::Hexagon,
            kind if kind.is_outcome() => Outline::Pill,
            _ => Outline::Box,
        };
        Site { bounds, outline, solid: Some(bounds) }
    }

    /// Where a line is attached: on the outline, `offset` world units from the middle of a side.
    pub(super) fn attachment(&self, side: Side, offset: f64) -> Point {
        let (width, height) = (self.bounds.size.width, self.bounds.size.height);
        let inset = match self.outline {
            Outline::Hexagon if side.is_horizontal() => POINTED * (offset.abs() / (height / 2.0)).min(1.0),
            Outline::Pill => {
                let radius = height / 2.0;
                let beyond = if side.is_horizontal() { offset.abs() } else { offset.abs() - (width / 2.0 - radius) };
                let beyond = within(beyond, 0.0, radius);
                radius - (radius * radius - beyond * beyond).sqrt()
            }
            _ => 0.0,
        };
        side.point(self.bounds, offset).plus(side.outward(-inset))
    }

    /// How far from the middle of a side lines may be attached.
    pub(super) fn reach(&self, side: Side) -> f64 {
        let (width, height) = (self.bounds.size.width, self.bounds.size.height);
        let corner = match self.outline {
            Outline::Pill if !side.is_horizontal() => height / 2.0,
            Outline::Hexagon if !side.is_horizontal() => POINTED + 6.0,
            _ => CORNER,
        };
        let length = if side.is_horizontal() { height } else { width };
        (length / 2.0 - corner).max(length / 8.0)
    }
}
