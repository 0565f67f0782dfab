//! A part of a transition's line is moved aside.

use super::moving::{SNAP, pitch};
use super::{Effect, Press, Sight};
use crate::core::geometry::Point;
use crate::core::ids::TransitionId;
use crate::core::session::bends::{lies, moved_part, place};

/// A part of a line on its way.
#[derive(Clone, PartialEq, Debug)]
pub struct Bending {
    from: Press,
    way: TransitionId,
    part: usize,
    /// The line as it was.
    line: Vec<Point>,
    /// How far the part is moved, across it.
    by: f64,
}

impl Bending {
    /// A part is taken; none where the line has no such part.
    pub(super) fn begin(from: Press, way: TransitionId, part: usize, sight: &Sight) -> Option<Bending> {
        let line = sight.line.to_vec();
        (part + 1 < line.len()).then_some(Bending { from, way, part, by: 0.0, line })
    }

    pub(super) fn moved(&mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        let by = press.at.minus(self.from.at);
        let (reach, grid) = if press.alt { (0.0, 1.0) } else { (SNAP / sight.zoom, pitch(sight)) };
        let (Some(to), Some(now)) = (place(&self.line, self.part, by, reach, grid), lies(&self.line, self.part)) else {
            return;
        };
        self.by = to - now;
        effects.push(Effect::Bent(Some((self.way, moved_part(&self.line, self.part, to)))));
    }

    pub(super) fn dropped(self, effects: &mut Vec<Effect>) {
        if self.by != 0.0 {
            effects.push(Effect::Bend(self.way, self.part, self.by));
        }
        effects.push(Effect::Bent(None));
    }
}
