//! Chains of whole documents, with figures worked out by hand.

use super::*;
use crate::core::command::{Command, DealMove, plan};
use crate::core::geometry::point;
use crate::core::ids::{DealId, Identifier, MapId, NodeId, TransitionId};
use crate::core::model::{Date, Deal, Document, ExpectedTime, Flow, Node, NodeKind, Transition, TransitionKind};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn day(number: i64) -> Date {
    Date::new(2026, 1, 1).unwrap().plus_days(number)
}

/// Stages A, B and Nurture with Won and Lost; the ways have the shares of the loop of the definitions.
fn nurture() -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", day(0));
    let nodes = [("A", NodeKind::Stage), ("B", NodeKind::Stage), ("Nurture", NodeKind::Stage)];
    let nodes = nodes.into_iter().chain([("Won", NodeKind::Won), ("Lost", NodeKind::Lost)]);
    for (at, (name, kind)) in nodes.enumerate() {
        document.nodes.insert(id(name), Node::new(id(name), kind, name, point(300.0 * at as f64, 0.0)));
    }
    let ways = [
        ("A", "B", 50, TransitionKind::Advance),
        ("A", "Lost", 30, TransitionKind::No),
        ("A", "Nurture", 20, TransitionKind::No),
        ("Nurture", "A", 40, TransitionKind::Recycle),
        ("Nurture", "Lost", 60, TransitionKind::No),
        ("B", "Won", 25, TransitionKind::Advance),
        ("B", "Lost", 75, TransitionKind::No),
    ];
    for (at, (from, to, share, kind)) in ways.into_iter().enumerate() {
        let mut way = Transition::new(id(&format!("t{at}")), kind, id(from), id(to));
        way.onward.share = Some(share);
        document.transitions.insert(way.id, way);
    }
    document
}

fn solved(document: &Document, source: Source) -> Result<Process, Stuck> {
    process(document, &Flow::of(document), source, &Wishes::default(), &Observed::of(document, |_| true))
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-7, "{one} {other}");
}

/// Moves a deal through these nodes, a day for each stay.
fn walk(document: &mut Document, name: &str, path: &[&str]) {
    let first = Deal::new(id::<DealId>(name), name, id(path[0]), day(0));
    let mut commands = vec![Command::AddDeals(vec![first])];
    commands.extend(path.iter().skip(1).enumerate().map(|(at, to)| {
        Command::MoveDeal(DealMove {
            override_reason: Some("x".to_owned()),
            refusal_reason: Some("x".to_owned()),
            ..DealMove::new(id(name), id(to), day(at as i64 + 1))
        })
    }));
    for command in commands {
        let diff = plan(document, &command).unwrap();
        document.apply(&diff);
    }
}

#[test]
fn the_loop_of_the_definitions_is_solved_from_its_shares() {
    let process = solved(&nurture(), Source::Estimates).unwrap();
    assert_eq!(process.gaps(), []);
    let prospect = |name: &str| process.prospects[&id::<NodeId>(name)];
    near(prospect("A").won, 0.135_869_565_2);
    near(prospect("Nurture").won, 0.054_347_826_1);
    near(prospect("A").visits, 1.086_956_5);
    near(prospect("Nurture").visits, 0.217_391_3);
    near(prospect("B").visits, 0.543_478_3);
    near(prospect("A").won + prospect("A").lost, 1.0);
    near(process.needed(25.0).unwrap()[&id::<NodeId>("A")] / prospect("A").visits, 184.0);
}

#[test]
fn deals_say_more_the_more_there_are() {
    let mut document = nurture();
    for index in 0..10 {
        let path: &[&str] = if index < 4 { &["A", "B", "Won"] } else { &["A", "B", "Lost"] };
        walk(&mut document, &format!("d{index}"), path);
    }
    let chance = |source| {
        let process = solved(&document, source).unwrap();
        let step = process.rates.steps.iter().find(|step| step.way == Some(id::<TransitionId>("t5"))).unwrap().clone();
        assert_eq!((step.used, step.of), (4, 10));
        step.chance
    };
    near(chance(Source::Deals), 0.4);
    near(chance(Source::Estimates), 0.25);
    near(chance(Source::Blended), (4.0 + 2.5) / 20.0);
    // From deals alone nothing is known of what none has left.
    let process = solved(&document, Source::Deals).unwrap();
    assert_eq!(process.gaps(), [Gap::Unknown(id("Nurture"))]);
    near(process.prospects[&id::<NodeId>("A")].won, 0.4);
    // A day in A and a day in B, for all of them.
    near(process.prospects[&id::<NodeId>("A")].days, 2.0);
}

#[test]
fn moves_that_nobody_drew_count_too_and_steps_are_their_stage() {
    let mut document = nurture();
    let mut step = Node::new(id("s"), NodeKind::Step, "s", point(0.0, 0.0));
    step.parent = Some(id("A"));
    document.nodes.insert(step.id, step);
    walk(&mut document, "d1", &["A", "s", "Won"]);
    walk(&mut document, "d2", &["s", "A", "B"]);
    let process = solved(&document, Source::Deals).unwrap();
    let from_a: Vec<_> = process.rates.steps.iter().filter(|step| step.from == id("A") && step.used > 0).collect();
    let undrawn = from_a.iter().find(|step| step.to == id("Won")).unwrap();
    assert_eq!((undrawn.way, undrawn.used, undrawn.of), (None, 1, 2));
    near(process.prospects[&id::<NodeId>("A")].won, 0.5);
}

#[test]
fn shares_that_are_not_a_hundred_percent_are_named_and_made_so() {
    let mut document = nurture();
    document.transitions.get_mut(&id::<TransitionId>("t0")).unwrap().onward.share = Some(150);
    let process = solved(&document, Source::Estimates).unwrap();
    assert_eq!(process.gaps(), [Gap::SharesOff { node: id("A"), sum: 200 }]);
    let out: f64 = process.rates.steps.iter().filter(|step| step.from == id("A")).map(|step| step.chance).sum();
    near(out, 1.0);
    // A way without a share takes what is left.
    document.transitions.get_mut(&id::<TransitionId>("t0")).unwrap().onward.share = None;
    let process = solved(&document, Source::Estimates).unwrap();
    assert_eq!(process.gaps(), []);
    near(process.prospects[&id::<NodeId>("A")].won, 0.135_869_565_2);
}

#[test]
fn a_loop_that_nothing_leaves_and_a_map_without_stages_say_so() {
    let mut document = nurture();
    for (way, share) in [("t1", 0), ("t2", 100), ("t0", 0), ("t3", 100), ("t4", 0)] {
        document.transitions.get_mut(&id::<TransitionId>(way)).unwrap().onward.share = Some(share);
    }
    let Err(Stuck::Trap(mut nodes)) = solved(&document, Source::Estimates) else { panic!("no trap") };
    nodes.sort_unstable();
    assert_eq!(nodes, [id("A"), id("Nurture")]);
    // Its ways are to be seen all the same, so that they can be changed.
    let seen = unsolved(
        &document,
        &Flow::of(&document),
        Source::Estimates,
        &Wishes::default(),
        &Observed::of(&document, |_| true),
    )
    .unwrap();
    assert_eq!((seen.prospects.len(), seen.rates.steps.len()), (3, 7));
    let empty = Document::new(id::<MapId>("m"), "Map", day(0));
    assert_eq!(solved(&empty, Source::Blended), Err(Stuck::NoStart));
}

#[test]
fn what_can_never_be_won_is_named() {
    let mut document = nurture();
    for (way, share) in [("t5", 0), ("t6", 100)] {
        document.transitions.get_mut(&id::<TransitionId>(way)).unwrap().onward.share = Some(share);
    }
    let process = solved(&document, Source::Estimates).unwrap();
    assert_eq!(process.needed(10.0), None);
    assert_eq!(process.hopeless(), [id("A"), id("B"), id("Nurture")]);
}

#[test]
fn a_wish_changes_one_chance_and_the_others_give_way_in_proportion() {
    let document = nurture();
    let wishes = Wishes { chances: [(id::<TransitionId>("t0"), 0.75)].into_iter().collect(), ..Wishes::default() };
    let process =
        process(&document, &Flow::of(&document), Source::Estimates, &wishes, &Observed::of(&document, |_| true))
            .unwrap();
    let chances: Vec<f64> =
        process.rates.steps.iter().filter(|step| step.from == id("A")).map(|step| step.chance).collect();
    let expected = [0.75, 0.15, 0.10];
    chances.iter().zip(expected).for_each(|(one, other)| near(*one, other));
    // All others of a node whose only chance is wished for have nothing to share.
    near(process.prospects[&id::<NodeId>("B")].won, 0.25);
}

#[test]
fn days_to_won_count_only_ways_that_are_won() {
    let mut document = nurture();
    for (node, days) in [("A", 10), ("B", 20), ("Nurture", 100)] {
        document.nodes.get_mut(&id::<NodeId>(node)).unwrap().card.expected = ExpectedTime::new(days, days, days);
    }
    let process = solved(&document, Source::Estimates).unwrap();
    near(process.prospects[&id::<NodeId>("B")].days_to_won, 20.0);
    // Straight 30 days; each detour, of which 0.08 come back, adds 110: 30 + 110 * 0.08 / 0.92.
    near(process.prospects[&id::<NodeId>("A")].days_to_won, 30.0 + 110.0 * 0.08 / 0.92);
}

#[test]
fn what_is_expected_stands_in_for_days_that_nobody_has_seen() {
    let mut document = nurture();
    document.nodes.get_mut(&id::<NodeId>("A")).unwrap().card.expected = ExpectedTime::new(1, 7, 30);
    let process = solved(&document, Source::Estimates).unwrap();
    near(process.prospects[&id::<NodeId>("A")].days, 7.0 * 1.086_956_521_7);
    assert_eq!(process.untimed, [id("Nurture"), id("B")], "in the order of the flow");
}

#[test]
fn what_is_hidden_takes_no_deals() {
    let mut document = nurture();
    document.nodes.get_mut(&id::<NodeId>("Nurture")).unwrap().hidden = true;
    let process = solved(&document, Source::Estimates).unwrap();
    assert!(!process.prospects.contains_key(&id::<NodeId>("Nurture")));
    // The shares that are left, 50 and 30, are made a hundred percent, and it is said that they are not.
    assert_eq!(process.gaps(), [Gap::SharesOff { node: id("A"), sum: 80 }]);
    near(process.prospects[&id::<NodeId>("A")].won, 0.5 / 0.8 * 0.25);
}
