//! What a settled line costs now: the same that the search weighs, on the line as it is.

use super::drawing::Drawing;
use super::index::{Item, Matter};
use super::line::{self, axis};
use super::tracks::Axis;
use super::{BEND, CLEARANCE, CLOSE, CROSSING, PITCH, STUB};
use crate::core::geometry::Rect;

/// What it costs to run through a node, and over a label.
const ON_WALL: f64 = 500.0;
const ON_LABEL: f64 = 450.0;

impl Drawing {
    /// The cost of a line without that of its label.
    pub(super) fn price(&self, slot: u32) -> f64 {
        let Some(errand) = self.errand(slot) else { return 0.0 };
        let Some(route) = &errand.line.route else { return 0.0 };
        let bearing = self.bearing(errand.line);
        let [from, to] = errand.sites.map(|site| site.bounds);
        let [first, last] = route.ends;
        let mut cost = bearing.cost(first.side, from, to) + bearing.cost(last.side, to, from);
        cost += line::length(&route.points) + BEND * (route.points.len() as f64 - 2.0);
        let own = [errand.line.from, errand.line.to];
        for (a, b) in line::parts(&route.points) {
            let (part, along) = (Rect::between(a, b), axis(a, b));
            for own in [from, to] {
                // Along its own node, where it should have gone straight out.
                if own.grown(STUB - 6.5).overlaps(&part.grown(0.1)) {
                    cost += 2.0 * shared(along, &part, &own);
                }
            }
            self.index.visit(&part.grown(PITCH - 1.0), &mut |item| {
                let foreign = if item.matter == Matter::Wall { !own.contains(&item.owner) } else { item.owner != slot };
                if foreign {
                    cost += met(along, &part, item);
                }
            });
        }
        cost
    }
}

/// For how long a part runs beside a rectangle.
fn shared(along: Axis, part: &Rect, other: &Rect) -> f64 {
    let ((low, high), (near, far)) = (along.extent(part), along.extent(other));
    (high.min(far) - low.max(near)).max(0.0)
}

/// What a part costs for something that is near.
fn met(along: Axis, part: &Rect, item: &Item) -> f64 {
    let within = |near: f64| item.rect.grown(near).overlaps(&part.grown(0.1));
    match item.matter {
        Matter::Wall if within(CLEARANCE - 0.5) => ON_WALL,
        Matter::Label if within(2.5) => ON_LABEL,
        Matter::Part if Axis::along(&item.rect) != along => f64::from(u8::from(within(0.1))) * f64::from(CROSSING),
        Matter::Part => {
            let apart = (along.other().extent(part).0 - along.other().extent(&item.rect).0).abs();
            let shared = shared(along, part, &item.rect);
            let near = CLOSE.iter().filter(|(near, ..)| apart < *near && shared > 0.0);
            near.map(|(_, each, per_unit)| f64::from(*each) + shared * f64::from(*per_unit)).sum()
        }
        _ => 0.0,
    }
}
