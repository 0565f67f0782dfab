//! Orthogonal lines between nodes: which side they leave from, where along it, and the way around what stands there.
//!
//! Routing has two parts. [`sides`] and [`Ports`] depend on the whole map and are settled when a change is committed;
//! [`route`] depends on one transition's two nodes and its ports and runs at every move of a drag.

mod avoid;
mod curve;
mod ports;
mod sides;

pub use curve::Route;
pub use ports::{Ports, assign};
pub use sides::{Side, Sides, sides};

use crate::core::geometry::{Point, Rect, point};
use crate::core::model::TransitionKind;

/// How far a line runs straight out of a node before its first bend, in world units.
pub(crate) const STUB: f64 = 20.0;
/// How close a line may come to a node it does not belong to.
pub(crate) const CLEARANCE: f64 = 12.0;

/// How far beyond its two nodes a line may go on its way around others.
const REACH: f64 = 40.0;

/// Where the line between two nodes may run: what stands there is in its way.
pub fn span(from: &Rect, to: &Rect) -> Rect {
    from.union(to).grown(REACH)
}

/// The line of one transition between two nodes.
///
/// `obstacles` are the bounds of other nodes near the two; the line goes around them where there is a way.
pub fn route(kind: TransitionKind, from: Rect, to: Rect, ports: Ports, obstacles: &[Rect]) -> Route {
    if from == to {
        return curve::round(&self_loop(from), from, to);
    }
    let chosen = ports.sides.unwrap_or_else(|| sides(kind, from, to, obstacles));
    let start = chosen.from.point(from, ports.from);
    let end = chosen.to.point(to, ports.to);
    let plain = sides::plain(start, chosen.from, end, chosen.to);
    let near: Vec<Rect> = obstacles.iter().filter(|rect| **rect != from && **rect != to).copied().collect();
    let blocked = |line: &[Point]| {
        near.iter().any(|rect| crosses(line, &rect.grown(CLEARANCE - 1.0)))
            || crosses(inner(line), &from.grown(-1.0))
            || crosses(inner(line), &to.grown(-1.0))
    };
    let line = if blocked(&plain) {
        avoid::around(start, chosen.from, end, chosen.to, from, to, &near).unwrap_or(plain)
    } else {
        plain
    };
    curve::round(&line, from, to)
}

/// A line without its first and last point.
fn inner(line: &[Point]) -> &[Point] {
    line.get(1..line.len().saturating_sub(1)).unwrap_or_default()
}

fn self_loop(node: Rect) -> Vec<Point> {
    let (x, y) = (node.right() - 40.0, node.top());
    vec![
        point(x, y),
        point(x, y - 28.0),
        point(node.right() + 28.0, y - 28.0),
        point(node.right() + 28.0, y + 24.0),
        point(node.right(), y + 24.0),
    ]
}

/// Whether an orthogonal line enters the inside of a rectangle.
pub fn crosses(line: &[Point], rect: &Rect) -> bool {
    line.windows(2).any(|pair| match pair {
        [a, b] => {
            a.x.min(b.x) < rect.right()
                && a.x.max(b.x) > rect.left()
                && a.y.min(b.y) < rect.bottom()
                && a.y.max(b.y) > rect.top()
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests;
