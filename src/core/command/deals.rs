//! Adding, changing and moving deals; the gate.

use super::*;
use crate::core::model::{Departure, Flow, GateOverride, LARGEST_AMOUNT, Refusal, Visit, way};

/// The required items of a node's checklist that a deal has not ticked. Empty where there is no checklist: a gate
/// without one is open.
pub fn missing_items(document: &Document, deal: &Deal) -> Vec<ItemId> {
    let Some(node) = deal.node().and_then(|node| document.nodes.get(&node)) else { return Vec::new() };
    let open = node.card.exit.iter().filter(|item| item.required && !deal.ticked.contains(&item.id));
    open.map(|item| item.id).collect()
}

fn amount(value: Money) -> Result<Money, Rejection> {
    if (0..=LARGEST_AMOUNT).contains(&value.0) { Ok(value) } else { Err(Rejection::WrongAmount) }
}

pub(super) fn add(document: &Document, deals: &[Deal]) -> Result<Diff, Rejection> {
    if document.deals.len() + deals.len() > limits::DEALS {
        return Err(Rejection::TooMany { limit: limits::DEALS });
    }
    let mut diff = Diff::default();
    let mut fresh = Seen::default();
    for deal in deals {
        if document.deals.contains_key(&deal.id) || !fresh.insert(deal.id) {
            return Err(Rejection::Taken);
        }
        for visit in &deal.visits {
            if document.node_kind(visit.node).is_none() {
                return Err(Rejection::Gone);
            }
        }
        let place = deal.node().ok_or(Rejection::Gone)?;
        if !document.nodes.get(&place).is_some_and(|node| node.kind.holds_deals()) {
            return Err(Rejection::NoPlaceForDeals(place));
        }
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
        deal.next_step = text(Field::Text, &deal.next_step)?;
        deal.notes = text(Field::Text, &deal.notes)?;
        deal.value = amount(deal.value)?;
        diff.deals.push(added(deal));
    }
    Ok(diff)
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
        DealEdit::NextStep(step) => after.next_step = text(Field::Text, step)?,
        DealEdit::NextStepOn(date) => after.next_step_on = *date,
        DealEdit::Notes(notes) => after.notes = text(Field::Text, notes)?,
        DealEdit::Tick(item, true) => {
            if !document.nodes.values().any(|node| node.card.exit.iter().any(|known| known.id == *item)) {
                return Err(Rejection::Gone);
            }
            after.ticked.insert(*item);
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
    if !target.kind.holds_deals() {
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
    let missing = missing_items(document, before);
    if !missing.is_empty() && Flow::of(document).is_forward(document, from.node, moved.to) {
        let Some(reason) = reason(&moved.override_reason)? else {
            return Err(Rejection::Gate { node: from.node, missing });
        };
        let items = document.nodes.get(&from.node).map(|node| node.card.exit.as_slice()).unwrap_or_default();
        let open = items.iter().filter(|item| missing.contains(&item.id));
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
        refusal = Some(Refusal { reason, revisit: moved.revisit });
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
