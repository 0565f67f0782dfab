//! Adding, changing and moving deals; the gate.

use super::*;
use crate::core::model::{Departure, Flow, GateOverride, LARGEST_AMOUNT, Marker, Refusal, Visit, way};

/// The required items that a deal has not ticked and that a move to `to` asks for, first those of where it is. Empty
/// where the move does not lead forward, and where there is no checklist: a gate without one is open.
pub fn missing_items(document: &Document, deal: &Deal, to: NodeId) -> Vec<ItemId> {
    let gates = gates(document, deal, to);
    let items = gates.iter().filter_map(|node| document.nodes.get(node)).flat_map(|node| &node.card.exit);
    items.filter(|item| item.required && !deal.ticked.contains(&item.id)).map(|item| item.id).collect()
}

/// The nodes whose gates a move passes. A detour opens none of them:
///
/// - out of a step, its stage's gate is passed too, unless the move stays in the stage;
/// - from lost or not now, it is the gate of where the deal was before;
/// - after a step back, a leap over stages that the deal has been in passes their gates too, unless a drawn way leads
///   past them or they were passed with an override.
fn gates(document: &Document, deal: &Deal, to: NodeId) -> Vec<NodeId> {
    let works = |visit: &&Visit| {
        document.node_kind(visit.node).is_some_and(|kind| matches!(kind, NodeKind::Stage | NodeKind::Step))
    };
    let Some(now) = deal.current() else { return Vec::new() };
    let put_aside = document.node_kind(now.node).is_some_and(NodeKind::is_refusal);
    let from = if put_aside { deal.visits.iter().rev().find(works) } else { Some(now) };
    let Some(from) = from.map(|visit| visit.node) else { return Vec::new() };
    let flow = Flow::of(document);
    if !flow.is_forward(document, from, to) {
        return Vec::new();
    }
    let stage = |node: NodeId| document.nodes.get(&node).and_then(|node| node.parent);
    let mut gates: Vec<NodeId> = Vec::new();
    let mut pass = |node: NodeId| {
        let around = stage(node).filter(|around| *around != to && stage(to) != Some(*around));
        for gate in [Some(node), around].into_iter().flatten() {
            if !gates.contains(&gate) {
                gates.push(gate);
            }
        }
    };
    pass(from);
    if way(document, from, to).is_none() {
        let mut seen = Set::from([from]);
        for visit in deal.visits.iter().rev().filter(works) {
            let between = !flow.is_forward(document, visit.node, from) && flow.is_forward(document, visit.node, to);
            let overridden = visit.left.as_ref().is_some_and(|left| left.gate_override.is_some());
            if seen.insert(visit.node) && between && !overridden {
                pass(visit.node);
            }
        }
    }
    gates
}

fn amount(value: Money) -> Result<Money, Rejection> {
    if (0..=LARGEST_AMOUNT).contains(&value.0) { Ok(value) } else { Err(Rejection::WrongAmount) }
}

pub(super) fn add(document: &Document, deals: &[Deal]) -> Result<Diff, Rejection> {
    if deals.iter().any(|deal| document.deals.contains_key(&deal.id)) {
        return Err(Rejection::Taken);
    }
    put(document, deals)
}

pub(super) fn put(document: &Document, deals: &[Deal]) -> Result<Diff, Rejection> {
    let fresh = deals.iter().filter(|deal| !document.deals.contains_key(&deal.id)).count();
    if document.deals.len() + fresh > limits::DEALS {
        return Err(Rejection::TooMany { limit: limits::DEALS });
    }
    let mut diff = Diff::default();
    let mut seen = Seen::default();
    for deal in deals {
        if !seen.insert(deal.id) {
            return Err(Rejection::Taken);
        }
        let deal = checked(document, deal)?;
        match document.deals.get(&deal.id) {
            Some(before) => diff.deals.extend(changed(before, deal)),
            None => diff.deals.push(added(deal)),
        }
    }
    Ok(diff)
}

/// A deal that comes from outside, if the map can hold it, with its texts as they are kept.
fn checked(document: &Document, deal: &Deal) -> Result<Deal, Rejection> {
    for visit in &deal.visits {
        if document.node_kind(visit.node).is_none() {
            return Err(Rejection::Gone);
        }
    }
    let place = deal.node().ok_or(Rejection::Gone)?;
    if !document.holds_deals(place) {
        return Err(Rejection::NoPlaceForDeals(place));
    }
    checked_refusals(document, deal)?;
    let last = deal.visits.len().saturating_sub(1);
    let days = deal
        .visits
        .iter()
        .flat_map(|visit| std::iter::once(visit.entered).chain(visit.left.as_ref().map(|left| left.on)));
    let broken = deal.visits.iter().enumerate().any(|(index, visit)| visit.left.is_none() != (index == last));
    if broken || !days.is_sorted() {
        return Err(Rejection::BeforeEntry(deal.created));
    }
    let mut deal = deal.clone();
    deal.name = line(Field::Name, &deal.name)?;
    if deal.name.is_empty() {
        return Err(Rejection::Empty(Field::Name));
    }
    deal.company = line(Field::Text, &deal.company)?;
    deal.owner = line(Field::Owner, &deal.owner)?;
    deal.source = line(Field::Text, &deal.source)?;
    deal.segment = line(Field::Text, &deal.segment)?;
    deal.next_step = text(Field::Text, &deal.next_step)?;
    deal.notes = text(Field::Text, &deal.notes)?;
    deal.value = amount(deal.value)?;
    Ok(deal)
}

/// A deal that is in lost or not now left the place before it with a reason, and for not now with a day to come back
/// on; reasons have the length that they may have.
fn checked_refusals(document: &Document, deal: &Deal) -> Result<(), Rejection> {
    let mut before: Option<&Visit> = None;
    for visit in &deal.visits {
        let left = before.and_then(|before| before.left.as_ref());
        let refusal = left.and_then(|left| left.refusal.as_ref());
        if let Some(kind) = document.node_kind(visit.node).filter(|kind| kind.is_refusal()) {
            let date = kind == NodeKind::NotNow;
            let given =
                refusal.filter(|refusal| !refusal.reason.trim().is_empty() && (!date || refusal.revisit.is_some()));
            if given.is_none() {
                return Err(Rejection::ReasonNeeded { node: visit.node, date });
            }
        }
        if let Some((refusal, left)) = refusal.zip(left) {
            text(Field::Reason, &refusal.reason)?;
            if refusal.revisit.is_some_and(|revisit| revisit <= left.on) {
                return Err(Rejection::RevisitNotLater);
            }
        }
        if let Some(passed) = left.and_then(|left| left.gate_override.as_ref()) {
            text(Field::Reason, &passed.reason)?;
        }
        before = Some(visit);
    }
    Ok(())
}

pub(super) fn edit(document: &Document, id: DealId, edit: &DealEdit) -> Result<Diff, Rejection> {
    let before = document.deals.get(&id).ok_or(Rejection::Gone)?;
    let mut after = before.clone();
    match edit {
        DealEdit::Name(name) => {
            after.name = line(Field::Name, name)?;
            if after.name.is_empty() {
                return Err(Rejection::Empty(Field::Name));
            }
        }
        DealEdit::Company(company) => after.company = line(Field::Text, company)?,
        DealEdit::Value(value) => after.value = amount(*value)?,
        DealEdit::Owner(owner) => after.owner = line(Field::Owner, owner)?,
        DealEdit::Source(source) => after.source = line(Field::Text, source)?,
        DealEdit::Segment(segment) => after.segment = line(Field::Text, segment)?,
        DealEdit::NextStep(step) => after.next_step = text(Field::Text, step)?,
        DealEdit::NextStepOn(date) => after.next_step_on = *date,
        DealEdit::Notes(notes) => after.notes = text(Field::Text, notes)?,
        DealEdit::Tick(item, true) => {
            if !document.nodes.values().any(|node| node.card.exit.iter().any(|known| known.id == *item)) {
                return Err(Rejection::Gone);
            }
            after.ticked.insert(*item);
        }
        DealEdit::Marker(marker, true) => {
            document.entry::<Marker>(*marker).ok_or(Rejection::Gone)?;
            after.markers.insert(*marker);
        }
        DealEdit::Marker(marker, false) => {
            after.markers.remove(marker);
        }
        DealEdit::Tick(item, false) => {
            after.ticked.remove(item);
        }
    }
    Ok(Diff { deals: changed(before, after), ..Diff::default() })
}

pub(super) fn relocate(document: &Document, moved: &DealMove) -> Result<Diff, Rejection> {
    let before = document.deals.get(&moved.deal).ok_or(Rejection::Gone)?;
    let target = document.nodes.get(&moved.to).ok_or(Rejection::Gone)?;
    let from = before.current().ok_or(Rejection::Gone)?;
    if !document.holds_deals(moved.to) {
        return Err(Rejection::NoPlaceForDeals(moved.to));
    }
    if from.node == moved.to {
        return Err(Rejection::AlreadyThere);
    }
    if moved.on < from.entered {
        return Err(Rejection::BeforeEntry(from.entered));
    }
    let reason = |reason: &Option<String>| -> Result<Option<String>, Rejection> {
        let reason = reason.as_deref().map(|reason| text(Field::Reason, reason.trim())).transpose()?;
        Ok(reason.filter(|reason| !reason.is_empty()))
    };
    let mut gate_override = None;
    let missing = missing_items(document, before, moved.to);
    if !missing.is_empty() {
        let Some(reason) = reason(&moved.override_reason)? else {
            return Err(Rejection::Gate { node: from.node, missing });
        };
        let items = document.nodes.values().flat_map(|node| &node.card.exit);
        let open = items.filter(|item| missing.contains(&item.id));
        gate_override = Some(GateOverride { reason, missing: open.map(|item| item.text.clone()).collect() });
    }
    let mut refusal = None;
    if target.kind.is_refusal() {
        let date = target.kind == NodeKind::NotNow;
        let Some(reason) = reason(&moved.refusal_reason)?.filter(|_| !date || moved.revisit.is_some()) else {
            return Err(Rejection::ReasonNeeded { node: moved.to, date });
        };
        if moved.revisit.is_some_and(|revisit| revisit <= moved.on) {
            return Err(Rejection::RevisitNotLater);
        }
        refusal = Some(Refusal { reason, revisit: moved.revisit, undecided: moved.undecided });
    }
    let mut after = before.clone();
    let by = way(document, from.node, moved.to).unwrap_or_default();
    if let Some(visit) = after.visits.last_mut() {
        visit.left = Some(Departure { on: moved.on, by, gate_override, refusal });
    }
    after.visits.push(Visit { node: moved.to, entered: moved.on, left: None });
    Ok(Diff { deals: changed(before, after), ..Diff::default() })
}

pub(super) fn delete(document: &Document, ids: &Set<DealId>) -> Result<Diff, Rejection> {
    let found = ids.iter().map(|id| document.deals.get(id).map(removed).ok_or(Rejection::Gone));
    Ok(Diff { deals: found.collect::<Result<_, _>>()?, ..Diff::default() })
}
