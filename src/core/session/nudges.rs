//! Moves by the arrow keys: many within one pause are one undo step.

use super::Selection;

/// How long a pause ends one undo step, in milliseconds.
const PAUSE: f64 = 600.0;

/// The nudge before: of what, when, and which revision of the document it made.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Nudges {
    last: Option<(Selection, f64, u32)>,
}

impl Nudges {
    /// Whether a nudge of this now belongs to the one before: nothing else has happened since, and not for long.
    pub fn belongs(&self, selection: &Selection, now: f64, revision: u32) -> bool {
        let last = self.last.as_ref();
        last.is_some_and(|(of, at, made)| of == selection && *made == revision && (0.0..PAUSE).contains(&(now - at)))
    }

    /// A nudge was made.
    pub fn made(&mut self, selection: Selection, now: f64, revision: u32) {
        self.last = Some((selection, now, revision));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::{Identifier, NodeId};

    #[test]
    fn a_pause_another_change_or_another_selection_ends_the_step() {
        let node = |id: &str| Selection::node(NodeId::parse(id).unwrap());
        let mut nudges = Nudges::default();
        assert!(!nudges.belongs(&node("a"), 0.0, 7));
        nudges.made(node("a"), 0.0, 8);
        assert!(nudges.belongs(&node("a"), 30.0, 8));
        assert!(nudges.belongs(&node("a"), 599.0, 8));
        assert!(!nudges.belongs(&node("a"), 600.0, 8), "a pause");
        assert!(!nudges.belongs(&node("a"), 30.0, 9), "another change, also an undo");
        assert!(!nudges.belongs(&node("b"), 30.0, 8), "another selection");
        assert!(!nudges.belongs(&node("a"), -5.0, 8), "the clock was set back");
    }
}
