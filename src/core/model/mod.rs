//! The document: flat maps of records that refer to each other by identifier.

mod belonging;
mod date;
mod deal;
mod entries;
mod fields;
mod flow;
mod goal;
mod invariants;
mod money;
mod node;
mod particulars;
mod transition;
mod words;

pub use belonging::{hands_over, owners, phases};
pub use date::Date;
pub use deal::{Deal, Departure, GateOverride, Refusal, Visit};
pub use entries::{
    Activity, Basis, Builtin, Capture, Comment, Entry, Interview, Involvement, Kept, Kind, Kpi, Lever, Marker,
    MarkerKind, MarkerPlan, Motivator, MotivatorKind, Mute, Need, Objection, Part, Person, Persona, Progress, Quantity,
    Scenario, Unit, Version,
};
pub use fields::{Fields, LARGEST_NUMBER, Target, Tie};
pub use flow::{Flow, leaving, way, ways_from};
pub use goal::{Goal, GoalKind, Plan, Purpose, RatesFrom, StartingPoint};
pub use invariants::Violation;
pub use money::{Currency, LARGEST as LARGEST_AMOUNT, Money};
pub use node::{Card, ChecklistItem, ExpectedTime, Node, NodeKind};
pub use particulars::{Onward, Particulars};
pub use transition::{Transition, TransitionKind};
pub(crate) use words::words;

use crate::core::geometry::Rect;
use crate::core::ids::{DealId, DepartmentId, Identifier, MapId, NodeId, PhaseId, TransitionId};
use crate::core::sorted::{Map, Set};

/// The limits that keep a document openable. Lengths are in characters.
pub mod limits {
    /// Names, labels, companies, owners: one line.
    pub const NAME: usize = 200;
    /// Entry definitions, details, notes.
    pub const TEXT: usize = 10_000;
    /// Nodes of a map; transitions have the threefold.
    pub const NODES: usize = 5_000;
    /// Transitions of a map.
    pub const TRANSITIONS: usize = 15_000;
    /// Deals of a map.
    pub const DEALS: usize = 50_000;
    /// Items of one exit checklist.
    pub const ITEMS: usize = 200;
    /// Bends of one transition.
    pub const BENDS: usize = 64;
    /// Departments, phases.
    pub const NAMES: usize = 500;
    /// Entries of the playbook, of all kinds together.
    pub const ENTRIES: usize = 20_000;
    /// Things that one entry refers to in one field.
    pub const REFERENCES: usize = 500;
    /// One version of the map as text, in bytes.
    pub const VERSION: usize = 4_000_000;
    /// A file, in bytes: as many deals as a map can have, with six stays each, take 31 MB.
    pub const FILE: usize = 64_000_000;
}

/// A record of one of the document's tables.
pub trait Record: Clone + PartialEq {
    /// What identifies it.
    type Id: Identifier;
    /// Its identifier.
    fn id(&self) -> Self::Id;
}

/// Records by identifier, in the order of the identifiers, so that equal documents are equal bytes.
pub type Table<R> = Map<<R as Record>::Id, R>;

/// A department that can own stages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Department {
    /// Its identifier.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
}

/// A phase of the buyer's journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phase {
    /// Its identifier.
    pub id: PhaseId,
    /// Its name.
    pub name: String,
    /// Its place in the journey, from 0.
    pub order: u32,
}

/// A node that was deleted, kept by name because the history of some deal goes through it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RetiredNode {
    /// The identifier it had.
    pub id: NodeId,
    /// What it was.
    pub kind: NodeKind,
    /// The name it had.
    pub name: String,
}

macro_rules! records {
    ($($record:ty => $id:ty),* $(,)?) => {$(
        impl Record for $record {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
        }
    )*};
}
records!(Node => NodeId, Transition => TransitionId, Deal => DealId, Department => DepartmentId, Phase => PhaseId,
    RetiredNode => NodeId);

/// What is true of the map as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct MapInfo {
    /// The map's identifier; a copy gets its own.
    pub id: MapId,
    /// Its name.
    pub name: String,
    /// The currency of every amount.
    pub currency: Currency,
    /// The day it was made.
    pub created: Date,
    /// Its nodes and transitions cannot be changed until this is taken back; deals still move.
    pub locked: bool,
    /// What it is for, and when to look at it again.
    pub purpose: Purpose,
}

/// A sales process and its deals. Changed only through [`Document::apply`](crate::core::command::Diff).
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// The map as a whole.
    pub map: MapInfo,
    /// Who can own a stage.
    pub departments: Table<Department>,
    /// The buyer's journey.
    pub phases: Table<Phase>,
    /// What stands on the map.
    pub nodes: Table<Node>,
    /// The ways between nodes.
    pub transitions: Table<Transition>,
    /// The playbook: people, buyers, measures, comments, versions.
    pub entries: Table<Entry>,
    /// Deleted nodes that some deal's history names.
    pub retired: Table<RetiredNode>,
    /// The deals.
    pub deals: Table<Deal>,
}

impl Document {
    /// An empty map.
    pub fn new(id: MapId, name: &str, created: Date) -> Document {
        let map = MapInfo {
            id,
            name: name.to_owned(),
            currency: Currency::default(),
            created,
            locked: false,
            purpose: Purpose::default(),
        };
        Document {
            map,
            departments: Table::<Department>::new(),
            phases: Table::<Phase>::new(),
            nodes: Table::<Node>::new(),
            transitions: Table::<Transition>::new(),
            entries: Table::<Entry>::new(),
            retired: Table::<RetiredNode>::new(),
            deals: Table::<Deal>::new(),
        }
    }

    /// The same map without its deals, and without what is kept for their histories: for those who may not see them.
    pub fn without_deals(&self) -> Document {
        Document {
            map: self.map.clone(),
            departments: self.departments.clone(),
            phases: self.phases.clone(),
            nodes: self.nodes.clone(),
            transitions: self.transitions.clone(),
            entries: self.entries.clone(),
            retired: Table::<RetiredNode>::new(),
            deals: Table::<Deal>::new(),
        }
    }

    /// The name of a node, also of a deleted one; empty when there never was one.
    pub fn node_name(&self, id: NodeId) -> &str {
        let retired = || self.retired.get(&id).map(|node| node.name.as_str());
        self.nodes.get(&id).map(|node| node.name.as_str()).or_else(retired).unwrap_or_default()
    }

    /// The kind of a node, also of a deleted one.
    pub fn node_kind(&self, id: NodeId) -> Option<NodeKind> {
        self.nodes.get(&id).map(|node| node.kind).or_else(|| Some(self.retired.get(&id)?.kind))
    }

    /// Whether a node is left out of the process for now: it is hidden, or the stage that it stands in is.
    pub fn is_hidden(&self, node: &Node) -> bool {
        node.hidden || node.parent.and_then(|stage| self.nodes.get(&stage)).is_some_and(|stage| stage.hidden)
    }

    /// What a node is seen as from outside: a step is its stage.
    pub fn whole(&self, node: NodeId) -> NodeId {
        self.nodes.get(&node).and_then(|known| known.parent).unwrap_or(node)
    }

    /// The nodes that belong to the process now.
    pub fn shown(&self) -> impl Iterator<Item = &Node> {
        self.nodes.values().filter(|node| !self.is_hidden(node))
    }

    /// The transitions between nodes that belong to the process now.
    pub fn shown_ways(&self) -> impl Iterator<Item = &Transition> {
        self.transitions.values().filter(|way| self.is_way_shown(way))
    }

    /// Whether a transition is between nodes that belong to the process now.
    pub fn is_way_shown(&self, way: &Transition) -> bool {
        let shown = |end: NodeId| self.nodes.get(&end).is_some_and(|node| !self.is_hidden(node));
        shown(way.from) && shown(way.to)
    }

    /// Whether a deal can be in a node now.
    pub fn holds_deals(&self, node: NodeId) -> bool {
        self.nodes.get(&node).is_some_and(|node| node.kind.holds_deals() && !self.is_hidden(node))
    }

    /// The rectangle around these nodes; `None` for none.
    pub fn bounds<'a>(&self, nodes: impl IntoIterator<Item = &'a NodeId>) -> Option<Rect> {
        let boxes = nodes.into_iter().filter_map(|id| self.nodes.get(id)).map(Node::bounds);
        boxes.reduce(|all, one| all.union(&one))
    }

    /// Transitions that begin or end at one of these nodes.
    pub fn transitions_of(&self, nodes: &Set<NodeId>) -> impl Iterator<Item = &Transition> {
        self.transitions.values().filter(|way| nodes.contains(&way.from) || nodes.contains(&way.to))
    }

    /// Deals that are in this node now.
    pub fn deals_in(&self, node: NodeId) -> impl Iterator<Item = &Deal> {
        self.deals.values().filter(move |deal| deal.node() == Some(node))
    }

    /// The share of the four items that all cards have, 0 to 1; `None` where no node has a card. The steps of a stage are
    /// not asked for: its card is the one that a deal is held to.
    pub fn completeness(&self) -> Option<f64> {
        let cards: Vec<_> = self.shown().filter(|node| node.kind.has_card() && node.parent.is_none()).collect();
        let there: usize = cards.iter().map(|node| node.completeness().iter().filter(|item| **item).count()).sum();
        (!cards.is_empty()).then(|| there as f64 / (4 * cards.len()) as f64)
    }
}
