//! What is wrong with a map, or missing from it: one file a check, with its rule and its tests. A finding names its
//! place; the words are the page's.

mod dead_end;
mod duplicate_name;
mod few_branches;
mod incomplete_card;
mod no_owner;
mod unlabelled_branch;
mod unreachable;

use crate::core::ids::NodeId;
use crate::core::model::{Document, Node};
use crate::core::sorted::{Map, Set};

/// A rule that a map can break.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Check {
    /// Nothing leads out of a stage or step.
    DeadEnd,
    /// Two stages have the same name.
    DuplicateName,
    /// A decision has fewer than two ways out.
    FewBranches,
    /// One of the four items of a card is missing.
    IncompleteCard,
    /// Nobody is accountable for a stage.
    NoOwner,
    /// A way out of a decision says nothing.
    UnlabelledBranch,
    /// No deal can come to a node.
    Unreachable,
}

/// A rule broken somewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// Where.
    pub node: NodeId,
    /// What.
    pub check: Check,
}

/// A map with what the checks ask of it again and again.
pub(crate) struct Subject<'a> {
    document: &'a Document,
    /// The nodes that the ways out of a node lead to.
    out: Map<NodeId, Vec<NodeId>>,
    /// The nodes on the own map of a stage.
    inside: Map<NodeId, Vec<NodeId>>,
}

impl<'a> Subject<'a> {
    fn of(document: &'a Document) -> Subject<'a> {
        let mut out: Map<NodeId, Vec<NodeId>> = document.nodes.keys().map(|id| (*id, Vec::new())).collect();
        for way in document.shown_ways() {
            if let Some(targets) = out.get_mut(&way.from) {
                targets.push(way.to);
            }
        }
        let mut inside: Map<NodeId, Vec<NodeId>> = Map::new();
        for (node, stage) in document.nodes.values().filter_map(|node| Some((node.id, node.parent?))) {
            inside.or_insert_with(stage, Vec::new).push(node);
        }
        Subject { document, out, inside }
    }

    fn nodes(&self) -> impl Iterator<Item = &'a Node> {
        self.document.shown()
    }

    fn out(&self, node: NodeId) -> &[NodeId] {
        self.out.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    fn inside(&self, stage: NodeId) -> &[NodeId] {
        self.inside.get(&stage).map(Vec::as_slice).unwrap_or_default()
    }
}

type Rule = fn(&Subject, &mut dyn FnMut(NodeId));

const RULES: [(Check, Rule); 7] = [
    (Check::DeadEnd, dead_end::find),
    (Check::DuplicateName, duplicate_name::find),
    (Check::FewBranches, few_branches::find),
    (Check::IncompleteCard, incomplete_card::find),
    (Check::NoOwner, no_owner::find),
    (Check::UnlabelledBranch, unlabelled_branch::find),
    (Check::Unreachable, unreachable::find),
];

/// Everything that is found, by node.
pub fn findings(document: &Document) -> Set<Finding> {
    let subject = Subject::of(document);
    let mut found = Vec::new();
    for (check, rule) in RULES {
        rule(&subject, &mut |node| found.push(Finding { node, check }));
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests;
