//! A map on which nothing is found, and what tests do with it.

use super::*;
use crate::core::command::{Command, DealMove, plan};
use crate::core::geometry::point;
use crate::core::ids::{DealId, IdSource, Identifier, NodeId, TransitionId};
use crate::core::model::{
    ChecklistItem, Deal, Department, ExpectedTime, Goal, Node, NodeKind, Transition, TransitionKind,
};

pub fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Two stages with whole cards, and ways to won and lost.
pub fn sound() -> Document {
    let mut document = Document::new(id("m"), "Map", day("2026-01-05"));
    document.map.purpose.goal = Some(Goal { target: Some(10.0), deadline: Some(day("2026-12-31")), ..Goal::default() });
    document.map.purpose.review_on = Some(day("2026-06-01"));
    document.departments.insert(id("o"), Department { id: id("o"), name: "Sales".to_owned() });
    add(&mut document, "a", NodeKind::Stage);
    add(&mut document, "b", NodeKind::Stage);
    add(&mut document, "won", NodeKind::Won);
    add(&mut document, "lost", NodeKind::Lost);
    for (name, title) in [("a", "Qualify the buyer"), ("b", "Show the demo")] {
        let node = node(&mut document, name);
        node.name = title.to_owned();
        node.card.entry = "The buyer has asked".to_owned();
        node.card.details = "We call the buyer".to_owned();
        node.card.exit = vec![item(name, "Send the agenda", "message sent")];
        node.card.owner = Some(id("o"));
        node.card.expected = ExpectedTime::new(1, 5, 10);
        node.card.more.customer_value = "An answer within a day".to_owned();
    }
    lead(&mut document, "ab", "a", "b");
    lead(&mut document, "bw", "b", "won");
    lead(&mut document, "bl", "b", "lost");
    let no = way(&mut document, "bl");
    no.kind = TransitionKind::No;
    no.onward.next = "Send a useful article".to_owned();
    document
}

pub fn item(name: &str, text: &str, evidence: &str) -> ChecklistItem {
    ChecklistItem {
        id: id(&format!("i{name}")),
        text: text.to_owned(),
        required: true,
        evidence: evidence.to_owned(),
        who: String::new(),
    }
}

pub fn lead(document: &mut Document, name: &str, from: &str, to: &str) {
    let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
    document.transitions.insert(way.id, way);
}

/// A way that says something.
pub fn branch(document: &mut Document, name: &str, from: &str, to: &str, label: &str) {
    lead(document, name, from, to);
    way(document, name).label = label.to_owned();
}

pub fn add(document: &mut Document, name: &str, kind: NodeKind) {
    document.nodes.insert(id(name), Node::new(id(name), kind, name, point(0.0, 0.0)));
}

/// A decision behind the second stage, with two answers.
pub fn decide(document: &mut Document) {
    add(document, "d", NodeKind::Decision);
    node(document, "d").name = "Fits?".to_owned();
    way(document, "bw").to = id("d");
    branch(document, "dw", "d", "won", "Yes");
    branch(document, "da", "d", "a", "Not yet");
}

/// A step of the first stage, in which nothing is missing.
pub fn step(document: &mut Document, name: &str) {
    add(document, name, NodeKind::Step);
    let step = node(document, name);
    step.name = "Call the buyer".to_owned();
    step.parent = Some(id("a"));
    step.card.more.actor = "Sales rep".to_owned();
    step.card.more.tool = "Phone".to_owned();
    step.card.exit = vec![item(name, "Send the notes", "notes sent")];
}

pub fn node<'a>(document: &'a mut Document, name: &str) -> &'a mut Node {
    document.nodes.get_mut(&id::<NodeId>(name)).unwrap()
}

pub fn way<'a>(document: &'a mut Document, name: &str) -> &'a mut Transition {
    document.transitions.get_mut(&id::<TransitionId>(name)).unwrap()
}

/// So many deals that each stayed in these nodes for so many days, one after the other; in the last one they are now.
pub fn deals(document: &mut Document, name: &str, count: usize, stays: &[(&str, i64)]) {
    for number in 0..count {
        let mut day = day("2025-06-02");
        let deal = Deal::new(id(&format!("{name}{number}")), "Deal", id(stays[0].0), day);
        let deal_id: DealId = deal.id;
        carry_out(document, &Command::AddDeals(vec![deal]));
        for (pair, next) in stays.iter().zip(stays.iter().skip(1)) {
            day = day.plus_days(pair.1);
            let mut moved = DealMove::new(deal_id, id(next.0), day);
            moved.override_reason = Some("In a hurry".to_owned());
            moved.refusal_reason = Some("Price".to_owned());
            moved.revisit = Some(day.plus_days(30));
            // Nothing is to be found of gates here.
            let gates: Vec<_> = document.nodes.values().flat_map(|node| &node.card.exit).map(|item| item.id).collect();
            document.deals.get_mut(&deal_id).unwrap().ticked.extend(gates);
            carry_out(document, &Command::MoveDeal(moved));
        }
    }
}

pub fn carry_out(document: &mut Document, command: &Command) {
    let diff = plan(document, command).unwrap_or_else(|rejection| panic!("{rejection:?}"));
    document.apply(&diff);
    assert_eq!(document.invariants(), []);
}

fn place(place: Place) -> String {
    match place {
        Place::Map => "map".to_owned(),
        Place::Node(node) => node.to_string(),
        Place::Transition(way) => way.to_string(),
    }
}

/// Everything that is found, and where.
pub fn found(document: &Document) -> Vec<(Check, String)> {
    findings(document, document.map.created).open.iter().map(|found| (found.check, place(found.place))).collect()
}

/// What a check finds after a change of a sound map: the places.
pub fn check(change: impl FnOnce(&mut Document), check: Check, expected: &[&str]) {
    let mut document = sound();
    assert_eq!(found(&document), []);
    change(&mut document);
    assert_eq!(document.invariants(), []);
    let at = found(&document).into_iter().filter(|(known, _)| *known == check).map(|(_, place)| place);
    assert_eq!(at.collect::<Vec<_>>(), expected, "{check:?}");
}

/// What a check says of the first thing that it finds after a change.
pub fn about(change: impl FnOnce(&mut Document), check: Check) -> About {
    let mut document = sound();
    change(&mut document);
    let all = findings(&document, document.map.created).open;
    all.into_iter().find(|finding| finding.check == check).map(|finding| finding.about).unwrap()
}

/// Mending what a check finds after a change, one after the other, leaves nothing of it and is one step each.
pub fn mends(change: impl FnOnce(&mut Document), check: Check) -> Document {
    let mut document = sound();
    change(&mut document);
    let mut ids = IdSource::new(7);
    for round in 0.. {
        assert!(round < 20, "{check:?} comes back");
        let all = findings(&document, document.map.created).open;
        let Some(finding) = all.iter().find(|finding| finding.check == check) else {
            assert!(round > 0, "{check:?} finds nothing to mend");
            break;
        };
        let today = document.map.created;
        let mut with = Fixing { ids: &mut ids, today, name: |kind| kind.word().to_owned() };
        let command = fix(&document, finding, &mut with).unwrap_or_else(|| panic!("no fix for {finding:?}"));
        let (before, diff) = (document.clone(), plan(&document, &command).unwrap());
        assert!(!diff.is_empty());
        document.apply(&diff);
        assert_eq!(document.invariants(), []);
        let mut back = document.clone();
        back.apply(&diff.reversed());
        assert_eq!(back, before, "it can be undone");
    }
    document
}

#[test]
fn the_templates_are_sound_but_for_what_each_team_says_itself() {
    use crate::core::language::Language;
    use crate::core::template::{Template, build};
    for template in Template::ALL {
        for language in Language::ALL {
            let document = build(template, language, &mut IdSource::new(1), day("2026-01-05"));
            let found: Vec<_> = found(&document);
            let own = |(check, _): &(Check, String)| {
                matches!(check, Check::NoGoal | Check::NoReview | Check::NoCustomerValue)
            };
            let wrong: Vec<_> = found.iter().filter(|found| !own(found)).collect();
            assert!(wrong.is_empty(), "{template:?} {language:?}: {wrong:?}");
        }
    }
}

#[test]
fn what_is_hidden_is_left_out() {
    check(
        |document| {
            add(document, "x", NodeKind::Stage);
            node(document, "x").hidden = true;
        },
        Check::NoEntry,
        &[],
    );
}

#[test]
fn only_what_a_change_concerns_is_read_anew_and_the_answer_is_the_same() {
    let mut document = sound();
    let mut checker = Checker::default();
    let today = document.map.created;
    let mut ledger = Ledger::of(&document, today);
    checker.find(&document, &ledger, today);
    let edits: [&dyn Fn(&mut Document) -> Command; 4] = [
        &|_| Command::EditNode(id("a"), crate::core::command::NodeEdit::Entry("As needed, etc.".to_owned())),
        &|_| {
            let mut stage = Node::new(id("n"), NodeKind::Stage, "Stage 3", point(9.0, 9.0));
            stage.card.details = "follow up".to_owned();
            Command::Insert { nodes: vec![stage], transitions: Vec::new() }
        },
        &|_| Command::AddDeals(vec![Deal::new(id("d"), "Deal", id("a"), day("2025-01-01"))]),
        &|_| {
            Command::MoveDeal(DealMove {
                override_reason: Some("x".to_owned()),
                ..DealMove::new(id("d"), id("won"), day("2025-12-01"))
            })
        },
    ];
    for edit in edits {
        let command = edit(&mut document);
        let diff = plan(&document, &command).unwrap();
        for diff in [diff.clone(), diff.reversed(), diff] {
            document.apply(&diff);
            checker.touch(&diff.touched());
            ledger.touch(&diff.touched());
            ledger.renew(&document, today);
            assert_eq!(checker.find(&document, &ledger, today), findings(&document, today));
        }
    }
}
