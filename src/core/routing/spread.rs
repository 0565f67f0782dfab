//! Moves the straight parts of a line away from what is beside them, to the middle of their channel where it is narrow.
//!
//! After Wybrow, Marriott, Stuckey 2009 ("Orthogonal connector routing", nudging): one direction after the other, a part
//! never passes what bounds its channel, so that crossings stay as they are.

use super::STUB;
use super::drawing::Drawing;
use super::index::Matter;
use super::line::axis;
use crate::core::geometry::{Point, Rect};

/// How far from everything a part is where there is room.
const COMFORT: f64 = 24.0;
/// Parts do not come nearer than this to what their channel ends at.
const LEAST: f64 = 6.0;

impl Drawing {
    /// Moves the inner parts of a line to a better place in their channels.
    pub(super) fn spread(&mut self, slot: u32) {
        let Some(line) = self.line(slot) else { return };
        if !line.way.bends.is_empty() || line.from == line.to {
            return;
        }
        let Some(mut route) = line.route.clone() else { return };
        let mut moved = false;
        for index in 1..route.points.len().saturating_sub(2) {
            let Some(at) = self.better(slot, &route.points, index) else { continue };
            if let Some([a, b]) = route.points.get_mut(index..index + 2) {
                let across = axis(*a, *b).other();
                for end in [a, b] {
                    *end = across.point(at, across.other().of(*end));
                }
                moved = true;
            }
        }
        if moved {
            self.lay(slot, Some(route));
        }
    }

    /// Where an inner part of a line had better be, if not where it is.
    fn better(&self, slot: u32, points: &[Point], index: usize) -> Option<f64> {
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
        let room = COMFORT.min((high - low) / 2.0);
        let better = now.max(low + room).min(high - room).max(least).min(most);
        ((better - now).abs() > 0.5).then_some(better)
    }
}
