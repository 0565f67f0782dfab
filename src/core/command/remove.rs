//! Deleting from the map without losing deals or history.

use super::entries::Gone;
use super::*;
use crate::core::model::{Departure, RetiredNode, Visit};
use crate::core::sorted::Map;

pub(super) fn delete(
    document: &Document,
    nodes: &Set<NodeId>,
    transitions: &Set<TransitionId>,
    deals_to: Option<NodeId>,
    on: Date,
) -> Result<Diff, Rejection> {
    if nodes.iter().any(|id| !document.nodes.contains_key(id))
        || transitions.iter().any(|id| !document.transitions.contains_key(id))
    {
        return Err(Rejection::Gone);
    }
    // A stage's steps go with it.
    let steps = document.nodes.values().filter(|node| node.parent.is_some_and(|parent| nodes.contains(&parent)));
    let doomed: Set<NodeId> = steps.map(|node| node.id).chain(nodes.iter().copied()).collect();
    let mut diff = Diff::default();
    move_deals(document, document, &doomed, deals_to, on, &mut diff)?;
    let visited = document.deals.values().flat_map(|deal| &deal.visits).map(|visit| visit.node);
    let remembered: Set<NodeId> = visited.filter(|node| doomed.contains(node)).collect();
    for node in doomed.iter().filter_map(|id| document.nodes.get(id)) {
        diff.nodes.push(removed(node));
        if remembered.contains(&node.id) {
            diff.retired.push(added(RetiredNode { id: node.id, kind: node.kind, name: node.name.clone() }));
        }
    }
    let healed = heal(document, &doomed, transitions);
    for way in document.transitions.values() {
        let loose = doomed.contains(&way.from) || doomed.contains(&way.to);
        match healed.get(&way.id) {
            Some(to) => {
                let after = Transition { to: *to, bends: Vec::new(), ..way.clone() };
                diff.transitions.extend(changed(way, after));
            }
            None if loose || transitions.contains(&way.id) => diff.transitions.push(removed(way)),
            None => {}
        }
    }
    let gone = diff.transitions.iter().filter(|change| change.after.is_none());
    let ways = gone.filter_map(|change| change.before.as_ref()).map(|way| way.id).collect();
    let mut gone = Gone { nodes: doomed, transitions: ways, ..Gone::default() };
    super::entries::untie(document, &mut gone, &mut diff);
    Ok(diff)
}

/// Moves the deals out of nodes that go, to one of these `places`.
pub(super) fn move_deals(
    document: &Document,
    places: &Document,
    doomed: &Set<NodeId>,
    deals_to: Option<NodeId>,
    on: Date,
    diff: &mut Diff,
) -> Result<(), Rejection> {
    let here: Vec<&Deal> =
        document.deals.values().filter(|deal| deal.node().is_some_and(|node| doomed.contains(&node))).collect();
    if here.is_empty() {
        return Ok(());
    }
    let Some(target) = deals_to else {
        let nodes = here.iter().filter_map(|deal| deal.node()).collect();
        return Err(Rejection::DealsInTheWay { deals: here.len(), nodes });
    };
    let place = places.nodes.get(&target).filter(|_| places.holds_deals(target));
    let Some(place) = place.filter(|_| !doomed.contains(&target)) else {
        return Err(Rejection::NoPlaceForDeals(target));
    };
    // Nobody loses deals by tidying the map: each would need its own reason.
    if place.kind.is_refusal() {
        return Err(Rejection::ReasonNeeded { node: target, date: place.kind == NodeKind::NotNow });
    }
    for deal in here {
        let mut after = deal.clone();
        // Never before it entered: a history must not run backwards.
        let day = after.visits.last().map_or(on, |visit| visit.entered.max(on));
        if let Some(visit) = after.visits.last_mut() {
            visit.left = Some(Departure { on: day, by: Vec::new(), gate_override: None, refusal: None });
        }
        after.visits.push(Visit { node: target, entered: day, left: None });
        diff.deals.extend(changed(deal, after));
    }
    Ok(())
}

/// Where the ways in lead from now on, for every removed node with one forward way out, whatever ways for a "no" or
/// back it has beside it. A chain of removed nodes is passed as a whole.
fn heal(document: &Document, doomed: &Set<NodeId>, cut: &Set<TransitionId>) -> Map<TransitionId, NodeId> {
    // The one way on of a removed node; none where there are several.
    let mut onward: Map<NodeId, Option<NodeId>> = Map::new();
    let mut known: Set<(NodeId, NodeId)> = Set::new();
    for way in document.transitions.values() {
        known.insert((way.from, way.to));
        if doomed.contains(&way.from) && way.to != way.from && way.kind.is_forward() && !cut.contains(&way.id) {
            let only = if onward.contains_key(&way.from) { None } else { Some(way.to) };
            onward.insert(way.from, only);
        }
    }
    let mut healed = Map::new();
    let arriving = document
        .transitions
        .values()
        .filter(|way| doomed.contains(&way.to) && !doomed.contains(&way.from) && !cut.contains(&way.id));
    for way in arriving {
        let mut target = Some(way.to);
        let mut passed = Set::new();
        while let Some(node) = target.filter(|node| doomed.contains(node)) {
            target = if passed.insert(node) { onward.get(&node).copied().flatten() } else { None };
        }
        // Not where another way leads from there already.
        let Some(to) = target.filter(|to| *to != way.from) else { continue };
        if known.insert((way.from, to)) {
            healed.insert(way.id, to);
        }
    }
    healed
}
