//! Which sides of its two nodes a line leaves from and arrives at.

use super::{CLEARANCE, STUB, crosses};
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

/// Where a line leaves and where it arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sides {
    /// The side of the node it leaves.
    pub from: Side,
    /// The side of the node it arrives at.
    pub to: Side,
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
}

/// The pair of sides with the shortest readable line: few bends, through nothing, forwards if it can be.
pub fn sides(kind: TransitionKind, from: Rect, to: Rect, obstacles: &[Rect]) -> Sides {
    let mut best = (f64::INFINITY, Sides { from: Side::Right, to: Side::Left });
    for leaving in Side::ALL {
        for arriving in Side::ALL {
            let (start, end) = (leaving.point(from, 0.0), arriving.point(to, 0.0));
            let line = plain(start, leaving, end, arriving);
            let mut cost = length(&line) + 45.0 * (line.len() as f64 - 2.0);
            // The main flow reads along its sides; a "no" may turn a corner.
            let corner = leaving.is_horizontal() != arriving.is_horizontal();
            if corner && kind.is_forward() {
                cost += 70.0;
            }
            // Forward out of the left side reads backwards; it costs a little, so that a row can still run left.
            if kind == TransitionKind::Recycle && leaving.is_horizontal() && arriving.is_horizontal() {
                cost += 60.0;
            }
            let through = obstacles.iter().filter(|rect| **rect != from && **rect != to);
            cost += 400.0 * through.filter(|rect| crosses(&line, &rect.grown(CLEARANCE - 1.0))).count() as f64;
            if crosses(super::inner(&line), &from.grown(-1.0)) || crosses(super::inner(&line), &to.grown(-1.0)) {
                cost += 2_000.0;
            }
            if cost < best.0 {
                best = (cost, Sides { from: leaving, to: arriving });
            }
        }
    }
    best.1
}

/// The simplest orthogonal line between two ports, whatever stands in its way.
pub(super) fn plain(start: Point, leaving: Side, end: Point, arriving: Side) -> Vec<Point> {
    let (a, b) = (start.plus(leaving.outward(STUB)), end.plus(arriving.outward(STUB)));
    let mut line = vec![start];
    match (leaving.is_horizontal(), arriving.is_horizontal()) {
        (true, true) if facing(start.x, leaving == Side::Right, end.x, arriving == Side::Right) => {
            let middle = (start.x + end.x) / 2.0;
            line.extend([point(middle, start.y), point(middle, end.y)]);
        }
        (false, false) if facing(start.y, leaving == Side::Bottom, end.y, arriving == Side::Bottom) => {
            let middle = (start.y + end.y) / 2.0;
            line.extend([point(start.x, middle), point(end.x, middle)]);
        }
        (true, false) if ahead(start, leaving, b) && ahead(end, arriving, a) => line.push(point(end.x, start.y)),
        (false, true) if ahead(start, leaving, b) && ahead(end, arriving, a) => line.push(point(start.x, end.y)),
        (true, true) if leaving == arriving => {
            let x = if leaving == Side::Right { a.x.max(b.x) } else { a.x.min(b.x) };
            line.extend([point(x, start.y), point(x, end.y)]);
        }
        (false, false) if leaving == arriving => {
            let y = if leaving == Side::Bottom { a.y.max(b.y) } else { a.y.min(b.y) };
            line.extend([point(start.x, y), point(end.x, y)]);
        }
        (true, true) => {
            let middle = (start.y + end.y) / 2.0;
            line.extend([a, point(a.x, middle), point(b.x, middle), b]);
        }
        (false, false) => {
            let middle = (start.x + end.x) / 2.0;
            line.extend([a, point(middle, a.y), point(middle, b.y), b]);
        }
        (true, false) => line.extend([a, point(a.x, b.y), b]),
        (false, true) => line.extend([a, point(b.x, a.y), b]),
    }
    line.push(end);
    straightened(line)
}

/// Two ports look at each other along an axis.
fn facing(start: f64, leaves_forward: bool, end: f64, arrives_forward: bool) -> bool {
    (leaves_forward && !arrives_forward && end > start) || (!leaves_forward && arrives_forward && end < start)
}

/// Whether `target` lies before a port that looks outward.
fn ahead(port: Point, side: Side, target: Point) -> bool {
    match side {
        Side::Right => target.x >= port.x,
        Side::Left => target.x <= port.x,
        Side::Bottom => target.y >= port.y,
        Side::Top => target.y <= port.y,
    }
}

/// The line without repeated points and without points in the middle of a straight part.
pub(super) fn straightened(line: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(line.len());
    for at in line {
        if kept.last().is_some_and(|last| last.distance(at) < 0.5) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let along = |a: f64, b: f64, c: f64| (a - b).abs() < 0.5 && (b - c).abs() < 0.5;
            if along(before.x, last.x, at.x) || along(before.y, last.y, at.y) {
                kept.pop();
            }
        }
        kept.push(at);
    }
    kept
}

pub(super) fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| if let [a, b] = pair { a.distance(*b) } else { 0.0 }).sum()
}
