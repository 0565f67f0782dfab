use super::*;
use crate::core::geometry::point;
use crate::core::ids::{DealId, EntryId, Identifier, MapId};
use crate::core::model::{Deal, Departure, Money, Node, NodeKind, Record, Transition, TransitionKind, Visit};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Three stages in a row, and two outcomes.
fn map() -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", day("2026-01-01"));
    for (index, name) in ["a", "b", "c"].iter().enumerate() {
        let node = Node::new(id(name), NodeKind::Stage, name, point(300.0 * index as f64, 0.0));
        document.nodes.insert(node.id(), node);
    }
    for (name, kind) in [("won", NodeKind::Won), ("lost", NodeKind::Lost)] {
        document.nodes.insert(id(name), Node::new(id(name), kind, name, point(900.0, 0.0)));
    }
    for (name, from, to) in [("ab", "a", "b"), ("bc", "b", "c"), ("cw", "c", "won")] {
        let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    document
}

/// A deal worth so many whole units that came to nodes on days of January.
fn deal(document: &mut Document, worth: i64, ways: &[(&str, u32)]) {
    let on = |day: u32| Date::new(2026, 1, day).unwrap();
    let name = format!("d{}", document.deals.len());
    let mut deal = Deal::new(id::<DealId>(&name), &name, id("a"), on(ways[0].1));
    deal.value = Money(worth * 100);
    deal.visits = ways.iter().map(|(node, day)| Visit { node: id(node), entered: on(*day), left: None }).collect();
    for (index, (_, day)) in ways.iter().enumerate().skip(1) {
        let left = Departure { on: on(*day), by: Vec::new(), gate_override: None, refusal: None };
        deal.visits[index - 1].left = Some(left);
    }
    document.deals.insert(deal.id, deal);
}

/// What it is on the last of January.
fn read(document: &Document, kpi: &Kpi) -> Reading {
    let today = day("2026-01-31");
    reading((document, &Flow::of(document)), &mut Ledger::of(document, today), kpi, today)
}

fn sold() -> Document {
    let mut document = map();
    deal(&mut document, 100, &[("a", 1), ("b", 3), ("c", 5), ("won", 11)]);
    deal(&mut document, 300, &[("a", 2), ("b", 8), ("c", 9), ("won", 22)]);
    deal(&mut document, 50, &[("a", 3), ("b", 4), ("lost", 10)]);
    deal(&mut document, 70, &[("a", 4), ("b", 6)]);
    deal(&mut document, 90, &[("a", 5), ("b", 7), ("c", 10), ("won", 12), ("lost", 25)]);
    deal(&mut document, 30, &[("a", 20)]);
    document
}

fn kpi(builtin: Builtin, node: Option<&str>) -> Kpi {
    Kpi { builtin, node: node.map(id), ..Kpi::blank(id::<EntryId>("k")) }
}

#[test]
fn built_in_measures_are_computed_from_the_deals() {
    let check = |builtin: Builtin, node: Option<&str>, value: f64, n: usize| {
        let found = read(&sold(), &kpi(builtin, node));
        let rounded = found.value.map(|value| (value * 100.0).round() / 100.0);
        assert_eq!(rounded, Some(value), "{builtin:?} {node:?}");
        let Origin::Computed { n: of, from, until } = found.origin else { panic!("{found:?}") };
        assert_eq!((of, until), (n, day("2026-01-31")), "{builtin:?} {node:?}");
        assert!(from.is_some_and(|from| from >= day("2026-01-01")));
    };
    check(Builtin::CycleLength, None, 10.0, 3);
    check(Builtin::CycleLength, Some("b"), 3.0, 5);
    check(Builtin::Conversion, Some("a"), 83.33, 6);
    check(Builtin::Conversion, Some("b"), 60.0, 5);
    check(Builtin::Conversion, None, 33.33, 6);
    check(Builtin::Delivered, Some("c"), 3.0, 3);
    check(Builtin::Delivered, None, 6.0, 6);
    check(Builtin::FirstResponse, None, 2.0, 5);
    check(Builtin::FirstResponse, Some("c"), 6.0, 3);
    check(Builtin::Churn, None, 33.33, 3);
    check(Builtin::Retention, None, 66.67, 3);
    check(Builtin::Revenue, None, 490.0, 3);
    check(Builtin::WinRate, None, 50.0, 4);
    check(Builtin::WinRate, Some("c"), 66.67, 3);
    // Two open deals of 50 in the mean, half of the decided won, ten days.
    check(Builtin::Velocity, None, 5.0, 6);
}

#[test]
fn velocity_is_as_defined() {
    let close = |found: Option<f64>, expected: f64| (found.unwrap() / expected - 1.0).abs() < 1e-9;
    let base = velocity(40.0, 25_000.0, 0.25, 90.0).unwrap();
    assert!((base - 2777.7778).abs() < 1e-3);
    for more in [
        velocity(48.0, 25_000.0, 0.25, 90.0),
        velocity(40.0, 30_000.0, 0.25, 90.0),
        velocity(40.0, 25_000.0, 0.3, 90.0),
    ] {
        assert!(close(more, base * 1.2));
    }
    assert!(close(velocity(40.0, 25_000.0, 0.25, 72.0), base * 1.25));
    assert_eq!(velocity(40.0, 25_000.0, 0.25, 0.0), None);
}

#[test]
fn nothing_to_compute_from_is_no_value() {
    let builtins = [
        Builtin::CycleLength,
        Builtin::Conversion,
        Builtin::Delivered,
        Builtin::FirstResponse,
        Builtin::Churn,
        Builtin::Retention,
        Builtin::Revenue,
        Builtin::Velocity,
        Builtin::WinRate,
        Builtin::Typed,
    ];
    for builtin in builtins {
        for node in [None, Some("a"), Some("gone")] {
            let found = read(&map(), &kpi(builtin, node));
            assert_eq!((found.value, found.standing), (None, Standing::NotEnoughData), "{builtin:?} {node:?}");
        }
    }
}

#[test]
fn thresholds_are_colours_with_words() {
    let check =
        |low: bool, amber: Option<f64>, red: Option<f64>, target: Option<f64>, value: f64, expected: Standing| {
            let kpi = Kpi { low_is_good: low, amber, red, target, ..kpi(Builtin::Typed, None) };
            assert_eq!(judge(&kpi, Some(value)), expected, "{kpi:?} {value}");
            assert_eq!(judge(&kpi, None), Standing::NotEnoughData);
        };
    for (value, standing) in [
        (99.0, Standing::Good),
        (51.0, Standing::Near),
        (50.0, Standing::Watch),
        (30.5, Standing::Watch),
        (30.0, Standing::Bad),
    ] {
        check(false, Some(50.0), Some(30.0), Some(99.0), value, standing);
    }
    for (value, standing) in
        [(4.0, Standing::Good), (5.0, Standing::Watch), (9.0, Standing::Watch), (10.0, Standing::Bad)]
    {
        check(true, Some(5.0), Some(10.0), None, value, standing);
    }
    check(false, Some(30.0), Some(50.0), None, 40.0, Standing::Disordered);
    check(true, Some(10.0), Some(5.0), None, 40.0, Standing::Disordered);
    check(false, Some(30.0), Some(30.0), None, 30.0, Standing::Bad);
    check(false, None, Some(30.0), None, 31.0, Standing::Good);
    check(false, None, None, Some(10.0), 9.0, Standing::Watch);
    check(true, None, None, Some(10.0), 9.0, Standing::Good);
    check(false, None, None, None, 9.0, Standing::Unjudged);
}

#[test]
fn the_worst_measure_of_a_stage_is_shown() {
    let mut document = sold();
    let mut put = |name: &str, node: Option<&str>, value: f64, red: Option<f64>| {
        let kpi = Kpi { id: id(name), node: node.map(id), value: Some(value), red, ..kpi(Builtin::Typed, None) };
        document.entries.insert(kpi.id, kpi.entry());
    };
    put("k1", Some("a"), 5.0, Some(1.0));
    put("k2", Some("a"), 1.0, Some(2.0));
    put("k3", Some("b"), 1.0, None);
    put("k4", None, 1.0, Some(2.0));
    let today = day("2026-01-31");
    let found = gauges(&document, &Flow::of(&document), &mut Ledger::of(&document, today), today);
    let shown: Vec<_> = found.iter().map(|(id, gauge)| (id.to_string(), gauge.value, gauge.standing)).collect();
    assert_eq!(shown, [("a".to_owned(), 1.0, Standing::Bad)]);
}
