use super::*;
use crate::core::analytics::Ledger;
use crate::core::command::{Command, DealEdit, DealMove, plan};
use crate::core::geometry::point;
use crate::core::ids::{DealId, EntryId, Identifier, MapId, NodeId, PhaseId, TransitionId};
use crate::core::model::{
    Date, Deal, Document, Flow, Kept, Marker, Node, NodeKind, Persona, Phase, Transition, TransitionKind,
};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn day(number: i64) -> Date {
    Date::new(2026, 1, 1).unwrap().plus_days(number)
}

/// a, then b (with a step), then c, then won; lost and not now aside.
fn document() -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", day(0));
    let nodes = [
        ("a", NodeKind::Stage),
        ("b", NodeKind::Stage),
        ("c", NodeKind::Stage),
        ("won", NodeKind::Won),
        ("lost", NodeKind::Lost),
        ("later", NodeKind::NotNow),
    ];
    for (index, (name, kind)) in nodes.into_iter().enumerate() {
        let node = Node::new(id(name), kind, name, point(index as f64 * 300.0, 0.0));
        document.nodes.insert(node.id, node);
    }
    let mut step = Node::new(id("step"), NodeKind::Step, "step", point(0.0, 0.0));
    step.parent = Some(id("b"));
    document.nodes.insert(step.id, step);
    for (from, to, kind) in [
        ("a", "b", TransitionKind::Advance),
        ("b", "c", TransitionKind::Advance),
        ("c", "won", TransitionKind::Advance),
        ("b", "lost", TransitionKind::No),
    ] {
        let way = Transition::new(id::<TransitionId>(&format!("{from}{to}")), kind, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    for (order, name) in (0..).zip(["p0", "p1", "p2", "p3"]) {
        document.phases.insert(id(name), Phase { id: id(name), name: name.to_owned(), order });
    }
    let marker = Marker { node: Some(id("b")), name: "Audit".to_owned(), ..Marker::blank(id("mark")) };
    document.entries.insert(marker.id, marker.entry());
    document
}

fn carry_out(document: &mut Document, command: &Command) {
    let diff = plan(document, command).unwrap();
    document.apply(&diff);
    assert_eq!(document.invariants(), []);
}

/// So many deals that go this way, a day each, marked or not.
fn walk(document: &mut Document, name: &str, count: usize, way: &[&str], marked: bool) {
    for index in 0..count {
        let deal: DealId = id(&format!("{name}{index}"));
        let mut deal = Deal::new(deal, "Deal", id(way[0]), day(0));
        if marked {
            deal.markers.insert(id("mark"));
        }
        let deal_id = deal.id;
        carry_out(document, &Command::AddDeals(vec![deal]));
        for (at, node) in (1..).zip(&way[1..]) {
            let moved = DealMove {
                refusal_reason: Some("Price".to_owned()),
                revisit: Some(day(100)),
                ..DealMove::new(deal_id, id(node), day(at))
            };
            carry_out(document, &Command::MoveDeal(moved));
        }
    }
}

fn found(document: &Document) -> Evidence {
    evidence(document, &Flow::of(document), document.entry::<Marker>(id("mark")).unwrap())
}

#[test]
fn only_deals_whose_way_is_known_are_evidence() {
    let mut document = document();
    walk(&mut document, "m", 4, &["a", "b", "c"], true);
    walk(&mut document, "s", 1, &["a", "step", "won"], true);
    walk(&mut document, "n", 5, &["a", "b", "lost"], false);
    // Still there, come back, never there: they say nothing.
    walk(&mut document, "o", 3, &["a", "b"], true);
    walk(&mut document, "r", 1, &["b", "a"], true);
    walk(&mut document, "x", 2, &["a", "lost"], true);
    let Evidence { with, without, lift } = found(&document);
    assert_eq!((with, without), (Moved { of: 5, on: 5 }, Moved { of: 5, on: 0 }));
    let lift = lift.unwrap();
    assert_eq!(lift.ratio, None, "there is nothing to divide by");
    assert!(lift.low > 1.0 && lift.high.is_none(), "{lift:?}");
}

#[test]
fn too_few_deals_are_not_enough_data() {
    let mut document = document();
    walk(&mut document, "m", 4, &["a", "b", "c"], true);
    walk(&mut document, "n", 9, &["a", "b", "later"], false);
    let Evidence { with, without, lift } = found(&document);
    assert_eq!((with.of, without, lift), (4, Moved { of: 9, on: 0 }, None));
    carry_out(&mut document, &Command::EditDeal(id("n0"), DealEdit::Marker(id("mark"), true)));
    assert!(found(&document).lift.is_some());
    assert_eq!(evidence(&document, &Flow::of(&document), &Marker::blank(id("nowhere"))), Evidence::default());
}

#[test]
fn on_a_transition_taking_it_is_moving_on() {
    let mut document = document();
    let marker =
        Marker { node: None, transition: Some(id("bc")), ..document.entry::<Marker>(id("mark")).unwrap().clone() };
    document.entries.insert(marker.id, marker.entry());
    walk(&mut document, "m", 5, &["a", "b", "c"], true);
    walk(&mut document, "n", 6, &["a", "b", "lost"], true);
    walk(&mut document, "k", 5, &["a", "b", "lost"], false);
    walk(&mut document, "j", 5, &["a", "b", "c", "b", "lost"], false);
    walk(&mut document, "o", 7, &["a", "b"], false);
    let Evidence { with, without, lift } = found(&document);
    assert_eq!((with, without), (Moved { of: 11, on: 5 }, Moved { of: 10, on: 5 }));
    assert!((lift.unwrap().ratio.unwrap() - 10.0 / 11.0).abs() < 1e-12);
}

/// Reference limits: the score statistic with the most likely shares found by search instead of in closed form.
#[test]
fn the_interval_is_that_of_koopman() {
    let close = |one: f64, other: f64| (one - other).abs() < 1e-6 * other.max(1.0);
    for (with, without, low, high) in [
        ((7, 34), (1, 34), 1.220_852_9, Some(42.575_717_6)),
        ((10, 10), (10, 10), 0.722_467_2, Some(1.384_145_9)),
        ((18, 20), (9, 20), 1.284_009_3, Some(3.533_099_8)),
        ((3, 5), (20, 40), 0.444_407_1, Some(2.114_981_1)),
        ((0, 10), (4, 10), 0.0, Some(0.786_647_1)),
        ((5, 10), (0, 8), 1.371_374_7, None),
    ] {
        let found = lift(with, without).unwrap();
        assert!(close(found.low, low), "{with:?} {without:?} {found:?}");
        assert!(high.is_none() == found.high.is_none(), "{with:?} {without:?} {found:?}");
        assert!(high.is_none_or(|high| close(found.high.unwrap(), high)), "{with:?} {without:?} {found:?}");
    }
    assert_eq!(lift((0, 0), (1, 2)), None);
    assert_eq!(lift((0, 5), (0, 5)), Some(Lift { ratio: None, low: 0.0, high: None }));
    // More than all is all.
    assert_eq!(lift((9, 5), (2, 5)), lift((5, 5), (2, 5)));
    for n in 1..12 {
        for a in 0..=n {
            for b in 0..=7 {
                let Lift { ratio, low, high } = lift((a, n), (b, 7)).unwrap();
                assert!(low >= 0.0 && high.is_none_or(|high| low <= high), "{a} of {n}, {b} of 7");
                assert!(ratio.is_none_or(|ratio| low <= ratio && high.is_none_or(|high| ratio <= high)));
            }
        }
    }
}

#[test]
fn the_greatest_exodus_is_a_share_and_needs_data() {
    let mut document = document();
    let of = |document: &Document| exodus(document, &Flow::of(document), &Ledger::of(document, document.map.created));
    assert_eq!(of(&document), None);
    walk(&mut document, "n", 4, &["a", "b", "c", "lost"], false);
    assert_eq!(of(&document), None, "four are not enough");
    walk(&mut document, "k", 5, &["a", "b", "c", "won"], false);
    assert_eq!(of(&document), None, "nor are nine");
    walk(&mut document, "m", 6, &["a", "step", "lost"], false);
    // c loses 4 of 9, but too few came there; b loses 6 of 15, a none.
    let worst = of(&document).unwrap();
    assert_eq!((worst.stage, worst.lost, worst.reached), (id("b"), 6, 15));
    assert!((worst.share() - 0.4).abs() < 1e-12);
    walk(&mut document, "o", 1, &["a", "b", "c", "lost"], false);
    assert_eq!(of(&document).map(|worst| (worst.stage, worst.lost, worst.reached)), Some((id("c"), 5, 10)));
}

#[test]
fn needs_are_written_once_and_taken_out_with_their_words() {
    let mut document = document();
    let persona = Persona { name: "Finance".to_owned(), ..Persona::blank(id("fin")) };
    document.entries.insert(persona.id, persona.entry());
    let write = |document: &Document, text: &str, fresh: &str| {
        write_need(document, id("b"), id("fin"), text, id::<EntryId>(fresh))
    };
    assert_eq!(write(&document, " \n", "n1"), None, "no words, no need");
    let command = write(&document, "A price\n", "n1").unwrap();
    carry_out(&mut document, &command);
    let command = write(&document, "Two prices", "n2").unwrap();
    carry_out(&mut document, &command);
    assert_eq!(write(&document, "Two prices", "n3"), None);
    let known = needs(&document, id("fin"));
    assert_eq!(known.iter().collect::<Vec<_>>(), [(&id::<NodeId>("b"), &"Two prices".to_owned())]);
    assert!(needs(&document, id("mark")).is_empty());
    let command = write(&document, "", "n4").unwrap();
    carry_out(&mut document, &command);
    assert!(needs(&document, id("fin")).is_empty());
}

#[test]
fn ready_phases_take_the_places_of_those_that_are_there() {
    let mut document = document();
    for (node, phase) in [("a", "p0"), ("b", "p2"), ("c", "p3")] {
        document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card.phase = Some(id(phase));
    }
    let names = |document: &Document| {
        let mut phases: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.name.clone())).collect();
        phases.sort();
        phases.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    let of = |document: &Document, node: &str| {
        let phase = document.nodes[&id::<NodeId>(node)].card.phase.unwrap();
        document.phases[&phase].name.clone()
    };
    let five = ["Search", "Connect", "Research", "Present", "Close"];
    assert!(surplus(&document, 5).is_empty());
    let command = renamed(&document, &five, || id::<PhaseId>("p4"));
    carry_out(&mut document, &command);
    assert_eq!(names(&document), five);
    assert_eq!([of(&document, "a"), of(&document, "b"), of(&document, "c")], ["Search", "Research", "Present"]);

    assert_eq!(surplus(&document, 2), [id("p2"), id("p3")], "not the fifth, which no stage is in");
    let command = renamed(&document, &["First", "Last"], || unreachable!());
    carry_out(&mut document, &command);
    assert_eq!(names(&document), ["First", "Last"]);
    assert_eq!([of(&document, "a"), of(&document, "b"), of(&document, "c")], ["First", "Last", "Last"]);
}
