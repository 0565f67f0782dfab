//! The sides and points at which a line may be attached to its nodes.

use super::drawing::{Drawing, Line, Spot};
use super::ports;
use super::side::{Bearing, Side};
use super::tracks::Axis;
use super::way::Errand;
use super::{PITCH, STUB};
use crate::core::geometry::Rect;
use crate::core::model::TransitionKind;

/// How much a side that a line had before is preferred: it flips only for something better.
const HABIT: f64 = 25.0;

/// Where a line may be attached.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Exit {
    pub side: Side,
    /// World units from the middle of the side.
    pub offset: f64,
    /// What it costs to be attached there, in world units of length.
    pub cost: f64,
}

impl Drawing {
    /// Where a line may be attached to its first (0) or second (1) node.
    pub(super) fn exits(&self, errand: &Errand, end: usize) -> Vec<Exit> {
        let bends = &errand.line.way.bends;
        let stop = if end == 0 { bends.first() } else { bends.last() };
        let ([site, far], [spot, there]) = match end {
            0 => (errand.sites, errand.spots),
            _ => ([errand.sites[1], errand.sites[0]], [errand.spots[1], errand.spots[0]]),
        };
        let own = site.bounds;
        let other = stop.map_or(far.bounds, |stop| Rect::between(*stop, *stop));
        let bearing = self.bearing(errand.line);
        let habit = errand.habit.and_then(|sides| sides.get(end).copied());
        let avoid = errand.avoid.get(end).copied().flatten();
        let mut exits = Vec::with_capacity(12);
        for side in Side::ALL.into_iter().filter(|side| Some(*side) != avoid) {
            let mut cost = bearing.cost(side, own, other);
            if habit == Some(side) {
                cost = (cost - HABIT).max(0.0);
            }
            let along = if side.is_horizontal() { Axis::Y } else { Axis::X };
            let middle = along.of(own.center());
            let (low, high) = along.extent(&own);
            let (near, far) = along.extent(&other);
            // Straight on: to the middle of the other node, of what the two sides have in common, or beside what is
            // attached there.
            let mut straight = Vec::new();
            if low <= far && near <= high && side.gap(own, other) >= 0.0 {
                let level = along.of(other.center());
                straight.extend([level, f64::midpoint(low.max(near), high.min(far))]);
                if stop.is_none() {
                    let there = self.taken(errand.slot, there, side.opposite());
                    straight.extend(there.iter().flat_map(|at| [level + at - PITCH, level + at + PITCH]));
                }
                straight.iter_mut().for_each(|at| *at -= middle);
            }
            let taken = self.taken(errand.slot, spot, side);
            for (offset, aside) in ports::candidates(&site, side, &straight, &taken) {
                exits.push(Exit { side, offset, cost: cost + aside });
            }
        }
        exits
    }

    /// Where other lines are attached to a side of a node.
    fn taken(&self, slot: u32, spot: &Spot, side: Side) -> Vec<f64> {
        let mut taken = Vec::new();
        for other in spot.lines.iter().filter(|other| **other != slot) {
            let Some(line) = self.line(*other) else { continue };
            let Some(route) = &line.route else { continue };
            for (node, end) in [line.from, line.to].into_iter().zip(&route.ends) {
                if end.side == side && self.spot(node).is_some_and(|node| node.id == spot.id) {
                    taken.push(end.offset);
                }
            }
        }
        taken
    }

    /// What is known of a line when its sides are weighed.
    pub(super) fn bearing(&self, line: &Line) -> Bearing {
        let back = line.way.bends.is_empty() && self.goes_back(line);
        Bearing { kind: line.way.kind, back, across: self.across }
    }

    /// Whether a way leads back over one that leads on between the same nodes.
    fn goes_back(&self, line: &Line) -> bool {
        let Some((from, to)) = self.spot(line.from).zip(self.spot(line.to)) else { return false };
        let mut others = from.lines.iter().filter_map(|other| self.line(*other));
        let opposed = others
            .any(|other| (other.from, other.to) == (line.to, line.from) && other.way.kind != TransitionKind::Recycle);
        let by = to.site.bounds.center().minus(from.site.bounds.center());
        let against = if self.across { by.x < 0.0 } else { by.y < 0.0 };
        opposed && (line.way.kind == TransitionKind::Recycle || against)
    }

    /// The sides by which two nodes face each other along the flow.
    pub(super) fn facing(&self, from: Rect, to: Rect) -> Option<[Side; 2]> {
        let sides = if self.across { [Side::Right, Side::Left] } else { [Side::Bottom, Side::Top] };
        let side = sides.into_iter().find(|side| side.gap(from, to) >= 2.0 * STUB)?;
        Some([side, side.opposite()])
    }
}
