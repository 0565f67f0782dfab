//! A straight line or one with two bends in the channel between two nodes that face each other, where that is free: most
//! lines of a large map need no search.

use super::drawing::{Drawing, End, LabelPlace, Route};
use super::exits::Exit;
use super::index::{Item, Matter};
use super::line::{axis, parts, straightened};
use super::tracks::Axis;
use super::way::Errand;
use super::{CLEARANCE, PITCH, STUB};
use crate::core::geometry::{Point, Rect};

/// What crossing a line costs beside being this many world units from the middle of the channel.
const CROSSING: f64 = 40.0;

impl Drawing {
    /// The plain line between the sides of two nodes that face each other along the flow, if nothing is in its way.
    pub(super) fn find_plain(&self, errand: &Errand) -> Option<Route> {
        let line = errand.line;
        if !line.way.kind.is_forward() || !line.way.bends.is_empty() {
            return None;
        }
        let [from, to] = errand.sites.map(|site| site.bounds);
        let sides = self.facing(from, to)?;
        let [leaving, arriving] = [(0, sides[0]), (1, sides[1])].map(|(end, side)| {
            let mut exits = self.exits(errand, end);
            exits.retain(|exit| exit.side == side);
            exits
        });
        // The two that make it straight, or the cheapest of both.
        let along = if sides[0].is_horizontal() { Axis::X } else { Axis::Y };
        let at = |exit: &Exit, bounds: Rect| exit.side.point(bounds, exit.offset);
        let pairs = leaving.iter().flat_map(|one| arriving.iter().map(move |other| (one, other)));
        let level = |one, other| (along.other().of(at(one, from)) - along.other().of(at(other, to))).abs() < 0.5;
        let straight = pairs
            .filter(|(one, other)| level(one, other))
            .min_by(|one, other| (one.0.cost + one.1.cost).total_cmp(&(other.0.cost + other.1.cost)));
        let cheapest = |exits: &[Exit]| exits.iter().min_by(|one, other| one.cost.total_cmp(&other.cost)).copied();
        let exits = match straight {
            Some((one, other)) => [*one, *other],
            None => [cheapest(&leaving)?, cheapest(&arriving)?],
        };
        let (start, end) = (at(&exits[0], from), at(&exits[1], to));
        let (low, high) = (along.of(start).min(along.of(end)), along.of(start).max(along.of(end)));
        let mut around: Vec<Item> = Vec::new();
        self.index.visit(&Rect::between(start, end).grown(PITCH), &mut |item| {
            let own = item.matter == Matter::Wall && (item.owner == line.from || item.owner == line.to);
            if !own && (item.owner != errand.slot || item.matter == Matter::Wall) {
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
        points[0] = errand.sites[0].attachment(exits[0].side, exits[0].offset);
        points[3] = errand.sites[1].attachment(exits[1].side, exits[1].offset);
        let ends = exits.map(|exit| End { side: exit.side, offset: exit.offset });
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
                Matter::Part if axis(a, b) == Axis::along(&item.rect) => PITCH - 2.0,
                Matter::Part => 0.1,
            };
            if item.rect.grown(near).overlaps(&part.grown(0.01)) {
                if item.matter != Matter::Part || axis(a, b) == Axis::along(&item.rect) {
                    return None;
                }
                cost += CROSSING;
            }
        }
    }
    Some(cost)
}
