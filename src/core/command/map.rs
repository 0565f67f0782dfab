//! Adding, moving and connecting nodes, and changing the map as a whole.

use super::entries::Gone;
use super::*;
use crate::core::model::LARGEST_AMOUNT;
use crate::core::sorted::Map;

pub(super) fn insert(document: &Document, nodes: &[Node], transitions: &[Transition]) -> Result<Diff, Rejection> {
    let room = |there: usize, more: usize, limit: usize| {
        if there + more > limit { Err(Rejection::TooMany { limit }) } else { Ok(()) }
    };
    room(document.nodes.len(), nodes.len(), limits::NODES)?;
    room(document.transitions.len(), transitions.len(), limits::TRANSITIONS)?;
    let mut diff = Diff::default();
    let mut fresh = Seen::default();
    let mut items = Seen::default();
    for item in document.nodes.values().flat_map(item_ids) {
        items.insert(item);
    }
    for node in nodes {
        let taken = document.nodes.contains_key(&node.id) || document.retired.contains_key(&node.id);
        if taken || !fresh.insert(node.id) || !item_ids(node).all(|item| items.insert(item)) {
            return Err(Rejection::Taken);
        }
        let mut node = node.clone();
        node.name = super::cards::name(node.kind, &node.name)?;
        node.position = node.position.tidy();
        node.expanded &= node.kind == NodeKind::Stage;
        node.card = checked_card(document, node.kind, node.card)?;
        diff.nodes.push(added(node));
    }
    // Parents and ends may be among what comes with the command.
    let coming: Map<NodeId, NodeKind> = nodes.iter().map(|node| (node.id, node.kind)).collect();
    let kind = |id: NodeId| coming.get(&id).copied().or_else(|| document.nodes.get(&id).map(|node| node.kind));
    for change in &mut diff.nodes {
        if let Some(node) = &mut change.after {
            let fits = node.kind.fits_inside();
            node.parent = node.parent.filter(|parent| fits && kind(*parent) == Some(NodeKind::Stage));
        }
    }
    let mut fresh = Seen::default();
    for way in transitions {
        if document.transitions.contains_key(&way.id) || !fresh.insert(way.id) {
            return Err(Rejection::Taken);
        }
        for end in [way.from, way.to] {
            match kind(end) {
                None => return Err(Rejection::Gone),
                Some(kind) if !kind.connects() => return Err(Rejection::NotConnectable),
                Some(_) => {}
            }
        }
        let mut way = way.clone();
        way.label = line(Field::Label, &way.label)?;
        way.bends = bends(&way.bends)?;
        way.handover = line(Field::Text, &way.handover)?;
        way.handover_days = days(way.handover_days)?;
        super::entries::check(document, &[], |to| way.onward.describe(to))?;
        diff.transitions.push(added(way));
    }
    Ok(diff)
}

/// Bends within the world and their limit.
fn bends(bends: &[Point]) -> Result<Vec<Point>, Rejection> {
    if bends.len() > limits::BENDS {
        return Err(Rejection::TooMany { limit: limits::BENDS });
    }
    Ok(bends.iter().map(|at| at.tidy()).collect())
}

/// Days that can be waited for.
fn days(days: Option<u32>) -> Result<Option<u32>, Rejection> {
    if days.is_some_and(|days| days > ExpectedTime::LONGEST) { Err(Rejection::WrongNumber) } else { Ok(days) }
}

fn item_ids(node: &Node) -> impl Iterator<Item = ItemId> {
    node.card.exit.iter().map(|item| item.id)
}

/// A card that fits into this document: known owner and phase, texts within their limits.
fn checked_card(document: &Document, kind: NodeKind, card: Card) -> Result<Card, Rejection> {
    if !kind.has_card() {
        return Ok(Card::default());
    }
    Ok(Card {
        entry: text(Field::Entry, &card.entry)?,
        details: text(Field::Details, &card.details)?,
        exit: super::cards::checklist(&card.exit)?,
        owner: card.owner.filter(|owner| document.departments.contains_key(owner)),
        phase: card.phase.filter(|phase| document.phases.contains_key(phase)),
        expected: card.expected.and_then(|time| ExpectedTime::new(time.min, time.typical, time.max)),
        probability: card.probability.map(|percent| percent.min(100)),
        more: {
            let mut more = card.more;
            super::entries::check(document, &[], |to| more.describe(to))?;
            more
        },
    })
}

pub(super) fn move_nodes(document: &Document, moves: &[(NodeId, Point)]) -> Result<Diff, Rejection> {
    let mut diff = Diff::default();
    let mut seen = Seen::default();
    for (id, position) in moves.iter().filter(|(id, _)| seen.insert(*id)) {
        let node = document.nodes.get(id).ok_or(Rejection::Gone)?;
        diff.nodes.extend(changed(node, Node { position: position.tidy(), ..node.clone() }));
    }
    Ok(diff)
}

pub(super) fn edit_transition(document: &Document, id: TransitionId, edit: &TransitionEdit) -> Result<Diff, Rejection> {
    let before = document.transitions.get(&id).ok_or(Rejection::Gone)?;
    let end = |node: &NodeId| match document.nodes.get(node) {
        None => Err(Rejection::Gone),
        Some(node) if !node.kind.connects() => Err(Rejection::NotConnectable),
        Some(node) => Ok(node.id),
    };
    let mut after = before.clone();
    match edit {
        TransitionEdit::Label(label) => after.label = line(Field::Label, label)?,
        TransitionEdit::Kind(kind) => after.kind = *kind,
        TransitionEdit::From(node) => after.from = end(node)?,
        TransitionEdit::To(node) => after.to = end(node)?,
        TransitionEdit::Swap => {
            std::mem::swap(&mut after.from, &mut after.to);
            after.bends.reverse();
        }
        TransitionEdit::Bends(new) => after.bends = bends(new)?,
        TransitionEdit::Handover(what) => after.handover = line(Field::Text, what)?,
        TransitionEdit::HandoverDays(new) => after.handover_days = days(*new)?,
        TransitionEdit::Onward(new) => {
            after.onward = new.clone();
            super::entries::check(document, &[], |to| after.onward.describe(to))?;
        }
    }
    // A line bent by hand was bent for the nodes that it ran between.
    if (after.from, after.to) != (before.from, before.to) && *edit != TransitionEdit::Swap {
        after.bends.clear();
    }
    Ok(Diff { transitions: changed(before, after), ..Diff::default() })
}

pub(super) fn edit_map(document: &Document, edit: &MapEdit) -> Result<Diff, Rejection> {
    let mut map = document.map.clone();
    let mut diff = Diff::default();
    match edit {
        MapEdit::Name(name) => map.name = filled(name)?,
        MapEdit::Currency(currency) => {
            diff.deals = exchanged(document, map.currency.minor_units(), currency.minor_units())?;
            map.currency = *currency;
        }
        MapEdit::Locked(locked) => map.locked = *locked,
        MapEdit::Goal(goal) => map.purpose.goal = goal.clone().map(|goal| checked_goal(document, goal)).transpose()?,
        MapEdit::Plan(plan) => {
            map.purpose.plan.clone_from(plan);
            if let Some(plan) = &mut map.purpose.plan {
                super::entries::check(document, &[], |to| plan.describe(to))?;
                if plan.begins.zip(plan.ends).is_some_and(|(begins, ends)| ends < begins) {
                    return Err(Rejection::WrongNumber);
                }
            }
        }
        MapEdit::Start(start) => map.purpose.start = *start,
        MapEdit::Guide(step) => map.purpose.guide = *step,
        MapEdit::ReviewOn(day) => map.purpose.review_on = *day,
        MapEdit::DropDepartment(id, heir) => drop_department(document, *id, *heir, &mut diff)?,
        MapEdit::DropPhase(id, heir) => drop_phase(document, *id, *heir, &mut diff)?,
        MapEdit::PhaseOrder(ids) => {
            let order = |phase: &Phase| ids.iter().position(|id| *id == phase.id).unwrap_or(ids.len());
            let mut phases: Vec<&Phase> = document.phases.values().collect();
            crate::core::sort::by_key(&mut phases, |phase| (order(phase), phase.order));
            for (order, phase) in phases.into_iter().enumerate() {
                let order = u32::try_from(order).unwrap_or(u32::MAX);
                diff.phases.extend(changed(phase, Phase { order, ..phase.clone() }));
            }
        }
        MapEdit::Phase(id, name) => {
            let name = filled(name)?;
            match document.phases.get(id) {
                Some(phase) => diff.phases = changed(phase, Phase { name, ..phase.clone() }),
                None => {
                    let order = document.phases.values().map(|phase| phase.order.saturating_add(1)).max();
                    diff.phases.push(added(Phase { id: *id, name, order: order.unwrap_or(0) }));
                }
            }
        }
        MapEdit::Department(id, name) => {
            let name = filled(name)?;
            match document.departments.get(id) {
                Some(department) => diff.departments = changed(department, Department { name, ..department.clone() }),
                None => diff.departments.push(added(Department { id: *id, name })),
            }
        }
    }
    let full = |more: bool, there: usize| more && there >= limits::NAMES;
    if full(diff.phases.iter().any(|change| change.before.is_none()), document.phases.len())
        || full(diff.departments.iter().any(|change| change.before.is_none()), document.departments.len())
    {
        return Err(Rejection::TooMany { limit: limits::NAMES });
    }
    super::entries::check(document, &[], |to| map.purpose.describe(to))?;
    if map != document.map {
        diff.map = Some((document.map.clone(), map));
    }
    Ok(diff)
}

/// A goal that can be reached and missed.
fn checked_goal(document: &Document, mut goal: Goal) -> Result<Goal, Rejection> {
    super::entries::check(document, &[], |to| goal.describe(to))?;
    let backwards = goal.begins.zip(goal.deadline).is_some_and(|(begins, deadline)| deadline < begins);
    if backwards || goal.target.is_some_and(|target| target <= 0.0) {
        return Err(Rejection::WrongNumber);
    }
    Ok(goal)
}

/// A department goes; its stages and people get another one, or none.
fn drop_department(
    document: &Document,
    id: DepartmentId,
    heir: Option<DepartmentId>,
    diff: &mut Diff,
) -> Result<(), Rejection> {
    let known = document.departments.get(&id).ok_or(Rejection::Gone)?;
    if heir.is_some_and(|heir| heir == id || !document.departments.contains_key(&heir)) {
        return Err(Rejection::Gone);
    }
    diff.departments.push(removed(known));
    for node in document.nodes.values().filter(|node| node.card.owner == Some(id)) {
        let card = Card { owner: heir, ..node.card.clone() };
        diff.nodes.extend(changed(node, Node { card, ..node.clone() }));
    }
    let mut gone = Gone { departments: Set::from([id]), department: heir, ..Gone::default() };
    super::entries::untie(document, &mut gone, diff);
    Ok(())
}

/// A phase goes; its stages get another one, or none.
fn drop_phase(document: &Document, id: PhaseId, heir: Option<PhaseId>, diff: &mut Diff) -> Result<(), Rejection> {
    let known = document.phases.get(&id).ok_or(Rejection::Gone)?;
    if heir.is_some_and(|heir| heir == id || !document.phases.contains_key(&heir)) {
        return Err(Rejection::Gone);
    }
    diff.phases.push(removed(known));
    for node in document.nodes.values().filter(|node| node.card.phase == Some(id)) {
        let card = Card { phase: heir, ..node.card.clone() };
        diff.nodes.extend(changed(node, Node { card, ..node.clone() }));
    }
    Ok(())
}

fn filled(name: &str) -> Result<String, Rejection> {
    let name = line(Field::Name, name)?;
    if name.is_empty() { Err(Rejection::Empty(Field::Name)) } else { Ok(name) }
}

/// The deals whose amounts read otherwise where another currency has more or fewer decimals; rounded to the nearest.
pub(super) fn exchanged(document: &Document, before: i64, now: i64) -> Result<Vec<Change<Deal>>, Rejection> {
    let mut all = Vec::new();
    for deal in document.deals.values().filter(|_| before != now) {
        let whole = i128::from(deal.value.0) * i128::from(now) * 2 + i128::from(before);
        let value = i64::try_from(whole / (i128::from(before) * 2)).map_err(|_| Rejection::WrongAmount)?;
        if value > LARGEST_AMOUNT {
            return Err(Rejection::WrongAmount);
        }
        all.extend(changed(deal, Deal { value: Money(value), ..deal.clone() }));
    }
    Ok(all)
}
