//! A map with what the checks ask of it again and again, and where they report.

use std::ops::Deref;

use super::finding::{About, Finding, Place};
use super::rules::Check;
use super::texts::Read;
use crate::core::analytics::ledger::Deeds;
use crate::core::analytics::{Ledger, Share};
use crate::core::ids::{DepartmentId, NodeId};
use crate::core::model::{Date, Document, Node, NodeKind, Transition, TransitionKind, owners};
use crate::core::sorted::{Map, Set};

/// A node with what is known of it, so that no check has to look anything up.
pub(crate) struct Spot<'a> {
    node: &'a Node,
    /// Its place among all.
    pub index: usize,
    /// What its texts say.
    pub read: Option<&'a Read>,
    /// What deals did here.
    pub deeds: Option<&'a Deeds>,
    /// The ways out of it.
    pub out: Vec<Way<'a>>,
    /// The ways into it.
    pub into: Vec<Way<'a>>,
}

impl Spot<'_> {
    /// Nothing leads here, and nothing away.
    pub fn is_alone(&self) -> bool {
        self.out.is_empty() && self.into.is_empty()
    }
}

impl Deref for Spot<'_> {
    type Target = Node;

    fn deref(&self) -> &Node {
        self.node
    }
}

/// A transition with the places of its two nodes.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    way: &'a Transition,
    /// The place of the node that it begins at.
    pub begins: usize,
    /// The place of the node that it ends at.
    pub ends: usize,
    /// What is at its end.
    pub leads_to: NodeKind,
    /// How many deals took it.
    pub share: Share,
}

impl Deref for Way<'_> {
    type Target = Transition;

    fn deref(&self) -> &Transition {
        self.way
    }
}

/// A map as it is checked: what is hidden is left out.
pub(crate) struct Subject<'a> {
    pub document: &'a Document,
    pub today: Date,
    /// The department of every node that belongs to one.
    pub owners: Map<NodeId, DepartmentId>,
    spots: Vec<Spot<'a>>,
    ways: Vec<Way<'a>>,
}

impl<'a> Subject<'a> {
    pub fn of(document: &'a Document, today: Date, ledger: &'a Ledger, texts: &'a Map<NodeId, Read>) -> Subject<'a> {
        let (tally, frame) = (ledger.all(), ledger.frame());
        let spot = |(index, node): (usize, &'a Node)| {
            let read = texts.get(&node.id);
            // Before the first deal nothing is known.
            let deeds = tally.deeds(frame, node.id).filter(|_| tally.deals() > 0);
            Spot { node, index, read, deeds, out: Vec::new(), into: Vec::new() }
        };
        let mut subject = Subject {
            document,
            today,
            owners: owners(document),
            spots: document.shown().enumerate().map(spot).collect(),
            ways: Vec::with_capacity(document.transitions.len()),
        };
        for way in document.transitions.values() {
            let ends = subject.place_of(way.from).zip(subject.place_of(way.to));
            let Some((begins, ends)) = ends else { continue };
            let Some(leads_to) = subject.spots.get(ends).map(|spot| spot.kind) else { continue };
            let way = Way { way, begins, ends, leads_to, share: tally.share(frame, way.id) };
            subject.ways.push(way);
            if let Some(spot) = subject.spots.get_mut(begins) {
                spot.out.push(way);
            }
            if let Some(spot) = subject.spots.get_mut(ends) {
                spot.into.push(way);
            }
        }
        subject
    }

    /// The place of a node; none where it is hidden or not there.
    pub fn place_of(&self, node: NodeId) -> Option<usize> {
        // They are in the order of their identifiers, as the table is.
        self.spots.binary_search_by(|spot| spot.id.cmp(&node)).ok()
    }

    /// What is at a place.
    pub fn at(&self, index: usize) -> Option<&Spot<'a>> {
        self.spots.get(index)
    }

    /// What stands on the map.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Spot<'a>> {
        self.spots.iter()
    }

    /// The stages.
    pub fn stages(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind == NodeKind::Stage)
    }

    /// The steps of stages.
    pub fn steps(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind == NodeKind::Step && node.parent.is_some())
    }

    /// What a deal is held to: stages, and steps that are in none.
    pub fn cards(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind.has_card() && node.parent.is_none())
    }

    /// The decisions.
    pub fn decisions(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind == NodeKind::Decision)
    }

    /// The outcomes.
    pub fn outcomes(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind.is_outcome())
    }

    /// What ways lead between: everything but notes and what is on the map of a stage.
    pub fn process(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.nodes().filter(|node| node.kind.connects() && node.parent.is_none())
    }

    /// The ways between nodes.
    pub fn ways(&self) -> impl Iterator<Item = &Way<'a>> {
        self.ways.iter()
    }

    /// The ways by which a buyer says no: those that are drawn as one, and others into lost or not now.
    pub fn noes(&self) -> impl Iterator<Item = &Way<'a>> {
        self.ways().filter(|way| way.kind == TransitionKind::No || way.leads_to.is_refusal())
    }

    /// What can be come to from these places, to those that `next` names, by their places.
    pub fn reached(&self, from: Vec<usize>, next: impl Fn(&Spot<'a>, &mut Vec<usize>)) -> Vec<bool> {
        let mut open = from;
        let mut reached = vec![false; self.spots.len()];
        while let Some(at) = open.pop() {
            if let (Some(known @ false), Some(spot)) = (reached.get_mut(at), self.spots.get(at)) {
                *known = true;
                next(spot, &mut open);
            }
        }
        reached
    }

    /// Whether a drawn way leads from one place to another, past nothing but decisions.
    pub fn leads(&self, from: usize, to: usize) -> bool {
        let mut open = vec![from];
        let mut seen = Set::new();
        while let Some(at) = open.pop() {
            for way in self.spots.get(at).into_iter().flat_map(|spot| &spot.out) {
                if way.ends == to {
                    return true;
                }
                if way.leads_to == NodeKind::Decision && seen.insert(way.ends) {
                    open.push(way.ends);
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
