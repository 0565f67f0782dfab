//! Changing a node and its card.

use super::*;
use crate::core::letters::lowercase;

/// A node's name: one line, for a note several.
pub(super) fn name(kind: NodeKind, name: &str) -> Result<String, Rejection> {
    if kind == NodeKind::Note { text(Field::Name, name) } else { line(Field::Name, name) }
}

/// A checklist within its limits.
pub(super) fn checklist(items: &[ChecklistItem]) -> Result<Vec<ChecklistItem>, Rejection> {
    if items.len() > limits::ITEMS {
        return Err(Rejection::TooMany { limit: limits::ITEMS });
    }
    let mut seen = Seen::default();
    let checked = |item: &ChecklistItem| {
        if !seen.insert(item.id) {
            return Err(Rejection::Taken);
        }
        Ok(ChecklistItem {
            id: item.id,
            text: text(Field::Exit, &item.text)?,
            required: item.required,
            evidence: text(Field::Exit, &item.evidence)?,
            who: text(Field::Exit, &item.who)?,
        })
    };
    items.iter().map(checked).collect()
}

pub(super) fn edit_node(document: &Document, id: NodeId, edit: &NodeEdit) -> Result<Diff, Rejection> {
    let before = document.nodes.get(&id).ok_or(Rejection::Gone)?;
    let mut after = before.clone();
    let mut diff = Diff::default();
    match edit {
        NodeEdit::Name(new) => after.name = name(before.kind, new)?,
        NodeEdit::Kind(kind) => return change_kind(document, before, *kind),
        NodeEdit::Pinned(pinned) => after.pinned = *pinned,
        NodeEdit::Hidden(hidden) => {
            // What nobody sees must not hold deals.
            let inside = document.nodes.values().filter(|node| node.parent == Some(id)).map(|node| node.id);
            let nodes: Set<NodeId> = inside.chain([id]).collect();
            let deals = document.deals.values().filter(|deal| deal.node().is_some_and(|node| nodes.contains(&node)));
            let deals = deals.count();
            if *hidden && deals > 0 {
                return Err(Rejection::DealsInTheWay { deals, nodes });
            }
            after.hidden = *hidden;
        }
        NodeEdit::Expanded(expanded) => {
            if before.kind != NodeKind::Stage {
                return Err(Rejection::Gone);
            }
            after.expanded = *expanded;
        }
        NodeEdit::Parent(parent) => {
            let stage = |id: NodeId| document.nodes.get(&id).is_some_and(|node| node.kind == NodeKind::Stage);
            if !before.kind.fits_inside() || !parent.is_none_or(stage) {
                return Err(Rejection::Gone);
            }
            after.parent = *parent;
        }
        // Only stages and steps have a card.
        _ if !before.kind.has_card() => return Err(Rejection::Gone),
        NodeEdit::Entry(entry) => after.card.entry = text(Field::Entry, entry)?,
        NodeEdit::Details(details) => after.card.details = text(Field::Details, details)?,
        NodeEdit::Exit(items) => {
            after.card.exit = checklist(items)?;
            let elsewhere = document.nodes.values().filter(|node| node.id != id).flat_map(|node| &node.card.exit);
            let taken: Set<ItemId> = elsewhere.map(|item| item.id).collect();
            if after.card.exit.iter().any(|item| taken.contains(&item.id)) {
                return Err(Rejection::Taken);
            }
        }
        NodeEdit::Owner(owner) => {
            if owner.is_some_and(|owner| !document.departments.contains_key(&owner)) {
                return Err(Rejection::Gone);
            }
            after.card.owner = *owner;
        }
        NodeEdit::OwnerNamed(fresh, name) => {
            let name = line(Field::Owner, name)?;
            let same = |department: &&Department| lowercase(&department.name) == lowercase(&name);
            after.card.owner = match document.departments.values().find(same) {
                Some(known) => Some(known.id),
                None if name.is_empty() => None,
                None if document.departments.contains_key(fresh) => return Err(Rejection::Taken),
                None if document.departments.len() >= limits::NAMES => {
                    return Err(Rejection::TooMany { limit: limits::NAMES });
                }
                None => {
                    diff.departments.push(added(Department { id: *fresh, name }));
                    Some(*fresh)
                }
            };
        }
        NodeEdit::Expected(time) => {
            let ordered = |time: &ExpectedTime| ExpectedTime::new(time.min, time.typical, time.max).is_some();
            if !time.as_ref().is_none_or(ordered) {
                return Err(Rejection::WrongNumber);
            }
            after.card.expected = *time;
        }
        NodeEdit::Phase(phase) => {
            if phase.is_some_and(|phase| !document.phases.contains_key(&phase)) {
                return Err(Rejection::Gone);
            }
            after.card.phase = *phase;
        }
        NodeEdit::More(more) => {
            after.card.more = (**more).clone();
            super::entries::check(document, &[], |to| after.card.more.describe(to))?;
        }
        NodeEdit::Probability(percent) => {
            if percent.is_some_and(|percent| percent > 100) {
                return Err(Rejection::WrongNumber);
            }
            after.card.probability = *percent;
        }
    }
    diff.nodes = changed(before, after);
    Ok(diff)
}

/// The same edit for several nodes as one diff. Each sees what came before it, so that a new department is made once.
pub(super) fn edit_nodes(document: &Document, ids: &Set<NodeId>, edit: &NodeEdit) -> Result<Diff, Rejection> {
    let mut draft = document.clone();
    let mut all = Diff::default();
    let carded = ids.iter().filter(|id| document.nodes.get(id).is_some_and(|node| node.kind.has_card()));
    for id in carded {
        let diff = edit_node(&draft, *id, edit)?;
        draft.apply(&diff);
        // No record comes twice: a node is edited once, a department made once.
        all.nodes.extend(diff.nodes);
        all.departments.extend(diff.departments);
    }
    Ok(all)
}

/// Another kind for a node. Its middle stays where it is; a card is only given up where there is nothing on it.
fn change_kind(document: &Document, before: &Node, kind: NodeKind) -> Result<Diff, Rejection> {
    if !kind.holds_deals() && document.deals_in(before.id).next().is_some() {
        return Err(Rejection::NoPlaceForDeals(before.id));
    }
    if !kind.connects() && document.transitions_of(&Set::from([before.id])).next().is_some() {
        return Err(Rejection::NotConnectable);
    }
    if before.kind == NodeKind::Stage && document.nodes.values().any(|node| node.parent == Some(before.id)) {
        return Err(Rejection::HasSteps);
    }
    if !kind.has_card() && before.card != Card::default() {
        return Err(Rejection::CardWouldBeLost);
    }
    let (old, new) = (before.kind.size(), kind.size());
    let shift = crate::core::geometry::point((old.width - new.width) / 2.0, (old.height - new.height) / 2.0);
    let mut after = Node { kind, position: before.position.plus(shift).tidy(), ..before.clone() };
    if !kind.has_card() {
        after.card = Card::default();
    }
    if !kind.fits_inside() {
        after.parent = None;
    }
    after.expanded &= kind == NodeKind::Stage;
    after.name = name(kind, &before.name)?;
    Ok(Diff { nodes: changed(before, after), ..Diff::default() })
}
