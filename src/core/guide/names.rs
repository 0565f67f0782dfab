//! What the stages are called: those of a ready map, or a list of one's own, in the place of what is on the map.

use super::beginning::{begin_with, suggested};
use super::row;
use crate::core::command::{Command, MapEdit, plan};
use crate::core::geometry::point;
use crate::core::ids::{DepartmentId, IdSource, PhaseId, TransitionId};
use crate::core::letters::lowercase;
use crate::core::model::{Date, Document, Node, NodeKind, Transition, TransitionKind};
use crate::core::sorted::{Map, Set};

/// The names in a list that somebody typed: one a line, without the numbers and dashes that lists have.
pub fn listed(text: &str) -> Vec<&str> {
    text.lines().map(bare).filter(|name| !name.is_empty()).collect()
}

fn bare(line: &str) -> &str {
    let line = line.trim();
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    let line = if numbered { behind } else { line };
    line.trim_start_matches(['.', ')', '-', '–', '•', '*']).trim()
}

/// Puts another map in the place of everything that is on this one, and lets it begin where this one is to begin.
/// Departments and phases that are called the same are the same. Rejected while there are deals on the map.
pub fn replace(document: &Document, ready: Document, on: Date) -> Command {
    let mut edits = cleared(document, on);
    let same = |one: &str, other: &str| lowercase(one.trim()) == lowercase(other.trim());
    let mut departments: Map<DepartmentId, DepartmentId> = Map::new();
    for department in ready.departments.values() {
        let known = document.departments.values().find(|known| same(&known.name, &department.name));
        departments.insert(department.id, known.map_or(department.id, |known| known.id));
        if known.is_none() {
            edits.push(Command::EditMap(MapEdit::Department(department.id, department.name.clone())));
        }
    }
    let mut phases: Map<PhaseId, PhaseId> = Map::new();
    for phase in ready.phases.values() {
        let known = document.phases.values().find(|known| same(&known.name, &phase.name));
        phases.insert(phase.id, known.map_or(phase.id, |known| known.id));
        if known.is_none() {
            edits.push(Command::EditMap(MapEdit::Phase(phase.id, phase.name.clone())));
        }
    }
    let mut nodes: Vec<Node> = ready.nodes.into_values().collect();
    for node in &mut nodes {
        node.card.owner = node.card.owner.and_then(|owner| departments.get(&owner).copied());
        node.card.phase = node.card.phase.and_then(|phase| phases.get(&phase).copied());
    }
    edits.push(Command::Insert { nodes, transitions: ready.transitions.into_values().collect() });
    begun(document, edits)
}

/// Puts stages with these names in the place of everything that is on the map, in a row that ends with the two outcomes
/// `won` and `lost` by these names. Rejected while there are deals on the map.
pub fn with_names(
    document: &Document,
    names: &[&str],
    (won, lost): (&str, &str),
    ids: &mut IdSource,
    on: Date,
) -> Command {
    let (mut nodes, mut transitions) = row(names, point(0.0, 0.0), ids);
    if let Some(last) = nodes.last().cloned() {
        let beside = |kind: NodeKind, name: &str, down: f64, ids: &mut IdSource| {
            let right = last.bounds().right() + 64.0;
            Node::new(ids.make(), kind, name, point(right, last.bounds().center().y - kind.size().height / 2.0 + down))
        };
        let won = beside(NodeKind::Won, won, 0.0, ids);
        let lost = beside(NodeKind::Lost, lost, 72.0, ids);
        let mut lead = |kind, to: &Node| Transition::new(ids.make::<TransitionId>(), kind, last.id, to.id);
        transitions.extend([lead(TransitionKind::Advance, &won), lead(TransitionKind::No, &lost)]);
        nodes.extend([won, lost]);
    }
    let mut edits = cleared(document, on);
    edits.push(Command::Insert { nodes, transitions });
    begun(document, edits)
}

fn cleared(document: &Document, on: Date) -> Vec<Command> {
    let nodes: Set<_> = document.nodes.keys().copied().collect();
    let delete = Command::Delete { nodes, transitions: Set::new(), deals_to: None, on };
    if document.nodes.is_empty() { Vec::new() } else { vec![delete] }
}

/// The same, with the beginning that the map is to have.
fn begun(document: &Document, mut edits: Vec<Command>) -> Command {
    let mut draft = document.clone();
    if let Ok(diff) = plan(document, &Command::Together(edits.clone())) {
        draft.apply(&diff);
        let start = draft.map.purpose.start;
        edits.push(begin_with(&draft, start, suggested(&draft, start)));
    }
    Command::Together(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::command::Rejection;
    use crate::core::language::Language;
    use crate::core::model::{Deal, Flow, StartingPoint};
    use crate::core::template::{Template, build, empty};

    fn today() -> Date {
        Date::parse("2026-03-02").unwrap()
    }

    fn carried_out(document: &mut Document, command: &Command) {
        let diff = plan(document, command).unwrap();
        document.apply(&diff);
        assert_eq!(document.invariants(), []);
    }

    fn names(document: &Document) -> Vec<&str> {
        Flow::of(document).stages(document).into_iter().map(|id| document.node_name(id)).collect()
    }

    #[test]
    fn a_list_is_read_as_people_write_lists() {
        let check = |text: &str, expected: &[&str]| assert_eq!(listed(text), expected, "{text:?}");
        check("Lead\n  Demo \n\nOffer", &["Lead", "Demo", "Offer"]);
        check("1. Lead\n2) Demo\n- Offer\n• Order", &["Lead", "Demo", "Offer", "Order"]);
        check("2nd meeting\n14 days of trial\n...", &["2nd meeting", "14 days of trial"]);
        check("", &[]);
    }

    #[test]
    fn a_ready_map_takes_the_place_and_begins_where_it_was_asked_to() {
        let mut ids = IdSource::new(1);
        let mut document = empty(Language::English, &mut ids, today());
        let begin = begin_with(&document, StartingPoint::Interaction, None);
        carried_out(&mut document, &begin);
        let ready = build(Template::Fourteen, Language::English, &mut ids, today());
        let command = replace(&document, ready, today());
        carried_out(&mut document, &command);
        assert_eq!((names(&document).len(), names(&document)[0]), (11, "Sales interaction"));
        assert_eq!((document.departments.len(), document.phases.len()), (4, 4), "the same ones");
        let ready = build(Template::Six, Language::Polish, &mut ids, today());
        let command = replace(&document, ready, today());
        carried_out(&mut document, &command);
        assert_eq!(names(&document).len(), 6);
        assert!(
            document
                .nodes
                .values()
                .filter(|node| node.kind == NodeKind::Stage)
                .all(|node| { node.card.owner.is_some() && node.card.phase.is_some() })
        );
    }

    #[test]
    fn a_list_becomes_a_row_with_two_ends() {
        let mut ids = IdSource::new(1);
        let mut document = build(Template::Six, Language::English, &mut ids, today());
        let own = ["Lead", "Talk", "Offer", "Trial", "Order", "Delivery"];
        let command = with_names(&document, &own, ("Won", "Lost"), &mut ids, today());
        carried_out(&mut document, &command);
        assert_eq!(names(&document), own);
        assert_eq!(document.nodes.len(), 8);
        let found = crate::core::checks::findings(&document, document.map.created);
        let structure = [crate::core::checks::Check::DeadEnd, crate::core::checks::Check::Unreachable];
        assert!(found.open.iter().all(|finding| !structure.contains(&finding.check)));
    }

    #[test]
    fn deals_keep_what_they_are_in() {
        let mut ids = IdSource::new(1);
        let mut document = build(Template::Six, Language::English, &mut ids, today());
        let first = Flow::of(&document).stages(&document)[0];
        let deal = Deal::new(ids.make(), "Deal", first, today());
        document.deals.insert(deal.id, deal);
        let command = with_names(&document, &["Lead"], ("Won", "Lost"), &mut ids, today());
        assert!(matches!(plan(&document, &command), Err(Rejection::DealsInTheWay { .. })));
    }
}
