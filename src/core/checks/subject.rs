//! A map with what the checks ask of it again and again, and where they report.

use super::evidence::Evidence;
use super::finding::{About, Finding, Place};
use super::rules::Check;
use super::texts::Read;
use crate::core::ids::{DepartmentId, NodeId};
use crate::core::model::{Date, Document, Node, NodeKind, Transition, TransitionKind, owners};
use crate::core::sorted::{Map, Set};

/// A map as it is checked: what is hidden is left out.
pub(crate) struct Subject<'a> {
    pub document: &'a Document,
    pub today: Date,
    /// What deals did.
    pub evidence: &'a Evidence,
    /// The department of every node that belongs to one.
    pub owners: Map<NodeId, DepartmentId>,
    /// What the texts of nodes say.
    texts: &'a Map<NodeId, Read>,
    nodes: Vec<&'a Node>,
    ways: Vec<&'a Transition>,
    /// The ways out of each node.
    out: Map<NodeId, Vec<&'a Transition>>,
    /// The ways into each node.
    into: Map<NodeId, Vec<&'a Transition>>,
}

impl<'a> Subject<'a> {
    pub fn of(
        document: &'a Document,
        today: Date,
        evidence: &'a Evidence,
        texts: &'a Map<NodeId, Read>,
    ) -> Subject<'a> {
        let hidden: Set<NodeId> = document.nodes.values().filter(|node| node.hidden).map(|node| node.id).collect();
        let seen = |node: &&Node| !node.hidden && node.parent.is_none_or(|stage| !hidden.contains(&stage));
        let nodes: Vec<&Node> = document.nodes.values().filter(seen).collect();
        let mut out: Map<NodeId, Vec<&Transition>> = nodes.iter().map(|node| (node.id, Vec::new())).collect();
        let mut into = out.clone();
        let mut ways = Vec::with_capacity(document.transitions.len());
        for way in document.transitions.values() {
            if let (Some(out), Some(into)) = (out.get_mut(&way.from), into.get_mut(&way.to)) {
                out.push(way);
                into.push(way);
                ways.push(way);
            }
        }
        Subject { document, today, evidence, owners: owners(document), texts, nodes, ways, out, into }
    }

    /// What stands on the map.
    pub fn nodes(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().copied()
    }

    /// The stages.
    pub fn stages(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(|node| node.kind == NodeKind::Stage)
    }

    /// The steps of stages.
    pub fn steps(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(|node| node.kind == NodeKind::Step && node.parent.is_some())
    }

    /// What a deal is held to: stages, and steps that are in none.
    pub fn cards(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(|node| node.kind.has_card() && node.parent.is_none())
    }

    /// The decisions.
    pub fn decisions(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(|node| node.kind == NodeKind::Decision)
    }

    /// The outcomes.
    pub fn outcomes(&self) -> impl Iterator<Item = &'a Node> {
        self.nodes().filter(|node| node.kind.is_outcome())
    }

    /// The ways between nodes.
    pub fn ways(&self) -> impl Iterator<Item = &'a Transition> {
        self.ways.iter().copied()
    }

    /// The ways out of a node.
    pub fn out(&self, node: NodeId) -> &[&'a Transition] {
        self.out.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// The ways into a node.
    pub fn into(&self, node: NodeId) -> &[&'a Transition] {
        self.into.get(&node).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the texts of a node say.
    pub fn read(&self, node: NodeId) -> Option<&Read> {
        self.texts.get(&node)
    }

    /// What a node is.
    pub fn kind(&self, node: NodeId) -> Option<NodeKind> {
        self.document.nodes.get(&node).map(|node| node.kind)
    }

    /// The ways by which a buyer says no: those that are drawn as one, and others into lost or not now.
    pub fn noes(&self) -> impl Iterator<Item = &'a Transition> {
        self.ways().filter(|way| way.kind == TransitionKind::No || self.kind(way.to).is_some_and(NodeKind::is_refusal))
    }

    /// What can be come to from these nodes along drawn ways, themselves among it.
    pub fn reached(&self, from: impl IntoIterator<Item = NodeId>, along: impl Fn(&Transition) -> bool) -> Set<NodeId> {
        let mut open: Vec<NodeId> = from.into_iter().collect();
        let mut reached: Map<NodeId, bool> = self.nodes().map(|node| (node.id, false)).collect();
        while let Some(node) = open.pop() {
            match reached.get_mut(&node) {
                Some(known) if !*known => *known = true,
                _ => continue,
            }
            open.extend(self.out(node).iter().filter(|way| along(way)).map(|way| way.to));
        }
        reached.into_iter().filter(|(_, known)| *known).map(|(node, _)| node).collect()
    }

    /// Whether a drawn way leads from one node to another, past nothing but decisions.
    pub fn leads(&self, from: NodeId, to: NodeId) -> bool {
        let mut open = vec![from];
        let mut seen = Set::new();
        while let Some(node) = open.pop() {
            for way in self.out(node) {
                if way.to == to {
                    return true;
                }
                if self.kind(way.to) == Some(NodeKind::Decision) && seen.insert(way.to) {
                    open.push(way.to);
                }
            }
        }
        false
    }
}

/// What a check says of the places that it judges, one after the other.
pub(super) struct Report<'a> {
    pub check: Check,
    pub judged: usize,
    pub found: &'a mut Vec<Finding>,
}

impl Report<'_> {
    /// A place is in order, or this is wrong with it.
    pub fn judge(&mut self, place: impl Into<Place>, wrong: Option<About>) {
        self.judged += 1;
        if let Some(about) = wrong {
            self.found.push(Finding { check: self.check, place: place.into(), about });
        }
    }

    /// The same, where there is nothing more to say.
    pub fn require(&mut self, place: impl Into<Place>, good: bool) {
        self.judge(place, (!good).then_some(About::Nothing));
    }
}
