//! What the panels commit: one edit for several stages, a transition turned round, an expected time that stays in order.

use stagecraft::core::command::{Command, NodeEdit, TransitionEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{DepartmentId, Identifier, NodeId, TransitionId};
use stagecraft::core::model::{Date, Document, ExpectedTime, Node, NodeKind, Transition, TransitionKind};
use stagecraft::core::sorted::Set;

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn map() -> Document {
    let mut document = Document::new(id("m"), "Map", Date::new(2026, 1, 1).unwrap());
    for (name, kind) in [("a", NodeKind::Stage), ("b", NodeKind::Stage), ("d", NodeKind::Decision)] {
        document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
    }
    document.transitions.insert(id("t"), Transition::new(id("t"), TransitionKind::Advance, id("a"), id("b")));
    document
}

#[test]
fn one_edit_for_several_stages_is_one_diff_and_makes_a_department_once() {
    let mut document = map();
    let before = document.clone();
    let nodes: Set<NodeId> = document.nodes.keys().copied().collect();
    let owner: DepartmentId = id("o");
    let command = Command::EditNodes(nodes, NodeEdit::OwnerNamed(owner, "Sales".to_owned()));
    let diff = plan(&document, &command).unwrap();
    document.apply(&diff);
    assert_eq!(document.departments.len(), 1);
    for (node, expected) in [("a", Some(owner)), ("b", Some(owner)), ("d", None)] {
        assert_eq!(document.nodes[&id::<NodeId>(node)].card.owner, expected, "{node}");
    }
    document.apply(&diff.reversed());
    assert_eq!(document, before);
}

#[test]
fn a_transition_is_turned_round_in_one_step() {
    let mut document = map();
    let diff = plan(&document, &Command::EditTransition(id("t"), TransitionEdit::Swap)).unwrap();
    document.apply(&diff);
    let way = &document.transitions[&id::<TransitionId>("t")];
    assert_eq!((way.from, way.to), (id("b"), id("a")));
}

#[test]
fn the_days_of_an_expected_time_give_way_to_the_one_that_is_changed() {
    let time = |min, typical, max| ExpectedTime::new(min, typical, max).unwrap();
    assert_eq!(ExpectedTime::with(None, 1, 5), time(5, 5, 5));
    for (part, days, expected) in [
        (0, 3, time(3, 5, 9)),
        (0, 7, time(7, 7, 9)),
        (0, 12, time(12, 12, 12)),
        (1, 1, time(1, 1, 9)),
        (1, 10, time(2, 10, 10)),
        (2, 4, time(2, 4, 4)),
        (2, 1, time(1, 1, 1)),
    ] {
        assert_eq!(ExpectedTime::with(Some(time(2, 5, 9)), part, days), expected, "part {part}, {days} days");
    }
}
