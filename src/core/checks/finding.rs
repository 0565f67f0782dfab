//! What a check has found, and where.

use super::rules::Check;
use crate::core::ids::{EntryId, NodeId, TransitionId};
use crate::core::model::Date;
use crate::core::sorted::Map;

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// The map as a whole.
    Map,
    /// A node.
    Node(NodeId),
    /// A transition.
    Transition(TransitionId),
}

impl From<NodeId> for Place {
    fn from(node: NodeId) -> Place {
        Place::Node(node)
    }
}

impl From<TransitionId> for Place {
    fn from(way: TransitionId) -> Place {
        Place::Transition(way)
    }
}

/// A text of a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Its name.
    Name,
    /// The entry definition.
    Entry,
    /// The details.
    Details,
    /// The exit checklist.
    Exit,
}

/// What exactly was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// The check says it all.
    Nothing,
    /// A day.
    Day(Date),
    /// Words, and the texts that they stand in.
    Words(Vec<&'static str>, Vec<Part>),
    /// So many where there should be no more than the limit.
    Many {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// So many of all.
    Some {
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// So many of those that moved on from a node went to this one.
    Towards {
        /// Where to.
        to: NodeId,
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// Deals stayed so long.
    Days {
        /// The median, in days.
        median: i64,
        /// The longest time expected, in days.
        expected: i64,
        /// Of how many stays.
        n: usize,
    },
    /// A share is this, and should be that, both in percent.
    Percent {
        /// What it is.
        is: i64,
        /// What it should be.
        wanted: i64,
        /// Of how many deals; 0 where none were counted.
        n: usize,
    },
}

/// A rule broken somewhere. There is at most one for a check and a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What.
    pub check: Check,
    /// Where.
    pub place: Place,
    /// More about it.
    pub about: About,
}

/// Everything that was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Findings {
    /// What is to be mended, in the order of the checks.
    pub open: Vec<Finding>,
    /// What nobody wants to hear again, with the entry that says so.
    pub muted: Vec<(Finding, EntryId)>,
    /// How many places each check has judged; those that have judged none are left out.
    pub judged: Map<Check, usize>,
}

impl Findings {
    /// What is to be mended at a place.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &Finding> {
        self.open.iter().filter(move |finding| finding.place == place)
    }

    /// How many findings each node has to show.
    pub fn by_node(&self) -> Map<NodeId, usize> {
        let mut counts = Map::new();
        for finding in &self.open {
            if let Place::Node(node) = finding.place {
                *counts.or_insert_with(node, || 0) += 1;
            }
        }
        counts
    }
}
