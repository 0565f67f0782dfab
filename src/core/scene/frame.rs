//! The frame of a stage that is opened in place: a title above its steps, and room around them.

use crate::core::geometry::{Point, Rect, Size, point};
use crate::core::model::{Node, NodeKind};

/// How high the title of a frame is, in world units.
pub const HEADER: f64 = 48.0;
/// Room between the frame and what stands in it, in world units.
const MARGIN: f64 = 28.0;

fn around(nodes: &[&Node]) -> Option<Rect> {
    nodes.iter().map(|node| node.bounds()).reduce(|all, one| all.union(&one))
}

/// The frame with its upper left corner here around these nodes of a stage's own map; `None` around nothing.
pub fn frame(corner: Point, nodes: &[&Node]) -> Option<Rect> {
    let inside = around(nodes)?.size;
    let least = NodeKind::Stage.size();
    let width = (inside.width + 2.0 * MARGIN).max(least.width);
    Some(Rect::new(corner, Size { width, height: HEADER + inside.height + MARGIN }))
}

/// The offset from the stage's own map to where it is shown in a frame with this corner.
pub(super) fn inside(corner: Point, nodes: &[&Node]) -> Point {
    let origin = around(nodes).map(|bounds| bounds.origin).unwrap_or_default();
    corner.plus(point(MARGIN, HEADER)).minus(origin)
}
