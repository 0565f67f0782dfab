//! The running example of the process mining books, and logs of random maps whose truth is known.

use super::*;
use crate::core::analytics::directly_follows;
use crate::core::geometry::point;
use crate::core::ids::{DealId, IdSource, Identifier, MapId, NodeId, TransitionId};
use crate::core::io::{read, write_compact};
use crate::core::model::{Date, Deal, Departure, Document, Node, NodeKind, Refusal, Transition, TransitionKind, Visit};
use crate::core::sorted::Map;

fn day() -> Date {
    Date::new(2026, 1, 1).unwrap()
}

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn log(nodes: &[&str], ways: &[(&str, &str)], traces: &[&[&str]]) -> Document {
    let mut map = Document::new(MapId::parse("m").unwrap(), "Log", day());
    for (at, name) in nodes.iter().enumerate() {
        let kind = match *name {
            "pay" => NodeKind::Won,
            "reject" => NodeKind::Lost,
            _ => NodeKind::Stage,
        };
        let node = Node::new(id(name), kind, name, point(300.0 * at as f64, 0.0));
        map.nodes.insert(node.id, node);
    }
    for (at, (from, to)) in ways.iter().enumerate() {
        let transition: Transition = Transition::new(id(&format!("t{at}")), TransitionKind::Advance, id(from), id(to));
        map.transitions.insert(transition.id, transition);
    }
    for (at, trace) in traces.iter().enumerate() {
        let deal = deal(&format!("{}", at + 1), &trace.iter().map(|name| id(name)).collect::<Vec<_>>(), &map);
        map.deals.insert(deal.id, deal);
    }
    map
}

fn deal(name: &str, nodes: &[NodeId], map: &Document) -> Deal {
    let mut deal = Deal::new(DealId::parse(name).unwrap(), name, nodes[0], day());
    deal.visits.clear();
    for (at, node) in nodes.iter().enumerate() {
        let on = day().plus_days(at as i64 + 1);
        let left = nodes.get(at + 1).map(|next| {
            let refused = map.node_kind(*next).is_some_and(NodeKind::is_refusal);
            let refusal =
                refused.then(|| Refusal { reason: "No".into(), revisit: Some(on.plus_days(9)), undecided: false });
            Departure { on, by: Vec::new(), gate_override: None, refusal }
        });
        deal.visits.push(Visit { node: *node, entered: day().plus_days(at as i64), left });
    }
    deal
}

const TRACES: [&[&str]; 6] = [
    &["register", "thoroughly", "check", "decide", "reject"],
    &["register", "check", "casually", "decide", "pay"],
    &["register", "casually", "check", "decide", "reinitiate", "thoroughly", "check", "decide", "pay"],
    &["register", "check", "thoroughly", "decide", "reject"],
    &[
        "register",
        "casually",
        "check",
        "decide",
        "reinitiate",
        "check",
        "casually",
        "decide",
        "reinitiate",
        "casually",
        "check",
        "decide",
        "reject",
    ],
    &["register", "casually", "check", "decide", "pay"],
];

const DRAWN: [(&str, &str); 7] = [
    ("register", "casually"),
    ("register", "thoroughly"),
    ("casually", "check"),
    ("thoroughly", "check"),
    ("check", "decide"),
    ("decide", "pay"),
    ("decide", "reject"),
];

fn example() -> Document {
    log(&["register", "casually", "thoroughly", "check", "decide", "pay", "reject"], &DRAWN, &TRACES)
}

/// "Reinitiate" is not on the map: a deleted node, as deals remember it.
fn with_retired() -> Document {
    let mut map = example();
    let node: NodeId = id("reinitiate");
    let retired = crate::core::model::RetiredNode { id: node, kind: NodeKind::Stage, name: "reinitiate".into() };
    map.retired.insert(node, retired);
    map
}

/// The histories of a map held against it.
fn held(map: &Document) -> Conformance {
    let ways = Ways::of(map);
    conformance(map, &ways, &variants(map, &ways, |_| true))
}

fn nodes(deal: &Deal) -> Vec<NodeId> {
    deal.visits.iter().map(|visit| visit.node).collect()
}

#[test]
fn the_running_example_conforms_as_it_is_known_to() {
    let map = with_retired();
    let found = held(&map);
    assert_eq!((found.conforming_moves, found.moves, found.conforming, found.deals), (22, 36, 2, 6));
    assert!((found.fitness.share().unwrap() - 0.866_667).abs() < 1e-6);
    let ways = Ways::of(&map);
    let shares: Vec<f64> = map.deals.values().map(|deal| fitness(&ways, &nodes(deal)).share().unwrap()).collect();
    for (found, known) in shares.iter().zip([1.0, 0.8333, 0.8889, 0.8333, 0.75, 1.0]) {
        assert!((found - known).abs() < 5e-5, "{shares:?}");
    }
    let ghosts: Vec<_> =
        found.ghosts.iter().map(|ghost| (ghost.from.to_string(), ghost.to.to_string(), ghost.count)).collect();
    assert_eq!(ghosts[0], ("decide".into(), "reinitiate".into(), 3));
    assert_eq!(ghosts.iter().map(|(.., count)| count).sum::<usize>(), 14);
    assert!(ghosts.contains(&("casually".into(), "decide".into(), 2)), "{ghosts:?}");
    assert!(found.unused.is_empty());
    assert_eq!(found.used.get(&id::<TransitionId>("t4")), Some(&6), "check to decide");
    let of = found.ghosts.iter().find(|ghost| ghost.from == id::<NodeId>("register")).unwrap();
    assert_eq!(of.deals, [id::<DealId>("2"), id("4")]);
}

#[test]
fn variants_are_told_apart_with_how_they_went() {
    let mut map = example();
    let twice = deal("7", &TRACES[5].iter().map(|name| id(name)).collect::<Vec<_>>(), &map);
    map.deals.insert(twice.id, twice);
    let open = deal("8", &[id("register"), id("check")], &map);
    map.deals.insert(open.id, open);
    let found = variants(&map, &Ways::of(&map), |_| true);
    assert_eq!(found.len(), 7);
    let first = &found[0];
    assert_eq!((first.deals.len(), first.won, first.closed, first.conforms), (2, 2, 2, true));
    assert_eq!((first.days, first.win_rate()), (Some(4.0), Some(1.0)));
    let open = found.iter().find(|variant| variant.nodes.len() == 2).unwrap();
    assert_eq!((open.closed, open.days, open.win_rate(), open.conforms), (0, None, None, false));
}

#[test]
fn discovery_at_nothing_finds_exactly_what_occurs() {
    let map = with_retired();
    let moves = Moves::of(&variants(&map, &Ways::of(&map), |_| true));
    let found = moves.discover(Thresholds::default());
    let mut known: Vec<_> =
        directly_follows(&map, |_| true).iter().map(|pair| (pair.from, pair.to, pair.count)).collect();
    let mut all: Vec<_> = found.moves.iter().map(|found| (found.from, found.to, found.count)).collect();
    known.sort();
    all.sort();
    assert_eq!(all, known);
    assert_eq!(all.len(), 16);
    assert_eq!((found.covered, found.deals, found.share()), (6, 6, Some(1.0)));
    assert_eq!(found.starts, [(id("register"), 6)]);
    assert_eq!(found.stages.len(), 8);
    assert_eq!(found.stages[0], (id("register"), 6));
    assert_eq!(moves.most(), Thresholds { stages: 6, moves: 4 });
    // Only what at least three deals did.
    let found = moves.discover(Thresholds { stages: 0, moves: 3 });
    assert!(found.moves.iter().all(|found| found.deals >= 3));
    assert_eq!(found.covered, 1, "register, casually, check, decide, pay");
    // Without the two rare stages deals went past them; where deals are now stays.
    let found = moves.discover(Thresholds { stages: 4, moves: 0 });
    assert_eq!(found.share(), Some(1.0));
    let stages: Vec<_> = found.stages.iter().map(|(node, _)| node.to_string()).collect();
    assert!(!stages.contains(&"reinitiate".to_owned()) && stages.contains(&"pay".to_owned()), "{stages:?}");
}

#[test]
fn a_discovered_map_holds_its_deals_and_conforms_wholly() {
    let map = with_retired();
    let moves = Moves::of(&variants(&map, &Ways::of(&map), |_| true));
    for thresholds in [Thresholds::default(), Thresholds { stages: 4, moves: 2 }] {
        let drawn = moves.discover(thresholds).document(&map, "Found", &mut IdSource::new(3));
        let again = read(write_compact(&drawn).as_bytes()).unwrap().document;
        assert_eq!(again, drawn);
        assert_eq!(drawn.deals.len(), 6);
        if thresholds == Thresholds::default() {
            assert_eq!(held(&drawn).share_of_deals(), Some(1.0));
        }
        let nodes: Vec<&Node> = drawn.nodes.values().collect();
        for (at, one) in nodes.iter().enumerate() {
            assert!(nodes.iter().skip(at + 1).all(|other| !one.bounds().overlaps(&other.bounds())));
        }
    }
    // As a layer: what is missing between nodes of the map, and then nothing is.
    let mut map = example();
    let ways = Ways::of(&map);
    let found = Moves::of(&variants(&map, &ways, |_| true)).discover(Thresholds::default());
    let added = found.missing(&map, &mut IdSource::new(4));
    let back = added.iter().find(|way| way.from == id::<NodeId>("check") && way.to == id::<NodeId>("casually"));
    assert_eq!(back.map(|way| way.kind), Some(TransitionKind::Recycle));
    map.transitions.extend(added.into_iter().map(|way| (way.id, way)));
    assert!(found.missing(&map, &mut IdSource::new(5)).is_empty());
}

/// A random map of stages, decisions and outcomes, in which every way leads on to an outcome.
fn random_map(ids: &mut IdSource, stages: usize) -> Document {
    let mut map = Document::new(MapId::parse("m").unwrap(), "Random", day());
    let add = |map: &mut Document, kind, at: usize, name: String| {
        let node = Node::new(id(&name), kind, &name, point(300.0 * at as f64, 0.0));
        map.nodes.insert(node.id, node);
    };
    for at in 0..stages {
        add(&mut map, NodeKind::Stage, at, format!("s{at}"));
        if at % 2 == 1 {
            add(&mut map, NodeKind::Decision, at, format!("q{at}"));
        }
    }
    add(&mut map, NodeKind::Won, stages, "won".into());
    add(&mut map, NodeKind::Lost, stages, "lost".into());
    let connect = |map: &mut Document, ids: &mut IdSource, from: &str, to: &str| {
        let way: Transition = Transition::new(ids.make(), TransitionKind::Advance, id(from), id(to));
        map.transitions.insert(way.id, way);
    };
    for at in 0..stages {
        let next = if at + 1 < stages { format!("s{}", at + 1) } else { "won".to_owned() };
        let from = if at % 2 == 1 {
            connect(&mut map, ids, &format!("s{at}"), &format!("q{at}"));
            format!("q{at}")
        } else {
            format!("s{at}")
        };
        connect(&mut map, ids, &from, &next);
        if ids.below(2) == 0 {
            connect(&mut map, ids, &from, "lost");
        }
        // Back, but not to the first, where deals begin.
        if ids.below(3) == 0 && at > 1 {
            let back = 1 + ids.below(at - 1);
            connect(&mut map, ids, &from, &format!("s{back}"));
        }
    }
    map
}

#[test]
fn a_log_that_a_map_made_conforms_to_it_and_shows_its_ways() {
    let cases = 150;
    for seed in 0..cases {
        let mut ids = IdSource::new(seed);
        let stages = 3 + ids.below(8);
        let mut map = random_map(&mut ids, stages);
        let mut truth: Map<(NodeId, NodeId), usize> = Map::new();
        for number in 0..40 {
            let mut nodes: Vec<NodeId> = vec![id("s0")];
            let mut at: NodeId = id("s0");
            for _ in 0..60 {
                let ways: Vec<NodeId> =
                    map.transitions.values().filter(|way| way.from == at).map(|way| way.to).collect();
                if ways.is_empty() || (nodes.len() > 3 && ids.below(12) == 0 && map.holds_deals(at)) {
                    break;
                }
                at = ways[ids.below(ways.len())];
                if map.holds_deals(at) {
                    let before = nodes[nodes.len() - 1];
                    *truth.or_insert_with((before, at), || 0) += 1;
                    nodes.push(at);
                }
            }
            let deal = deal(&format!("d{number}"), &nodes, &map);
            map.deals.insert(deal.id, deal);
        }
        let found = held(&map);
        assert_eq!((found.conforming, found.conforming_moves), (found.deals, found.moves), "seed {seed}");
        assert!(found.ghosts.is_empty());
        assert_eq!(found.fitness.share(), Some(1.0), "seed {seed}: {:?}", found.fitness);
        let ways = Ways::of(&map);
        let moves = Moves::of(&variants(&map, &ways, |_| true)).discover(Thresholds::default());
        let seen: Map<_, _> = moves.moves.iter().map(|found| ((found.from, found.to), found.count)).collect();
        assert_eq!(seen, truth, "seed {seed}");
        // A move that nothing leads along is a ghost, and costs the deal its conformance.
        let nodes = [id("s0"), id("s2"), id("s1")];
        let strange = deal("strange", &nodes, &map);
        map.deals.insert(strange.id, strange);
        let after = held(&map);
        assert_eq!((after.deals, after.conforming), (found.deals + 1, found.conforming), "seed {seed}");
        assert!(after.fitness.share() < Some(1.0));
        assert!(after.ghosts.iter().any(|ghost| ghost.from == id::<NodeId>("s0") && ghost.to == id::<NodeId>("s2")));
    }
}

/// Deals that go register, check, decide, pay, with so many days in "check", and some things about them.
fn won(map: &mut Document, number: usize, days: i64, owner: &str, through: Option<&str>) {
    let mut names = vec!["register", "check"];
    names.extend(through);
    names.extend(["decide", "pay"]);
    let nodes: Vec<NodeId> = names.iter().map(|name| id(name)).collect();
    let mut deal = deal(&format!("w{number}"), &nodes, map);
    let mut on = day();
    let last = deal.visits.len() - 1;
    for (at, visit) in deal.visits.iter_mut().enumerate() {
        visit.entered = on;
        on = on.plus_days(if at == 1 { days } else { i64::from(at != last) });
        if let Some(left) = &mut visit.left {
            left.on = on;
        }
    }
    deal.owner = owner.into();
    map.deals.insert(deal.id, deal);
}

#[test]
fn what_fast_deals_share_is_told_with_how_many_and_how_sure() {
    let mut map = log(&["register", "check", "casually", "decide", "pay", "reject"], &DRAWN, &[]);
    for number in 0..19 {
        won(&mut map, number, 10, "Ada", None);
    }
    let few = fast(&map, |_| true);
    assert_eq!((few.won, few.shared.len()), (19, 0), "not enough data");
    // Forty: ten fast ones, nine of them by Ada through "casually"; of thirty slow ones five are Ada's.
    map.deals.clear();
    for number in 0..40 {
        let quick = number < 10;
        let ada = if quick { number < 9 } else { number < 15 };
        let days = if quick { 5 } else { 30 + number as i64 };
        won(&mut map, number, days, if ada { "Ada" } else { "Ben" }, (quick && number > 3).then_some("casually"));
    }
    let found = fast(&map, |_| true);
    assert_eq!((found.won, found.fast), (40, 10));
    let of = |factor: Factor| found.shared.iter().find(|shared| shared.factor == factor).unwrap();
    let ada = of(Factor::Owner("Ada".into()));
    assert_eq!((ada.with, ada.without), ((9, 14), (1, 26)));
    let lift = ada.lift.unwrap();
    assert!((lift.ratio.unwrap() - (9.0 / 14.0) / (1.0 / 26.0)).abs() < 1e-9 && lift.low > 1.0);
    assert_eq!(of(Factor::Passed(id("casually"))).with, (6, 6));
    // All deals passed "check", so nothing is told by it.
    assert!(found.shared.iter().all(|shared| shared.factor != Factor::Passed(id("check"))));
    assert_eq!(fast(&map, |deal| deal.owner == "Nobody").won, 0);
}

#[test]
fn deals_off_the_map_and_slower_than_nine_in_ten_are_named_with_why() {
    let mut map = log(&["register", "check", "casually", "decide", "pay", "reject"], &DRAWN, &[]);
    map.transitions.insert(id("t9"), Transition::new(id("t9"), TransitionKind::Advance, id("register"), id("check")));
    for number in 0..20 {
        won(&mut map, number, 10, "Ada", None);
    }
    won(&mut map, 20, 90, "Ada", None);
    won(&mut map, 21, 10, "Ada", Some("reject"));
    let today = day().plus_days(400);
    let stays = crate::core::analytics::stays(&map, |_| true, today);
    let found = outliers(&map, &Ways::of(&map), &stays, |_| true, today);
    let of =
        |name: &str| found.iter().find(|outlier| outlier.deal == id::<DealId>(name)).map(|found| found.reasons.clone());
    let slow = of("w20").unwrap();
    assert!(matches!(slow[0], Reason::SlowIn { days: 90, p90, .. } if p90 == 10.0), "{slow:?}");
    assert!(matches!(slow[1], Reason::SlowInAll { days: 92, .. }), "{slow:?}");
    assert!(of("w21").unwrap().contains(&Reason::OffMap { from: id("check"), to: id("reject") }));
    assert_eq!(of("w3"), None);
    let waits = waits(&map, &stays);
    assert_eq!(waits[0].0, id::<NodeId>("check"));
    assert!((waits.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-9 && waits[0].1 > 0.8);
    // Nothing to compare with: nobody is slow.
    let few = outliers(&map, &Ways::of(&map), &crate::core::analytics::Stays::default(), |_| true, today);
    assert_eq!(few.len(), 1);
}
