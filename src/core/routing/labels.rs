//! Where the label of a line goes: on it, beside it where that is taken, and on nothing else.

use super::drawing::{Drawing, LabelPlace, Route};
use super::index::{Item, Matter, touch};
use super::line::{self, axis};
use super::tracks::Axis;
use crate::core::geometry::{Point, Rect, Size, point};

/// Between a label and everything else.
const MARGIN: f64 = 2.0;
/// Between a label and the ends of the part that it stands on: so that corners and the tip are seen, and at least.
const SHOWN: f64 = 16.0;
const LEAST_SHOWN: f64 = 6.0;
/// Between a line and a label beside it.
const BESIDE: f64 = 4.0;

/// World units between places that are tried.
const STEP: f64 = 6.0;
/// Steps by which a label may be away from its line.
const FARTHER: i32 = 8;
/// Steps along a part that are tried on both sides of its middle.
const MOST_STEPS: f64 = 80.0;

/// What a place costs on a part that runs down.
const LEAN: f64 = 14.0;
/// What it costs to be at an end of the line.
const OFF_MIDDLE: f64 = 24.0;
/// What it costs to be beside the line, and for each step farther.
const ASIDE: f64 = 35.0;
const AWAY: f64 = 7.0;
/// What it costs to cover a node or a label, another line, a corner of the own line.
const ON_WALL: f64 = 10_000.0;
const ON_LINE: f64 = 400.0;
const ON_OWN: f64 = 30.0;
/// What it costs to be shown only when asked for.
const GIVEN_UP: f64 = 1_000.0;

impl Drawing {
    /// Finds the best place for the label of a line.
    pub(super) fn label(&mut self, slot: u32) {
        let Some(line) = self.line(slot) else { return };
        let Some(route) = &line.route else { return };
        let (label, cost) = match line.way.label {
            None => (LabelPlace::None, 0.0),
            Some(size) => match self.best_place(slot, &route.points, size) {
                (place, cost) if cost < ON_WALL => (LabelPlace::At(place), cost),
                (place, _) => (LabelPlace::Hidden(place.center()), GIVEN_UP),
            },
        };
        let changed = (route.label != label).then(|| Route { label, ..route.clone() });
        if changed.is_some() {
            self.lay(slot, changed);
        }
        if let Some(Some(line)) = self.lines.get_mut(slot as usize) {
            line.strain = cost;
        }
    }

    /// The best place for a label on a line, and what it costs.
    fn best_place(&self, slot: u32, points: &[Point], size: Size) -> (Rect, f64) {
        let total = line::length(points).max(1.0);
        let mut best = (Rect::default(), f64::INFINITY);
        let mut walked = 0.0;
        let mut around: Vec<Item> = Vec::new();
        for (a, b) in line::parts(points) {
            let length = line::steps(a, b);
            let along = axis(a, b);
            let (extent, thick) = if along == Axis::X { (size.width, size.height) } else { (size.height, size.width) };
            let lean = if along == Axis::X { 0.0 } else { LEAN };
            let farthest = thick / 2.0 + BESIDE + STEP * f64::from(FARTHER);
            let mut looked = false;
            let mut consider = |t: f64, aside: f64, cost: f64, best: &mut (Rect, f64)| {
                let cost = cost + ((walked + t) / total - 0.5).abs() * OFF_MIDDLE;
                if cost >= best.1 {
                    return;
                }
                if !looked {
                    // What is near this part is looked up once, when it is worth it.
                    looked = true;
                    around.clear();
                    let (x, y) = (extent / 2.0 + MARGIN, farthest + thick / 2.0 + MARGIN);
                    let (x, y) = if along == Axis::X { (x, y) } else { (y, x) };
                    self.index.visit(&Rect::between(a, b).grown_by(x, y), &mut |item| {
                        if item.owner != slot || item.matter == Matter::Wall {
                            around.push(*item);
                        }
                    });
                }
                let part = t / length.max(1e-9);
                let at = point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
                let middle = at.plus(along.point(0.0, aside));
                let rect = Rect::new(point(middle.x - size.width / 2.0, middle.y - size.height / 2.0), size);
                let cost = cost + covered(&around, points, &rect);
                if cost < best.1 {
                    *best = (rect, cost);
                }
            };
            // From the middle of the part alternately farther to both ends.
            let steps = (length / STEP).ceil().min(MOST_STEPS) as i32;
            for step in 0..=2 * steps {
                let aside = STEP / 2.0 * f64::from((step + 1) / 2) * if step % 2 == 0 { 1.0 } else { -1.0 };
                let t = length / 2.0 + aside;
                let room = t.min(length - t) - extent / 2.0;
                let cost = lean + aside.abs() * 0.12;
                if room >= LEAST_SHOWN {
                    consider(t, 0.0, cost + (SHOWN - room).max(0.0), &mut best);
                }
                // Beside the line, farther away where nodes stand next to a short one.
                let cost = cost + ASIDE + 0.5 * (-room).max(0.0);
                for far in 0..=FARTHER {
                    let (away, cost) = (f64::from(far) * STEP, cost + AWAY * f64::from(far));
                    if cost >= best.1 {
                        break;
                    }
                    for side in [-1.0, 1.0] {
                        consider(t, side * (thick / 2.0 + BESIDE + away), cost, &mut best);
                    }
                }
            }
            walked += length;
        }
        best
    }
}

/// What a label would cover.
fn covered(around: &[Item], points: &[Point], rect: &Rect) -> f64 {
    let seen = rect.grown(MARGIN);
    let mut cost = 0.0;
    for item in around.iter().filter(|item| touch(&item.rect, &seen)) {
        cost += if item.matter == Matter::Part { ON_LINE } else { ON_WALL };
    }
    // Own corners and parts beside the one that it stands on.
    let own = line::parts(points).filter(|(a, b)| Rect::between(*a, *b).grown(0.5).overlaps(rect)).count();
    cost + ON_OWN * own.saturating_sub(1) as f64
}
