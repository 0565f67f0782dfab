//! The best way for one line, around the nodes, lines and labels that are settled.

use super::drawing::{Drawing, End, LabelPlace, Line, Route, Spot};
use super::index::Matter;
use super::line::{self, straightened};
use super::ports;
use super::search::{Found, Gate};
use super::side::{Bearing, Side};
use super::tracks::{Axis, Grid, Tracks};
use super::{BEND, CLEARANCE, PITCH, STUB};
use crate::core::geometry::{Point, Rect, point};
use crate::core::model::TransitionKind;
use crate::core::sort;

/// How far beyond its nodes a line is searched, in world units; the next where there is no good way within the last.
const REACHES: [f64; 3] = [80.0, 300.0, 1_200.0];
/// What a way may cost beside its length and its bends before it is searched in a wider area.
const BAD: f64 = 400.0;
/// What it costs to cross another line.
const CROSSING: f32 = 60.0;
/// What it costs to run beside another line nearer than this: each step, and each world unit. On top of each other, too
/// near, a little near.
const CLOSE: [(f64, f32, f32); 3] = [(4.5, 120.0, 6.0), (6.5, 0.0, 0.8), (PITCH - 1.0, 0.0, 0.3)];
/// How much a side that a line had before is preferred.
const HABIT: f64 = 25.0;
/// More walls than this are not looked at: those nearest count.
const MOST_WALLS: usize = 400;
/// More walls than this do not give coordinates.
const MOST_GIVING: usize = 40;
/// More parts of other lines than this are not looked at.
const MOST_PARTS: usize = 500;

/// What stands in an area that a line is searched in.
#[derive(Default)]
struct Surroundings {
    walls: Vec<Rect>,
    parts: Vec<Rect>,
    labels: Vec<Rect>,
}

impl Drawing {
    /// The best way for a line around what is settled, without its label. What it has now is not in its way.
    /// The sides to avoid are those of the first and of the second node.
    pub(super) fn find(&mut self, slot: u32, avoid: [Option<Side>; 2]) -> Option<Route> {
        let line = self.line(slot)?;
        let (a, b) = (self.spot(line.from)?, self.spot(line.to)?);
        let (from, to) = (a.place.bounds, b.place.bounds);
        let stops = line.way.bends.clone();
        if from.overlaps(&to) && stops.is_empty() {
            return Some(bracket(from, to));
        }
        let mut best: Option<(f64, Route)> = None;
        for reach in REACHES {
            let stopped = stops.iter().map(|at| Rect::between(*at, *at));
            let area = stopped.fold(from.union(&to), |area, stop| area.union(&stop)).grown(reach);
            let Some((cost, route)) = self.find_within(slot, area, avoid) else { continue };
            let plain = line::length(&route.points) + BEND * (route.points.len() as f64 - 2.0);
            if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                best = Some((cost, route));
            }
            if cost - plain < BAD {
                break;
            }
        }
        best.map(|(_, route)| route).or_else(|| Some(bracket(from, to)))
    }

    fn find_within(&mut self, slot: u32, area: Rect, avoid: [Option<Side>; 2]) -> Option<(f64, Route)> {
        let line = self.line(slot)?;
        let (a, b) = (self.spot(line.from)?, self.spot(line.to)?);
        let (from, to) = (a.place.bounds, b.place.bounds);
        let stops = line.way.bends.as_slice();
        let around = self.surroundings(slot, line, &area);
        let mut leaving = self.exits(slot, line, a, stops.first().copied(), to, 0);
        let mut arriving = self.exits(slot, line, b, stops.last().copied(), from, 1);
        for (exits, avoid) in [(&mut leaving, avoid[0]), (&mut arriving, avoid[1])] {
            exits.retain(|(side, ..)| Some(*side) != avoid);
        }

        let (mut xs, mut ys) = (Tracks::new(Axis::X.extent(&area)), Tracks::new(Axis::Y.extent(&area)));
        for (bounds, exits) in [(from, &leaving), (to, &arriving)] {
            for (side, offset, _) in exits {
                let at = side.point(bounds, *offset);
                xs.exact(at.x);
                ys.exact(at.y);
            }
        }
        for stop in stops {
            xs.exact(stop.x);
            ys.exact(stop.y);
        }
        for (axis, tracks) in [(Axis::X, &mut xs), (Axis::Y, &mut ys)] {
            collect(tracks, axis, &around, from, to);
        }
        let mut grid = Grid::new(xs, ys);
        for wall in &around.walls {
            grid.charge_beside(wall, 2.0 * CLEARANCE, 0.5);
            grid.charge_all(&wall.grown(CLEARANCE - 0.01), 500.0, 20.0);
        }
        for own in [from, to] {
            grid.charge_beside(&own, STUB - 6.0, 2.0);
            grid.charge_all(&own.grown(0.01), 500.0, 20.0);
        }
        for part in &around.parts {
            let along = if part.size.width > part.size.height { Axis::X } else { Axis::Y };
            grid.charge_along(along, part, &CLOSE);
            grid.cross(along, part, CROSSING);
        }
        for label in &around.labels {
            grid.charge_all(&label.grown(2.5), 150.0, 2.0);
        }
        let gates = |bounds: Rect, exits: &[(Side, f64, f64)]| -> Vec<Gate> {
            let gate = |(side, offset, cost): &(Side, f64, f64)| {
                let cell = grid.cell(side.point(bounds, *offset))?;
                Some(Gate { cell, side: *side, offset: *offset, cost: *cost })
            };
            exits.iter().filter_map(gate).collect()
        };
        let (leaving, arriving) = (gates(from, &leaving), gates(to, &arriving));
        let cells: Vec<usize> = stops.iter().filter_map(|stop| grid.cell(*stop)).collect();
        let (first, last) = (a.place, b.place);
        let Found { mut points, from, to, cost } = self.search.run(&grid, &leaving, &arriving, &cells)?;
        points.insert(0, first.attachment(from.side, from.offset));
        points.push(last.attachment(to.side, to.offset));
        let ends = [from, to].map(|gate| End { side: gate.side, offset: gate.offset });
        let attached = from.cost + to.cost;
        let route = Route { points: straightened(&points), ends, label: LabelPlace::None };
        Some((cost - attached, route))
    }

    fn surroundings(&self, slot: u32, line: &Line, area: &Rect) -> Surroundings {
        let mut around = Surroundings::default();
        self.index.visit(area, &mut |item| match item.matter {
            Matter::Wall if item.owner != line.from && item.owner != line.to => around.walls.push(item.rect),
            Matter::Part if item.owner != slot && around.parts.len() < MOST_PARTS => around.parts.push(item.rect),
            Matter::Label if item.owner != slot => around.labels.push(item.rect),
            _ => {}
        });
        if around.walls.len() > MOST_GIVING {
            let middle = area.center();
            let far = |rect: &Rect| rect.center().distance(middle);
            sort::by(&mut around.walls, |one, other| far(one).total_cmp(&far(other)));
            around.walls.truncate(MOST_WALLS);
        }
        around
    }

    /// Where a line may be attached to one of its nodes: side, place on it, cost.
    pub(super) fn exits(
        &self,
        slot: u32,
        line: &Line,
        spot: &Spot,
        stop: Option<Point>,
        other: Rect,
        end: usize,
    ) -> Vec<(Side, f64, f64)> {
        let own = spot.place.bounds;
        let other = stop.map_or(other, |stop| Rect::between(stop, stop));
        let bearing = self.bearing(line, stop.is_some());
        let before = line.route.as_ref().and_then(|route| route.ends.get(end)).map(|end| end.side);
        let mut exits = Vec::with_capacity(12);
        for side in Side::ALL {
            let mut cost = bearing.cost(side, own, other);
            if before == Some(side) {
                cost = (cost - HABIT).max(0.0);
            }
            let along = if side.is_horizontal() { Axis::Y } else { Axis::X };
            let middle = along.of(own.center());
            let (low, high) = along.extent(&own);
            let (near, far) = along.extent(&other);
            // Straight on: to the middle of the other node, or of what the two sides have in common.
            let wanted = [along.of(other.center()) - middle, (low.max(near) + high.min(far)) / 2.0 - middle];
            let taken = self.taken(slot, spot, side);
            let straight = if low < far && near < high { &wanted[..] } else { &[] };
            exits.extend(ports::candidates(&spot.place, side, straight, &taken).into_iter().map(|(offset, aside)| (side, offset, cost + aside)));
        }
        exits
    }

    /// What is known of a line when its sides are weighed.
    fn bearing(&self, line: &Line, by_hand: bool) -> Bearing {
        Bearing { kind: line.way.kind, back: !by_hand && self.goes_back(line), across: self.across }
    }

    /// The sides by which two nodes face each other along the flow.
    pub(super) fn facing(&self, from: Rect, to: Rect) -> Option<[Side; 2]> {
        let sides = if self.across { [Side::Right, Side::Left] } else { [Side::Bottom, Side::Top] };
        let side = sides.into_iter().find(|side| side.gap(from, to) >= 2.0 * STUB)?;
        Some([side, side.opposite()])
    }

    /// What the route of a line costs now, without its label: the same that the search weighs.
    pub(super) fn price(&self, slot: u32) -> f64 {
        let Some(line) = self.line(slot) else { return 0.0 };
        let (Some(route), Some((a, b))) = (&line.route, self.spot(line.from).zip(self.spot(line.to))) else { return 0.0 };
        let bearing = self.bearing(line, !line.way.bends.is_empty());
        let (from, to) = (a.place.bounds, b.place.bounds);
        let mut cost = bearing.cost(route.ends[0].side, from, to) + bearing.cost(route.ends[1].side, to, from);
        cost += line::length(&route.points) + BEND * (route.points.len() as f64 - 2.0);
        for (a, b) in line::parts(&route.points) {
            let part = Rect::between(a, b);
            let along = line::axis(a, b);
            self.index.visit(&part.grown(PITCH - 1.0), &mut |item| match item.matter {
                Matter::Wall if item.owner != line.from && item.owner != line.to => {
                    cost += if item.rect.grown(CLEARANCE - 0.5).overlaps(&part.grown(0.1)) { 500.0 } else { 0.0 };
                }
                Matter::Part if item.owner != slot => {
                    let other = if item.rect.size.width > item.rect.size.height { Axis::X } else { Axis::Y };
                    let crossed = item.rect.grown(0.1).overlaps(&part.grown(0.1));
                    if other != along {
                        cost += if crossed { f64::from(CROSSING) } else { 0.0 };
                        return;
                    }
                    let ((low, high), (near, far)) = (along.extent(&part), along.extent(&item.rect));
                    let apart = (along.other().extent(&part).0 - along.other().extent(&item.rect).0).abs();
                    let shared = (high.min(far) - low.max(near)).max(0.0);
                    cost += shared * CLOSE.iter().filter(|(near, ..)| apart < *near).map(|(.., per)| f64::from(*per)).sum::<f64>();
                }
                Matter::Label if item.owner != slot => {
                    cost += if item.rect.grown(2.5).overlaps(&part.grown(0.1)) { 250.0 } else { 0.0 };
                }
                _ => {}
            });
        }
        cost
    }

    /// Where other lines are attached to a side of a node.
    fn taken(&self, slot: u32, spot: &Spot, side: Side) -> Vec<f64> {
        let mut taken = Vec::new();
        for other in spot.lines.iter().filter(|other| **other != slot) {
            let Some(line) = self.line(*other) else { continue };
            let Some(route) = &line.route else { continue };
            for (node, end) in [line.from, line.to].into_iter().zip(&route.ends) {
                if self.spot(node).is_some_and(|node| node.id == spot.id) && end.side == side {
                    taken.push(end.offset);
                }
            }
        }
        taken
    }

    /// Whether a way leads back over one that leads on between the same nodes.
    fn goes_back(&self, line: &Line) -> bool {
        let Some((from, to)) = self.spot(line.from).zip(self.spot(line.to)) else { return false };
        let opposed = from.lines.iter().filter_map(|other| self.line(*other)).any(|other| {
            (other.from, other.to) == (line.to, line.from) && other.way.kind != TransitionKind::Recycle
        });
        let by = to.place.bounds.center().minus(from.place.bounds.center());
        let against = if self.across { by.x < 0.0 } else { by.y < 0.0 };
        opposed && (line.way.kind == TransitionKind::Recycle || against)
    }
}

/// The coordinates in one direction at which a line may run.
fn collect(tracks: &mut Tracks, axis: Axis, around: &Surroundings, from: Rect, to: Rect) {
    let mut maybe = |at: f64| tracks.maybe(at);
    let giving = around.walls.get(..MOST_GIVING.min(around.walls.len())).unwrap_or_default();
    let walls: Vec<Rect> = giving.iter().copied().chain([from, to]).collect();
    for wall in &walls {
        let (near, far) = axis.extent(wall);
        maybe(near - STUB);
        maybe(far + STUB);
        // The middle of the channel to what stands beside it.
        for other in &walls {
            let (next, _) = axis.extent(other);
            let gap = next - far;
            let (a, b) = (axis.other().extent(wall), axis.other().extent(other));
            if (2.0..8.0 * STUB).contains(&gap) && a.0 < b.1 + 2.0 * STUB && b.0 < a.1 + 2.0 * STUB {
                maybe(far + gap / 2.0);
                // A narrow channel is divided: lines come as near to each other as it makes them.
                let lanes = if gap < 3.0 * STUB { ((gap / 2.0 - CLEARANCE) / (PITCH / 2.0)) as i32 } else { 0 };
                for lane in 1..=lanes {
                    let aside = f64::from(lane) * PITCH / 2.0;
                    maybe(far + gap / 2.0 - aside);
                    maybe(far + gap / 2.0 + aside);
                }
            }
        }
    }
    for part in &around.parts {
        let along = if part.size.width > part.size.height { Axis::X } else { Axis::Y };
        if along != axis {
            let (at, _) = axis.extent(part);
            maybe(at - PITCH);
            maybe(at + PITCH);
        }
    }
    for label in around.labels.iter().filter(|_| axis == Axis::X) {
        maybe(label.left() - CLEARANCE);
        maybe(label.right() + CLEARANCE);
    }
}

/// A line between nodes that stand on each other: out of the top of one and into the top of the other.
fn bracket(from: Rect, to: Rect) -> Route {
    let y = from.top().min(to.top()) - STUB;
    let apart = if (from.center().x - to.center().x).abs() < PITCH { PITCH } else { 0.0 };
    let (start, end) = (Side::Top.point(from, -apart), Side::Top.point(to, apart));
    let points = vec![start, point(start.x, y), point(end.x, y), end];
    let ends = [-apart, apart].map(|offset| End { side: Side::Top, offset });
    Route { points, ends, label: LabelPlace::None }
}
