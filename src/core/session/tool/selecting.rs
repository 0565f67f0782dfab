//! A box is drawn to select by.

use super::{Effect, Press, Selection, Sight};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::NodeId;

/// A selection box.
#[derive(Clone, PartialEq, Debug)]
pub struct Selecting {
    /// Where it begins, in world units.
    pub(super) corner: Point,
    /// What stays selected whatever is in it.
    pub(super) kept: Selection,
    /// What was selected before.
    pub(super) before: Selection,
}

impl Selecting {
    pub(super) fn moved(&self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) {
        let band = Rect::between(self.corner, press.at);
        let mut now = self.kept.clone();
        // A box drawn inside of a frame is about what stands in it.
        let hit = |id: NodeId, bounds: &Rect| match sight.scene.is_open(id) {
            true => band.holds(bounds),
            false => band.overlaps(bounds),
        };
        now.nodes.extend(sight.scene.nodes().filter(|(id, bounds)| hit(*id, bounds)).map(|(id, _)| id));
        effects.push(Effect::Band(Some(band)));
        effects.push(Effect::Select(now));
    }
}
