//! Orthogonal lines as points: what is asked of them again and again.

use super::tracks::Axis;
use crate::core::geometry::{Point, Rect};

/// The straight parts of a line.
pub(super) fn parts(line: &[Point]) -> impl DoubleEndedIterator<Item = (Point, Point)> + ExactSizeIterator {
    line.windows(2).map(|pair| match pair {
        [a, b] => (*a, *b),
        _ => Default::default(),
    })
}

/// The direction in which a part runs.
pub(super) fn axis(a: Point, b: Point) -> Axis {
    if (a.y - b.y).abs() <= (a.x - b.x).abs() { Axis::X } else { Axis::Y }
}

/// The line without repeated points and without points in the middle of a straight part.
pub(super) fn straightened(line: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(line.len());
    for at in line {
        if kept.last().is_some_and(|last| steps(*last, *at) < 0.05) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let along = |a: f64, b: f64, c: f64| (a - b).abs() < 0.05 && (b - c).abs() < 0.05;
            if along(before.x, last.x, at.x) || along(before.y, last.y, at.y) {
                kept.pop();
            }
        }
        kept.push(*at);
    }
    kept
}

/// How long the orthogonal way between two points is.
pub(super) fn steps(a: Point, b: Point) -> f64 {
    (a.x - b.x).abs() + (a.y - b.y).abs()
}

/// How long a line is.
pub(super) fn length(line: &[Point]) -> f64 {
    parts(line).map(|(a, b)| steps(a, b)).sum()
}

/// Whether an orthogonal line enters the inside of a rectangle.
pub fn crosses(line: &[Point], rect: &Rect) -> bool {
    parts(line).any(|(a, b)| {
        a.x.min(b.x) < rect.right()
            && a.x.max(b.x) > rect.left()
            && a.y.min(b.y) < rect.bottom()
            && a.y.max(b.y) > rect.top()
    })
}
