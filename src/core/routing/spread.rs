//! Moves the straight parts of a line away from what is beside them, to the middle of their channel where it is narrow.
//!
//! After Wybrow, Marriott, Stuckey 2009 ("Orthogonal connector routing", nudging): one direction after the other, a part
//! never passes what bounds its channel, so that crossings stay as they are.

use super::STUB;
use super::drawing::Drawing;
use super::index::Matter;
use super::line::{axis, steps, straightened};
use crate::core::geometry::{Point, Rect};

/// How far from everything a part is where there is room.
const COMFORT: f64 = 24.0;
/// Parts do not come nearer than this to what their channel ends at.
const LEAST: f64 = 6.0;
/// A part that is shorter than this, between two that run on in the same direction, is a jog.
const JOG: f64 = 20.0;

/// Where a part may be: the ends of its channel, and how far the parts beside it let it go.
struct Channel {
    low: f64,
    high: f64,
    least: f64,
    most: f64,
}

impl Drawing {
    /// Moves the inner parts of a line to a better place in their channels.
    pub(super) fn spread(&mut self, slot: u32) {
        let Some(line) = self.line(slot) else { return };
        if !line.way.bends.is_empty() || line.from == line.to {
            return;
        }
        let Some(mut route) = line.route.clone() else { return };
        let mut moved = self.smooth(slot, &mut route.points);
        for index in 1..route.points.len().saturating_sub(2) {
            if let Some(at) = self.better(slot, &route.points, index) {
                shift(&mut route.points, index, at);
                moved = true;
            }
        }
        if moved {
            self.lay(slot, Some(route));
        }
    }

    /// Takes jogs out of a line where one of the parts beside them can move; whether there were any.
    fn smooth(&self, slot: u32, points: &mut Vec<Point>) -> bool {
        let mut smoothed = false;
        let mut index = 1;
        while let Some([before, a, b, after]) = points.get(index - 1..index + 3) {
            let along = axis(*a, *b);
            let onward =
                (along.other().of(*a) - along.other().of(*before)) * (along.other().of(*after) - along.other().of(*b));
            let jog = steps(*a, *b) < JOG && onward > 0.0;
            // The part before it to the level of the one behind, or the other way round; not those at the nodes.
            let moves = [(index - 1, along.of(*b)), (index + 1, along.of(*a))];
            let free = |(part, at): &(usize, f64)| {
                let inner = *part > 0 && part + 2 < points.len();
                let channel = if inner { self.channel(slot, points, *part) } else { None };
                channel.is_some_and(|channel| (channel.low + LEAST..=channel.high - LEAST).contains(at))
            };
            match moves.iter().find(|way| jog && free(way)) {
                Some((part, at)) => {
                    shift(points, *part, *at);
                    *points = straightened(points);
                    smoothed = true;
                    index = 1;
                }
                None => index += 1,
            }
        }
        smoothed
    }

    /// Where an inner part of a line had better be, if not where it is.
    fn better(&self, slot: u32, points: &[Point], index: usize) -> Option<f64> {
        let Channel { low, high, least, most } = self.channel(slot, points, index)?;
        let a = points.get(index)?;
        let now = axis(*a, *points.get(index + 1)?).other().of(*a);
        let room = COMFORT.min((high - low) / 2.0);
        let better = now.max(low + room).min(high - room).max(least).min(most);
        ((better - now).abs() > 0.5).then_some(better)
    }

    /// The channel of an inner part of a line.
    fn channel(&self, slot: u32, points: &[Point], index: usize) -> Option<Channel> {
        let [before, a, b, after] = points.get(index - 1..index + 3)? else { return None };
        let along = axis(*a, *b);
        let across = along.other();
        let now = across.of(*a);
        let (start, end) = (along.of(*a).min(along.of(*b)), along.of(*a).max(along.of(*b)));
        let (mut low, mut high) = (now - 4.0 * COMFORT, now + 4.0 * COMFORT);
        // The parts on both sides keep their direction and stay long enough for their corners and the tip.
        let (mut least, mut most) = (low, high);
        for (far, stub) in [(before, index == 1), (after, index + 3 == points.len())] {
            let far = across.of(*far);
            let room = (if stub { STUB - 6.0 } else { LEAST }).min((far - now).abs());
            if far < now {
                least = least.max(far + room);
            } else {
                most = most.min(far - room);
            }
        }
        let corner = |at: f64, along_at: f64| across.point(at, along_at);
        let seen = Rect::between(corner(low, start - LEAST), corner(high, end + LEAST));
        self.index.visit(&seen, &mut |item| {
            if item.owner == slot && item.matter != Matter::Wall {
                return;
            }
            let (near, far) = across.extent(&item.rect);
            if far <= now && near < now {
                low = low.max(far);
            } else if near >= now && far > now {
                high = high.min(near);
            } else if near < now && far > now {
                // It is crossed: the part stays on it.
                low = low.max(near);
                high = high.min(far);
            }
        });
        Some(Channel { low, high, least, most })
    }
}

/// Moves a part to another coordinate across its direction; those beside it follow.
fn shift(points: &mut [Point], index: usize, at: f64) {
    if let Some([a, b]) = points.get_mut(index..index + 2) {
        let across = axis(*a, *b).other();
        for end in [a, b] {
            *end = across.point(at, across.other().of(*end));
        }
    }
}
