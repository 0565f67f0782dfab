//! A line with rounded corners as an SVG path.

use std::fmt::Write;

use crate::core::decimal::Decimal;
use crate::core::geometry::{Point, point};

const RADIUS: f64 = 10.0;

/// Rounds the corners of an orthogonal line.
pub(super) fn path(line: &[Point]) -> String {
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
    path
}

/// To a tenth, as text: a path has many numbers, and a tenth is that of a pixel at 100 %.
fn short(value: f64) -> Decimal {
    Decimal((value * 10.0).round() / 10.0)
}

fn towards(from: Point, to: Point, distance: f64) -> Point {
    let length = from.distance(to).max(1e-9);
    point(from.x + (to.x - from.x) * distance / length, from.y + (to.y - from.y) * distance / length)
}
