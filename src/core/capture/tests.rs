use super::*;
use crate::core::command::{Command, plan};
use crate::core::geometry::point;
use crate::core::ids::{IdSource, Identifier, MapId, NodeId};
use crate::core::model::{Date, Document, Involvement, Kept, Node, NodeKind, Part, Person, Transition, TransitionKind};
use crate::core::sorted::Set;

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn document(names: &[&str]) -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
    let person = Person { name: "Ann".to_owned(), ..Person::blank(id("ann")) };
    document.entries.insert(person.id, person.entry());
    for (order, name) in (0..).zip(names) {
        let capture =
            Capture { order: Some(order), name: (*name).to_owned(), ..Capture::blank(id(&name.to_lowercase())) };
        document.entries.insert(capture.id, capture.entry());
    }
    document
}

fn carry_out(document: &mut Document, command: &Command) {
    let diff = plan(document, command).unwrap();
    document.apply(&diff);
    assert_eq!(document.invariants(), []);
}

fn order(document: &Document) -> Vec<&str> {
    captured(document).into_iter().map(|capture| capture.name.as_str()).collect()
}

fn all(document: &Document) -> Set<EntryId> {
    document.all::<Capture>().map(|capture| capture.id).collect()
}

#[test]
fn lines_and_tables_are_steps() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let found = lines(text);
        let found: Vec<_> = found.iter().map(|line| (line.name.as_str(), line.actor.as_str())).collect();
        assert_eq!(found, expected, "{text:?}");
    };
    check("Call back\r\n\n  Send the offer \n", &[("Call back", ""), ("Send the offer", "")]);
    check("Call back\tSales\nSend\t Service \textra", &[("Call back", "Sales"), ("Send", "Service")]);
    check(
        "1. Call\n2) Send\n- Ask\n• Sign\n* File",
        &[("Call", ""), ("Send", ""), ("Ask", ""), ("Sign", ""), ("File", "")],
    );
    check("3.5 days of tests\n30 calls\n-5 %", &[("3.5 days of tests", ""), ("30 calls", ""), ("-5 %", "")]);
    check("\tSales\n", &[]);
    check("Send \"the\" offer; ask, wait", &[("Send \"the\" offer; ask, wait", "")]);
    check("", &[]);
    assert_eq!(lines(&"a\n".repeat(2000)).len(), 500);
}

#[test]
fn a_step_is_moved_among_the_others() {
    let mut document = document(&["A", "B", "C", "D"]);
    let after = |document: &mut Document, name: &str, to: usize| {
        let entries: Vec<_> = moved(document, id(name), to).into_iter().map(Kept::entry).collect();
        let touched = entries.len();
        carry_out(document, &Command::Put(entries));
        touched
    };
    assert_eq!(after(&mut document, "d", 0), 4);
    assert_eq!(order(&document), ["D", "A", "B", "C"]);
    assert_eq!(after(&mut document, "a", 2), 2, "those that stand where they stood are left alone");
    assert_eq!(order(&document), ["D", "B", "A", "C"]);
    assert_eq!(after(&mut document, "d", 99), 4);
    assert_eq!(order(&document), ["B", "A", "C", "D"]);
    assert_eq!((moved(&document, id("b"), 0), moved(&document, id("gone"), 1)), (vec![], vec![]));
    assert_eq!((next_place(&document), next_place(&super::tests::document(&[]))), (4, 0));
}

#[test]
fn everything_goes_onto_the_map_as_one_step() {
    let mut document = document(&["A", "B", "C", "D", "E", "F"]);
    let stage = Node::new(id("s"), NodeKind::Stage, "Start", point(100.0, 40.0));
    document.nodes.insert(stage.id, stage);
    let named = Capture {
        actor: "Sales".to_owned(),
        tool: "Phone".to_owned(),
        days: Some(3),
        person: Some(id("ann")),
        ..document.entry::<Capture>(id("a")).unwrap().clone()
    };
    document.entries.insert(named.id, named.entry());
    let placed = place(&document, &all(&document), None, &mut IdSource::new(1)).unwrap();
    carry_out(&mut document, &placed.command);
    assert_eq!(document.all::<Capture>().count(), 0, "they leave the list");
    let nodes: Vec<&Node> = placed.nodes.iter().map(|id| &document.nodes[id]).collect();
    assert_eq!(nodes.iter().map(|node| node.name.as_str()).collect::<String>(), "ABCDEF");
    assert!(nodes.iter().all(|node| node.kind == NodeKind::Stage && node.parent.is_none()));
    assert_eq!(nodes[0].position, point(100.0 + 184.0 + 64.0, 40.0), "beside the last stage");
    assert!(nodes[5].position.x == nodes[0].position.x && nodes[5].position.y > nodes[0].position.y);
    assert_eq!(document.transitions.len(), 6, "the last stage led nowhere, and goes on to the first of them");
    let first = &nodes[0].card;
    assert_eq!((first.more.actor.as_str(), first.more.tool.as_str()), ("Sales", "Phone"));
    assert_eq!(first.expected.map(|time| (time.min, time.typical, time.max)), Some((3, 3, 3)));
    let asked: Vec<&Involvement> = document.all().collect();
    assert!(matches!(asked.as_slice(), [one] if one.part == Part::Consulted && one.person == Some(id("ann"))));
    assert!(place(&document, &all(&document), None, &mut IdSource::new(1)).is_none());
}

#[test]
fn where_the_row_is_not_free_it_stands_below_and_what_leads_on_is_left_alone() {
    let mut document = document(&["A", "B"]);
    for (name, kind, x, y) in [("s", NodeKind::Stage, 0.0, 0.0), ("won", NodeKind::Won, 300.0, 0.0)] {
        let node = Node::new(id(name), kind, name, point(x, y));
        document.nodes.insert(node.id, node);
    }
    let way = Transition::new(id("sw"), TransitionKind::Advance, id("s"), id("won"));
    document.transitions.insert(way.id, way);
    let placed = place(&document, &all(&document), None, &mut IdSource::new(1)).unwrap();
    carry_out(&mut document, &placed.command);
    assert_eq!(document.nodes[&placed.nodes[0]].position, point(0.0, 72.0 + 64.0));
    assert_eq!(document.transitions.len(), 2);
}

#[test]
fn inside_a_stage_they_are_steps() {
    let mut document = document(&["A", "B"]);
    let stage = Node::new(id("s"), NodeKind::Stage, "Stage", point(500.0, 500.0));
    document.nodes.insert(stage.id, stage);
    let one = Set::from([id::<EntryId>("a")]);
    let placed = place(&document, &one, Some(id("s")), &mut IdSource::new(1)).unwrap();
    carry_out(&mut document, &placed.command);
    let first = &document.nodes[&placed.nodes[0]];
    assert_eq!((first.kind, first.parent, first.position), (NodeKind::Step, Some(id("s")), point(0.0, 0.0)));
    assert_eq!(order(&document), ["B"], "the others stay");
    let placed = place(&document, &all(&document), Some(id("s")), &mut IdSource::new(2)).unwrap();
    carry_out(&mut document, &placed.command);
    assert_eq!(document.nodes[&placed.nodes[0]].position, point(184.0 + 64.0, 0.0));
    assert_eq!(document.transitions.len(), 1, "from the step before");
    let gone = place(&self::document(&["A"]), &one, Some(id::<NodeId>("gone")), &mut IdSource::new(1)).unwrap();
    assert!(plan(&self::document(&["A"]), &gone.command).is_ok_and(|diff| diff.nodes.len() == 1));
}
