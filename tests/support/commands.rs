//! A small map with everything on it, and random commands that fit it more often than not.

use stagecraft::core::command::{Command, DealEdit, DealMove, MapEdit, NodeEdit, TransitionEdit};
use stagecraft::core::geometry::{Point, point};
use stagecraft::core::ids::{DealId, DepartmentId, EntryId, IdSource, ItemId, NodeId, PhaseId, TransitionId};
use stagecraft::core::model::*;

use super::id;

pub fn day(number: i64) -> Date {
    Date::parse("2026-01-05").unwrap().plus_days(number)
}

/// Two people who work for A, one of whom answers for it; a persona with a need in B; triggers on B and t1; a comment on
/// the first with an answer.
pub fn playbook(document: &mut Document) {
    let person = |name: &str| Person { name: name.to_owned(), ..Person::blank(id(name)) };
    let works = |name: &str, person: &str, part: Part| {
        let (node, person) = (Some(id("A")), Some(id(person)));
        Involvement { node, person, part, ..Involvement::blank(id(name)) }
    };
    let entries = [
        Person { department: Some(id("Sales")), ..person("Ala") }.entry(),
        person("Bo").entry(),
        works("w1", "Ala", Part::Accountable).entry(),
        works("w2", "Bo", Part::Consulted).entry(),
        Persona { name: "CFO".to_owned(), ..Persona::blank(id("cfo")) }.entry(),
        Need { node: Some(id("B")), persona: Some(id("cfo")), ..Need::blank(id("need")) }.entry(),
        Marker { name: "Audit".to_owned(), node: Some(id("B")), ..Marker::blank(id("k1")) }.entry(),
        Marker { name: "Delay".to_owned(), transition: Some(id("t1")), ..Marker::blank(id("k2")) }.entry(),
        Motivator { name: "Trial".to_owned(), nodes: vec![id("A"), id("B")], ..Motivator::blank(id("m")) }.entry(),
        Comment { node: Some(id("B")), on: Some(day(0)), ..Comment::blank(id("c1")) }.entry(),
        Comment { answers: Some(id("c1")), on: Some(day(1)), ..Comment::blank(id("c2")) }.entry(),
    ];
    document.entries.extend(entries.map(|entry| (entry.id(), entry)));
}

pub fn item(name: &str, required: bool) -> ChecklistItem {
    ChecklistItem { id: id(name), text: name.to_owned(), required, evidence: String::new(), who: String::new() }
}

pub fn node(name: &str, kind: NodeKind, x: f64) -> Node {
    Node::new(id(name), kind, name, point(x, 0.0))
}

/// Two stages with a decision between them, steps, outcomes, a note, and deals in the first stage.
///
///     A (two items, one required) -> Q -> B -> C -> Won;  Q -> Lost (no);  B -> Later (no);  A has the step S
pub fn document() -> Document {
    let mut document = Document::new(id("m1"), "Map", day(0));
    for (order, name) in ["P1", "P2"].into_iter().enumerate() {
        document.phases.insert(id(name), Phase { id: id(name), name: name.to_owned(), order: order as u32 });
    }
    for name in ["Sales", "Service"] {
        document.departments.insert(id(name), Department { id: id(name), name: name.to_owned() });
    }
    let kinds = [
        ("A", NodeKind::Stage),
        ("Q", NodeKind::Decision),
        ("B", NodeKind::Stage),
        ("C", NodeKind::Stage),
        ("Won", NodeKind::Won),
        ("Lost", NodeKind::Lost),
        ("Later", NodeKind::NotNow),
        ("N", NodeKind::Note),
        ("S", NodeKind::Step),
    ];
    for (index, (name, kind)) in kinds.into_iter().enumerate() {
        document.nodes.insert(id(name), node(name, kind, 240.0 * index as f64));
    }
    let first = document.nodes.get_mut(&id::<NodeId>("A")).unwrap();
    first.card.exit = vec![item("i1", true), item("i2", false)];
    first.card.owner = Some(id("Sales"));
    document.nodes.get_mut(&id::<NodeId>("S")).unwrap().parent = Some(id("A"));
    document.nodes.get_mut(&id::<NodeId>("B")).unwrap().card.details = "Ask who decides".to_owned();
    let ways = [
        ("t1", "A", "Q", TransitionKind::Advance),
        ("t2", "Q", "B", TransitionKind::Branch),
        ("t3", "B", "C", TransitionKind::Advance),
        ("t4", "C", "Won", TransitionKind::Advance),
        ("t5", "Q", "Lost", TransitionKind::No),
        ("t6", "B", "Later", TransitionKind::No),
    ];
    for (name, from, to, kind) in ways {
        document.transitions.insert(id(name), Transition::new(id(name), kind, id(from), id(to)));
    }
    for name in ["d1", "d2"] {
        document.deals.insert(id(name), Deal::new(id(name), name, id("A"), day(1)));
    }
    document.deals.insert(id("d3"), Deal::new(id("d3"), "d3", id("C"), day(1)));
    playbook(&mut document);
    assert_eq!(document.invariants(), []);
    document
}

/// A card with something in every field.
pub fn full_card() -> Card {
    Card {
        entry: "Entry".to_owned(),
        details: "More\nthan one line".to_owned(),
        exit: vec![item("i8", true), item("i9", false)],
        owner: Some(id("Sales")),
        expected: ExpectedTime::new(1, 2, 3),
        phase: Some(id("P1")),
        probability: Some(40),
        more: Particulars { customer_value: "Certainty".to_owned(), ..Particulars::default() },
    }
}

pub fn document_without_deals() -> Document {
    document().without_deals()
}

pub fn goal(target: f64) -> Goal {
    Goal {
        kind: GoalKind::Amount,
        target: Some(target),
        begins: Some(day(0)),
        deadline: Some(day(300)),
        ..Goal::default()
    }
}

/// One random command that fits the document more often than not.
pub fn random(document: &Document, ids: &mut IdSource, genes: [u32; 4]) -> Command {
    let [kind, one, two, three] = genes.map(|gene| gene as usize);
    let pick = |list: Vec<NodeId>, at: usize| list.get(at % (list.len() + 1).max(1)).copied().unwrap_or(id("gone"));
    let nodes = || document.nodes.keys().copied().collect::<Vec<_>>();
    let ways: Vec<TransitionId> = document.transitions.keys().copied().collect();
    let deals: Vec<DealId> = document.deals.keys().copied().collect();
    let way = ways.get(one % (ways.len() + 1)).copied().unwrap_or(id("gone"));
    let deal = deals.get(one % (deals.len() + 1)).copied().unwrap_or(id("gone"));
    let items: Vec<ItemId> = document.nodes.values().flat_map(|node| &node.card.exit).map(|item| item.id).collect();
    let departments: Vec<DepartmentId> = document.departments.keys().copied().collect();
    let phases: Vec<PhaseId> = document.phases.keys().copied().collect();
    let (here, there) = (pick(nodes(), one), pick(nodes(), two));
    let text = ["", "A name", "  spaces\tand\u{7}bells\n", "ĄĘ 漢字 🎉", "sales"][two % 5].to_owned();
    let text = if three % 40 == 0 { "x".repeat(three % 12_000) } else { text };
    let node_kind = NodeKind::ALL[two % NodeKind::ALL.len()].0;
    let way_kind = TransitionKind::ALL[two % TransitionKind::ALL.len()].0;
    let place = point((two % 5000) as f64 / 3.0 - 800.0, (three % 5000) as f64 / 7.0);
    let on = day(three as i64 % 60 - 5);
    let entries: Vec<EntryId> = document.entries.keys().copied().collect();
    match kind % 28 {
        0..=2 => {
            let mut nodes = vec![
                Node::new(ids.make(), node_kind, &text, place),
                Node::new(ids.make(), NodeKind::Stage, "New", Point::default()),
            ];
            nodes[0].parent = Some(if three % 2 == 0 { here } else { nodes[1].id });
            nodes[0].card =
                Card { exit: vec![ChecklistItem { id: ids.make(), ..item("x", three % 3 > 0) }], ..full_card() };
            nodes[0].card.exit[0].text.clone_from(&text);
            let transitions = vec![
                Transition::new(ids.make(), way_kind, nodes[0].id, there),
                Transition {
                    label: text,
                    ..Transition::new(ids.make(), TransitionKind::Advance, nodes[0].id, nodes[1].id)
                },
            ];
            Command::Insert { nodes, transitions: transitions.into_iter().skip(three % 3).collect() }
        }
        3 => Command::Insert { nodes: vec![], transitions: vec![Transition::new(ids.make(), way_kind, here, there)] },
        4 => Command::Move(vec![(here, place), (there, point(place.y, place.x)), (here, Point::default())]),
        5 | 6 => Command::Delete {
            nodes: [here, there].into_iter().take(three % 3).collect(),
            transitions: [way].into_iter().take(two % 2).collect(),
            deals_to: Some(pick(nodes(), three)).filter(|_| three % 4 > 0),
            on,
        },
        7 => Command::EditNode(here, NodeEdit::Kind(node_kind)),
        8 => Command::EditNode(here, NodeEdit::Name(text)),
        9 => Command::EditNode(here, if three % 2 == 0 { NodeEdit::Entry(text) } else { NodeEdit::Details(text) }),
        10 => {
            let mut exit = document.nodes.get(&here).map(|node| node.card.exit.clone()).unwrap_or_default();
            let turn = usize::from(exit.len() > 1);
            exit.rotate_left(turn);
            exit.truncate(three % 4);
            exit.push(ChecklistItem { id: ids.make(), text, ..item("x", two % 2 == 0) });
            Command::EditNode(here, NodeEdit::Exit(exit))
        }
        11 => match three % 3 {
            0 => Command::EditNode(here, NodeEdit::Owner(departments.get(two % (departments.len() + 1)).copied())),
            1 => Command::EditNode(here, NodeEdit::OwnerNamed(ids.make(), text)),
            _ => Command::EditNode(here, NodeEdit::Phase(phases.get(two % (phases.len() + 1)).copied())),
        },
        12 => match three % 8 {
            4 => Command::EditNode(here, NodeEdit::Pinned(two % 2 == 0)),
            5 => Command::EditNode(here, NodeEdit::Expanded(two % 4 > 0)),
            6 => Command::EditNode(here, NodeEdit::Parent(Some(there).filter(|_| two % 4 > 0))),
            7 => Command::Together(vec![
                Command::Move(vec![(here, place)]),
                Command::EditNode(there, NodeEdit::OwnerNamed(ids.make(), text)),
                Command::EditTransition(way, TransitionEdit::Swap),
            ]),
            0 => Command::EditNodes([here, there].into(), NodeEdit::OwnerNamed(ids.make(), text)),
            1 => Command::EditNodes([here, there].into(), NodeEdit::Kind(node_kind)),
            2 => Command::EditNode(here, NodeEdit::Probability(Some((two % 110) as u8))),
            _ => Command::EditNode(
                here,
                NodeEdit::Expected(Some(ExpectedTime { min: 1, typical: two as u32 % 9, max: 7 })),
            ),
        },
        13 => match three % 8 {
            5 => Command::EditTransition(way, TransitionEdit::Bends(vec![place; two % 66])),
            6 => Command::EditTransition(way, TransitionEdit::Handover(text)),
            7 => Command::EditTransition(way, TransitionEdit::HandoverDays(Some(two as u32 % 4000))),
            0 => Command::EditTransition(way, TransitionEdit::Label(text)),
            4 => Command::EditTransition(way, TransitionEdit::Swap),
            1 => Command::EditTransition(way, TransitionEdit::Kind(way_kind)),
            2 => Command::EditTransition(way, TransitionEdit::From(there)),
            _ => Command::EditTransition(way, TransitionEdit::To(there)),
        },
        14 => match three % 5 {
            0 => Command::EditMap(MapEdit::Locked(two % 4 == 0)),
            1 => Command::EditMap(MapEdit::Name(text)),
            2 => Command::EditMap(MapEdit::Phase(
                phases.get(two % (phases.len() + 1)).copied().unwrap_or(ids.make()),
                text,
            )),
            3 => Command::EditMap(MapEdit::Department(ids.make(), text)),
            _ => Command::EditMap(MapEdit::Currency(Currency::parse("PLN").unwrap())),
        },
        15 | 16 => {
            let mut deal = Deal::new(ids.make(), &text, here, on);
            deal.value = Money(two as i64);
            Command::AddDeals(vec![deal, Deal::new(ids.make(), "Deal", here, on)])
        }
        17 => {
            let item = items.get(two % (items.len() + 1)).copied().unwrap_or(id("gone"));
            Command::EditDeal(deal, DealEdit::Tick(item, three % 4 > 0))
        }
        18 => match three % 8 {
            0 => Command::EditDeal(deal, DealEdit::Name(text)),
            1 => Command::EditDeal(deal, DealEdit::Company(text)),
            2 => Command::EditDeal(deal, DealEdit::Owner(text)),
            3 => Command::EditDeal(deal, DealEdit::Source(text)),
            4 => Command::EditDeal(deal, DealEdit::NextStep(text)),
            5 => Command::EditDeal(deal, DealEdit::Notes(text)),
            6 => Command::EditDeal(deal, DealEdit::NextStepOn(Some(on))),
            _ => Command::EditDeal(deal, DealEdit::Value(Money(two as i64 - 100))),
        },
        24 | 25 => {
            let (kind, _) = Kind::ALL[two % Kind::ALL.len()];
            let known = document.entries.values().find(|entry| entry.kind() == kind && three % 3 == 0);
            let id = known.map_or_else(|| ids.make(), Record::id);
            Command::Put(vec![super::entries::filled(document, kind, id, ids)])
        }
        26 if three % 5 == 0 => Command::Restore {
            version: Box::new(document_without_deals()),
            deals_to: Some(pick(nodes(), two)).filter(|_| one % 4 > 0),
            on,
        },
        26 => Command::TakeOut {
            entries: entries.iter().copied().skip(one % 9).step_by(6).collect(),
            successor: (three % 4 == 0).then(|| entries.get(two % (entries.len() + 1)).copied()).flatten(),
        },
        27 => match three % 8 {
            0 => Command::EditMap(MapEdit::Goal((two % 3 > 0).then(|| goal((two % 100) as f64)))),
            1 => Command::EditMap(MapEdit::Start(StartingPoint::ALL[two % StartingPoint::ALL.len()])),
            2 => Command::EditMap(MapEdit::DropDepartment(
                departments.get(two % (departments.len() + 1)).copied().unwrap_or(id("gone")),
                departments.first().copied(),
            )),
            3 => Command::EditMap(MapEdit::DropPhase(
                phases.get(two % (phases.len() + 1)).copied().unwrap_or(id("gone")),
                phases.last().copied(),
            )),
            4 => Command::EditMap(MapEdit::PhaseOrder(phases.iter().rev().copied().skip(two % 2).collect())),
            5 => Command::EditNode(here, NodeEdit::Hidden(two % 3 > 0)),
            6 => {
                let mut more = Particulars::default();
                more.describe(&mut super::entries::Filler { document, random: ids });
                Command::EditNode(here, NodeEdit::More(Box::new(more)))
            }
            _ => {
                let mut onward = Onward::default();
                onward.describe(&mut super::entries::Filler { document, random: ids });
                Command::EditTransition(way, TransitionEdit::Onward(onward))
            }
        },
        19 if three % 3 == 0 => Command::DeleteDeals(deals.iter().copied().skip(one % 7).step_by(5).collect()),
        _ => Command::MoveDeal(DealMove {
            deal,
            to: there,
            on,
            override_reason: (three % 2 == 0).then(|| "Because".to_owned()),
            refusal_reason: (three % 5 > 0).then_some(text),
            revisit: (three % 7 > 0).then(|| on.plus_days(three as i64 % 50)),
            undecided: two % 2 == 0,
        }),
    }
}
