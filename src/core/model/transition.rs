//! The ways between nodes.

use super::Onward;
use crate::core::geometry::Point;
use crate::core::ids::{NodeId, TransitionId};

/// What a transition means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum TransitionKind {
    /// A deal moves on.
    Advance,
    /// One of a decision's ways out.
    Branch,
    /// The buyer said no.
    No,
    /// Back to an earlier stage.
    Recycle,
    /// A deal moves on to another department.
    HandOff,
}

impl TransitionKind {
    /// Every kind with the word that files use for it.
    pub const ALL: [(TransitionKind, &'static str); 5] = [
        (TransitionKind::Advance, "advance"),
        (TransitionKind::Branch, "branch"),
        (TransitionKind::No, "no"),
        (TransitionKind::Recycle, "recycle"),
        (TransitionKind::HandOff, "hand_off"),
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("advance", |(_, word)| word)
    }

    /// The kind of a word; `None` for a word that is none.
    pub fn parse(word: &str) -> Option<TransitionKind> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }

    /// It leads a deal on towards the end of the process.
    pub fn is_forward(self) -> bool {
        matches!(self, TransitionKind::Advance | TransitionKind::Branch | TransitionKind::HandOff)
    }
}

/// A directed way from one node to another. Parallel ones and self-loops are allowed.
#[derive(Clone, PartialEq, Debug)]
pub struct Transition {
    /// Its identifier.
    pub id: TransitionId,
    /// What it means.
    pub kind: TransitionKind,
    /// Where it begins.
    pub from: NodeId,
    /// Where it ends.
    pub to: NodeId,
    /// What stands on it; a branch's answer.
    pub label: String,
    /// Where its line bends by hand, in world units, from the first node to the second; drawn by itself where empty.
    pub bends: Vec<Point>,
    /// What is handed over where it crosses from one department to another.
    pub handover: String,
    /// By when, in days after the deal moved on.
    pub handover_days: Option<u32>,
    /// What happens to deals that go this way.
    pub onward: Onward,
}

impl Transition {
    /// A transition without a label.
    pub fn new(id: TransitionId, kind: TransitionKind, from: NodeId, to: NodeId) -> Transition {
        let (label, handover) = (String::new(), String::new());
        let onward = Onward::default();
        Transition { id, kind, from, to, label, bends: Vec::new(), handover, handover_days: None, onward }
    }
}
