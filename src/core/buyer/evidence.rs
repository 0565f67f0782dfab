//! What the deals say of a trigger or of friction: whether deals with it move on more often than those without.

use super::risk::{Lift, lift};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::{Deal, Document, Flow, Marker, NodeKind};

/// With fewer decided deals on one of the two sides there is not enough data.
pub const FEWEST: usize = 5;

/// How many deals, and how many of them moved on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Moved {
    /// How many were decided: moved on, lost or put off.
    pub of: usize,
    /// How many of these moved on.
    pub on: usize,
}

/// What the deals say.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Evidence {
    /// Deals with which it was seen.
    pub with: Moved,
    /// The others.
    pub without: Moved,
    /// How many times as often those with it move on; none where there is not enough data on both sides.
    pub lift: Option<Lift>,
}

/// What the deals say of a marker.
///
/// At a stage, deals count that have been in it (or in one of its steps) and whose way from there is known: they moved on
/// to a later stage or were won, or they are lost or put off now. On a transition, deals count that have left the node
/// where it begins; those that took it moved on.
pub fn evidence(document: &Document, flow: &Flow, marker: &Marker) -> Evidence {
    let mut evidence = Evidence::default();
    for deal in document.deals.values() {
        let Some(moved) = moved_on(document, flow, deal, marker) else { continue };
        let side = if deal.markers.contains(&marker.id) { &mut evidence.with } else { &mut evidence.without };
        side.of += 1;
        side.on += usize::from(moved);
    }
    let Evidence { with, without, .. } = evidence;
    if with.of >= FEWEST && without.of >= FEWEST {
        evidence.lift = lift((with.on, with.of), (without.on, without.of));
    }
    evidence
}

/// Whether a deal moved on from where a marker is; none where it has not been there, and where nobody knows yet.
pub fn moved_on(document: &Document, flow: &Flow, deal: &Deal, marker: &Marker) -> Option<bool> {
    match (marker.node, marker.transition) {
        (Some(node), _) => passed(document, flow, deal, node),
        (None, Some(way)) => took(document, deal, way),
        (None, None) => None,
    }
}

/// Whether a deal moved on from a stage or step; none where it has not been there, and where nobody knows yet.
fn passed(document: &Document, flow: &Flow, deal: &Deal, node: NodeId) -> Option<bool> {
    let here = |at: NodeId| at == node || document.whole(at) == node;
    let first = deal.visits.iter().position(|visit| here(visit.node))?;
    let rank = flow.rank(document.whole(node));
    let later = |at: NodeId| match document.node_kind(at) {
        Some(NodeKind::Won) => true,
        Some(kind) => kind.has_card() && flow.rank(document.whole(at)) > rank,
        None => false,
    };
    if deal.visits.iter().skip(first + 1).any(|visit| later(visit.node)) {
        return Some(true);
    }
    document.node_kind(deal.node()?)?.is_refusal().then_some(false)
}

/// Whether a deal went this way; none where it has never left the node where the way begins.
fn took(document: &Document, deal: &Deal, way: TransitionId) -> Option<bool> {
    let from = document.transitions.get(&way)?.from;
    let departures = deal.visits.iter().filter_map(|visit| Some((visit.node, visit.left.as_ref()?)));
    let mut moved = None;
    for (node, left) in departures {
        let through = || left.by.iter().any(|by| document.transitions.get(by).is_some_and(|by| by.from == from));
        if node == from || through() {
            moved = Some(moved == Some(true) || left.by.contains(&way));
        }
    }
    moved
}
