//! A line with rounded corners as an SVG path, and where its label goes.

use std::fmt::Write;

use crate::core::decimal::Decimal;
use crate::core::geometry::{Point, Rect, point};

/// A drawn line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Route {
    /// Its corners, from the first node to the second.
    pub points: Vec<Point>,
    /// The same as an SVG path with rounded corners.
    pub path: String,
    /// The middle of its label.
    pub label_at: Point,
    /// How long the part is that the label stands on, and whether it runs across.
    pub label_room: (f64, bool),
}

const RADIUS: f64 = 10.0;

/// Rounds the corners of an orthogonal line and finds a place for its label.
pub(super) fn round(line: &[Point], from: Rect, to: Rect) -> Route {
    let mut path = String::with_capacity(24 * line.len());
    for (index, at) in line.iter().enumerate() {
        let neighbours = index.checked_sub(1).and_then(|before| Some((line.get(before)?, line.get(index + 1)?)));
        // Writing to a string cannot fail.
        let _ = match neighbours {
            None if index == 0 => write!(path, "M{} {}", short(at.x), short(at.y)),
            None => write!(path, "L{} {}", short(at.x), short(at.y)),
            Some((before, after)) => {
                let radius = RADIUS.min(at.distance(*before) / 2.0).min(at.distance(*after) / 2.0);
                let (a, b) = (towards(*at, *before, radius), towards(*at, *after, radius));
                let (ax, ay, bx, by) = (short(a.x), short(a.y), short(b.x), short(b.y));
                write!(path, "L{ax} {ay}Q{} {} {bx} {by}", short(at.x), short(at.y))
            }
        };
    }
    let (label_at, label_room) = label(line, from, to);
    Route { points: line.to_vec(), path, label_at, label_room }
}

/// One decimal is a tenth of a pixel at 100 %.
/// To a tenth, as text: a path has many numbers.
fn short(value: f64) -> Decimal {
    Decimal((value * 10.0).round() / 10.0)
}

fn towards(from: Point, to: Point, distance: f64) -> Point {
    let length = from.distance(to).max(1e-9);
    point(from.x + (to.x - from.x) * distance / length, from.y + (to.y - from.y) * distance / length)
}

/// The middle of the longest part; of two as long, the one nearer to the start. Parts that run across are preferred,
/// since a label lies along them.
fn label(line: &[Point], from: Rect, to: Rect) -> (Point, (f64, bool)) {
    let mut best = (f64::NEG_INFINITY, from.union(&to).center(), (0.0, true));
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        let across = (a.y - b.y).abs() < 0.5;
        let length = a.distance(*b);
        let score = if across { length } else { length * 0.8 };
        if score > best.0 + 0.5 {
            best = (score, point((a.x + b.x) / 2.0, (a.y + b.y) / 2.0), (length, across));
        }
    }
    (best.1, best.2)
}
