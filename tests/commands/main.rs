//! Every command and random sequences: what is done can be undone to the last bit.

mod refusals;
mod rules;
#[path = "../support/mod.rs"]
mod support;

use proptest::prelude::*;
use rules::refused;
use stagecraft::core::analytics::{Counting, FunnelQuery, funnel, shares};
use stagecraft::core::command::{
    Command, DealEdit, DealMove, Diff, Field, MapEdit, NodeEdit, Rejection, TransitionEdit, missing_items, plan,
};
use stagecraft::core::geometry::{Point, point};
use stagecraft::core::history::History;
use stagecraft::core::ids::{DealId, IdSource, Identifier, NodeId, PhaseId, TransitionId};
use stagecraft::core::io;
use stagecraft::core::model::{
    Card, Comment, Currency, Deal, Departure, Document, ExpectedTime, Flow, Involvement, Kept, Kind, LARGEST_AMOUNT,
    Lever, Money, Motivator, Node, NodeKind, Onward, Part, Particulars, Person, Phase, Plan, Quantity, Refusal,
    StartingPoint, Transition, TransitionKind, Visit, limits,
};
use stagecraft::core::sorted::{Map, Set};
use support::commands::*;

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

/// The document as bytes: equal documents are equal files.
fn bytes(document: &Document) -> String {
    io::write(document)
}

/// Carries a command out on every road a change can take, and returns the document after it.
fn check(before: &Document, command: &Command) -> Document {
    let diff = plan(before, command).unwrap_or_else(|rejection| panic!("{command:?}: {rejection:?}"));
    assert_eq!(plan(before, command).as_ref(), Ok(&diff), "planning is pure");
    let mut after = before.clone();
    after.apply(&diff);
    assert_eq!(after.invariants(), [], "{command:?}");
    let mut undone = after.clone();
    undone.apply(&diff.reversed());
    assert_eq!(undone, *before, "{command:?}");
    assert_eq!(bytes(&undone), bytes(before), "{command:?}");
    undone.apply(&diff);
    assert_eq!(bytes(&undone), bytes(&after), "{command:?}");
    assert_eq!(diff.reversed().reversed(), diff);
    assert_eq!(diff.is_empty(), after == *before, "{command:?}");
    assert!(Diff::default().squash(diff.clone()).squash(diff.reversed()).is_empty(), "{command:?}");

    let mut history = History::default();
    history.push(command.label(before), diff);
    assert_eq!(history.next_undo(), Some(command.label(before)));
    let mut document = after.clone();
    assert!(history.undo(&mut document).is_some() && document == *before);
    assert!(history.redo(&mut document).is_some() && document == after);
    after
}

/// A number for every variant; a new variant does not compile until it has one, and then fails until it is tested.
fn number(command: &Command) -> usize {
    match command {
        Command::Insert { .. } => 0,
        Command::Move(_) => 1,
        Command::Delete { .. } => 2,
        Command::AddDeals(_) => 3,
        Command::MoveDeal(_) => 4,
        Command::DeleteDeals(_) => 5,
        Command::PutDeals(_) => 59,
        Command::EditNode(_, edit) => match edit {
            NodeEdit::Name(_) => 6,
            NodeEdit::Kind(_) => 7,
            NodeEdit::Entry(_) => 8,
            NodeEdit::Details(_) => 9,
            NodeEdit::Exit(_) => 10,
            NodeEdit::Owner(_) => 11,
            NodeEdit::OwnerNamed(..) => 12,
            NodeEdit::Expected(_) => 13,
            NodeEdit::Phase(_) => 14,
            NodeEdit::Probability(_) => 15,
            NodeEdit::Pinned(_) => 36,
            NodeEdit::Expanded(_) => 37,
            NodeEdit::Parent(_) => 38,
            NodeEdit::Hidden(_) => 43,
            NodeEdit::More(_) => 44,
        },
        Command::EditNodes(..) => 34,
        Command::Together(_) => 42,
        Command::Put(_) => 54,
        Command::TakeOut { .. } => 55,
        Command::Restore { .. } => 57,
        Command::EditTransition(_, edit) => match edit {
            TransitionEdit::Label(_) => 16,
            TransitionEdit::Kind(_) => 17,
            TransitionEdit::From(_) => 18,
            TransitionEdit::To(_) => 19,
            TransitionEdit::Swap => 35,
            TransitionEdit::Bends(_) => 39,
            TransitionEdit::Handover(_) => 40,
            TransitionEdit::HandoverDays(_) => 41,
            TransitionEdit::Onward(_) => 45,
        },
        Command::EditMap(edit) => match edit {
            MapEdit::Name(_) => 20,
            MapEdit::Currency(_) => 21,
            MapEdit::Locked(_) => 22,
            MapEdit::Phase(..) => 23,
            MapEdit::Department(..) => 24,
            MapEdit::Goal(_) => 46,
            MapEdit::Plan(_) => 56,
            MapEdit::Start(_) => 47,
            MapEdit::Guide(_) => 48,
            MapEdit::ReviewOn(_) => 49,
            MapEdit::DropDepartment(..) => 50,
            MapEdit::DropPhase(..) => 51,
            MapEdit::PhaseOrder(_) => 52,
        },
        Command::EditDeal(_, edit) => match edit {
            DealEdit::Name(_) => 25,
            DealEdit::Company(_) => 26,
            DealEdit::Value(_) => 27,
            DealEdit::Owner(_) => 28,
            DealEdit::Source(_) => 29,
            DealEdit::NextStep(_) => 30,
            DealEdit::NextStepOn(_) => 31,
            DealEdit::Notes(_) => 32,
            DealEdit::Tick(..) => 33,
            DealEdit::Marker(..) => 53,
            DealEdit::Segment(_) => 58,
        },
    }
}

fn edit(name: &str, edit: NodeEdit) -> Command {
    Command::EditNode(id(name), edit)
}

fn edit_deal(edit: DealEdit) -> Command {
    Command::EditDeal(id("d1"), edit)
}

fn edit_way(edit: TransitionEdit) -> Command {
    Command::EditTransition(id("t1"), edit)
}

fn delete(nodes: &[&str], transitions: &[&str], deals_to: Option<&str>) -> Command {
    Command::Delete {
        nodes: nodes.iter().map(|name| id(name)).collect(),
        transitions: transitions.iter().map(|name| id(name)).collect(),
        deals_to: deals_to.map(id),
        on: day(9),
    }
}

fn move_deal(deal: &str, to: &str) -> DealMove {
    DealMove::new(id(deal), id(to), day(9))
}

/// At least one command of every variant, all possible in the document.
fn commands() -> Vec<Command> {
    let inserted = Node { card: full_card(), ..node("X", NodeKind::Stage, 5.0) };
    let step = Node { parent: Some(id("X")), ..node("Y", NodeKind::Step, 7.0) };
    let text = || "Text with ąę and 漢字".to_owned();
    vec![
        Command::Insert {
            nodes: vec![inserted, step, node("Z", NodeKind::Note, 9.0)],
            transitions: vec![Transition::new(id("t9"), TransitionKind::Recycle, id("X"), id("A"))],
        },
        Command::Insert {
            nodes: vec![],
            transitions: vec![Transition::new(id("t9"), TransitionKind::Advance, id("A"), id("A"))],
        },
        Command::Move(vec![
            (id("A"), point(-3.25, 1e12)),
            (id("B"), point(f64::NAN, -0.0)),
            (id("A"), point(0.0, 0.0)),
        ]),
        delete(&["A", "C"], &["t1"], Some("B")),
        delete(&["B"], &[], None),
        delete(&[], &["t2", "t4"], None),
        delete(&["N", "Q"], &[], None),
        Command::AddDeals(vec![Deal::new(id("d8"), "Eight", id("B"), day(3)), refused("d9", "Nine")]),
        Command::PutDeals(vec![
            Deal { owner: text(), ..Deal::new(id("d1"), "One again", id("B"), day(1)) },
            Deal::new(id("d8"), "Eight", id("B"), day(3)),
        ]),
        Command::MoveDeal(move_deal("d3", "Won")),
        Command::MoveDeal(DealMove { override_reason: Some(text()), ..move_deal("d1", "B") }),
        Command::MoveDeal(DealMove { refusal_reason: Some(text()), ..move_deal("d1", "Lost") }),
        Command::MoveDeal(DealMove {
            refusal_reason: Some(text()),
            revisit: Some(day(99)),
            ..move_deal("d1", "Later")
        }),
        Command::DeleteDeals([id("d1"), id("d3")].into()),
        edit("A", NodeEdit::Name(text())),
        edit("N", NodeEdit::Name("Two\nlines".to_owned())),
        edit("C", NodeEdit::Kind(NodeKind::Step)),
        edit("C", NodeEdit::Kind(NodeKind::Won)),
        edit("S", NodeEdit::Kind(NodeKind::Note)),
        edit("S", NodeEdit::Kind(NodeKind::Stage)),
        edit("A", NodeEdit::Entry(text())),
        edit("A", NodeEdit::Details(text())),
        edit("A", NodeEdit::Exit(vec![item("i2", true), item("i3", true)])),
        edit("A", NodeEdit::Owner(Some(id("Service")))),
        edit("A", NodeEdit::Owner(None)),
        edit("A", NodeEdit::OwnerNamed(id("New"), text())),
        edit("A", NodeEdit::OwnerNamed(id("New"), " SERVICE ".to_owned())),
        edit("A", NodeEdit::OwnerNamed(id("New"), String::new())),
        edit("A", NodeEdit::Expected(ExpectedTime::new(1, 2, 3650))),
        edit("A", NodeEdit::Phase(Some(id("P2")))),
        edit("A", NodeEdit::Probability(Some(100))),
        Command::EditNodes(["A", "B", "Q", "gone"].map(id).into(), NodeEdit::OwnerNamed(id("New"), text())),
        Command::EditNodes(["A", "S"].map(id).into(), NodeEdit::Probability(Some(0))),
        edit("N", NodeEdit::Pinned(true)),
        edit("A", NodeEdit::Expanded(true)),
        edit("S", NodeEdit::Parent(Some(id("B")))),
        edit("S", NodeEdit::Parent(None)),
        edit_way(TransitionEdit::Bends(vec![point(1.26, -3.0), point(f64::NAN, 1e9)])),
        edit_way(TransitionEdit::Handover(text())),
        edit_way(TransitionEdit::HandoverDays(Some(3650))),
        Command::Together(vec![
            Command::Move(vec![(id("A"), point(8.0, 8.0)), (id("B"), point(1.0, 1.0))]),
            edit("A", NodeEdit::OwnerNamed(id("New"), text())),
            edit("B", NodeEdit::Owner(Some(id("New")))),
            delete(&["C"], &[], Some("A")),
        ]),
        edit_way(TransitionEdit::Swap),
        edit_way(TransitionEdit::Label(text())),
        edit_way(TransitionEdit::Kind(TransitionKind::HandOff)),
        edit_way(TransitionEdit::From(id("Won"))),
        edit_way(TransitionEdit::To(id("A"))),
        Command::EditMap(MapEdit::Name(text())),
        Command::EditMap(MapEdit::Currency(Currency::parse("JPY").unwrap())),
        Command::EditMap(MapEdit::Locked(true)),
        Command::EditMap(MapEdit::Phase(id("P1"), text())),
        Command::EditMap(MapEdit::Phase(id("P9"), text())),
        Command::EditMap(MapEdit::Department(id("Sales"), text())),
        Command::EditMap(MapEdit::Department(id("New"), text())),
        edit_deal(DealEdit::Name(text())),
        edit_deal(DealEdit::Company(text())),
        edit_deal(DealEdit::Value(Money(LARGEST_AMOUNT))),
        edit_deal(DealEdit::Owner(text())),
        edit_deal(DealEdit::Source(text())),
        edit_deal(DealEdit::Segment(text())),
        edit_deal(DealEdit::NextStep(text())),
        edit_deal(DealEdit::NextStepOn(Some(day(4)))),
        edit_deal(DealEdit::Notes(text())),
        edit_deal(DealEdit::Tick(id("i1"), true)),
        edit_deal(DealEdit::Marker(id("k1"), true)),
        edit("B", NodeEdit::Hidden(true)),
        edit("A", NodeEdit::More(Box::new(Particulars { minutes: Some(15), ..Particulars::default() }))),
        edit_way(TransitionEdit::Onward(Onward { share: Some(40), next: text(), ..Onward::default() })),
        Command::EditMap(MapEdit::Goal(Some(goal(1_200_000.0)))),
        Command::EditMap(MapEdit::Plan(Some(Plan { people: Some(4), whole_deals: true, ..Plan::default() }))),
        Command::EditMap(MapEdit::Start(StartingPoint::Inbound)),
        Command::EditMap(MapEdit::Guide(Some(2))),
        Command::EditMap(MapEdit::ReviewOn(Some(day(90)))),
        Command::EditMap(MapEdit::DropDepartment(id("Sales"), Some(id("Service")))),
        Command::EditMap(MapEdit::DropDepartment(id("Sales"), None)),
        Command::EditMap(MapEdit::DropPhase(id("P1"), None)),
        Command::EditMap(MapEdit::PhaseOrder(vec![id("P2"), id("P1")])),
        Command::Put(vec![
            Person { name: text(), ..Person::blank(id("Cy")) }.entry(),
            Involvement {
                node: Some(id("A")),
                person: Some(id("Cy")),
                part: Part::Accountable,
                ..Involvement::blank(id("w3"))
            }
            .entry(),
        ]),
        Command::Put(vec![Person { name: text(), ..Person::blank(id("Ala")) }.entry()]),
        take_out(&["Ala"], None),
        restore(&["C", "N"], Some("A")),
        take_out(&["Ala"], Some("Bo")),
        take_out(&["c1"], None),
        take_out(&["c1", "cfo"], None),
    ]
}

fn take_out(entries: &[&str], successor: Option<&str>) -> Command {
    Command::TakeOut { entries: entries.iter().map(|name| id(name)).collect(), successor: successor.map(id) }
}

/// Back to the map as it was without these nodes.
fn restore(without: &[&str], deals_to: Option<&str>) -> Command {
    let mut version = document();
    let nodes = without.iter().map(|name| id(name)).collect();
    let removal = Command::Delete { nodes, transitions: Set::new(), deals_to: deals_to.map(id), on: day(9) };
    let diff = plan(&version, &removal).unwrap();
    version.apply(&diff);
    version.deals.clear();
    Command::Restore { version: Box::new(version), deals_to: deals_to.map(id), on: day(9) }
}

/// What is left of the playbook after a command.
fn left(command: &Command) -> Document {
    let mut after = document();
    let diff = plan(&after, command).unwrap();
    after.apply(&diff);
    assert_eq!(after.invariants(), []);
    after
}

#[test]
fn what_refers_to_something_that_goes_goes_with_it_or_forgets_it() {
    let after = left(&delete(&["B"], &[], None));
    for gone in ["need", "k1", "c1", "c2"] {
        assert!(!after.entries.contains_key(&id(gone)), "{gone}");
    }
    assert_eq!(after.entry::<Motivator>(id("m")).map(|one| one.nodes.clone()), Some(vec![id("A")]));
    // t1 leads past the removed Q from then on and keeps its marker; without t1 there is nothing to mark.
    assert!(left(&delete(&["Q"], &[], None)).entries.contains_key(&id("k2")));
    assert!(!left(&delete(&[], &["t1"], None)).entries.contains_key(&id("k2")));
    assert_eq!(left(&take_out(&["c1"], None)).all::<Comment>().count(), 0);
    let after = left(&Command::EditMap(MapEdit::DropDepartment(id("Sales"), Some(id("Service")))));
    assert_eq!(after.entry::<Person>(id("Ala")).and_then(|ala| ala.department), Some(id("Service")));
    assert_eq!(after.nodes[&id("A")].card.owner, Some(id("Service")));
}

#[test]
fn a_successor_takes_over_and_never_works_twice_for_a_stage() {
    let alone = left(&take_out(&["Ala"], None));
    assert_eq!(alone.all::<Involvement>().map(|one| one.id).collect::<Vec<_>>(), [id("w2")]);
    // Bo works for A already, so that there is nothing left to take over.
    let heir = left(&take_out(&["Ala"], Some("Bo")));
    let works: Vec<_> = heir.all::<Involvement>().map(|one| (one.person, one.part)).collect();
    assert_eq!(works, [(Some(id("Bo")), Part::Consulted)]);
}

#[test]
fn one_person_answers_for_a_stage() {
    let bo = Involvement {
        node: Some(id("A")),
        person: Some(id("Bo")),
        part: Part::Accountable,
        ..Involvement::blank(id("w2"))
    };
    let after = left(&Command::Put(vec![bo.entry()]));
    let parts: Vec<_> = after.all::<Involvement>().map(|one| (one.person, one.part)).collect();
    assert_eq!(parts, [(Some(id("Ala")), Part::Responsible), (Some(id("Bo")), Part::Accountable)]);
}

#[test]
fn how_much_there_is_to_be_is_set_once() {
    let lever = |name: &str, quantity: Quantity, value: f64| {
        Lever { quantity, value: Some(value), ..Lever::blank(id(name)) }.entry()
    };
    let mut planned = document();
    for lever in [lever("l1", Quantity::Quota, 1e6), lever("l2", Quantity::Days, 4.0), lever("l3", Quantity::Wins, 9.0)]
    {
        let diff = plan(&planned, &Command::Put(vec![lever])).unwrap();
        planned.apply(&diff);
    }
    assert_eq!(planned.all::<Lever>().map(|lever| lever.id).collect::<Vec<_>>(), [id("l2"), id("l3")]);
}

#[test]
fn comments_and_versions_can_be_added_to_a_locked_map_and_nothing_else_of_the_playbook() {
    let mut locked = document();
    locked.map.locked = true;
    let mut source = IdSource::new(8);
    for (kind, _) in Kind::ALL {
        let entry = support::entries::filled(&locked, *kind, source.make(), &mut source);
        let said = matches!(kind, Kind::Comment | Kind::Version);
        let planned = plan(&locked, &Command::Put(vec![entry]));
        assert_eq!(planned != Err(Rejection::Locked), said, "{kind:?}");
    }
    assert_eq!(plan(&locked, &take_out(&["Ala"], None)), Err(Rejection::Locked));
}

#[test]
fn every_command_is_done_undone_and_done_again() {
    let before = document();
    let mut tested = Set::new();
    for command in commands() {
        tested.insert(number(&command));
        let after = check(&before, &command);
        assert_ne!(after, before, "{command:?}");
    }
    assert_eq!(tested, (0..60).collect());
}

#[test]
fn what_changes_nothing_is_an_empty_diff() {
    let before = document();
    for command in [
        edit("A", NodeEdit::Name(" A\n".to_owned())),
        edit("A", NodeEdit::OwnerNamed(id("New"), "sales".to_owned())),
        edit_deal(DealEdit::Tick(id("i1"), false)),
        edit_way(TransitionEdit::To(id("Q"))),
        Command::Move(vec![(id("A"), point(0.0, 0.0))]),
        Command::EditMap(MapEdit::Phase(id("P1"), "P1".to_owned())),
        Command::EditMap(MapEdit::Locked(false)),
        delete(&[], &[], None),
        Command::AddDeals(vec![]),
        Command::PutDeals(vec![before.deals.get(&id("d1")).unwrap().clone()]),
    ] {
        assert!(plan(&before, &command).unwrap().is_empty(), "{command:?}");
        check(&before, &command);
    }
}

fn insert(node: Node) -> Command {
    Command::Insert { nodes: vec![node], transitions: vec![] }
}

fn connect(name: &str, from: &str, to: &str) -> Command {
    let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
    Command::Insert { nodes: vec![], transitions: vec![way] }
}

fn add(deal: Deal) -> Command {
    Command::AddDeals(vec![deal])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_document_whole_and_can_be_taken_back(
        genes in prop::collection::vec(any::<[u32; 4]>(), 60),
        seed in any::<u64>(),
    ) {
        let first = document();
        let mut ids = IdSource::new(seed);
        let mut document = first.clone();
        let mut history = History::default();
        let mut all = Diff::default();
        let mut states = vec![first.clone()];
        for gene in genes {
            let command = random(&document, &mut ids, gene);
            let Ok(diff) = plan(&document, &command) else { continue };
            document.apply(&diff);
            prop_assert_eq!(document.invariants(), [], "{:?}", command);
            all = all.squash(diff.clone());
            history.push(command.label(&states[states.len() - 1]), diff);
            states.push(document.clone());
        }
        // Each state comes back on the way to the first, and again on the way to the last.
        let last = document.clone();
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut document).is_some());
            prop_assert_eq!(&document, state);
        }
        prop_assert!(history.undo(&mut document).is_none());
        prop_assert_eq!(bytes(&document), bytes(&first));
        while history.redo(&mut document).is_some() {}
        prop_assert_eq!(bytes(&document), bytes(&last));
        // What commands make can be written, read, and counted.
        let opened = io::read(bytes(&last).as_bytes()).map(|opened| opened.document);
        prop_assert_eq!(opened.as_ref(), Ok(&last));
        for counting in Counting::ALL {
            let funnel = funnel(&last, &FunnelQuery { counting, ..FunnelQuery::default() }, day(60));
            prop_assert_eq!(funnel.considered, last.deals.len());
            for bar in &funnel.bars {
                prop_assert!(bar.count <= funnel.considered);
                prop_assert_eq!(bar.count, bar.moved_on + bar.lost_here + bar.put_off_here + bar.still_open);
            }
            prop_assert!(shares(&last).values().all(|share| share.used <= share.of));
        }
        // One diff does what the sequence did, and nothing else.
        let between = Diff::between(&first, &last);
        prop_assert_eq!(all.touched(), between.touched());
        for diff in [all, between] {
            let mut document = first.clone();
            document.apply(&diff);
            prop_assert_eq!(&document, &last);
            document.apply(&diff.reversed());
            prop_assert_eq!(&document, &first);
        }
    }
}
