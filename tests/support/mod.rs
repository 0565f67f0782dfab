//! Documents for tests: a small one by hand, and any that commands could have made.
#![allow(dead_code)]

pub mod commands;
pub mod entries;
pub mod schema;
pub mod torture;

use proptest::prelude::*;
use stagecraft::core::geometry::point;
use stagecraft::core::ids::{IdSource, Identifier, NodeId};
use stagecraft::core::model::*;
use stagecraft::core::sorted::Set;

/// An identifier of any kind.
pub fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

/// A day.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A document in which every field of every record is used.
pub fn full() -> Document {
    let mut document = Document::new(id("m1"), "Sprzedaż – 𝕄ap \u{202e}rtl\u{202c} 👩‍👩‍👧", day("2026-01-31"));
    document.map.currency = Currency::parse("PLN").unwrap();
    document.map.locked = true;
    document.departments.insert(id("o1"), Department { id: id("o1"), name: "Sales".into() });
    document.phases.insert(id("p1"), Phase { id: id("p1"), name: "Decision".into(), order: 3 });
    let mut stage = Node::new(id("n1"), NodeKind::Stage, "Demo \"live\"", point(-0.0, 72.5));
    stage.card = Card {
        entry: "<b>clear</b> requirements\n\tall of them".into(),
        details: "\\ / \u{2028}".into(),
        exit: vec![
            ChecklistItem {
                id: id("i1"),
                text: "Quote asked for".into(),
                required: true,
                evidence: "e-mail".into(),
                who: "AE".into(),
            },
            ChecklistItem {
                id: id("i2"),
                text: String::new(),
                required: false,
                evidence: String::new(),
                who: String::new(),
            },
        ],
        owner: Some(id("o1")),
        expected: ExpectedTime::new(2, 7, 21),
        phase: Some(id("p1")),
        probability: Some(50),
        more: Particulars::default(),
    };
    (stage.pinned, stage.expanded) = (true, true);
    let mut step = Node::new(id("n2"), NodeKind::Step, "", point(1e6, -1e6));
    step.parent = Some(id("n1"));
    let nodes = [
        stage,
        step,
        Node::new(id("n3"), NodeKind::Decision, "A or B?", point(0.1, 0.2)),
        Node::new(id("n4"), NodeKind::Won, "Won", point(3.0, 4.0)),
        Node::new(id("n5"), NodeKind::Lost, "Lost", point(3.0, 4.0)),
        Node::new(id("n6"), NodeKind::NotNow, "Later", point(3.0, 4.0)),
        Node::new(id("__proto__"), NodeKind::Note, "two\nlines", point(0.0, 0.0)),
    ];
    document.nodes.extend(nodes.map(|node| (node.id, node)));
    for (index, (kind, _)) in TransitionKind::ALL.iter().enumerate() {
        let mut way = Transition::new(id(&format!("t{index}")), *kind, id("n1"), id("n3"));
        way.label = if index == 1 { "yes".into() } else { String::new() };
        if index == 4 {
            way.bends = vec![point(-0.5, 12.0), point(7.0, 12.0)];
            way.handover = "Signed <contract>".into();
            way.handover_days = Some(0);
        }
        document.transitions.insert(way.id, way);
    }
    let loop_way = Transition::new(id("t9"), TransitionKind::Recycle, id("n1"), id("n1"));
    document.transitions.insert(loop_way.id, loop_way);
    document.retired.insert(id("n0"), RetiredNode { id: id("n0"), kind: NodeKind::Stage, name: "Old".into() });
    let mut deal = Deal::new(id("d1"), "Big one", id("n0"), day("2026-02-01"));
    deal.company = "Acme".into();
    deal.value = Money(LARGEST_AMOUNT);
    deal.owner = "Ala".into();
    deal.source = "fair".into();
    deal.next_step = "call".into();
    deal.next_step_on = Some(day("2026-03-01"));
    deal.notes = "many\nnotes".into();
    deal.ticked = Set::from([id("i1"), id("gone")]);
    deal.markers = Set::from([id("e9")]);
    deal.visits = vec![
        Visit {
            node: id("n0"),
            entered: day("2026-02-01"),
            left: Some(Departure {
                on: day("2026-02-01"),
                by: vec![id("t0"), id("gone")],
                gate_override: Some(GateOverride { reason: "hurry".into(), missing: vec!["Quote".into()] }),
                refusal: Some(Refusal {
                    reason: "no budget".into(),
                    revisit: Some(day("2026-09-01")),
                    undecided: true,
                }),
            }),
        },
        Visit {
            node: id("n1"),
            entered: day("2026-02-03"),
            left: Some(Departure { on: day("2026-02-05"), by: vec![], gate_override: None, refusal: None }),
        },
        Visit { node: id("n5"), entered: day("2026-02-05"), left: None },
    ];
    document.deals.insert(deal.id, deal);
    let plain = Deal::new(id("d2"), "Small one", id("n2"), day("2026-02-01"));
    document.deals.insert(plain.id, plain);
    document.nodes.get_mut(&id::<NodeId>("n3")).unwrap().hidden = true;
    entries::fill(&mut document, &mut IdSource::new(4));
    assert_eq!(document.invariants(), []);
    document
}

/// Characters that have broken programs before.
const LETTERS: [&str; 24] = [
    "a",
    "Ż",
    "\u{301}",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{200b}",
    "\"",
    "\\",
    "/",
    "<",
    "&",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "'",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "𝕏",
    "0",
];

fn any_text(source: &mut IdSource, most: usize, lines: bool) -> String {
    let length = source.below(most + 1);
    let mut text = String::new();
    for _ in 0..length {
        match source.below(30) {
            0 if lines => text.push('\n'),
            1 if lines => text.push('\t'),
            _ => text.push_str(LETTERS[source.below(LETTERS.len())]),
        }
    }
    text
}

fn any_name(source: &mut IdSource) -> String {
    format!("{}x", any_text(source, 12, false))
}

fn any_day(source: &mut IdSource) -> Date {
    day("1999-12-31").plus_days(source.below(20_000) as i64)
}

/// A document from a seed; the same seed gives the same document. Its invariants hold.
pub fn from_seed(seed: u64) -> Document {
    let mut source = IdSource::new(seed);
    let mut document = Document::new(source.make(), &any_name(&mut source), any_day(&mut source));
    document.map.locked = source.below(2) == 0;
    for _ in 0..source.below(4) {
        let department = Department { id: source.make(), name: any_name(&mut source) };
        document.departments.insert(department.id, department);
        let phase = Phase { id: source.make(), name: any_name(&mut source), order: source.next_u64() as u32 };
        document.phases.insert(phase.id, phase);
    }
    let departments: Vec<_> = document.departments.keys().copied().collect();
    let phases: Vec<_> = document.phases.keys().copied().collect();
    for _ in 0..source.below(12) {
        let kind = NodeKind::ALL[source.below(7)].0;
        let coordinate = |source: &mut IdSource| {
            let whole = source.below(2_000_001) as f64 - 1e6;
            if source.below(3) == 0 { (whole / 4.0).clamp(-1e6, 1e6) } else { whole }
        };
        let at = point(coordinate(&mut source), coordinate(&mut source));
        let mut node = Node::new(source.make(), kind, &any_text(&mut source, 20, kind == NodeKind::Note), at);
        if kind == NodeKind::Step {
            node.parent = document.nodes.values().find(|node| node.kind == NodeKind::Stage).map(|node| node.id);
        }
        if kind.has_card() {
            node.card.entry = any_text(&mut source, 20, true);
            node.card.details = any_text(&mut source, 20, true);
            for _ in 0..source.below(4) {
                node.card.exit.push(ChecklistItem {
                    id: source.make(),
                    text: any_text(&mut source, 9, true),
                    required: source.below(2) == 0,
                    evidence: any_text(&mut source, 3, true),
                    who: any_text(&mut source, 3, true),
                });
            }
            let pick = source.below(5);
            node.card.owner = departments.get(pick).copied();
            node.card.phase = phases.get(pick).copied();
            let min = source.below(100) as u32;
            node.card.expected = (pick > 1).then_some(ExpectedTime { min, typical: min, max: min + pick as u32 });
            node.card.probability = (pick > 2).then(|| source.below(101) as u8);
        }
        node.pinned = source.below(3) == 0;
        node.expanded = kind == NodeKind::Stage && source.below(2) == 0;
        document.nodes.insert(node.id, node);
    }
    let ends: Vec<NodeId> = document.nodes.values().filter(|node| node.kind.connects()).map(|node| node.id).collect();
    let places: Vec<NodeId> =
        document.nodes.values().filter(|node| node.kind.holds_deals()).map(|node| node.id).collect();
    for _ in 0..if ends.is_empty() { 0 } else { source.below(12) } {
        let kind = TransitionKind::ALL[source.below(5)].0;
        let (from, to) = (ends[source.below(ends.len())], ends[source.below(ends.len())]);
        let mut way = Transition::new(source.make(), kind, from, to);
        way.label = any_text(&mut source, 4, false);
        way.bends = (0..source.below(3)).map(|_| point(source.below(99) as f64 / 4.0, -7.0)).collect();
        way.handover = any_text(&mut source, 4, false);
        way.handover_days = (source.below(2) == 0).then(|| source.below(3651) as u32);
        document.transitions.insert(way.id, way);
    }
    let old = RetiredNode { id: source.make(), kind: NodeKind::ALL[source.below(7)].0, name: any_name(&mut source) };
    for _ in 0..if places.is_empty() { 0 } else { source.below(8) } {
        let mut at = any_day(&mut source);
        let mut deal = Deal::new(source.make(), &any_name(&mut source), places[source.below(places.len())], at);
        deal.company = any_text(&mut source, 5, false);
        deal.value = Money((source.next_u64() >> 14) as i64 % (LARGEST_AMOUNT + 1));
        deal.owner = any_text(&mut source, 2, false);
        deal.source = any_text(&mut source, 2, false);
        deal.next_step = any_text(&mut source, 4, true);
        deal.next_step_on = (source.below(2) == 0).then_some(at);
        deal.notes = any_text(&mut source, 9, true);
        deal.ticked = (0..source.below(3)).map(|_| source.make()).collect();
        for _ in 0..source.below(4) {
            let node = if source.below(3) == 0 { old.id } else { places[source.below(places.len())] };
            let entered = at;
            at = at.plus_days(source.below(40) as i64);
            let gate = GateOverride { reason: any_name(&mut source), missing: vec![any_text(&mut source, 3, true)] };
            let refusal = Refusal {
                reason: any_text(&mut source, 5, true),
                revisit: (source.below(2) == 0).then(|| at.plus_days(9)),
                undecided: source.below(4) == 0,
            };
            let left = Departure {
                on: at,
                by: (0..source.below(3)).map(|_| source.make()).collect(),
                gate_override: (source.below(3) == 0).then_some(gate),
                refusal: (source.below(3) == 0).then_some(refusal),
            };
            let here = deal.visits.pop().unwrap();
            deal.visits.push(Visit { node, entered, left: Some(left) });
            deal.visits.push(Visit { entered: at, ..here });
        }
        document.deals.insert(deal.id, deal);
    }
    document.retired.insert(old.id, old);
    assert_eq!(document.invariants(), []);
    document
}

/// Any document.
pub fn documents() -> impl Strategy<Value = Document> {
    any::<u64>().prop_map(from_seed)
}
