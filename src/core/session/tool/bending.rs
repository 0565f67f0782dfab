//! A part of a transition's line is moved aside.

use super::moving::{GRID, SNAP};
use super::{Effect, Press, Sight};
use crate::core::command::{Command, TransitionEdit};
use crate::core::geometry::Point;
use crate::core::ids::TransitionId;
use crate::core::session::bends::{bends, moved_part, place};

/// A part of a line on its way.
#[derive(Clone, PartialEq, Debug)]
pub struct Bending {
    from: Press,
    way: TransitionId,
    part: usize,
    /// The line as it was.
    line: Vec<Point>,
    /// The line as it is shown.
    shown: Vec<Point>,
}

impl Bending {
    /// A part is taken; none where the line has no such part.
    pub(super) fn begin(from: Press, way: TransitionId, part: usize, sight: &Sight) -> Option<Bending> {
        let line = sight.line.to_vec();
        (part + 1 < line.len()).then(|| Bending { from, way, part, shown: line.clone(), line })
    }

    pub(super) fn moved(&mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        let by = press.at.minus(self.from.at);
        let (reach, grid) = if press.alt { (0.0, 1.0) } else { (SNAP / sight.zoom, GRID) };
        let Some(to) = place(&self.line, self.part, by, reach, grid) else { return };
        self.shown = moved_part(&self.line, self.part, to);
        effects.push(Effect::Bent(Some((self.way, self.shown.clone()))));
    }

    pub(super) fn dropped(self, effects: &mut Vec<Effect>) {
        if self.shown != self.line {
            let edit = TransitionEdit::Bends(bends(&self.shown));
            effects.push(Effect::Commit(Command::EditTransition(self.way, edit)));
        }
        effects.push(Effect::Bent(None));
    }
}
