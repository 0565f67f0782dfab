use super::*;
use crate::core::geometry::point;
use crate::core::ids::{Identifier, MapId};
use crate::core::language::Language;
use crate::core::model::{ChecklistItem, Date, Department, NodeKind, Transition, TransitionKind};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

/// A map on which nothing is found: two stages with whole cards, and where the second leads.
fn sound() -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
    document.departments.insert(id("o"), Department { id: id("o"), name: "Sales".to_owned() });
    for (name, kind) in [("a", NodeKind::Stage), ("b", NodeKind::Stage), ("won", NodeKind::Won)] {
        let mut node = Node::new(id(name), kind, name, point(0.0, 0.0));
        if kind == NodeKind::Stage {
            let text = "Call".to_owned();
            let item =
                ChecklistItem { id: id(name), text, required: true, evidence: String::new(), who: String::new() };
            node.card.exit = vec![item];
            node.card.entry = "A lead".to_owned();
            node.card.details = "We call".to_owned();
            node.card.owner = Some(id("o"));
        }
        document.nodes.insert(node.id, node);
    }
    lead(&mut document, "ab", "a", "b", "");
    lead(&mut document, "bw", "b", "won", "");
    document
}

fn lead(document: &mut Document, name: &str, from: &str, to: &str, label: &str) {
    let mut way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
    way.label = label.to_owned();
    document.transitions.insert(way.id, way);
}

fn add(document: &mut Document, name: &str, kind: NodeKind) {
    document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
}

/// What is found after a change of a sound map: the nodes, by check.
fn check(change: impl FnOnce(&mut Document), check: Check, expected: &[&str]) {
    let mut document = sound();
    assert_eq!(findings(&document).iter().next(), None);
    change(&mut document);
    let found = findings(&document);
    let at: Vec<String> =
        found.iter().filter(|finding| finding.check == check).map(|finding| finding.node.to_string()).collect();
    assert_eq!(at, expected, "{check:?}");
}

fn stage<'a>(document: &'a mut Document, name: &str) -> &'a mut Node {
    document.nodes.get_mut(&id::<NodeId>(name)).unwrap()
}

#[test]
fn a_stage_without_a_way_out_is_a_dead_end() {
    let cut = |document: &mut Document| drop(document.transitions.remove(&id::<crate::core::ids::TransitionId>("bw")));
    check(cut, Check::DeadEnd, &["b"]);
    check(
        |document| {
            cut(document);
            lead(document, "bb", "b", "b", "");
        },
        Check::DeadEnd,
        &["b"],
    );
    check(
        |document| {
            cut(document);
            lead(document, "ba", "b", "a", "");
        },
        Check::DeadEnd,
        &[],
    );
}

#[test]
fn names_are_compared_as_people_read_them() {
    check(|document| stage(document, "b").name = " A ".to_owned(), Check::DuplicateName, &["a", "b"]);
    check(|document| stage(document, "won").name = "a".to_owned(), Check::DuplicateName, &[]);
}

#[test]
fn a_decision_needs_two_ways_that_say_something() {
    let decision = |document: &mut Document| {
        add(document, "d", NodeKind::Decision);
        lead(document, "bd", "b", "d", "");
        lead(document, "dw", "d", "won", "Yes");
    };
    check(decision, Check::FewBranches, &["d"]);
    check(decision, Check::UnlabelledBranch, &[]);
    check(
        |document| {
            decision(document);
            lead(document, "da", "d", "a", " ");
        },
        Check::UnlabelledBranch,
        &["d"],
    );
}

#[test]
fn a_stage_needs_a_whole_card_and_an_owner() {
    check(|document| stage(document, "a").card.entry.clear(), Check::IncompleteCard, &["a"]);
    check(|document| stage(document, "a").card.owner = None, Check::NoOwner, &["a"]);
}

#[test]
fn what_no_deal_can_come_to_is_named() {
    check(|document| add(document, "lost", NodeKind::Lost), Check::Unreachable, &["lost"]);
    check(|document| add(document, "note", NodeKind::Note), Check::Unreachable, &[]);
    // A loop beside the process is entered from nowhere; a process that is all loop may begin anywhere.
    check(
        |document| {
            add(document, "x", NodeKind::Stage);
            add(document, "y", NodeKind::Stage);
            lead(document, "xy", "x", "y", "");
            lead(document, "yx", "y", "x", "");
        },
        Check::Unreachable,
        &["x", "y"],
    );
    check(|document| lead(document, "ba", "b", "a", ""), Check::Unreachable, &[]);
    check(
        |document| {
            add(document, "s", NodeKind::Step);
            stage(document, "s").parent = Some(id("b"));
        },
        Check::Unreachable,
        &[],
    );
}

#[test]
fn the_templates_are_sound() {
    use crate::core::ids::IdSource;
    use crate::core::template::{Template, build};
    for template in Template::ALL {
        for language in [Language::English, Language::Polish] {
            let document = build(template, language, &mut IdSource::new(1), Date::new(2026, 1, 1).unwrap());
            assert_eq!(findings(&document).iter().collect::<Vec<_>>(), Vec::<&Finding>::new(), "{template:?}");
        }
    }
}
