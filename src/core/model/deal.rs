//! Deals and their whole history.

use super::{Date, Money};
use crate::core::ids::{DealId, EntryId, ItemId, NodeId, TransitionId};
use crate::core::sorted::Set;

/// The gate was passed although required items were open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateOverride {
    /// Why.
    pub reason: String,
    /// What was open, as it read at the time: the list may change later, the history does not.
    pub missing: Vec<String>,
}

/// The buyer said no, or not now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// Why.
    pub reason: String,
    /// When to ask again; always there for "not now".
    pub revisit: Option<Date>,
    /// The buyer did not say no: nothing was decided.
    pub undecided: bool,
}

/// How a deal left a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Departure {
    /// The day.
    pub on: Date,
    /// The transitions it took, in order; several when it passed decisions, none when no drawn way leads there.
    /// They may have been deleted from the map since.
    pub by: Vec<TransitionId>,
    /// The gate was overridden.
    pub gate_override: Option<GateOverride>,
    /// The buyer said no.
    pub refusal: Option<Refusal>,
}

/// One stay of a deal in a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit {
    /// Where; a node of the map or one of its retired nodes.
    pub node: NodeId,
    /// Since when.
    pub entered: Date,
    /// How it left; nothing while it is here.
    pub left: Option<Departure>,
}

impl Visit {
    /// Days from entering to leaving, or to `today` while the deal is still here.
    pub fn days(&self, today: Date) -> i64 {
        self.left.as_ref().map_or(today, |left| left.on).days_since(self.entered).max(0)
    }
}

/// A deal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deal {
    /// Its identifier.
    pub id: DealId,
    /// What it is about.
    pub name: String,
    /// The buyer.
    pub company: String,
    /// What it is worth, in minor units of the map's currency.
    pub value: Money,
    /// Who works on it.
    pub owner: String,
    /// Where it came from.
    pub source: String,
    /// What kind of buyer it is: a size, an industry, a region.
    pub segment: String,
    /// The day it began.
    pub created: Date,
    /// What to do next.
    pub next_step: String,
    /// By when.
    pub next_step_on: Option<Date>,
    /// Anything else.
    pub notes: String,
    /// Ticked items of the exit checklists.
    pub ticked: Set<ItemId>,
    /// Triggers and friction that were seen with it. They may have been deleted since.
    pub markers: Set<EntryId>,
    /// Every stay, in order; the last one is where it is now. Never empty, and only the last is open.
    pub visits: Vec<Visit>,
}

impl Deal {
    /// A new deal that enters `node` on the day it is created.
    pub fn new(id: DealId, name: &str, node: NodeId, created: Date) -> Deal {
        Deal {
            id,
            name: name.to_owned(),
            company: String::new(),
            value: Money(0),
            owner: String::new(),
            source: String::new(),
            segment: String::new(),
            created,
            next_step: String::new(),
            next_step_on: None,
            notes: String::new(),
            ticked: Set::new(),
            markers: Set::new(),
            visits: vec![Visit { node, entered: created, left: None }],
        }
    }

    /// The stay it is in.
    pub fn current(&self) -> Option<&Visit> {
        self.visits.last()
    }

    /// The node it is in.
    pub fn node(&self) -> Option<NodeId> {
        self.current().map(|visit| visit.node)
    }

    /// Days from its first stay to coming where it is: its cycle, where that is an outcome.
    pub fn days_to_here(&self) -> i64 {
        self.visits.first().zip(self.visits.last()).map_or(0, |(first, last)| last.entered.days_since(first.entered))
    }

    /// The stays it has left with a no.
    pub fn refusals(&self) -> impl Iterator<Item = (&Visit, &Refusal)> {
        self.visits.iter().filter_map(|visit| Some((visit, visit.left.as_ref()?.refusal.as_ref()?)))
    }
}
