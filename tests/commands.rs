//! Every command, every reason to refuse one, and random sequences: what is done can be undone to the last bit.

mod support;

use proptest::prelude::*;
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

/// A number for every reason, as above.
fn reason(rejection: &Rejection) -> usize {
    match rejection {
        Rejection::Locked => 0,
        Rejection::Gone => 1,
        Rejection::Taken => 2,
        Rejection::TooLong { .. } => 3,
        Rejection::Empty(_) => 4,
        Rejection::TooMany { .. } => 5,
        Rejection::NotConnectable => 6,
        Rejection::NoPlaceForDeals(_) => 7,
        Rejection::DealsInTheWay { .. } => 8,
        Rejection::Gate { .. } => 9,
        Rejection::ReasonNeeded { .. } => 10,
        Rejection::AlreadyThere => 11,
        Rejection::BeforeEntry(_) => 12,
        Rejection::RevisitNotLater => 13,
        Rejection::WrongAmount => 14,
        Rejection::WrongNumber => 15,
        Rejection::HasSteps => 16,
        Rejection::CardWouldBeLost => 17,
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

#[test]
fn every_reason_to_refuse() {
    use Rejection::*;
    let document = document();
    let deal = |name: &str, node: &str| Deal::new(id(name), "Deal", id(node), day(3));
    let with = |change: &dyn Fn(&mut Deal)| {
        let mut deal = deal("d9", "B");
        change(&mut deal);
        add(deal)
    };
    let long = |field, length, limit| TooLong { field, length, limit };
    let refusal = |reason: &str, revisit| {
        let refusal_reason = Some(reason.to_owned());
        Command::MoveDeal(DealMove { refusal_reason, revisit, ..move_deal("d1", "Later") })
    };
    let huge = "ż".repeat(50_000);
    let cases = [
        (edit("gone", NodeEdit::Name(String::new())), Gone),
        (edit("A", NodeEdit::Owner(Some(id("gone")))), Gone),
        (edit("A", NodeEdit::Phase(Some(id("gone")))), Gone),
        (edit("Q", NodeEdit::Entry(String::new())), Gone),
        (Command::Move(vec![(id("gone"), point(0.0, 0.0))]), Gone),
        (Command::EditTransition(id("gone"), TransitionEdit::Label(String::new())), Gone),
        (edit_way(TransitionEdit::To(id("gone"))), Gone),
        (delete(&["gone"], &[], None), Gone),
        (delete(&[], &["gone"], None), Gone),
        (connect("t9", "A", "gone"), Gone),
        (Command::EditDeal(id("gone"), DealEdit::Notes(String::new())), Gone),
        (edit_deal(DealEdit::Tick(id("gone"), true)), Gone),
        (Command::MoveDeal(move_deal("gone", "A")), Gone),
        (Command::MoveDeal(move_deal("d1", "gone")), Gone),
        (Command::DeleteDeals([id("d1"), id("gone")].into()), Gone),
        (add(deal("d9", "gone")), Gone),
        (with(&|deal| deal.visits.clear()), Gone),
        (insert(node("A", NodeKind::Stage, 0.0)), Taken),
        (
            insert(Node {
                card: Card { exit: vec![item("i1", true)], ..Card::default() },
                ..node("X", NodeKind::Stage, 0.0)
            }),
            Taken,
        ),
        (
            insert(Node {
                card: Card { exit: vec![item("i8", true), item("i8", true)], ..Card::default() },
                ..node("X", NodeKind::Stage, 0.0)
            }),
            Taken,
        ),
        (connect("t1", "A", "B"), Taken),
        (edit("B", NodeEdit::Exit(vec![item("i1", true)])), Taken),
        (edit("A", NodeEdit::Exit(vec![item("i1", true), item("i1", true)])), Taken),
        (edit("A", NodeEdit::OwnerNamed(id("Sales"), "Other".to_owned())), Taken),
        (add(deal("d1", "B")), Taken),
        (Command::AddDeals(vec![deal("d9", "B"), deal("d9", "B")]), Taken),
        (Command::PutDeals(vec![deal("d1", "B"), deal("d1", "B")]), Taken),
        (edit("A", NodeEdit::Name(huge.clone())), long(Field::Name, 50_000, limits::NAME)),
        (edit("N", NodeEdit::Name(huge.clone())), long(Field::Name, 50_000, limits::TEXT)),
        (edit("A", NodeEdit::Entry(huge.clone())), long(Field::Entry, 50_000, limits::TEXT)),
        (edit("A", NodeEdit::Details(huge.clone())), long(Field::Details, 50_000, limits::TEXT)),
        (edit_way(TransitionEdit::Label(huge.clone())), long(Field::Label, 50_000, limits::NAME)),
        (edit_deal(DealEdit::Notes(huge.clone())), long(Field::Text, 50_000, limits::TEXT)),
        (Command::EditMap(MapEdit::Name(huge.clone())), long(Field::Name, 50_000, limits::NAME)),
        (with(&|deal| deal.owner = huge.clone()), long(Field::Owner, 50_000, limits::NAME)),
        (refusal(&huge, Some(day(10))), long(Field::Reason, 50_000, limits::TEXT)),
        (edit_deal(DealEdit::Name(" \n\t\u{1}".to_owned())), Empty(Field::Name)),
        (with(&|deal| deal.name.clear()), Empty(Field::Name)),
        (Command::EditMap(MapEdit::Name(String::new())), Empty(Field::Name)),
        (Command::EditMap(MapEdit::Phase(id("P1"), String::new())), Empty(Field::Name)),
        (Command::EditMap(MapEdit::Department(id("New"), " ".to_owned())), Empty(Field::Name)),
        (
            edit("A", NodeEdit::Exit((0..201).map(|n| item(&format!("x{n}"), true)).collect())),
            TooMany { limit: limits::ITEMS },
        ),
        (
            Command::AddDeals((0..limits::DEALS).map(|n| deal(&format!("x{n}"), "B")).collect()),
            TooMany { limit: limits::DEALS },
        ),
        (connect("t9", "A", "N"), NotConnectable),
        (edit_way(TransitionEdit::From(id("N"))), NotConnectable),
        (edit_way(TransitionEdit::Bends(vec![Point::default(); 65])), TooMany { limit: limits::BENDS }),
        (edit_way(TransitionEdit::Handover(huge.clone())), long(Field::Text, 50_000, limits::NAME)),
        (edit_way(TransitionEdit::HandoverDays(Some(3651))), WrongNumber),
        (edit("Q", NodeEdit::Expanded(true)), Gone),
        (edit("A", NodeEdit::Parent(Some(id("B")))), Gone),
        (edit("S", NodeEdit::Parent(Some(id("Q")))), Gone),
        (Command::Together(vec![edit("A", NodeEdit::Pinned(true)), edit("gone", NodeEdit::Pinned(true))]), Gone),
        (edit("B", NodeEdit::Kind(NodeKind::Note)), NotConnectable),
        (edit("C", NodeEdit::Kind(NodeKind::Decision)), NoPlaceForDeals(id("C"))),
        (add(deal("d9", "Q")), NoPlaceForDeals(id("Q"))),
        (Command::MoveDeal(move_deal("d1", "N")), NoPlaceForDeals(id("N"))),
        (delete(&["A"], &[], Some("Q")), NoPlaceForDeals(id("Q"))),
        (delete(&["A", "B"], &[], Some("B")), NoPlaceForDeals(id("B"))),
        (delete(&["A"], &[], Some("S")), NoPlaceForDeals(id("S"))),
        (delete(&["A", "C"], &[], None), DealsInTheWay { deals: 3, nodes: [id("A"), id("C")].into() }),
        (Command::MoveDeal(move_deal("d1", "B")), Gate { node: id("A"), missing: vec![id("i1")] }),
        (
            Command::MoveDeal(DealMove { override_reason: Some(" \n".to_owned()), ..move_deal("d1", "B") }),
            Gate { node: id("A"), missing: vec![id("i1")] },
        ),
        (Command::MoveDeal(move_deal("d1", "Lost")), ReasonNeeded { node: id("Lost"), date: false }),
        (refusal("  ", Some(day(30))), ReasonNeeded { node: id("Later"), date: true }),
        (refusal("Timing", None), ReasonNeeded { node: id("Later"), date: true }),
        (Command::MoveDeal(move_deal("d1", "A")), AlreadyThere),
        (Command::MoveDeal(DealMove { on: day(0), ..move_deal("d3", "Won") }), BeforeEntry(day(1))),
        (with(&|deal| deal.visits.push(deal.visits[0].clone())), BeforeEntry(day(3))),
        (refusal("Timing", Some(day(9))), RevisitNotLater),
        (edit_deal(DealEdit::Value(Money(-1))), WrongAmount),
        (edit_deal(DealEdit::Value(Money(LARGEST_AMOUNT + 1))), WrongAmount),
        (with(&|deal| deal.value = Money(i64::MIN)), WrongAmount),
        (edit("A", NodeEdit::Probability(Some(101))), WrongNumber),
        (edit("A", NodeEdit::Expected(Some(ExpectedTime { min: 3, typical: 2, max: 9 }))), WrongNumber),
        (edit("A", NodeEdit::Kind(NodeKind::Step)), HasSteps),
        (edit("B", NodeEdit::Kind(NodeKind::Decision)), CardWouldBeLost),
    ];
    let mut tested = Set::new();
    for (command, expected) in cases {
        let before = document.clone();
        let found = plan(&document, &command).expect_err("a refusal");
        assert_eq!(document, before);
        tested.insert(reason(&found));
        assert_eq!(found, expected, "{:.200}", format!("{command:?}"));
    }
    let mut locked = document.clone();
    locked.map.locked = true;
    for command in commands() {
        let refused = plan(&locked, &command) == Err(Locked);
        let of_deals = matches!(number(&command), 3..=5 | 25..=33 | 53 | 58 | 59);
        let said = command == take_out(&["c1"], None);
        assert_eq!(refused, !of_deals && !said && number(&command) != 22, "{command:?}");
        if refused {
            tested.insert(0);
        }
    }
    check(&locked, &Command::EditMap(MapEdit::Locked(false)));
    check(&locked, &Command::MoveDeal(move_deal("d3", "Won")));
    assert_eq!(tested, (0..18).collect());
}

#[test]
fn each_table_has_its_own_room() {
    let mut document = document();
    for number in 0..limits::NAMES {
        let phase = Phase { id: id(&format!("x{number}")), name: "Phase".to_owned(), order: 0 };
        document.phases.insert(phase.id, phase);
    }
    document.phases.remove(&id::<PhaseId>("P1"));
    document.phases.remove(&id::<PhaseId>("P2"));
    let phase = Command::EditMap(MapEdit::Phase(id("new"), "One more".to_owned()));
    assert_eq!(plan(&document, &phase), Err(Rejection::TooMany { limit: limits::NAMES }));
    check(&document, &Command::EditMap(MapEdit::Phase(id("x7"), "Renamed".to_owned())));
    check(&document, &Command::EditMap(MapEdit::Department(id("new"), "One more".to_owned())));
}

#[test]
fn a_gate_without_a_checklist_is_open() {
    let document = document();
    assert_eq!(missing_items(&document, &document.deals[&id::<DealId>("d3")], id("Won")), []);
    let won = check(&document, &Command::MoveDeal(move_deal("d3", "Won")));
    let departure = won.deals[&id::<DealId>("d3")].visits[0].left.clone().unwrap();
    assert_eq!((departure.by, departure.gate_override), (vec![id::<TransitionId>("t4")], None));
}

#[test]
fn a_gate_holds_only_on_the_way_on() {
    let document = document();
    // Back from B to A although B had something open, and out by a no.
    let exit = edit("B", NodeEdit::Exit(vec![item("i5", true)]));
    let document = check(&document, &exit);
    let added = check(&document, &add(Deal::new(id("d9"), "Deal", id("B"), day(2))));
    check(&added, &Command::MoveDeal(move_deal("d9", "A")));
    let no = DealMove { refusal_reason: Some("Price".to_owned()), ..move_deal("d9", "Lost") };
    check(&added, &Command::MoveDeal(no));
    // An override keeps what was open as it read then.
    let passed = DealMove { override_reason: Some(" In a hurry ".to_owned()), ..move_deal("d9", "C") };
    let after = check(&added, &Command::MoveDeal(passed));
    let renamed = check(&after, &edit("B", NodeEdit::Exit(vec![])));
    let kept = renamed.deals[&id::<DealId>("d9")].visits[0].left.clone().unwrap().gate_override.unwrap();
    assert_eq!((kept.reason.as_str(), kept.missing), ("In a hurry", vec!["i5".to_owned()]));
    // Ticked, no override is asked for, and a reason that comes along all the same is not kept.
    let ticked = check(&added, &Command::EditDeal(id("d9"), DealEdit::Tick(id("i5"), true)));
    let moved = DealMove { override_reason: Some("Needless".to_owned()), ..move_deal("d9", "C") };
    let after = check(&ticked, &Command::MoveDeal(moved));
    assert_eq!(after.deals[&id::<DealId>("d9")].visits[0].left.clone().unwrap().gate_override, None);
}

#[test]
fn no_detour_leads_past_a_gate() {
    use Rejection::Gate;
    let gate = |node: &str, item: &str| Gate { node: id(node), missing: vec![id(item)] };
    let refused = |document: &Document, moved: DealMove| plan(document, &Command::MoveDeal(moved)).unwrap_err();
    let document = check(&document(), &edit("B", NodeEdit::Exit(vec![item("i5", true)])));
    let document = check(&document, &add(Deal::new(id("d9"), "Deal", id("B"), day(2))));
    let no = DealMove { refusal_reason: Some("Price".to_owned()), ..move_deal("d9", "Lost") };

    // Through an outcome.
    let lost = check(&document, &Command::MoveDeal(no));
    assert_eq!(refused(&lost, move_deal("d9", "C")), gate("Lost", "i5"));
    check(&lost, &Command::MoveDeal(move_deal("d9", "A")));
    // A step back and a leap forward. B's gate is not asked for on the way to B itself.
    let back = check(&document, &Command::MoveDeal(move_deal("d9", "A")));
    let ready = check(&back, &Command::EditDeal(id("d9"), DealEdit::Tick(id("i1"), true)));
    assert_eq!(refused(&ready, move_deal("d9", "C")), gate("A", "i5"));
    assert_eq!(refused(&ready, move_deal("d9", "Won")), gate("A", "i5"));
    check(&ready, &Command::MoveDeal(move_deal("d9", "B")));
    // What was passed with an override once is passed.
    let passed = DealMove { override_reason: Some("In a hurry".to_owned()), ..move_deal("d9", "C") };
    let passed = check(&document, &Command::MoveDeal(passed));
    let back = check(&passed, &Command::MoveDeal(move_deal("d9", "A")));
    let ready = check(&back, &Command::EditDeal(id("d9"), DealEdit::Tick(id("i1"), true)));
    check(&ready, &Command::MoveDeal(move_deal("d9", "C")));
    // Out of a step, its stage's gate; within the stage not.
    let inside = check(&document, &add(Deal::new(id("d8"), "Deal", id("S"), day(2))));
    assert_eq!(refused(&inside, move_deal("d8", "B")), gate("S", "i1"));
    check(&inside, &Command::MoveDeal(move_deal("d8", "A")));
}

#[test]
fn what_nothing_connects_stays_together() {
    use Rejection::Gate;
    let mut document = Document::new(id("m1"), "Two processes", day(0));
    for (index, name) in ["A", "B", "C", "D", "E"].into_iter().enumerate() {
        let mut node = node(name, NodeKind::Stage, 240.0 * (index % 2) as f64);
        node.position.y = 200.0 * (index / 2) as f64;
        document.nodes.insert(id(name), node);
    }
    for (name, from, to) in [("t1", "A", "B"), ("t2", "D", "C")] {
        document.transitions.insert(id(name), Transition::new(id(name), TransitionKind::Advance, id(from), id(to)));
    }
    let flow = Flow::of(&document);
    assert_eq!(flow.stages(&document), ["A", "B", "D", "C", "E"].map(id));
    // So a gate holds also where no line has been drawn yet.
    document.nodes.get_mut(&id::<NodeId>("B")).unwrap().card.exit = vec![item("i1", true)];
    document.deals.insert(id("d1"), Deal::new(id("d1"), "Deal", id("B"), day(0)));
    let moved = plan(&document, &Command::MoveDeal(move_deal("d1", "E")));
    assert_eq!(moved, Err(Gate { node: id("B"), missing: vec![id("i1")] }));
    check(&document, &Command::MoveDeal(move_deal("d1", "A")));
}

#[test]
fn amounts_stay_what_they_are_in_another_currency() {
    let mut document = document();
    let amounts = [123_456, 123_450, 49, 0];
    for (deal, amount) in document.deals.values_mut().zip(amounts) {
        deal.value = Money(amount);
    }
    let values = |document: &Document| document.deals.values().map(|deal| deal.value.0).collect::<Vec<_>>();
    let to = |code: &str| Command::EditMap(MapEdit::Currency(Currency::parse(code).unwrap()));
    let zloty = check(&document, &to("PLN"));
    assert_eq!(values(&zloty), values(&document));
    let yen = check(&zloty, &to("JPY"));
    assert_eq!(values(&yen), [1_235, 1_235, 0]);
    let back = check(&yen, &to("EUR"));
    assert_eq!(values(&back), [123_500, 123_500, 0]);
    // What would not fit any more is refused, and nothing is changed.
    let mut large = yen.clone();
    large.deals.get_mut(&id::<DealId>("d1")).unwrap().value = Money(LARGEST_AMOUNT);
    assert_eq!(plan(&large, &to("EUR")), Err(Rejection::WrongAmount));
}

#[test]
fn a_map_without_a_start_still_has_an_order() {
    let mut document = Document::new(id("m1"), "Circle", day(0));
    for (index, name) in ["A", "B", "C"].into_iter().enumerate() {
        document.nodes.insert(id(name), node(name, NodeKind::Stage, 240.0 * index as f64));
    }
    for (name, from, to) in [("t1", "A", "B"), ("t2", "B", "C"), ("t3", "C", "A")] {
        document.transitions.insert(id(name), Transition::new(id(name), TransitionKind::Advance, id(from), id(to)));
    }
    let flow = Flow::of(&document);
    assert_eq!(flow.stages(&document), ["A", "B", "C"].map(id));
    assert!(flow.is_forward(&document, id("A"), id("C")) && !flow.is_forward(&document, id("C"), id("A")));
}

#[test]
fn deals_of_a_deleted_stage_move_and_their_history_stays() {
    let document = document();
    let after = check(&document, &delete(&["A"], &[], Some("B")));
    let deal = &after.deals[&id::<DealId>("d1")];
    assert_eq!((deal.visits.len(), deal.node()), (2, Some(id("B"))));
    assert_eq!(after.node_name(id("A")), "A");
    assert!(after.retired.contains_key(&id::<NodeId>("A")) && !after.retired.contains_key(&id::<NodeId>("S")));
    // The identifier stays taken, so that the history never points at something else.
    assert_eq!(plan(&after, &insert(node("A", NodeKind::Stage, 0.0))), Err(Rejection::Taken));
    // A day before the deal came does not turn its history around.
    let early =
        Command::Delete { nodes: [id("A")].into(), transitions: Set::new(), deals_to: Some(id("B")), on: day(-500) };
    check(&document, &early);
}

#[test]
fn the_flow_heals_where_one_way_leads_through() {
    let document = document();
    let ways = |after: &Document| -> Map<String, String> {
        after.transitions.values().map(|way| (way.id.to_string(), format!("{}-{}", way.from, way.to))).collect()
    };
    // C has one way out.
    let after = check(&document, &delete(&["C"], &[], Some("B")));
    assert_eq!(ways(&after).get("t3").map(String::as_str), Some("B-Won"));
    // A "no" beside it is no second way on, and a chain is passed as a whole.
    let after = check(&document, &delete(&["Q", "B"], &[], None));
    assert_eq!(
        ways(&after),
        [("t1", "A-C"), ("t4", "C-Won")].map(|(id, ends)| (id.to_owned(), ends.to_owned())).into()
    );
    // With two ways on nobody can say which is meant.
    let mut parted = document.clone();
    let second = Transition::new(id("t7"), TransitionKind::Branch, id("Q"), id("C"));
    parted.transitions.insert(second.id, second);
    let after = check(&parted, &delete(&["Q"], &[], None));
    assert!(!ways(&after).contains_key("t1"));
    // Two ways in do not become one way twice.
    let mut twice = document.clone();
    let second = Transition::new(id("t7"), TransitionKind::HandOff, id("A"), id("Q"));
    twice.transitions.insert(second.id, second);
    let after = check(&twice, &delete(&["Q"], &[], None));
    assert_eq!(ways(&after).values().filter(|ends| *ends == "A-B").count(), 1);
}

/// A deal that was put off.
fn refused(name: &str, title: &str) -> Deal {
    let mut deal = Deal::new(id(name), title, id("A"), day(3));
    let refusal = Some(Refusal { reason: "Too early".to_owned(), revisit: Some(day(90)), undecided: false });
    deal.visits[0].left = Some(Departure { on: day(4), by: Vec::new(), gate_override: None, refusal });
    deal.visits.push(Visit { node: id("Later"), entered: day(4), left: None });
    deal
}

#[test]
fn nothing_comes_to_lost_or_not_now_without_a_reason() {
    use Rejection::{ReasonNeeded, RevisitNotLater};
    let document = document();
    let needed = |node: &str, date: bool| Err(ReasonNeeded { node: id(node), date });
    assert_eq!(plan(&document, &add(Deal::new(id("d9"), "Nine", id("Lost"), day(3)))), needed("Lost", false));
    let mut undated = refused("d9", "Nine");
    undated.visits[0].left.as_mut().unwrap().refusal.as_mut().unwrap().revisit = None;
    assert_eq!(plan(&document, &add(undated)), needed("Later", true));
    let mut early = refused("d9", "Nine");
    early.visits[0].left.as_mut().unwrap().refusal.as_mut().unwrap().revisit = Some(day(4));
    assert_eq!(plan(&document, &add(early)), Err(RevisitNotLater));
    check(&document, &add(refused("d9", "Nine")));
    // Nor by deleting the stage it is in.
    assert_eq!(plan(&document, &delete(&["A"], &[], Some("Lost"))), needed("Lost", false));
    assert_eq!(plan(&document, &delete(&["A"], &[], Some("Later"))), needed("Later", true));
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
