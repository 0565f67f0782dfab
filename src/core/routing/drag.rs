//! The line of a transition while a node at its end is dragged.
//!
//! It keeps the sides and the shape that it was shown with, as long as that can be read and nothing is in its way, so that
//! it does not jump about. Nothing is settled until the node is dropped.

use super::drawing::{Drawing, End, LabelPlace, Route};
use super::index::Matter;
use super::line::{axis, length, parts, steps, straightened};
use super::side::Side;
use super::site::Site;
use super::tracks::Axis;
use super::way::Errand;
use super::{BEND, STUB};
use crate::core::geometry::{Point, Rect, point, within};
use crate::core::ids::TransitionId;

/// The piece that runs straight out of a node is at least this long.
const LEAST: f64 = 10.0;
/// How much longer than needed a line may become before it is drawn another way.
const SLACK: f64 = 360.0;

impl Drawing {
    /// The line of a transition whose nodes are in these bounds now, given as it was `shown` last.
    pub fn dragged(&self, id: TransitionId, shown: &Route, from: Rect, to: Rect) -> Option<Route> {
        let errand = self.errand(*self.line_of.get(&id)?)?;
        let [a, b] = errand.sites;
        let sites = [Site { bounds: from, ..a }, Site { bounds: to, ..b }];
        let habit = Some(shown.ends.map(|end| end.side));
        // Other lines of the node are elsewhere than where they are settled, and come and go under the pointer.
        let errand = Errand { sites, habit, alone: true, ..errand };
        // What is bent by hand has its shape from its bends.
        let kept = if errand.line.way.bends.is_empty() { self.adapted(&errand, shown) } else { None };
        let route = kept.unwrap_or_else(|| self.find(&errand));
        Some(Route { label: carried(shown, &route.points), ..route })
    }

    /// The shown line between the nodes where they are now; none where it could not be read.
    fn adapted(&self, errand: &Errand, shown: &Route) -> Option<Route> {
        let ([a, b], [leaving, arriving]) = (errand.sites, shown.ends);
        let (first, last) = (a.attachment(leaving.side, leaving.offset), b.attachment(arriving.side, arriving.offset));
        let (start, end) = (*shown.points.first()?, *shown.points.last()?);
        let (by, other) = (first.minus(start), last.minus(end));
        if steps(by, other) < 0.01 {
            let points = shown.points.iter().map(|at| at.plus(by)).collect();
            return Some(Route { points, ..shown.clone() });
        }
        if let Some(route) = straight(errand, shown, steps(other, Point::default()) < steps(by, Point::default())) {
            return self.is_fine(errand, &route.points, shown).then_some(route);
        }
        let out = shown.ends.map(|end| if end.side.is_horizontal() { Axis::X } else { Axis::Y });
        let points = stretched(&shown.points, first, last, out);
        let pushed = pushed(&points, shown.ends);
        let shapes = [Some(points.clone()), pushed, centred(&points, out)];
        let points = shapes.into_iter().flatten().find(|points| self.is_fine(errand, points, shown))?;
        Some(Route { points: straightened(&points), ..shown.clone() })
    }

    /// Whether a line can be read: it leaves and arrives straight, runs through nothing and takes no long way round.
    fn is_fine(&self, errand: &Errand, points: &[Point], shown: &Route) -> bool {
        let ([start, next, ..], [.., before, end]) = (points, points) else { return false };
        let leaves = |side: Side, at: Point, towards: Point| {
            let (out, by) = (side.outward(1.0), towards.minus(at));
            by.x * out.x + by.y * out.y >= LEAST
        };
        let [leaving, arriving] = shown.ends;
        if !leaves(leaving.side, *start, *next) || !leaves(arriving.side, *end, *before) {
            return false;
        }
        let [from, to] = errand.sites.map(|site| site.bounds);
        let settled = errand.line.route.as_ref().map_or(0.0, |route| detour(&route.points));
        if detour(points) > SLACK.max(settled + SLACK / 2.0) {
            return false;
        }
        let own = [errand.line.from, errand.line.to];
        let last = points.len().saturating_sub(2);
        parts(points).enumerate().all(|(index, (a, b))| {
            let part = Rect::between(a, b).grown(0.1);
            // The first and the last part begin and end on the outline, which may be inside the bounds.
            let mut free = (index == 0 || !from.overlaps(&part)) && (index == last || !to.overlaps(&part));
            self.index.visit(&part.grown(2.0), &mut |item| {
                free &= item.matter != Matter::Wall || own.contains(&item.owner);
            });
            free
        })
    }
}

/// How much longer a line is than it need be, its bends included.
fn detour(points: &[Point]) -> f64 {
    let ends = points.first().zip(points.last()).map_or(0.0, |(start, end)| steps(*start, *end));
    length(points) + BEND * points.len() as f64 - ends
}

/// A straight line that stays straight: its ends slide along their sides as far as they can. The one that moves less
/// stays where it is, if it can.
fn straight(errand: &Errand, shown: &Route, keep_last: bool) -> Option<Route> {
    let ([a, b], [leaving, arriving]) = (errand.sites, shown.ends);
    if shown.points.len() != 2 || leaving.side != arriving.side.opposite() {
        return None;
    }
    let along = if leaving.side.is_horizontal() { Axis::Y } else { Axis::X };
    let ends = [(a, leaving), (b, arriving)];
    let levels = ends.map(|(site, end)| along.of(end.side.point(site.bounds, end.offset)));
    let [first, second] = if keep_last { [levels[1], levels[0]] } else { levels };
    let level_ends = |level: f64| {
        let offsets = ends.map(|(site, end)| {
            let offset = level - along.of(site.bounds.center());
            (offset.abs() <= site.reach(end.side)).then_some(End { side: end.side, offset })
        });
        Some([offsets[0]?, offsets[1]?])
    };
    let ends = level_ends(first).or_else(|| level_ends(second))?;
    let points = vec![a.attachment(ends[0].side, ends[0].offset), b.attachment(ends[1].side, ends[1].offset)];
    Some(Route { points, ends, ..shown.clone() })
}

/// Moves the ends of a line; its first and last part follow, its middle stays. `out` are the directions at both ends.
fn stretched(line: &[Point], first: Point, last: Point, [leaving, arriving]: [Axis; 2]) -> Vec<Point> {
    let level = |at: Point, of: Point, out: Axis| out.point(out.of(at), out.other().of(of));
    let inner = line.get(1..line.len().saturating_sub(1)).unwrap_or_default();
    let mut inner = inner.to_vec();
    if inner.is_empty() {
        let middle = f64::midpoint(leaving.of(first), leaving.of(last));
        let bend = |at: Point| leaving.point(middle, leaving.other().of(at));
        inner = vec![bend(first), bend(last)];
    }
    if let Some(next) = inner.first_mut() {
        *next = level(*next, first, leaving);
    }
    if let Some(before) = inner.last_mut() {
        *before = level(*before, last, arriving);
    }
    [&[first], inner.as_slice(), &[last]].concat()
}

/// A line whose second and last but one part are pushed on by nodes that came too near to them.
fn pushed(line: &[Point], ends: [End; 2]) -> Option<Vec<Point>> {
    let mut points = line.to_vec();
    for end in ends {
        if let [start, next, after, _, ..] = points.as_mut_slice() {
            let out = if end.side.is_horizontal() { Axis::X } else { Axis::Y };
            let (unit, gone) = (end.side.outward(1.0), next.minus(*start));
            if gone.x * unit.x + gone.y * unit.y < LEAST {
                let at = out.of(start.plus(end.side.outward(LEAST + 2.0)));
                (*next, *after) = (out.point(at, out.other().of(*next)), out.point(at, out.other().of(*after)));
            }
        }
        points.reverse();
    }
    (points.len() > 4).then_some(points)
}

/// A line of three parts with the middle one halfway again.
fn centred(points: &[Point], [leaving, arriving]: [Axis; 2]) -> Option<Vec<Point>> {
    let [start, _, _, end] = *points else { return None };
    if leaving != arriving || (leaving.of(end) - leaving.of(start)).abs() < 2.0 * STUB {
        return None;
    }
    Some(stretched(&[start, end], start, end, [leaving, arriving]))
}

/// The label on a changed line: as far along it as it was, and as far beside it.
fn carried(shown: &Route, points: &[Point]) -> LabelPlace {
    let middle = match shown.label {
        LabelPlace::None => return LabelPlace::None,
        LabelPlace::At(rect) => rect.center(),
        LabelPlace::Hidden(at) => at,
    };
    // The part that it belonged to, and where on it.
    let near = |(index, (a, b)): (usize, (Point, Point))| {
        let part = Rect::between(a, b);
        let on = point(within(middle.x, part.left(), part.right()), within(middle.y, part.top(), part.bottom()));
        let share = if steps(a, b) > 0.0 { steps(a, on) / steps(a, b) } else { 0.5 };
        (index, share, middle.minus(on), steps(on, middle), axis(a, b))
    };
    let old = parts(&shown.points).enumerate().map(near).min_by(|one, other| one.3.total_cmp(&other.3));
    let Some((index, share, aside, _, along)) = old else { return LabelPlace::None };
    let same = parts(points).nth(index).filter(|(a, b)| axis(*a, *b) == along && points.len() == shown.points.len());
    let longest = || {
        let part = parts(points).max_by(|one, other| steps(one.0, one.1).total_cmp(&steps(other.0, other.1)));
        part.map(|part| (part, 0.5, Point::default()))
    };
    let Some(((a, b), share, aside)) = same.map(|part| (part, share, aside)).or_else(longest) else {
        return LabelPlace::None;
    };
    let at = point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share).plus(aside);
    match shown.label {
        LabelPlace::At(rect) => LabelPlace::At(Rect::new(rect.origin.plus(at.minus(middle)), rect.size)),
        _ => LabelPlace::Hidden(at),
    }
}
