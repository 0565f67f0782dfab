//! Lines from a node to itself: around a corner, several of them nested.

use super::drawing::{Drawing, End, LabelPlace, Route};
use super::index::Matter;
use super::line::parts;
use super::side::Side;
use super::site::Site;
use crate::core::geometry::{Rect, point};

/// How far the innermost loop goes out, and how much farther the next one: a label fits between. Where there is no room
/// for that, less.
const OUT: [(f64, f64); 2] = [(26.0, 22.0), (14.0, 9.0)];
/// How far apart loops are attached.
const APART: f64 = 11.0;

/// The corners, the first that is free is taken: above or below, then right or left.
const CORNERS: [(Side, Side); 4] =
    [(Side::Top, Side::Right), (Side::Bottom, Side::Right), (Side::Top, Side::Left), (Side::Bottom, Side::Left)];

/// The loop of this rank at a corner.
fn at(place: &Site, (first, second): (Side, Side), rank: usize, (out, next): (f64, f64)) -> Route {
    let rank = rank as f64;
    let sign = |side: Side| if matches!(side, Side::Right | Side::Bottom) { 1.0 } else { -1.0 };
    // The innermost is attached next to the corner.
    let offset = |side: Side, towards: Side| {
        let reach = place.reach(side);
        sign(towards) * (reach - (APART * rank).min(2.0 * reach))
    };
    let ends =
        [End { side: first, offset: offset(first, second) }, End { side: second, offset: offset(second, first) }];
    let [start, end] = ends.map(|end| place.attachment(end.side, end.offset));
    let out = out + next * rank;
    let up = first.point(place.bounds, 0.0).plus(first.outward(out)).y;
    let aside = second.point(place.bounds, 0.0).plus(second.outward(out)).x;
    let points = vec![start, point(start.x, up), point(aside, up), point(aside, end.y), end];
    Route { points, ends, label: LabelPlace::None }
}

impl Drawing {
    /// The loop of a line from a node to itself: at the corner where least is in its way.
    pub(super) fn find_loop(&self, slot: u32) -> Option<Route> {
        let line = self.line(slot)?;
        let spot = self.spot(line.from)?;
        let others = spot.lines.iter().filter(|other| **other != slot).filter_map(|other| self.line(*other));
        let others: Vec<[End; 2]> = others
            .filter(|other| other.from == other.to)
            .filter_map(|other| Some(other.route.as_ref()?.ends))
            .collect();
        let mut best: Option<(f64, Route)> = None;
        for (tight, out) in OUT.into_iter().enumerate() {
            for (index, corner) in CORNERS.into_iter().enumerate() {
                let rank = others.iter().filter(|[one, other]| (one.side, other.side) == corner).count();
                let route = at(&spot.site, corner, rank, out);
                let mut cost = index as f64 + 40.0 * rank as f64 + 60.0 * tight as f64;
                for (a, b) in parts(&route.points) {
                    self.index.visit(&Rect::between(a, b).grown(4.0), &mut |item| {
                        let own = if item.matter == Matter::Wall { line.from } else { slot };
                        cost += match item.matter {
                            _ if item.owner == own => 0.0,
                            Matter::Wall => 2_000.0,
                            Matter::Part => 100.0,
                            Matter::Label => 200.0,
                        };
                    });
                }
                if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                    best = Some((cost, route));
                }
            }
        }
        best.map(|(_, route)| route)
    }
}
