//! Lines that are bent by hand: which part is under the pointer, and what is kept when it is moved.

use super::STUB;
use super::drawing::{Drawing, Route};
use super::line::{axis, parts, steps};
use super::way::Errand;
use crate::core::geometry::{Point, Rect};
use crate::core::ids::TransitionId;

/// The number of the part of a route that is nearest to a point, if it is within this many world units.
pub fn part_at(route: &Route, at: Point, within: f64) -> Option<usize> {
    let far = |(a, b): (Point, Point)| {
        let part = Rect::between(a, b);
        let x = (part.left() - at.x).max(at.x - part.right()).max(0.0);
        let y = (part.top() - at.y).max(at.y - part.bottom()).max(0.0);
        x.hypot(y)
    };
    let all = parts(&route.points).map(far).enumerate();
    all.filter(|(_, far)| *far <= within).min_by(|one, other| one.1.total_cmp(&other.1)).map(|(index, _)| index)
}

impl Drawing {
    /// The points that a line must go through so that one of its parts lies `by` world units farther to the right or
    /// down, with the bends that it has elsewhere: what is to be kept when the part was moved there.
    pub fn bent(&self, id: TransitionId, part: usize, by: f64) -> Option<Vec<Point>> {
        let slot = *self.line_of.get(&id)?;
        let line = self.line(slot)?;
        let points = &line.route.as_ref()?.points;
        let (a, b) = parts(points).nth(part)?;
        let along = axis(a, b);
        // What is attached to a node keeps a piece that runs straight out of it.
        let last = points.len().checked_sub(2)?;
        let (from, to) = (if part == 0 { STUB } else { 0.0 }, if part == last { STUB } else { 0.0 });
        let length = steps(a, b);
        let (from, to) = if length > from + to { (from, length - to) } else { (length / 3.0, length * 2.0 / 3.0) };
        let at = |walked: f64| {
            let share = walked / length.max(1e-9);
            let along_at = along.of(a) + (along.of(b) - along.of(a)) * share;
            along.point(along_at, along.other().of(a) + by).tidy()
        };
        let (before, after) = self.bends_beside(slot, part)?;
        let with = |new: &[Point]| [before.as_slice(), new, after.as_slice()].concat();
        // One point is enough where the line runs through it as wanted; it leaves the nodes free to move.
        let middle = at(f64::midpoint(from, to));
        let one = with(&[middle]);
        let found = self.through(slot, &one)?;
        // It does not turn at the point: the part that was moved lies to both sides of it.
        let runs = parts(&found.points).any(|(a, b)| {
            let beside = |end: Point| (along.of(end) - along.of(middle)).abs() > STUB.min(length / 4.0);
            axis(a, b) == along && Rect::between(a, b).grown(1.0).contains(middle) && beside(a) && beside(b)
        });
        if runs {
            return Some(one);
        }
        // At a node there has to be room for the turns; corners elsewhere stay where they are along the part.
        let quarter = (to - from) / 4.0;
        let (from, to) = (from + if part == 0 { quarter } else { 0.0 }, to - if part == last { quarter } else { 0.0 });
        Some(with(&[at(from), at(to)]))
    }

    /// The bends of a line before and after one of its parts, without those on it.
    fn bends_beside(&self, slot: u32, part: usize) -> Option<(Vec<Point>, Vec<Point>)> {
        let line = self.line(slot)?;
        let points = &line.route.as_ref()?.points;
        let on = |bend: Point, (a, b): (Point, Point)| Rect::between(a, b).grown(1.0).contains(bend);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let mut walked = 0;
        for bend in &line.way.bends {
            // The first part that it lies on, not before that of the bend before it.
            walked += parts(points).skip(walked).position(|part| on(*bend, part)).unwrap_or(0);
            if parts(points).nth(part).is_some_and(|part| on(*bend, part)) {
                continue;
            }
            if walked < part { before.push(*bend) } else { after.push(*bend) }
        }
        Some((before, after))
    }

    /// The line of a transition as it would be with these bends.
    fn through(&self, slot: u32, bends: &[Point]) -> Option<Route> {
        let errand = self.errand(slot)?;
        let mut line = errand.line.clone();
        line.way.bends = bends.to_vec();
        let errand = Errand { line: &line, ..errand };
        Some(self.find(&errand))
    }
}
