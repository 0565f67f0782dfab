//! Versions: what is kept, what is different, and that going back loses nothing.

mod support;

use proptest::prelude::*;
use stagecraft::core::command::{Command, DealMove, MapEdit, NodeEdit, Rejection, TransitionEdit, plan};
use stagecraft::core::geometry::point;
use stagecraft::core::history::History;
use stagecraft::core::ids::{DealId, DepartmentId, Identifier, NodeId};
use stagecraft::core::io::{self, ProblemKind};
use stagecraft::core::model::{
    ChecklistItem, Comment, Currency, Deal, Document, Goal, Kept, Kind, Money, Need, Node, NodeKind, Persona, Record,
    Transition, TransitionKind, Version, limits,
};
use stagecraft::core::sorted::Set;
use stagecraft::core::versions::{self, Comparison, Shift, Value, compare};
use support::{day, from_seed, full, id};

/// A, B and C in a row, a deal in each of the first two, a persona with a need in B, comments on C and on its way.
fn document() -> Document {
    let mut document = Document::new(id("m1"), "Map", day("2026-01-05"));
    for (index, name) in ["A", "B", "C"].into_iter().enumerate() {
        let node = Node::new(id(name), NodeKind::Stage, name, point(240.0 * index as f64, 0.0));
        document.nodes.insert(node.id, node);
    }
    for (name, from, to) in [("t1", "A", "B"), ("t2", "B", "C")] {
        let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    for (name, node) in [("d1", "A"), ("d2", "B")] {
        document.deals.insert(id(name), Deal::new(id(name), name, id(node), day("2026-01-06")));
    }
    let entries = [
        Persona { name: "CFO".into(), ..Persona::blank(id("cfo")) }.entry(),
        Need { node: Some(id("B")), persona: Some(id("cfo")), text: "A figure".into(), ..Need::blank(id("need")) }
            .entry(),
        comment("c1", Some("C"), None).entry(),
        comment("c2", None, Some("t2")).entry(),
    ];
    document.entries.extend(entries.map(|entry| (entry.id(), entry)));
    assert_eq!(document.invariants(), []);
    document
}

fn comment(name: &str, node: Option<&str>, transition: Option<&str>) -> Comment {
    let on = Some(day("2026-01-07"));
    Comment { node: node.map(id), transition: transition.map(id), on, text: name.into(), ..Comment::blank(id(name)) }
}

fn done(document: &mut Document, command: &Command) {
    let diff = plan(document, command).unwrap_or_else(|rejection| panic!("{command:?}: {rejection:?}"));
    document.apply(&diff);
    assert_eq!(document.invariants(), [], "{command:?}");
}

fn kept(document: &Document, name: &str) -> Version {
    let (on, order) = (Some(day("2026-01-08")), Some(versions::next_order(document)));
    Version { name: name.into(), on, order, content: versions::content(document), ..Version::blank(id(name)) }
}

fn restore(version: &Document, deals_to: Option<&str>) -> Command {
    Command::Restore { version: Box::new(version.clone()), deals_to: deals_to.map(id), on: day("2026-02-01") }
}

fn shifts(comparison: &Comparison) -> Vec<(&str, Shift, Vec<&str>)> {
    let fields = |one: &versions::Difference| one.fields.iter().map(|field| field.field).collect();
    comparison.differences.iter().map(|one| (one.name.as_str(), one.shift, fields(one))).collect()
}

#[test]
fn a_version_keeps_the_map_and_leaves_out_what_is_beside_it() {
    let document = full();
    let version = kept(&document, "v1");
    let opened = versions::open(&version).unwrap();
    assert_eq!(opened, versions::bare(&document));
    assert!(opened.deals.is_empty() && opened.retired.is_empty());
    assert!(opened.entries.values().all(|entry| !versions::is_aside(entry.kind())));
    assert!(opened.entries.values().any(|entry| entry.kind() == Kind::Person));
}

#[test]
fn versions_are_counted_and_what_is_kept_already_is_known() {
    let mut document = document();
    assert!(!versions::is_kept(&document));
    for name in ["v1", "v2"] {
        let version = kept(&document, name);
        done(&mut document, &Command::Put(vec![version.entry()]));
    }
    assert!(versions::is_kept(&document));
    let names: Vec<_> = versions::newest_first(&document).iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["v2", "v1"]);
    // A deal that moves is no other map.
    done(&mut document, &Command::MoveDeal(DealMove::new(id("d1"), id("B"), day("2026-01-09"))));
    assert!(versions::is_kept(&document));
    done(&mut document, &Command::EditNode(id("A"), NodeEdit::Entry("Named".into())));
    assert!(!versions::is_kept(&document));
    // Also after a round trip through a file.
    let again = io::read(io::write(&document).as_bytes()).unwrap().document;
    assert_eq!(again, document);
}

#[test]
fn a_version_that_cannot_be_read_says_why() {
    let mut version = kept(&document(), "v1");
    version.content = r#"{"format":"stagecraft","schema":3,"map":{}}"#.into();
    let problems = versions::open(&version).unwrap_err();
    assert!(problems.iter().any(|problem| problem.path == "map.id" && problem.kind == ProblemKind::Missing));
    version.content = r#"{"format":"stagecraft","schema":99}"#.into();
    assert!(matches!(versions::open(&version).unwrap_err()[0].kind, ProblemKind::NewerSchema { .. }));
    version.content = "{".into();
    assert!(matches!(versions::open(&version).unwrap_err()[0].kind, ProblemKind::NotJson { .. }));
}

#[test]
fn a_version_that_is_too_large_is_refused() {
    let mut document = document();
    for index in 0..450 {
        let mut node = Node::new(id(&format!("n{index}")), NodeKind::Stage, "Stage", point(0.0, 0.0));
        node.card.details = "ż".repeat(limits::TEXT);
        document.nodes.insert(node.id, node);
    }
    let version = kept(&document, "v1");
    assert!(version.content.len() > limits::VERSION);
    let refused = plan(&document, &Command::Put(vec![version.entry()])).unwrap_err();
    assert!(matches!(refused, Rejection::TooLong { limit: limits::VERSION, .. }), "{refused:?}");
}

#[test]
fn what_was_added_removed_changed_and_only_moved_is_told_apart() {
    let before = document();
    let mut after = before.clone();
    let fresh = Node::new(id("D"), NodeKind::Stage, "D", point(0.0, 400.0));
    done(&mut after, &Command::Insert { nodes: vec![fresh], transitions: vec![] });
    done(&mut after, &Command::EditNode(id("A"), NodeEdit::Entry("Named".into())));
    done(&mut after, &Command::Move(vec![(id("A"), point(5.0, 5.0)), (id("B"), point(7.0, 7.0))]));
    done(&mut after, &Command::EditTransition(id("t1"), TransitionEdit::Bends(vec![point(1.0, 1.0)])));
    let gone = Set::from([id::<NodeId>("C")]);
    done(&mut after, &Command::Delete { nodes: gone, transitions: Set::new(), deals_to: None, on: day("2026-01-09") });
    let comparison = compare(&before, &after);
    assert_eq!(
        shifts(&comparison),
        [
            ("A", Shift::Changed, vec!["entry"]),
            ("B", Shift::Moved, vec![]),
            ("D", Shift::Added, vec![]),
            ("C", Shift::Removed, vec![]),
            ("A → B", Shift::Moved, vec![]),
            ("B → C", Shift::Removed, vec![]),
        ]
    );
    assert_eq!(comparison.nodes.get(&id::<NodeId>("C")), Some(&Shift::Removed));
    // Both states on one map: what was removed is where it was.
    assert_eq!(comparison.both.nodes.len(), 4);
    assert_eq!(comparison.both.transitions.len(), 2);
    assert_eq!(comparison.both.invariants(), []);
    let same = compare(&after, &after);
    assert!(same.differences.is_empty() && same.nodes.is_empty() && same.transitions.is_empty());
}

#[test]
fn fields_say_what_they_said_and_say() {
    let before = document();
    let mut after = before.clone();
    let item = |name: &str, text: &str, required: bool| ChecklistItem {
        id: id(name),
        text: text.into(),
        required,
        evidence: String::new(),
        who: String::new(),
    };
    let mut list = vec![item("i1", "Budget named", true), item("i2", "Date set", false), item("i3", "Old", false)];
    let mut early = before.clone();
    done(&mut early, &Command::EditNode(id("B"), NodeEdit::Exit(list.clone())));
    list.swap(0, 1);
    list[1].required = false;
    list.pop();
    done(&mut after, &Command::EditNode(id("B"), NodeEdit::Exit(list)));
    done(&mut after, &Command::EditMap(MapEdit::Department(id("o1"), "Sales".into())));
    done(&mut after, &Command::EditNode(id("B"), NodeEdit::Owner(Some(id("o1")))));
    let need = Need { node: Some(id("B")), persona: Some(id("cfo")), text: "Proof".into(), ..Need::blank(id("need")) };
    done(&mut after, &Command::Put(vec![need.entry()]));
    let goal = Goal { metric: "customers".into(), target: Some(12.0), ..Goal::default() };
    done(&mut after, &Command::EditMap(MapEdit::Goal(Some(goal))));
    let comparison = compare(&early, &after);
    assert_eq!(
        shifts(&comparison),
        [
            ("", Shift::Changed, vec!["metric", "target"]),
            ("Sales", Shift::Added, vec![]),
            ("B", Shift::Changed, vec!["owner", "exit", "exit", "exit_order"]),
            ("B · CFO", Shift::Changed, vec!["text"]),
        ]
    );
    let of = |place: usize, field: usize| {
        let change = &comparison.differences[place].fields[field];
        (change.before.clone(), change.after.clone())
    };
    assert_eq!(of(0, 1), (Value::Nothing, Value::Number(12.0)));
    assert_eq!(of(2, 0), (Value::Nothing, Value::Names(vec![(*id::<DepartmentId>("o1").id(), "Sales".into())])));
    assert_eq!(
        of(2, 1),
        (Value::Item(item("i1", "Budget named", true)), Value::Item(item("i1", "Budget named", false)))
    );
    assert_eq!(of(2, 2), (Value::Item(item("i3", "Old", false)), Value::Nothing));
    assert_eq!(of(3, 0), (Value::Text("A figure".into()), Value::Text("Proof".into())));
    // A persona with another name does not make another need of what it needs.
    let mut renamed = before.clone();
    done(&mut renamed, &Command::Put(vec![Persona { name: "Buyer".into(), ..Persona::blank(id("cfo")) }.entry()]));
    assert_eq!(shifts(&compare(&before, &renamed)), [("Buyer", Shift::Changed, vec!["name"])]);
    // What belongs to a stage marks it on the map.
    assert_eq!(comparison.nodes.get(&id::<NodeId>("B")), Some(&Shift::Changed));
}

#[test]
fn comments_versions_and_deals_are_no_difference() {
    let before = document();
    let mut after = before.clone();
    done(&mut after, &Command::Put(vec![comment("c9", None, None).entry(), kept(&before, "v9").entry()]));
    done(&mut after, &Command::MoveDeal(DealMove::new(id("d1"), id("B"), day("2026-01-09"))));
    assert!(compare(&before, &after).differences.is_empty());
}

#[test]
fn restoring_brings_the_map_back_and_leaves_what_is_beside_it() {
    let early = document();
    let version = kept(&early, "v1");
    let mut now = early.clone();
    done(&mut now, &Command::Put(vec![version.clone().entry()]));
    done(&mut now, &Command::EditNode(id("A"), NodeEdit::Name("Other".into())));
    done(&mut now, &Command::EditMap(MapEdit::Name("Other map".into())));
    done(&mut now, &Command::EditMap(MapEdit::Guide(Some(3))));
    done(&mut now, &Command::MoveDeal(DealMove::new(id("d1"), id("B"), day("2026-01-09"))));
    done(&mut now, &Command::Put(vec![comment("c9", Some("A"), None).entry()]));
    let mut history = History::default();
    let before = now.clone();
    let command = restore(&versions::open(&version).unwrap(), None);
    let diff = plan(&now, &command).unwrap();
    assert!(diff.deals.is_empty(), "deals stay as they are");
    now.apply(&diff);
    history.push(command.label(&before), diff);
    assert_eq!(now.invariants(), []);
    assert_eq!((now.map.name.as_str(), now.node_name(id("A"))), ("Map", "A"));
    assert_eq!(now.map.purpose.guide, Some(3));
    assert_eq!(now.deals, before.deals);
    assert_eq!(now.all::<Comment>().count(), 3);
    assert_eq!(now.all::<Version>().count(), 1);
    assert!(compare(&early, &now).differences.is_empty());
    history.undo(&mut now);
    assert_eq!(io::write(&now), io::write(&before), "one step takes it back");
}

#[test]
fn deals_in_what_a_version_does_not_have_go_where_somebody_says() {
    let early = document();
    let mut now = early.clone();
    let fresh = Node::new(id("D"), NodeKind::Stage, "D", point(0.0, 400.0));
    done(&mut now, &Command::Insert { nodes: vec![fresh], transitions: vec![] });
    done(&mut now, &Command::MoveDeal(DealMove::new(id("d1"), id("D"), day("2026-01-09"))));
    done(&mut now, &Command::Put(vec![comment("c8", Some("D"), None).entry()]));
    let refused = plan(&now, &restore(&early, None)).unwrap_err();
    assert_eq!(refused, Rejection::DealsInTheWay { deals: 1, nodes: Set::from([id("D")]) });
    let nowhere = plan(&now, &restore(&early, Some("D"))).unwrap_err();
    assert_eq!(nowhere, Rejection::NoPlaceForDeals(id("D")));
    let command = restore(&early, None).with_place(id("B"));
    let mut after = now.clone();
    done(&mut after, &command);
    let deal = after.deals.values().find(|deal| deal.id == id("d1")).unwrap();
    assert_eq!(deal.visits.iter().map(|visit| visit.node).collect::<Vec<_>>(), [id("A"), id("D"), id("B")]);
    assert_eq!(after.node_name(id("D")), "D", "its history still names it");
    assert_eq!(after.entry::<Comment>(id("c8")).unwrap().node, None, "the comment is one on the map");
    // And back to what has it: no longer retired.
    done(&mut after, &restore(&now, None));
    assert!(after.retired.is_empty() && after.nodes.contains_key(&id::<NodeId>("D")));
}

#[test]
fn a_hidden_stage_of_a_version_holds_no_deals() {
    let now = document();
    let mut early = now.clone();
    early.nodes.get_mut(&id::<NodeId>("A")).unwrap().hidden = true;
    let refused = plan(&now, &restore(&early, None)).unwrap_err();
    assert_eq!(refused, Rejection::DealsInTheWay { deals: 1, nodes: Set::from([id("A")]) });
}

#[test]
fn a_locked_map_is_not_restored_and_another_currency_keeps_whole_amounts() {
    let mut now = document();
    now.deals.get_mut(&id::<DealId>("d1")).unwrap().value = Money(1234);
    let mut early = now.clone();
    early.map.currency = Currency::parse("JPY").unwrap();
    let mut after = now.clone();
    done(&mut after, &restore(&early, None));
    assert_eq!(after.deals.values().next().unwrap().value, Money(12));
    done(&mut now, &Command::EditMap(MapEdit::Locked(true)));
    assert_eq!(plan(&now, &restore(&early, None)), Err(Rejection::Locked));
    // What is said about a locked map can still be said, and it can be kept.
    let said = [comment("c9", Some("A"), None).entry(), kept(&now, "v1").entry()];
    done(&mut now, &Command::Put(said.to_vec()));
}

#[test]
fn an_identifier_for_two_things_is_refused() {
    let now = document();
    let mut early = now.clone();
    early.entries.insert(id("c1"), Persona { name: "Twin".into(), ..Persona::blank(id("c1")) }.entry());
    assert_eq!(plan(&now, &restore(&early, None)), Err(Rejection::Taken));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    /// From any map to any other: nothing of deals and remarks is lost, the map is what it was, and one step undoes it.
    #[test]
    fn any_map_restores_over_any_other(one: u64, other: u64) {
        let (mut now, version) = (from_seed(one), versions::bare(&from_seed(other)));
        now.map.locked = false;
        let place = version.nodes.values().find(|node| matches!(node.kind, NodeKind::Stage | NodeKind::Step)
            && !node.hidden && !node.parent.is_some_and(|parent| version.nodes.get(&parent).unwrap().hidden));
        let command = restore(&version, None);
        let command = place.map_or(command.clone(), |place| command.with_place(place.id));
        let Ok(diff) = plan(&now, &command) else {
            prop_assert!(place.is_none());
            return Ok(());
        };
        let mut after = now.clone();
        after.apply(&diff);
        prop_assert_eq!(after.invariants(), vec![]);
        prop_assert!(compare(&version, &after).differences.is_empty());
        prop_assert_eq!(after.deals.len(), now.deals.len());
        for (before, after) in now.deals.values().zip(after.deals.values()) {
            let past = before.visits.len() - 1;
            prop_assert_eq!(&before.visits[..past], &after.visits[..past]);
            prop_assert!(after.visits.len() >= before.visits.len());
        }
        let aside = |document: &Document| {
            document.entries.values().filter(|entry| versions::is_aside(entry.kind())).count()
        };
        prop_assert_eq!(aside(&after), aside(&now));
        after.apply(&diff.reversed());
        prop_assert_eq!(io::write(&after), io::write(&now));
    }
}
