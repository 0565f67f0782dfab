//! What commands keep: gates, the history of deals, the order of the flow, amounts, the room of tables.

use super::*;

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
pub fn refused(name: &str, title: &str) -> Deal {
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
