//! Deleting from the map without losing deals or history.

use super::*;
use crate::core::model::{Departure, RetiredNode, Visit};

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
    move_deals(document, &doomed, deals_to, on, &mut diff)?;
    for node in doomed.iter().filter_map(|id| document.nodes.get(id)) {
        diff.nodes.push(removed(node));
        let remembered = document.deals.values().any(|deal| deal.visits.iter().any(|visit| visit.node == node.id));
        if remembered {
            diff.retired.push(added(RetiredNode { id: node.id, kind: node.kind, name: node.name.clone() }));
        }
    }
    let healed = heal(document, &doomed, transitions);
    for way in document.transitions.values() {
        let loose = doomed.contains(&way.from) || doomed.contains(&way.to);
        match healed.iter().find(|healed| healed.id == way.id) {
            Some(healed) => diff.transitions.extend(changed(way, healed.clone())),
            None if loose || transitions.contains(&way.id) => diff.transitions.push(removed(way)),
            None => {}
        }
    }
    Ok(diff)
}

fn move_deals(
    document: &Document,
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
    let place = document.nodes.get(&target).filter(|node| node.kind.holds_deals());
    if place.is_none() || doomed.contains(&target) {
        return Err(Rejection::NoPlaceForDeals(target));
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

/// The ways in, led on to where the only way out led, for every removed node with one forward way out.
/// A chain of removed nodes is passed as a whole.
fn heal(document: &Document, doomed: &Set<NodeId>, cut: &Set<TransitionId>) -> Vec<Transition> {
    let only_way_out = |node: NodeId| {
        let mut out =
            document.transitions.values().filter(|way| way.from == node && way.to != node && !cut.contains(&way.id));
        let way = out.next()?;
        (out.next().is_none() && way.kind.is_forward()).then_some(way.to)
    };
    let mut healed: Vec<Transition> = Vec::new();
    let arriving = document
        .transitions
        .values()
        .filter(|way| doomed.contains(&way.to) && !doomed.contains(&way.from) && !cut.contains(&way.id));
    for way in arriving {
        let mut target = Some(way.to);
        let mut passed = Set::new();
        while let Some(node) = target.filter(|node| doomed.contains(node)) {
            target = if passed.insert(node) { only_way_out(node) } else { None };
        }
        let Some(to) = target.filter(|to| *to != way.from) else { continue };
        let mut known = document.transitions.values().chain(healed.iter());
        if !known.any(|other| other.id != way.id && other.from == way.from && other.to == to) {
            healed.push(Transition { to, ..way.clone() });
        }
    }
    healed
}
