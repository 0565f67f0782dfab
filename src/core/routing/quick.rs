//! A straight line or one with two bends in the channel between two nodes that face each other, where that is free: most
//! lines of a large map need no search.

use super::drawing::{Drawing, End, LabelPlace, Route};
use super::index::{Item, Matter};
use super::line::{axis, parts, straightened};
use super::tracks::Axis;
use super::{CLEARANCE, PITCH, STUB};
use crate::core::geometry::{Point, Rect};

/// What crossing a line costs beside being this many world units from the middle of the channel.
const CROSSING: f64 = 40.0;

impl Drawing {
    /// The plain line between the sides of two nodes that face each other along the flow, if nothing is in its way.
    pub(super) fn find_plain(&self, slot: u32) -> Option<Route> {
        let line = self.line(slot)?;
        if !line.way.kind.is_forward() || !line.way.bends.is_empty() {
            return None;
        }
        let (a, b) = (self.spot(line.from)?, self.spot(line.to)?);
        let (from, to) = (a.place.bounds, b.place.bounds);
        let sides = self.facing(from, to)?;
        let [leaving, arriving] = [(a, 0, to), (b, 1, from)].map(|(spot, end, other)| {
            let exits = self.exits(slot, line, spot, None, other, end);
            exits.into_iter().filter(|exit| exit.0 == sides[end]).collect::<Vec<_>>()
        });
        // The nearest to the middle, or the two that make it straight.
        let along = if sides[0].is_horizontal() { Axis::X } else { Axis::Y };
        let point = |exit: &(super::side::Side, f64, f64), bounds: Rect| exit.0.point(bounds, exit.1);
        let level = |one: Point, other: Point| (along.other().of(one) - along.other().of(other)).abs() < 0.5;
        let pairs = leaving.iter().flat_map(|one| arriving.iter().map(move |other| (one, other)));
        let cost = |(one, other): &(&(_, _, f64), &(_, _, f64))| one.2 + other.2;
        let straight = pairs
            .filter(|(one, other)| level(point(one, from), point(other, to)))
            .min_by(|one, other| cost(one).total_cmp(&cost(other)));
        let near = |exits: &[_]| exits.iter().min_by(|one: &&(_, _, f64), other| one.2.total_cmp(&other.2)).copied();
        let (one, other) = match straight {
            Some((one, other)) => (*one, *other),
            None => (near(&leaving)?, near(&arriving)?),
        };
        let (start, end) = (point(&one, from), point(&other, to));
        let (low, high) = (along.of(start).min(along.of(end)), along.of(start).max(along.of(end)));
        let mut around: Vec<Item> = Vec::new();
        self.index.visit(&Rect::between(start, end).grown(PITCH), &mut |item| {
            let own = item.matter == Matter::Wall && (item.owner == line.from || item.owner == line.to);
            if !own && (item.owner != slot || item.matter == Matter::Wall) {
                around.push(*item);
            }
        });
        let middle = f64::midpoint(low, high);
        let lanes = if straight.is_some() { 0 } else { ((high - low) / 2.0 - STUB) as i32 / PITCH as i32 };
        let mut best: Option<(f64, [Point; 4])> = None;
        for lane in 0..=2 * lanes.max(0) {
            let aside = PITCH * f64::from((lane + 1) / 2) * if lane % 2 == 0 { 1.0 } else { -1.0 };
            let bend = |at: Point| along.point(middle + aside, along.other().of(at));
            let points = [start, bend(start), bend(end), end];
            let Some(cost) = crossed(&points, &around) else { continue };
            let cost = cost + aside.abs();
            if best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, points));
            }
        }
        let (_, mut points) = best?;
        points[0] = a.place.attachment(one.0, one.1);
        points[3] = b.place.attachment(other.0, other.1);
        let ends = [one, other].map(|(side, offset, _)| End { side, offset });
        Some(Route { points: straightened(&points), ends, label: LabelPlace::None })
    }
}

/// What a line crosses; none where it touches a node or a label or runs along another line.
fn crossed(points: &[Point], around: &[Item]) -> Option<f64> {
    let mut cost = 0.0;
    for (a, b) in parts(points).filter(|(a, b)| a != b) {
        let part = Rect::between(a, b);
        for item in around {
            let near = match item.matter {
                Matter::Wall => CLEARANCE,
                Matter::Label => 2.5,
                Matter::Part if axis(a, b) == item.axis() => PITCH - 2.0,
                Matter::Part => 0.1,
            };
            if item.rect.grown(near).overlaps(&part.grown(0.01)) {
                if item.matter != Matter::Part || axis(a, b) == item.axis() {
                    return None;
                }
                cost += CROSSING;
            }
        }
    }
    Some(cost)
}
