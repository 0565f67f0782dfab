//! Where the label of a line goes: on it, beside it where that is taken, and on nothing else.

use super::drawing::{Drawing, LabelPlace};
use super::index::Matter;
use super::line::{self, axis};
use super::tracks::Axis;
use crate::core::geometry::{Point, Rect, Size, point};

/// Between a label and everything else.
const MARGIN: f64 = 2.0;
/// Between a label and the ends of the part that it stands on.
const SHOWN: f64 = 10.0;
/// Between a line and a label beside it.
const BESIDE: f64 = 4.0;

/// Steps of 8 units by which a label may be farther away.
const FARTHER: i32 = 5;

/// What a place costs that covers something.
const ON_WALL: f64 = 10_000.0;
const ON_LABEL: f64 = 10_000.0;
const ON_LINE: f64 = 400.0;
const ON_OWN: f64 = 30.0;

fn boxed(middle: Point, size: Size) -> Rect {
    Rect::new(point(middle.x - size.width / 2.0, middle.y - size.height / 2.0), size)
}

impl Drawing {
    /// Finds the best place for the label of a line.
    pub(super) fn label(&mut self, slot: u32) {
        let Some(line) = self.line(slot) else { return };
        let (Some(size), Some(route)) = (line.way.label, &line.route) else { return };
        let (place, cost) = self.best_place(slot, &route.points, size);
        let mut route = route.clone();
        route.label = if cost < ON_WALL { LabelPlace::At(place) } else { LabelPlace::Hidden(place.center()) };
        self.lay(slot, Some(route));
    }

    /// The best place for a label on a line, and what it costs.
    pub(super) fn best_place(&self, slot: u32, points: &[Point], size: Size) -> (Rect, f64) {
        let total = line::length(points).max(1.0);
        let mut best = (Rect::default(), f64::INFINITY);
        let mut walked = 0.0;
        for (a, b) in line::parts(points) {
            let length = a.distance(b);
            let along = axis(a, b);
            let extent = if along == Axis::X { size.width } else { size.height };
            let thick = if along == Axis::X { size.height } else { size.width };
            let beside = thick / 2.0 + BESIDE;
            let lean = if along == Axis::X { 0.0 } else { 14.0 };
            // Along the part: its middle first, then alternately farther to both ends.
            let steps = (length / 8.0).ceil().min(80.0) as i32;
            for step in 0..=steps {
                for sign in [1.0, -1.0] {
                    let aside = 8.0 * f64::from(step) / 2.0 * sign;
                    let t = length / 2.0 + aside;
                    let room = t.min(length - t) - extent / 2.0;
                    let at = along.point(
                        along.of(a) + (along.of(b) - along.of(a)) * t / length.max(1e-9),
                        along.other().of(a),
                    );
                    let off_middle = ((walked + t) / total - 0.5).abs() * 30.0 + aside.abs() * 0.05;
                    let mut consider = |middle: Point, cost: f64| {
                        if cost < best.1 {
                            let rect = boxed(middle, size);
                            let cost = cost + self.covered(slot, points, &rect);
                            if cost < best.1 {
                                best = (rect, cost);
                            }
                        }
                    };
                    if room >= SHOWN {
                        consider(at, off_middle + lean);
                    }
                    // Beside the line, farther away where nodes stand next to a short one.
                    for far in 0..=FARTHER {
                        let far = f64::from(far);
                        for side in [-1.0, 1.0] {
                            let by = along.point(0.0, side * (beside + far * 8.0));
                            consider(at.plus(by), off_middle + lean + 35.0 + 10.0 * far + 0.5 * (-room).max(0.0));
                        }
                    }
                }
            }
            walked += length;
        }
        best
    }

    /// What a label would cover.
    fn covered(&self, slot: u32, points: &[Point], rect: &Rect) -> f64 {
        let mut cost = 0.0;
        self.index.visit(&rect.grown(MARGIN), &mut |item| {
            cost += match item.matter {
                Matter::Wall => ON_WALL,
                Matter::Label if item.owner != slot => ON_LABEL,
                Matter::Part if item.owner != slot => ON_LINE,
                _ => 0.0,
            };
        });
        // Own corners and parts beside the one that it stands on.
        let own = line::parts(points).filter(|(a, b)| Rect::between(*a, *b).grown(0.5).overlaps(rect)).count();
        cost + ON_OWN * own.saturating_sub(1) as f64
    }
}
