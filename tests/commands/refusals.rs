//! Every reason to refuse a command.

use super::*;

/// A number for every reason, as of the commands.
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
