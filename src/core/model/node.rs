//! What stands on the map: stages, steps, decisions, outcomes and notes.

use super::Particulars;
use crate::core::geometry::{Point, Rect, Size};
use crate::core::ids::{DepartmentId, ItemId, NodeId, PhaseId};

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum NodeKind {
    /// A part of the process that deals stay in for a while.
    Stage,
    /// A part of a stage's own map; deals may stay in it too.
    Step,
    /// A question with labelled ways out. Deals pass it, they do not stay.
    Decision,
    /// The deal was won.
    Won,
    /// The deal was lost.
    Lost,
    /// The buyer said "not now": the deal comes back on a date.
    NotNow,
    /// A remark on the map.
    Note,
}

impl NodeKind {
    /// Every kind with the word that files use for it.
    pub const ALL: [(NodeKind, &'static str); 7] = [
        (NodeKind::Stage, "stage"),
        (NodeKind::Step, "step"),
        (NodeKind::Decision, "decision"),
        (NodeKind::Won, "outcome_won"),
        (NodeKind::Lost, "outcome_lost"),
        (NodeKind::NotNow, "outcome_not_now"),
        (NodeKind::Note, "note"),
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("stage", |(_, word)| word)
    }

    /// The kind of a word; `None` for a word that is none.
    pub fn parse(word: &str) -> Option<NodeKind> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }

    /// Won, lost or not now.
    pub fn is_outcome(self) -> bool {
        matches!(self, NodeKind::Won | NodeKind::Lost | NodeKind::NotNow)
    }

    /// A deal moved here needs a reason.
    pub fn is_refusal(self) -> bool {
        matches!(self, NodeKind::Lost | NodeKind::NotNow)
    }

    /// Deals can be in it.
    pub fn holds_deals(self) -> bool {
        matches!(self, NodeKind::Stage | NodeKind::Step) || self.is_outcome()
    }

    /// It has a card: entry definition, details, exit checklist.
    pub fn has_card(self) -> bool {
        matches!(self, NodeKind::Stage | NodeKind::Step)
    }

    /// It may stand on the map of a stage.
    pub fn fits_inside(self) -> bool {
        matches!(self, NodeKind::Step | NodeKind::Decision | NodeKind::Note)
    }

    /// Transitions may begin or end at it.
    pub fn connects(self) -> bool {
        self != NodeKind::Note
    }

    /// How large it is drawn, in world units.
    pub fn size(self) -> Size {
        let (width, height) = match self {
            NodeKind::Stage | NodeKind::Step => (184.0, 72.0),
            NodeKind::Decision => (168.0, 56.0),
            NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => (132.0, 40.0),
            NodeKind::Note => (184.0, 96.0),
        };
        Size { width, height }
    }
}

/// One line of an exit checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistItem {
    /// Its identifier; deals remember which items are ticked by it.
    pub id: ItemId,
    /// What must be done.
    pub text: String,
    /// Whether the gate insists on it.
    pub required: bool,
    /// What proves that it is done.
    pub evidence: String,
    /// Who does it.
    pub who: String,
}

/// How long a deal is expected to stay, in days: `min <= typical <= max`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExpectedTime {
    /// At least.
    pub min: u32,
    /// Usually.
    pub typical: u32,
    /// At most; a deal that stays longer is stuck.
    pub max: u32,
}

impl ExpectedTime {
    /// The longest time that can be expected, in days.
    pub const LONGEST: u32 = 3650;

    /// The time, or `None` when the days are not in order or too long.
    pub fn new(min: u32, typical: u32, max: u32) -> Option<Self> {
        (min <= typical && typical <= max && max <= Self::LONGEST).then_some(Self { min, typical, max })
    }

    /// `known` with one of its days replaced (0 least, 1 typical, 2 most); the others give way, so that they stay in
    /// order. Without anything known all three are the same.
    pub fn with(known: Option<ExpectedTime>, part: usize, days: u32) -> ExpectedTime {
        let known = known.unwrap_or(ExpectedTime { min: days, typical: days, max: days });
        match part {
            0 => ExpectedTime { min: days, typical: known.typical.max(days), max: known.max.max(days) },
            1 => ExpectedTime { min: known.min.min(days), typical: days, max: known.max.max(days) },
            _ => ExpectedTime { min: known.min.min(days), typical: known.typical.min(days), max: days },
        }
    }
}

/// Everything a team must know about a stage, beside its name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Card {
    /// What lets a deal be here.
    pub entry: String,
    /// What happens here.
    pub details: String,
    /// What must be done before a deal moves on, in order.
    pub exit: Vec<ChecklistItem>,
    /// The accountable department.
    pub owner: Option<DepartmentId>,
    /// How long a deal stays.
    pub expected: Option<ExpectedTime>,
    /// The phase of the buyer's journey.
    pub phase: Option<PhaseId>,
    /// The chance that a deal here is won, in percent, 0 to 100.
    pub probability: Option<u8>,
    /// What else is known.
    pub more: Particulars,
}

/// A node of the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Its identifier.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// Its name; a decision's question, a note's text.
    pub name: String,
    /// Its upper left corner in world units.
    pub position: Point,
    /// The stage on whose own map it stands; positions there are apart from those of the whole map.
    pub parent: Option<NodeId>,
    /// Layout leaves it where it is.
    pub pinned: bool,
    /// A stage that shows its steps in place. Only stages can be.
    pub expanded: bool,
    /// Left out of the process for now: it is kept, and not seen.
    pub hidden: bool,
    /// What is known about it. Empty for kinds without a card.
    pub card: Card,
}

impl Node {
    /// An empty node.
    pub fn new(id: NodeId, kind: NodeKind, name: &str, position: Point) -> Node {
        let card = Card::default();
        Node {
            id,
            kind,
            name: name.to_owned(),
            position,
            parent: None,
            pinned: false,
            expanded: false,
            hidden: false,
            card,
        }
    }

    /// The rectangle it covers, in world units.
    pub fn bounds(&self) -> Rect {
        Rect::new(self.position, self.kind.size())
    }

    /// Which of the four items are there: name, entry definition, details, exit checklist.
    pub fn completeness(&self) -> [bool; 4] {
        let written = |text: &str| !text.trim().is_empty();
        [
            written(&self.name),
            written(&self.card.entry),
            written(&self.card.details),
            self.card.exit.iter().any(|item| written(&item.text)),
        ]
    }
}
